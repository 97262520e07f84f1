"""Public holidays of countries and regions, in both languages."""

from __future__ import annotations

from datetime import date

import pytest

from msp_desk.i18n.holidays import public_holidays, regions_of
from msp_desk.rules.workdays import WorkCalendar
from msp_desk.values.enums import Language


def test_spain_in_both_languages() -> None:
    constitution = date(2027, 12, 6)
    assert public_holidays("ES", "", 2027)[date(2027, 3, 26)] == "Good Friday"
    spanish = public_holidays("ES", "", 2027, Language.SPANISH)
    assert spanish[date(2027, 3, 26)] == "Viernes Santo"
    assert spanish[constitution] == "Día de la Constitución Española"
    assert spanish.keys() == public_holidays("ES", "", 2027).keys()
    assert {day.year for day in spanish} == {2027}


def test_a_region_has_its_own_beside_those_of_the_country() -> None:
    country = public_holidays("ES", "", 2026)
    catalan = public_holidays("ES", "CT", 2026, Language.SPANISH)
    assert country.keys() < catalan.keys()
    assert catalan[date(2026, 6, 24)] == "San Juan"
    assert catalan[date(2026, 9, 11)] == "Fiesta Nacional de Cataluña"
    assert regions_of("ES")["CT"] == "Cataluña"
    assert regions_of("FR")["971"] == "Guadeloupe"


def test_a_list_without_spanish_keeps_its_own_names() -> None:
    boxing = date(2026, 12, 28)
    assert public_holidays("GB", "", 2026, Language.SPANISH)[boxing] == "Boxing Day (observed)"
    assert date(2026, 11, 30) in public_holidays("GB", "SCT", 2026)
    assert date(2026, 11, 30) not in public_holidays("GB", "", 2026)


@pytest.mark.parametrize("country", ["", "XX", "es", "Spain"])
def test_a_country_that_nobody_has_a_list_of_has_none(country: str) -> None:
    assert public_holidays(country, "", 2026) == {}
    assert regions_of(country) == {}


def test_an_unknown_region_has_those_of_the_country() -> None:
    assert public_holidays("ES", "XX", 2026) == public_holidays("ES", "", 2026)


def test_a_list_that_reaches_only_so_far_is_silent_beyond() -> None:
    assert date(2050, 1, 26) in public_holidays("IN", "", 2050)


@pytest.mark.parametrize("year", [-1, 0, 10_000])
def test_a_year_outside_the_calendar_has_none(year: int) -> None:
    assert public_holidays("ES", "", year) == {}


def test_a_calendar_reads_them() -> None:
    calendar = WorkCalendar(country="ES", region="CT", days_off=public_holidays)
    assert not calendar.is_working(date(2026, 9, 11))
    assert calendar.is_working(date(2026, 12, 29), "GB")
    assert not calendar.is_working(date(2026, 12, 28), "GB")
    assert calendar.is_working(date(2026, 12, 28), "XX")
