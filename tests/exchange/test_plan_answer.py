"""The answer that a client sends back: a whole one is read as it was written, anything else is refused with the reason."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from msp_desk.exchange.plan_answer_in import read_answer
from msp_desk.rules.plan_answers import (
    ANSWER_KIND,
    LONGEST_COMMENT,
    LONGEST_NAME,
    CommentSaid,
    PlanAnswerFile,
    answer_checksum,
)
from msp_desk.rules.plan_sections import Section
from msp_desk.values.errors import Refused

SHA256 = "ab" * 32


def an_answer(**fields: Any) -> PlanAnswerFile:
    """Somebody accepts the plan and comments on two sections."""
    whole: dict[str, Any] = {
        "sha256": SHA256,
        "number": 3,
        "client": "Aero Handling",
        "accepted": True,
        "name": "Pilar Vidal",
        "title": "General manager",
        "answered_on": date(2026, 11, 22),
        "comments": (
            CommentSaid(Section.SCOPE, "The router of the warehouse is missing."),
            CommentSaid(Section.ESCALATION, "Two lines\nare fine."),
        ),
    }
    return PlanAnswerFile(**{**whole, **fields})


def told(answer: PlanAnswerFile, **changed: Any) -> bytes:
    """The answer as the page saves it; what is `changed` is so after the checksum was made."""
    facts = {
        "kind": ANSWER_KIND,
        "schema": 1,
        "sha256": answer.sha256,
        "number": answer.number,
        "client": answer.client,
        "accepted": answer.accepted,
        "name": answer.name,
        "title": answer.title,
        "answered_on": answer.answered_on.isoformat(),
        "comments": {comment.section.value: comment.text for comment in answer.comments},
        "checksum": answer_checksum(answer),
    }
    return json.dumps({**facts, **changed}, ensure_ascii=False).encode()


_ALLOWED = st.characters(exclude_categories=["Cs", "Cc"])
_LINES = st.text(_ALLOWED, min_size=1, max_size=60).filter(str.strip)
_TEXTS = st.lists(_LINES, min_size=1, max_size=3).map("\n".join)
ANSWERS = st.builds(
    PlanAnswerFile,
    sha256=st.text("0123456789abcdef", min_size=64, max_size=64),
    number=st.integers(1, 999_999),
    client=st.text(_ALLOWED, max_size=60),
    accepted=st.just(True),
    name=_LINES,
    title=st.text(_ALLOWED, max_size=60),
    answered_on=st.dates(),
    comments=st.dictionaries(st.sampled_from(Section), _TEXTS).map(
        lambda found: tuple(CommentSaid(section, found[section]) for section in Section if section in found)
    ),
)


@given(ANSWERS)
def test_what_was_written_is_what_is_read(answer: PlanAnswerFile) -> None:
    found = read_answer("answer.json", told(answer))
    assert found.checksum == answer_checksum(answer)
    assert answer_checksum(found) == found.checksum
    assert (found.name, found.title, found.comments) == (answer.name, answer.title, answer.comments)
    assert (found.sha256, found.number, found.answered_on) == (
        answer.sha256,
        answer.number,
        answer.answered_on,
    )


def test_the_order_of_the_comments_in_the_file_does_not_matter() -> None:
    answer = an_answer()
    comments = {c.section.value: c.text for c in reversed(answer.comments)}
    assert read_answer("a.json", told(answer, comments=comments)).comments == answer.comments


def test_the_checksum_of_an_answer_stays_what_it_is() -> None:
    """Pages that were handed out compute it too: it can never change for this schema."""
    assert answer_checksum(an_answer()) == "de56e59dde9995b46a3a50b40ece2d72cf9b2abe16a24813b842cc280313cee7"


@pytest.mark.parametrize(
    "changed",
    [
        {"accepted": False},
        {"name": "Somebody Else"},
        {"title": "Caretaker"},
        {"sha256": "cd" * 32},
        {"number": 4},
        {"client": "Another"},
        {"answered_on": "2026-11-23"},
        {"comments": {"scope": "All is well."}},
        {"checksum": "0" * 64},
    ],
)
def test_what_was_changed_after_it_was_saved_is_refused(changed: dict[str, Any]) -> None:
    with pytest.raises(Refused, match="changed after it was saved"):
        read_answer("answer.json", told(an_answer(), **changed))


@pytest.mark.parametrize(
    "changed",
    [
        {"schema": "1"},
        {"schema": True},
        {"schema": 0},
        {"schema": 1.0},
        {"more": 1},
        {"sha256": "AB" * 32},
        {"sha256": "ab" * 31},
        {"sha256": SHA256 + "\n"},
        {"sha256": None},
        {"number": 0},
        {"number": -1},
        {"number": 1.0},
        {"number": True},
        {"number": 10**7},
        {"number": "3"},
        {"client": None},
        {"client": ["x"]},
        {"accepted": 1},
        {"accepted": "yes"},
        {"accepted": None},
        {"name": 7},
        {"name": "x" * (LONGEST_NAME + 1)},
        {"name": "two\nlines"},
        {"name": "bell\x07"},
        {"name": "\udc80"},
        {"title": "nul\x00"},
        {"title": {}},
        {"answered_on": "2026-02-30"},
        {"answered_on": "20261122"},
        {"answered_on": "2026-11-22T00:00:00"},
        {"answered_on": "٢٠٢٦-١١-٢٢"},
        {"answered_on": 20261122},
        {"comments": []},
        {"comments": None},
        {"comments": {"cover": "x"}},
        {"comments": {"scope": None}},
        {"comments": {"scope": "x" * (LONGEST_COMMENT + 1)}},
        {"comments": {"scope": "\x1b[2J"}},
        {"comments": {"scope": {"scope": "x"}}},
        {"checksum": ""},
        {"checksum": 1},
    ],
)
def test_a_file_of_the_wrong_shape_is_refused(changed: dict[str, Any]) -> None:
    data = json.dumps({**json.loads(told(an_answer())), **changed}).encode()
    with pytest.raises(Refused, match=r"^answer\.json cannot be taken in: "):
        read_answer("answer.json", data)


@pytest.mark.parametrize(
    "gone", ["sha256", "number", "accepted", "name", "comments", "checksum", "schema", "kind"]
)
def test_an_answer_with_something_missing_is_refused(gone: str) -> None:
    facts = json.loads(told(an_answer()))
    del facts[gone]
    with pytest.raises(Refused):
        read_answer("answer.json", json.dumps(facts).encode())


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "damaged"),
        (b"\xff\xfe\x00", "damaged"),
        (b"{", "damaged"),
        (told(an_answer())[:-1], "damaged"),
        (told(an_answer()) + b"{}", "damaged"),
        (b"[" * 100_000, "damaged"),
        (b'{"kind":' * 100_000, "damaged"),
        (b"[" * 400_000 + b"]" * 400_000, "damaged"),
        (b'{"a": ' + b"9" * 100_000 + b"}", "damaged"),
        (b'{"a": NaN}', "damaged"),
        (b'{"a": Infinity}', "damaged"),
        (b'{"kind": "msp-desk-plan-answer", "kind": "msp-desk-plan-answer"}', "damaged"),
        (b"null", "not an answer"),
        (b"[]", "not an answer"),
        (b'"text"', "not an answer"),
        (b'{"name": "some-package", "version": "1.0.0"}', "not an answer"),
        (told(an_answer(), kind="msp-desk service plan"), "not an answer"),
        (told(an_answer(), schema=2), "newer version"),
        (told(an_answer(name="  ")), "who answers"),
        (told(an_answer(accepted=False, comments=())), "says nothing"),
        (told(an_answer(accepted=False, comments=()), comments={"plan": " \n"}), "says nothing"),
        (b" " * 1_000_001, "larger than 1 MB"),
    ],
)
def test_what_is_no_answer_is_refused_with_the_reason(data: bytes, why: str) -> None:
    with pytest.raises(Refused, match=why):
        read_answer("answer.json", data)


def test_the_largest_answer_that_the_page_allows_is_read() -> None:
    comments = tuple(CommentSaid(section, "漢" * LONGEST_COMMENT) for section in Section)
    assert read_answer("a.json", told(an_answer(comments=comments))).comments == comments


def _never_breaks(data: bytes) -> None:
    try:
        read_answer("any.json", data)
    except Refused:
        return


@given(st.binary(max_size=200) | st.text(max_size=200).map(lambda t: t.encode("utf-8", "surrogatepass")))
def test_no_bytes_break_the_reader(data: bytes) -> None:
    _never_breaks(data)


_JSON: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)
_FIELDS = st.sampled_from(sorted(json.loads(told(an_answer()))))


@given(st.dictionaries(_FIELDS, _JSON, max_size=4))
def test_no_values_break_the_reader(changed: dict[str, Any]) -> None:
    _never_breaks(json.dumps({**json.loads(told(an_answer())), **changed}).encode())


@given(st.integers(0, 5_000), st.sampled_from([b"", b"\x00", b'"', b"{", b"\xf0\x9f"]))
def test_no_damage_goes_unseen(place: int, put: bytes) -> None:
    whole = told(an_answer())
    place %= len(whole)
    damaged = whole[:place] + put + whole[place + 1 :]
    try:
        found = read_answer("a.json", damaged)
    except Refused:
        return
    assert found == read_answer("a.json", whole), "only what means nothing, as a space, may be gone"
