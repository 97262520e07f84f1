"""Finding by words and digits: the full-text tables of the desk file, and the only SQL here that only SQLite knows."""

# ruff: noqa: S608 - table names here are constants of this file; values are always bound

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Connection

from msp_desk.values.folding import PLAIN_LETTERS, digits_of, fold, fold_words, looks_like_number, plain_words
from msp_desk.values.hits import Hit, HitKind, SearchEntry
from msp_desk.values.keys import key_from
from msp_desk.values.times import instant_of


def _plain(column: str) -> str:
    """SQL for a text with the letters replaced that the tokenizer leaves («Łódź» is found as «lodz»)."""
    replaced = column
    for letter, plain in PLAIN_LETTERS.items():
        replaced = f"replace({replaced}, '{letter}', '{plain}')"
    return f"CASE WHEN {column} GLOB '*[{''.join(PLAIN_LETTERS)}]*' THEN {replaced} ELSE {column} END"


_NEW_NOTE = f"""INSERT INTO note_index(rowid, subject, notes)
        VALUES (new.position, {_plain("new.subject")}, {_plain("new.notes")})"""
_OLD_NOTE = f"""INSERT INTO note_index(note_index, rowid, subject, notes)
        VALUES ('delete', old.position, {_plain("old.subject")}, {_plain("old.notes")})"""
_CREATE = (
    """CREATE TABLE search_entry (
        id INTEGER PRIMARY KEY, kind TEXT NOT NULL, key BLOB NOT NULL UNIQUE, client BLOB, title TEXT NOT NULL,
        subtitle TEXT NOT NULL, detail TEXT NOT NULL, level TEXT NOT NULL, words TEXT NOT NULL, about TEXT NOT NULL,
        digits TEXT NOT NULL)""",
    "CREATE VIRTUAL TABLE search_parts USING fts5(words, about, digits, content='search_entry', content_rowid='id', tokenize='trigram')",
    """CREATE VIRTUAL TABLE search_starts USING fts5(words, about, content='search_entry', content_rowid='id',
        tokenize='unicode61', prefix='1 2', detail='column')""",
    f"""CREATE VIEW note_text AS
        SELECT position, {_plain("subject")} AS subject, {_plain("notes")} AS notes FROM interaction""",
    # Nothing ranks notes, so how long each is need not be kept.
    """CREATE VIRTUAL TABLE note_index USING fts5(subject, notes, content='note_text', content_rowid='position',
        tokenize='unicode61 remove_diacritics 2', detail='column', columnsize=0)""",
    f"CREATE TRIGGER note_made AFTER INSERT ON interaction BEGIN {_NEW_NOTE}; END",
    f"CREATE TRIGGER note_gone AFTER DELETE ON interaction BEGIN {_OLD_NOTE}; END",
    f"""CREATE TRIGGER note_changed AFTER UPDATE OF position, subject, notes ON interaction BEGIN
        {_OLD_NOTE}; {_NEW_NOTE}; END""",
)
_FULL_TEXT = ("search_parts", "search_starts", "note_index")
_Found = tuple[Any, ...]
_KIND, _NAME = 0, 7
_KINDS, _NOTE = {kind.value: kind for kind in HitKind}, HitKind.NOTE.value
#: What this module adds to a desk file, for whoever compares schemas.
TABLES = ("search_entry", *_FULL_TEXT)
TRIGGERS = ("note_made", "note_gone", "note_changed")
VIEW = "note_text"
#: The whole of what may act by itself in a desk file.
ACTING_TEXTS = frozenset(s for s in _CREATE if s.startswith(("CREATE TRIGGER", "CREATE VIEW")))

_FOUND = """SELECT e.kind, e.key, e.client, e.title, e.subtitle, e.detail, e.level, e.words, NULL AS position
    FROM (SELECT id, score FROM (SELECT rowid AS id, {rank} AS score FROM {index} WHERE {index} MATCH ? LIMIT {most})
        ORDER BY score LIMIT ?) f
    JOIN search_entry e ON e.id = f.id ORDER BY f.score"""
#: Ranking is what grows with what is found: of more than these, whoever types goes on typing.
_CANDIDATES = 1000
_BY_PARTS = _FOUND.format(index="search_parts", rank="bm25(search_parts, 4.0, 1.0, 1.0)", most=_CANDIDATES)
_BY_STARTS = _FOUND.format(index="search_starts", rank="bm25(search_starts, 4.0, 1.0)", most=_CANDIDATES)
_NOTES = """SELECT 'note', i.key, i.client_key, i.subject, coalesce(c.name, ''), substr(i.notes, 1, 400), '', '', i.position
    FROM note_index f JOIN interaction i ON i.position = f.rowid LEFT JOIN client c ON c.key = i.client_key
    WHERE note_index MATCH ? ORDER BY f.rowid DESC LIMIT ?"""
