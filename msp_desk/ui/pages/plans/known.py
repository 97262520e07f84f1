"""What the forms of a plan's items know of it: its services, and the positions of both sides that it may name."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from uuid import UUID

from msp_desk.queries.plan_content import plan_content
from msp_desk.reports.plan.told import seat_told
from msp_desk.ui.forms.pick_fields import Option
from msp_desk.ui.surroundings import Surroundings
from msp_desk.values.enums import Side
from msp_desk.values.folding import fold
from msp_desk.values.plan_content import PlanContent, SeatSaid

_MOST_OFFERED = 12


@dataclass(frozen=True, slots=True)
class Known:
    """The plan as it stands when a form is opened."""

    around: Surroundings
    content: PlanContent

    def services(self) -> tuple[str, ...]:
        """Its services, those of the scope first."""
        named = [*(i.service for i in self.content.scope), *(c.service for c in self.content.commitments)]
        return tuple(dict.fromkeys(s for s in named if s))

    def hours(self) -> tuple[str, ...]:
        """The hours that were written already."""
        content = self.content
        told = [i.hours for i in content.scope]
        told += [c.hours for c in content.commitments] + [p.hours for p in content.procedures]
        return tuple(dict.fromkeys(h for h in told if h))

    def currency(self) -> str:
        """In which credits were promised last."""
        told = [i.currency for c in self.content.commitments for i in c.impacts if i.currency]
        return told[-1] if told else ""

    def sites(self) -> tuple[str, ...]:
        """The sites that were named already."""
        return tuple(dict.fromkeys(s for i in self.content.scope for s in i.sites))


def known_of(around: Surroundings, plan: UUID | None) -> Known:
    """What is known of a plan. Errors: Refused where it is gone."""
    if plan is None:
        raise ValueError("an item belongs to a plan")
    return Known(around, around.desk.ask(plan_content, plan, around.today(), around.words.zone))


@dataclass(frozen=True, slots=True)
class PlanSeats:
    """Positions to pick, of one side or of both; `key_of` makes of a position's key what the draft holds."""

    known: Known
    side: Side | None = None
    key_of: Callable[[str], object] = UUID

    def lookup(self, text: str) -> Sequence[Option]:
        """Those whose title, holder or unit has what is typed."""
        begun = fold(text).split()
        seats = [s for s in self.known.content.seats if not s.gone and self.side in (None, s.side)]
        return [self._option(s) for s in seats if all(w in _hay(s) for w in begun)][:_MOST_OFFERED]

    def name_of(self, key: object) -> str:
        """Holder and title of a position."""
        told = key.hex if isinstance(key, UUID) else str(key or "")
        return seat_told(self.known.content, told, self.known.around.words)

    def _option(self, seat: SeatSaid) -> Option:
        words = self.known.around.words
        whose = self.known.content.firm if seat.side is Side.OURS else self.known.content.client
        detail = [seat.holder or words.t("seat empty"), "" if self.side else whose.name]
        return Option(self.key_of(seat.key), seat.title, " · ".join(d for d in detail if d))


def _hay(seat: SeatSaid) -> str:
    return fold(f"{seat.title} {seat.holder} {seat.unit}")
