"""The agenda: a week or a month of what is to be done, with the way to the ones before and after."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from msp_desk.i18n.words import Words
from msp_desk.rules.agenda import Agenda
from msp_desk.rules.today import DueItem
from msp_desk.ui.cards.agenda.month import MonthGrid
from msp_desk.ui.cards.agenda.spans import Part, Span, days_of, first_working
from msp_desk.ui.cards.agenda.telling import remark
from msp_desk.ui.cards.agenda.week import WeekGrid
from msp_desk.ui.fonts import Voice
from msp_desk.ui.parts.buttons import Button, Kind, icon_button
from msp_desk.ui.parts.keys import bind
from msp_desk.ui.parts.labels import Label
from msp_desk.ui.parts.layouts import column, row

_STEPS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class AgendaView(QWidget):
    """Shows a part of an agenda.

    `chosen` says which item is (None: none), in a month the first of the day; `opened` which one is to be acted on;
    `moved` which days (first, last) are looked at now, so that the agenda may be planned that far; `span_asked` that a
    day of the month is to be seen as week.
    """

    chosen = Signal(object)
    opened = Signal(object)
    moved = Signal(object, object)
    span_asked = Signal(object)

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._agenda, self._holidays = Agenda(()), dict[date, str]()
        self._today = self._home = date.min
        self._showing = False
        self._part = Part(Span.WEEK, date.min)
        self.before = icon_button("chevron-left", words.t("Earlier"), keys="PgUp")
        self.after = icon_button("chevron-right", words.t("Later"), keys="PgDown")
        self.now = Button(words.t("Today"), Kind.PLAIN, keys="Home", small=True)
        self._title = Label("", Voice.NAME)
        self.note = Label("", Voice.TEXT2)
        self.week, self.month = WeekGrid(words), MonthGrid(words)
        self._grids = QStackedWidget()
        for grid in (self.week, self.month):
            self._grids.addWidget(grid)
        head = row(
            self._title, self.note, None, self.before, self.now, self.after, gap=8, margins=(4, 0, 0, 0)
        )
        layout = column(head, self._grids, gap=8)
        layout.setStretch(1, 1)
        self.setLayout(layout)
        self._wire()

    def _wire(self) -> None:
        self.before.clicked.connect(self.earlier)
        self.after.clicked.connect(self.later)
        self.now.clicked.connect(self.reset)
        for keys, deed in (("PgUp", self.earlier), ("PgDown", self.later), ("Home", self.reset)):
            bind(self, keys, deed)
        self.week.picked.connect(self.chosen)
        self.week.opened.connect(self.opened)
        self.month.picked.connect(self.chosen)
        self.month.day_opened.connect(self._look_closely)

    @property
    def span(self) -> Span:
        """Whether it is a week or a month."""
        return self._part.span

    @property
    def first(self) -> date:
        """The first day that is looked at."""
        return self._part.first

    @property
    def last(self) -> date:
        """The last day that is looked at: the agenda is to reach so far."""
        return self._part.last

    @property
    def chosen_item(self) -> DueItem | None:
        """The item that is chosen; in a month the first of the chosen day."""
        return self._grid().current_item()

    def show_agenda(self, agenda: Agenda, today: date, holidays: Mapping[date, str]) -> None:
        """Show another plan; what is looked at and chosen stays. On a new day, its week or month is looked at."""
        fresh, home = today != self._today, first_working(agenda, today)
        if fresh and (self._today == date.min or self.first <= self._home <= self.last):
            self._part = Part(self.span, home)
        self._home = home
        self._agenda, self._today, self._holidays = agenda, today, dict(holidays)
        self._show(afresh=fresh)

    def set_span(self, span: Span) -> None:
        """As week or month: of the day that is chosen in a month, or of today where it is seen. `moved` is not said."""
        if span is self.span:
            return
        day = self.month.current_day() if self.span is Span.MONTH else None
        if day is None:
            day = self._home if self.first <= self._home <= self.last else self._part.day
        self._part = Part(span, day)
        if self._today != date.min:
            self._show(afresh=True)
            self.chosen.emit(self.chosen_item)

    @Slot()
    def earlier(self) -> None:
        """The week or month before."""
        self._turn(self._part.moved(-1))

    @Slot()
    def later(self) -> None:
        """The week or month after."""
        self._turn(self._part.moved(1))

    @Slot()
    def reset(self) -> None:
        """Back to today; on a free day, to when we work next."""
        self._turn(Part(self.span, self._home))

    def focusInEvent(self, event: QFocusEvent, /) -> None:
        """The keyboard is for what is chosen."""
        if self._showing or not self._grid().focus_current(event.reason()):
            super().focusInEvent(event)

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        """Arrows move between days and items, Enter opens."""
        step = _STEPS.get(Qt.Key(event.key()))
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif step is not None:
            self._grid().step(*step)
        elif event.key() in _ENTER:
            self._open()
        else:
            super().keyPressEvent(event)

    def _open(self) -> None:
        day, item = self.month.current_day(), self.week.current_item()
        if self.span is Span.WEEK and item is not None:
            self.opened.emit(item)
        elif self.span is Span.MONTH and day is not None:
            self._look_closely(day)

    @Slot(object)
    def _look_closely(self, day: date) -> None:
        self.month.choose_day(day)
        self.span_asked.emit(Span.WEEK)

    def _grid(self) -> WeekGrid | MonthGrid:
        return self.week if self.span is Span.WEEK else self.month

    def _turn(self, part: Part) -> None:
        """Look at another part: of that day, the first item from it on is chosen."""
        self._part = part
        self._show(afresh=True)
        self.chosen.emit(self.chosen_item)
        self.moved.emit(part.first, part.last)

    def _choose_first(self, *, afresh: bool) -> None:
        if self.span is Span.WEEK:
            self.week.choose_from((self._part.day - self.first).days)
        elif afresh:
            self.month.choose_day(self._part.day)

    def _show(self, *, afresh: bool) -> None:
        self._showing, kept = True, self._holds_keyboard()
        if kept:  # what has it goes, and Qt would hand it to a neighbour
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        days = days_of(self._part, self._agenda, self._holidays)
        if self.span is Span.WEEK:
            self.week.show_days(days, self._today, self._holidays)
        else:
            self.month.show_days(days, self._today, self._holidays, self._part.day.month)
        self._grids.setCurrentWidget(self._grid())
        self._title.setText(self._part.told(self._words, self._today))
        self.note.setText(remark(self._agenda, days, self._words))
        if afresh or self.chosen_item is None:
            self._choose_first(afresh=afresh)
        self._showing = False
        if kept:
            self._grid().focus_current(Qt.FocusReason.OtherFocusReason)

    def _holds_keyboard(self) -> bool:
        focused = QApplication.focusWidget()
        return focused is not None and (focused is self or self._grids.isAncestorOf(focused))
