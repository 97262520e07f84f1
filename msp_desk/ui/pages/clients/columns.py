"""The columns of the list of clients."""

from __future__ import annotations

from datetime import date

from msp_desk.i18n.words import Words
from msp_desk.queries.clients import ClientRow
from msp_desk.ui.looks import STATUS_TONE
from msp_desk.ui.tables.columns import Align, Cell, Column
from msp_desk.ui.theme import Tone
from msp_desk.values.enums import ClientStatus
from msp_desk.values.folding import initials


class ClientColumns:
    """What the cells say and look like, on a day."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self.today = date.min

    def columns(self) -> list[Column[ClientRow]]:
        """All columns, in their order."""
        t = self._words.t
        return [
            Column(t("Name"), _name, width=216, grows=True, look=_name_look),
            Column(self._words.p("column", "Tier"), _tier, width=46),
            Column(t("Status"), self._status, width=104, look=_status_look),
            Column(t("Account owner"), _owner, width=112, grows=True),
            Column(t("Sector"), _sector, width=80, grows=True),
            Column(t("City"), _city, width=72, grows=True),
            Column(t("People"), _people, _people_key, Align.RIGHT, 70),
            Column(t("Last contact"), self._last, _last_key, Align.RIGHT, 104),
            Column(t("Next check-in"), self._next, _next_key, Align.RIGHT, 142, look=self._next_look),
            Column(t("Promises"), _promises, _promises_key, Align.RIGHT, 96),
        ]

    def _status(self, row: ClientRow) -> str:
        return self._words.t("Archived") if row.archived else self._words.term(row.status)

    def _last(self, row: ClientRow) -> str:
        if row.last_contact is None:
            return self._words.t("never")
        return self._words.relative(self._words.local_day(row.last_contact), self.today)

    def _next(self, row: ClientRow) -> str:
        return next_told(row.next_check_in, self._words, self.today)

    def _next_look(self, row: ClientRow) -> Cell:
        due = row.next_check_in is not None and row.next_check_in <= self.today
        return Cell(Tone.WARN if due else Tone.TEXT2)


def next_told(day: date | None, words: Words, today: date) -> str:
    """When somebody should speak to them next; 'due 3 days ago' where that day has passed."""
    told = words.relative(day, today)
    return words.p("check-in", "due %(when)s", when=told) if day is not None and day <= today else told


def _name(row: ClientRow) -> str:
    return row.name


def _name_look(row: ClientRow) -> Cell:
    return Cell(Tone.TEXT, bold=True, avatar=initials(row.name), square=True)


def _tier(row: ClientRow) -> str:
    return row.tier.value.upper()


def _status_look(row: ClientRow) -> Cell:
    """Quiet where all is as usual."""
    usual = row.status is ClientStatus.ACTIVE and not row.archived
    return Cell() if usual else Cell(Tone.TEXT3 if row.archived else STATUS_TONE[row.status], chip=True)


def _owner(row: ClientRow) -> str:
    return row.owner


def _sector(row: ClientRow) -> str:
    return row.sector


def _city(row: ClientRow) -> str:
    return row.city


def _people(row: ClientRow) -> str:
    return str(row.people or "")


def _people_key(row: ClientRow) -> object:
    return row.people


def _last_key(row: ClientRow) -> object:
    return row.last_contact


def _next_key(row: ClientRow) -> object:
    return row.next_check_in


def _promises(row: ClientRow) -> str:
    return str(row.open_promises or "")


def _promises_key(row: ClientRow) -> object:
    return row.open_promises or None
