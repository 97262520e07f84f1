"""Pre-call cards: somebody known well, somebody of whom only the name is known, and one that fills everything."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from msp_desk.queries.person_card import OursRow, PersonCard, SeatRow
from msp_desk.queries.points import ChannelRow, PointRow
from msp_desk.queries.promises import PromiseRow
from msp_desk.queries.timeline import InteractionRow
from msp_desk.values.enums import (
    Address,
    Channel,
    Influence,
    Initiative,
    Level,
    Moment,
    PersonStatus,
    PointKind,
    Promiser,
    PromiseState,
    Side,
    Situation,
)
from tests.reports.cards import TODAY, key

_NOW = datetime(2026, 11, 22, 9, 12, tzinfo=UTC)


def unknown_person() -> PersonCard:
    """Somebody of whom only the name is known."""
    return PersonCard(
        key=key(1), version=1, name="Łukasz O'Brien", nickname="", photo_key=None, side=Side.THEIRS,
        client_key=None, client="", country="ES", title="", level=None, boss="", boss_title="", seats=(), influence=None,
        is_key=False, address=None, language="", zone="", zone_known=False, local=_NOW, status=PersonStatus.ACTIVE,
        status_since=None, status_until=None, birth_day=None, birth_month=None, birth_year=None, warm_notes="", notes="",
        warnings=(), archived=False, points=(), client_points=(), best=None, channels=(), lately=(), promises=(),
        next_check_in=None, check_in_limit=None, ours=(),
    )  # fmt: skip


def known_person() -> PersonCard:
    """The check-in supervisor who was blamed for the outage."""
    return replace(
        unknown_person(),
        name="Óscar Díaz",
        client="Aero Handling",
        title="Check-in supervisor",
        level=Level.OPERATIONAL,
        boss="Ana Núñez",
        boss_title="Operations manager",
        seats=(
            SeatRow(key(2), "Check-in supervisor", "", Level.OPERATIONAL, "counters", None, "Ana Núñez", ""),
        ),
        influence=Influence.USES,
        is_key=True,
        address=Address.INFORMAL,
        zone_known=True,
        warm_notes="Runs marathons.\n- **Two** daughters in the football team",
        warnings=("Be patient: blamed for the August outage in front of his team.",),
        points=(
            PointRow(key(3), PointKind.MOBILE, "+34600100200", "", "05:00-13:00", True),
            PointRow(key(4), PointKind.EMAIL, "oscar.diaz@aero.example", "", "", False),
        ),
        client_points=(PointRow(key(5), PointKind.PHONE, "+34971550100", "switchboard", "", False),),
        channels=(ChannelRow(Situation.BAD_NEWS, Channel.VISIT, "", own=True),),
        lately=tuple(_contact(n) for n in range(3)),
        promises=(_promise(0, date(2026, 11, 10)), _promise(1, None)),
        next_check_in=date(2026, 12, 5),
        check_in_limit=date(2026, 12, 14),
        ours=(
            OursRow(key(6), "Marta Ruiz", 3, _NOW, owner=True, deputy=False),
            OursRow(key(7), "Raquel Amo", 9, _NOW, owner=False, deputy=False),
        ),
    )


def _contact(number: int) -> InteractionRow:
    return InteractionRow(
        key(20 + number), number, _NOW - timedelta(days=9 + 30 * number), "Europe/Madrid", Channel.CALL, Initiative.REACTIVE,
        Moment.OPERATION, True, 25, "Check-in counters 3 to 5 down", "Counters answered again.", 2, key(8), "Aero Handling",
        0, 0, ("Óscar Díaz",), ("Raquel Amo",),
    )  # fmt: skip


def _promise(number: int, due_on: date | None) -> PromiseRow:
    return PromiseRow(
        key(30 + number), "Send the cost of the August outage", Promiser.US, PromiseState.OPEN, TODAY, due_on, None, key(8),
        "Aero Handling", key(1), "Óscar Díaz", None,
    )  # fmt: skip


def crowded_person() -> PersonCard:
    """Somebody with very much of everything."""
    known, long = known_person(), "A very long text about everything that ever happened here. "
    return replace(
        known,
        name=(long * 4)[:200],
        client=long * 3,
        title=long * 3,
        boss=long,
        warnings=(long * 10, long * 10),
        warm_notes=long * 60,
        notes=long * 60,
        points=known.points * 6,
        client_points=known.client_points * 6,
        promises=known.promises * 20,
        ours=known.ours * 3,
    )
