"""Cards that are painted whole: laid out, read, pressed and told like widgets."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from msp_desk.ui.fonts import Voice
from msp_desk.ui.parts.blocks import Chips, ChipSpec, CopyLine, Head, LevelSpec, Plain, Rich, Warn
from msp_desk.ui.parts.canvas import Block, Canvas, Columns, Rule, Stack
from msp_desk.ui.parts.layouts import column, holder
from msp_desk.ui.parts.mixed import Span
from msp_desk.ui.theme import Tone
from msp_desk.values.enums import Level

LONG = "It goes on and on, and when one thinks that it must end it does not. " * 4


def a_number(number: str) -> CopyLine:
    """A number that can be copied."""
    return CopyLine(number, "mobile", number.replace(" ", ""), f"Copy {number}", "Copied")


def shown(qtbot: QtBot, *blocks: Block, width: int = 300) -> Canvas:
    """A canvas with these, seen."""
    canvas = Canvas(*blocks)
    qtbot.addWidget(canvas)
    canvas.resize(width, canvas.heightForWidth(width))
    canvas.show()
    return canvas


def told(canvas: Canvas, place: QPoint) -> str:
    """What the pointer is told there."""
    QTest.mouseMove(canvas, place)
    return canvas.toolTip()


@pytest.mark.parametrize(
    "block",
    [
        Plain("Ana", Voice.TITLE),
        Rich(Span(LONG), icon="phone"),
        Rich(Span("a\nb\nc")),
        Rule(),
        Chips(ChipSpec("usted"), LevelSpec(Level.EXECUTIVE, "Executive"), ChipSpec("a chip " * 9)),
        Warn("Be patient:", LONG),
        a_number("600 100 200"),
        Head("Ana Núñez", Tone.EXE, 44, b"", Stack(Plain("Ana Núñez"), Plain(LONG))),
        Columns(Stack(Plain("left"), Rich(Span(LONG))), Plain("right")),
        Head("", Tone.EXE, 44, b"no picture", Plain("")),
    ],
)
def test_every_block_has_room_and_is_drawn_in_it(qtbot: QtBot, block: Block) -> None:
    wide, narrow = block.height(600), block.height(160)
    assert 0 < wide <= narrow
    shown(qtbot, block).grab()
    shown(qtbot, block, width=40).grab()


def test_what_can_be_read_is_read(qtbot: QtBot) -> None:
    head = Head("Ana", Tone.EXE, 44, b"", Stack(Plain("Ana Núñez"), Chips(ChipSpec("usted"), ChipSpec("ES"))))
    canvas = shown(qtbot, head, Rule(), Columns(Rich(Span("We "), Span("promised")), a_number("600 100 200")))
    assert canvas.texts() == ["Ana Núñez", "usted · ES", "We promised", "600 100 200 mobile"]
    assert canvas.accessibleName() == "\n".join(canvas.texts())


def test_what_was_cut_is_told_and_what_was_not_is_not(qtbot: QtBot) -> None:
    canvas = shown(qtbot, Plain("<b>" + LONG), Plain("a day", hint="23 November"))
    assert "&lt;b&gt;It goes" in told(canvas, QPoint(20, 8))
    assert "23 November" in told(canvas, QPoint(20, 38))
    assert Plain("short").told(QRect(0, 0, 300, 18)) == ""


def test_numbers_are_reached_by_tab_and_copied(qtbot: QtBot) -> None:
    before, after = QLineEdit(), QLineEdit()
    canvas = Canvas(Plain("Numbers"), a_number("600 100 200"), a_number("971 55 01 33"))
    window = holder(column(before, canvas, after))
    qtbot.addWidget(window)
    window.resize(300, 300)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    before.setFocus()
    copied = []
    for _ in range(2):
        QTest.keyClick(_focus(), Qt.Key.Key_Tab)
        QTest.keyClick(_focus(), Qt.Key.Key_Return)
        copied.append(QApplication.clipboard().text())
    assert copied == ["600100200", "971550133"]
    QTest.keyClick(_focus(), Qt.Key.Key_Tab)
    assert after.hasFocus()
    QTest.keyClick(_focus(), Qt.Key.Key_Backtab)
    QTest.keyClick(_focus(), Qt.Key.Key_Space)
    assert QApplication.clipboard().text() == "971550133"


def _focus() -> QWidget:
    focus = QApplication.focusWidget()
    assert focus is not None
    return focus


def test_a_press_copies_and_a_press_beside_does_nothing(qtbot: QtBot) -> None:
    canvas = shown(qtbot, Plain("Numbers"), a_number("600 100 200"))
    QApplication.clipboard().setText("before")
    QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=QPoint(20, 8))
    assert QApplication.clipboard().text() == "before"
    QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=QPoint(20, 40))
    assert QApplication.clipboard().text() == "600100200"


def test_a_canvas_without_anything_to_press_takes_no_keyboard(qtbot: QtBot) -> None:
    canvas = shown(qtbot, Plain("Ana"))
    assert canvas.focusPolicy() is Qt.FocusPolicy.NoFocus
    canvas.show_blocks([a_number("600 100 200")])
    assert canvas.focusPolicy() is Qt.FocusPolicy.TabFocus


def test_stacks_put_blocks_below_each_other() -> None:
    first, second = Plain("a"), Plain("b")
    places = dict(Stack(first, second, gap=10).spread(QRect(5, 5, 100, 99)))
    assert places[first].top() == 5
    assert places[second].top() == 5 + first.height(100) + 10
