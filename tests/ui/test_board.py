"""Boards: painted cards with widgets among them, laid out, kept and reached."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from msp_desk.ui.fonts import Voice, cut, metrics, roughly
from msp_desk.ui.parts.blocks import Plain, Rich
from msp_desk.ui.parts.board import Beside, Board, Hosted, Pane, Shares, Space, Title
from msp_desk.ui.parts.canvas import Block
from msp_desk.ui.parts.mixed import LINE, Span
from msp_desk.ui.parts.wrapping import lines_of

LONG = "Nobody has spoken to the finance director for 104 days; tier A executives: every 90. "


def shown(qtbot: QtBot, *blocks: Block, width: int = 600) -> Board:
    """A board with these, seen."""
    board = Board()
    qtbot.addWidget(board)
    board.show_blocks(blocks)
    board.resize(width, 400)
    board.show()
    return board


def test_cards_beside_each_other_share_the_width_and_are_of_one_height(qtbot: QtBot) -> None:
    wide, narrow = Pane(Title("Wide", "3"), Plain("a")), Pane(Title("Narrow"), Rich(Span(LONG)))
    shares = Shares((wide, 2), (narrow, 1), gap=10)
    assert shares.height(610) == max(wide.height(403), narrow.height(197))
    board = shown(qtbot, shares, Space(4), Title("End"))
    assert board.texts() == ["Wide 3", "a", "Narrow", LONG, "End"]
    assert not board.grab().isNull()


def test_widgets_stand_where_their_blocks_are_and_serve_again(qtbot: QtBot) -> None:
    field, button = QLineEdit(), QPushButton("Do it")
    board = shown(qtbot, Pane(Title("One"), Hosted(field)), Beside(Rich(Span(LONG)), button))
    assert field.parentWidget() is board
    assert field.width() == 600 - 28
    assert button.geometry().right() == 599
    board.resize(500, 400)
    assert field.width() == 500 - 28
    board.show_blocks([Hosted(field, natural=True)])
    assert not button.isVisible()
    assert field.geometry().topLeft() == QRect(0, 0, 1, 1).topLeft()
    board.show_blocks([Beside(Plain("again"), button)])
    assert button.isVisible()
    assert not field.isVisible()


def test_a_board_is_no_wider_than_it_is_told(qtbot: QtBot) -> None:
    field = QWidget()
    board = shown(qtbot, Hosted(field))
    board.widest = 300
    board.resize(640, 400)
    assert field.width() == 300


def test_texts_of_ours_and_of_others_are_put_into_lines(qtbot: QtBot) -> None:
    strong, plain = Span("Ana Núñez. ", Voice.SMALL_STRONG), Span(LONG * 2, Voice.SECOND)
    assert lines_of([], 100).count == 1
    assert lines_of([Span("short")], 400).count == 1
    assert lines_of([Span("one\ntwo")], 400).count == 2
    assert 2 <= lines_of([strong, plain], 500).count < lines_of([strong, plain], 200).count
    assert lines_of([Span("w" * 90)], 120).count > 1
    assert lines_of([Span("לא דיברו עם המנהלת כבר מזמן ", Voice.SECOND), strong], 90).count > 1
    for spans in ((strong, plain), (Span("עברית ואז English"),), (Span("w" * 90),)):
        rich = Rich(*spans)
        board = shown(qtbot, rich, width=180)
        assert rich.height(180) % LINE == 0
        assert not board.grab().isNull()


def test_what_fits_roughly_fits_truly(qtbot: QtBot) -> None:
    for voice in Voice:
        for text in ("Ana Núñez Rey", "WAVE AVATAR To", "104 days · 33 d", "ffi fl Tj", LONG):
            assert metrics(voice).horizontalAdvance(text) <= roughly(text, voice) + 1
            assert cut(text, voice, 10_000) == text
            short = cut(text, voice, 20)
            assert short != text
            assert metrics(voice).horizontalAdvance(short) <= 20
