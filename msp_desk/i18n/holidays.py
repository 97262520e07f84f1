"""The public holidays of countries and of their regions, with their names.

Loading it takes a tenth of a second, so whoever puts the program together imports it when a day is first asked about.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from warnings import catch_warnings, simplefilter

from holidays import country_holidays, list_supported_countries

from msp_desk.values.enums import Language

#: What is not longer is another code of a region, not its name.
_CODE = 3


@cache
def public_holidays(
    country: str, region: str, year: int, language: Language = Language.ENGLISH
) -> Mapping[date, str]:
    """The days off of a country (ISO 3166 alpha-2) in a year, by day; of a region of it too, where that is known.

    Empty for a country that nobody has a list of; without the region's own where that is unknown.
    """
    regions = _supported().get(country)
    if regions is None or not 1 <= year <= 9999:
        return {}
    with catch_warnings():  # some lists reach only so far, and say so when asked for more
        simplefilter("ignore", UserWarning)
        found = country_holidays(
            country,
            subdiv=region if region in regions else None,
            years=year,
            language=_spoken(country, language),
        )
    return {day: name for day, name in found.items() if day.year == year}


def regions_of(country: str) -> Mapping[str, str]:
    """The regions of a country that have holidays of their own to tell, by code, as they are called there."""
    codes = sorted(_supported().get(country, ()))
    called = country_holidays(country).get_subdivision_aliases() if codes else {}
    return {code: next((n for n in called.get(code, ()) if len(n) > _CODE), code) for code in codes}


@cache
def _supported() -> dict[str, list[str]]:
    return list_supported_countries()


@cache
def _spoken(country: str, language: Language) -> str | None:
    """The name of a language as that country's list has it; None for the list's own."""
    spoken = country_holidays(country).supported_languages
    return next((tag for tag in spoken if tag.split("_")[0] == language.value), None)
