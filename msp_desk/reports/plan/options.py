"""How a plan is put on paper or on a page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from msp_desk.reports.kit.theme import ACCENT
from msp_desk.values.enums import Paper

if TYPE_CHECKING:
    from msp_desk.rules.plan_diff import PlanChange


@dataclass(frozen=True, slots=True)
class PlanPaperOptions:
    """`changes`: what changed since version `before`, as an appendix (None: no appendix); `draft`: not published yet."""

    paper: Paper = Paper.A4
    accent: str = ACCENT
    firm_logo: bytes | None = None
    client_logo: bytes | None = None
    changes: tuple[PlanChange, ...] | None = None
    before: int | None = None
    draft: bool = False
