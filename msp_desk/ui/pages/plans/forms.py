"""Which form edits what of a service plan."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QWidget

from msp_desk.ui.forms.record_form import RecordForm
from msp_desk.ui.pages.plans.commitment_form import CommitmentForm
from msp_desk.ui.pages.plans.item_form import ItemForm, loaded
from msp_desk.ui.pages.plans.known import known_of
from msp_desk.ui.pages.plans.ladder_form import LadderForm
from msp_desk.ui.pages.plans.plan_form import PlanForm
from msp_desk.ui.pages.plans.procedure_form import ProcedureForm
from msp_desk.ui.pages.plans.role_form import RoleForm
from msp_desk.ui.pages.plans.scope_form import ScopeForm
from msp_desk.ui.surroundings import Surroundings
from msp_desk.values.plan_drafts import (
    CommitmentDraft,
    LadderDraft,
    PlanDraft,
    ProcedureDraft,
    RoleDraft,
    ScopeDraft,
)

_FORMS: Mapping[type, type[ItemForm[Any]]] = {
    ScopeDraft: ScopeForm,
    RoleDraft: RoleForm,
    ProcedureDraft: ProcedureForm,
    CommitmentDraft: CommitmentForm,
    LadderDraft: LadderForm,
}


def form_of(around: Surroundings, begin: Any, parent: QWidget | None = None) -> RecordForm[Any]:
    """The form of a plan or of one of its items: of the one with the draft's key, else of a new one."""
    if isinstance(begin, PlanDraft):
        return PlanForm(around, begin, parent)
    form = _FORMS[type(begin)]
    draft = loaded(around, form, begin.key) or begin
    return form(known_of(around, draft.plan_key), draft, parent)  # type: ignore[call-arg,arg-type] # each makes its own sections
