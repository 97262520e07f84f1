"""Drafts as JSON and back."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from msp_desk.values.drafts import (
    ClientDraft,
    FileDraft,
    InteractionDraft,
    OpportunityDraft,
    PersonDraft,
    PointDraft,
    PromiseDraft,
    SiteDraft,
)
from msp_desk.values.enums import Channel, Initiative, Moment, PointKind, Promiser, Tier
from msp_desk.values.keys import new_key
from msp_desk.values.plain import from_plain, to_plain

KEY = new_key()
DRAFTS: list[Any] = [
    InteractionDraft(),
    InteractionDraft(
        client_key=KEY,
        at=datetime(2026, 11, 23, 8, 30, 5, 123456, tzinfo=UTC),
        channel=Channel.VIDEO,
        initiative=Initiative.PROACTIVE,
        moment=Moment.EVOLUTION,
        reached=False,
        minutes=12,
        subject="«Router» \n\t\"'",
        notes="añ𝄞\u2028",
        perceived=2,
        people=(KEY, new_key()),
        promises=(PromiseDraft("A quote", Promiser.THEM, date(2026, 12, 1), KEY),),
        opportunities=(OpportunityDraft("Kiosks"),),
        attachments=(FileDraft("a.bin", "application/octet-stream", b"\x00\xff", KEY),),
        key=KEY,
        version=3,
    ),
    ClientDraft(
        name="Aero", tier=Tier.A, since=date(2017, 1, 1), tags=("24 h",), sites=(SiteDraft(city="Palma"),)
    ),
    PersonDraft(
        name="Ana", points=(PointDraft(PointKind.MOBILE, "+34600100200"),), photo=FileDraft("a", "b", b"c")
    ),
]


@pytest.mark.parametrize("draft", DRAFTS)
def test_a_draft_comes_back_as_it_was(draft: Any) -> None:
    written = json.dumps(to_plain(draft))
    assert from_plain(type(draft), json.loads(written)) == draft


@given(st.text(), st.text())
def test_any_text_comes_back(subject: str, notes: str) -> None:
    draft = InteractionDraft(subject=subject, notes=notes)
    assert from_plain(InteractionDraft, json.loads(json.dumps(to_plain(draft)))) == draft


def test_fields_of_another_version_are_left_out_or_as_by_default() -> None:
    plain = to_plain(InteractionDraft(subject="Router")) | {"weather": "fine"}
    del plain["notes"]
    assert from_plain(InteractionDraft, plain) == InteractionDraft(subject="Router")


@pytest.mark.parametrize(
    "plain",
    [{"channel": "pigeon"}, {"client_key": "none"}, {"at": "yesterday"}, {"people": 3}, {"promises": [{}]}],
)
def test_what_is_no_draft_is_refused(plain: dict[str, Any]) -> None:
    with pytest.raises((ValueError, TypeError, KeyError)):
        from_plain(InteractionDraft, plain)
