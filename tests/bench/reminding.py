"""The rows of an invented desk that give reasons to act beside contacts: contracts, birthdays, comings and goings, marks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import Any

from msp_desk.rules.workdays import months_after
from msp_desk.values.contracts import NoticeUnit, NoticeWay, Per, Renewal
from msp_desk.values.enums import Level, Reason
from tests.bench.rows import Invention, Rows

_DAY = timedelta(days=1)
_NOTICES = (
    (0, NoticeUnit.MONTHS),
    (1, NoticeUnit.MONTHS),
    (2, NoticeUnit.MONTHS),
    (30, NoticeUnit.DAYS),
    (15, NoticeUnit.WORKING_DAYS),
)


@dataclass
class Reminding:
    """What is added to the story of a desk, with chance of its own, so that the rest of the story stays as it is."""

    story: Invention
    rng: Random = field(default_factory=lambda: Random(20261123))

    @property
    def _day(self) -> date:
        return self.story.day

    def came_rows(self) -> Iterator[dict[str, Any]]:
        """Since when each client is one (`of` is its key)."""
        for client in self.story.clients:
            yield {"of": client, "since": self._day - timedelta(days=self.rng.randint(200, 4000))}

    def birthday_rows(self) -> Iterator[dict[str, Any]]:
        """One of ten people told theirs."""
        for people in self.story.people.values():
            for person in people:
                if self.rng.random() < 0.1:
                    yield {
                        "of": person,
                        "birth_month": self.rng.randint(1, 12),
                        "birth_day": self.rng.randint(1, 28),
                    }

    def contract_rows(self) -> Rows:
        """One of each client; what is near its end was decided for four of five."""
        rng = self.rng
        for number, client in enumerate(self.story.clients):
            renewal = rng.choices(tuple(Renewal), (2, 6, 2))[0]
            starts = self._day - timedelta(days=rng.randint(30, 1500))
            months = rng.choice((6, 12, 12, 12, 24, 36))
            first_end = months_after(starts, months) - _DAY
            if renewal is Renewal.ENDS and first_end < self._day:
                first_end = self._day + timedelta(days=rng.randint(-20, 700))
            amount, unit = rng.choice(_NOTICES)
            yield {
                **self.story.kept(),
                "client_key": client,
                "name": f"Maintenance {number}",
                "starts_on": starts,
                "first_end_on": first_end,
                "renewal": renewal,
                "further_months": 12 if renewal is Renewal.TACIT else None,
                "notice_amount": amount,
                "notice_unit": unit,
                "notice_way": rng.choice((None, *NoticeWay)),
                "notice_to": "",
                "value": rng.randint(500, 50_000) * 100,
                "value_per": Per.YEAR,
                "minutes_per": Per.MONTH,
                "currency": "EUR",
                "decided_end": self._decided(renewal, first_end),
            }

    def _decided(self, renewal: Renewal, first_end: date) -> date | None:
        """The end that is near, where that was decided."""
        if self.rng.random() < 0.2 or renewal is Renewal.ENDS:
            return None
        end = first_end
        while end < self._day:
            end = months_after(end + _DAY, 12) - _DAY
        return end

    def move(self, holding: dict[str, Any]) -> dict[str, Any]:
        """Who holds a post, with a first or a last day for one in a hundred: lately, or soon."""
        days, chance = timedelta(days=self.rng.randint(0, 60)), self.rng.random()
        holding = {**holding, "starts_on": None, "ends_on": None}
        if chance < 0.005:
            holding["starts_on"] = self._day - days
        elif chance < 0.0075:
            holding["ends_on"] = self._day + days
        elif chance < 0.01:
            holding["ends_on"] = self._day - days
        return holding

    def exception_rows(self) -> Rows:
        """What was agreed with one client of twenty, and with a person of every tenth of those."""
        for client in self.story.clients[::20]:
            level = self.rng.choice((None, *Level))
            yield {**self._exception(), "client_key": client, "level": level, "paused_until": None}
        for client in self.story.clients[::200]:
            person = self.story.people[client][-1]
            until = self._day + timedelta(days=30)
            yield {**self._exception(), "person_key": person, "paused_until": until}

    def _exception(self) -> dict[str, Any]:
        kept = {**self.story.kept(), "client_key": None, "person_key": None, "level": None}
        return {**kept, "ideal_days": 40, "max_days": 60}

    def mark_rows(self) -> Rows:
        """One for every second client: put off, handed over or dropped."""
        rng = self.rng
        for client in self.story.clients[::2]:
            person = rng.choice(self.story.people[client])
            which = rng.randrange(3)
            yield {
                **self.story.kept(),
                "reason": Reason.CHECK_IN,
                "subject": person,
                "occurrence": "never",
                "hidden_until": self._day + timedelta(days=rng.randint(-30, 30)) if which == 0 else None,
                "handed_to": rng.choice(self.story.ours) if which == 1 else None,
                "dropped": which == 2,
                "note": "As agreed" if which else "",
                "over_on": self._day + timedelta(days=rng.randint(-30, 300)),
            }
