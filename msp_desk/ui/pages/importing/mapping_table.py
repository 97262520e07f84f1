"""The first rows of a file as they stand in it, each column under the word for what it is taken for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from msp_desk.exchange.columns import FIELD_WORDS, ImportField, Mapping
from msp_desk.exchange.reading import TableSeen
from msp_desk.i18n.words import Words
from msp_desk.ui import icons
from msp_desk.ui.fonts import Voice, metrics
from msp_desk.ui.pages.importing.field_list import FieldList
from msp_desk.ui.parts.labels import tip
from msp_desk.ui.parts.painting import write, write_along
from msp_desk.ui.theme import Tone, ink, wash

_HEAD, _ROW, _PAD = 50, 30, 10
_NARROWEST, _WIDEST = 110, 260
_SHOWN = 60
_NOWHERE = QModelIndex()
_Index = QModelIndex | QPersistentModelIndex


class _Sample(QAbstractTableModel):
    """The sample rows, and what each column is."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: TableSeen | None = None

    def show(self, seen: TableSeen) -> None:
        """Another sample."""
        self.beginResetModel()
        self.seen = seen
        self.endResetModel()

    @property
    def mapping(self) -> Mapping:
        """What the columns are taken for."""
        return self.seen.mapping if self.seen is not None else Mapping(())

    def field(self, column: int) -> ImportField:
        """What one column is taken for."""
        fields = self.mapping.fields
        return fields[column] if column < len(fields) else ImportField.IGNORE

    def heading(self, column: int) -> str:
        """The heading of a column in the file."""
        return self.seen.headings[column] if self.seen is not None else ""

    def rowCount(self, parent: _Index = _NOWHERE, /) -> int:
        return 0 if parent.isValid() or self.seen is None else len(self.seen.sample)

    def columnCount(self, parent: _Index = _NOWHERE, /) -> int:
        return 0 if parent.isValid() or self.seen is None else len(self.seen.headings)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole, /) -> Any:
        if self.seen is None or not index.isValid():
            return None
        text = self.seen.sample[index.row()][index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return text[:_WIDEST]
        return tip(text[:2000]) if role == Qt.ItemDataRole.ToolTipRole and len(text) > _SHOWN // 3 else None


class _Cells(QStyledItemDelegate):
    """Quiet cells; those of a column that is left out are fainter still."""

    def __init__(self, model: _Sample, parent: QTableView) -> None:
        super().__init__(parent)
        self._sample = model

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index, /) -> None:
        rect: QRect = option.rect
        view = self.parent()
        if isinstance(view, QTableView) and view.currentIndex().column() == index.column():
            painter.fillRect(rect, wash(Tone.ACCENT))
        painter.fillRect(rect.x(), rect.bottom(), rect.width(), 1, ink(Tone.LINE))
        out = self._sample.field(index.column()) is ImportField.IGNORE
        text = str(index.data() or "").replace("\n", " ")
        write(
            painter,
            rect.adjusted(_PAD, 0, -_PAD, 0),
            text,
            Voice.SMALL,
            ink(Tone.TEXT3 if out else Tone.TEXT),
        )


class _Heads(QHeaderView):
    """Each column's heading in the file, and below it what it is taken for, to press."""

    pressed_on = Signal(int)

    def __init__(self, words: Words, model: _Sample) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._words, self._sample = words, model
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setFixedHeight(_HEAD)
        self.setMinimumSectionSize(60)

    def sizeHint(self) -> QSize:
        return QSize(100, _HEAD)

    def mouseReleaseEvent(self, event: QMouseEvent, /) -> None:
        super().mouseReleaseEvent(event)
        place = self.logicalIndexAt(event.position().toPoint())
        if place >= 0:
            self.pressed_on.emit(place)

    def paintSection(self, painter: QPainter, rect: QRect, section: int, /) -> None:
        painter.save()
        taken = self._sample.field(section)
        tone = Tone.TEXT3 if taken is ImportField.IGNORE else Tone.ACCENT
        painter.fillRect(rect, ink(Tone.SURFACE))
        painter.fillRect(rect.x(), rect.bottom(), rect.width(), 1, ink(Tone.LINE))
        above = QRect(rect.x() + _PAD, rect.y() + 6, rect.width() - 2 * _PAD, 16)
        write(painter, above, self._sample.heading(section), Voice.THIRD)
        below = QRect(rect.x() + _PAD, rect.y() + 23, rect.width() - 2 * _PAD - 16, 20)
        width = write_along(
            painter, below, self._words.say(FIELD_WORDS[taken]), Voice.SMALL_STRONG, ink(tone)
        )
        icons.draw(painter, "chevron-down", below.x() + width + 3, below.y() + 3, ink(tone), 14)
        painter.restore()


class MappingTable(QTableView):
    """Says `mapped` with a column and what it is to be taken for; Enter on a column asks, as a press on its head does."""

    mapped = Signal(int, object)

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._fields: tuple[ImportField, ...] = ()
        self.sample = _Sample()
        heads = _Heads(words, self.sample)
        self.setHorizontalHeader(heads)
        self.setModel(self.sample)
        self.setItemDelegate(_Cells(self.sample, self))
        self.setAccessibleName(words.t("First rows of the file"))
        self.setToolTip(tip(words.t("Press a heading, or Enter, to take the column for something else")))
        self._dress()
        heads.pressed_on.connect(self.ask_for)
        self.selectionModel().currentColumnChanged.connect(self._moved)

    def show_sample(self, seen: TableSeen, fields: Sequence[ImportField]) -> None:
        """Show these rows under these columns, which may be taken for any of these fields."""
        before, self._fields = self.currentIndex(), tuple(fields)
        self.sample.show(seen)
        for column in range(self.sample.columnCount()):
            self.setColumnWidth(column, self._width(column))
        if before.isValid():
            self.setCurrentIndex(
                self.sample.index(min(before.row(), self.sample.rowCount() - 1), before.column())
            )

    @Slot(int)
    def ask_for(self, column: int) -> None:
        """Offer what a column can be taken for."""
        offered = FieldList(self._words, column, self._fields, self.sample.field(column), self)
        offered.taken.connect(self.mapped)
        left = self.horizontalHeader().sectionViewportPosition(column)
        offered.open_at(self.horizontalHeader().viewport().mapToGlobal(QPoint(left, _HEAD)))

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        """Enter asks what the column is."""
        if (
            event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2}
            and self.currentIndex().isValid()
        ):
            self.ask_for(self.currentIndex().column())
        else:
            super().keyPressEvent(event)

    def _dress(self) -> None:
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setShowGrid(False)
        self.viewport().setAutoFillBackground(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(_ROW)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)

    def _width(self, column: int) -> int:
        seen = self.sample.seen
        if seen is None:
            return _NARROWEST
        measure = metrics(Voice.SMALL)
        cells = (measure.horizontalAdvance(row[column][:_SHOWN]) for row in seen.sample)
        said = self._words.say(FIELD_WORDS[self.sample.field(column)])
        head = metrics(Voice.SMALL_STRONG).horizontalAdvance(said) + 20
        return max(_NARROWEST, min(_WIDEST, max((head, *cells)) + 2 * _PAD))

    @Slot(QModelIndex, QModelIndex)
    def _moved(self, now: QModelIndex, before: QModelIndex) -> None:
        self.viewport().update()
