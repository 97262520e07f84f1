"""A field that holds several small records, each in a line of its own: contact points, sites, promises."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from msp_desk.i18n.words import Words
from msp_desk.ui.forms.field import Editor, Field
from msp_desk.ui.forms.text_fields import LineEditor
from msp_desk.ui.parts.buttons import icon_button, quiet
from msp_desk.ui.parts.layouts import column, holder, row
from msp_desk.values.phrases import Phrase


class _RecordRow(QWidget):
    """One record: an editor for each of its fields, and a way to take it out."""

    edited = Signal()
    dropped = Signal(object)

    def __init__(self, words: Words, rows: Sequence[Sequence[Field]], record: Any) -> None:
        super().__init__()
        self.record = record
        self._editors: dict[str, Editor] = {}
        self._remove = remove = icon_button("x", words.t("Remove"), small=True)
        lines = [
            self._line(words, fields, remove if place == 0 else None) for place, fields in enumerate(rows)
        ]
        self.setLayout(column(*lines, gap=4))
        remove.clicked.connect(self._drop)

    def value(self) -> Any:
        """The record as edited."""
        return replace(self.record, **{n: e.value() for n, e in self._editors.items()})

    def problem(self) -> Phrase | None:
        """The first problem of its fields."""
        return next((p for e in self._editors.values() if (p := e.problem()) is not None), None)

    def set_wrong(self, wrong: bool) -> None:
        """Point at what is wrong."""
        for editor in self._editors.values():
            editor.set_wrong(wrong and editor.problem() is not None)

    def stops(self) -> list[QWidget]:
        """Where Tab halts: in all fields, for who types goes on typing, and then where it is taken out."""
        found = [w for e in self._editors.values() for w in e.findChildren(QWidget)]
        here = (w for w in (*found, self._remove) if w.window() is self.window())  # not in lists that open
        return [w for w in here if w.focusPolicy() & Qt.FocusPolicy.TabFocus]

    def begin(self) -> None:
        """Go to its first field that is to be written."""
        editors = list(self._editors.values())
        next((e for e in editors if isinstance(e, LineEditor)), editors[0]).setFocus()

    def _line(self, words: Words, fields: Sequence[Field], remove: QWidget | None) -> QWidget:
        made = []
        for field in fields:
            editor = field.editor(words)
            editor.set_value(getattr(self.record, field.name))
            editor.edited.connect(self.edited)
            editor.setToolTip(field.label)
            if field.width:
                editor.setFixedWidth(field.width)
            self._editors[field.name] = editor
            made.append(editor)
        layout = row(*made, *([remove] if remove else []), gap=4, margins=(0, 0, 0 if remove else 32, 0))
        for place, field in enumerate(fields):
            layout.setStretch(place, 0 if field.width else 1)
        return holder(layout)

    @Slot()
    def _drop(self) -> None:
        self.dropped.emit(self)


class RecordsEditor(Editor):
    """Records below each other, and a button for one more."""

    def __init__(
        self,
        words: Words,
        rows: Sequence[Sequence[Field]],
        blank: Callable[[], Any],
        add: str,
        keys: str = "",
    ) -> None:
        super().__init__()
        self._words, self._rows, self._blank = words, rows, blank
        self._records: list[_RecordRow] = []
        self._list = column(gap=6)
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

    def _append(self, record: Any) -> _RecordRow:
        made = _RecordRow(self._words, self._rows, record)
        made.edited.connect(self.edited)
        made.dropped.connect(self._drop)
        self._records.append(made)
        self._list.addWidget(made)
        put_before(self._add, made.stops())
        return made

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
    kept); `add` is said by the button, `keys` are shown on it.
    """

    rows: Sequence[Sequence[Field]] = ()
    blank: Callable[[], Any] = tuple
    add: str = ""
    keys: str = ""

    def editor(self, words: Words) -> Editor:
        """A new editor for it."""
        return RecordsEditor(words, self.rows, self.blank, self.add, self.keys)
