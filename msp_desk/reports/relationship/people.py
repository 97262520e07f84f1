"""Who is who: the client's people by level of interlocution, and how each is best reached."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msp_desk.queries.relationship_rows import InterlocutorRow, RelationshipCard
from msp_desk.reports.kit.bands import Band, Cell, cells_band
from msp_desk.reports.kit.layout import Column, Group, Layout, Paragraph, Row
from msp_desk.reports.kit.lines import Run
from msp_desk.reports.kit.theme import (
    COLUMN,
    LEVEL_COLOURS,
    LEVEL_SHAPES,
    SECOND,
    STRONG,
    TEXT3,
    THIRD,
    WARN,
)
from msp_desk.reports.reach import channels_told, way
from msp_desk.values.enums import Level, PersonStatus


def people_section(layout: Layout, card: RelationshipCard, title: str) -> Iterator[Band]:
    """The client's people, executives first."""
    words = layout.words
    if not card.people:
        yield layout.heading(
            "people", title, words.t("Nobody of this client is in the desk yet."), alone=True
        )
        return
    yield layout.heading("people", title, _lead(layout, card.people))
    if card.choices:
        label = layout.setter.line(words.t("Channel by situation"), COLUMN)
        told = layout.setter.lines((Run(channels_told(words, card.choices), SECOND),), layout.width)
        yield cells_band([Cell(x=0, lines=(label, *told))], below=4)
    country = card.client.country or card.firm.country
    columns = (
        Column(words.t("Person"), 0.43),
        Column(words.t("How to reach them"), 0.42),
        Column(words.t("Last contact"), 0.15, right=True),
    )
    rows: list[Row | Group] = []
    for level in (*Level, None):
        there = [p for p in card.people if p.level is level]
        if there:
            rows.append(Group(_level_heading(layout, level, len(there))))
            rows.extend(_row(layout, person, country, card) for person in there)
    yield from layout.table(columns, rows)


def _lead(layout: Layout, people: Sequence[InterlocutorRow]) -> str:
    words = layout.words
    missing = [words.term(level).lower() for level in Level if all(p.level is not level for p in people)]
    counted = words.n("%(n)d person", "%(n)d people", len(people))
    if not missing:
        return words.t("%(people)s, at every level of interlocution.", people=counted)
    return words.t(
        "%(people)s. Nobody is known at these levels: %(levels)s.", people=counted, levels=", ".join(missing)
    )


def _level_heading(layout: Layout, level: Level | None, count: int) -> Paragraph:
    number = Run(f"   {layout.words.number(count)}", SECOND.in_colour(TEXT3))
    if level is None:
        return (Run(layout.words.t("Without a position"), STRONG), number)
    colour = LEVEL_COLOURS[level]
    shape = Run(LEVEL_SHAPES[level] + "\xa0\xa0", STRONG.in_colour(colour))
    return (shape, Run(layout.words.term(level), STRONG.in_colour(colour)), number)


def _row(layout: Layout, person: InterlocutorRow, country: str, card: RelationshipCard) -> Row:
    words = layout.words
    last = words.day_here(person.last_on, card.today) or words.t("none yet")
    return Row((_who(layout, person), _ways(layout, person, country), ((Run(last, SECOND),),)))


def _who(layout: Layout, person: InterlocutorRow) -> list[Paragraph]:
    words = layout.words
    name = [Run(person.name, STRONG)]
    if person.is_key:
        name.append(Run("  " + words.t("key person"), THIRD))
    told: list[Paragraph] = [name]
    for seat in person.seats:
        told.append((Run(", ".join(filter(None, (seat.title, seat.unit))), SECOND),))
        if seat.contact_for:
            told.append((Run(words.t("For %(topics)s", topics=seat.contact_for), THIRD),))
    if person.title:
        told.append((Run(person.title, SECOND),))
    if person.status is PersonStatus.ON_LEAVE:
        away = (
            words.t("On leave until %(day)s", day=person.back_on) if person.back_on else words.t("On leave")
        )
        told.append((Run(away, SECOND.in_colour(WARN)),))
    return told


def _ways(layout: Layout, person: InterlocutorRow, country: str) -> list[Paragraph]:
    told = [way(layout.words, point, country) for point in person.points]
    if person.choices:
        told.append((Run(channels_told(layout.words, person.choices), THIRD),))
    return told or [(Run("–", THIRD),)]
