"""Whom a service plan's steps reach: the number for a channel, and who stands at the top of a firm's chart."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from msp_desk.values.enums import Channel, Level, PointKind, Side
from msp_desk.values.folding import fold
from msp_desk.values.plan_content import NumberSaid, PlanContent, RungSaid, SeatSaid

#: What begins a reference to a level of interlocution instead of a position: only in templates.
LEVEL_REFERENCE = "level:"

#: Through which contact points a channel goes, the most fitting first; the other channels need none.
_POINTS: Mapping[Channel, tuple[PointKind, ...]] = {
    Channel.CALL: (PointKind.PHONE, PointKind.MOBILE),
    Channel.EMAIL: (PointKind.EMAIL,),
    Channel.MESSAGE: (PointKind.WHATSAPP, PointKind.TEAMS, PointKind.MOBILE),
    Channel.VIDEO: (PointKind.TEAMS, PointKind.EMAIL),
    Channel.PORTAL: (PointKind.PORTAL, PointKind.WEB),
}
_HEADS = re.compile(
    r"\b(ceo|chief executive|(general|managing) (director|manager|partner)|director[ae]? (general|gerente)|gerente"
    r"|gerente general|consejer[ao] delegad[ao]|administrador[ae]? unic[ao]|owner|founder|fundador[ae]?|propietari[ao])\b"
)
_RANKS = tuple(Level)


def needs_number(channel: Channel | None) -> bool:
    """Whether a channel is of no use without a number or an address."""
    return channel in _POINTS


def number_for(seat: SeatSaid | None, channel: Channel | None) -> NumberSaid | None:
    """How a position's holder is reached by a channel; without a channel, the first number there is."""
    if seat is None or seat.gone:
        return None
    if channel is None:
        return seat.numbers[0] if seat.numbers else None
    return next((n for kind in _POINTS.get(channel, ()) for n in seat.numbers if n.kind is kind), None)


def rung_number(rung: RungSaid, seats: Mapping[str, SeatSaid]) -> str:
    """What is dialled or written to at a step: the number that it names, else that of our seat's holder."""
    if rung.number:
        return rung.number
    found = number_for(seats.get(rung.ours), rung.channel)
    return found.value if found is not None else ""


def seats_by_key(content: PlanContent) -> dict[str, SeatSaid]:
    """The positions of a plan by key: for whoever looks up many."""
    return {seat.key: seat for seat in content.seats}


def level_of(reference: str) -> Level | None:
    """The level of interlocution that a template names instead of a position; None where it names a position."""
    if not reference.startswith(LEVEL_REFERENCE):
        return None
    named = reference.removeprefix(LEVEL_REFERENCE)
    return next((level for level in Level if level.value == named), None)


def heads(seats: Iterable[SeatSaid]) -> frozenset[str]:
    """Who an escalation must reach: our topmost executives, and executives called general director or the like.

    Where our chart knows no executive, the highest positions that report to nobody. Assistants are nobody's head.
    """
    ours = {s.key: s for s in seats if s.side is Side.OURS and not s.gone and not s.is_assistant}
    executives = {key for key, seat in ours.items() if seat.level is Level.EXECUTIVE}
    if executives:
        top = {key for key in executives if not executives & _above(key, ours)}
        return frozenset(
            (top or executives) | {key for key in executives if _HEADS.search(fold(ours[key].title))}
        )
    roots = [seat for seat in ours.values() if seat.boss not in ours]
    best = min((_RANKS.index(seat.level) for seat in roots), default=None)
    return frozenset(seat.key for seat in roots if _RANKS.index(seat.level) == best)


def _above(key: str, seats: Mapping[str, SeatSaid]) -> set[str]:
    """Everybody above a position; a chart that turns in a circle is walked once."""
    above: set[str] = set()
    boss = seats[key].boss
    while boss in seats and boss not in above and boss != key:
        above.add(boss)
        boss = seats[boss].boss
    return above
