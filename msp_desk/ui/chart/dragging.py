"""A card, or a new counterpart line, while it is dragged: where it would go, and why not."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import QPointF

from msp_desk.ui.chart.arranged import Card
from msp_desk.ui.chart.guide import Guide
from msp_desk.ui.chart.places import Place, place_at
from msp_desk.ui.chart.state import ChartState
from msp_desk.ui.chart.surface import ChartSurface
from msp_desk.values.phrases import Phrase


def refusal(state: ChartState, seat: UUID, boss: UUID | None) -> Phrase | None:
    """Why a seat may not report to another; None where it may."""
    card, above = state.card(seat), state.card(boss)
    if card is None:
        return None
    if above is not None and above.part != card.part:
        return Phrase("A position can only report to one of the same organisation.")
    if boss is not None and boss in state.plan.branch(seat):
        return Phrase("«%(title)s» would end up reporting to itself.", {"title": state.faces[seat].title})
    return state.shown.may_move(seat, boss) if state.shown.may_move is not None else None


class CardDrag:
    """A card on its way to another boss, or to another place among its siblings."""

    def __init__(self, surface: ChartSurface, card: Card, grip: QPointF) -> None:
        self._surface, self._seat, self._grip = surface, card.key, grip
        self._branch = frozenset(surface.state.plan.branch(card.key))
        self._boss: UUID | None = None
        self._place: Place | None = None

    def move(self, at: QPointF) -> None:
        """The pointer is there."""
        surface = self._surface
        where, plan = surface.camera.to_chart(at), surface.state.plan
        self._place, self._boss, why = None, None, None
        if self._seat not in plan.cards:  # it went while it was dragged
            surface.guide = None
            return
        place = place_at(plan, self._seat, where.x(), where.y())
        target = None if place is not None else plan.at(where.x(), where.y())
        if place is not None and (why := refusal(surface.state, self._seat, place.boss)) is None:
            self._place = place
        elif target is not None and target.key != self._seat:
            why = refusal(surface.state, self._seat, target.key)
            self._boss = target.key if why is None else None
        surface.guide = Guide(
            at,
            ghost=self._seat,
            grip=self._grip,
            from_here=self._branch,
            target=target.key if target is not None and target.key != self._seat else None,
            is_refused=why is not None,
            bubble=surface.words.say(why) if why is not None else "",
            gap=place.gap if place is not None and why is None else None,
        )

    def drop(self) -> None:
        """Let go here."""
        surface, seat = self._surface, self._seat
        card, place, boss = surface.state.card(seat), self._place, self._boss
        surface.guide = None
        if card is None:
            return
        if place is not None:
            siblings = surface.state.plan.siblings(card)
            if place.boss != card.boss or siblings.index(seat) != place.number:
                surface.moved_to_place.emit(seat, place.boss, place.number)
        elif boss is not None and boss != card.boss:
            surface.moved.emit(seat, boss)


class TieDrag:
    """A counterpart line on its way from a card to one of the other chart."""

    def __init__(self, surface: ChartSurface, card: Card) -> None:
        self._surface, self._from = surface, card
        self._other: UUID | None = None

    def move(self, at: QPointF) -> None:
        """The pointer is there."""
        surface = self._surface
        target = surface.card_at(at)
        hit = target is not None and target.key != self._from.key
        refused = hit and target is not None and target.part == self._from.part
        self._other = target.key if hit and target is not None and not refused else None
        why = surface.words.t("A counterpart is in the other organisation.") if refused else ""
        surface.guide = Guide(
            at,
            target=target.key if hit and target is not None else None,
            is_refused=refused,
            bubble=why,
            tie_from=self._from.key,
        )

    def drop(self) -> None:
        """Let go here."""
        self._surface.guide = None
        if self._other is not None:
            both = (self._from.key, self._other)
            self._surface.tie_asked.emit(*(both if self._from.part == 0 else both[::-1]))
