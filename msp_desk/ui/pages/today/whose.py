"""Whose list it is: mine and everybody's a press away, each colleague's in a menu."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from uuid import UUID

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QSizePolicy, QWidget

from msp_desk.i18n.words import Words
from msp_desk.queries.desk import OurPersonRow
from msp_desk.ui.icons import icon
from msp_desk.ui.parts.buttons import Button, Kind
from msp_desk.ui.parts.choices import Segment, SegmentedChoice
from msp_desk.ui.parts.layouts import row
from msp_desk.ui.parts.menus import open_within

_LONGEST = 14


class WhoseChoice(QWidget):
    """`picked` is said when another list is wanted; `owner` then tells whose (None: everybody's)."""

    picked = Signal()

    def __init__(self, words: Words, me: UUID | None) -> None:
        super().__init__()
        t = words.t
        self._words, self._me, self._owner = words, me, me
        self._people: tuple[OurPersonRow, ...] = ()
        mine = (Segment(True, t("Mine"), "user", keys="M"),) if me is not None else ()
        everybody = Segment(False, t("Everybody's"), "users", keys="E")
        self.segments = SegmentedChoice(t("Whose clients"), (*mine, everybody), me is not None)
        self.colleague = Button(
            t("A colleague's"), Kind.PLAIN, icon="chevrons-up-down", only_icon=True, keys="C"
        )
        self.setLayout(row(self.segments, self.colleague, gap=4))
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setFocusProxy(self.segments)
        self.colleague.show_keys(False)
        self.colleague.setVisible(False)
        self.segments.picked.connect(self._pick_segment)
        self.colleague.clicked.connect(self.open_menu)

    def owner(self) -> UUID | None:
        """Whose list; None for everybody's."""
        return self._owner

    def choose(self, owner: UUID | None) -> None:
        """Another list, and say so."""
        if owner != self._owner:
            self._show(owner)
            self.picked.emit()

    def show_people(self, people: Sequence[OurPersonRow]) -> None:
        """Offer these of ours."""
        self._people = tuple(people)
        self.colleague.setVisible(any(p.key != self._me for p in people))
        self._show(self._owner)

    def name_of(self, owner: UUID | None) -> str:
        """What somebody of ours is called."""
        return next((p.name for p in self._people if p.key == owner), "")

    def menu(self) -> QMenu:
        """Each colleague."""
        menu = QMenu(self)
        for person in self._people:
            if person.key != self._me:
                action = QAction(icon("user"), person.name.replace("&", "&&"), menu)
                action.triggered.connect(partial(self.choose, person.key))
                menu.addAction(action)
        return menu

    @Slot()
    def open_menu(self, *_: object) -> None:
        """Offer the colleagues."""
        if self.colleague.isVisibleTo(self):
            open_within(self.menu(), self.colleague, self.colleague.rect().bottomLeft())

    @Slot()
    def choose_mine(self) -> None:
        """My list; everybody's, where nobody said who sits here."""
        self.choose(self._me)

    @Slot()
    def choose_everybodys(self) -> None:
        """All that is due."""
        self.choose(None)

    def _show(self, owner: UUID | None) -> None:
        self._owner = owner
        mine, whole = owner is not None and owner == self._me, owner is None
        self.segments.set_value(True if mine else False if whole else None)
        name = "" if mine or whole else self.name_of(owner)
        self.colleague.set_caption(_short(name) or self._words.t("A colleague's"))
        self.colleague.show_words(bool(name))

    @Slot(object)
    def _pick_segment(self, mine: object) -> None:
        self.choose(self._me if mine is True else None)


def _short(name: str) -> str:
    first = name.split(maxsplit=1)[0] if name.split() else ""
    return first if len(first) <= _LONGEST else f"{first[:_LONGEST]}…"
