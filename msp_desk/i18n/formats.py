"""Dates, numbers, money and country names by Babel; a module of its own because Babel's tables take time to load."""

from __future__ import annotations

from datetime import date, datetime, time
from functools import lru_cache

from babel import Locale
from babel.dates import format_date, format_datetime, format_skeleton, format_time
from babel.numbers import format_currency, format_decimal, get_currency_precision

from msp_desk.values.times import zone_named

_STYLES = {
    "short": {"es": "dd/MM/yyyy", "en": "dd/MM/yyyy"},
    "medium": {"en": "d MMM yyyy"},
    "long": {"en": "d MMMM yyyy"},
    "full": {"en": "EEEE d MMMM yyyy"},
}
_SKELETONS = {
    "en": {"MMMd": "d MMM", "EEEEMMMMd": "EEEE d MMMM", "MMMyyyy": "MMM yyyy", "EEE": "EEE"},
    "es": {"EEEEMMMMd": "EEEE, d 'de' MMMM"},
}


@lru_cache(maxsize=8192)
def _day_told(day: date, pattern: str, language: str) -> str:
    """A day in a pattern; lists and papers tell the same few hundred days again and again."""
    return str(format_date(day, pattern, language))


@lru_cache(maxsize=8192)
def _parts_told(day: date, skeleton: str, language: str) -> str:
    return str(format_skeleton(skeleton, day, locale=language))


@lru_cache(maxsize=2048)
def _time_told(at: time, language: str) -> str:
    return str(format_time(at, "HH:mm", locale=language))


class Formats:
    """The formats of one language, in one time zone. English is written day first, as most of its readers here do."""

    def __init__(self, language: str, zone: str) -> None:
        self._language = language
        self._locale = Locale.parse(language)
        self._zone = zone_named(zone)

    def day(self, day: date, style: str) -> str:
        """A date in one of Babel's styles."""
        return _day_told(day, _STYLES.get(style, {}).get(self._language, style), self._language)

    def skeleton(self, day: date, skeleton: str) -> str:
        """A date by the parts it has."""
        own = _SKELETONS.get(self._language, {}).get(skeleton)
        return _day_told(day, own, self._language) if own else _parts_told(day, skeleton, self._language)

    def weekday_name(self, day: date) -> str:
        """Monday to Sunday."""
        return _day_told(day, "EEEE", self._language)

    def moment(self, instant: datetime, style: str) -> str:
        """Date and time."""
        local = instant.astimezone(self._zone)
        return f"{self.day(local.date(), style)} {self.time(instant)}"

    def time(self, instant: datetime) -> str:
        """Hours and minutes, in 24 hours."""
        local = instant.astimezone(self._zone)
        return _time_told(time(local.hour, local.minute), self._language)

    def iso(self, instant: datetime) -> str:
        """Date and time for file names and machines."""
        return format_datetime(instant.astimezone(self._zone), "yyyy-MM-dd HH:mm", locale="en")

    def number(self, number: float, digits: int) -> str:
        """A number with a fixed number of decimals."""
        return format_decimal(number, "#,##0" + ("." + "0" * digits if digits else ""), locale=self._locale)

    def money(self, minor: int, currency: str) -> str:
        """An amount given in minor units."""
        return format_currency(minor / 10 ** get_currency_precision(currency), currency, locale=self._locale)

    def country(self, code: str) -> str:
        """The name of a country."""
        return str(self._locale.territories.get(code.upper(), code))


def money_digits(currency: str) -> int:
    """How many decimals a currency has."""
    return int(get_currency_precision(currency))
