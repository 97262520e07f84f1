"""A plan as one text: the same after any number of readings, and nothing that is not one is read."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from msp_desk.rules.plain_values import LONGEST_TEXT, MOST_ITEMS
from msp_desk.rules.plan_canon import (
    LARGEST,
    canonical,
    content_sha256,
    read_document,
    read_template,
    sha256_of,
    template_of,
)
from msp_desk.rules.plan_reach import level_of
from msp_desk.values.enums import Language, Level
from msp_desk.values.errors import Refused
from msp_desk.values.plan_content import PlanContent, PlanDocument
from msp_desk.values.plans import Comparison, Target, TargetKind, TimeUnit
from tests.plan_contents import a_commitment, a_content, a_document, a_large_content, contents, documents

A_PLAN = canonical(a_document())
Step = str | int


@given(documents())
def test_what_was_published_is_read_and_published_again_to_the_same_bytes(document: PlanDocument) -> None:
    data = canonical(document)
    again = read_document(data)
    assert canonical(again) == data
    assert content_sha256(again.content) == content_sha256(document.content)
    assert read_document(canonical(again)) == again


@given(contents())
def test_any_template_is_read_as_what_it_was(content: PlanContent) -> None:
    data = template_of(content)
    assert template_of(read_template(data)) == data


def test_what_is_read_is_what_was_said() -> None:
    document = a_document(a_large_content())
    assert read_document(canonical(document)) == document


def test_a_text_has_one_spelling() -> None:
    composed, apart = (a_content(introduction=text) for text in ("caf\u00e9", "cafe\u0301"))
    assert composed != apart
    assert content_sha256(composed) == content_sha256(apart)
    assert "café".encode() in canonical(a_document(apart))


def test_number_author_day_and_note_are_no_part_of_what_a_plan_says() -> None:
    first, second = a_document(), a_document(number=2, author="Somebody else", note="")
    assert content_sha256(first.content) == content_sha256(second.content)
    assert sha256_of(canonical(first)) != sha256_of(canonical(second))


@given(contents(), contents())
def test_only_what_is_equal_has_the_same_hash(one: PlanContent, other: PlanContent) -> None:
    same = canonical(a_document(one)) == canonical(a_document(other))
    assert (content_sha256(one) == content_sha256(other)) is same


def test_the_text_is_canonical() -> None:
    values = json.loads(A_PLAN)
    assert values["schema"] == 1
    spelled = json.dumps(values, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
    assert spelled == A_PLAN


@given(st.binary(max_size=200))
def test_any_bytes_are_refused_in_a_sentence(data: bytes) -> None:
    for read in (read_document, read_template):
        with pytest.raises(Refused, match="not a valid service plan"):
            read(data)


@given(st.data())
def test_bytes_that_were_changed_are_refused_or_another_plan(data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(A_PLAN) - 1))
    changed = A_PLAN[:at] + bytes([data.draw(st.integers(0, 255))]) + A_PLAN[at + 1 :]
    cut = A_PLAN[:at]
    for one in (changed, cut):
        try:
            document = read_document(one)
        except Refused:
            continue
        assert one == A_PLAN or document != a_document()


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "not JSON"),
        (b"\xff\xfe", "not JSON"),
        (b"[" * 200_000, "not JSON"),
        (b'{"a":' * 100_000, "not JSON"),
        (b"\xef\xbb\xbf" + A_PLAN, "not JSON"),
        (b'{"schema":1' + b"0" * 5_000 + b"}", "not JSON"),
        (b"[]", "not written as one"),
        (b"null", "not written as one"),
        (b'{"format":[],"schema":1}', "not written as one"),
        (b'{"format":"msp-desk service plan"}', "which version"),
        (b'{"format":"msp-desk service plan","schema":true}', "which version"),
        (b'{"format":"msp-desk service plan","schema":0}', "which version"),
        (b'{"format":"msp-desk service plan","schema":2}', "newer version"),
        (b'{"format":"msp-desk service plan","schema":1,"schema":1}', "there twice"),
        (b'{"format":"msp-desk service plan","schema":1.0}', "not whole"),
        (b'{"format":"msp-desk service plan","schema":NaN}', "not whole"),
        (b'{"format":"msp-desk service plan","schema":-Infinity}', "not whole"),
        (b" " * (LARGEST + 1), "too large; the most is 8 MB"),
        (template_of(a_content()), "not written as one"),
    ],
)
def test_what_is_no_plan_is_refused_with_the_reason(data: bytes, why: str) -> None:
    with pytest.raises(Refused, match=why):
        read_document(data)


def _places(value: Any, place: tuple[Step, ...] = ()) -> Iterator[tuple[Step, ...]]:
    """Every place in plain values, the whole first."""
    yield place
    steps = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, one in steps:
        yield from _places(one, (*place, step))


def _at(values: Any, place: tuple[Step, ...]) -> Any:
    for step in place:
        values = values[step]
    return values


def _mutated(place: tuple[Step, ...], change: Callable[[Any, Step], None]) -> bytes:
    values = json.loads(A_PLAN)
    change(_at(values, place[:-1]), place[-1])
    return json.dumps(values).encode()


def _drop(holder: Any, step: Step) -> None:
    del holder[step]


def _make(value: Any) -> Callable[[Any, Step], None]:
    def change(holder: Any, step: Step) -> None:
        holder[step] = value

    return change


PLACES = [place for place in _places(json.loads(A_PLAN)) if place]


def test_every_field_is_needed() -> None:
    for place in PLACES:
        if isinstance(place[-1], str):
            with pytest.raises(Refused):
                read_document(_mutated(place, _drop))


def test_no_field_is_added() -> None:
    for place in [(), *PLACES]:
        if isinstance(_at(json.loads(A_PLAN), place), dict):
            with pytest.raises(Refused, match="extra"):
                read_document(_mutated((*place, "extra"), _make("")))


@pytest.mark.parametrize(
    "wrong", [1.5, {}, {"a": 1}, ["\ud800"], [[]], "\ud800", 10**16, -(10**16), "x" * (LONGEST_TEXT + 1)]
)
def test_no_field_holds_what_it_does_not_hold(wrong: Any) -> None:
    for place in PLACES:
        with pytest.raises(Refused):
            read_document(_mutated(place, _make(wrong)))


def test_each_type_is_held_to() -> None:
    values = json.loads(A_PLAN)
    for place in PLACES:
        is_now = _at(values, place)
        others: tuple[Any, ...] = (True, 1, "?", "2026-13-01", [], [1], {})
        for wrong in others:
            if type(wrong) is not type(is_now) and is_now is not None:
                with pytest.raises(Refused):
                    read_document(_mutated(place, _make(wrong)))


def test_too_many_are_refused() -> None:
    item = json.loads(A_PLAN)["content"]["scope"][0]
    many = [{**item, "key": f"{n:032x}"} for n in range(MOST_ITEMS + 1)]
    with pytest.raises(Refused, match=r"content\.scope, 2001 items"):
        read_document(_mutated(("content", "scope"), _make(many)))


@pytest.mark.parametrize(
    ("place", "wrong"),
    [
        (("number",), 0),
        (("published_on",), "20261123"),
        (("published_on",), "2026-11-31"),
        (("content", "language"), "xx"),
        (("content", "review_months"), 0),
        (("content", "scope", 0, "key"), ""),
        (("content", "scope", 0, "key"), "../x"),
        (("content", "scope", 1, "key"), f"{21:032x}"),
        (("content", "seats", 1, "boss"), "<b>"),
        (("content", "roles", 0, "seat"), "level:technical"),
        (("content", "ladders", 0, "rungs", 0, "ours"), "level:technical"),
        (("content", "ladders", 0, "rungs", 0, "after", "amount"), -1),
        (("content", "procedures", 0, "steps", 1, "takes", "amount"), -1),
        (("content", "commitments", 0, "target", "unit_of_time"), None),
        (("content", "commitments", 0, "target", "amount"), -1),
        (("content", "commitments", 1, "target", "unit_of_time"), "hours"),
        (("content", "commitments", 1, "impacts", 0, "amount"), -1),
        (("content", "commitments", 1, "impacts", 0, "beyond"), -1),
        (("content", "commitments", 1, "impacts", 0, "currency"), "eur"),
    ],
)
def test_values_that_mean_nothing_are_refused(place: tuple[Step, ...], wrong: Any) -> None:
    with pytest.raises(Refused, match="not a valid service plan: at "):
        read_document(_mutated(place, _make(wrong)))


@pytest.mark.parametrize(
    "target",
    [
        Target(TargetKind.DATE, Comparison.AT_MOST, 0),
        Target(TargetKind.DATE, Comparison.AT_MOST, 4_000_000),
        Target(TargetKind.YES_NO, Comparison.EXACTLY, 2),
        Target(TargetKind.TIME, Comparison.AT_MOST, 5),
        Target(TargetKind.COUNT, Comparison.AT_MOST, 5, TimeUnit.DAYS),
        Target(TargetKind.COUNT, Comparison.AT_MOST, 1.5),  # type: ignore[arg-type]
    ],
)
def test_what_could_not_be_read_is_not_written(target: Target) -> None:
    with pytest.raises(Refused):
        canonical(a_document(a_content(commitments=(a_commitment(target=target),))))


@pytest.mark.parametrize("text", ["\ud800", "x" * (LONGEST_TEXT + 1)])
def test_texts_that_could_not_be_read_are_not_written(text: str) -> None:
    content = a_content(introduction=text)
    with pytest.raises(Refused):
        canonical(a_document(content))
    with pytest.raises(Refused):
        template_of(content)


def test_more_than_is_read_is_not_written() -> None:
    scope = tuple(replace(item, notes="é" * LONGEST_TEXT) for item in a_large_content(scope=250).scope)
    with pytest.raises(Refused, match="too large"):
        canonical(a_document(a_content(scope=scope)))


def test_a_template_knows_nobody() -> None:
    data = template_of(a_content())
    for name in ("Aero", "Norte", "Iván", "Elena", "+34", "Terminal"):
        assert name not in data.decode()
    content = read_template(data)
    assert (content.seats, content.roles, content.counterparts, content.review_on) == ((), (), (), None)
    assert [level_of(rung.ours) for rung in content.ladders[0].rungs] == [
        Level.TECHNICAL,
        Level.MANAGEMENT,
        Level.EXECUTIVE,
    ]
    assert content.procedures[0].steps[1].who == "Network technician"


def test_a_template_may_be_short() -> None:
    data = b"""{"format": "msp-desk service plan template", "schema": 1, "language": "es",
        "ladders": [{"key": "high", "severity": "Alta", "rungs":
            [{"ours": "level:technical", "theirs": "", "after": {"amount": 0, "unit": "minutes"}, "channel": "call"}]}]}"""
    content = read_template(data)
    assert content.language is Language.SPANISH
    assert content.ladders[0].rungs[0].ours == "level:technical"


@pytest.mark.parametrize(
    "more",
    [
        '"seats": []',
        '"ladders": [{"key": "a", "severity": "A", "rungs": [{"ours": "abc", "theirs": "", "after": {"amount": 0, "unit": "minutes"}}]}]',
        '"ladders": [{"key": "a", "severity": "A", "rungs": [{"ours": "level:boss", "theirs": "", "after": {"amount": 0, "unit": "minutes"}}]}]',
        '"procedures": [{"key": "a", "kind": "change", "steps": [{"text": "Do", "seat": "abc"}]}]',
        '"scope": [{"service": "A", "name": "B", "is_in": true}]',
        '"introduction": null',
    ],
)
def test_a_template_that_is_none_is_refused(more: str) -> None:
    with pytest.raises(Refused):
        read_template(
            f'{{"format": "msp-desk service plan template", "schema": 1, "language": "es", {more}}}'.encode()
        )
