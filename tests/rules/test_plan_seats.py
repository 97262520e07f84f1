"""A position stands in a plan with whoever holds it and their numbers; without anybody it stands there empty."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from msp_desk.rules.plan_seats import number_said, seat_said
from msp_desk.values.enums import Level, PointKind, Side
from msp_desk.values.plan_content import NumberSaid

KEY, BOSS, PERSON = UUID(int=1), UUID(int=2), UUID(int=3)


@dataclass(frozen=True)
class Position:
    key: UUID = KEY
    title: str = "Head of systems"
    unit: str = "IT"
    level: Level = Level.MANAGEMENT
    is_assistant: bool = False


@dataclass(frozen=True)
class Person:
    key: UUID = PERSON
    name: str = "Nora Field"


@dataclass(frozen=True)
class Point:
    kind: PointKind = PointKind.MOBILE
    value: str = "+34600100200"
    hours: str = "9-14"


def test_a_number_is_spelt_as_its_reader_writes_it() -> None:
    assert number_said(Point(), "ES") == NumberSaid(PointKind.MOBILE, "600 10 02 00", "9-14")
    assert number_said(Point(PointKind.EMAIL, "nora@client.example", ""), "ES").value == "nora@client.example"


def test_a_held_seat_has_its_holders_name_and_numbers() -> None:
    number = number_said(Point(), "ES")
    said = seat_said(Position(), Side.THEIRS, Person(), boss=BOSS, numbers=[number])
    assert (said.key, said.boss, said.side) == (KEY.hex, BOSS.hex, Side.THEIRS)
    assert (said.title, said.unit, said.level) == ("Head of systems", "IT", Level.MANAGEMENT)
    assert (said.holder, said.holder_key, said.numbers) == ("Nora Field", PERSON.hex, (number,))
    assert not said.gone


def test_an_empty_seat_has_nobodys_numbers() -> None:
    said = seat_said(Position(), Side.OURS, None, numbers=[number_said(Point(), "ES")], gone=True)
    assert (said.boss, said.holder, said.holder_key, said.numbers) == ("", "", "", ())
    assert said.gone
