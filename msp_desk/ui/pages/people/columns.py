"""People as lines of a list, and the columns in which they are taken out."""

from __future__ import annotations

from datetime import date

from msp_desk.i18n.words import Words
from msp_desk.queries.people import PersonRow
from msp_desk.rules.phones import shown_number
from msp_desk.ui.looks import level_tone
from msp_desk.ui.tables.columns import Column
from msp_desk.ui.tables.lines import Line
from msp_desk.ui.theme import Tone
from msp_desk.values.enums import PersonStatus, Side
from msp_desk.values.folding import initials


def line_of(row: PersonRow, words: Words, today: date, photo: bytes = b"") -> Line:
    """Who, of which client, what they are, and when we last spoke."""
    last = words.local_day(row.last_contact) if row.last_contact is not None else None
    chip, tone = _chip(row, words)
    reached = shown_number(row.phone, "") if row.phone else row.email
    return Line(
        row.key,
        row.name,
        row.client or words.t("not placed yet"),
        " · ".join(t for t in (row.title, reached) if t),
        bar=level_tone(row.level) if row.level is not None else Tone.LINE,
        avatar=initials(row.name),
        avatar_tone=level_tone(row.level),
        photo=photo,
        chip=chip,
        chip_tone=tone,
        right=_last_told(row, last, words, today),
        faded=row.status is PersonStatus.LEFT,
        hint=words.day(last, "full"),
    )


def _last_told(row: PersonRow, last: date | None, words: Words, today: date) -> str:
    if last is None:
        return "" if row.side is Side.OURS else words.t("never spoken to")
    return words.relative(last, today)


def _chip(row: PersonRow, words: Words) -> tuple[str, Tone]:
    if row.status is not PersonStatus.ACTIVE:
        return words.term(row.status), Tone.WARN if row.status is PersonStatus.ON_LEAVE else Tone.TEXT2
    return (words.t("Key person"), Tone.ACCENT) if row.is_key else ("", Tone.TEXT2)


def out_columns(words: Words) -> list[Column[PersonRow]]:
    """What is taken out of the list of people."""
    t, said = words.t, _Said(words)
    return [
        Column(t("Name"), _name),
        Column(t("Client"), _client),
        Column(t("Position"), _title),
        Column(t("Level"), said.level),
        Column(t("Influence"), said.influence),
        Column(t("Status"), said.status),
        Column(t("Phone"), _phone),
        Column(t("Email"), _email),
        Column(t("Last contact"), said.last, _last_key),
    ]


class _Said:
    """What the cells say, in one language."""

    def __init__(self, words: Words) -> None:
        self._words = words

    def level(self, row: PersonRow) -> str:
        return self._words.term(row.level)

    def influence(self, row: PersonRow) -> str:
        return self._words.term(row.influence)

    def status(self, row: PersonRow) -> str:
        return self._words.term(row.status)

    def last(self, row: PersonRow) -> str:
        return self._words.day(self._words.local_day(row.last_contact)) if row.last_contact else ""


def _name(row: PersonRow) -> str:
    return row.name


def _client(row: PersonRow) -> str:
    return row.client


def _title(row: PersonRow) -> str:
    return row.title


def _phone(row: PersonRow) -> str:
    return shown_number(row.phone, "") if row.phone else ""


def _email(row: PersonRow) -> str:
    return row.email


def _last_key(row: PersonRow) -> object:
    return row.last_contact
