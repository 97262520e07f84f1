"""The limits with paint: the least that PySide6 can show of the same rows, with the bare driver behind it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QSize, Qt, Slot
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QLabel,
    QLineEdit,
    QListView,
    QMainWindow,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from tests.bench.painted import PaintWatch, press, settle
from tests.bench.questions import Keystroke
from tests.bench.raw import Raw

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_ROW = 32
_SIZE = (1280, 800)


class _Model(QAbstractListModel):
    def __init__(self) -> None:
        super().__init__()
        self._rows: Sequence[Any] = ()

    def show(self, rows: Sequence[Any]) -> None:
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def row(self, place: int) -> Any:
        return self._rows[place]

    def rowCount(self, parent: _Index = _NOWHERE, /) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole, /) -> Any:
        return None


class _Delegate(QStyledItemDelegate):
    """Two texts in a line."""

    def __init__(self, model: _Model, bold: int, quiet: int) -> None:
        super().__init__()
        self._model, self._bold, self._quiet = model, bold, quiet

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index, /) -> QSize:
        return QSize(100, _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index, /) -> None:
        row, rect = self._model.row(index.row()), option.rect
        painter.drawText(rect.x() + 8, rect.y() + 13, str(row[self._bold]))
        painter.drawText(rect.x() + 8, rect.y() + 28, str(row[self._quiet]))


def _list(bold: int, quiet: int) -> tuple[QListView, _Model]:
    view, model = QListView(), _Model()
    view.setUniformItemSizes(True)
    view.setModel(model)
    delegate = _Delegate(model, bold, quiet)
    delegate.setParent(view)
    view.setItemDelegate(delegate)
    return view, model


def _window(*widgets: QWidget) -> QMainWindow:
    window, middle = QMainWindow(), QWidget()
    layout = QVBoxLayout(middle)
    for widget in widgets:
        layout.addWidget(widget)
    window.setCentralWidget(middle)
    window.resize(*_SIZE)
    window.show()
    settle()
    return window


class ListFloor:
    """A field above a list: a key is typed, the bare driver asked, the answer painted."""

    def __init__(self, raw: Raw) -> None:
        self._raw = raw
        self._field = QLineEdit()
        self._view, self._model = _list(3, 4)
        self._window = _window(self._field, self._view)
        self._watch = PaintWatch(self._window, self._view)
        self._field.textChanged.connect(self._search)

    def type(self, stroke: Keystroke) -> float:
        """The milliseconds of one key."""
        self._window.raise_()
        if stroke.first or self._field.text() != stroke.text[:-1]:
            self._field.setText(stroke.text[:-1])
            settle()
        return self._watch.milliseconds(lambda: press(self._field, stroke.key))

    @Slot(str)
    def _search(self, text: str) -> None:
        self._model.show(self._raw.search(text))
        self._view.viewport().update()


class PageFloor:
    """A name above three lists: people, history and promises of a client."""

    def __init__(self, raw: Raw) -> None:
        self._raw, self._name = raw, QLabel()
        made = (_list(1, 4), _list(5, 6), _list(1, 4))
        self._views, self._models = [view for view, _ in made], [model for _, model in made]
        self._window = _window(self._name, *self._views)
        self._watch = PaintWatch(self._window)

    def open(self, client: UUID) -> float:
        """The milliseconds of one client."""
        return self._watch.milliseconds(lambda: self._show(client))

    def _show(self, client: UUID) -> None:
        header, *lists = self._raw.client(client)
        self._name.setText(str(header[0][2]))
        for view, model, rows in zip(self._views, self._models, lists, strict=True):
            model.show(rows)
            view.viewport().update()
