"""Keys, phrases, errors, changes and money: the small values that every room speaks."""

from __future__ import annotations

import threading
from datetime import date
from uuid import RFC_4122, UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from msp_desk.values import enums
from msp_desk.values.changes import Changes
from msp_desk.values.enums import PROMISE_STEPS, Level, PromiseState, Side, Word
from msp_desk.values.errors import Blocked, Refused, Stale, Told
from msp_desk.values.keys import new_key, stamp_of
from msp_desk.values.money import Money
from msp_desk.values.phrases import N_, Phrase


def test_keys_rise_whoever_makes_them() -> None:
    made: list[list[UUID]] = []

    def make() -> None:
        made.append([new_key() for _ in range(2000)])

    threads = [threading.Thread(target=make) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert all(keys == sorted(keys) for keys in made)
    every = [k for keys in made for k in keys]
    assert len({stamp_of(k) for k in every}) == len(every)
    assert {k.version for k in every} == {7}
    assert {k.variant for k in every} == {RFC_4122}


def test_a_phrase_is_said_in_english_with_all_that_fills_it() -> None:
    inner = Phrase("the %(day)s", {"day": date(2026, 1, 2)})
    assert Phrase("Due on %(when)s", {"when": inner}).in_english() == "Due on the 2026-01-02"
    assert Phrase("100 % sure").in_english() == "100 % sure"
    assert Phrase("State: %(s)s", {"s": Level.EXECUTIVE}).in_english() == "State: executive"
    one, many = N_("%(n)d day"), N_("%(n)d days")
    assert [Phrase.counted(one, many, n).in_english() for n in (1, 2, 0)] == ["1 day", "2 days", "0 days"]


@given(st.text(), st.text())
def test_what_fills_a_phrase_is_never_read_as_one(text: str, fill: str) -> None:
    assert Phrase("«%(text)s»", {"text": fill}).in_english() == f"«{fill}»"
    assert Phrase(text).in_english() == text


def test_a_failure_carries_its_sentence() -> None:
    refused = Refused("No «%(name)s».", name="100%")
    assert (str(refused), refused.phrase) == ("No «100%».", Phrase("No «%(name)s».", {"name": "100%"}))
    assert isinstance(Stale(("name",)), Refused)
    assert Stale(("name",)).fields == ("name",)
    assert not issubclass(Blocked, Refused)
    assert str(Told(Phrase("Done"))) == "Done"


def test_changes_say_what_was_touched() -> None:
    key = new_key()
    changes = Changes({"person": frozenset({key}), "client": frozenset()})
    assert changes.touch("person", "promise")
    assert not changes.touch("promise")
    assert changes.keys("person") == frozenset({key})
    assert changes.keys("client") == changes.keys("promise") == frozenset()


def test_money_is_added_within_a_currency() -> None:
    assert Money("EUR", 150) + Money("EUR", -50) == Money("EUR", 100)
    with pytest.raises(ValueError, match="cannot add USD to EUR"):
        Money("EUR", 1) + Money("USD", 1)


def test_words_of_different_sets_are_never_equal_and_are_short() -> None:
    sets = [kind for kind in vars(enums).values() if isinstance(kind, type) and issubclass(kind, Word)]
    assert len(sets) > 15
    for kind in sets:
        for member in kind:
            assert str(member) == member.value == str(member.value).lower()
            assert len(str(member)) <= 20  # what the column holds
            assert kind(member.value) is member
    assert Side.OURS != "ours"  # type: ignore[comparison-overlap]


def test_every_promise_can_be_opened_again_and_settled() -> None:
    assert set(PROMISE_STEPS) == set(PromiseState)
    for state, steps in PROMISE_STEPS.items():
        assert state not in steps
        assert state is PromiseState.OPEN or PromiseState.OPEN in steps
