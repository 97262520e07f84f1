"""The form of a procedure: how something is asked for, what must be told, and the steps that follow."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from msp_desk.commands.plan_items import save_procedure
from msp_desk.queries.plans import procedure_draft
from msp_desk.reports.plan.told import duration_told, procedure_name, step_who
from msp_desk.ui.forms.amount_fields import Length
from msp_desk.ui.forms.choice_fields import Choice
from msp_desk.ui.forms.field import Section
from msp_desk.ui.forms.pick_fields import Pick
from msp_desk.ui.forms.record_fields import Records
from msp_desk.ui.forms.text_fields import Lines, Text
from msp_desk.ui.pages.plans.item_form import ItemForm
from msp_desk.ui.pages.plans.known import Known, PlanSeats
from msp_desk.values.enums import Channel
from msp_desk.values.phrases import Phrase
from msp_desk.values.plan_content import ProcedureSaid
from msp_desk.values.plan_drafts import ProcedureDraft
from msp_desk.values.plans import RequestKind, StepSaid


def _blank() -> StepSaid:
    return StepSaid("")


def _steps(known: Known) -> Records:
    t, seats = known.around.words.t, PlanSeats(known, key_of=str)
    what = (Text("text", t("What is done"), placeholder=t("what is done")),)
    who = (
        Pick("seat", t("Position that does it"), lookup=seats.lookup, name_of=seats.name_of, placeholder=t("by which position")),
        Text("who", t("Who does it, in words"), placeholder=t("or in words: whoever is on call")),
    )  # fmt: skip
    takes = (Length("takes", t("How long it may take"), placeholder=t("takes"), width=220),)
    return Records(
        "steps", "", wide=True, rows=(what, who, takes), blank=_blank, add=t("Step"), keys="Ctrl+Shift+N", ordered=True
    )  # fmt: skip


class ProcedureForm(ItemForm[ProcedureDraft]):
    """How an extension, a change, an incident, a complaint… goes."""

    kind = "procedure"
    parts = "steps"
    load = procedure_draft
    save = save_procedure
    field_of = {"Say what this kind of request is called.": "name"}

    def __init__(self, known: Known, draft: ProcedureDraft, parent: QWidget | None = None) -> None:
        t = known.around.words.t
        fields = [
            Choice("kind", t("Kind of request"), words_of=RequestKind, width=260),
            Text("name", t("Your name for it"), placeholder=t("only where the kind does not say it")),
            Choice("channel", t("Channel"), words_of=Channel, optional=True, none=t("not said yet"), width=190),
            Lines("needed", t("What is needed"), rows=3, placeholder=t("a form, a serial number, who approves it…")),
            Text("hours", t("Hours"), suggestions=known.hours(), placeholder=t("Monday to Friday, 8 to 18")),
        ]  # fmt: skip
        titles = t("New procedure"), t("Procedure")
        sections = [Section("", fields), Section(t("Steps"), [_steps(known)])]
        super().__init__(known, draft, sections, titles, parent)

    def field_told(self, draft: ProcedureDraft, field: str) -> str:
        """Steps in one line: what, who, how long."""
        if field != "steps" or not draft.steps:
            return super().field_told(draft, field)
        words, content = self._around.words, self._known.content
        parts = ((s.text, step_who(content, s, words), duration_told(s.takes, words)) for s in draft.steps)
        return "; ".join(", ".join(p for p in step if p) for step in parts)

    def deed(self, draft: ProcedureDraft, *, new: bool) -> Phrase:
        """What the toast says."""
        said = ProcedureSaid("", draft.kind, draft.name)
        name = {"name": procedure_name(said, self._around.words)}
        return Phrase("Add the procedure %(name)s", name) if new else Phrase("Change the procedure %(name)s", name)  # fmt: skip
