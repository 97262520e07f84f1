"""Puts a client's people into a plan that was made for nobody, or for somebody else: who appears in it, who stands on its ladders."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from msp_desk.rules.plan_reach import heads, level_of, seats_by_key
from msp_desk.values.enums import Level, Side
from msp_desk.values.plan_content import LadderSaid, PlanContent, ProcedureSaid, RungSaid, SeatSaid


@dataclass(frozen=True, slots=True)
class Cast:
    """Who there is: the positions of both sides in the order of their charts, and what ties them.

    `ties` are keys of theirs and ours that turn to each other, `owners` the positions of whoever looks after the
    client, `contacted` those that say what they are contacted for.
    """

    seats: tuple[SeatSaid, ...]
    ties: tuple[tuple[str, str], ...] = ()
    owners: tuple[str, ...] = ()
    contacted: frozenset[str] = frozenset()


def roles_from(cast: Cast) -> tuple[str, ...]:
    """The positions that appear in the plan: whoever is tied, looks after the client, or says what they are there for.

    Ours first, each side in the order of its chart.
    """
    tied = {key for tie in cast.ties for key in tie}
    wanted = tied | set(cast.owners) | cast.contacted
    chosen = [seat for seat in cast.seats if seat.key in wanted and not seat.gone]
    return tuple(seat.key for side in _SIDES for seat in chosen if seat.side is side)


def ladders_for(content: PlanContent, cast: Cast) -> tuple[LadderSaid, ...]:
    """The ladders of a plan or template with positions of the cast on every step.

    A position of ours that is still there stays. Another becomes one of its level: of ours, who answers to this client
    before whoever merely exists; the last step, where it asks for the highest level, goes to our head.
    """
    known = seats_by_key(content)
    return tuple(replace(ladder, rungs=_rungs(ladder.rungs, known, cast)) for ladder in content.ladders)


def procedures_for(content: PlanContent, cast: Cast) -> tuple[ProcedureSaid, ...]:
    """The procedures with positions of ours where they are still there, and words where they named somebody else."""
    known, live = seats_by_key(content), {s.key for s in cast.seats if s.side is Side.OURS}

    def who(said: str, seat: str) -> str:
        return said or (known[seat].title if seat in known and seat not in live else "")

    return tuple(
        replace(
            procedure,
            steps=tuple(
                replace(s, who=who(s.who, s.seat), seat=s.seat if s.seat in live else "")
                for s in procedure.steps
            ),
        )
        for procedure in content.procedures
    )


_SIDES: Sequence[Enum] = (Side.OURS, Side.THEIRS)


def _rungs(rungs: Sequence[RungSaid], known: dict[str, SeatSaid], cast: Cast) -> tuple[RungSaid, ...]:
    """The steps of a ladder, each with a position of its own where there are enough."""
    # Who stands at the end is kept for the end.
    end = _ours(rungs[-1].ours, known, cast, (), last=True) if rungs else ""
    used, filled = {end}, []
    for place, rung in enumerate(rungs):
        last = place == len(rungs) - 1
        ours = end if last else _ours(rung.ours, known, cast, used, last=False)
        theirs = _at(_level(rung.theirs, known), Side.THEIRS, cast, ())
        used.add(ours)
        # A number that was typed belongs to whoever stood there.
        number = rung.number if ours == rung.ours else ""
        filled.append(replace(rung, ours=ours, theirs=theirs, number=number))
    return tuple(filled)


def _ours(
    reference: str, known: dict[str, SeatSaid], cast: Cast, used: Collection[str], *, last: bool
) -> str:
    if any(s.key == reference and s.side is Side.OURS and not s.gone for s in cast.seats):
        return reference
    level = _level(reference, known)
    top = heads(cast.seats)
    if last and level is not None and top:
        at_top = [s for s in cast.seats if s.key in top]
        if level is Level.EXECUTIVE or any(s.level is level for s in at_top):
            return _best(at_top).key
    return _at(level, Side.OURS, cast, used)


def _level(reference: str, known: dict[str, SeatSaid]) -> Level | None:
    seat = known.get(reference)
    return seat.level if seat is not None else level_of(reference)


def _at(level: Level | None, side: Side, cast: Cast, used: Collection[str]) -> str:
    """A position of a level: one that is tied, else of whoever looks after the client, else one that is held; or nothing."""
    tied = {tie[0 if side is Side.THEIRS else 1] for tie in cast.ties}
    there = [s for s in cast.seats if s.side is side and s.level is level and not s.gone]
    if not there:
        return ""

    def rank(seat: SeatSaid) -> tuple[bool, ...]:
        return (
            seat.key in used,
            seat.is_assistant,
            seat.key not in tied,
            seat.key not in cast.owners,
            not seat.holder,
        )

    return min(there, key=rank).key


def _best(seats: Sequence[SeatSaid]) -> SeatSaid:
    """Of several heads one that is held."""
    return next((s for s in seats if s.holder), seats[0])
