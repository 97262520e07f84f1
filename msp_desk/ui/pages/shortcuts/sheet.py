"""One card with every shortcut, in two columns of groups."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from msp_desk.i18n.words import Words
from msp_desk.ui.fonts import Voice
from msp_desk.ui.parts.keys import KeyHint
from msp_desk.ui.parts.labels import Label
from msp_desk.ui.parts.layouts import column, holder, row
from msp_desk.ui.theme import Tone


@dataclass(frozen=True, slots=True)
class Keys:
    """A shortcut and what it does."""

    keys: str
    text: str


#: So many groups stand below each other: what fits a small window.
_BELOW = 2


@dataclass(frozen=True, slots=True)
class KeyGroup:
    """Shortcuts that belong together."""

    title: str
    keys: tuple[Keys, ...]


def window_keys(words: Words, pages: Sequence[Keys]) -> tuple[KeyGroup, ...]:
    """What holds everywhere; the shortcuts of the pages are given."""
    t = words.t
    everywhere = (
        Keys("Ctrl+K", t("Find a person, a client, a number")),
        Keys("Ctrl+L", t("Log a contact")),
        Keys("Ctrl+N", t("New, of what the page shows")),
        Keys("Esc", t("Back, or close")),
        Keys("F1", t("Help")),
        Keys("Ctrl+/", t("This sheet")),
    )
    lists = (
        Keys("Up", t("One up")),
        Keys("Down", t("One down")),
        Keys("Return", words.p("verb", "Open")),
        Keys("Ctrl+F", t("Filter")),
        Keys("Ctrl+E", t("Edit")),
        Keys("Ctrl+Return", t("Open the client")),
        Keys("Del", t("Delete")),
        Keys("Ctrl+C", t("Copy as text")),
    )
    forms = (
        Keys("Ctrl+S", t("Save")),
        Keys("Ctrl+Return", t("Save")),
        Keys("Ctrl+P", t("Add a promise")),
        Keys("Ctrl+1", t("They felt, 1 to 5")),
        Keys("Ctrl+Z", t("Undo")),
        Keys("Ctrl+Shift+Z", t("Redo")),
    )
    charts = (
        Keys("Space", t("Fold the branch, or unfold it")),
        Keys("Insert", t("Add a position below")),
        Keys("Del", t("Leave the seat empty")),
        Keys("F2", t("Edit the position")),
        Keys("L", t("Its lines, one after the other")),
    )
    return (
        KeyGroup(t("Everywhere"), everywhere),
        KeyGroup(t("Forms"), forms),
        KeyGroup(t("Lists"), lists),
        KeyGroup(t("Org charts"), charts),
        KeyGroup(t("Pages"), tuple(pages)),
        KeyGroup(t("Renewals"), _renewal_keys(words)),
        KeyGroup(t("Service plan"), _plan_keys(words)),
        KeyGroup(t("Today"), _today_keys(words)),
    )


def _today_keys(words: Words) -> tuple[Keys, ...]:
    t = words.t
    return (
        Keys("Return", t("The one thing to do")),
        Keys("L", t("Log it")),
        Keys("S", t("Snooze")),
        Keys("H", t("Hand over")),
        Keys("D", t("Drop, with a reason")),
        Keys("K", t("Mark as kept")),
        Keys(".", t("All that can be done")),
        Keys("M", t("Mine")),
        Keys("E", t("Everybody's")),
        Keys("C", t("A colleague's")),
        Keys("P", t("What was put away")),
        Keys("1", t("List")),
        Keys("2", t("Week")),
        Keys("3", t("Month")),
    )


def _renewal_keys(words: Words) -> tuple[Keys, ...]:
    t = words.t
    return (
        Keys("Return", t("Decide")),
        Keys("E", t("Edit the terms")),
        Keys("H", t("Note hours")),
        Keys("L", t("Log it")),
        Keys("Ctrl+Return", t("Open the client")),
    )


def _plan_keys(words: Words) -> tuple[Keys, ...]:
    t = words.t
    return (
        Keys("Alt+Up", t("Move up")),
        Keys("Alt+Down", t("Move down")),
        Keys("Alt+Shift+Up", t("Move the whole service")),
        Keys("Del", t("Take out")),
        Keys("Ctrl+Shift+P", t("Publish…")),
    )


class ShortcutSheet(QWidget):
    """Shown on an overlay."""

    def __init__(self, words: Words, groups: Sequence[KeyGroup]) -> None:
        super().__init__()
        parts = [groups[begin : begin + _BELOW] for begin in range(0, len(groups), _BELOW)]
        columns = row(*(column(*map(self._group, part), None, gap=20) for part in parts), gap=32)
        for place in range(len(parts)):
            columns.setStretch(place, 1)
        self.setLayout(column(Label(words.t("Keyboard"), Voice.TITLE), columns, gap=16, margins=24))
        self.setAccessibleName(words.t("Keyboard"))

    def _group(self, group: KeyGroup) -> QWidget:
        lines = []
        for each in group.keys:
            line = row(Label(each.text, Voice.TEXT2), KeyHint(each.keys, Tone.TEXT2), gap=8)
            line.setStretch(0, 1)
            lines.append(line)
        return holder(column(Label(group.title, Voice.HEADING), *lines, gap=8))
