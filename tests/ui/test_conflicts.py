"""Conflicts are told in words and settled field by field."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID

from msp_desk.i18n.words import Words
from msp_desk.ui.forms.conflicts import conflicts, settled, told
from msp_desk.values.drafts import ClientDraft, PointDraft
from msp_desk.values.enums import PointKind, Tier
from msp_desk.values.keys import new_key

LOADED = ClientDraft(name="Aero", sector="Airport", tier=Tier.B, warning="", notes="Old")


def name_of(key: UUID) -> str:
    """Everybody is called Marta."""
    return "Marta Ruiz"


def test_only_the_fields_in_conflict_move() -> None:
    mine = replace(LOADED, name="Aero Handling", sector="Aviation", tier=Tier.A)
    current = replace(LOADED, sector="Airports", tier=Tier.C, warning="Be gentle")
    draft, base = settled(mine, LOADED, current, ("sector", "tier"), {"tier"})
    assert draft == replace(mine, tier=Tier.C)
    assert base == replace(LOADED, sector="Airports", tier=Tier.C)


def test_conflicts_are_told_in_words(words: Words) -> None:
    mine = replace(LOADED, tier=Tier.A)
    current = replace(LOADED, tier=Tier.C)

    def tell(draft: ClientDraft, field: str) -> str:
        return told(words, getattr(draft, field), name_of)

    (conflict,) = conflicts(mine, current, ("tier",), str.title, tell)
    assert (conflict.label, conflict.mine, conflict.theirs) == ("Tier", "Tier A", "Tier C")


def test_every_kind_of_value_is_told(words: Words) -> None:
    point = PointDraft(PointKind.MOBILE, "+34 600 100 200", "work", preferred=True, key=new_key())
    expected = {
        "–": (None, "", ()),
        "yes": (True,),
        "23 Nov 2026": (date(2026, 11, 23),),
        "Marta Ruiz": (new_key(),),
        "airport; vip": (("airport", "vip"),),
        "Mobile, +34 600 100 200, work, yes": ((point,),),
        "214": (214,),
    }
    for text, values in expected.items():
        for value in values:
            assert told(words, value, name_of) == text
