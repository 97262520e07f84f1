"""Fields for what a plan promises and what missing it costs: amounts of a measure, lengths of time, whole numbers from zero."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Slot

from msp_desk.i18n.words import Words
from msp_desk.rules.amount_text import Measure, amount_text, read_amount
from msp_desk.rules.day_text import read_day
from msp_desk.ui.forms.choice_fields import ChoiceEditor
from msp_desk.ui.forms.field import Editor, Field
from msp_desk.ui.forms.text_fields import LineEditor, Number, NumberEditor
from msp_desk.ui.parts.layouts import row
from msp_desk.values.phrases import N_, Phrase
from msp_desk.values.plans import Duration, TimeUnit

_NUMBER_WIDTH = 64
_WRONG = {
    Measure.WHOLE: N_("A whole number is needed here."),
    Measure.MONEY: N_("An amount is needed here, as 1250.00."),
    Measure.PERCENT: N_("A percentage is needed here, as 99.95."),
    Measure.DAY: N_("This is not a day. Write it as 23/11/2026, or +7 for in seven days."),
}


def decimal_sign(words: Words) -> str:
    """What stands before the decimals of a number."""
    return words.number(0.5, 1)[1]


class AmountEditor(LineEditor):
    """One amount or nothing; what it is counted in may change while the form is open, and the text stays."""

    def __init__(self, words: Words, name: str, today: date, measure: Measure, placeholder: str) -> None:
        super().__init__(name, placeholder)
        self._words, self._today, self._measure = words, today, measure
        self._near = {words.t("yesterday"): -1, words.t("today"): 0, words.t("tomorrow"): 1}
        self.line.editingFinished.connect(self._tidy)

    def value(self) -> object:
        """The amount; None where nothing (or no amount) is typed."""
        text = self.line.text().strip()
        if self._measure is Measure.DAY:
            day = read_day(text, self._today, self._near)
            return day.toordinal() if day is not None else None
        return read_amount(text, self._measure)

    def set_value(self, value: object) -> None:
        """Show an amount."""
        if value is None or value != self.value():
            self.line.setText(self._told(value) if isinstance(value, int) else "")
            self.line.setCursorPosition(0)

    def measure_in(self, measure: Measure) -> bool:
        """Count in this from now on; says whether that makes what is typed another amount."""
        if measure is self._measure:
            return False
        before, self._measure = self.value(), measure
        return before != self.value()

    def problem(self) -> Phrase | None:
        """Something was typed that is no such amount."""
        if self.line.text().strip() and self.value() is None:
            return Phrase(_WRONG[self._measure])
        return None

    def _told(self, amount: int) -> str:
        if self._measure is Measure.DAY:
            return self._words.day(date.fromordinal(min(max(amount, 1), date.max.toordinal())), "short")
        told = amount_text(amount, self._measure, decimal_sign(self._words))
        return f"{told} %" if self._measure is Measure.PERCENT else told

    @Slot()
    def _tidy(self) -> None:
        amount = self.value()
        if isinstance(amount, int):
            self.line.setText(self._told(amount))


class LengthEditor(Editor):
    """A length of time: a number and its unit; nothing without the number."""

    def __init__(self, words: Words, name: str, placeholder: str) -> None:
        super().__init__()
        self.number = NumberEditor(name, 0, 100_000, placeholder)
        self.number.setFixedWidth(_NUMBER_WIDTH)
        self.unit = ChoiceEditor(words.t("Unit"), [(u, words.term(u)) for u in TimeUnit])
        self.unit.set_value(TimeUnit.HOURS)
        layout = row(self.number, self.unit, gap=4)
        layout.setStretch(1, 1)
        self.setLayout(layout)
        self.setFocusProxy(self.number)
        self.number.edited.connect(self.edited)
        self.unit.edited.connect(self.edited)

    def value(self) -> object:
        """The length; None where no number is typed."""
        amount, unit = self.number.value(), self.unit.value()
        return Duration(amount, unit) if isinstance(amount, int) and isinstance(unit, TimeUnit) else None

    def set_value(self, value: object) -> None:
        """Show a length."""
        if isinstance(value, Duration):
            self.number.set_value(value.amount)
            self.unit.set_value(value.unit)
        else:
            self.number.set_value(None)

    def problem(self) -> Phrase | None:
        """That of the number."""
        return self.number.problem()

    def set_wrong(self, wrong: bool) -> None:
        """Look wrong, or right again."""
        self.number.set_wrong(wrong)


class _FromZero(NumberEditor):
    """Nothing typed is zero."""

    def value(self) -> object:
        number = super().value()
        return 0 if number is None else number

    def set_value(self, value: object) -> None:
        self.line.setText(str(value or 0))

    def problem(self) -> Phrase | None:
        text = self.line.text().strip()
        return super().problem() if text.isdecimal() or not text else Phrase(_WRONG[Measure.WHOLE])


@dataclass(frozen=True, slots=True)
class Amount(Field):
    """An amount in the smallest part of its measure (thousandths of a percent, cents, ordinals of days), or None."""

    today: date = date.min
    measure: Measure = Measure.WHOLE
    placeholder: str = ""

    def editor(self, words: Words) -> Editor:
        """A new editor for it."""
        return AmountEditor(words, self.label, self.today, self.measure, self.placeholder)


@dataclass(frozen=True, slots=True)
class Length(Field):
    """A length of time, or None."""

    placeholder: str = ""

    def editor(self, words: Words) -> Editor:
        """A new editor for it."""
        return LengthEditor(words, self.label, self.placeholder)


@dataclass(frozen=True, slots=True)
class FromZero(Number):
    """A whole number; zero where nothing is typed."""

    def editor(self, words: Words) -> Editor:
        """A new editor for it."""
        return _FromZero(self.label, self.least, self.most, self.placeholder)
