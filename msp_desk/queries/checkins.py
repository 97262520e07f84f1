"""How often each level of each tier is to be spoken to."""

from __future__ import annotations

from sqlalchemy import Connection, select

from msp_desk.models.checkins import CheckInRule
from msp_desk.rules.clocks import Interval
from msp_desk.values.enums import Level, Tier


def check_in_rules(connection: Connection) -> dict[tuple[Tier, Level], Interval]:
    """The check-in rules of the desk."""
    r = CheckInRule
    found = connection.execute(select(r.tier, r.level, r.ideal_days, r.max_days))
    return {(tier, level): Interval(ideal, most) for tier, level, ideal, most in found}
