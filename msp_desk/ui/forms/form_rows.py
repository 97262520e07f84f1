"""The fields of a form with what edits them, section by section; a folded section is made when it is first opened."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QGridLayout, QWidget

from msp_desk.i18n.words import Words
from msp_desk.ui.fonts import Voice
from msp_desk.ui.forms.field import Editor, Field, Section, Together
from msp_desk.ui.forms.record_fields import put_before
from msp_desk.ui.parts.buttons import quiet
from msp_desk.ui.parts.cards import Divider
from msp_desk.ui.parts.labels import Label
from msp_desk.ui.parts.layouts import column, row
from msp_desk.ui.theme import FIELD, Tone

LABELS = 112


class FieldRow:
    """A field with its editor and the message below it."""

    def __init__(self, words: Words, field: Field) -> None:
        self.field = field
        self.editor: Editor = field.editor(words)
        self.label = Label(field.label, Voice.SECOND)
        self.message = Label("", Voice.THIRD, Tone.BAD, wrap=True)
        self.message.hide()
        self.body: QWidget = self.editor
        if field.width:
            self.editor.setMaximumWidth(field.width)

    def put(self, grid: QGridLayout, line: int) -> None:
        """Lay it out: the label beside, or above a wide one."""
        under: list[QWidget] = [self.editor]
        under += [Label(self.field.hint, Voice.THIRD, wrap=True)] if self.field.hint else []
        self.body = body = QWidget(grid.parentWidget())
        body.setLayout(column(*under, self.message, gap=4))
        if self.field.wide:
            around = column(*([self.label] if self.field.label else []), body, gap=4)
            grid.addLayout(around, line, 0, 1, 2)
            return
        if self.field.label:
            self.label.setFixedHeight(FIELD)
            grid.addWidget(self.label, line, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(body, line, 1)

    def tell(self, text: str) -> None:
        """Say what is wrong; nothing where nothing is."""
        self.message.setText(text)
        self.message.setVisible(bool(text))
        self.editor.set_wrong(bool(text))

    def show_value(self, value: object) -> None:
        """Show what the draft says; nothing is wrong yet."""
        self.editor.set_value(value)
        self.tell("")


class FormRows:
    """The rows of a form, laid out in it. `made` are those that exist; asking for another one makes its section."""

    def __init__(
        self,
        words: Words,
        form: QWidget,
        sections: Sequence[Section],
        value_of: Callable[[str], object],
        edited: Callable[[], None],
    ) -> None:
        self._words, self._value_of, self._edited = words, value_of, edited
        self.fields = {f.name: f for s in sections for f in s.each()}
        self.made: dict[str, FieldRow] = {}
        self._folded: dict[str, Folded] = {}
        self.sections: dict[str, list[QWidget]] = {}
        self._fill(form, sections)

    def __getitem__(self, name: str) -> FieldRow:
        self.unpack(name)
        return self.made[name]

    def unpack(self, name: str) -> None:
        """Make the section that this field is in, if it was not yet."""
        if name not in self.made:
            self._folded[name].fill()

    def _fill(self, form: QWidget, sections: Sequence[Section]) -> None:
        """From the outside inwards: whatever changes its parent is dressed anew, with all that is in it."""
        body = form.layout()
        for place, section in enumerate(sections):
            if body is not None:
                parts: list[QWidget] = [Divider()] if place and section.title else []
                self.sections[section.title] = parts = [*parts, self._section(form, section)]
                for part in parts:
                    body.addWidget(part)

    def _section(self, form: QWidget, section: Section) -> QWidget:
        made = QWidget(form)
        if not section.title:
            self._make(made, section)
        elif section.folded:
            folded = Folded(form, section, self._make)
            self._folded |= {f.name: folded for f in section.each()}
            return folded
        else:
            inside = QWidget(made)
            made.setLayout(column(Label(section.title, Voice.HEADING), inside, gap=10))
            self._make(inside, section)
        return made

    def _make(self, inside: QWidget, section: Section) -> None:
        rows = {f.name: FieldRow(self._words, f) for f in section.each()}
        self.made |= rows
        _fill_grid(inside, section, rows)
        for name, each in rows.items():
            each.show_value(self._value_of(name))
            each.editor.edited.connect(self._edited)


class Folded(QWidget):
    """Fields that are seldom needed, behind their title; made when somebody wants to see them."""

    def __init__(self, parent: QWidget, section: Section, make: Callable[[QWidget, Section], None]) -> None:
        super().__init__(parent)
        self._section, self._make = section, make
        self._filled = False
        self.inside = QWidget(self)
        self._button = quiet(section.title, icon="chevron-right", small=True)
        self.inside.hide()
        self.setLayout(column(row(self._button, None), self.inside, gap=8))
        self._button.clicked.connect(self._turn)

    def fill(self) -> None:
        """Make the fields; Tab comes to them after the title."""
        if self._filled:
            return
        self._filled = True
        after = _stop_after(self._button)
        self._make(self.inside, self._section)
        put_before(after, _stops_in(self.inside))

    def unfold(self) -> None:
        """Show the fields."""
        if self.inside.isHidden():
            self._turn()

    @Slot()
    def _turn(self) -> None:
        opened = self.inside.isHidden()
        self.fill()
        self.inside.setVisible(opened)
        self._button.set_caption(self._button.caption(), "chevron-down" if opened else "chevron-right")


def _stop_after(widget: QWidget) -> QWidget:
    """Where Tab would go from there."""
    after = widget.nextInFocusChain()
    while after is not None and after is not widget:
        if after.focusPolicy() & Qt.FocusPolicy.TabFocus:
            return after
        after = after.nextInFocusChain()
    return widget


def _stops_in(inside: QWidget) -> list[QWidget]:
    """Where Tab halts in there, but not in the lists that open."""
    found = (w for w in inside.findChildren(QWidget) if w.window() is inside.window())
    return [w for w in found if w.focusPolicy() & Qt.FocusPolicy.TabFocus]


def _fill_grid(inside: QWidget, section: Section, rows: Mapping[str, FieldRow]) -> None:
    grid = QGridLayout(inside)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(10)
    grid.setColumnMinimumWidth(0, LABELS)
    grid.setColumnStretch(1, 1)
    for line, field in enumerate(section.fields):
        if isinstance(field, Together):
            _put_together(grid, line, field, [rows[f.name] for f in field.fields])
        else:
            rows[field.name].put(grid, line)


def _put_together(grid: QGridLayout, line: int, group: Together, rows: Sequence[FieldRow]) -> None:
    beside = row(*(r.editor for r in rows), *([None] if all(f.width for f in group.fields) else []), gap=4)
    for place, field in enumerate(group.fields):
        beside.setStretch(place, 0 if field.width else 1)
    label = Label(group.label, Voice.SECOND)
    label.setFixedHeight(FIELD)
    under: list[QWidget] = [Label(group.hint, Voice.THIRD, wrap=True)] if group.hint else []
    grid.addWidget(label, line, 0, Qt.AlignmentFlag.AlignTop)
    body = QWidget(grid.parentWidget())
    body.setLayout(column(beside, *under, *(r.message for r in rows), gap=4))
    grid.addWidget(body, line, 1)
