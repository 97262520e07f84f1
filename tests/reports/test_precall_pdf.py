"""The pre-call card: on one page, as it was agreed, whatever is known."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from msp_desk.queries.counterparts import AnswerRow
from msp_desk.reports.precall_pdf import PrecallOptions, precall_pdf
from msp_desk.values.enums import Channel, Language, Paper, PersonStatus
from tests.reports.cards import TODAY, key
from tests.reports.person_cards import crowded_person, known_person, unknown_person
from tests.reports.reading import compare_with_kept, fonts, links, outside_margins, texts, words_in


def test_it_reads_as_it_was_agreed() -> None:
    pdf = precall_pdf(known_person(), words_in(), TODAY)
    assert len(texts(pdf)) == 1
    compare_with_kept("precall", pdf)


def test_somebody_unknown_has_a_card_too() -> None:
    (page,) = texts(precall_pdf(unknown_person(), words_in(), TODAY))
    assert "Łukasz O'Brien" in page
    assert "No contact yet." in page


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("paper", list(Paper))
def test_very_much_stays_within_the_margins(language: Language, paper: Paper) -> None:
    pdf = precall_pdf(crowded_person(), words_in(language), TODAY, PrecallOptions(paper))
    assert len(texts(pdf)) == 2
    assert not outside_margins(pdf)


def test_who_is_away_is_said() -> None:
    card = replace(known_person(), status=PersonStatus.ON_LEAVE, status_until=date(2026, 12, 3))
    assert "On leave until 3 Dec 2026" in texts(precall_pdf(card, words_in(), TODAY))[0]
    card = replace(known_person(), status=PersonStatus.LEFT)
    assert "Has left" in texts(precall_pdf(card, words_in(), TODAY))[0]


def test_numbers_can_be_dialled_and_fonts_are_inside() -> None:
    pdf = precall_pdf(known_person(), words_in(), TODAY)
    assert links(pdf) == ["tel:+34600100200", "mailto:oscar.diaz@aero.example", "tel:+34971550100"]
    assert all("Inter" in name and inside for name, inside in fonts(pdf).items())


def test_who_of_ours_answers_for_what_is_said() -> None:
    answers = (
        AnswerRow(key(8), "projects, <changes>", "Client manager", key(6), "Marta Ruiz", None),
        AnswerRow(key(9), "", "On-call technician", None, "", Channel.CALL),
    )
    (page,) = texts(precall_pdf(replace(known_person(), answers=answers), words_in(), TODAY))
    assert "projects, <changes> — Marta Ruiz" in page
    assert "Everything — On-call technician: seat empty" in page
    many = tuple(replace(answers[0], topic=f"{'topic ' * 40}{n}") for n in range(40))
    assert not outside_margins(precall_pdf(replace(crowded_person(), answers=many), words_in(), TODAY))
