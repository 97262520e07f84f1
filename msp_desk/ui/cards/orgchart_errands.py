"""What the lists beside an org chart lead to: each gap to the form that closes it, each person to a seat."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import Enum
from uuid import UUID

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from msp_desk.queries.orgchart import ChartPerson, ChartSeat
from msp_desk.rules.gaps import Gap, GapKind
from msp_desk.ui.cards.chooser import Chooser
from msp_desk.ui.cards.orgchart_edits import ChartEdits
from msp_desk.ui.cards.orgchart_seat import subject_of
from msp_desk.ui.cards.seat_deeds import SeatDeeds
from msp_desk.ui.forms.pick_fields import Option
from msp_desk.ui.surroundings import Surroundings
from msp_desk.values.enums import Side
from msp_desk.values.folding import fold

_MOST_OFFERED = 12


class _Own(Enum):
    SEAT = "a seat of their own"


class ChartErrands(QObject):
    """Runs the errands of the charts that `edits` is given; `fly` shows a seat."""

    def __init__(
        self, around: Surroundings, owner: QWidget, edits: ChartEdits, fly: Callable[[UUID], object]
    ) -> None:
        super().__init__(owner)
        self._around, self._owner, self._edits, self._fly = around, owner, edits, fly
        self._deeds = SeatDeeds(around, owner)
        self._person: UUID | None = None
        self._run: dict[GapKind, Callable[[Gap], object]] = {
            GapKind.COUNTERPART_EMPTY: self._seat_somebody,
            GapKind.NO_COUNTERPART: self._draw_line,
            GapKind.UNCOVERED_LEVEL: self._draw_line,
            GapKind.NO_LINES: self._draw_line,
            GapKind.NOT_SPOKEN: self._log,
            GapKind.ONE_OF_OURS: self._draw_another,
            GapKind.ONE_OF_THEIRS: self._draw_another,
            GapKind.TWO_FOR_TOPIC: self._open_line,
        }

    @Slot(object)
    def close_gap(self, gap: Gap) -> None:
        """Show what a gap is about, and begin with what closes it."""
        seat = gap.seat_key or self._seat_of(gap.person_key)
        if seat is not None:
            self._fly(seat)
        self._run[gap.kind](gap)

    @Slot(object)
    def place(self, person: UUID) -> None:
        """Choose a seat for somebody, or make one."""
        who = self._who(person)
        if who is None:
            return
        self._person, t = person, self._around.words.t
        title = t("Where does %(name)s sit?", name=who.name)
        text = t("An empty seat, instead of or below somebody, or a seat of their own.")
        chooser = Chooser(self._owner, self._around.words, title, text, self._seats)
        chooser.picked.connect(self._placed)
        chooser.open_chooser()

    @Slot()
    def place_another(self) -> None:
        """Choose who of those without a seat is to be placed."""
        t = self._around.words.t
        title, text = self._around.words.p("org chart", "Not placed yet"), t("Whoever is chosen is given a seat next.")  # fmt: skip
        chooser = Chooser(self._owner, self._around.words, title, text, self._people)
        chooser.picked.connect(self.place)
        chooser.open_chooser()

    def _seat_somebody(self, gap: Gap) -> None:
        found = self._edits.charts.seat(gap.seat_key) if self._edits.charts is not None else None
        if found is not None:
            self._deeds.be_about(subject_of(*found))
            self._deeds.seat_somebody()

    def _draw_line(self, gap: Gap) -> None:
        self._edits.tie(gap.seat_key, None)

    def _draw_another(self, gap: Gap) -> None:
        """Another line beside those that hang on one person: from the same seat of the other side."""
        ties = self._edits.charts.ties if self._edits.charts is not None else ()
        tie = next((t for t in ties if t.key in gap.tie_keys), None)
        if gap.side is Side.OURS:
            self._edits.tie(tie.theirs_key if tie is not None else None, None)
        else:
            self._edits.tie(None, tie.ours_key if tie is not None else None)

    def _open_line(self, gap: Gap) -> None:
        self._edits.open_tie(gap.tie_keys[-1])

    def _log(self, gap: Gap) -> None:
        if gap.person_key is not None:
            self._around.ways.log_with(None, gap.person_key)

    def _seat_of(self, person: UUID | None) -> UUID | None:
        charts = self._edits.charts.both() if self._edits.charts is not None else ()
        seats = (seat for chart in charts for seat in chart.seats)
        return next((seat.key for seat in seats if any(h.key == person for h in seat.holders)), None)

    def _who(self, person: UUID | None) -> ChartPerson | None:
        charts = self._edits.charts.both() if self._edits.charts is not None else ()
        return next((p for chart in charts for p in chart.unplaced if p.key == person), None)

    def _seats(self, text: str) -> Sequence[Option]:
        """A seat of their own, the empty ones, then all others of the organisation."""
        who, charts, t = self._who(self._person), self._edits.charts, self._around.words.t
        if who is None or charts is None:
            return ()
        chart = next(c for c in charts.both() if who in c.unplaced)
        own = Option(_Own.SEAT, t("A seat of their own"), who.title or t("at the top of the chart"))
        seats = sorted(chart.seats, key=_is_held)
        begun = fold(text).split()
        options = [own, *(self._option(seat) for seat in seats)]
        fitting = (o for o in options if all(word in fold(f"{o.text} {o.detail}") for word in begun))
        return [option for option, _ in zip(fitting, range(_MOST_OFFERED), strict=False)]

    def _option(self, seat: ChartSeat) -> Option:
        held = ", ".join(p.name for p in seat.holders)
        return Option(seat.key, seat.title, held or self._around.words.t("seat empty"))

    def _people(self, text: str) -> Sequence[Option]:
        charts = self._edits.charts.both() if self._edits.charts is not None else ()
        begun = fold(text).split()
        people = (p for chart in charts for p in chart.unplaced)
        fitting = (p for p in people if all(word in fold(f"{p.name} {p.title}") for word in begun))
        return [Option(p.key, p.name, p.title) for p, _ in zip(fitting, range(_MOST_OFFERED), strict=False)]

    @Slot(object)
    def _placed(self, seat: object) -> None:
        if self._person is not None:
            self._edits.drop_person(self._person, seat if isinstance(seat, UUID) else None)


def _is_held(seat: ChartSeat) -> bool:
    return bool(seat.holders)
