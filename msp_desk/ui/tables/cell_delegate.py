"""Paints one cell of a table: text, with an avatar, an icon or a chip where the column says so."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QToolTip

from msp_desk.ui import icons
from msp_desk.ui.fonts import Voice, metrics
from msp_desk.ui.parts.avatars import paint_avatar
from msp_desk.ui.parts.chips import CHIP, chip_width, paint_chip
from msp_desk.ui.parts.labels import tip
from msp_desk.ui.parts.painting import write
from msp_desk.ui.tables.columns import Align, Cell
from msp_desk.ui.tables.rows_model import RowsModel
from msp_desk.ui.theme import Tone, ink, wash

HEIGHT = 36
PAD = 10
_PLAIN = Cell()
ALIGN = {
    Align.LEFT: Qt.AlignmentFlag.AlignLeft,
    Align.RIGHT: Qt.AlignmentFlag.AlignRight,
    Align.CENTRE: Qt.AlignmentFlag.AlignHCenter,
}
_State = QStyle.StateFlag


class CellDelegate(QStyledItemDelegate):
    """Paints the cells of a `RowsModel`; `hovered` is the row under the pointer."""

    def __init__(self, model: RowsModel[Any], parent: QObject) -> None:
        super().__init__(parent)
        self._model = model
        self.hovered = -1

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex, /) -> QSize:
        """As wide as its text."""
        column = self._model.columns[index.column()]
        text = column.text(self._model.row(index.row()))
        extra = 44 if column.look else 20
        return QSize(metrics(Voice.STRONG).horizontalAdvance(text) + extra, HEIGHT)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
        /,
    ) -> None:
        """Draw background, hairline and content."""
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        if state & _State.State_Selected:
            painter.fillRect(rect, wash(Tone.ACCENT))
        elif index.row() == self.hovered:
            painter.fillRect(rect, ink(Tone.HOVER))
        painter.fillRect(rect.x(), rect.bottom(), rect.width(), 1, ink(Tone.LINE))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        column = self._model.columns[index.column()]
        row = self._model.row(index.row())
        cell = column.look(row) if column.look else _PLAIN
        _paint_cell(painter, rect.adjusted(PAD, 0, -PAD, -1), column.text(row), cell, column.align)

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
        /,
    ) -> bool:
        """The whole text, where it was cut."""
        if not index.isValid():
            return False
        rect: QRect = option.rect
        cut = self.sizeHint(option, index).width() > rect.width()
        text = self._model.columns[index.column()].text(self._model.row(index.row()))
        QToolTip.showText(event.globalPos(), tip(text) if cut else "", view)
        return cut


def _paint_cell(painter: QPainter, room: QRect, text: str, cell: Cell, align: Align) -> None:
    if cell.avatar or cell.photo:
        where = QRect(room.x(), room.y() + (room.height() - 24) // 2, 24, 24)
        paint_avatar(painter, where, cell.avatar, cell.avatar_tone, cell.photo, square=cell.square)
        room = room.adjusted(32, 0, 0, 0)
    elif cell.icon:
        icons.draw(painter, cell.icon, room.x(), room.y() + (room.height() - 16) // 2, ink(cell.tone))
        room = room.adjusted(24, 0, 0, 0)
    if cell.chip and text:
        width = min(chip_width(text), room.width())
        paint_chip(
            painter, QRect(room.x(), room.y() + (room.height() - CHIP) // 2, width, CHIP), text, cell.tone
        )
        return
    plain = Voice.FIGURES if align is Align.RIGHT else Voice.TEXT
    voice = Voice.STRONG if cell.bold else plain
    write(painter, room, text, voice, ink(cell.tone), ALIGN[align])
