"""What a service review is made of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from msp_desk.values.plan_content import PlanContent


@dataclass(frozen=True, slots=True)
class Review:
    """What is reviewed: the plan as promised, the values by commitment and period, since when each was promised."""

    content: PlanContent
    values: Mapping[str, Mapping[date, int]]
    since: Mapping[str, date]
    today: date
