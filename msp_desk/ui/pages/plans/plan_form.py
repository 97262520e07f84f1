"""The form of what holds for a service plan as a whole: its language, its introduction, when it is looked at again."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtWidgets import QWidget

from msp_desk.commands.plans import save_plan
from msp_desk.queries.plans import plan_draft
from msp_desk.ui.forms.choice_fields import Choice
from msp_desk.ui.forms.date_fields import Day
from msp_desk.ui.forms.field import Section
from msp_desk.ui.forms.form import Form
from msp_desk.ui.forms.record_form import RecordForm
from msp_desk.ui.forms.text_fields import Lines, Number
from msp_desk.ui.surroundings import Surroundings
from msp_desk.values.enums import Language
from msp_desk.values.phrases import Phrase
from msp_desk.values.plan_drafts import PlanDraft


class PlanForm(RecordForm[PlanDraft]):
    """With a key it is that plan's form."""

    field_of = {"A plan is reviewed every 1 to %(most)d months.": "review_months"}

    def __init__(self, around: Surroundings, begin: PlanDraft, parent: QWidget | None = None) -> None:
        draft = begin
        if begin.key is not None:
            draft = around.desk.ask(plan_draft, begin.key) or begin
        t = around.words.t
        fields = [
            Day("review_on", t("Review on"), today=around.today(), hint=t("Becomes a reminder")),
            Number("review_months", t("Then every"), least=1, most=120, placeholder="12", width=96, hint=t("months; empty: only once")),
            Choice("language", t("Language"), words_of=Language, width=190, hint=t("Of the paper and the web page, unless you choose another")),
            Lines("introduction", t("Introduction"), rows=8, wide=True, placeholder=t("What this plan is for, in your own words; printed before the first section.")),
        ]  # fmt: skip
        form: Form[PlanDraft] = Form(around.words, [Section("", fields)], draft)
        super().__init__(around, f"plan/{draft.key.hex if draft.key else 'new'}", form, parent)
        self._key = draft.key
        self.title = t("The plan as a whole")

    def current(self) -> PlanDraft | None:
        """The plan as it is kept now."""
        return self._around.desk.ask(plan_draft, self._key) if self._key is not None else None

    def keep(self, draft: PlanDraft, loaded: PlanDraft, current: PlanDraft | None) -> UUID:
        """Save it."""
        return self._around.desk.do(Phrase("Change the service plan"), save_plan, draft, loaded, current)
