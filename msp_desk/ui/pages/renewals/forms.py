"""Which form a draft of a contract, of a decision or of hours belongs to."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from msp_desk.ui.forms.record_form import RecordForm
from msp_desk.ui.pages.renewals.contract_form import ContractForm
from msp_desk.ui.pages.renewals.decision_form import DecisionForm
from msp_desk.ui.pages.renewals.hours_form import HoursForm
from msp_desk.ui.surroundings import Surroundings
from msp_desk.values.contracts import ContractDraft, DecisionDraft, HoursDraft


def form_of(
    around: Surroundings, begin: ContractDraft | DecisionDraft | HoursDraft, parent: QWidget | None = None
) -> RecordForm[Any]:
    """The form that begins with this draft."""
    if isinstance(begin, DecisionDraft):
        return DecisionForm(around, begin, parent)
    if isinstance(begin, HoursDraft):
        return HoursForm(around, begin, parent)
    return ContractForm(around, begin, parent)
