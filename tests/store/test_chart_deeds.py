"""Any run of deeds on a chart, each undone and done again, leaves the charts of the days before as they were shown then."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from msp_desk.commands.counterparts import end_counterpart, save_counterpart
from msp_desk.commands.holdings import hold_position, replace_holder, vacate
from msp_desk.commands.people import archive_person
from msp_desk.commands.positions import drop_position, insert_boss, report_to, save_position
from msp_desk.queries.counterparts import ties_of
from msp_desk.queries.orgchart import OrgChart, org_chart
from msp_desk.values.drafts import CounterpartDraft
from msp_desk.values.errors import Refused
from msp_desk.values.phrases import Phrase
from tests.builders import DOING, MadeDesk, a_client, a_desk, a_person, a_seat
from tests.round_trips import check_whole, dump

#: What a chart shows of a seat that must not change afterwards: its boss and who holds it; and the lines from it.
Shown = dict[UUID, tuple[UUID | None, frozenset[UUID]]]
Lines = frozenset[tuple[UUID, UUID, str]]


@dataclass
class Drawing:
    """Somebody drawing a chart of a client and the lines to ours, over some days."""

    made: MadeDesk
    client: UUID = field(init=False)
    people: list[UUID] = field(default_factory=list)
    ours: list[UUID] = field(default_factory=list)
    was: dict[date, tuple[Shown, Lines]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        desk = self.made.desk
        self.client = a_client(desk)
        self.people = [a_person(desk, name, self.client) for name in ("Ana", "Rosa", "Iker")]
        self.ours = [a_seat(desk, self.made.firm, t) for t in ("Manager", "Technician")]
        top = a_seat(desk, self.client, "CEO", self.people[0])
        a_seat(desk, self.client, "CIO", reports_to_key=top)

    @property
    def today(self) -> date:
        return self.made.clock.now.date()

    def chart(self, on: date) -> OrgChart:
        found = self.made.desk.ask(org_chart, self.client, on, "UTC")
        assert found is not None
        return found

    def shown(self, on: date) -> tuple[Shown, Lines]:
        seats = self.chart(on).seats
        ties = self.made.desk.ask(ties_of, self.client, on)
        return (
            {s.key: (s.boss_key, frozenset(h.key for h in s.holders)) for s in seats},
            frozenset((t.theirs_key, t.ours_key, t.topic) for t in ties),
        )

    def pass_days(self, days: int) -> None:
        self.was[self.today] = self.shown(self.today)
        self.made.clock.now += timedelta(days=days)

    def do(self, kind: str, a: int, b: int) -> None:
        """One deed, chosen by its name and two numbers; a refused one changes nothing."""
        seats = [s.key for s in self.chart(self.today).seats]
        seat, other = seats[a % len(seats)], seats[b % len(seats)]
        person, ours = self.people[b % len(self.people)], self.ours[b % len(self.ours)]
        ties = self.made.desk.ask(ties_of, self.client, self.today)
        deeds: dict[str, tuple[Callable[..., Any], tuple[Any, ...]]] = {
            "add": (save_position, (self.client, f"Seat {a}", None, "", other)),
            "insert": (insert_boss, (seat, f"Boss {a}")),
            "move": (report_to, (seat, other, b % 3)),
            "top": (report_to, (seat, None)),
            "hold": (hold_position, (seat, person, self.today)),
            "vacate": (vacate, (seat,)),
            "replace": (replace_holder, (seat, person)),
            "drop": (drop_position, (seat,)),
            "away": (archive_person, (person, a % 2 == 0)),
            "tie": (save_counterpart, (CounterpartDraft(self.client, seat, ours, f"topic {a}"),)),
            "end": (end_counterpart, (ties[a % len(ties)].key if ties else None,)),
        }
        command, arguments = deeds[kind]
        self._there_and_back(command, arguments)

    def _there_and_back(self, command: Callable[..., Any], arguments: tuple[Any, ...]) -> None:
        desk = self.made.desk
        before, last = desk.ask(dump), desk.last_deed
        try:
            desk.do(DOING, command, *arguments)
        except Refused:
            assert desk.ask(dump) == before
            return
        done = desk.last_deed
        if done is None or done == last:
            return
        after = desk.ask(dump)
        undone = desk.undo(done, Phrase("Undo"))
        assert undone is not None
        assert desk.ask(dump) == before
        desk.undo(undone, Phrase("Redo"))
        assert desk.ask(dump) == after

    def check_past(self) -> None:
        for day, (shown, lines) in self.was.items():
            seats, ties = self.shown(day)
            for key, told in shown.items():
                # A seat that never had a holder, nor anybody under it, is gone for good when it is taken away.
                assert key not in seats or seats[key] == told, day
                assert key in seats or told[1] == frozenset(), day
            assert {t for t in lines if t[0] in seats} == ties, day


KINDS = ("add", "insert", "move", "move", "top", "hold", "vacate", "replace", "drop", "away", "tie", "end")
STEPS = st.lists(
    st.tuples(st.sampled_from((*KINDS, "sleep", "sleep", "sleep")), st.integers(0, 9), st.integers(0, 9)),
    min_size=10,
    max_size=45,
)


@given(steps=STEPS)
@settings(max_examples=25, deadline=None, phases=(Phase.generate,))
def test_the_past_stays_as_it_was_shown(steps: list[tuple[str, int, int]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        drawing = Drawing(a_desk(Path(folder)))
        try:
            drawing.pass_days(1)
            for kind, a, b in steps:
                if kind == "sleep":
                    drawing.pass_days(1 + a % 4)
                elif drawing.chart(drawing.today).seats:
                    drawing.do(kind, a, b)
            drawing.check_past()
            check_whole(drawing.made.desk)
        finally:
            drawing.made.desk.close()
