"""Who is put into a plan made for nobody: whoever answers to the client first, our head at the end of the ladder."""

from __future__ import annotations

from dataclasses import replace

from msp_desk.rules.plan_filling import Cast, ladders_for, procedures_for, roles_from
from msp_desk.values.enums import Language, Level, Side
from msp_desk.values.plan_content import LadderSaid, PartySaid, PlanContent, ProcedureSaid, RungSaid, SeatSaid
from msp_desk.values.plans import Duration, RequestKind, StepSaid, TimeUnit

NOW = Duration(0, TimeUnit.MINUTES)


def seat(key: str, level: Level, side: Side = Side.OURS, boss: str = "", **fields: object) -> SeatSaid:
    whole = SeatSaid(key, side, f"Title of {key}", "", level, boss, False, f"Holder of {key}", f"p{key}")
    return replace(whole, **fields)  # type: ignore[arg-type]


OURS = (
    seat("top", Level.EXECUTIVE),
    seat("am1", Level.MANAGEMENT, boss="top"),
    seat("am2", Level.MANAGEMENT, boss="top"),
    seat("tech", Level.TECHNICAL, boss="am1"),
)
THEIRS = (
    seat("ceo", Level.EXECUTIVE, Side.THEIRS),
    seat("cio", Level.MANAGEMENT, Side.THEIRS, "ceo"),
    seat("cfo", Level.MANAGEMENT, Side.THEIRS, "ceo"),
)
ALL = Cast((*OURS, *THEIRS))


def template(*rungs: tuple[str, str], seats: tuple[SeatSaid, ...] = ()) -> PlanContent:
    said = tuple(RungSaid(_reference(ours), _reference(theirs), NOW, number="600") for ours, theirs in rungs)
    return PlanContent(
        Language.ENGLISH, PartySaid(""), PartySaid(""), seats=seats, ladders=(LadderSaid("l", "Urgent", rungs=said),)
    )  # fmt: skip


def _reference(level: str) -> str:
    return f"level:{level}" if level in {each.value for each in Level} else level


def filled(content: PlanContent, cast: Cast = ALL) -> list[tuple[str, str]]:
    (ladder,) = ladders_for(content, cast)
    return [(r.ours, r.theirs) for r in ladder.rungs]


def test_levels_become_positions() -> None:
    content = template(("technical", "management"), ("management", "management"), ("executive", "executive"))
    assert filled(content) == [("tech", "cio"), ("am1", "cio"), ("top", "ceo")]
    assert filled(content, replace(ALL, ties=(("cfo", "am2"),))) == [
        ("tech", "cfo"),
        ("am2", "cfo"),
        ("top", "ceo"),
    ]
    assert filled(content, replace(ALL, owners=("am2",)))[1] == ("am2", "cio")


def test_nobody_stands_twice_where_there_are_two() -> None:
    content = template(("management", ""), ("management", ""), ("management", ""), ("executive", ""))
    assert [ours for ours, _ in filled(content)] == ["am1", "am2", "am1", "top"]


def test_whoever_is_there_comes_before_an_empty_position_and_an_assistant() -> None:
    empty = tuple(replace(s, holder="") if s.key == "am1" else s for s in OURS)
    assert filled(template(("management", ""), ("executive", "")), Cast(empty))[0][0] == "am2"
    helping = tuple(replace(s, is_assistant=True) if s.key == "am1" else s for s in OURS)
    assert filled(template(("management", ""), ("executive", "")), Cast(helping))[0][0] == "am2"


def test_a_firm_without_executives_has_its_head_at_the_end() -> None:
    small = (seat("boss", Level.MANAGEMENT), seat("aid", Level.MANAGEMENT, boss="boss"))
    assert filled(template(("management", ""), ("executive", "")), Cast(small)) == [
        ("aid", ""),
        ("boss", ""),
    ]
    assert filled(template(("technical", ""), ("management", "")), Cast(small)) == [("", ""), ("boss", "")]


def test_a_ladder_that_ends_below_the_top_stays_so() -> None:
    assert filled(template(("technical", ""), ("management", ""))) == [("tech", ""), ("am1", "")]
    assert filled(template(("technical", "technical"), ("", ""))) == [("tech", ""), ("", "")]


def test_positions_of_ours_stay_and_theirs_are_told_by_level() -> None:
    other = seat("their cio", Level.MANAGEMENT, Side.THEIRS)
    gone = seat("gone", Level.TECHNICAL, gone=True)
    content = template(("am2", "their cio"), ("gone", ""), ("top", ""), seats=(*OURS, other, gone))
    assert filled(content) == [("am2", "cio"), ("tech", ""), ("top", "")]


def test_a_number_stays_with_whoever_it_belongs_to() -> None:
    content = template(("am2", ""), ("technical", ""), ("top", ""), seats=OURS)
    (ladder,) = ladders_for(content, ALL)
    assert [r.number for r in ladder.rungs] == ["600", "", "600"]


def test_roles_are_who_is_tied_or_says_what_they_are_there_for() -> None:
    cast = replace(ALL, ties=(("cio", "am2"),), owners=("am1",), contacted=frozenset({"cfo", "tech"}))
    assert roles_from(cast) == ("am1", "am2", "tech", "cio", "cfo")
    assert roles_from(ALL) == ()
    assert roles_from(replace(cast, seats=tuple(replace(s, gone=True) for s in cast.seats))) == ()


def test_steps_name_who_is_there_and_tell_who_was() -> None:
    steps = (
        StepSaid("a", seat="tech"),
        StepSaid("b", seat="cio"),
        StepSaid("c", "Whoever asks", "cio"),
        StepSaid("d", seat="nobody knows"),
    )
    content = replace(
        template(seats=ALL.seats), procedures=(ProcedureSaid("p", RequestKind.CHANGE, steps=steps),)
    )
    (procedure,) = procedures_for(content, ALL)
    assert procedure.steps == (
        StepSaid("a", seat="tech"),
        StepSaid("b", "Title of cio"),
        StepSaid("c", "Whoever asks"),
        StepSaid("d"),
    )
