"""What a form is a list of: a field says which attribute of the draft it holds and makes the editor for it."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from msp_desk.i18n.words import Words
from msp_desk.values.phrases import Phrase


class Editor(QWidget):
    """Edits one value; `edited` is said when the person changes it, not when it is set."""

    edited = Signal()

    def value(self) -> Any:
        """What the draft gets."""
        raise NotImplementedError

    def set_value(self, value: Any) -> None:
        """Show a value of the draft."""
        raise NotImplementedError

    def problem(self) -> Phrase | None:
        """Why what was typed is no value at all (a date that is none); None where it is one."""
        return None

    def set_wrong(self, wrong: bool) -> None:
        """Look wrong, or right again."""


@dataclass(frozen=True, slots=True)
class Field:
    """`name` is the attribute of the draft, `label` what the person reads, `hint` a remark under the field.

    A `wide` field has its label above; `width` narrows one whose values are short (pixels), also inside records.
    `hidden` fields are shown when the person asks for more (see `Section.more`).
    """

    name: str
    label: str
    hint: str = field(default="", kw_only=True)
    required: bool = field(default=False, kw_only=True)
    wide: bool = field(default=False, kw_only=True)
    width: int = field(default=0, kw_only=True)

    @abstractmethod
    def editor(self, words: Words) -> Editor:
        """A new editor for it."""

    def is_empty(self, value: object) -> bool:
        """Whether a value is none, so that a required field can say so."""
        return value is None or value in {"", ()}


@dataclass(frozen=True, slots=True)
class Together:
    """Short fields that belong together (day, month and year of a birthday): in one line, under one label."""

    label: str
    fields: Sequence[Field]
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """Fields under a title; `folded` ones wait behind it until the person opens them."""

    title: str
    fields: Sequence[Field | Together]
    folded: bool = False

    def each(self) -> Iterator[Field]:
        """The fields one by one."""
        for entry in self.fields:
            yield from entry.fields if isinstance(entry, Together) else (entry,)


def mark_wrong(widget: QWidget, wrong: bool) -> None:
    """Let a field's border say that something is wrong with it."""
    if bool(widget.property("wrong")) != wrong:
        widget.setProperty("wrong", wrong)
        widget.style().unpolish(widget)
        widget.style().polish(widget)
