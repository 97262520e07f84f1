"""Gaps in words: short, with the name and the number that matter, in every language, whatever is known."""

from __future__ import annotations

import pytest

from msp_desk.reports.orgchart.gap_words import gap_text, gap_title
from msp_desk.rules.gaps import Gap, GapKind, Severity
from msp_desk.values.enums import Influence, Language, Level, Side
from tests.reports.reading import words_in

PRESSING = Severity.PRESSING
FELIX = Gap(
    GapKind.NO_COUNTERPART,
    PRESSING,
    level=Level.MANAGEMENT,
    title="Head of finance",
    unit="Finance",
    name="Félix Echeverría",
    influence=Influence.APPROVES,
    days=61,
    limit=45,
)
TOLD = [
    (FELIX, "Nobody of ours answers to Finance", "Félix Echeverría approves; last contact 61 days ago"),
    (
        Gap(GapKind.NO_COUNTERPART, PRESSING, title="Quality lead", name="Mateo", days=1),
        "Nobody of ours answers to Quality lead",
        "Mateo; last contact 1 day ago",
    ),
    (
        Gap(GapKind.NO_COUNTERPART, PRESSING, title="Director", unit="Board", name="Ana", days=None),
        "Nobody of ours answers to Board",
        "Ana, Director; never spoken to",
    ),
    (
        Gap(
            GapKind.NOT_SPOKEN,
            PRESSING,
            name="Pilar",
            title="General director",
            influence=Influence.DECIDES,
            days=98,
            limit=90,
        ),
        "Nobody has spoken to Pilar for 98 days",
        "General director; decides; 90 days at most",
    ),
    (
        Gap(GapKind.NOT_SPOKEN, PRESSING, name="Pilar", title="CEO", limit=90),
        "Nobody has spoken to Pilar yet",
        "CEO; 90 days at most",
    ),
    (
        Gap(GapKind.UNCOVERED_LEVEL, PRESSING, level=Level.TECHNICAL, others=("A", "B", "C", "D", "E")),
        "Nobody of ours at their level: technical",
        "A, B, C and 2 more",
    ),
    (
        Gap(GapKind.COUNTERPART_EMPTY, PRESSING, title="Night lead", others=("Raquel",), topic="nights"),
        "Night lead: seat empty",
        "Counterpart of Raquel for nights",
    ),
    (
        Gap(GapKind.COUNTERPART_EMPTY, PRESSING, title="Night lead", others=("Raquel", "David")),
        "Night lead: seat empty",
        "Counterpart of Raquel and David",
    ),
    (
        Gap(
            GapKind.ONE_OF_OURS,
            PRESSING,
            Side.OURS,
            name="Marta",
            level=Level.MANAGEMENT,
            count=3,
            tie_keys=(),
        ),
        "It hangs on one of ours: Marta",
        "All 3 contacts of twelve months",
    ),
    (
        Gap(GapKind.TWO_FOR_TOPIC, PRESSING, topic="incidents", others=("Raquel", "David"), count=2),
        "Two of ours for incidents",
        "Raquel and David",
    ),
    (
        Gap(GapKind.TWO_FOR_TOPIC, PRESSING, topic="incidents", others=("A", "B", "C"), count=3),
        "3 of ours for incidents",
        "A, B, C",
    ),
    (
        Gap(GapKind.TWO_FOR_TOPIC, PRESSING, name="Sara", others=("A", "B"), count=2),
        "Several of ours for everything of Sara",
        "A and B",
    ),
    (
        Gap(GapKind.NO_COUNTERPART, PRESSING, more=34),
        "34 more positions without a counterpart",
        "",
    ),
    (Gap(GapKind.NOT_SPOKEN, PRESSING, more=4), "4 more left alone for long", ""),
]


@pytest.mark.parametrize(("gap", "title", "text"), TOLD)
def test_what_is_said_of_a_gap(gap: Gap, title: str, text: str) -> None:
    words = words_in()
    assert (gap_title(gap, words), gap_text(gap, words)) == (title, text)


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("kind", list(GapKind))
@pytest.mark.parametrize("side", list(Side))
def test_every_kind_is_said_in_every_language_however_little_is_known(
    language: Language, kind: GapKind, side: Side
) -> None:
    words = words_in(language)
    for gap in (
        Gap(kind, PRESSING, side),
        Gap(kind, PRESSING, side, title="100 % <b>", name="%(name)s", count=1),
    ):
        assert gap_title(gap, words)
        gap_text(gap, words)
