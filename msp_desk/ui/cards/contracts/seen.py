"""What is asked about a client's contracts, off the main thread: how they stand, the hours, what they leave us."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from msp_desk.queries.clients import client_country
from msp_desk.queries.contracts import ContractCard, HoursRow, client_contracts, client_hours
from msp_desk.queries.desk import DeskCard, calendar_of, desk_card
from msp_desk.queries.margins import ClientMargin, client_margin
from msp_desk.rules.margins import Months
from msp_desk.rules.renewals import decide_by
from msp_desk.rules.workdays import months_after
from msp_desk.ui.runner import Progress
from msp_desk.ui.surroundings import Surroundings

#: A margin is told for the months up to the present one.
YEAR = 12


@dataclass(frozen=True, slots=True)
class ContractSeen:
    """A contract as it stands, and the day until which its renewal has to be decided, where one waits."""

    key: UUID
    card: ContractCard
    decide_by: date | None


@dataclass(frozen=True, slots=True)
class ClientSeen:
    """A client's contracts on a day, with the hours of the present month and of twelve, and what was noted by hand."""

    client: UUID
    on: date
    contracts: tuple[ContractSeen, ...]
    month: ClientMargin | None
    year: ClientMargin | None
    hours: tuple[HoursRow, ...]

    def contract(self, key: UUID | None) -> ContractSeen | None:
        """One of the contracts."""
        return next((c for c in self.contracts if c.key == key), None)


def months_to(on: date, count: int) -> Months:
    """So many months, the present one last."""
    return Months(months_after(on.replace(day=1), 1 - count), count)


def hour_cost_of(card: DeskCard | None) -> tuple[int | None, str, str]:
    """What an hour of ours costs, in which currency, and the zone in which months begin."""
    if card is None:
        return None, "", ""
    return card.settings.hour_cost, card.settings.currency, card.time_zone


@dataclass(frozen=True, slots=True)
class AskClient:
    """Asks about one client; any thread."""

    around: Surroundings
    client: UUID

    def __call__(self, progress: Progress) -> ClientSeen:
        """All of it; about a dozen statements."""
        around, ask, on = self.around, self.around.desk.ask, self.around.today()
        card = ask(desk_card, on)
        calendar = calendar_of(card, around.days_off)
        country = ask(client_country, self.client)
        contracts = tuple(
            ContractSeen(
                key, c, decide_by(c.draft.terms, c.standing, calendar, country) if c.standing else None
            )
            for c in ask(client_contracts, self.client, on, calendar)
            if (key := c.draft.key) is not None
        )
        year = months_to(on, YEAR)
        progress.check()
        cost = hour_cost_of(card)
        return ClientSeen(
            self.client,
            on,
            contracts,
            ask(client_margin, self.client, months_to(on, 1), *cost),
            ask(client_margin, self.client, year, *cost),
            ask(client_hours, self.client, year.first, year.last),
        )
