"""The keyboard on the chart: walking, folding, opening, editing, moving a card and zooming, without a mouse."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from msp_desk.rules.chart_layout import Shape
from msp_desk.rules.chart_walking import Direction, walk
from msp_desk.ui.chart.arranged import Card
from msp_desk.ui.chart.dragging import refusal
from msp_desk.ui.chart.surface import ChartSurface

_Key = Qt.Key
_CTRL, _SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
_PLAIN = Qt.KeyboardModifier.NoModifier
_KEYPAD = Qt.KeyboardModifier.KeypadModifier
_STEP = 1.25
_ARROWS = {
    _Key.Key_Up: Direction.UP,
    _Key.Key_Down: Direction.DOWN,
    _Key.Key_Left: Direction.LEFT,
    _Key.Key_Right: Direction.RIGHT,
}
#: What moves a card in a list does elsewhere with these keys.
_IN_LIST = {
    Direction.UP: Direction.LEFT,
    Direction.DOWN: Direction.RIGHT,
    Direction.LEFT: Direction.UP,
    Direction.RIGHT: Direction.DOWN,
}
_LARGER, _SMALLER = {_Key.Key_Plus, _Key.Key_Equal}, {_Key.Key_Minus, _Key.Key_Underscore}


class Keyboard:
    """Answers the keys of the sheet. Arrows walk; with Ctrl and Shift they move the chosen card in the chart.

    In a list they go as the lines do: up and down in the order, left to the boss, right to the reports.
    """

    def __init__(self, surface: ChartSurface, fit: Callable[[], None]) -> None:
        self._surface, self._fit = surface, fit
        self._seat_keys = {
            (_Key.Key_Delete, _PLAIN): surface.vacate_asked,
            (_Key.Key_Insert, _PLAIN): surface.add_report_asked,
            (_Key.Key_Return, _CTRL): surface.add_report_asked,
            (_Key.Key_Enter, _CTRL): surface.add_report_asked,
            (_Key.Key_F2, _PLAIN): surface.edit_asked,
        }

    def press(self, event: QKeyEvent) -> bool:
        """Answer a key; whether it was one of ours."""
        key, mods = Qt.Key(event.key()), event.modifiers() & ~_KEYPAD
        if key in _ARROWS and mods in {_PLAIN, _CTRL | _SHIFT}:
            return self._walk(_ARROWS[key]) if mods == _PLAIN else self._shift(_ARROWS[key])
        if self._zoomed(key, mods):
            return True
        if (asked := self._seat_keys.get((key, mods))) is not None:
            chosen = self._surface.state.chosen
            if chosen is None or not self._surface.state.shown.may_edit:
                return False
            asked.emit(chosen)
            return True
        return mods == _PLAIN and self._answered(key)

    def go_across(self, forward: bool) -> bool:
        """To the other chart: the counterpart of the chosen card, else the first; whether there is one."""
        state = self._surface.state
        chosen = state.card(state.chosen)
        if chosen is None:
            first = self._root(0 if forward else len(state.shown.parts) - 1)
            self._surface.choose(first)
            return first is not None
        other = chosen.part + (1 if forward else -1)
        if not 0 <= other < len(state.shown.parts):
            return False
        tied = next(iter(state.plan.ties_of.get(chosen.key, ())), None)
        across = self._root(other) if tied is None else (tied.ours if forward else tied.theirs)
        self._surface.choose(across)
        return across is not None

    def _answered(self, key: Qt.Key) -> bool:
        state = self._surface.state
        if key in {_Key.Key_Return, _Key.Key_Enter}:
            return self._open()
        if key == _Key.Key_Space and state.chosen is not None:
            self._surface.turn(state.chosen)
            return True
        if key == _Key.Key_Home:
            card = state.card(state.chosen)
            self._surface.choose(self._root(card.part if card is not None else 0))
            return True
        if key == _Key.Key_L:
            return self._next_line()
        if key == _Key.Key_F:
            self._fit()
            return True
        return False

    def _zoomed(self, key: Qt.Key, mods: Qt.KeyboardModifier) -> bool:
        camera = self._surface.camera
        if mods & ~(_CTRL | _SHIFT):
            return False
        if key in _LARGER:
            camera.zoom_by(_STEP)
        elif key in _SMALLER:
            camera.zoom_by(1 / _STEP)
        elif key == _Key.Key_0 and mods == _CTRL:
            self._fit()
        elif key == _Key.Key_0 and mods == _PLAIN:
            camera.zoom_by(1 / camera.goal)
        else:
            return False
        return True

    def _walk(self, direction: Direction) -> bool:
        surface, state = self._surface, self._surface.state
        card = state.card(state.chosen)
        if card is None:
            surface.choose(self._root(0))
            return bool(state.plan.cards)
        layout = state.plan.layouts[card.part]
        if layout.shape is Shape.LISTED and direction is Direction.RIGHT and card.hides:
            surface.turn(card.key)
            return True
        found = walk(layout, card.key, direction)
        if found is None and len(state.plan.layouts) > 1:
            found = self._over_the_gap(card, direction)
        if found is not None:
            surface.choose(found)
        return True

    def _over_the_gap(self, card: Card, direction: Direction) -> UUID | None:
        """At the inner edge of a chart the arrows lead on to the other."""
        other = {Direction.RIGHT: 1, Direction.LEFT: 0}.get(direction, card.part)
        if other == card.part:
            return None
        there = [c for c in self._surface.state.plan.cards.values() if c.part == other]
        nearest = min(there, key=lambda c: (abs(c.y - card.y), abs(c.x - card.x)), default=None)
        return nearest.key if nearest is not None else None

    def _shift(self, direction: Direction) -> bool:
        """Move the chosen card: sideways among its siblings, up beside its boss, down below the sibling before it.

        In a list turned, as its lines are.
        """
        surface, state = self._surface, self._surface.state
        card = state.card(state.chosen)
        if card is None or not state.shown.may_edit:
            return False
        siblings = state.plan.siblings(card)
        place = siblings.index(card.key)
        if state.plan.layouts[card.part].shape is Shape.LISTED:
            direction = _IN_LIST[direction]
        if direction in {Direction.LEFT, Direction.RIGHT}:
            to = place + (1 if direction is Direction.RIGHT else -1)
            if 0 <= to < len(siblings):
                surface.moved_to_place.emit(card.key, card.boss, to)
            return True
        above = state.card(card.boss)
        if direction is Direction.UP and above is not None and refusal(state, card.key, above.boss) is None:
            beside = state.plan.siblings(above).index(above.key) + 1
            surface.moved_to_place.emit(card.key, above.boss, beside)
        elif direction is Direction.DOWN and len(siblings) > 1:
            boss = siblings[place - 1] if place else siblings[1]
            if refusal(state, card.key, boss) is None:
                surface.moved.emit(card.key, boss)
        return True

    def _open(self) -> bool:
        surface, state = self._surface, self._surface.state
        if state.chosen_tie is not None:
            surface.tie_opened.emit(state.chosen_tie)
        elif state.chosen is not None:
            surface.opened.emit(state.chosen)
        else:
            return False
        return True

    def _next_line(self) -> bool:
        """Choose the lines of the chosen card one after the other."""
        state = self._surface.state
        lines = (
            [d.tie.key for d in state.plan.ties_of.get(state.chosen, ())] if state.chosen is not None else []
        )
        if not lines:
            return False
        at = lines.index(state.chosen_tie) + 1 if state.chosen_tie in lines else 0
        self._surface.choose_tie(lines[at % len(lines)])
        return True

    def _root(self, part: int) -> UUID | None:
        roots = self._surface.state.plan.roots(part)
        return roots[0].key if roots else None
