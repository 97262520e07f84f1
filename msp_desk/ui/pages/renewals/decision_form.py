"""The form that says how a renewal was decided: renewed, renegotiated with new conditions, notice given, or lost."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from msp_desk.commands.contracts import decide_renewal
from msp_desk.queries.clients import client_country
from msp_desk.queries.contracts import contract_draft
from msp_desk.rules.contract_decisions import ENDING, terms_again
from msp_desk.ui.forms.choice_fields import Segments
from msp_desk.ui.forms.date_fields import Day
from msp_desk.ui.forms.field import Section
from msp_desk.ui.forms.form import Form
from msp_desk.ui.forms.record_form import RecordForm
from msp_desk.ui.forms.text_fields import Lines
from msp_desk.ui.pages.renewals.entries import DecisionEntry, terms_in, terms_of
from msp_desk.ui.pages.renewals.fields import FIELD_OF, TermsFollow, conditions
from msp_desk.ui.pages.renewals.outlook import Outlook
from msp_desk.ui.parts.choices import Segment
from msp_desk.ui.surroundings import Surroundings
from msp_desk.values.contracts import ContractDraft, Decision, DecisionDraft, Renewal
from msp_desk.values.enums import Promiser
from msp_desk.values.phrases import Phrase

_DEED = {
    Decision.RENEWED: Phrase("Renew a contract"),
    Decision.RENEGOTIATED: Phrase("Renegotiate a contract"),
    Decision.NOTICE_GIVEN: Phrase("Note that notice was given"),
    Decision.LOST: Phrase("Note that a contract was lost"),
}


class DecisionForm(RecordForm[DecisionEntry]):
    """`begin` says of which contract and which end, and how it may be decided. Errors: Refused where the contract is gone."""

    panel_width = 560
    field_of = {
        "A decision cannot have been taken on a day that is still to come.": "decided_on",
        "Say in a few words why it ends: it will be asked one day.": "reason",
        "This text is too long to keep: %(n)d characters.": "reason",
        "The last day of the contract cannot be before the day of the decision.": "last_day",
        "The last day of the contract cannot be before its first.": "last_day",
        **FIELD_OF,
    }

    def __init__(self, around: Surroundings, begin: DecisionDraft, parent: QWidget | None = None) -> None:
        t, self._begin = around.words.t, begin
        self._contract = around.desk.ask(contract_draft, begin.contract_key) or ContractDraft()
        client = self._contract.client_key
        self._country = around.desk.ask(client_country, client) if client is not None else ""
        self._outlook = Outlook(around)
        self._new = [s.title for s in conditions(around)]
        sections = [Section("", _lines(around, begin)), *conditions(around)]
        entry = _entry_of(begin, self._contract)
        form: Form[DecisionEntry] = Form(around.words, sections, entry)
        name = f"decision/{begin.contract_key.hex}/{begin.for_end.isoformat()}"
        super().__init__(around, name, form, parent)
        self.title = t("Renewal of %(name)s", name=self._contract.name)
        self._follow = TermsFollow(form)
        form.draft_changed.connect(self._look_ahead)
        self._look_ahead()

    def under_form(self) -> Sequence[QWidget]:
        """What follows."""
        return (self._outlook,)

    def current(self) -> None:
        """A decision is always a new one."""

    def keep(self, draft: DecisionEntry, loaded: DecisionEntry, current: DecisionEntry | None) -> UUID:
        """Record the decision."""
        return self._around.desk.do(_DEED[draft.decision], decide_renewal, self._decided(draft))

    def _decided(self, entry: DecisionEntry) -> DecisionDraft:
        ending = entry.decision in ENDING
        return DecisionDraft(
            self._begin.contract_key,
            self._begin.for_end,
            entry.decision,
            entry.decided_on or self._around.today(),
            entry.reason,
            entry.by_side,
            terms_of(entry) if self._asks_terms(entry) else None,
            entry.last_day if ending else None,
        )

    def _asks_terms(self, entry: DecisionEntry) -> bool:
        """Whether new conditions are agreed: when they are renegotiated, and when what would have ended goes on."""
        ends = self._contract.terms.renewal is Renewal.ENDS
        return entry.decision is Decision.RENEGOTIATED or (entry.decision is Decision.RENEWED and ends)

    @Slot()
    def _look_ahead(self) -> None:
        # Asked anew: one field fills in another while the change of the first is still being told.
        entry = self.form.draft()
        new, ending = self._asks_terms(entry), entry.decision in ENDING
        self.form.show_field("last_day", ending)
        for widget in (w for title in self._new for w in self.form.sections[title]):
            widget.setVisible(new)
        words, end = self._around.words, self._begin.for_end
        if ending:
            last = words.day(entry.last_day or end, "long")
            self._outlook.say(
                words.t("The contract ends on %(day)s. Nothing more is asked about it.", day=last)
            )
        elif new:
            self._outlook.show_terms(terms_of(entry), self._country, None)
        else:
            self._outlook.show_terms(self._contract.terms, self._country, end)


def _lines(around: Surroundings, begin: DecisionDraft) -> list[Segments | Day | Lines]:
    words, t, today = around.words, around.words.t, around.today()
    ways = tuple(Segment(d, words.term(d)) for d in Decision)
    sides = (Segment(Promiser.US, t("Us")), Segment(Promiser.THEM, t("Them")))
    end = t("The term that ends on %(day)s", day=words.day(begin.for_end, "long"))
    return [
        Segments("decision", t("How it was decided"), segments=ways, wide=True, hint=end),
        Segments("by_side", t("By whom"), segments=sides),
        Day("decided_on", t("Decided on"), today=today, required=True, width=168),
        Day("last_day", t("Last day"), today=today, width=168, hint=t("The contract's last day, where it is not the end of the term")),
        Lines("reason", t("Reason"), rows=3, placeholder=t("Why, in a few words: it will be asked one day")),
    ]  # fmt: skip


def _entry_of(begin: DecisionDraft, contract: ContractDraft) -> DecisionEntry:
    """The new conditions begin as those of before, for another term."""
    terms = begin.terms or terms_again(contract.terms, begin.for_end)
    return DecisionEntry(
        **terms_in(terms),
        contract_key=begin.contract_key,
        for_end=begin.for_end,
        decision=begin.decision,
        by_side=begin.by_side,
        decided_on=begin.decided_on,
        reason=begin.reason,
        last_day=begin.last_day,
    )
