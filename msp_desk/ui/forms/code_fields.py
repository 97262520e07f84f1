"""Fields that hold a code (of a country, a time zone, a language) and show its name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from zoneinfo import available_timezones

from msp_desk.exchange.countries import country_codes
from msp_desk.i18n.words import Words
from msp_desk.ui.forms.choice_fields import OneOf
from msp_desk.ui.forms.field import Editor
from msp_desk.ui.forms.pick_fields import Option, Pick, PickEditor
from msp_desk.values.folding import fold

_MOST_OFFERED = 12


class CodeEditor(PickEditor):
    """As a pick, but nothing picked is an empty text."""

    def value(self) -> object:
        """The code."""
        return super().value() or ""

    def set_value(self, value: object) -> None:
        """Show the name of a code."""
        if value or super().value() is not None or not self.finder.text():
            super().set_value(value or None)


@dataclass(frozen=True, slots=True)
class Code(Pick):
    """A code that is looked up by its name; as a text, empty where there is none."""

    def editor(self, words: Words) -> Editor:
        """A new editor for it."""
        return CodeEditor(self.label, self.lookup, self.name_of, self.placeholder)


class Countries:
    """Countries by their names in the person's language, and as others write them."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._named: list[tuple[str, str, str]] = []

    def lookup(self, text: str) -> Sequence[Option]:
        """Those whose name or code begins with the text, then those that have it in them."""
        begun = fold(text).strip()
        if not self._named:
            named = ((c, self._words.country(c)) for c in country_codes())
            self._named = sorted((fold(name), code, name) for code, name in named)
        fitting = [n for n in self._named if begun in n[0] or begun == n[1].lower()]
        fitting.sort(key=lambda n: (begun != n[1].lower(), not n[0].startswith(begun)))
        return [Option(code, name, code) for _, code, name in fitting[:_MOST_OFFERED]]

    def name_of(self, code: object) -> str:
        """The name of a country."""
        return self._words.country(str(code)) if code else ""


@cache
def _zones() -> tuple[str, ...]:
    return tuple(
        sorted(z for z in available_timezones() if "/" in z and not z.startswith(("Etc/", "SystemV/")))
    )


def find_zones(text: str) -> Sequence[Option]:
    """Time zones whose name has the text: 'madrid', 'new york'."""
    begun = fold(text).strip().replace(" ", "_")
    fitting = [z for z in _zones() if begun in z.lower()]
    fitting.sort(key=lambda z: not z.lower().rpartition("/")[2].startswith(begun))
    return [Option(z, zone_name(z)) for z in fitting[:_MOST_OFFERED]]


def zone_name(zone: object) -> str:
    """A time zone as people write it."""
    return str(zone).replace("_", " ") if zone else ""


def languages(words: Words) -> list[tuple[object, str]]:
    """Languages that people here speak, ours first."""
    t = words.t
    return [
        ("", "–"),
        ("es", t("Spanish")),
        ("en", t("English")),
        ("ca", t("Catalan")),
        ("gl", t("Galician")),
        ("eu", t("Basque")),
        ("pt", t("Portuguese")),
        ("fr", t("French")),
        ("it", t("Italian")),
        ("de", t("German")),
        ("nl", t("Dutch")),
        ("pl", t("Polish")),
        ("ro", t("Romanian")),
        ("uk", t("Ukrainian")),
        ("ar", t("Arabic")),
        ("zh", t("Chinese")),
    ]


def language_field(words: Words, name: str, kept: str, hint: str = "") -> OneOf:
    """The language that somebody speaks; one that is kept already is offered too, whatever it is."""
    options = languages(words)
    if kept not in {code for code, _ in options}:
        options.append((kept, kept))
    return OneOf(name, words.t("Language"), options=tuple(options), hint=hint, width=200)
