"""What opens below a field: the list of a choice, and a month to pick a day from."""

from __future__ import annotations

from PySide6.QtCore import QLocale, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QTextCharFormat
from PySide6.QtWidgets import (
    QCalendarWidget,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolButton,
    QWidget,
)

from msp_desk.ui import icons
from msp_desk.ui.fonts import Voice, metrics
from msp_desk.ui.parts.painting import box, write, write_along
from msp_desk.ui.theme import RADIUS_SMALL, Tone, ink, wash

ROW = 28
#: Between the name of a choice and what tells it from its namesakes.
BETWEEN = " · "
_State = QStyle.StateFlag


class PopupDelegate(QStyledItemDelegate):
    """One choice in a line; what follows a ' · ' is said more quietly."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex, /) -> QSize:
        """As wide as its words."""
        text = str(index.data() or "")
        return QSize(metrics(Voice.TEXT).horizontalAdvance(text) + 32, ROW)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
        /,
    ) -> None:
        """Draw the choice as plain text."""
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if state & (_State.State_Selected | _State.State_MouseOver):
            box(painter, rect.adjusted(2, 1, -2, -1), RADIUS_SMALL, wash(Tone.ACCENT))
        name, between, detail = str(index.data() or "").partition(BETWEEN)
        room = rect.adjusted(10, 0, -8, 0)
        used = write_along(painter, room, name, Voice.TEXT)
        if detail:
            write(painter, room.adjusted(used, 0, 0, 0), between + detail, Voice.TEXT2, ink(Tone.TEXT3))


class MonthSheet(QCalendarWidget):
    """A month that opens below a field; no day is red, for red means late."""

    def __init__(self, language: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowFlag(Qt.WindowType.Popup)
        self.setLocale(QLocale(language))
        self.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        # It has a line around it, and lets it be seen.
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setContentsMargins(1, 1, 1, 1)
        self.setFixedSize(282, 238)

    def dress(self) -> None:
        """Put on the colours of the look that is shown."""
        quiet, plain = QTextCharFormat(), QTextCharFormat()
        quiet.setForeground(ink(Tone.TEXT3))
        plain.setForeground(ink(Tone.TEXT))
        self.setHeaderTextFormat(quiet)
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self.setWeekdayTextFormat(day, plain)
        for name, icon in (
            ("qt_calendar_prevmonth", "chevron-left"),
            ("qt_calendar_nextmonth", "chevron-right"),
        ):
            button = self.findChild(QToolButton, name)
            if isinstance(button, QToolButton):
                button.setIcon(icons.icon(icon))
