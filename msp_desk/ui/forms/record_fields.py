"""A field that holds several small records, each in a line of its own: contact points, sites, promises."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from msp_desk.i18n.words import Words
from msp_desk.ui.forms.field import Editor, Field
from msp_desk.ui.forms.pick_fields import PickEditor
from msp_desk.ui.forms.text_fields import LineEditor
from msp_desk.ui.parts.buttons import icon_button, quiet
from msp_desk.ui.parts.keys import bind
from msp_desk.ui.parts.layouts import column, holder, row
from msp_desk.values.phrases import Phrase


class _RecordRow(QWidget):
    """One record: an editor for each of its fields, and a way to take it out."""

    edited = Signal()
    dropped = Signal(object)
    moved = Signal(object, int)

    def __init__(
        self, words: Words, rows: Sequence[Sequence[Field]], record: Any, *, ordered: bool = False
    ) -> None:
        super().__init__()
        self.record = record
        self.editors: dict[str, Editor] = {}
        self._remove = icon_button("x", words.t("Remove"), small=True)
        self._buttons: list[QWidget] = [self._remove]
        if ordered:
            up = icon_button("arrow-up", words.t("Move up"), keys="Alt+Up", small=True)
            up.clicked.connect(self._up)
            self._buttons.insert(0, up)
            bind(self, "Alt+Up", self._up)
            bind(self, "Alt+Down", self._down)
        lines = [self._line(words, fields, first=place == 0) for place, fields in enumerate(rows)]
        self.setLayout(column(*lines, gap=4))
        self._remove.clicked.connect(self._drop)

    def value(self) -> Any:
        """The record as edited."""
        return replace(self.record, **{n: e.value() for n, e in self.editors.items()})

    def problem(self) -> Phrase | None:
        """The first problem of its fields."""
        return next((p for e in self.editors.values() if (p := e.problem()) is not None), None)

    def set_wrong(self, wrong: bool) -> None:
        """Point at what is wrong."""
        for editor in self.editors.values():
            editor.set_wrong(wrong and editor.problem() is not None)

    def stops(self) -> list[QWidget]:
        """Where Tab halts: in all fields, for who types goes on typing, and then where it is taken out."""
        found = [w for e in self.editors.values() for w in e.findChildren(QWidget)]
        here = (w for w in (*found, *self._buttons) if w.window() is self.window())  # not in lists that open
        return [w for w in here if w.focusPolicy() & Qt.FocusPolicy.TabFocus]

    def begin(self) -> None:
        """Go to its first field that is to be written."""
        editors = list(self.editors.values())
        next((e for e in editors if isinstance(e, LineEditor | PickEditor)), editors[0]).setFocus()

    def _line(self, words: Words, fields: Sequence[Field], *, first: bool) -> QWidget:
        made = []
        for field in fields:
            editor = field.editor(words)
            editor.set_value(getattr(self.record, field.name))
            editor.edited.connect(self.edited)
            editor.setToolTip(field.label)
            if field.width:
                editor.setFixedWidth(field.width)
            self.editors[field.name] = editor
            made.append(editor)
        beside = self._buttons if first else []
        rest = [None] if all(field.width for field in fields) else []
        layout = row(*made, *rest, *beside, gap=4, margins=(0, 0, 0 if first else 32 * len(self._buttons), 0))
        for place, field in enumerate(fields):
            layout.setStretch(place, 0 if field.width else 1)
        return holder(layout)

    @Slot()
    def _drop(self) -> None:
        self.dropped.emit(self)

    @Slot()
    def _up(self) -> None:
        self.moved.emit(self, -1)

    @Slot()
    def _down(self) -> None:
        self.moved.emit(self, 1)


class RecordsEditor(Editor):
    """Records below each other, and a button for one more; `grown` says the editors of one that came, by field."""

    grown = Signal(object)

    def __init__(
        self,
        words: Words,
        rows: Sequence[Sequence[Field]],
        blank: Callable[[], Any],
        add: str,
        keys: str = "",
        *,
        ordered: bool = False,
    ) -> None:
        super().__init__()
        self._ordered = ordered
        self._words, self._rows, self._blank = words, rows, blank
        self._records: list[_RecordRow] = []
        self._list = column(gap=6 if len(rows) < 2 else 10)
        self._add = quiet(add, icon="plus", keys=keys, small=True)
        self.setLayout(column(self._list, row(self._add, None), gap=4))
        self.setFocusProxy(self._add)
        self._add.clicked.connect(self.add_one)

    def value(self) -> object:
        """The records that are not blank."""
        empty = self._blank()
        return tuple(v for v in (r.value() for r in self._records) if v != empty)

    def set_value(self, value: object) -> None:
        """Show these records."""
        if isinstance(value, tuple) and value == self.value() and len(value) == len(self._records):
            return
        for record in self._records:
            record.hide()
            record.deleteLater()
        self._records = []
        for record in value if isinstance(value, tuple) else ():
            self._append(record)

    def problem(self) -> Phrase | None:
        """The first problem of the records."""
        return next((p for r in self._records if (p := r.problem()) is not None), None)

    def set_wrong(self, wrong: bool) -> None:
        """Point at what is wrong."""
        for record in self._records:
            record.set_wrong(wrong)

    def each(self) -> list[Mapping[str, Editor]]:
        """The editors of every record, by field."""
        return [record.editors for record in self._records]

    def _append(self, record: Any) -> _RecordRow:
        made = _RecordRow(self._words, self._rows, record, ordered=self._ordered)
        made.edited.connect(self.edited)
        made.dropped.connect(self._drop)
        made.moved.connect(self._move)
        self._records.append(made)
        self._list.addWidget(made)
        put_before(self._add, made.stops())
        self.grown.emit(made.editors)
        return made

    def begin(self, place: int) -> QWidget | None:
        """Go to one of the records; gives it, None where there are fewer."""
        if not 0 <= place < len(self._records):
            return None
        self._records[place].begin()
        return self._records[place]

    @Slot()
    def add_one(self) -> None:
        """One more record, ready to be typed into."""
        self._append(self._blank()).begin()

    @Slot(object)
    def _drop(self, record: _RecordRow) -> None:
        self._records.remove(record)
        record.hide()
        record.deleteLater()
        self._add.setFocus()
        self.edited.emit()

    @Slot(object, int)
    def _move(self, record: _RecordRow, by: int) -> None:
        place = self._records.index(record) + by
        if not 0 <= place < len(self._records):
            return
        self._records.remove(record)
        self._records.insert(place, record)
        self._list.removeWidget(record)
        self._list.insertWidget(place, record)
        put_before(self._add, [stop for each in self._records for stop in each.stops()])
        self.edited.emit()


def put_before(last: QWidget, stops: Sequence[QWidget]) -> None:
    """Let Tab halt at these before it comes to the last: what is added later would else be at the end of the window."""
    before = last.previousInFocusChain()
    while before is not None and not before.focusPolicy() & Qt.FocusPolicy.TabFocus and before is not last:
        before = before.previousInFocusChain()
    for stop in stops:
        if before is not None:
            QWidget.setTabOrder(before, stop)
        before = stop
    if stops:
        QWidget.setTabOrder(stops[-1], last)


@dataclass(frozen=True, slots=True)
class Records(Field):
    """A tuple of frozen records.

    `rows` are the fields of one, laid out in one line or more; `blank` makes a new one (records that stay so are not
    kept); `add` is said by the button, `keys` are shown on it. In an `ordered` one they can be moved up and down.
    """

    rows: Sequence[Sequence[Field]] = ()
    blank: Callable[[], Any] = tuple
    add: str = ""
    keys: str = ""
    ordered: bool = False

    def editor(self, words: Words) -> Editor:
        """A new editor for it."""
        return RecordsEditor(words, self.rows, self.blank, self.add, self.keys, ordered=self.ordered)
