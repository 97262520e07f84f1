"""What the page of renewals asks, off the main thread: what is to be decided and by when, and what was decided lately."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from msp_desk.queries.contracts import PastRow, RenewalRow, renewals
from msp_desk.queries.desk import desk_card
from msp_desk.queries.margins import FirmMargins, firm_margins
from msp_desk.rules.margins import Months
from msp_desk.rules.renewals import Near, decide_by, nearness, waits
from msp_desk.ui.cards.contracts.seen import hour_cost_of, months_to
from msp_desk.ui.runner import Progress
from msp_desk.ui.surroundings import Surroundings


@dataclass(frozen=True, slots=True)
class Pending:
    """A contract on the list, and the day until which its renewal has to be decided; None where none waits."""

    row: RenewalRow
    decide_by: date | None
    near: Near


@dataclass(frozen=True, slots=True)
class RenewalsSeen:
    """What is to be decided, most pressing first, and what was decided; `waiting` are to be decided now, `late` if one is late."""

    on: date
    pending: tuple[Pending, ...]
    past: tuple[PastRow, ...]
    waiting: int
    late: bool


@dataclass(frozen=True, slots=True)
class AskRenewals:
    """Asks for those of an owner, or for all; any thread."""

    around: Surroundings
    owner: UUID | None

    def __call__(self, progress: Progress) -> RenewalsSeen:
        """Five statements."""
        around, on = self.around, self.around.today()
        calendar = around.work_calendar()
        found = around.desk.ask(renewals, on, calendar, self.owner)
        progress.check()
        pending = []
        for row in found.pending:
            by = decide_by(row.terms, row.standing, calendar, row.country) if row.standing else None
            pending.append(Pending(row, by, nearness(by, on)))
        pending.sort(key=_pressing)
        waiting = sum(waits(row.standing, on) for row in found.pending)
        late = any(p.near is Near.OVERDUE for p in pending)
        return RenewalsSeen(on, tuple(pending), found.past, waiting, late)


def _pressing(pending: Pending) -> tuple[int, date, str, str]:
    return pending.near.value, pending.decide_by or date.max, pending.row.client, pending.row.name


@dataclass(frozen=True, slots=True)
class MarginsSeen:
    """What all clients leave in some months, and whether it was said what an hour of ours costs."""

    months: Months
    firm: FirmMargins
    cost_told: bool


@dataclass(frozen=True, slots=True)
class AskMargins:
    """Asks for the margins of so many months; any thread."""

    around: Surroundings
    owner: UUID | None
    months: int

    def __call__(self, progress: Progress) -> MarginsSeen:
        """Five statements; the contacts of the whole period are read."""
        on = self.around.today()
        cost = hour_cost_of(self.around.desk.ask(desk_card, on))
        months = months_to(on, self.months)
        progress.check()
        firm = self.around.desk.ask(firm_margins, months, *cost, self.owner)
        return MarginsSeen(months, firm, cost[0] is not None)
