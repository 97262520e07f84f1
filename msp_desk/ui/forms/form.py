"""A form: fields over a frozen draft; it says what is wrong beside the field and never writes anything itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any, Generic, TypeVar

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QWidget

from msp_desk.i18n.words import Words
from msp_desk.ui.fonts import Voice
from msp_desk.ui.forms.field import Editor, Field, Section, Together
from msp_desk.ui.parts.buttons import quiet
from msp_desk.ui.parts.cards import Divider
from msp_desk.ui.parts.keys import bind
from msp_desk.ui.parts.labels import Label
from msp_desk.ui.parts.layouts import column, row
from msp_desk.ui.theme import FIELD, Tone
from msp_desk.values.phrases import Phrase

D = TypeVar("D")
LABELS = 112
#: Looks at a draft and says what is wrong, by the name of the field.
Checker = Callable[[Any], Mapping[str, Phrase]]
_REQUIRED = Phrase("This is needed.")


class _FieldRow:
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


class Form(QWidget, Generic[D]):
    """Holds a draft.

    `draft_changed` is said with the draft after every edit (for the rescue of half-filled forms); `save_asked` when
    the person saves (Ctrl+S, Ctrl+Enter or the button) and nothing is wrong. Whoever saves answers with `complain`
    or `refuse`, or closes it. `pointed` is said with the widget that must be seen now.
    """

    draft_changed = Signal(object)
    save_asked = Signal(object)
    pointed = Signal(object)

    def __init__(
        self, words: Words, sections: Sequence[Section], draft: D, *, check: Checker | None = None
    ) -> None:
        super().__init__()
        self._words, self._check = words, check
        self._loaded: D = draft
        self._draft: D = draft
        self._rows = {f.name: _FieldRow(words, f) for s in sections for f in s.each()}
        self._tried = False
        self._complaint = Label("", Voice.SMALL, Tone.BAD, wrap=True)
        self._complaint.hide()
        body = column(gap=14, margins=(20, 16, 20, 16))
        self.setLayout(body)
        _fill(body, sections, self._rows)
        body.addWidget(self._complaint)
        body.addStretch(1)
        self._show()
        self._wire()

    @property
    def loaded(self) -> D:
        """The draft as it was when the form was opened; a save says it beside the edited one."""
        return self._loaded

    def draft(self) -> D:
        """The draft as edited."""
        return self._draft

    def is_dirty(self) -> bool:
        """Whether anything was changed."""
        return self._draft != self._loaded

    def set_draft(self, draft: D, *, loaded: bool = False) -> None:
        """Show another draft; `loaded` says that it is what is kept, not an edit of it."""
        self._draft = draft
        self._loaded = draft if loaded else self._loaded
        self._show()

    def editor(self, name: str) -> Editor:
        """The editor of a field."""
        return self._rows[name].editor

    def names(self) -> tuple[str, ...]:
        """The fields there are."""
        return tuple(self._rows)

    def change(self, name: str, value: object) -> None:
        """Put a value into a field as if the person had done it."""
        editor = self._rows[name].editor
        editor.set_value(value)
        editor.edited.emit()

    def label(self, name: str) -> str:
        """What a field is called."""
        return self._rows[name].field.label

    def show_field(self, name: str, shown: bool) -> None:
        """Show a field only where it makes sense."""
        for widget in (self._rows[name].label, self._rows[name].editor, self._rows[name].body):
            widget.setVisible(shown)

    def refuse(self, name: str, text: str) -> None:
        """Say beside a field why it could not be saved."""
        self._rows[name].tell(text)
        self._point(name)

    def complain(self, text: str) -> None:
        """Say at the foot why it could not be saved; nothing takes it away."""
        self._complaint.setText(text)
        self._complaint.setVisible(bool(text))

    def problems(self) -> dict[str, Phrase]:
        """What is wrong, by the name of the field."""
        found: dict[str, Phrase] = dict(self._check(self._draft)) if self._check else {}
        for name, each in self._rows.items():
            problem = each.editor.problem()
            if problem is not None:
                found[name] = problem
            elif each.field.required and each.field.is_empty(each.editor.value()):
                found[name] = _REQUIRED
        return found

    @Slot()
    def save(self) -> None:
        """Ask for the draft to be kept, or point at the first thing that is wrong."""
        self._tried = True
        self._read()
        problems = self._mark()
        first = next((n for n in self._rows if n in problems), None)
        if first is not None:
            self._point(first)
        elif problems:
            self.complain(self._words.say(next(iter(problems.values()))))
        else:
            self.complain("")
            self.save_asked.emit(self._draft)

    def _wire(self) -> None:
        first = next(iter(self._rows.values()), None)
        if first is not None:
            self.setFocusProxy(first.editor)
        for each in self._rows.values():
            each.editor.edited.connect(self._edited)
        for keys in ("Ctrl+S", "Ctrl+Return", "Ctrl+Enter"):
            bind(self, keys, self.save)

    def _point(self, name: str) -> None:
        """Lead the person to a field, out of a folded section too."""
        editor = self._rows[name].editor
        parent = editor.parentWidget()
        while parent is not None and parent is not self:
            if isinstance(parent, _Folded):
                parent.unfold()
            parent = parent.parentWidget()
        editor.setFocus()
        self.pointed.emit(editor)

    def _show(self) -> None:
        for name, each in self._rows.items():
            each.editor.set_value(getattr(self._draft, name))
            each.tell("")

    def _read(self) -> None:
        values = {n: r.editor.value() for n, r in self._rows.items()}
        self._draft = replace(self._draft, **values)  # type: ignore[type-var]

    def _mark(self) -> dict[str, Phrase]:
        problems = self.problems()
        for name, each in self._rows.items():
            each.tell(self._words.say(problems[name]) if name in problems else "")
        return problems

    @Slot()
    def _edited(self) -> None:
        self._read()
        if self._tried:
            self._mark()
        self.draft_changed.emit(self._draft)


def _fill(body: QBoxLayout, sections: Sequence[Section], rows: Mapping[str, _FieldRow]) -> None:
    """From the outside inwards: whatever changes its parent is dressed anew, with all that is in it."""
    for place, section in enumerate(sections):
        if place and section.title:
            body.addWidget(Divider())
        body.addWidget(_section(body.parentWidget(), section, rows))


def _section(form: QWidget | None, section: Section, rows: Mapping[str, _FieldRow]) -> QWidget:
    if not section.title:
        inside = QWidget(form)
        _fill_grid(inside, section, rows)
        return inside
    if section.folded:
        folded = _Folded(form, section.title)
        _fill_grid(folded.inside, section, rows)
        return folded
    made = QWidget(form)
    inside = QWidget(made)
    made.setLayout(column(Label(section.title, Voice.HEADING), inside, gap=10))
    _fill_grid(inside, section, rows)
    return made


def _fill_grid(inside: QWidget, section: Section, rows: Mapping[str, _FieldRow]) -> None:
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


def _put_together(grid: QGridLayout, line: int, group: Together, rows: Sequence[_FieldRow]) -> None:
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


class _Folded(QWidget):
    """Fields that are seldom needed, behind their title."""

    def __init__(self, parent: QWidget | None, title: str) -> None:
        super().__init__(parent)
        self.inside = QWidget(self)
        self._button = quiet(title, icon="chevron-right", small=True)
        self.inside.hide()
        self.setLayout(column(row(self._button, None), self.inside, gap=8))
        self._button.clicked.connect(self._turn)

    def unfold(self) -> None:
        """Show the fields."""
        if self.inside.isHidden():
            self._turn()

    @Slot()
    def _turn(self) -> None:
        opened = self.inside.isHidden()
        self.inside.setVisible(opened)
        self._button.set_caption(self._button.caption(), "chevron-down" if opened else "chevron-right")
