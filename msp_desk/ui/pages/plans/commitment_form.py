"""The form of a commitment: what is promised, how it is measured, and what missing it leads to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import cast
from uuid import UUID

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from msp_desk.commands.plan_items import save_commitment
from msp_desk.queries.plans import commitment_draft
from msp_desk.reports.plan.told import amount_told, impact_told
from msp_desk.rules.amount_text import Measure
from msp_desk.ui.forms.amount_fields import Amount, AmountEditor
from msp_desk.ui.forms.choice_fields import Choice
from msp_desk.ui.forms.field import Editor, Field, Section, Together
from msp_desk.ui.forms.record_fields import Records, RecordsEditor
from msp_desk.ui.forms.text_fields import Lines, Text
from msp_desk.ui.pages.plans.item_form import ItemForm
from msp_desk.ui.pages.plans.known import Known
from msp_desk.values.phrases import Phrase
from msp_desk.values.plan_drafts import CommitmentDraft
from msp_desk.values.plans import Comparison, Frequency, Impact, ImpactKind, Target, TargetKind, TimeUnit

_MEASURES = {TargetKind.PERCENT: Measure.PERCENT, TargetKind.DATE: Measure.DAY}
_PAID_IN = {ImpactKind.CREDIT_PERCENT: Measure.PERCENT, ImpactKind.CREDIT_AMOUNT: Measure.MONEY}


def _target(known: Known) -> Together:
    t = known.around.words.t
    fields = [
        Choice("comparison", t("How it is compared"), words_of=Comparison, width=130),
        Amount("amount", t("How much"), today=known.around.today(), placeholder=t("how much"), width=112),
        Choice("unit_of_time", t("Unit of time"), words_of=TimeUnit, width=150),
        Text("unit", t("Of what"), placeholder=t("visits, reports…")),
    ]
    return Together(t("Target"), fields)


def _impacts(known: Known) -> Records:
    t = known.around.words.t
    first = (
        Choice("kind", t("What follows"), words_of=ImpactKind),
        Amount("amount", t("How much"), placeholder=t("how much"), width=88),
        Text("currency", t("Currency"), placeholder="EUR", width=64),
    )
    second = (
        Amount("beyond", t("From which measured value on; empty: as soon as it is missed"), today=known.around.today(), placeholder=t("from…"), width=112),
        Text("text", t("More about it"), placeholder=t("more about it")),
    )  # fmt: skip
    return Records(
        "impacts", "", wide=True, rows=(first, second), blank=_blank, add=t("Impact"), keys="Ctrl+Shift+N", ordered=True
    )  # fmt: skip


def _blank() -> Impact:
    return Impact(ImpactKind.CREDIT_PERCENT)


class CommitmentForm(ItemForm[CommitmentDraft]):
    """Indicator, target, measurement and impact; the fields that make no sense for a target are not shown."""

    kind = "commitment"
    parts = "impacts"
    load = commitment_draft
    save = save_commitment
    field_of = {
        "Say what is measured.": "indicator",
        "Say what is promised: a commitment needs a target.": "amount",
        "Say in what the time is counted: minutes, hours or days.": "unit_of_time",
        "This target makes no sense. Check its number.": "amount",
        "Say how much is credited.": "impacts",
        "Say in which currency the credit is, by its three letters, such as EUR.": "impacts",
        "The amount of an impact makes no sense. Check its number.": "impacts",
        "Say what follows when the commitment is missed.": "impacts",
    }

    def __init__(self, known: Known, draft: CommitmentDraft, parent: QWidget | None = None) -> None:
        t = known.around.words.t
        fields: list[Field | Together] = [
            Text(
                "indicator",
                t("What is measured"),
                required=True,
                placeholder=t("Response to urgent incidents"),
            ),
            Text("service", t("Service"), suggestions=known.services(), placeholder=t("one of the scope")),
            Choice("kind", t("Counted in"), words_of=TargetKind, width=190),
            _target(known),
            Text(
                "hours",
                t("The clock runs"),
                suggestions=known.hours(),
                placeholder=t("Monday to Friday, 8 to 18"),
            ),
        ]
        measured = [
            Choice("frequency", t("How often"), words_of=Frequency, width=190),
            Lines("measured_how", t("How"), rows=2, placeholder=t("from the ticket's opening to the first answer of a person")),
            Text("measured_from", t("From what"), placeholder=t("the ticket system, the monitoring…")),
            Lines("exclusions", t("Does not count"), rows=2, placeholder=t("announced maintenance, power cuts at the client…")),
        ]  # fmt: skip
        sections = [
            Section("", fields),
            Section(t("How it is measured"), measured),
            Section(t("When it is missed"), [_impacts(known)]),
        ]
        titles = t("New commitment"), t("Commitment")
        super().__init__(known, draft, sections, titles, parent)
        self._records().grown.connect(self._follow)
        self._show_anew()
        self.form.draft_changed.connect(self._follow)

    def keep(self, draft: CommitmentDraft, loaded: CommitmentDraft, current: CommitmentDraft | None) -> UUID:
        """Save it; what is promised to happen needs no number."""
        happens = draft.kind is TargetKind.YES_NO
        return super().keep(replace(draft, amount=1) if happens else draft, loaded, current)

    def field_told(self, draft: CommitmentDraft, field: str) -> str:
        """Numbers in what they are counted in."""
        words = self._around.words
        target = Target(draft.kind, draft.comparison, draft.amount or 0, draft.unit_of_time, draft.unit)
        if field == "amount" and draft.amount is not None:
            return amount_told(target, draft.amount, words)
        if field == "impacts" and draft.impacts:
            return "; ".join(impact_told(i, target, draft.frequency, words) for i in draft.impacts)
        return super().field_told(draft, field)

    def deed(self, draft: CommitmentDraft, *, new: bool) -> Phrase:
        """What the toast says."""
        what = {"what": draft.indicator}
        return Phrase("Commit to %(what)s", what) if new else Phrase("Change the commitment %(what)s", what)

    @Slot()
    def _begin_anew(self) -> None:
        super()._begin_anew()
        self._show_anew()

    def _records(self) -> RecordsEditor:
        return cast(RecordsEditor, self.form.editor("impacts"))

    def _show_anew(self) -> None:
        """Count in what the draft says, then show its numbers."""
        draft = self.form.draft()
        impacts = draft.impacts
        self._arrange()
        self.form.editor("amount").set_value(draft.amount)
        for editors, impact in zip(self._records().each(), impacts, strict=False):
            editors["beyond"].set_value(impact.beyond)
            editors["amount"].set_value(impact.amount)

    @Slot()
    def _follow(self, *_: object) -> None:
        for changed in self._arrange():
            changed.edited.emit()

    def _arrange(self) -> list[Editor]:
        """Show what the kinds chosen ask for; returns whose amount is another now, since it is counted otherwise."""
        kind = self.form.editor("kind").value()
        measure = _MEASURES.get(kind, Measure.WHOLE)
        shown = {"comparison": kind is not TargetKind.YES_NO, "amount": kind is not TargetKind.YES_NO}
        shown |= {"unit_of_time": kind is TargetKind.TIME, "unit": kind is TargetKind.COUNT}
        for name, on in shown.items():
            self.form.editor(name).setVisible(on)
        pairs = [(self.form.editor("amount"), measure)]
        for editors in self._records().each():
            editors["beyond"].setVisible(kind is not TargetKind.YES_NO)
            pairs += [(editors["beyond"], measure), (editors["amount"], self._paid(editors))]
        return [e for e, m in pairs if isinstance(e, AmountEditor) and e.measure_in(m)]

    def _paid(self, editors: Mapping[str, Editor]) -> Measure:
        kind = editors["kind"].value()
        editors["amount"].setVisible(kind in _PAID_IN)
        money = kind is ImpactKind.CREDIT_AMOUNT
        if money and not editors["currency"].value() and editors["currency"].isHidden():
            editors["currency"].set_value(self._known.currency())
        editors["currency"].setVisible(money)
        return _PAID_IN.get(kind, Measure.WHOLE)
