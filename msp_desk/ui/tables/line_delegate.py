"""Paints one entry of a list: bar, avatar, who and why, when; nothing is laid out twice."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QToolTip

from msp_desk.ui import icons
from msp_desk.ui.fonts import Voice, cut, font, metrics
from msp_desk.ui.parts.avatars import paint_avatar
from msp_desk.ui.parts.chips import CHIP, chip_width, paint_chip
from msp_desk.ui.parts.labels import tip
from msp_desk.ui.parts.painting import PLAINLY, box, focus_ring, write
from msp_desk.ui.tables.lines import Group, Line
from msp_desk.ui.tables.lines_model import LinesModel
from msp_desk.ui.theme import RADIUS, ROW, Tone, ink, wash

GROUP_HEIGHT = 34
THREE_ROWS = 60
_FLAGS = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter) | int(PLAINLY)
_AVATAR = 30
#: Chips stand below each other where dates stand beside them.
_DATE = 44
_State = QStyle.StateFlag


@lru_cache(maxsize=8192)
def _fitted(text: str, voice: Voice, width: int) -> tuple[str, int]:
    """A text as far as it fits, and how wide that is."""
    measure = metrics(voice)
    shown = measure.elidedText(text, Qt.TextElideMode.ElideRight, width)
    return shown, measure.horizontalAdvance(shown)


class LineDelegate(QStyledItemDelegate):
    """Paints lines and group headings for a `LinesModel`."""

    def __init__(self, model: LinesModel, parent: QObject) -> None:
        super().__init__(parent)
        self._model = model
        self.height = ROW
        self.even = False
        self.keyboard = False

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex, /) -> QSize:
        """All lines of a list are of one height; headings are lower, but in an even list."""
        heading = self._model.group(index.row()) is not None
        return QSize(120, GROUP_HEIGHT if heading and not self.even else self.height)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
        /,
    ) -> None:
        """Draw the entry."""
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        group = self._model.group(index.row())
        if group is not None:
            _paint_group(painter, rect, group)
            return
        if state & _State.State_Selected:
            box(painter, rect, RADIUS, wash(Tone.ACCENT))
            if state & _State.State_HasFocus and self.keyboard:
                focus_ring(painter, rect, RADIUS)
        elif state & _State.State_MouseOver:
            box(painter, rect, RADIUS, ink(Tone.HOVER))
        paint_line(painter, rect, self._model.line(index.row()))

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
        /,
    ) -> bool:
        """The tool tip: what the line hints at, or the whole of it where it was cut."""
        if not index.isValid() or self._model.group(index.row()) is not None:
            return False
        line = self._model.line(index.row())
        told = "\n".join(t for t in (line.told() if _is_cut(view, line) else "", line.hint) if t)
        QToolTip.showText(event.globalPos(), tip(told), view)
        return bool(told)


def _is_cut(view: QAbstractItemView, line: Line) -> bool:
    before = 10 + (13 if line.bar is not None else 0)
    if line.avatar or line.photo or (line.icon and line.bar is not None):
        before += _AVATAR + 10
    elif line.icon:
        before += 28
    after = 19 + (chip_width(line.chip, line.chip_icon) if line.chip else 0)
    after += metrics(Voice.SECOND).horizontalAdvance(line.right) + 10 if line.right else 0
    room = view.viewport().width() - before - after
    quiet = metrics(Voice.TEXT2).horizontalAdvance(f" · {line.quiet}") if line.quiet else 0
    wide = (
        metrics(Voice.STRONG).horizontalAdvance(line.bold) + quiet,
        metrics(Voice.SECOND).horizontalAdvance(line.second),
        metrics(Voice.THIRD).horizontalAdvance(line.third),
    )
    return max(wide) > room


def _paint_group(painter: QPainter, rect: QRect, group: Group) -> None:
    x, y = rect.x() + 4, rect.bottom() - 23
    title, width = _fitted(group.title, Voice.GROUP, rect.width() - 40)
    painter.setFont(font(Voice.GROUP))
    painter.setPen(ink(group.tone))
    painter.drawText(QRect(x, y, width + 2, 22), _FLAGS, title)
    painter.setPen(ink(Tone.TEXT2))
    painter.setFont(font(Voice.THIRD_STRONG))
    painter.drawText(QRect(x + width + 7, y, 60, 22), _FLAGS, group.count)


def paint_line(painter: QPainter, rect: QRect, line: Line) -> None:
    """An entry, for lists and for buttons that look like one."""
    x = rect.x() + 10
    if line.bar is not None:
        box(painter, QRect(x, rect.y() + 8, 3, rect.height() - 16), 1.5, ink(line.bar))
        x += 13
    middle = rect.y() + rect.height() // 2
    if line.avatar or line.photo:
        where = QRect(x, middle - _AVATAR // 2, _AVATAR, _AVATAR)
        paint_avatar(painter, where, line.avatar, line.avatar_tone, line.photo, square=line.square)
        x += _AVATAR + 10
    elif line.icon and line.bar is not None:  # beside lines with an avatar, in a round of its size
        box(painter, QRect(x, middle - _AVATAR // 2, _AVATAR, _AVATAR), _AVATAR / 2, wash(line.icon_tone))
        icons.draw(painter, line.icon, x + 7, middle - 8, ink(line.icon_tone))
        x += _AVATAR + 10
    elif line.icon:
        icons.draw(painter, line.icon, x + 2, middle - 8, ink(line.icon_tone))
        x += 28
    right = _paint_right(painter, rect, line)
    _paint_texts(painter, QRect(x, rect.y(), right - x - 10, rect.height()), line)


def _paint_right(painter: QPainter, rect: QRect, line: Line) -> int:
    """Draw the date, and the chip before it; returns where they begin."""
    edge = rect.right() - 9
    if line.right:
        text, width = _fitted(line.right, Voice.SECOND, rect.width() // 2)
        painter.setFont(font(Voice.SECOND))
        painter.setPen(ink(Tone.TEXT3))
        painter.drawText(QRect(edge - width, rect.y(), width + 1, rect.height()), _FLAGS, text)
        edge -= max(width, _DATE) + 10 if line.chip else width
    if line.chip:
        width = min(chip_width(line.chip, line.chip_icon), rect.width() // 2)
        where = QRect(edge - width, rect.y() + (rect.height() - CHIP) // 2, width, CHIP)
        paint_chip(painter, where, line.chip, line.chip_tone, line.chip_icon)
        edge -= width
    return edge


def _paint_texts(painter: QPainter, room: QRect, line: Line) -> None:
    rows = 1 + bool(line.second) + bool(line.third)
    top = room.y() + (room.height() - 16 * rows) // 2 + 1 - (rows == 1)
    where = QRect(room.x(), top - 1, room.width(), 17)
    colour = ink(Tone.TEXT3 if line.faded else Tone.TEXT)
    write(painter, where, line.bold, Voice.STRONG, colour)
    if line.quiet:
        _paint_quiet(painter, where, line)
    if line.second:
        where = QRect(room.x(), top + 16, room.width(), 16)
        colour = ink(Tone.TEXT3 if line.faded else Tone.TEXT2)
        write(painter, where, line.second, Voice.SECOND, colour)
    if line.third:
        _paint_third(painter, QRect(room.x(), top + 32, room.width(), 15), line)


def _paint_quiet(painter: QPainter, room: QRect, line: Line) -> None:
    """What stands after the bold text, where there is room."""
    _, used = _fitted(line.bold, Voice.STRONG, room.width())
    rest = room.adjusted(used, 0, 0, 0)
    if rest.width() > 24:
        painter.setFont(font(Voice.TEXT2))
        painter.setPen(ink(Tone.TEXT3))
        painter.drawText(rest, _FLAGS, cut(f" · {line.quiet}", Voice.TEXT2, rest.width()))


def _paint_third(painter: QPainter, where: QRect, line: Line) -> None:
    third, wide = _fitted(line.third, Voice.THIRD, where.width())
    painter.setFont(font(Voice.THIRD))
    painter.setPen(ink(Tone.TEXT2))
    painter.drawText(where, _FLAGS, third)
    start, end = line.mark
    if end > start:
        measure = metrics(Voice.THIRD)
        left = measure.horizontalAdvance(line.third[:start])
        right = min(wide, measure.horizontalAdvance(line.third[:end]))
        painter.fillRect(where.x() + left, where.bottom(), max(0, right - left), 1, ink(Tone.TEXT2))
