"""What follows from a logged contact by itself."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from msp_desk.rules.logging import promised_to, subject_of
from msp_desk.values.drafts import InteractionDraft, PromiseDraft
from msp_desk.values.keys import new_key


@pytest.mark.parametrize(
    ("subject", "notes", "told"),
    [
        ("Router", "Something else", "Router"),
        ("  Router ", "", "Router"),
        ("", "The router is slow.\nHe will look.", "The router is slow."),
        ("", "\n\n# Visit\n- saw the room", "Visit"),
        ("", "> quoted first", "quoted first"),
        ("", "", ""),
        ("", "***", ""),
        ("", "**Budget**: the second line of fibre", "Budget: the second line of fibre"),
        ("", "- [the **new** rack](https://norte.example/r) and _why_", "the new rack and why"),
        ("", "* `10.0.4.1` answers ~~late~~ now", "10.0.4.1 answers late now"),
        ("", "2 * 3 * 4 seats, a_file_name and #1", "2 * 3 * 4 seats, a_file_name and #1"),
        ("", "#1 of the counters is down", "#1 of the counters is down"),
        ("", "** not closed", "** not closed"),
    ],
)
def test_without_a_subject_the_first_line_is_it(subject: str, notes: str, told: str) -> None:
    assert subject_of(subject, notes) == told


def test_a_long_first_line_is_cut_between_words() -> None:
    told = subject_of(
        "", "They said that the new switch in the second rack of the cellar hums all night long, and more"
    )
    assert told == "They said that the new switch in the second rack of the cellar hums all night…"


@given(st.text(max_size=300))
def test_a_subject_made_of_notes_is_short_and_on_one_line(notes: str) -> None:
    told = subject_of("", notes)
    assert len(told) <= 81
    assert len(told.splitlines()) <= 1


def test_signs_in_a_text_without_end_take_no_time() -> None:
    assert len(subject_of("", "**a *b `c [d](" * 30_000)) <= 81


def test_promises_of_nobody_are_made_to_who_was_spoken_to() -> None:
    ana, other = new_key(), new_key()
    draft = InteractionDraft(promises=(PromiseDraft("A quote"), PromiseDraft("A visit", person_key=other)))
    assert [p.person_key for p in promised_to(draft, ana).promises] == [ana, other]
    assert promised_to(draft, None) is draft
