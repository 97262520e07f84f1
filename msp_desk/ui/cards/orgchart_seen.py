"""What the screen of org charts asks of the desk, and how the drawn chart is given the answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from msp_desk.i18n.words import Words
from msp_desk.queries.both_charts import both_charts
from msp_desk.queries.counterparts import TieRow
from msp_desk.queries.gaps import gaps_of
from msp_desk.queries.orgchart import ChartPerson, ChartSeat, OrgChart
from msp_desk.reports.orgchart.faces import ColourBy, faces, legend
from msp_desk.rules.gaps import Gap
from msp_desk.rules.positions import would_loop
from msp_desk.ui.chart.shown import Change, ChartShown, MayMove, Tie, part_of
from msp_desk.ui.desk import WindowDesk
from msp_desk.ui.runner import Progress
from msp_desk.values.phrases import Phrase


@dataclass(frozen=True, slots=True)
class Asked:
    """The charts of whom, on which day; `on` is None for today. `number` counts the questions, so that the last one holds."""

    client: UUID
    today: date
    on: date | None = None
    number: int = 0


@dataclass(frozen=True, slots=True)
class Charts:
    """A client's chart and ours (of our own firm it alone), with the lines between them."""

    theirs: OrgChart
    ours: OrgChart | None
    ties: tuple[TieRow, ...]

    def both(self) -> tuple[OrgChart, ...]:
        """The charts there are."""
        return (self.theirs,) if self.ours is None else (self.theirs, self.ours)

    def seat(self, key: UUID | None) -> tuple[ChartSeat, OrgChart] | None:
        """A position, and whose chart it is on."""
        return next(((s, c) for c in self.both() for s in c.seats if s.key == key), None)


@dataclass(frozen=True, slots=True)
class Seen:
    """What came back: the charts of today with what is missing in them and, where a past day was asked for, those of then."""

    asked: Asked
    now: Charts
    gaps: tuple[Gap, ...]
    then: Charts | None = None

    @property
    def on_the_day(self) -> Charts:
        """The charts of the day that was asked for."""
        return self.then or self.now

    def people(self) -> tuple[ChartPerson, ...]:
        """Everybody who holds a seat on one of the charts."""
        charts = [*self.now.both(), *(self.then.both() if self.then is not None else ())]
        return tuple(p for chart in charts for seat in chart.seats for p in seat.holders)


@dataclass(frozen=True, slots=True)
class Look:
    """How it is looked at: both sides beside each other, coloured by what, with the differences marked or not."""

    by: ColourBy = ColourBy.LEVEL
    beside: bool = True
    compared: bool = False


@dataclass(frozen=True, slots=True)
class Asking:
    """What asks, in any thread; None where there is no such client. At most twenty-seven statements."""

    desk: WindowDesk
    zone: str
    asked: Asked

    def __call__(self, _progress: Progress | None = None) -> Seen | None:
        asked = self.asked
        card = self.desk.ask(gaps_of, asked.client, asked.today, self.zone)
        if card is None:
            return None
        ours = card.ours if card.ours.client_key != card.theirs.client_key else None
        seen = Seen(asked, Charts(card.theirs, ours, card.ties), card.gaps)
        if asked.on is None:
            return seen
        past = self.desk.ask(both_charts, asked.client, asked.on, self.zone)
        return None if past is None else replace(seen, then=Charts(past.theirs, past.ours, past.ties))


def scene_of(
    seen: Seen, look: Look, changes: Mapping[UUID, Change], words: Words, *, may_edit: bool
) -> ChartShown:
    """What the drawn chart shows of it."""
    charts = merged(seen) if look.compared and seen.then is not None else seen.on_the_day
    shown = charts.both() if look.beside else (charts.theirs,)
    parts = tuple(part_of(chart, faces(chart, words, look.by)) for chart in shown)
    ties = tuple(Tie(t.key, t.theirs_key, t.ours_key, t.topic) for t in charts.ties) if len(parts) > 1 else ()
    return ChartShown(
        parts=parts,
        ties=ties,
        legend=legend(words, look.by),
        changes=changes if look.compared else {},
        may_edit=may_edit and seen.then is None,
        may_move=_may_move(shown),
    )


def merged(seen: Seen) -> Charts:
    """The charts of today with the seats that were there then and are no more: both ends of what happened can be seen."""
    if seen.then is None:
        return seen.now
    pairs = zip(seen.then.both(), seen.now.both(), strict=False)
    theirs, *ours = (_with_the_gone(then, now) for then, now in pairs)
    return Charts(theirs, ours[0] if ours else None, seen.now.ties)


def _with_the_gone(then: OrgChart, now: OrgChart) -> OrgChart:
    there = {seat.key for seat in now.seats}
    gone = [seat for seat in then.seats if seat.key not in there]
    known = there | {seat.key for seat in gone}
    closed = (replace(s, boss_key=s.boss_key if s.boss_key in known else None) for s in gone)
    return replace(now, seats=(*now.seats, *closed))


def _may_move(charts: tuple[OrgChart, ...]) -> MayMove:
    """Why a seat may not report to another, also where what is in the way is folded away."""
    bosses = {seat.key: seat.boss_key for chart in charts for seat in chart.seats}
    titles = {seat.key: seat.title for chart in charts for seat in chart.seats}

    def may_move(seat: UUID, boss: UUID | None) -> Phrase | None:
        if would_loop(seat, boss, bosses):
            return Phrase("«%(title)s» would end up reporting to itself.", {"title": titles.get(seat, "")})
        return None

    return may_move