_BOTH = "SELECT * FROM ({entries}) UNION ALL SELECT * FROM ({notes})"
_NOTES_SHOWN = 8
#: Words of fewer letters are not searched by their beginning in notes.
_LONG = 3
#: A number of more digits than this was typed with its country.
_NATIONAL = 10


_LEARN = """INSERT INTO search_entry (kind, key, client, title, subtitle, detail, level, words, about, digits)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"""
_LEARN_PARTS = """INSERT INTO search_parts(rowid, words, about, digits)
    SELECT id, words, about, digits FROM search_entry WHERE key = ?"""
_LEARN_STARTS = (
    "INSERT INTO search_starts(rowid, words, about) SELECT id, words, about FROM search_entry WHERE key = ?"
)
_FORGET_PARTS = """INSERT INTO search_parts(search_parts, rowid, words, about, digits)
    SELECT 'delete', id, words, about, digits FROM search_entry WHERE id = ?"""
_FORGET_STARTS = """INSERT INTO search_starts(search_starts, rowid, words, about)
    SELECT 'delete', id, words, about FROM search_entry WHERE id = ?"""
_BATCH = 500
#: Taking more entries than this out of the full text one by one is slower than making it anew.
_MANY = 500


def create(connection: Connection) -> None:
    """Make the full-text tables and the triggers that keep them, on a desk file that has its ordinary tables."""
    for statement in _CREATE:
        connection.exec_driver_sql(statement)
    for table in _FULL_TEXT:
        # Else the words of a deleted person would stay readable in the file (TRUST: erasure).
        connection.exec_driver_sql(f"INSERT INTO {table}({table}, rank) VALUES ('secure-delete', 1)")
        # Seldom enough that no save waits for it; often enough that searching does not notice.
        connection.exec_driver_sql(f"INSERT INTO {table}({table}, rank) VALUES ('automerge', 8)")


def drop(connection: Connection) -> None:
    """Take all of it away, before a migration rebuilds tables."""
    for trigger in TRIGGERS:
        connection.exec_driver_sql(f"DROP TRIGGER IF EXISTS {trigger}")
    for table in reversed(TABLES):
        connection.exec_driver_sql(f"DROP TABLE IF EXISTS {table}")
    connection.exec_driver_sql(f"DROP VIEW IF EXISTS {VIEW}")


def rebuild(connection: Connection) -> None:
    """Make the full-text tables again from the tables that they index."""
    for table in _FULL_TEXT:
        connection.exec_driver_sql(f"INSERT INTO {table}({table}) VALUES ('rebuild')")
        # In one piece: else some save would have to put the pieces together.
        connection.exec_driver_sql(f"INSERT INTO {table}({table}) VALUES ('optimize')")


def update(connection: Connection, forget: Iterable[UUID], learn: Sequence[SearchEntry]) -> None:
    """Forget entries and learn others; learning one again replaces it."""
    known = _known(connection, [key.bytes for key in forget] + [e.key.bytes for e in learn])
    anew = len(known) > _MANY
    if known:
        if not anew:
            connection.exec_driver_sql(_FORGET_PARTS, known)
            connection.exec_driver_sql(_FORGET_STARTS, known)
        connection.exec_driver_sql("DELETE FROM search_entry WHERE id = ?", known)
    if learn:
        connection.exec_driver_sql(_LEARN, [_entry_values(e) for e in learn])
        if not anew:
            keys = [(e.key.bytes,) for e in learn]
            connection.exec_driver_sql(_LEARN_PARTS, keys)
            connection.exec_driver_sql(_LEARN_STARTS, keys)
    if anew:
        for table in ("search_parts", "search_starts"):
            connection.exec_driver_sql(f"INSERT INTO {table}({table}) VALUES ('rebuild')")


def refill(connection: Connection, entries: Sequence[SearchEntry]) -> None:
    """Make everything anew: these entries, and the notes as they are kept."""
    connection.exec_driver_sql("DELETE FROM search_entry")
    if entries:
        connection.exec_driver_sql(_LEARN, [_entry_values(e) for e in entries])
    rebuild(connection)


def _known(connection: Connection, keys: list[bytes]) -> list[tuple[int]]:
    """The row numbers of the entries that are there."""
    found: list[tuple[int]] = []
    for start in range(0, len(keys), _BATCH):
        batch = keys[start : start + _BATCH]
        marks = ", ".join("?" * len(batch))
        rows = connection.exec_driver_sql(f"SELECT id FROM search_entry WHERE key IN ({marks})", tuple(batch))
        found.extend((r[0],) for r in rows)
    return found


def _entry_values(e: SearchEntry) -> tuple[Any, ...]:
    client = e.client.bytes if e.client else None
    return (
        e.kind.value,
        e.key.bytes,
        client,
        e.title,
        e.subtitle,
        e.detail,
        e.level,
        e.words,
        e.about,
        e.digits,
    )


