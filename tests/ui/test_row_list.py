"""The list: headings, keyboard, lazy lines, endless rows."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from msp_desk.ui.tables.lines import Group, Line
from msp_desk.ui.tables.row_list import RowList


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of a test."""

    number: int
    group: str = ""


class Shown:
    """Makes lines and remembers for which rows."""

    def __init__(self) -> None:
        self.made: list[int] = []

    def line(self, entry: Entry) -> Line:
        self.made.append(entry.number)
        return Line(entry.number, f"Person {entry.number}", "Client", "why")

    def group(self, entry: Entry) -> Group:
        return Group(entry.group)


def a_list(qtbot: QtBot) -> RowList:
    """A list on the screen."""
    made = RowList("People")
    qtbot.addWidget(made)
    made.resize(500, 300)
    made.show()
    return made


def test_arrows_step_over_headings(qtbot: QtBot) -> None:
    shown, rows = Shown(), a_list(qtbot)
    rows.show_rows([Entry(1, "a"), Entry(2, "a"), Entry(3, "b")], shown.line, shown.group)
    assert rows.count() == 5
    rows.choose_first()
    assert rows.current_key() == 1
    for expected in (2, 3, 3):
        QTest.keyClick(rows, Qt.Key.Key_Down)
        assert rows.current_key() == expected
    for expected in (2, 1, 1):
        QTest.keyClick(rows, Qt.Key.Key_Up)
        assert rows.current_key() == expected


def test_enter_opens_the_chosen_row(qtbot: QtBot) -> None:
    shown, rows = Shown(), a_list(qtbot)
    rows.show_rows([Entry(1), Entry(2)], shown.line)
    with qtbot.waitSignal(rows.chosen) as chosen:
        rows.choose(2)
    assert chosen.args == [Entry(2)]
    with qtbot.waitSignal(rows.opened) as opened:
        QTest.keyClick(rows, Qt.Key.Key_Return)
    assert opened.args == [Entry(2)]


def test_only_what_is_seen_is_made_into_lines(qtbot: QtBot) -> None:
    shown, rows = Shown(), a_list(qtbot)
    rows.show_rows([Entry(n) for n in range(100_000)], shown.line)
    rows.grab()
    assert 0 < len(set(shown.made)) < 30


def test_more_is_asked_for_near_the_end_once(qtbot: QtBot) -> None:
    shown, rows = Shown(), a_list(qtbot)
    asked: list[int] = []
    rows.need_more.connect(lambda: asked.append(rows.count()))
    rows.show_rows([Entry(n) for n in range(100)], shown.line, more=True)
    qtbot.waitUntil(lambda: rows.verticalScrollBar().maximum() > 4000)
    assert not asked
    rows.verticalScrollBar().setValue(rows.verticalScrollBar().maximum())
    rows.verticalScrollBar().setValue(rows.verticalScrollBar().maximum() - 1)
    assert asked == [100]
    rows.append([Entry(n) for n in range(100, 150)], more=False)
    assert rows.count() == 150
    rows.verticalScrollBar().setValue(rows.verticalScrollBar().maximum())
    assert asked == [100]


def test_a_short_list_asks_at_once(qtbot: QtBot) -> None:
    shown, rows = Shown(), a_list(qtbot)
    with qtbot.waitSignal(rows.need_more):
        rows.show_rows([Entry(1)], shown.line, more=True)


def test_more_rows_go_on_under_the_last_heading(qtbot: QtBot) -> None:
    shown, rows = Shown(), a_list(qtbot)
    rows.show_rows([Entry(1, "a")], shown.line, shown.group, more=True)
    rows.append([Entry(2, "a"), Entry(3, "b")], more=False)
    assert rows.count() == 5


def test_the_choice_survives_new_rows_in_silence(qtbot: QtBot) -> None:
    shown, rows = Shown(), a_list(qtbot)
    rows.show_rows([Entry(n) for n in range(9)], shown.line)
    rows.choose(4)
    with qtbot.assertNotEmitted(rows.chosen):
        rows.show_rows([Entry(n) for n in range(8, -1, -1)], shown.line)
    assert rows.current_key() == 4


def test_a_line_is_copied_as_text(qtbot: QtBot) -> None:
    shown, rows = Shown(), a_list(qtbot)
    rows.show_rows([Entry(7)], shown.line)
    rows.choose_first()
    QTest.keyClick(rows, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "Person 7 · Client. why"


def test_screen_readers_hear_the_line(qtbot: QtBot) -> None:
    shown, rows = Shown(), a_list(qtbot)
    rows.show_rows([Entry(7)], shown.line)
    told = rows.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert told == "Person 7 · Client. why"
