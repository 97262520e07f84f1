"""What can be done with a position wherever it is shown: seat somebody, replace, leave empty, add above and below, move, remove."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QMenu, QWidget

from msp_desk.commands.holdings import hold_position, replace_holder, vacate
from msp_desk.commands.positions import drop_position, insert_boss, report_to, save_position
from msp_desk.ui.cards.chooser import Chooser
from msp_desk.ui.desk import Done
from msp_desk.ui.forms.finders import Members
from msp_desk.ui.icons import icon
from msp_desk.ui.surroundings import Surroundings
from msp_desk.values.drafts import PositionDraft
from msp_desk.values.phrases import N_, Phrase


@dataclass(frozen=True, slots=True)
class SeatSubject:
    """The position that deeds are about: whose it is, and who holds it (key, name)."""

    key: UUID
    title: str
    client: UUID
    holders: tuple[tuple[UUID, str], ...] = ()


class SeatDeeds(QObject):
    """The deeds for one position at a time; every one is saved at once and can be undone. `made` says a new position's key."""

    made = Signal(object)

    def __init__(self, around: Surroundings, owner: QWidget) -> None:
        super().__init__(owner)
        self._around, self._owner = around, owner
        self.subject: SeatSubject | None = None

    def be_about(self, subject: SeatSubject | None) -> None:
        """Of this position from now on."""
        self.subject = subject

    def menu(self) -> QMenu:
        """All that can be done with it."""
        menu, t, about = QMenu(self._owner), self._around.words.t, self.subject
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if about is None:
            return menu
        if about.holders:
            menu.addAction(icon("id-card"), t("Pre-call card"), self.open_person)
            menu.addAction(icon("notebook-pen"), t("Log a contact"), self.log)
            menu.addSeparator()
            menu.addAction(icon("user-plus"), t("Replaced by…"), self.replace)
            menu.addAction(icon("user"), t("Leave the seat empty"), self.empty)
        else:
            menu.addAction(icon("user-plus"), t("Seat somebody…"), self.seat_somebody)
        menu.addSeparator()
        menu.addAction(icon("arrow-down"), t("Add a position below…"), self.add_below)
        menu.addAction(icon("arrow-up"), t("Add a boss above…"), self.add_above)
        menu.addAction(icon("chevrons-up-down"), t("To the top of the chart"), self.to_the_top)
        menu.addSeparator()
        menu.addAction(icon("pen-line"), t("Edit the position"), self.edit)
        if not about.holders:
            menu.addAction(icon("trash-2"), t("Remove the position"), self.drop)
        return menu

    @Slot()
    def edit(self) -> None:
        """Open its form."""
        if self.subject is not None:
            draft = PositionDraft(client_key=self.subject.client, key=self.subject.key)
            self._around.ways.edit_position.emit(draft)

    @Slot()
    def open_person(self) -> None:
        """The pre-call card of who holds it."""
        if self.subject is not None and self.subject.holders:
            self._around.ways.person.emit(self.subject.holders[0][0])

    @Slot()
    def log(self) -> None:
        """Log a contact with who holds it."""
        if self.subject is not None and self.subject.holders:
            self._around.ways.log_with(None, self.subject.holders[0][0])

    @Slot()
    def seat_somebody(self) -> None:
        """Choose who holds it from today."""
        t = self._around.words.t
        text = t("From today; somebody may hold several positions. Whoever is not there yet is added as a person first.")  # fmt: skip
        self._choose_member(t("Who is %(title)s?", title=self._title()), text, self._seated)

    @Slot()
    def replace(self) -> None:
        """Choose who holds it from today instead."""
        t = self._around.words.t
        text = t("Who held it so far leaves the seat; whatever names it goes on with the new one.")
        self._choose_member(t("Who follows as %(title)s?", title=self._title()), text, self._replaced)

    @Slot()
    def empty(self) -> None:
        """Who holds it leaves; the seat stays."""
        self._attempt(N_("Leave %(title)s empty"), vacate)

    @Slot()
    def drop(self) -> None:
        """Take the empty position away."""
        self._attempt(N_("Remove the position %(title)s"), drop_position)

    @Slot()
    def to_the_top(self) -> None:
        """It reports to nobody."""
        self._attempt(N_("Move %(title)s to the top"), report_to, None)

    @Slot()
    def add_below(self) -> None:
        """Name a position that reports to it."""
        if self.subject is None:
            return
        question = Phrase("What is the position below %(title)s called?", {"title": self.subject.title})
        title = self._around.ask.line(question)
        if title and title.strip():
            self._tell(add_seat(self._around, self.subject.client, title, self.subject.key))

    @Slot()
    def add_above(self) -> None:
        """Name a position that comes between it and its boss."""
        if self.subject is None:
            return
        question = Phrase("What is the position above %(title)s called?", {"title": self.subject.title})
        title = self._around.ask.line(question)
        if title and title.strip():
            what = Phrase("Add the position %(title)s", {"title": title})
            self._tell(self._around.desk.attempt(what, insert_boss, self.subject.key, title))

    def _title(self) -> str:
        return self.subject.title if self.subject is not None else ""

    def _choose_member(self, title: str, text: str, picked: Callable[[UUID], None]) -> None:
        if self.subject is None:
            return
        held_by = [key for key, _ in self.subject.holders]
        lookup = Members(self._around, self.subject.client, held_by).lookup
        chooser = Chooser(self._owner, self._around.words, title, text, lookup)
        chooser.picked.connect(picked)
        chooser.open_chooser()

    def _attempt(self, text: str, command: Callable[..., Any], *more: Any) -> None:
        if self.subject is not None:
            what = Phrase(text, {"title": self.subject.title})
            self._around.desk.attempt(what, command, self.subject.key, *more)

    def _tell(self, done: Any) -> None:
        if done is not None:
            self.made.emit(done.value)

    @Slot(object)
    def _seated(self, person: UUID) -> None:
        if self.subject is not None:
            seat_person(self._around, self.subject.key, self.subject.title, person)

    @Slot(object)
    def _replaced(self, person: UUID) -> None:
        self._attempt(N_("Replace who is %(title)s"), replace_holder, person)


def add_seat(around: Surroundings, client: UUID, title: str, boss: UUID | None = None) -> Done[UUID] | None:
    """Add a position, empty at first; its key, or None where it was refused."""
    what = Phrase("Add the position %(title)s", {"title": title})
    return around.desk.attempt(what, save_position, client, title, None, "", boss)


def move_seat(
    around: Surroundings, seat: UUID, title: str, boss: UUID | None, place: int | None = None
) -> Done[None] | None:
    """Let a position report to another, at a place among its reports; None where it was refused."""
    return around.desk.attempt(Phrase("Move %(title)s", {"title": title}), report_to, seat, boss, place)


def seat_person(around: Surroundings, seat: UUID, title: str, person: UUID) -> None:
    """Let somebody hold a position from today."""
    what = Phrase("Seat somebody as %(title)s", {"title": title})
    around.desk.attempt(what, hold_position, seat, person, around.today())
