"""The columns in which people and positions of an organisation stand, on the window and in what is taken out."""

from __future__ import annotations

from msp_desk.i18n.words import Words
from msp_desk.queries.positions import PositionRow
from msp_desk.ui.cards.team_rows import TeamRow
from msp_desk.ui.looks import LEVEL_TONE
from msp_desk.ui.tables.columns import Cell, Column
from msp_desk.ui.theme import Tone
from msp_desk.values.enums import Level

_LEVELS = {level: place for place, level in enumerate(Level)}


def team_columns(words: Words) -> list[Column[TeamRow]]:
    """Who is who, to be taken out."""
    t, said = words.t, _Said(words)
    return [
        Column(t("Name"), said.name),
        Column(t("Position"), said.title),
        Column(t("Unit"), said.unit),
        Column(t("Level"), said.team_level),
        Column(t("Reports to"), said.team_boss),
        Column(t("Phone"), said.phone),
        Column(t("Email"), said.email),
        Column(t("Last contact"), said.last, said.last_key),
    ]


def seat_columns(words: Words) -> list[Column[PositionRow]]:
    """The positions, on the window."""
    t, said = words.t, _Said(words)
    return [
        Column(t("Position"), _title, width=190, grows=True, look=_bold),
        Column(t("Unit"), _unit, width=110, shown=False),
        Column(t("Level"), said.level, _level_key, width=112, look=_level_chip),
        Column(t("Held by"), said.holders, width=160, look=_holders_look),
        Column(t("Reports to"), _boss, width=180),
        Column(t("Contact for"), _contact_for, width=180, shown=False),
    ]


class _Said:
    """What the cells say, in one language."""

    def __init__(self, words: Words) -> None:
        self._words = words

    def name(self, row: TeamRow) -> str:
        return row.person.name if row.person is not None else self._words.t("Seat empty")

    def title(self, row: TeamRow) -> str:
        return row.title

    def unit(self, row: TeamRow) -> str:
        return ", ".join(dict.fromkeys(s.unit for s in row.seats if s.unit))

    def team_level(self, row: TeamRow) -> str:
        return self._words.term(row.level)

    def team_boss(self, row: TeamRow) -> str:
        return ", ".join(dict.fromkeys(_boss(s) for s in row.seats if s.reports_to))

    def phone(self, row: TeamRow) -> str:
        return row.person.phone if row.person is not None else ""

    def email(self, row: TeamRow) -> str:
        return row.person.email if row.person is not None else ""

    def last(self, row: TeamRow) -> str:
        last = row.person.last_contact if row.person is not None else None
        return self._words.day(self._words.local_day(last)) if last is not None else ""

    def last_key(self, row: TeamRow) -> object:
        return row.person.last_contact if row.person is not None else None

    def level(self, row: PositionRow) -> str:
        return self._words.term(row.level)

    def holders(self, row: PositionRow) -> str:
        return ", ".join(h.name for h in row.holders) or self._words.t("Seat empty")


def _title(row: PositionRow) -> str:
    return row.title


def _unit(row: PositionRow) -> str:
    return row.unit


def _boss(row: PositionRow) -> str:
    return " · ".join(t for t in (row.reports_to, row.boss) if t)


def _contact_for(row: PositionRow) -> str:
    return " ".join(row.contact_for.split())


def _level_key(row: PositionRow) -> tuple[int, str]:
    return _LEVELS[row.level], row.title.casefold()


def _bold(_: PositionRow) -> Cell:
    return Cell(Tone.TEXT, bold=True)


def _level_chip(row: PositionRow) -> Cell:
    return Cell(LEVEL_TONE[row.level], chip=True)


def _holders_look(row: PositionRow) -> Cell:
    return Cell(Tone.TEXT if row.holders else Tone.TEXT3)
