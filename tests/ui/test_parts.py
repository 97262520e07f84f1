"""Small parts answer pointer and keyboard."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from msp_desk.i18n.words import Words
from msp_desk.ui.parts.buttons import Button
from msp_desk.ui.parts.choices import Segment, SegmentedChoice
from msp_desk.ui.parts.labels import Label
from msp_desk.ui.parts.layouts import Flow, column, holder
from msp_desk.ui.parts.mixed import Mixed, Span
from msp_desk.ui.parts.search_field import SearchField
from msp_desk.ui.parts.states import EmptyState, Stage
from msp_desk.ui.parts.tabs import Tab, Tabs


def test_a_choice_moves_with_arrows_and_digits(qtbot: QtBot) -> None:
    choice = SegmentedChoice("Feeling", [Segment(n, str(n)) for n in range(1, 6)], 2, optional=True)
    qtbot.addWidget(choice)
    picked: list[object] = []
    choice.picked.connect(picked.append)
    QTest.keyClick(choice, Qt.Key.Key_Right)
    QTest.keyClick(choice, Qt.Key.Key_5)
    QTest.keyClick(choice, Qt.Key.Key_Right)
    assert picked == [3, 5, 5]
    choice.set_value(None)
    assert choice.value() is None


def test_arrows_move_a_choice_as_they_reach_it_through_the_chosen_one(qtbot: QtBot) -> None:
    choice = SegmentedChoice("Feeling", [Segment(n, str(n)) for n in range(1, 4)], 1)
    beside = Button("Beside")
    both = holder(column(choice, beside))
    qtbot.addWidget(both)
    both.show()
    choice.setFocus()
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left):
        QTest.keyClick(both.focusWidget(), key)
    assert choice.value() == 2
    assert choice.isAncestorOf(both.focusWidget())


def test_tabs_are_made_when_first_chosen(qtbot: QtBot) -> None:
    made: list[str] = []

    class Page(QWidget):
        """A page that says that it was made."""

        def __init__(self) -> None:
            super().__init__()
            made.append("page")

    tabs = Tabs([Tab("one", "One", Page), Tab("two", "Two", Page)])
    qtbot.addWidget(tabs)
    tabs.show()
    assert len(made) == 1
    with qtbot.waitSignal(tabs.picked):
        QTest.keyClick(tabs.bar, Qt.Key.Key_Right)
    tabs.pick("one")
    tabs.pick("two")
    assert (tabs.current(), len(made)) == ("two", 2)


def test_a_stage_shows_why_there_is_nothing(qtbot: QtBot, words: Words) -> None:
    pressed: list[str] = []
    content = Label("Clients")
    stage = Stage(words, content)
    qtbot.addWidget(stage)
    stage.show()
    stage.show_empty(
        EmptyState(
            "No client yet", "What they are for", action="Begin", on_action=lambda: pressed.append("x")
        )
    )
    next(b for b in stage.findChildren(Button) if b.caption() == "Begin").click()
    assert pressed == ["x"]
    stage.show_error("The disk is full.", lambda: pressed.append("again"))
    stage.show_loading()
    stage.show_content()
    assert content.isVisible()


def test_what_there_is_to_say_fits_a_narrow_place(qtbot: QtBot) -> None:
    told = EmptyState(
        "A report about a client", "Who is who, what was said and promised, and who is due. " * 3
    )
    qtbot.addWidget(told)
    told.show()
    about = next(label for label in told.findChildren(Label) if label.wordWrap())
    for width in (280, 340, 900):
        told.resize(width, 480)
        QApplication.processEvents()
        assert told.rect().contains(about.geometry())
        assert about.width() == min(400, width - 40)
        assert about.height() >= QLabel.heightForWidth(about, about.width())


def test_the_shortcut_of_a_search_field_leaves_its_words_alone(qtbot: QtBot) -> None:
    field = SearchField("Words of a note or subject", "Ctrl+F")
    qtbot.addWidget(field)
    field.resize(140, 30)
    assert field.hint_room().isNull()
    field.resize(320, 30)
    room = field.hint_room()
    assert field.rect().contains(room)
    assert room.left() > 26 + field.fontMetrics().horizontalAdvance(field.placeholderText())
    field.setText("router")
    assert field.hint_room().isNull()


def test_a_flow_goes_on_in_the_next_line(qtbot: QtBot) -> None:
    flow = Flow(*(Label("word") for _ in range(6)))
    widget = holder(flow)
    qtbot.addWidget(widget)
    assert flow.heightForWidth(10_000) < flow.heightForWidth(120) < flow.heightForWidth(40)


def test_a_small_widget_does_not_narrow_its_column(qtbot: QtBot) -> None:
    long = Label("A long line that needs its room")
    widget = holder(column(Button("x"), long))
    qtbot.addWidget(widget)
    widget.resize(600, 100)
    widget.show()
    assert long.width() == 600


def test_mixed_voices_wrap_as_one(qtbot: QtBot) -> None:
    mixed = Mixed(Span("We promised "), Span("the cost of the 😀 outage & <b>more</b>", tone=None))
    qtbot.addWidget(mixed)
    assert mixed.heightForWidth(80) > mixed.heightForWidth(1000) == 16
    assert mixed.text() == "We promised the cost of the 😀 outage & <b>more</b>"
