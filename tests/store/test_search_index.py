"""Finding: any text may be typed, and what is found is what going through everything by hand would find."""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Iterator
from uuid import UUID

import pytest
import sqlcipher3.dbapi2 as sqlcipher
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, select

from msp_desk.commands.derive import every_entry
from msp_desk.models.interactions import Interaction
from msp_desk.store.desk import Desk
from msp_desk.values.drafts import PointDraft
from msp_desk.values.enums import PointKind
from msp_desk.values.folding import digits_of, fold_words, looks_like_number, plain_words
from msp_desk.values.hits import HitKind, SearchEntry
from tests.builders import a_client, a_desk, a_person, an_interaction, statements

NOTES = (
    ("Check the counters", "They were slow at noon; O'Brien called the C++ team.\nNº 12, 1º B"),
    ("Café in Łódź", "Straße gesperrt, naïve façade, señor Núñez"),
    ("Re: x@y.de & a-b", 'under_score, l’Hospitalet 100% <b>bold</b> "quoted" AND OR NOT NEAR(a b)'),
    ("東京 office", "HP server — emoji 🙂 in the notes, e\u0301tude"),
    ("", "counters again and again"),
)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A small desk full of names that are hard to find."""
    made = a_desk(tmp_path_factory.mktemp("search"))
    desk = made.desk
    aero = a_client(
        desk, "Aero Handling", sector="Airports", points=(PointDraft(PointKind.PHONE, "971 55 01 20"),)
    )
    hotel = a_client(desk, "Hôtel d'Été & Söhne GmbH", country="DE", tags=("vip",))
    ana = a_person(desk, "Óscar Díaz O'Brien", aero, title="IT manager", phone="600 100 200", email="x@y.de")
    a_person(desk, "Łukasz Strauß", hotel, title="CEO", phone="030 123456", nickname="Luki")
    a_person(desk, "María-José d’Àvila", hotel, email="a-b_c+tag@hotel.example")
    a_person(desk, "李 小龙", None, phone="+44 20 7946 0958")
    a_person(desk, "Nobody Placed", None, phone="654 321 098")
    for days, (subject, notes) in enumerate(NOTES):
        an_interaction(desk, [ana], subject=subject, notes=notes, days_ago=days)
    yield desk
    desk.close()


def _entries(desk: Desk) -> list[SearchEntry]:
    return desk.rehearse(every_entry)


def _notes(connection: Connection) -> list[tuple[UUID, int, str]]:
    i = Interaction
    asked = select(i.key, i.position, i.subject, i.notes).order_by(i.position.desc())
    return [
        (key, position, f"{subject}\n{notes}") for key, position, subject, notes in connection.execute(asked)
    ]


def _tokens(text: str) -> list[str]:
    """The words of a note as the full-text index has them: small letters without accents."""
    plain = (unicodedata.normalize("NFD", w.lower()) for w in plain_words(text))
    return ["".join(c for c in w if not unicodedata.combining(c)) for w in plain]


def _has(entry: SearchEntry, text: str) -> bool:
    """Whether an entry matches, by going through it."""
    if looks_like_number(text):
        digits = digits_of(text.replace("(0)", ""))
        spellings = {digits_of(text), digits, digits.removeprefix("00"), digits.lstrip("0")}
        spellings |= {digits[-9:]} if len(digits) > 10 else set()
        return any(s in number for s in spellings if len(s) >= 3 for number in entry.digits.split())
    words = fold_words(text)
    known = [*fold_words(entry.words), *fold_words(entry.about)]
    if not words or min(map(len, words)) < 3:
        return bool(words) and all(any(k.startswith(w) for k in known) for w in words)
    return all(w in entry.words or w in entry.about for w in words)


def _note_has(note: str, text: str) -> bool:
    words, known = _tokens(text), _tokens(note)
    long = [len(w) >= 3 for w in plain_words(text)]
    if any(long) and not long[-1]:
        words, long = words[:-1], long[:-1]
    return bool(words) and all(
        any(k.startswith(w) for k in known) if is_long else w in known
        for w, is_long in zip(words, long, strict=True)
    )


def _same_as_a_scan(
    desk: Desk, text: str, entries: list[SearchEntry], notes: list[tuple[UUID, int, str]]
) -> None:
    found = desk.find(text)
    assert {h.key for h in found if h.kind is not HitKind.NOTE} == {e.key for e in entries if _has(e, text)}
    scanned = [(key, position) for key, position, note in notes if _note_has(note, text)]
    assert desk.find_notes(text) == tuple(position for _, position in scanned)
    words = not looks_like_number(text) and max(map(len, fold_words(text)), default=0) >= 3
    shown = [h.key for h in found if h.kind is HitKind.NOTE]
    assert shown == ([key for key, _ in scanned][:8] if words else [])


PIECES = [
    *"ó'’-_@.+*\"()^:{}~/\\%&<>|=#;,?!$€\0\n\t 0123456789abcdexyzłßøñü東🙂\u0301",
    *("AND", "OR", "NOT", "NEAR(", "words:", "about : ", "digits", "rank", "O'Brien", "a-b", "x@y.de", "c++"),
    *(
        "oscar",
        "diaz",
        "counters",
        "600",
        "100",
        "200",
        "+34",
        "0034",
        "(0)",
        "Straße",
        "hospitalet",
        "1º",
        "HP",
    ),
    *(
        "aero",
        "hand",
        "hôtel",
        "lukasz",
        "nunez",
        "caf",
        "under",
        "score",
        " ",
        "  ",
        "étude",
        "9",
        "i",
        "no",
    ),
]
TYPED = st.text(max_size=20) | st.lists(st.sampled_from(PIECES), max_size=8).map("".join)


@settings(max_examples=100)
@given(st.lists(TYPED, min_size=50, max_size=50))
def test_five_thousand_texts_find_what_a_scan_finds(desk: Desk, typed: list[str]) -> None:
    entries, notes = _entries(desk), desk.ask(_notes)
    for text in typed:
        _same_as_a_scan(desk, text, entries, notes)


def _spoilt(text: str, chance: random.Random) -> str:
    """A text as somebody in a hurry types it: other case, other accents, other apostrophes."""
    plain = unicodedata.normalize("NFD", text)
    kept = "".join(c for c in plain if not unicodedata.combining(c) or chance.random() < 0.5)
    return "".join(chance.choice((c.lower(), c.upper())) for c in kept).replace("'", chance.choice("'’´`"))


@given(st.randoms(use_true_random=False))
def test_accents_case_and_apostrophes_do_not_matter(desk: Desk, chance: random.Random) -> None:
    for entry in _entries(desk):
        typed = " ".join(_spoilt(w, chance) for w in entry.title.split())
        assert entry.key in {h.key for h in desk.find(typed)}, typed
        part = chance.choice(fold_words(entry.title))
        start = chance.randrange(max(1, len(part) - 2))
        assert entry.key in {h.key for h in desk.find(part[start:])} or (start and len(part[start:]) < 3)


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        *(
            (t, "Óscar Díaz O'Brien")
            for t in ("oscar", "obrien", "O’BRIEN", "diaz aero", "it man", "ós", "x@y.de", "brien")
        ),
        *(
            (t, "Łukasz Strauß")
            for t in ("lukasz", "ŁUKASZ", "strauss", "luki", "hotel ceo", "ete sohne", "dete so lu")
        ),
        *(
            (t, "María-José d’Àvila")
            for t in ("maria jose", "davila", "d'àvila", "a-b_c", "a-b_c+tag@hotel.example")
        ),
        *((t, "李 小龙") for t in ("李", "小龙", "020 7946", "+442079460958", "0044 20 7946 0958")),
        *((t, "Aero Handling") for t in ("971550120", "55 01", "+34 971-55.01/20", "handl", "airp", "a h")),
    ],
)
def test_who_is_found_by_what(desk: Desk, typed: str, name: str) -> None:
    assert name in [h.title for h in desk.find(typed)]


@pytest.mark.parametrize(
    "typed",
    [
        *(
            "600100200",
            "600 10 02 00",
            "+34600100200",
            "+34 600 100 200",
            "0034 600-100-200",
            "0034600100200",
        ),
        *("100200", "(600) 100.200", "34600100200", "0600100200", "６００１００２００"),
    ],
)
def test_a_number_is_found_in_any_spelling_and_shown_in_the_line_that_matched(desk: Desk, typed: str) -> None:
    first = desk.find(typed)[0]
    assert (first.title, first.detail) == ("Óscar Díaz O'Brien", "600 10 02 00")


def test_a_number_is_found_with_a_trunk_zero_or_a_country_that_nobody_noted(desk: Desk) -> None:
    for typed in ("+49 (0)30 123456", "030 123456", "0049 30 123456", "(0)30 123"):
        assert [h.title for h in desk.find(typed)] == ["Łukasz Strauß"], typed
    assert [h.title for h in desk.find("+34 654 321 098")] == ["Nobody Placed"]


@pytest.mark.parametrize(
    "typed", ["", " ", "'", '"', "*", "-", "()", "\0", "🙂", "+", "12", "a" * 5000, "zzz " * 500]
)
def test_nothing_is_found_by_nothing(desk: Desk, typed: str) -> None:
    assert desk.find(typed) == () or typed == "12"
    assert desk.find_notes(typed) == () or typed == "12"


def test_names_that_begin_with_it_come_first_then_the_rest_then_notes(desk: Desk) -> None:
    kinds = [h.kind for h in desk.find("counters")]
    assert kinds == [HitKind.NOTE, HitKind.NOTE]
    assert [h.at for h in desk.find("counters")] == sorted(
        (h.at for h in desk.find("counters")), reverse=True
    )  # type: ignore[type-var]
    starts = [h.title for h in desk.find("han")]
    assert starts[0] == "Aero Handling"


@pytest.mark.parametrize(
    "typed", ["lodz", "Łódź", "LODZ", "łódź", "strasse", "Straße", "straß", "STRASSE", "strase"]
)
def test_letters_that_nobody_can_type_are_found_in_notes_as_in_names(desk: Desk, typed: str) -> None:
    found = [h.title for h in desk.find(typed) if h.kind is HitKind.NOTE]
    assert found == ([] if typed == "strase" else ["Café in Łódź"])


def test_notes_are_found_newest_first_page_by_page(desk: Desk) -> None:
    every = desk.find_notes("counters")
    assert list(every) == sorted(every, reverse=True)
    assert desk.find_notes("counters", limit=1) == every[:1]
    assert desk.find_notes("counters", before=every[0]) == every[1:]
    assert desk.find_notes("counters", before=every[-1]) == ()
    assert desk.find_notes("HP") == desk.find_notes("hp") != ()


def test_a_search_is_one_statement(desk: Desk) -> None:
    for typed in ("os", "oscar", "600100", "counters again"):
        with statements(desk.engine) as sent:
            desk.find(typed)
        assert len(sent) == 1


def test_no_search_goes_through_everything(desk: Desk) -> None:
    for typed in ("os", "oscar", "600100", "counters again"):
        with statements(desk.engine) as sent:
            desk.find(typed)
        plan = desk.ask(_plan, sent[0])
        assert not re.search(r"SCAN (i|e|c|interaction|search_entry|client)\b", plan), plan


def _plan(connection: Connection, statement: str) -> str:
    values = tuple('"abc"' if n % 2 == 0 else 5 for n in range(statement.count("?")))
    rows = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values).all()
    return "\n".join(str(r[-1]) for r in rows)


def test_every_letter_of_every_script_may_be_typed() -> None:
    """What Python calls a word must be one word to SQLite too: where a query has no phrases, two are an error."""
    connection = sqlcipher.connect(":memory:")
    connection.execute("CREATE VIRTUAL TABLE t USING fts5(a, tokenize='unicode61 remove_diacritics 2')")
    connection.execute("CREATE VIRTUAL TABLE v USING fts5vocab(t, 'row')")
    letters = (chr(c) for c in range(0x110000) if not 0xD800 <= c < 0xE000)
    words = ((w,) for c in letters for split in (fold_words, plain_words) for w in split(f"q{c}zz"))
    connection.executemany("INSERT INTO t VALUES (?)", (w for w in words if w[0] not in ("q", "zz")))
    parted = connection.execute("SELECT cnt FROM v WHERE term IN ('q', 'zz')").fetchall()
    connection.close()
    assert parted == []
