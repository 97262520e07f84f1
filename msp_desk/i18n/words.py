"""Sentences, dates and numbers in one person's language; used alike by window, command line and papers."""

from __future__ import annotations

import gettext
import importlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import Enum
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from msp_desk.i18n.terms import TERMS
from msp_desk.values.enums import Language
from msp_desk.values.phrases import Phrase
from msp_desk.values.times import zone_named

if TYPE_CHECKING:
    from msp_desk.i18n.formats import Formats

DOMAIN = "msp_desk"


@cache
def _catalogue(language: str, folder: Path) -> gettext.NullTranslations:
    return gettext.translation(DOMAIN, folder / "words", [language], fallback=True)


@dataclass(frozen=True)
class Words:
    """Everything that depends on a language.

    `folder` is the resources folder; `zone` the time zone in which instants are told.
    """

    language: Language
    folder: Path
    zone: str = "UTC"
    _formats: dict[str, Any] = field(default_factory=dict, repr=False, compare=False)

    @cached_property
    def _texts(self) -> gettext.NullTranslations:
        return _catalogue(self.language.value, self.folder)

    @cached_property
    def _babel(self) -> Formats:
        """Babel's formats, loaded when the first date or number is told: start-up does not pay for them."""
        formats = importlib.import_module("msp_desk.i18n.formats")
        return cast("Formats", formats.Formats(self.language.value, self.zone))

    def t(self, text: str, **params: object) -> str:
        """A text in this language, its `%(name)s` filled."""
        told = self._texts.gettext(text) if text else ""
        return told % self._told(params) if params else told

    def n(self, singular: str, plural: str, n: int, **params: object) -> str:
        """A text that depends on a number; `%(n)d` in it is that number."""
        return self._texts.ngettext(singular, plural, n) % self._told({"n": n, **params})

    def p(self, context: str, text: str, **params: object) -> str:
        """A text whose meaning depends on where it stands."""
        told = self._texts.pgettext(context, text)
        return told % self._told(params) if params else told

    def say(self, phrase: Phrase) -> str:
        """A phrase in this language."""
        if phrase.plural is not None:
            return self.n(
                phrase.text,
                phrase.plural,
                phrase.count,
                **{k: v for k, v in phrase.params.items() if k != "n"},
            )
        return self.t(phrase.text, **dict(phrase.params))

    def term(self, word: Enum | None) -> str:
        """The human word of an enum member; nothing for None."""
        return "" if word is None else self.say(TERMS[word])

    def _told(self, params: Mapping[str, object]) -> dict[str, object]:
        return {k: self.value(v) for k, v in params.items()}

    def value(self, value: object) -> object:
        """A parameter as it is told: phrases and enum members as words, dates and instants in this language's form."""
        if isinstance(value, Phrase):
            return self.say(value)
        if isinstance(value, Enum) and value in TERMS:
            return self.term(value)
        if isinstance(value, datetime):
            return self.moment(value)
        if isinstance(value, date):
            return self.day(value)
        return value

    def day(self, day: date | None, style: str = "medium") -> str:
        """A date; styles: short (23/11/2026), medium (23 Nov 2026), long (23 November 2026), full (with the weekday)."""
        return "" if day is None else self._babel.day(day, style)

    def day_here(self, day: date | None, today: date) -> str:
        """A date without the year where it is this year's: 23 Nov."""
        if day is None:
            return ""
        return self._babel.skeleton(day, "MMMd") if day.year == today.year else self._babel.day(day, "medium")

    def weekday(self, day: date, *, alone: bool = False) -> str:
        """Weekday, day and month: Monday 23 November; or Monday alone."""
        return self._babel.weekday_name(day) if alone else self._babel.skeleton(day, "EEEEMMMMd")

    def month(self, day: date, *, short: bool = False) -> str:
        """Month and year, as a heading: November 2026; in a narrow place: Nov 26."""
        told = self._babel.skeleton(day, "yyMMM" if short else "yMMMM")
        return told[:1].upper() + told[1:]

    def moment(self, instant: datetime | None, style: str = "medium") -> str:
        """An instant, as date and time in the reader's zone."""
        return "" if instant is None else self._babel.moment(instant, style)

    def time(self, instant: datetime) -> str:
        """The time of day of an instant in the reader's zone: 09:12."""
        return self._babel.time(instant)

    def local_day(self, instant: datetime) -> date:
        """The calendar day of an instant in the reader's zone."""
        return instant.astimezone(zone_named(self.zone)).date()

    def number(self, number: float, digits: int = 0) -> str:
        """A number with this language's separators."""
        return self._babel.number(number, digits)

    def money(self, minor: int, currency: str) -> str:
        """An amount of money given in minor units."""
        return self._babel.money(minor, currency)

    def country(self, code: str) -> str:
        """A country's name by its ISO 3166 code; the code itself where it is unknown."""
        return self._babel.country(code)

    def relative(self, day: date | None, today: date) -> str:
        """How far a day is from today, in words: today, yesterday, in 12 days, 38 days ago."""
        if day is None:
            return ""
        n = (day - today).days
        if n in (-1, 0, 1):
            return (self.t("yesterday"), self.t("today"), self.t("tomorrow"))[n + 1]
        return (
            self.n("in %(n)d day", "in %(n)d days", n)
            if n > 0
            else self.n("%(n)d day ago", "%(n)d days ago", -n)
        )
