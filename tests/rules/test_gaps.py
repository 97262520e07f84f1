"""Gaps between two charts: each kind found, each once, the most pressing first, and no wall of them on a bare chart."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from msp_desk.rules.gap_ground import Ground, Spoken
from msp_desk.rules.gaps import Gap, GapKind, Severity, gaps_in
from msp_desk.values.enums import Influence, Level, PersonStatus, Side
from msp_desk.values.keys import new_key

TODAY = date(2026, 11, 23)
LIMITS = {Level.EXECUTIVE: 90, Level.MANAGEMENT: 45}


@dataclass(frozen=True, slots=True)
class Somebody:
    name: str
    influence: Influence | None = None
    is_key: bool = False
    status: PersonStatus = PersonStatus.ACTIVE
    last_contact: date | None = TODAY
    since: date | None = None
    key: UUID = field(default_factory=new_key)


@dataclass(frozen=True, slots=True)
class Chair:
    title: str
    level: Level = Level.OPERATIONAL
    holders: tuple[Somebody, ...] = ()
    unit: str = ""
    is_assistant: bool = False
    key: UUID = field(default_factory=new_key)


@dataclass(frozen=True, slots=True)
class Line:
    theirs_key: UUID
    ours_key: UUID
    topic: str = ""
    key: UUID = field(default_factory=new_key)


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def chair(title: str, level: Level, name: str, **more: object) -> Chair:
    return Chair(title, level, (Somebody(name, **more),))  # type: ignore[arg-type]


def line(theirs: Chair, ours: Chair, topic: str = "") -> Line:
    return Line(theirs.key, ours.key, topic)


CEO = chair("General director", Level.EXECUTIVE, "Pilar", influence=Influence.DECIDES, is_key=True)
FINANCE = Chair(
    "Head of finance",
    Level.MANAGEMENT,
    (Somebody("Félix", Influence.APPROVES, last_contact=ago(61)),),
    "Finance",
)
IT = chair("IT manager", Level.MANAGEMENT, "Sara", is_key=True)
TECH = chair("Administrator", Level.TECHNICAL, "Iker")
OTHER_TECH = chair("Technician", Level.TECHNICAL, "Toni")
JULIA = chair("Director", Level.EXECUTIVE, "Julia")
MARTA = chair("Client manager", Level.MANAGEMENT, "Marta")
RAQUEL = chair("Technician", Level.TECHNICAL, "Raquel")
THEIRS, OURS = (CEO, FINANCE, IT, TECH, OTHER_TECH), (JULIA, MARTA, RAQUEL)
#: Every level covered, no topic twice, nobody alone: nothing missing but what a test takes away.
WHOLE = (
    line(CEO, JULIA, "contract"),
    line(FINANCE, JULIA, "invoices"),
    line(IT, MARTA, "projects"),
    line(TECH, RAQUEL, "incidents"),
)


def ground(
    theirs: tuple[Chair, ...] = THEIRS,
    ours: tuple[Chair, ...] = OURS,
    ties: tuple[Line, ...] = WHOLE,
    spoken: tuple[Spoken, ...] = (),
) -> Ground:
    calm = tuple(replace(s, holders=tuple(_calm(h) for h in s.holders)) for s in theirs)
    return Ground(calm, ours, ties, spoken, LIMITS, TODAY)


def _calm(holder: Somebody) -> Somebody:
    return replace(holder, last_contact=TODAY) if holder.name == "Félix" else holder


def found(at: Ground) -> list[tuple[GapKind, str]]:
    return [(g.kind, g.name or g.title) for g in gaps_in(at)]


def only(at: Ground, kind: GapKind) -> list[Gap]:
    return [g for g in gaps_in(at) if g.kind is kind]


def test_where_nothing_is_missing_nothing_is_told() -> None:
    assert gaps_in(ground()) == ()


def test_no_chart_no_gaps() -> None:
    assert gaps_in(ground((), (), ())) == ()
    assert gaps_in(ground((Chair("Seat"),), OURS, ())) == ()
    assert gaps_in(ground((TECH,), (), ())) == ()


def test_a_chart_without_lines_is_one_gap() -> None:
    (gap,) = gaps_in(ground(ties=()))
    assert (gap.kind, gap.count) == (GapKind.NO_LINES, 5)


def test_a_line_to_a_seat_that_is_not_on_the_chart_is_none() -> None:
    gone = Chair("Gone")
    assert found(ground(ties=(line(gone, JULIA),))) == [(GapKind.NO_LINES, "")]


def test_a_level_without_lines_is_told_once_and_not_person_by_person() -> None:
    ties = tuple(t for t in WHOLE if t.theirs_key not in (FINANCE.key, IT.key))
    (gap,) = gaps_in(ground(ties=ties))
    assert (gap.kind, gap.level, gap.others, gap.severity) == (
        GapKind.UNCOVERED_LEVEL,
        Level.MANAGEMENT,
        ("Félix", "Sara"),
        Severity.PRESSING,
    )


def test_a_level_of_empty_seats_only_is_not_missed() -> None:
    empty = replace(TECH, holders=())
    assert gaps_in(ground((CEO, FINANCE, IT, empty), ties=WHOLE[:3])) == ()


def test_who_weighs_and_has_no_counterpart() -> None:
    ties = tuple(t for t in WHOLE if t.theirs_key != FINANCE.key)
    late = Ground(THEIRS, OURS, ties, (), LIMITS, TODAY)
    (gap,) = gaps_in(late)
    assert (gap.kind, gap.name, gap.unit, gap.influence) == (
        GapKind.NO_COUNTERPART,
        "Félix",
        "Finance",
        Influence.APPROVES,
    )
    assert (gap.days, gap.limit, gap.severity) == (61, 45, Severity.PRESSING)
    (gap,) = gaps_in(ground(ties=ties))
    assert gap.severity is Severity.SOON


def test_who_does_not_weigh_needs_no_counterpart_unless_they_are_key() -> None:
    assert OTHER_TECH.key not in {t.theirs_key for t in WHOLE}
    key = chair("Technician", Level.TECHNICAL, "Toni", is_key=True)
    assert found(ground((*THEIRS[:4], key))) == [(GapKind.NO_COUNTERPART, "Toni")]


def test_an_assistant_and_a_second_seat_need_none() -> None:
    assistant = replace(chair("Assistant", Level.MANAGEMENT, "Berta"), is_assistant=True)
    second = Chair("Acting head of quality", Level.MANAGEMENT, IT.holders)
    assert gaps_in(ground((*THEIRS, assistant, second))) == ()


def test_many_alike_are_counted_not_listed() -> None:
    heads = tuple(chair(f"Head {n}", Level.MANAGEMENT, f"Head {n}") for n in range(40))
    gaps = only(ground((*THEIRS, *heads)), GapKind.NO_COUNTERPART)
    assert len(gaps) == 6
    assert [g.more for g in gaps] == [0, 0, 0, 0, 0, 35]


def test_a_decision_maker_left_alone_for_longer_than_the_rule_lets() -> None:
    def with_ceo(**changes: object) -> Ground:
        pilar = replace(CEO.holders[0], **changes)  # type: ignore[arg-type]
        return ground((replace(CEO, holders=(pilar,)), *THEIRS[1:]))

    assert gaps_in(with_ceo(last_contact=ago(90))) == ()
    (gap,) = gaps_in(with_ceo(last_contact=ago(91)))
    assert (gap.kind, gap.name, gap.days, gap.limit) == (GapKind.NOT_SPOKEN, "Pilar", 91, 90)
    (gap,) = gaps_in(with_ceo(last_contact=None))
    assert (gap.days, gap.severity) == (None, Severity.PRESSING)
    assert gaps_in(with_ceo(last_contact=None, since=ago(20))) == ()
    assert gaps_in(with_ceo(last_contact=None, status=PersonStatus.ON_LEAVE)) == ()


def test_without_a_rule_ninety_days() -> None:
    key = chair("Technician", Level.TECHNICAL, "Toni", is_key=True, last_contact=ago(91))
    at = ground((*THEIRS[:4], key), ties=(*WHOLE, line(key, RAQUEL, "radio")))
    (gap,) = gaps_in(at)
    assert (gap.kind, gap.limit) == (GapKind.NOT_SPOKEN, 90)


def test_somebody_in_two_seats_is_missed_once() -> None:
    alone = Somebody("Pilar", Influence.DECIDES, last_contact=None)
    seats = (Chair("Director", Level.EXECUTIVE, (alone,)), Chair("Head", Level.MANAGEMENT, (alone,)))
    at = ground((*seats, *THEIRS[2:]), ties=(*WHOLE[2:], line(seats[0], JULIA), line(seats[1], JULIA)))
    assert found(at) == [(GapKind.NOT_SPOKEN, "Pilar")]


def test_an_empty_seat_at_either_end_of_a_line() -> None:
    vacant = replace(RAQUEL, holders=())
    (gap,) = gaps_in(ground(ours=(JULIA, MARTA, vacant)))
    assert (gap.kind, gap.side, gap.seat_key, gap.others, gap.topic) == (
        GapKind.COUNTERPART_EMPTY,
        Side.OURS,
        RAQUEL.key,
        ("Iker",),
        "incidents",
    )
    (gap,) = gaps_in(ground((*THEIRS[:3], replace(TECH, holders=()), OTHER_TECH)))
    assert (gap.side, gap.title, gap.severity) == (Side.THEIRS, "Administrator", Severity.SOON)


def test_an_empty_seat_with_several_lines_is_told_once() -> None:
    vacant = replace(JULIA, holders=())
    gaps = only(ground(ours=(vacant, MARTA, RAQUEL)), GapKind.COUNTERPART_EMPTY)
    assert [(g.count, g.others) for g in gaps] == [(2, ("Pilar", "Félix"))]


def test_all_lines_on_one_of_ours() -> None:
    ties = tuple(replace(t, ours_key=MARTA.key) for t in WHOLE)
    (gap,) = gaps_in(ground(ties=ties))
    assert (gap.kind, gap.name, gap.count, gap.level) == (GapKind.ONE_OF_OURS, "Marta", 4, None)
    assert gaps_in(ground(ours=(MARTA,), ties=ties)) == (), "there is nobody else"


def test_all_lines_of_a_level_on_one_of_ours() -> None:
    more = chair("Head of ramp", Level.MANAGEMENT, "Vicenç")
    ties = (line(CEO, JULIA), *(line(t, MARTA, t.title) for t in (FINANCE, IT, more)), WHOLE[3])
    (gap,) = gaps_in(ground((*THEIRS, more), ties=ties))
    assert (gap.kind, gap.level, gap.count) == (GapKind.ONE_OF_OURS, Level.MANAGEMENT, 3)


def test_all_lines_on_one_of_theirs() -> None:
    sara = replace(IT, level=Level.EXECUTIVE)
    theirs = (sara, TECH, OTHER_TECH)
    ties = (line(sara, JULIA, "money"), line(sara, MARTA, "plans"), line(sara, RAQUEL, "incidents"))
    kinds = [g.kind for g in gaps_in(ground(theirs, ties=ties))]
    assert GapKind.ONE_OF_THEIRS in kinds


def test_all_contacts_of_a_year_on_one() -> None:
    spoken = (
        Spoken(MARTA.holders[0].key, "Marta", Side.OURS, 12),
        Spoken(IT.holders[0].key, "Sara", Side.THEIRS, 9),
        Spoken(CEO.holders[0].key, "Pilar", Side.THEIRS, 3),
    )
    (gap,) = gaps_in(ground(spoken=spoken))
    assert (gap.kind, gap.name, gap.count, gap.tie_keys) == (GapKind.ONE_OF_OURS, "Marta", 12, ())
    assert gaps_in(ground(spoken=(replace(spoken[0], count=3), *spoken[1:]))) == (), "too few to tell"


def test_two_of_ours_for_the_same_topic() -> None:
    ties = (*WHOLE, line(OTHER_TECH, MARTA, "Radio; INCIDENTS"))
    (gap,) = gaps_in(ground(ties=ties))
    assert (gap.kind, gap.topic, gap.others) == (GapKind.TWO_FOR_TOPIC, "incidents", ("Raquel", "Marta"))
    same = (line(TECH, RAQUEL), line(TECH, MARTA), line(OTHER_TECH, JULIA))
    (gap,) = gaps_in(ground(ties=(*WHOLE[:3], *same)))
    assert (gap.kind, gap.topic, gap.name) == (GapKind.TWO_FOR_TOPIC, "", "Iker")


def test_the_most_pressing_comes_first() -> None:
    ties = (*(t for t in WHOLE if t.theirs_key != FINANCE.key), line(OTHER_TECH, MARTA, "incidents"))
    at = Ground(THEIRS, (JULIA, MARTA, RAQUEL), ties, (), LIMITS, TODAY)
    assert [g.kind for g in gaps_in(at)] == [GapKind.NO_COUNTERPART, GapKind.TWO_FOR_TOPIC]


_PEOPLE = st.builds(
    Somebody,
    name=st.text(max_size=5),
    influence=st.none() | st.sampled_from(Influence),
    is_key=st.booleans(),
    status=st.sampled_from(PersonStatus),
    last_contact=st.none() | st.integers(0, 400).map(ago),
    since=st.none() | st.integers(0, 400).map(ago),
    key=st.builds(new_key),
)
_CHAIRS = st.builds(
    Chair,
    title=st.text(max_size=5),
    level=st.sampled_from(Level),
    holders=st.lists(_PEOPLE, max_size=2).map(tuple),
    is_assistant=st.booleans(),
    key=st.builds(new_key),
)


@given(data=st.data(), theirs=st.lists(_CHAIRS, max_size=20), ours=st.lists(_CHAIRS, max_size=6))
def test_each_gap_once_in_a_steady_order(data: st.DataObject, theirs: list[Chair], ours: list[Chair]) -> None:
    ends = st.tuples(st.sampled_from(theirs), st.sampled_from(ours)) if theirs and ours else st.nothing()
    topics = st.sampled_from(("", "a", "b, a", " ;"))
    drawn = data.draw(st.lists(st.tuples(ends, topics), max_size=8)) if theirs and ours else []
    at = Ground(theirs, ours, [line(t, o, topic) for (t, o), topic in drawn], (), LIMITS, TODAY)
    gaps = gaps_in(at)
    told = [(g.kind, g.side, g.seat_key, g.person_key, g.topic, g.level, g.more) for g in gaps]
    assert len(told) == len(set(told))
    assert gaps == gaps_in(at)
    assert list(gaps) == sorted(gaps, key=lambda g: g.severity)
    assert len(gaps) <= 6 + 6 + 4 + 2 + 2 * len(drawn)
