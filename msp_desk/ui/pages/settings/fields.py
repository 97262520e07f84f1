"""The fields that only settings have: a colour, the days of a week, a time of day."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, time, timedelta

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QColor, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy

from msp_desk.i18n.words import Words
from msp_desk.rules.day_text import read_time
from msp_desk.ui import icons
from msp_desk.ui.fonts import Voice
from msp_desk.ui.forms.field import Editor, Field, mark_wrong
from msp_desk.ui.forms.text_fields import LineEditor
from msp_desk.ui.parts.buttons import Pressable
from msp_desk.ui.parts.labels import tip
from msp_desk.ui.parts.layouts import row
from msp_desk.ui.parts.painting import begin, box, focus_ring, write
from msp_desk.ui.theme import BUTTON, RADIUS_SMALL, Tone, ink, wash
from msp_desk.values.phrases import N_, Phrase

_COLOUR = re.compile(r"#?([0-9a-fA-F]{6})")
#: Colours that carry white text, each with its name.
SWATCHES = (
    ("#2f5bd7", N_("Blue")), ("#0c726a", N_("Teal")), ("#197045", N_("Green")), ("#8f5200", N_("Ochre")),
    ("#bf3328", N_("Red")), ("#7a4fbf", N_("Violet")), ("#33424f", N_("Slate")),
)  # fmt: skip
_A_MONDAY = date(2026, 11, 23)
_CENTRE = Qt.AlignmentFlag.AlignHCenter


class _Swatch(Pressable):
    """A colour to press."""

    def __init__(self, colour: str, name: str) -> None:
        super().__init__(name)
        self.colour = colour
        self.setCheckable(True)
        self.setToolTip(tip(name))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(26, 26)

    def paintEvent(self, event: QPaintEvent, /) -> None:
        painter = begin(self)
        box(painter, self.rect().adjusted(2, 2, -2, -2), RADIUS_SMALL, QColor(self.colour))
        if self.isChecked():
            icons.draw(painter, "check", 6, 6, QColor("#ffffff"), 14)
        if self.ringed:
            focus_ring(painter, self.rect(), RADIUS_SMALL)


class ColourEditor(Editor):
    """A colour as #rrggbb, picked from a few or typed."""

    def __init__(self, words: Words, name: str) -> None:
        super().__init__()
        self._swatches = [_Swatch(colour, words.t(said)) for colour, said in SWATCHES]
        self.line = QLineEdit()
        self.line.setAccessibleName(name)
        self.line.setFixedWidth(92)
        self.setLayout(row(*self._swatches, 6, self.line, None, gap=2))
        self.setFocusProxy(self.line)
        for swatch in self._swatches:
            swatch.clicked.connect(self._pick)
        self.line.textEdited.connect(self._typed)

    def value(self) -> str:
        """The colour as it is typed, in small letters where it is one."""
        typed = self.line.text().strip()
        found = _COLOUR.fullmatch(typed)
        return f"#{found[1].lower()}" if found else typed

    def set_value(self, value: object) -> None:
        """Show a colour."""
        if value != self.value():
            self.line.setText(str(value))
        self._mark()

    def problem(self) -> Phrase | None:
        """No colour."""
        if _COLOUR.fullmatch(self.line.text().strip()):
            return None
        return Phrase("This is not a colour. Write it as #2f5bd7.")

    def set_wrong(self, wrong: bool) -> None:
        """Look wrong, or right again."""
        mark_wrong(self.line, wrong)

    def _mark(self) -> None:
        for swatch in self._swatches:
            swatch.setChecked(swatch.colour == self.value())

    @Slot()
    def _pick(self) -> None:
        swatch = self.sender()
        if isinstance(swatch, _Swatch):
            self.line.setText(swatch.colour)
            self._typed()

    @Slot()
    def _typed(self) -> None:
        self._mark()
        self.edited.emit()


class _DayButton(Pressable):
    """A day of the week, on or off."""

    def __init__(self, letter: str, name: str) -> None:
        super().__init__(name)
        self._letter = letter
        self.setCheckable(True)
        self.setToolTip(tip(name))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(BUTTON, BUTTON)

    def paintEvent(self, event: QPaintEvent, /) -> None:
        painter, on = begin(self), self.isChecked()
        edge = Tone.ACCENT if on else Tone.TEXT3 if self.underMouse() else Tone.LINE
        box(painter, self.rect(), BUTTON / 2, wash(Tone.ACCENT) if on else ink(Tone.SURFACE), ink(edge))
        tone = Tone.ACCENT if on else Tone.TEXT2
        voice = Voice.SMALL_STRONG if on else Voice.SMALL
        write(painter, self.rect(), self._letter, voice, ink(tone), _CENTRE)
        if self.ringed:
            focus_ring(painter, self.rect(), BUTTON / 2)


class DaysEditor(Editor):
    """Days of the week as a set of numbers, 0 for Monday."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        names = [words.weekday(_A_MONDAY + timedelta(days=n), alone=True) for n in range(7)]
        self.buttons = [_DayButton(name[:1].upper(), name) for name in names]
        self.setLayout(row(*self.buttons, None, gap=4))
        self.setFocusProxy(self.buttons[0])
        for button in self.buttons:
            button.clicked.connect(self.edited)

    def value(self) -> frozenset[int]:
        """The days that are on."""
        return frozenset(n for n, button in enumerate(self.buttons) if button.isChecked())

    def set_value(self, value: object) -> None:
        """Show these days."""
        days = value if isinstance(value, frozenset) else frozenset()
        for number, button in enumerate(self.buttons):
            button.setChecked(number in days)


class TimeEditor(LineEditor):
    """A time of day, as people write it."""

    def __init__(self, name: str, *, optional: bool) -> None:
        super().__init__(name, "9:00")
        self._optional = optional
        self.line.setFixedWidth(72)

    def value(self) -> time | None:
        """The time; None where it is none."""
        return read_time(self.line.text())

    def set_value(self, value: object) -> None:
        """Show a time."""
        if value != self.value():
            self.line.setText(value.strftime("%H:%M") if isinstance(value, time) else "")

    def problem(self) -> Phrase | None:
        """No time of day."""
        if self.value() is not None or (self._optional and not self.line.text().strip()):
            return None
        return Phrase("This is not a time of day. Write it as 9:30.")


@dataclass(frozen=True, slots=True)
class Colour(Field):
    """A colour as #rrggbb."""

    def editor(self, words: Words) -> Editor:
        """A new editor for it."""
        return ColourEditor(words, self.label)


@dataclass(frozen=True, slots=True)
class WeekDays(Field):
    """A set of days of the week."""

    def editor(self, words: Words) -> Editor:
        """A new editor for it."""
        return DaysEditor(words)


@dataclass(frozen=True, slots=True)
class TimeOfDay(Field):
    """A time of day; empty where it is not required."""

    def editor(self, words: Words) -> Editor:
        """A new editor for it."""
        return TimeEditor(self.label, optional=not self.required)
