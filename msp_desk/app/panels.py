"""What opens at the side of the window: logging a contact, and the forms of clients, people and positions."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtCore import QObject, Slot

from msp_desk.ui.main_window import MainWindow
from msp_desk.ui.surroundings import At, Surroundings
from msp_desk.values.drafts import ClientDraft, CounterpartDraft, InteractionDraft, PersonDraft, PositionDraft

if TYPE_CHECKING:  # loaded with the first form
    from msp_desk.ui.forms.record_form import RecordForm


class Panels(QObject):
    """Each is closed when it is done; what was typed and not saved is kept by the form itself."""

    def __init__(self, window: MainWindow, around: Surroundings) -> None:
        super().__init__(window)
        self._window, self._around = window, around
        self._first = True

    @Slot()
    def log_here(self) -> None:
        """Ctrl+L: log a contact, with whoever the page is about; the first time what was left unfinished comes back."""
        page = self._window.page(self._window.current())
        begun = page.begun_contact() if hasattr(page, "begun_contact") else None
        self.log(InteractionDraft() if self._left_unfinished() else begun or InteractionDraft())

    def _left_unfinished(self) -> bool:
        from msp_desk.ui.pages.logging.panel import unfinished

        first, self._first = self._first, False
        return first and unfinished(self._around)

    @Slot(object)
    def log(self, begin: InteractionDraft) -> None:
        """Log a contact that is begun already."""
        from msp_desk.ui.pages.logging.panel import LogPanel

        self._open(LogPanel(self._around, begin))

    @Slot(object)
    def show_interaction(self, key: UUID) -> None:
        """A contact that was logged, to read and to correct."""
        from msp_desk.ui.cards.interaction_side import InteractionSide

        side = InteractionSide(self._around, framed=False)
        side.show_entry(key)
        side.gone.connect(self._window.close_panel)
        self._window.open_panel(self._around.words.t("Contact"), side, side.panel_width)

    def log_files(self, paths: Sequence[Path]) -> bool:
        """A mail among these files is a contact: it fills in what it tells; says whether there was one."""
        from msp_desk.ui.pages.logging.mail import mails_in
        from msp_desk.ui.pages.logging.panel import LogPanel

        if not mails_in(paths):
            return False
        panel = LogPanel(self._around, InteractionDraft(), anew=True)
        self._open(panel)
        panel.take(list(paths))
        return True

    def answer_from(self, paths: Sequence[Path]) -> bool:
        """JSON among these files is what a client answered to a plan: it is shown; says whether there was any."""
        from msp_desk.ui.cards.plan.errands import PlanErrands

        answers = [p for p in paths if p.suffix.lower() == ".json"]
        if answers:
            PlanErrands(self._around, self._window).show_answer(answers[0])
        return bool(answers)

    @Slot(object)
    def edit_client(self, begin: ClientDraft) -> None:
        """The form of a client, new or known."""
        from msp_desk.ui.pages.clients.client_form import ClientForm

        self._open(ClientForm(self._around, begin, self._window.panel))

    @Slot(object)
    def edit_person(self, begin: PersonDraft) -> None:
        """The form of somebody, new or known."""
        from msp_desk.ui.pages.people.person_form import PersonForm

        self._open(PersonForm(self._around, begin, self._window.panel))

    @Slot(object)
    def edit_position(self, begin: PositionDraft) -> None:
        """The form of a position, new or known."""
        from msp_desk.ui.pages.firm.position_form import PositionForm

        self._open(PositionForm(self._around, begin, self._window.panel))

    @Slot(object)
    def edit_counterpart(self, begin: CounterpartDraft) -> None:
        """The form of a counterpart line, new or known."""
        from msp_desk.ui.pages.firm.counterpart_form import CounterpartForm

        self._open(CounterpartForm(self._around, begin, self._window.panel))

    @Slot(object)
    def edit_plan_item(self, begin: Any) -> None:
        """The form of a service plan, or of one of its items, new or known."""
        from msp_desk.ui.pages.plans.forms import form_of

        at = begin if isinstance(begin, At) else None
        form = form_of(self._around, begin if at is None else at.draft, self._window.panel)
        self._open(form)
        if at is not None:
            form.begin_at(at.place)

    @Slot(object)
    def edit_contract(self, begin: Any) -> None:
        """The form of a contract, of a decision about its renewal, or of hours noted beside it."""
        from msp_desk.ui.pages.renewals.forms import form_of

        self._open(form_of(self._around, begin, self._window.panel))

    def _open(self, form: RecordForm[Any]) -> None:
        form.done.connect(self._window.close_panel)
        self._window.open_panel(form.title, form, form.panel_width)
