"""A form: fields over a frozen draft; it says what is wrong beside the field and never writes anything itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any, Generic, TypeVar

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from msp_desk.i18n.words import Words
from msp_desk.ui.fonts import Voice
from msp_desk.ui.forms.field import Editor, Section
from msp_desk.ui.forms.form_rows import Folded, FormRows
from msp_desk.ui.parts.keys import bind
from msp_desk.ui.parts.labels import Label
from msp_desk.ui.parts.layouts import column
from msp_desk.ui.theme import Tone
from msp_desk.values.phrases import Phrase

D = TypeVar("D")
#: Looks at a draft and says what is wrong, by the name of the field.
Checker = Callable[[Any], Mapping[str, Phrase]]
_REQUIRED = Phrase("This is needed.")


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
        self._tried = False
        self._complaint = Label("", Voice.SMALL, Tone.BAD, wrap=True)
        self._complaint.hide()
        body = column(gap=14, margins=(20, 16, 20, 16))
        self.setLayout(body)
        self._rows = FormRows(words, self, sections, lambda name: getattr(self._draft, name), self._edited)
        #: What each section stands in, by its title, so that one can be shown only where it makes sense.
        self.sections = self._rows.sections
        body.addWidget(self._complaint)
        body.addStretch(1)
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
        return tuple(self._rows.fields)

    def change(self, name: str, value: object) -> None:
        """Put a value into a field as if the person had done it."""
        editor = self._rows[name].editor
        editor.set_value(value)
        editor.edited.emit()

    def label(self, name: str) -> str:
        """What a field is called."""
        return self._rows.fields[name].label

    def show_field(self, name: str, shown: bool) -> None:
        """Show a field only where it makes sense."""
        row = self._rows[name]
        for widget in (row.label, row.editor, row.body):
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
        for name, each in self._rows.made.items():
            problem = each.editor.problem()
            if problem is not None:
                found[name] = problem
        for name, field in self._rows.fields.items():
            if name not in found and field.required and field.is_empty(getattr(self._draft, name)):
                found[name] = _REQUIRED
        return found

    @Slot()
    def save(self) -> None:
        """Ask for the draft to be kept, or point at the first thing that is wrong."""
        self._tried = True
        self._read()
        problems = self._mark()
        first = next((n for n in self._rows.fields if n in problems), None)
        if first is not None:
            self._point(first)
        elif problems:
            self.complain(self._words.say(next(iter(problems.values()))))
        else:
            self.complain("")
            self.save_asked.emit(self._draft)

    def _wire(self) -> None:
        first = next(iter(self._rows.made.values()), None)
        if first is not None:
            self.setFocusProxy(first.editor)
        for keys in ("Ctrl+S", "Ctrl+Return", "Ctrl+Enter"):
            bind(self, keys, self.save)

    def _point(self, name: str) -> None:
        """Lead the person to a field, out of a folded section too."""
        editor = self._rows[name].editor
        parent = editor.parentWidget()
        while parent is not None and parent is not self:
            if isinstance(parent, Folded):
                parent.unfold()
            parent = parent.parentWidget()
        editor.setFocus()
        self.pointed.emit(editor)

    def _show(self) -> None:
        for name, each in self._rows.made.items():
            each.show_value(getattr(self._draft, name))

    def _read(self) -> None:
        values = {n: r.editor.value() for n, r in self._rows.made.items()}
        self._draft = replace(self._draft, **values)  # type: ignore[type-var]

    def _mark(self) -> dict[str, Phrase]:
        problems = self.problems()
        for name in problems:
            if name in self._rows.fields:
                self._rows.unpack(name)
        for name, each in self._rows.made.items():
            each.tell(self._words.say(problems[name]) if name in problems else "")
        return problems

    @Slot()
    def _edited(self) -> None:
        self._read()
        if self._tried:
            self._mark()
        self.draft_changed.emit(self._draft)
