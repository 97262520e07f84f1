"""The form of an escalation ladder: for which severity, and after how long whom of ours and theirs it reaches."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from msp_desk.commands.plan_ladders import save_ladder
from msp_desk.queries.plans import ladder_draft
from msp_desk.reports.plan.told import after_told, channel_told
from msp_desk.ui.forms.amount_fields import FromZero
from msp_desk.ui.forms.choice_fields import Choice
from msp_desk.ui.forms.field import Section
from msp_desk.ui.forms.pick_fields import Pick
from msp_desk.ui.forms.record_fields import Records
from msp_desk.ui.forms.text_fields import Lines, Text
from msp_desk.ui.pages.plans.item_form import ItemForm
from msp_desk.ui.pages.plans.known import Known, PlanSeats
from msp_desk.values.enums import Channel, Side
from msp_desk.values.phrases import Phrase
from msp_desk.values.plan_drafts import LadderDraft, RungDraft
from msp_desk.values.plans import Duration, TimeUnit


def _rungs(known: Known) -> Records:
    t = known.around.words.t
    ours, theirs = PlanSeats(known, Side.OURS), PlanSeats(known, Side.THEIRS)
    # A line each: names and titles are long.
    of_ours = Pick("ours_key", t("Whom of ours"), lookup=ours.lookup, name_of=ours.name_of, placeholder=t("a position of ours"))  # fmt: skip
    of_theirs = Pick("theirs_key", t("Whom of the client"), lookup=theirs.lookup, name_of=theirs.name_of, placeholder=t("one of the client"))  # fmt: skip
    how = (
        FromZero("after", t("After how long; 0 is at once"), placeholder=t("after"), most=100_000, width=64),
        Choice("unit", t("Unit"), words_of=TimeUnit, width=126),
        Choice("channel", t("Channel"), words_of=Channel, optional=True, none=t("channel"), width=112),
        Text(
            "number",
            t("Number; empty: that of whoever holds the position"),
            placeholder=t("their own number"),
        ),
    )
    return Records(
        "rungs", "", wide=True, rows=((of_ours,), (of_theirs,), how), blank=RungDraft, add=t("Step"), keys="Ctrl+Shift+N", ordered=True
    )  # fmt: skip


class LadderForm(ItemForm[LadderDraft]):
    """One severity and its steps from the first up to the general director."""

    kind = "ladder"
    parts = "rungs"
    panel_width = 640
    load = ladder_draft
    save = save_ladder
    field_of = {
        "Say for which severity this ladder is.": "severity",
        "«%(title)s» belongs to neither the client nor your firm.": "rungs",
        "«%(title)s» is a position of the other side.": "rungs",
        "Give a length of time from 0 to %(most)d.": "rungs",
    }

    def __init__(self, known: Known, draft: LadderDraft, parent: QWidget | None = None) -> None:
        t = known.around.words.t
        fields = [
            Text(
                "severity", t("Severity"), required=True, placeholder=t("Urgent: the business stands still")
            ),
            Lines(
                "description",
                t("When it applies"),
                rows=2,
                placeholder=t("more than ten people cannot work…"),
            ),
        ]
        titles = t("New escalation ladder"), t("Escalation ladder")
        sections = [Section("", fields), Section(t("Steps, from the first up"), [_rungs(known)])]
        super().__init__(known, draft, sections, titles, parent)

    def field_told(self, draft: LadderDraft, field: str) -> str:
        """Steps in one line: after how long, whom, by which number."""
        if field != "rungs" or not draft.rungs:
            return super().field_told(draft, field)
        return "; ".join(self._rung_told(rung) for rung in draft.rungs)

    def _rung_told(self, rung: RungDraft) -> str:
        words = self._around.words
        seats = [self.name_of(key) for key in (rung.ours_key, rung.theirs_key) if key is not None]
        how = [channel_told(rung.channel, words), rung.number]
        return ", ".join(p for p in (after_told(Duration(rung.after, rung.unit), words), *seats, *how) if p)

    def deed(self, draft: LadderDraft, *, new: bool) -> Phrase:
        """What the toast says."""
        named = {"severity": draft.severity}
        return Phrase("Add the ladder %(severity)s", named) if new else Phrase("Change the ladder %(severity)s", named)  # fmt: skip
