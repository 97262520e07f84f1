"""Fields for an amount of money, whose decimals are those of its currency, and for hours of work."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Slot

from msp_desk.i18n.formats import money_digits
from msp_desk.i18n.words import Words
from msp_desk.rules.amount_text import decimal_text, read_decimal
from msp_desk.rules.hour_text import hours_text, read_hours
from msp_desk.ui.forms.amount_fields import decimal_sign
from msp_desk.ui.forms.field import Editor, Field
from msp_desk.ui.forms.text_fields import LineEditor
from msp_desk.values.phrases import Phrase

_USUAL = 2


class MoneyEditor(LineEditor):
    """An amount in minor units, or nothing; when the currency changes, the text stays."""

    def __init__(self, words: Words, name: str, placeholder: str) -> None:
        super().__init__(name, placeholder)
        self._words, self._digits = words, _USUAL
        self.line.editingFinished.connect(self._tidy)

    def value(self) -> object:
        """The amount; None where nothing (or no amount) is typed."""
        return read_decimal(self.line.text(), self._digits)

    def set_value(self, value: object) -> None:
        """Show an amount."""
        if value is None or value != self.value():
            self.line.setText(self._told(value) if isinstance(value, int) else "")
            self.line.setCursorPosition(0)

    def count_in(self, currency: str) -> bool:
        """In this currency from now on; says whether that makes what is typed another amount."""
        before = self.value()
        self._digits = money_digits(currency) if currency else _USUAL
        return before != self.value()

    def problem(self) -> Phrase | None:
        """Something was typed that is no such amount."""
        if self.line.text().strip() and self.value() is None:
            return Phrase("An amount is needed here, as 1250.00.")
        return None

    def _told(self, minor: int) -> str:
        return decimal_text(minor, self._digits, decimal_sign(self._words))

    @Slot()
    def _tidy(self) -> None:
        amount = self.value()
        if isinstance(amount, int):
            self.line.setText(self._told(amount))


class HoursEditor(LineEditor):
    """Hours of work, kept in minutes, or nothing."""

    def __init__(self, words: Words, name: str, placeholder: str) -> None:
        super().__init__(name, placeholder)
        self._sign = decimal_sign(words)

    def value(self) -> object:
        """The minutes; None where nothing (or no time) is typed."""
        return read_hours(self.line.text())

    def set_value(self, value: object) -> None:
        """Show hours."""
        if value is None or value != self.value():
            self.line.setText(hours_text(value, self._sign) if isinstance(value, int) else "")
            self.line.setCursorPosition(0)

    def problem(self) -> Phrase | None:
        """Something was typed that is no time."""
        if self.line.text().strip() and self.value() is None:
            return Phrase("Hours are needed here, as 1.5 or 1:30.")
        return None


@dataclass(frozen=True, slots=True)
class Money(Field):
    """An amount in minor units of a currency that stands in another field, or None."""

    placeholder: str = ""

    def editor(self, words: Words) -> Editor:
        """A new editor for it."""
        return MoneyEditor(words, self.label, self.placeholder)


@dataclass(frozen=True, slots=True)
class Hours(Field):
    """Minutes, typed as hours, or None."""

    placeholder: str = ""

    def editor(self, words: Words) -> Editor:
        """A new editor for it."""
        return HoursEditor(words, self.label, self.placeholder)
