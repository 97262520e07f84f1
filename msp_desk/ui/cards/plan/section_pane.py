"""One section of a plan: its items in a list, added, edited, ordered and taken out with the keyboard."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMenu, QWidget

from msp_desk.i18n.words import Words
from msp_desk.reports.plan.told import section_told
from msp_desk.rules.plan_sections import Section
from msp_desk.ui.cards.plan.ladder_cards import LadderCards
from msp_desk.ui.cards.plan.lines import lines_of
from msp_desk.ui.fonts import Voice
from msp_desk.ui.icons import icon
from msp_desk.ui.parts.buttons import Button
from msp_desk.ui.parts.keys import bind
from msp_desk.ui.parts.labels import Label
from msp_desk.ui.parts.layouts import column, row
from msp_desk.ui.parts.panels import ScrollArea
from msp_desk.ui.parts.states import EmptyState, Stage
from msp_desk.ui.tables.row_list import RowList
from msp_desk.values.phrases import N_
from msp_desk.values.plan_content import PlanContent


@dataclass(frozen=True, slots=True)
class SectionText:
    """What a section is for, and what its button adds."""

    about: str
    add: str
    icon: str


TEXTS: Mapping[Section, SectionText] = {
    Section.SCOPE: SectionText(
        N_("What is covered and what is not: how much of it, where, when, up to where."),
        N_("Add to the scope"),
        "list",
    ),
    Section.ORGANISATION: SectionText(
        N_("Who is who on both sides, and what to turn to each of them for."),
        N_("Add a position"),
        "users",
    ),
    Section.PROCEDURES: SectionText(
        N_("How things are asked for, and what happens then, step by step."),
        N_("Add a procedure"),
        "refresh-cw",
    ),
    Section.COMMITMENTS: SectionText(
        N_("What is promised, how it is measured, and what it costs us to miss it."),
        N_("Add a commitment"),
        "flag",
    ),
    Section.ESCALATION: SectionText(
        N_("Whom an incident reaches, after how long, up to the general director."),
        N_("Add a ladder"),
        "trending-up",
    ),
}


class SectionPane(QWidget):
    """Says what is asked for, with its section and the item's key: `opened`, `dropped`, `moved` (by so many places)."""

    added = Signal()
    opened = Signal(object, object)
    dropped = Signal(object, object)
    moved = Signal(object, object, int)
    moved_service = Signal(object, object, int)

    def __init__(self, section: Section, words: Words) -> None:
        super().__init__()
        self.section, self._words = section, words
        self._content: PlanContent | None = None
        text, t = TEXTS[section], words.t
        self.add = Button(t(text.add), icon="plus", keys="Ctrl+N")
        self.list: RowList | LadderCards
        if section is Section.ESCALATION:
            self.list = LadderCards(words)
            shown: QWidget = ScrollArea(self.list)
        else:
            shown = self.list = RowList(section_told(section, words), three_rows=True)
            self.list.set_menu(self.menu)
        self._stage = Stage(words, shown)
        self._about = Label(t(text.about), Voice.SECOND, wrap=True)
        title = column(Label(section_told(section, words), Voice.NAME), self._about, gap=2)
        head = row(title, self.add, gap=12, margins=(0, 0, 6, 0))
        head.setStretch(0, 1)
        layout = column(head, self._stage, gap=10)
        layout.setStretch(1, 1)
        self.setLayout(layout)
        self.setFocusProxy(self.list)
        self._wire()

    def be_narrow(self, narrow: bool) -> None:
        """Where there is little room, the list has it."""
        self._about.setHidden(narrow)
        self.add.show_keys(not narrow)

    def show_plan(self, content: PlanContent) -> None:
        """Show this section of a plan."""
        self._content = content
        if isinstance(self.list, LadderCards):
            self.list.show_plan(content)
            filled = bool(content.ladders)
        else:
            found = lines_of(self.section, content, self._words)
            self.list.show_rows(found.rows, found.line, found.group)
            if self.list.current_row() is None:
                self.list.choose_first(quietly=True)
            filled = bool(found.rows)
        self.add.setVisible(filled)
        if filled:
            self._stage.show_content()
        else:
            self._stage.show_empty(self._nothing())

    def current_key(self) -> str | None:
        """The chosen item."""
        key = self.list.current_key()
        return key if isinstance(key, str) else None

    def stops(self) -> list[QWidget]:
        """Where Tab halts: the button, then the list."""
        return [self.add, self.list]

    def show_item(self, key: str) -> None:
        """Choose an item without going to it."""
        if isinstance(self.list, RowList):
            self.list.choose(key, quietly=True)

    def choose(self, key: str) -> bool:
        """Choose an item and go to it."""
        found = self.list.choose(key)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        return found

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        """Delete takes the chosen item out."""
        if event.key() == Qt.Key.Key_Delete and self.current_key() is not None:
            self._drop()
        else:
            super().keyPressEvent(event)

    def _wire(self) -> None:
        self.add.clicked.connect(self.added)
        self.list.opened.connect(self._open)
        if isinstance(self.list, LadderCards):
            self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
            self.list.customContextMenuRequested.connect(self._ladder_menu)
        bind(self, "Alt+Up", self._up)
        bind(self, "Alt+Down", self._down)
        bind(self, "Alt+Shift+Up", self._service_up)
        bind(self, "Alt+Shift+Down", self._service_down)

    def _nothing(self) -> EmptyState:
        text, t = TEXTS[self.section], self._words.t
        return EmptyState(
            t("Nothing here yet"), t(text.about), text.icon, action=t(text.add), on_action=self.added.emit, keys="Ctrl+N"
        )  # fmt: skip

    @Slot(QPoint)
    def _ladder_menu(self, where: QPoint) -> None:
        if self.current_key() is not None:
            self.menu().popup(self.list.mapToGlobal(where))

    def menu(self, _item: object = None) -> QMenu:
        """What can be done with the chosen item."""
        t, menu = self._words.t, QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(icon("pen-line"), t("Edit"), self._open_current)
        menu.addAction(icon("arrow-up"), t("Move up"), self._up)
        menu.addAction(icon("arrow-down"), t("Move down"), self._down)
        menu.addSeparator()
        menu.addAction(icon("trash-2"), t("Take out"), self._drop)
        return menu

    @Slot()
    def _open_current(self) -> None:
        self.opened.emit(self.section, self.current_key())

    @Slot(object)
    def _open(self, item: Any) -> None:
        self.opened.emit(self.section, item if isinstance(item, str) else item.key)

    @Slot()
    def _drop(self) -> None:
        self.dropped.emit(self.section, self.current_key())

    @Slot()
    def _up(self) -> None:
        self._move(-1)

    @Slot()
    def _down(self) -> None:
        self._move(1)

    @Slot()
    def _service_up(self) -> None:
        self.moved_service.emit(self.section, self.current_key(), -1)

    @Slot()
    def _service_down(self) -> None:
        self.moved_service.emit(self.section, self.current_key(), 1)

    def _move(self, by: int) -> None:
        if self.current_key() is not None:
            self.moved.emit(self.section, self.current_key(), by)
