"""What of the chart is at a point, and what the pointer is told of it."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import QPointF

from msp_desk.ui.chart.arranged import Card
from msp_desk.ui.chart.card_face import is_cut
from msp_desk.ui.chart.lines import tie_near
from msp_desk.ui.chart.shades import CHANGE_WORD
from msp_desk.ui.chart.shown import tie_spoken
from msp_desk.ui.chart.spots import fold_spot, is_on_dot
from msp_desk.ui.chart.surface import ChartSurface

_NEAR = 6.0
_REACH = 14.0
#: Below this zoom all that is on a card is told, for it can hardly be read.
_TOLD_BELOW = 0.7


def fold_at(surface: ChartSurface, at: QPointF) -> UUID | None:
    """The card whose fold button is there: of cards that hide somebody, are pointed at or chosen."""
    state, plan = surface.state, surface.state.plan
    where = surface.camera.to_chart(at)
    reach = _REACH / surface.camera.zoom
    for card in plan.within(where.x() - reach, where.y() - reach, where.x() + reach, where.y() + reach):
        if not card.hides and card.key not in {state.hot, state.chosen}:
            continue
        spot = fold_spot(card, surface.camera)
        if spot is not None and spot.adjusted(-3, -3, 3, 3).contains(at):
            return card.key
    return None


def dot_at(surface: ChartSurface, at: QPointF) -> Card | None:
    """The card from whose dot a counterpart line can be drawn there."""
    state = surface.state
    if len(state.shown.parts) < 2 or not state.shown.may_edit:
        return None
    near = (state.card(state.hot), state.card(state.chosen))
    return next((c for c in near if c is not None and is_on_dot(c, surface.camera, at)), None)


def tie_at(surface: ChartSurface, at: QPointF) -> UUID | None:
    """The counterpart line there."""
    where = surface.camera.to_chart(at)
    drawn = tie_near(surface.state.plan.ties, where.x(), where.y(), _NEAR / surface.camera.zoom)
    return drawn.tie.key if drawn is not None else None


def nothing_at(surface: ChartSurface, at: QPointF) -> bool:
    """Whether the ground is bare there."""
    return surface.card_at(at) is None and tie_at(surface, at) is None


def told(surface: ChartSurface, at: QPointF) -> str:
    """What the pointer is told: all of a card that is shortened or far away, what is on a button, a line's topic."""
    state, words = surface.state, surface.words
    if (folding := fold_at(surface, at)) is not None:
        hides = state.plan.cards[folding].hides
        if not hides:
            return words.t("Fold this branch away")
        return words.n("Show %(n)d hidden position", "Show %(n)d hidden positions", hides)
    if dot_at(surface, at) is not None:
        return words.t("Drag to the other chart to say who answers to whom")
    if (card := surface.card_at(at)) is not None:
        face = state.faces[card.key]
        if (change := state.shown.changes.get(card.key)) is not None:
            return f"{words.t(CHANGE_WORD[change])}: {face.spoken}"
        is_worth_it = surface.camera.zoom < _TOLD_BELOW or face.more or is_cut(face, card.width)
        return face.spoken if is_worth_it else ""
    tie = tie_at(surface, at)
    return next((tie_spoken(t, state.faces, words) for t in state.shown.ties if t.key == tie), "")
