"""The limits in SQL: the same kind of question or deed, asked of the same encrypted file by the bare driver."""

from __future__ import annotations

import os
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

from msp_desk.values.folding import digits_of, fold_words, looks_like_number
from msp_desk.values.keys import new_key
from msp_desk.values.times import timeline_position
from tests.bench.desks import MadeDesk

_SHOWN = 50
_ENTRY = "e.kind, e.key, e.client, e.title, e.subtitle, e.detail, e.level"
_PARTS = f"""SELECT {_ENTRY} FROM search_parts f JOIN search_entry e ON e.id = f.rowid
    WHERE search_parts MATCH ? ORDER BY bm25(search_parts) LIMIT {_SHOWN}"""
_STARTS = f"""SELECT {_ENTRY} FROM search_starts f JOIN search_entry e ON e.id = f.rowid
    WHERE search_starts MATCH ? ORDER BY bm25(search_starts) LIMIT {_SHOWN}"""
_NOTES = """SELECT i.key, i.position, i.channel, i.subject, substr(i.notes, 1, 300), c.name
    FROM note_index f JOIN interaction i ON i.position = f.rowid LEFT JOIN client c ON c.key = i.client_key
    WHERE note_index MATCH ? ORDER BY f.rowid DESC LIMIT ?"""
_CLIENT = "SELECT * FROM client WHERE key = ?"
_PEOPLE = """SELECT p.key, p.name, p.influence, p.is_key, o.title, o.level FROM person p
    LEFT JOIN holding h ON h.person_key = p.key LEFT JOIN position o ON o.key = h.position_key
    WHERE p.client_key = ? LIMIT 50"""
_TIMELINE = """SELECT key, position, channel, initiative, moment, subject, substr(notes, 1, 300), perceived
    FROM interaction WHERE client_key = ? ORDER BY position DESC LIMIT 200"""
_OPEN = "SELECT key, what, promiser, made_on, due_on FROM promise WHERE client_key = ? AND state = 'open' ORDER BY due_on"
_DUE_PROMISES = """SELECT p.key, p.what, p.due_on, p.promiser, c.name, c.tier, n.name FROM promise p
    LEFT JOIN client c ON c.key = p.client_key LEFT JOIN person n ON n.key = p.person_key
    WHERE p.state = 'open' AND p.due_on <= ? ORDER BY p.due_on LIMIT 200"""
_DUE_CHECK_INS = """SELECT k.key, k.level, k.ideal_on, k.max_on, c.name, c.tier, n.name FROM check_in_clock k
    JOIN client c ON c.key = k.client_key JOIN person n ON n.key = k.person_key
    WHERE k.ideal_on <= ? ORDER BY k.ideal_on LIMIT 200"""
_DUE_SILENCE = """SELECT k.moment, k.last_on, k.asked, c.name, c.tier FROM perception_clock k
    JOIN client c ON c.key = k.client_key WHERE k.last_on <= date(:on, '-6 months') ORDER BY k.last_on LIMIT 200"""
_DUE_CONTRACTS = """SELECT k.name, k.starts_on, k.first_end_on, k.renewal, k.further_months, k.notice_amount, k.notice_unit,
    k.lead_days, k.decided_end, c.name, c.tier FROM contract k JOIN client c ON c.key = k.client_key
    WHERE k.closed_on IS NULL AND k.first_end_on <= date(:until, '+120 days') ORDER BY k.first_end_on LIMIT 200"""
_DUE_POSTS = """SELECT h.starts_on, h.ends_on, o.title, n.name, c.name, c.tier FROM holding h
    JOIN position o ON o.key = h.position_key JOIN person n ON n.key = h.person_key JOIN client c ON c.key = n.client_key
    WHERE {} LIMIT 200"""
_DUE_BIRTHDAYS = """SELECT n.name, n.birth_month, n.birth_day, c.name, c.tier FROM person n
    JOIN client c ON c.key = n.client_key WHERE n.birth_month = :month AND n.birth_day BETWEEN :day AND :day + 17
    AND (n.is_key OR n.influence IN ('decides', 'approves'))"""
_DUE_ANNIVERSARIES = """SELECT name, tier, since FROM client
    WHERE substr(since, 6) BETWEEN substr(:on, 6) AND substr(:until, 6)"""
_MARKS = """SELECT reason, subject, occurrence, hidden_until, handed_to, dropped, note FROM item_mark WHERE over_on > :on
    AND (dropped OR handed_to IS NOT NULL OR hidden_until >= :on)"""
