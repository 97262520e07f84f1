"""P 1a, 1b, 2c and 9: what a key typed into the search costs, until the answer is known and until it is painted."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from tests.bench.floors import ListFloor
from tests.bench.painted import PaintWatch, press, settle
from tests.bench.questions import Keystroke, Questions, questions_of
from tests.bench.raw import Raw
from tests.bench.sampling import timed
from tests.bench.trial import Count, Ground, Samplers, Trial
from tests.bench.window import Program


def limits(ground: Ground) -> Samplers:
    """The bare question, and the least list above which it can be typed."""
    asked = questions_of(ground.made)
    raw = Raw(ground.made)
    application = QApplication([])
    application.setQuitOnLastWindowClosed(False)
    floor = ListFloor(raw)
    return {
        "fts_raw": timed(lambda n: raw.search(_nth(asked, n).text)),
        "history_raw": timed(lambda n: raw.history(_sought(asked, n).text)),
        "delegate_list": lambda n: floor.type(_nth(asked, n)),
    }


def app(ground: Ground) -> Samplers:
    """The service, and the search of the real window."""
    asked = questions_of(ground.made)
    program = Program(ground.made.path)
    desk, typing = program.around.desk, _Typing(program, asked)
    return {
        "search_service": timed(lambda n: desk.find(_nth(asked, n).text, 50)),
        "search_painted": typing.search,
        "person_card_painted": typing.card,
        "history_painted": typing.history,
    }


TRIAL = Trial("search", limits, app, Count.QUERIES, block=8)


def _nth(asked: Questions, number: int) -> Keystroke:
    return asked.keystrokes[number % len(asked.keystrokes)]


def _sought(asked: Questions, number: int) -> Keystroke:
    return asked.in_history[number % len(asked.in_history)]


class _Typing:
    """Types into the fields of the window."""

    def __init__(self, program: Program, asked: Questions) -> None:
        self._program, self._asked = program, asked
        self._window = PaintWatch(program.window)
        self._found = PaintWatch(program.window, self._program.search().list)
        self._told = PaintWatch(program.window, self._history_page().list)

    def search(self, number: int) -> float:
        """A key in the search field, until the list of what it finds is painted."""
        return _type(self._program.search().field, _nth(self._asked, number), self._found)

    def card(self, number: int) -> float:
        """From Enter on somebody who was found until their card is painted."""
        page, people = self._program.search(), self._asked.people
        page.field.setText(people[number % len(people)])
        settle()
        taken = self._window.milliseconds(lambda: QTest.keyClick(page.field, Qt.Key.Key_Return))
        page.leave()
        settle()
        return taken

    def history(self, number: int) -> float:
        """A key in the search of the history, until the list of what it finds is painted."""
        return _type(self._history_page().search, _sought(self._asked, number), self._told)

    def _history_page(self) -> Any:
        """The timeline of everybody, with nothing above it."""
        self._program.put_away()
        page: Any = self._program.window.go("history")
        settle()
        return page.timeline


def _type(field: QLineEdit, stroke: Keystroke, watch: PaintWatch) -> float:
    if field.text() != stroke.text[:-1]:
        field.setText(stroke.text[:-1])
        settle()
    return watch.milliseconds(lambda: press(field, stroke.key))
