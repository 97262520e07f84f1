"""What no longer holds of a published plan, in sentences."""

from __future__ import annotations

import pytest

from msp_desk.reports.plan.drift_words import drift_told
from msp_desk.rules.plan_drift import Drift, DriftKind
from msp_desk.rules.plan_sections import Section
from msp_desk.values.enums import Language, Side
from tests.reports.reading import words_in

EN = words_in()


def a_drift(kind: DriftKind, was: str = "Marta Ruiz", now: str = "Olga Rey") -> Drift:
    return Drift(kind, Section.ESCALATION, "a", Side.OURS, "Service manager", was, now, "Critical")


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        (DriftKind.SEAT_GONE, "the position Service manager is no longer there"),
        (DriftKind.LEFT, "Marta Ruiz is no longer Service manager; the seat is empty"),
        (DriftKind.REPLACED, "Marta Ruiz is no longer Service manager; Olga Rey is"),
        (DriftKind.FILLED, "Olga Rey is now Service manager"),
        (DriftKind.RENAMED_PERSON, "Marta Ruiz is now called Olga Rey"),
    ],
)
def test_a_drift_is_a_sentence(kind: DriftKind, told: str) -> None:
    assert drift_told(a_drift(kind), EN) == told


def test_numbers_and_titles_are_told_with_both() -> None:
    assert (
        drift_told(a_drift(DriftKind.NUMBER_CHANGED, "+34 1", "+34 2"), EN)
        == "Service manager is reached at +34 2, no longer at +34 1"
    )
    assert (
        drift_told(a_drift(DriftKind.NUMBER_GONE, "+34 1", ""), EN)
        == "Service manager is no longer reached at +34 1"
    )
    assert (
        drift_told(a_drift(DriftKind.RENAMED_SEAT, "Service manager", "Head of service"), EN)
        == "the position Service manager is now called Head of service"
    )


@pytest.mark.parametrize("language", Language)
def test_every_drift_has_a_sentence(language: Language) -> None:
    words = words_in(language)
    told = {drift_told(a_drift(kind), words) for kind in DriftKind}
    assert len(told) == len(DriftKind)
    assert not any("%(" in sentence for sentence in told)
