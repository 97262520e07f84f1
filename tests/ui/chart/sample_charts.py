"""Charts of invented firms for tests, pictures and the benchmark of the drawn chart."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from random import Random
from uuid import UUID, uuid5

from msp_desk.i18n.words import Words
from msp_desk.queries.orgchart import ChartPerson, ChartSeat, OrgChart
from msp_desk.reports.orgchart.faces import ColourBy, faces, legend
from msp_desk.rules.chart_layout import Shape
from msp_desk.ui.chart.shown import Change, ChartShown, Part, Tie, part_of
from msp_desk.values.enums import Influence, Language, Level, PersonStatus, PointKind, Side

ROOT = Path(__file__).resolve().parents[3]
TODAY = date(2026, 11, 23)
_SPACE = UUID("0198f2a0-0000-7000-8000-000000000000")
_E, _M, _O, _T = Level.EXECUTIVE, Level.MANAGEMENT, Level.OPERATIONAL, Level.TECHNICAL
_GIVEN = (
    "Pilar",
    "Ana",
    "Félix",
    "Sara",
    "Óscar",
    "Iker",
    "Marta",
    "Luis",
    "Raquel",
    "David",
    "Nerea",
    "Toni",
    "Jo",
)
_FAMILY = (
    "Sanz",
    "Núñez",
    "Echeverría",
    "Gómez",
    "Díaz",
    "Kortazar",
    "Ruiz",
    "Gil",
    "Amo",
    "Vela",
    "Bravo",
    "Mas",
)
_TITLES = {
    _E: ("General director", "Finance director"),
    _M: ("Operations manager", "IT manager", "Purchasing manager", "Head of ramp services"),
    _O: ("Shift lead", "Check-in agent", "Load planner", "Dispatcher"),
    _T: ("Systems administrator", "Field engineer", "Network technician"),
}
_KINDS = (PointKind.PHONE, PointKind.MOBILE, PointKind.EMAIL, PointKind.WHATSAPP, None)


def key_of(name: str) -> UUID:
    """The key of a seat, a person or a line by its name."""
    return uuid5(_SPACE, name)


def english() -> Words:
    """English, in Madrid."""
    return Words(Language.ENGLISH, ROOT / "resources", "Europe/Madrid")


@dataclass(frozen=True)
class Seat:
    """A seat in a few words; `key` is also the name by which `key_of` finds it."""

    key: str
    title: str
    level: Level
    boss: str = ""
    name: str = ""
    days: int | None = None
    kind: PointKind | None = None
    also: str = ""
    assistant: bool = False
    dotted: str = ""


def a_person(name: str, days: int | None = None, kind: PointKind | None = None) -> ChartPerson:
    """Somebody who holds a seat."""
    last = None if days is None else date.fromordinal(TODAY.toordinal() - days)
    return ChartPerson(
        key_of(f"person {name}"), name, None, Influence.DECIDES, False, PersonStatus.ACTIVE, "", kind, last
    )


def a_chart(name: str, side: Side, *seats: Seat) -> OrgChart:
    """A chart of these seats."""
    made = tuple(
        ChartSeat(
            key_of(s.key),
            s.title,
            "",
            s.level,
            "",
            key_of(s.boss) if s.boss else None,
            s.assistant,
            tuple(a_person(n, s.days, s.kind) for n in (s.name, s.also) if n),
            (key_of(s.dotted),) if s.dotted else (),
        )
        for s in seats
    )
    return OrgChart(key_of(name), name, side, TODAY, made, ())


def a_part(chart: OrgChart, by: ColourBy = ColourBy.LEVEL, shape: Shape = Shape.STACKED) -> Part:
    """A chart as the view gets it."""
    return part_of(chart, faces(chart, english(), by), shape)


def theirs() -> OrgChart:
    """A ground handler, as in the picture of the look."""
    return a_chart(
        "Aero Handling",
        Side.THEIRS,
        Seat("pilar", "General director", _E, "", "Pilar Sanz", 38, PointKind.PHONE),
        Seat(
            "secretary",
            "Assistant to the director",
            _O,
            "pilar",
            "Rocío Leal",
            12,
            PointKind.EMAIL,
            assistant=True,
        ),
        Seat("ana", "Operations manager", _M, "pilar", "Ana Núñez", 2, PointKind.MOBILE),
        Seat("felix", "Finance director", _M, "pilar", "Félix Echeverría", 61, PointKind.EMAIL),
        Seat("sara", "IT manager", _M, "pilar", "Sara Gómez", 9, PointKind.TEAMS, also="Jon Arce"),
        Seat("oscar", "Check-in supervisor", _O, "ana", "Óscar Díaz", 2, PointKind.WHATSAPP),
        Seat("night", "Night shift lead", _O, "ana"),
        Seat(
            "iker", "Systems administrator", _T, "sara", "Iker Kortazar", 118, PointKind.PHONE, dotted="ana"
        ),
    )


def ours() -> OrgChart:
    """Our own firm."""
    return a_chart(
        "Norte Sistemas",
        Side.OURS,
        Seat("julia", "General director", _E, "", "Julia Norte"),
        Seat("marta", "Account owner", _M, "julia", "Marta Ruiz"),
        Seat("luis", "Consultant", _M, "julia", "Luis Gil"),
        Seat("raquel", "Technician", _T, "marta", "Raquel Amo"),
        Seat("david", "Field engineer", _T, "luis", "David Vela"),
    )


def the_ties() -> tuple[Tie, ...]:
    """Who answers to whom."""
    pairs = (
        ("pilar", "julia", ""),
        ("sara", "marta", "changes, projects"),
        ("ana", "marta", "operation"),
        ("iker", "raquel", "incidents"),
    )
    return tuple(Tie(key_of(f"{a}-{b}"), key_of(a), key_of(b), topic) for a, b, topic in pairs)


def two_charts(by: ColourBy = ColourBy.LEVEL, changes: Mapping[UUID, Change] | None = None) -> ChartShown:
    """Theirs and ours, with the lines between."""
    return ChartShown(
        (a_part(theirs(), by), a_part(ours(), by)), the_ties(), legend(english(), by), changes or {}
    )


def one_chart(
    chart: OrgChart | None = None, by: ColourBy = ColourBy.LEVEL, shape: Shape = Shape.STACKED
) -> ChartShown:
    """Theirs alone, or another."""
    return ChartShown((a_part(chart or theirs(), by, shape),), (), legend(english(), by))


def a_large_chart(
    count: int, name: str = "Grupo Levante", side: Side = Side.THEIRS, seed: int = 7
) -> OrgChart:
    """So many seats, up to eight below each; the same every time."""
    return a_chart(name, side, *_seats(count, name, Random(seed)))


def _seats(count: int, name: str, rng: Random) -> Iterator[Seat]:
    free: list[int] = []
    for number in range(count):
        boss = free.pop(0) if number else -1
        free += [number] * rng.choice((0, 1, 2, 3, 5, 8))
        if not free:
            free.append(number)
        level = _E if number < 3 else _M if number < count // 12 else rng.choice((_O, _O, _T))
        holder = "" if rng.random() < 0.06 else f"{rng.choice(_GIVEN)} {rng.choice(_FAMILY)}"
        days = None if rng.random() < 0.1 else rng.randint(0, 200)
        yield Seat(
            f"{name}{number}", rng.choice(_TITLES[level]), level, f"{name}{boss}" if number else "", holder, days, rng.choice(_KINDS)
        )  # fmt: skip
