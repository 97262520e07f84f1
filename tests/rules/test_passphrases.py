"""The hint for a passphrase: what everybody tries counts for little."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from msp_desk.rules.passphrases import Strength, strength_of


@pytest.mark.parametrize(
    ("passphrase", "strength"),
    [
        ("", Strength.NONE),
        ("1234", Strength.WEAK),
        ("12345678", Strength.WEAK),
        ("Password1", Strength.WEAK),
        ("contraseña2024", Strength.WEAK),
        ("qwertyuiop", Strength.WEAK),
        ("aaaaaaaaaaaaaaaaaaaaaaa", Strength.WEAK),
        ("caballo verde lluvia", Strength.FAIR),
        ("xK9$mq2Lp0", Strength.FAIR),
        ("correct horse battery staple", Strength.STRONG),
        ("uno dos tres cuatro cinco seis", Strength.STRONG),
    ],
)
def test_strength(passphrase: str, strength: Strength) -> None:
    assert strength_of(passphrase) is strength


@given(st.text(max_size=1000))
def test_any_text_has_a_strength(passphrase: str) -> None:
    assert strength_of(passphrase) in Strength
