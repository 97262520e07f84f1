"""The key and its secrets: every right secret opens, no wrong one does, and damage is not taken for a wrong passphrase."""

from __future__ import annotations

import contextlib
import unicodedata
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from msp_desk.store import header, vault
from msp_desk.values.errors import Refused
from msp_desk.values.locks import NeedsPassphrase, WrongSecret
from tests.keystores import NO_KEYRING, MemoryKeyStore, NoKeyStore
from tests.store.files import LITTLE_WORK

VAULT = vault.create_vault("Corazón-España 7", LITTLE_WORK)


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_a_passphrase_opens_however_the_system_spells_its_letters(form: str) -> None:
    spelt = unicodedata.normalize(form, "Corazón-España 7")  # type: ignore[arg-type]
    assert vault.unlock_with_passphrase(VAULT.header, spelt) == VAULT.key


@pytest.mark.parametrize(
    "wrong",
    ["", " ", "corazón-españa 7", "Corazon-Espana 7", "Corazón-España 7 ", "x" * 1000, "\0", "\ud800"],
)
def test_a_wrong_passphrase_is_said_to_be_wrong(wrong: str) -> None:
    with pytest.raises(WrongSecret, match="not the passphrase"):
        vault.unlock_with_passphrase(VAULT.header, wrong)


@given(st.text(min_size=1, max_size=1000))
def test_every_passphrase_opens_what_it_locked(passphrase: str) -> None:
    changed = vault.set_passphrase(VAULT.header, VAULT.key, passphrase, LITTLE_WORK)
    assert vault.unlock_with_passphrase(changed, passphrase) == VAULT.key


def test_an_empty_passphrase_is_refused() -> None:
    with pytest.raises(Refused, match="cannot be empty"):
        vault.create_vault("")


def test_the_recovery_key_opens_as_people_type_it() -> None:
    printed = VAULT.recovery_key
    assert [len(group) for group in printed.split("-")] == [5] * 7
    for typed in (
        printed,
        printed.lower(),
        printed.replace("-", ""),
        printed.replace("-", " "),
        f" {printed}\n",
    ):
        assert vault.unlock_with_recovery_key(VAULT.header, typed) == VAULT.key
    misread = printed.replace("0", "o").replace("1", "l")
    assert vault.unlock_with_recovery_key(VAULT.header, misread) == VAULT.key


def test_one_mistyped_letter_of_a_recovery_key_is_seen() -> None:
    letters = VAULT.recovery_key.replace("-", "")
    for place, letter in enumerate(letters):
        other = "7" if letter != "7" else "8"
        with pytest.raises(WrongSecret, match="mistyped"):
            vault.read_recovery_key(letters[:place] + other + letters[place + 1 :])


@pytest.mark.parametrize(
    ("typed", "said"), [("", "this has 0"), ("ABC", "this has 3"), ("?" * 35, "no recovery key has")]
)
def test_what_is_no_recovery_key_is_told_so(typed: str, said: str) -> None:
    with pytest.raises(WrongSecret, match=said):
        vault.read_recovery_key(typed)


@given(st.text(max_size=60))
def test_no_text_passes_for_the_recovery_key(typed: str) -> None:
    with pytest.raises(WrongSecret):
        vault.unlock_with_recovery_key(VAULT.header, typed)


def test_another_desks_recovery_key_is_told_from_a_mistyped_one() -> None:
    other = vault.create_vault()
    with pytest.raises(WrongSecret, match="not this desk's"):
        vault.unlock_with_recovery_key(VAULT.header, other.recovery_key)


def test_a_new_recovery_key_replaces_the_one_before() -> None:
    changed, printed = vault.new_recovery_key(VAULT.header, VAULT.key)
    assert vault.unlock_with_recovery_key(changed, printed) == VAULT.key
    with pytest.raises(WrongSecret):
        vault.unlock_with_recovery_key(changed, VAULT.recovery_key)


def test_taking_the_passphrase_away_leaves_the_recovery_key() -> None:
    changed = vault.set_passphrase(VAULT.header, VAULT.key, None)
    with pytest.raises(WrongSecret, match="has no passphrase"):
        vault.unlock_with_passphrase(changed, "Corazón-España 7")
    assert vault.unlock_with_recovery_key(changed, VAULT.recovery_key) == VAULT.key


def test_a_secret_of_one_desk_is_of_no_use_in_another_ones_header() -> None:
    moved = header.Header(uuid4(), VAULT.header.check, VAULT.header.recovery, VAULT.header.passphrase)
    with pytest.raises(WrongSecret):
        vault.unlock_with_passphrase(moved, "Corazón-España 7")


@pytest.mark.parametrize("kept", ["", "no hex", "00", "ab" * 32])
def test_a_keyring_entry_that_does_not_fit_asks_for_the_passphrase(kept: str) -> None:
    with pytest.raises(NeedsPassphrase, match="key of another desk") as asked:
        vault.unlock(VAULT.header, MemoryKeyStore({VAULT.header.desk: kept}))
    assert asked.value.accepts_passphrase


def test_without_a_keyring_the_reason_is_passed_on() -> None:
    without = vault.set_passphrase(VAULT.header, VAULT.key, None)
    with pytest.raises(NeedsPassphrase) as asked:
        vault.unlock(without, NoKeyStore())
    assert asked.value.reason == NO_KEYRING
    assert not asked.value.accepts_passphrase


def test_the_key_file_gives_the_header_back_and_not_the_key() -> None:
    content = header.packed(VAULT.header)
    assert header.unpacked(content) == VAULT.header
    assert VAULT.key.hex().encode() not in content
    assert VAULT.recovery_key.encode() not in content
    assert VAULT.key.hex() not in repr(VAULT)
    assert VAULT.recovery_key not in repr(VAULT)


@given(st.data())
def test_a_damaged_key_file_is_not_taken_for_a_whole_one(data: st.DataObject) -> None:
    content = header.packed(VAULT.header)
    place = data.draw(st.integers(0, len(content) - 1))
    spoilt = (
        content[:place] + bytes([content[place] ^ 1 << data.draw(st.integers(0, 7))]) + content[place + 1 :]
    )
    with contextlib.suppress(header.HeaderError, Refused):
        assert header.unpacked(spoilt) == VAULT.header  # a blank became another blank


@given(
    st.binary(max_size=300)
    | st.text(max_size=100).map(str.encode)
    | st.sampled_from([b"[]", b"{}", b"null", b"[" * 99999])
)
def test_what_is_no_key_file_is_told_so(content: bytes) -> None:
    with pytest.raises(header.HeaderError):
        header.unpacked(content)


def test_a_made_up_key_file_cannot_ask_for_all_memory() -> None:
    content = header.packed(vault.set_passphrase(VAULT.header, VAULT.key, "x", LITTLE_WORK))
    greedy = content.replace(b'"n": 16', b'"n": 1073741824')
    assert greedy != content
    with pytest.raises(header.HeaderError):
        header.unpacked(greedy)


def test_a_key_file_of_a_newer_program_is_refused() -> None:
    with pytest.raises(Refused, match="newer MSP Desk"):
        header.unpacked(header.packed(VAULT.header).replace(b'"version": 1', b'"version": 2'))
