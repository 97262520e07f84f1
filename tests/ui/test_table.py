"""The table: sorts and filters its own rows, copies and exports what it shows."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from msp_desk.i18n.words import Words
from msp_desk.ui.tables.columns import Align, Column
from msp_desk.ui.tables.table import Table
from msp_desk.values.folding import fold


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a test."""

    name: str
    days: int
    met: date | None


COLUMNS: list[Column[Row]] = [
    Column("Name", lambda r: r.name, grows=True),
    Column("Days", lambda r: str(r.days), lambda r: r.days, Align.RIGHT),
    Column("Met", lambda r: r.met.isoformat() if r.met else "", lambda r: r.met, shown=False),
]
NAMES = ("Ángel", "angela", "Zoë", "O'Brien", "Łukasz", "Núñez", "NUNEZ", "Díaz", "de la Cruz", "élan")


def many(count: int) -> list[Row]:
    """Rows in no order."""
    dice = random.Random(7)
    start = date(2020, 1, 1)
    return [
        Row(
            f"{dice.choice(NAMES)} {dice.randrange(500)}",
            dice.randrange(400),
            None if dice.random() < 0.1 else start + timedelta(days=dice.randrange(2000)),
        )
        for _ in range(count)
    ]


def a_table(qtbot: QtBot, words: Words, rows: list[Row], *, several: bool = False) -> Table[Row]:
    """A table on the screen."""
    made: Table[Row] = Table(words, "People", COLUMNS, several=several)
    qtbot.addWidget(made)
    made.resize(600, 400)
    made.show_rows(rows)
    made.show()
    return made


def test_twenty_thousand_rows_are_ordered_as_people_order(qtbot: QtBot, words: Words) -> None:
    rows = many(20_000)
    table = a_table(qtbot, words, rows)
    table.sort_by(0)
    assert list(table.rows()) == sorted(rows, key=lambda r: fold(r.name))
    table.sort_by(1, down=True)
    assert list(table.rows()) == sorted(rows, key=lambda r: r.days, reverse=True)


def test_empty_values_come_last_either_way(qtbot: QtBot, words: Words) -> None:
    table = a_table(qtbot, words, many(500))
    for down in (False, True):
        table.sort_by(2, down=down)
        met = [r.met for r in table.rows()]
        full = [m for m in met if m is not None]
        assert full == sorted(full, reverse=down)
        assert met[: len(full)] == full


def test_filter_ignores_accents_and_case_and_wants_every_word(qtbot: QtBot, words: Words) -> None:
    rows = many(20_000)
    table = a_table(qtbot, words, rows)
    table.sort_by(0)
    table.filter("NUNEZ 12")
    expected = [
        r for r in rows if all(w in fold(f"{r.name}\n{r.days}\n{r.met or ''}") for w in ("nunez", "12"))
    ]
    assert expected
    assert list(table.rows()) == sorted(expected, key=lambda r: fold(r.name))
    table.filter("")
    assert len(table.rows()) == 20_000


def test_the_chosen_row_stays_chosen_when_the_order_changes(qtbot: QtBot, words: Words) -> None:
    rows = [Row(n, i, None) for i, n in enumerate(("c", "a", "b"))]
    table = a_table(qtbot, words, rows)
    table.choose(0)
    table.sort_by(0)
    assert table.current_row() == rows[0]
    table.filter("a")
    assert table.current_row() is None


def test_enter_opens_and_titles_sort(qtbot: QtBot, words: Words) -> None:
    rows = [Row("b", 1, None), Row("a", 2, None)]
    table = a_table(qtbot, words, rows)
    header = table.horizontalHeader()
    QTest.mouseClick(
        header.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(30, 12)
    )
    assert [r.name for r in table.rows()] == ["a", "b"]
    table.choose(0)
    with qtbot.waitSignal(table.opened) as opened:
        QTest.keyClick(table, Qt.Key.Key_Return)
    assert opened.args == [rows[1]]


def test_what_is_shown_is_what_is_exported(qtbot: QtBot, words: Words) -> None:
    table = a_table(qtbot, words, [Row("b", 1, date(2026, 1, 1)), Row("a", 2, None)])
    table.sort_by(0)
    assert table.as_shown() == (("Name", "Days"), (("a", "2"), ("b", "1")))
    table.setColumnHidden(2, False)
    assert table.as_shown()[1][1] == ("b", "1", "2026-01-01")


def test_chosen_rows_are_copied_for_spreadsheets(qtbot: QtBot, words: Words) -> None:
    table = a_table(qtbot, words, [Row("a", 1, None), Row("b", 2, None)], several=True)
    table.selectAll()
    QTest.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "a\t1\nb\t2"


@pytest.mark.parametrize(("short", "scrolls"), [(-200, False), (0, False), (10, False), (60, True)])
def test_a_little_room_that_is_missing_is_taken_from_columns_that_grow(
    qtbot: QtBot, words: Words, short: int, scrolls: bool
) -> None:
    columns: list[Column[Row]] = [
        Column("Name", lambda r: r.name, width=200, grows=True),
        Column("Days", lambda r: str(r.days), width=300),
    ]
    table: Table[Row] = Table(words, "People", columns)
    qtbot.addWidget(table)
    table.show_rows(many(3))
    table.resize(500 - short, 400)
    table.show()
    assert (table.columnWidth(0) + table.columnWidth(1) > table.viewport().width()) is scrolls
    assert table.columnWidth(1) == 300
