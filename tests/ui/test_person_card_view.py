"""The pre-call card in the window says who of ours answers to somebody, and for what."""

from __future__ import annotations

from dataclasses import replace

from pytestqt.qtbot import QtBot

from msp_desk.i18n.words import Words
from msp_desk.queries.counterparts import AnswerRow
from msp_desk.ui.cards.person_card import PersonCardView
from msp_desk.values.enums import Channel
from tests.reports.cards import TODAY, key
from tests.reports.person_cards import known_person


def test_who_of_ours_answers_for_what_is_shown(qtbot: QtBot, words: Words) -> None:
    answers = (
        AnswerRow(key(8), "projects, <b>changes</b>", "Client manager", key(6), "Marta Ruiz", Channel.CALL),
        AnswerRow(key(9), "", "On-call technician", None, "", None),
        *(AnswerRow(key(20 + n), f"topic {n}", "Seat", key(6), "Luis Gil", None) for n in range(9)),
    )
    for wide in (False, True):
        view = PersonCardView(words, wide=wide)
        qtbot.addWidget(view)
        view.show_card(replace(known_person(), answers=answers), TODAY)
        told = " ".join(view.texts())
        assert "projects, <b>changes</b> — Marta Ruiz" in told
        assert "Everything — On-call technician: seat empty" in told
        assert "topic 3" in told
        assert "topic 4" not in told, "a few are enough before a call"
