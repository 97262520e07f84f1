"""Who comes in is known by name within a client, by address or number with a name in common, and by nothing less."""

from __future__ import annotations

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from msp_desk.rules.duplicates import Known, company_fold

AERO, HOTEL = UUID(int=1), UUID(int=2)
ANA, ROSA = UUID(int=11), UUID(int=12)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Aero, S.L.", "AERO SL"),
        ("Aero S. L. U.", "Aéro"),
        ("Blauer See Delikatessen GmbH", "blauer see delikatessen"),
        ("O'Brien & Co.", "OBrien"),
        ("Ernst-Handel", "Ernst Handel"),
    ],
)
def test_a_company_is_the_same_however_it_is_written(one: str, other: str) -> None:
    assert company_fold(one) == company_fold(other)


@pytest.mark.parametrize(("one", "other"), [("SA", "SL"), ("Aero Norte", "Aero Sur"), ("!!!", "???")])
def test_companies_that_are_not_the_same(one: str, other: str) -> None:
    assert company_fold(one) != company_fold(other)


@given(st.text(min_size=1))
def test_folding_a_company_is_steady_and_never_nothing(name: str) -> None:
    folded = company_fold(name)
    assert company_fold(folded) == folded or not folded.strip()
    assert folded or not name.strip() or not name.strip(" '’‘`´ʼ")


def _known() -> Known:
    known = Known()
    known.learn(
        ANA, AERO, "Ana Núñez", ["ana@aero.example", "info@aero.example"], ["34600100200", "34971550120"]
    )
    return known


def test_the_same_name_at_the_same_client() -> None:
    assert _known().match(AERO, "ANA NUNEZ", [], []) == ANA
    assert _known().match(HOTEL, "Ana Núñez", [], []) is None
    assert _known().match(None, "Ana Núñez", [], []) is None


def test_an_address_or_number_with_a_name_in_common() -> None:
    assert _known().match(None, "Núñez, A.", ["ana@aero.example"], []) == ANA
    assert _known().match(HOTEL, "Ana", [], ["34600100200"]) == ANA


def test_a_shared_mailbox_or_switchboard_makes_nobody_one() -> None:
    assert _known().match(AERO, "Rosa Vidal", ["info@aero.example"], ["34971550120"]) is None


def test_of_those_who_share_an_address_the_one_of_that_name() -> None:
    known = _known()
    known.learn(ROSA, AERO, "Rosa Vidal", ["info@aero.example"], [])
    assert known.match(None, "Rosa V.", ["info@aero.example"], []) == ROSA
    assert known.match(None, "Ana N.", ["info@aero.example"], []) == ANA


def test_a_number_too_short_to_tell_says_nothing() -> None:
    known = Known()
    known.learn(ANA, AERO, "Ana", [], ["112"])
    assert known.match(None, "Ana", [], ["112"]) is None


def test_what_is_learnt_later_counts_too() -> None:
    known = _known()
    known.learn(ANA, AERO, "Anita", ["anita@home.example"], [])
    assert known.match(None, "Anita N", ["anita@home.example"], []) == ANA
    assert known.match(AERO, "Anita", [], []) == ANA
