"""Fields in which one of several is chosen, and the one that is ticked or not."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy

from msp_desk.i18n.words import Words
from msp_desk.ui import icons
from msp_desk.ui.fonts import Voice, width_of
from msp_desk.ui.forms.field import Editor, Field
from msp_desk.ui.parts.checks import CheckBox
from msp_desk.ui.parts.choices import Segment, SegmentedChoice
from msp_desk.ui.parts.labels import tip
from msp_desk.ui.parts.layouts import column, row
from msp_desk.ui.parts.painting import begin, box, write
from msp_desk.ui.parts.popups import PopupDelegate
from msp_desk.ui.theme import FIELD, RADIUS, Tone, ink


class ChoiceBox(QComboBox):
    """A drop-down list in our own clothes; the wheel scrolls the page, not the choice."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.wrong = False
        self._dressed = False
        self._wide: tuple[int, int] = (-1, 0)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(FIELD)
        self.setMaxVisibleItems(14)

    def sizeHint(self) -> QSize:
        """As wide as the longest choice."""
        if self._wide[0] != self.count():
            texts = (self.itemText(i) for i in range(self.count()))
            widest = max((width_of(t, Voice.TEXT) for t in texts), default=60)
            self._wide = self.count(), widest + 40
        return QSize(self._wide[1], FIELD)

    def minimumSizeHint(self) -> QSize:
        """It can be shortened."""
        return QSize(min(self.sizeHint().width(), 64), FIELD)

    def showPopup(self) -> None:
        """Open the list; it is made now, since most are never opened."""
        if not self._dressed:
            self._dressed = True
            self.setItemDelegate(PopupDelegate(self))
        super().showPopup()

    def wheelEvent(self, event: QWheelEvent, /) -> None:
        """Leave the wheel to the page."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent, /) -> None:
        """Draw field, choice and arrow."""
        painter = begin(self)
        tone = Tone.BAD if self.wrong else Tone.ACCENT if self.hasFocus() else Tone.LINE
        if self.underMouse() and tone is Tone.LINE:
            tone = Tone.TEXT3
        box(painter, self.rect(), RADIUS, ink(Tone.SURFACE if self.isEnabled() else Tone.SUNKEN), ink(tone))
        empty = self.currentData() is None
        room = QRect(9, 0, self.width() - 34, self.height())
        write(painter, room, self.currentText(), Voice.TEXT, ink(Tone.TEXT3 if empty else Tone.TEXT))
        icons.draw(painter, "chevron-down", self.width() - 24, (self.height() - 14) // 2, ink(Tone.TEXT3), 14)


class ChoiceEditor(Editor):
    """One of several values, each with its words."""

    def __init__(self, name: str, options: Sequence[tuple[object, str]]) -> None:
        super().__init__()
        self.box = ChoiceBox(name)
        self._values = [value for value, _ in options]
        for value, text in options:
            self.box.addItem(text, value)
        self.setLayout(column(self.box))
        self.setFocusProxy(self.box)
        self.box.activated.connect(self._activated)

    def value(self) -> object:
        """The chosen value."""
        place = self.box.currentIndex()
        return self._values[place] if place >= 0 else None

    def set_value(self, value: object) -> None:
        """Choose a value; one that is not offered is none."""
        place = next((i for i, v in enumerate(self._values) if v == value), -1)
        self.box.setCurrentIndex(place)
        self.box.setToolTip(tip(self.box.currentText()))

    def set_wrong(self, wrong: bool) -> None:
        """Look wrong, or right again."""
        self.box.wrong = wrong
        self.box.update()

    def _activated(self) -> None:
        self.edited.emit()


class SegmentsEditor(Editor):
    """One of a few, side by side."""

    def __init__(self, name: str, segments: Sequence[Segment], *, optional: bool) -> None:
        super().__init__()
        self.choice = SegmentedChoice(name, segments, optional=optional)
        self.setLayout(row(self.choice, None))
        self.setFocusProxy(self.choice)
        self.choice.picked.connect(self._picked)

    def value(self) -> object:
        """The chosen value."""
        return self.choice.value()

    def set_value(self, value: object) -> None:
        """Choose a value."""
        self.choice.set_value(value)

    def _picked(self) -> None:
        self.edited.emit()


class CheckEditor(Editor):
    """Ticked or not."""

    def __init__(self, name: str, text: str) -> None:
        super().__init__()
        self.check = CheckBox(text, name)
        self.setLayout(column(self.check, margins=(0, 3, 0, 3)))
        self.setFocusProxy(self.check)
        self.check.clicked.connect(self._clicked)

    def value(self) -> object:
        """Whether it is ticked."""
        return self.check.isChecked()

    def set_value(self, value: object) -> None:
        """Tick it or not."""
        self.check.setChecked(bool(value))

    def _clicked(self) -> None:
        self.edited.emit()


@dataclass(frozen=True, slots=True)
class Choice(Field):
    """A member of an enum in its human words; where it is optional, None is the first choice, told as `none`."""

    words_of: type[Enum] = Enum
    optional: bool = False
    none: str = "–"

    def editor(self, words: Words) -> Editor:
        """A new editor for it."""
        options: list[tuple[object, str]] = [(None, self.none)] if self.optional else []
        return ChoiceEditor(self.label, options + [(m, words.term(m)) for m in self.words_of])


@dataclass(frozen=True, slots=True)
class OneOf(Field):
    """One of given values, each with its words."""

    options: Sequence[tuple[object, str]] = ()

    def editor(self, words: Words) -> Editor:
        """A new editor for it."""
        return ChoiceEditor(self.label, self.options)


@dataclass(frozen=True, slots=True)
class Segments(Field):
    """One of a few, side by side."""

    segments: Sequence[Segment] = ()
    optional: bool = False

    def editor(self, words: Words) -> Editor:
        """A new editor for it."""
        return SegmentsEditor(self.label, self.segments, optional=self.optional)


@dataclass(frozen=True, slots=True)
class Check(Field):
    """True or False; `text` stands beside the tick."""

    text: str = ""

    def editor(self, words: Words) -> Editor:
        """A new editor for it."""
        return CheckEditor(self.label or self.text, self.text)


def enum_segments(words: Words, kind: Iterable[Enum]) -> tuple[Segment, ...]:
    """Segments for all members of an enum."""
    return tuple(Segment(member, words.term(member)) for member in kind)