def find(connection: Connection, text: str, limit: int = 50) -> tuple[Hit, ...]:
    """People, clients and notes that match every word (or the digits) typed, best first; one statement."""
    statement, values = _question(text, limit)
    if not statement:
        return ()
    # Bare tuples: at every key typed, rows with names would cost as much again as the search.
    found = connection.exec_driver_sql(statement, values)
    rows: list[_Found] = list(found.cursor.fetchall())
    found.close()
    words, digits = fold_words(text), digits_of(text) if looks_like_number(text) else ""
    return tuple(_hit(row, words, digits) for row in sorted(rows, key=_Ranked(words)))


def find_notes(
    connection: Connection, text: str, before: int | None = None, limit: int = 100
) -> tuple[int, ...]:
    """Timeline positions of the notes that have every word typed, newest first, those before a position."""
    match = _note_match(text)
    if not match:
        return ()
    older = "AND rowid < ?" if before is not None else ""
    values = (match, before, limit) if before is not None else (match, limit)
    rows = connection.exec_driver_sql(
        f"SELECT rowid FROM note_index WHERE note_index MATCH ? {older} ORDER BY rowid DESC LIMIT ?", values
    )
    return tuple(r[0] for r in rows)


def _question(text: str, limit: int) -> tuple[str, tuple[Any, ...]]:
    words = fold_words(text)
    if looks_like_number(text):
        return _BY_PARTS, (_digits_match(text), limit)
    if not words:
        return "", ()
    if min(map(len, words)) < 3:
        entries, match = _BY_STARTS, " ".join(f"{_quoted(w)}*" for w in words)
    else:
        entries, match = _BY_PARTS, "{words about} : (" + " AND ".join(map(_quoted, words)) + ")"
    notes = _note_match(text)
    if not notes or max(map(len, words)) < 3:  # as one begins to type, notes would only be in the way
        return entries, (match, limit)
    return _BOTH.format(entries=entries, notes=_NOTES), (match, limit, notes, _NOTES_SHOWN)


def _digits_match(text: str) -> str:
    """Digits as typed, and without what people put before a number: 00, a national 0, (0), a country nobody noted."""
    digits = digits_of(text.replace("(0)", ""))
    spellings = {digits_of(text), digits, digits.removeprefix("00"), digits.lstrip("0")}
    if len(digits) > _NATIONAL:
        spellings.add(digits[-9:])
    return "digits : (" + " OR ".join(_quoted(s) for s in sorted(spellings) if len(s) >= 3) + ")"


def _note_match(text: str) -> str:
    """Every word or its beginning; of short ones only the whole word, for their beginnings would be half of the history.

    A short word at the end, after longer ones, is still being typed and does not count yet.
    """
    words = plain_words(text)
    long = [len(w) >= _LONG for w in words]
    if any(long) and not long[-1]:
        words.pop()
    return " AND ".join(
        f"{_quoted(w)}*" if is_long else _quoted(w) for w, is_long in zip(words, long, strict=False)
    )


def _quoted(word: str) -> str:
    """A word as a full-text string: what users type must never be read as query syntax."""
    return '"' + word.replace('"', '""').replace("\0", "") + '"'


class _Ranked:
    """Orders what was found: names that begin with what was typed, then those that have a word that does, then those
    that contain it; then who is found by something else (company, title, address), and notes last. Within each, the
    order of the full text.
    """

    def __init__(self, words: list[str]) -> None:
        self._words, self._whole = words, " ".join(words)

    def __call__(self, row: _Found) -> int:
        if row[_KIND] == _NOTE:
            return 5
        name: str = row[_NAME]
        if name.startswith(self._whole):
            return 0
        if not all(w in name for w in self._words):
            return 4
        parts = name.split()
        if not all(any(p.startswith(w) for p in parts) for w in self._words):
            return 3
        return 1 if parts[0].startswith(self._words[0]) else 2


def _hit(row: _Found, words: list[str], digits: str) -> Hit:
    kind, key, client, title, subtitle, detail, level, name, position = row
    return Hit(
        kind=_KINDS[kind],
        key=key_from(key),
        client=key_from(client) if client else None,
        title=title,
        subtitle=subtitle,
        detail=_matching_line(detail, name, words, digits),
        level=level,
        at=instant_of(position) if position is not None else None,
    )


def _matching_line(detail: str, name: str, words: list[str], digits: str) -> str:
    """The line of the details that was matched (the number typed, the address typed); the first, where the name was."""
    first, more, _ = detail.partition("\n")
    if not more or (not digits and all(w in name for w in words)):
        return first
    lines = detail.split("\n")
    if digits:
        wanted = digits.lstrip("0")
        numbers = ((line, digits_of(line).lstrip("0")) for line in lines)
        return next((line for line, n in numbers if wanted in n or (n and wanted.endswith(n))), first)
    return next((line for line in lines if any(w in fold(line) for w in words)), first)