#: The other reasons to act, each as barely as it can be asked.
_DUE_MORE = (
    _DUE_SILENCE,
    _DUE_CONTRACTS,
    _DUE_POSTS.format("h.starts_on BETWEEN date(:on, '-28 days') AND :until"),
    _DUE_POSTS.format("h.ends_on BETWEEN date(:on, '-180 days') AND date(:until, '+30 days')"),
    _DUE_BIRTHDAYS,
    _DUE_ANNIVERSARIES,
    _MARKS,
)
_HORIZON = 14


class Raw:
    """The limits on one desk."""

    def __init__(self, made: MadeDesk) -> None:
        self._made = made
        self._driver = made.bare()
        self._inserted = 0
        self._columns = [r[1] for r in self._driver.execute("PRAGMA table_info(interaction)")]

    def search(self, text: str) -> list[Any]:
        """People and clients for what is typed: trigrams from three letters on, prefixes before, best first."""
        words = fold_words(text)
        if not words:
            return []
        if looks_like_number(text):
            statement, match = _PARTS, f'digits : "{digits_of(text)}"'
        elif min(map(len, words)) < 3:
            statement, match = _STARTS, " ".join(f'"{w}"*' for w in words)
        else:
            statement, match = _PARTS, "{words about} : (" + " AND ".join(f'"{w}"' for w in words) + ")"
        return self._all(statement, match)

    def history(self, text: str) -> list[Any]:
        """Notes with these words, the newest first."""
        words = fold_words(text)
        return self._all(_NOTES, " AND ".join(f'"{w}"*' for w in words), 50) if words else []

    def client(self, key: UUID) -> tuple[list[Any], list[Any], list[Any], list[Any]]:
        """The client, fifty people, two hundred contacts and the open promises."""
        return (
            self._all(_CLIENT, key.bytes),
            self._all(_PEOPLE, key.bytes),
            self._all(_TIMELINE, key.bytes),
            self._all(_OPEN, key.bytes),
        )

    def due(self) -> list[Any]:
        """Check-ins and promises of the next two weeks, and what else there is to act on, with what was done about it."""
        day = self._made.day
        until = (day + timedelta(days=_HORIZON)).isoformat()
        found = [*self._all(_DUE_CHECK_INS, until), *self._all(_DUE_PROMISES, until)]
        asked = {"on": day.isoformat(), "until": until, "month": day.month, "day": day.day}
        for statement in _DUE_MORE:
            found += self._driver.execute(statement, asked).fetchall()
        return found

    def prepare_insert(self, client: UUID) -> list[Any]:
        """The values of one more contact of a client, like the newest that it has."""
        asked = "SELECT * FROM interaction WHERE client_key = ? ORDER BY position DESC LIMIT 1"
        values = dict(zip(self._columns, self._all(asked, client.bytes)[0], strict=True))
        key = new_key()
        self._inserted += 1
        at = self._made.now + timedelta(seconds=self._inserted)
        values |= {"key": key.bytes, "position": timeline_position(at, key)}
        return list(values.values())

    def insert(self, values: list[Any]) -> None:
        """One row of `interaction` (its full text goes along by trigger), in a transaction of its own, WAL and FULL."""
        marks = ", ".join("?" * len(values))
        self._driver.execute("BEGIN IMMEDIATE")
        self._driver.execute(f"INSERT INTO interaction ({', '.join(self._columns)}) VALUES ({marks})", values)
        self._driver.execute("COMMIT")

    def close(self) -> None:
        """Let the file go."""
        self._driver.close()

    def _all(self, statement: str, *values: Any) -> list[Any]:
        return list(self._driver.execute(statement, values).fetchall())


def sync_to_disk(file: Path) -> None:
    """Write 4 kB and see that they are on the disk."""
    descriptor = os.open(file, os.O_CREAT | os.O_WRONLY)
    try:
        os.write(descriptor, b"\0" * 4096)
        getattr(os, "fdatasync", os.fsync)(descriptor)
    finally:
        os.close(descriptor)


def plain_copy_size(made: MadeDesk, target: Path) -> int:
    """The bytes of all rows as such.

    Every table of the program (not the search index, no index at all) is copied column for column by
    `CREATE TABLE ... AS SELECT` into an unencrypted SQLite file of its own, whose size is the answer.
    """
    target.unlink(missing_ok=True)
    driver = made.bare()
    driver.execute("ATTACH ? AS plain KEY ''", (str(target),))
    tables = driver.execute(
        "SELECT name FROM main.sqlite_master WHERE type = 'table' AND name NOT LIKE 'search\\_%' ESCAPE '\\' "
        "AND name NOT LIKE 'note\\_index%' ESCAPE '\\' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND name <> 'key_file'"
    ).fetchall()
    for (table,) in tables:
        driver.execute(f'CREATE TABLE plain."{table}" AS SELECT * FROM main."{table}"')
    driver.close()
    return target.stat().st_size
