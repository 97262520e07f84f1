"""The window: pages made when first seen, keys, panel, shortcuts, files dropped on it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QRect, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from msp_desk.i18n.words import Words
from msp_desk.ui.forms.field import Section
from msp_desk.ui.forms.form import Form
from msp_desk.ui.forms.form_panel import FormPanel
from msp_desk.ui.forms.text_fields import Text
from msp_desk.ui.main_window import MainWindow
from msp_desk.ui.navigation import PageSpec
from msp_desk.ui.parts.buttons import Pressable
from msp_desk.ui.parts.panels import Overlay
from msp_desk.ui.parts.search_field import SearchField
from msp_desk.ui.placing import first_place
from msp_desk.values.drafts import ClientDraft

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


class Page(QWidget):
    """A page that remembers."""

    def __init__(self) -> None:
        super().__init__()
        self.arrived = self.asked_new = 0

    def arrive(self) -> None:
        self.arrived += 1

    def make_new(self) -> None:
        self.asked_new += 1


class Made:
    """Makes pages and counts them."""

    def __init__(self) -> None:
        self.pages: list[Page] = []

    def __call__(self) -> Page:
        self.pages.append(Page())
        return self.pages[-1]


@pytest.fixture
def made() -> Made:
    return Made()


@pytest.fixture
def window(qtbot: QtBot, words: Words, made: Made) -> MainWindow:
    pages = [
        PageSpec("today", "Today", "sun", made, "Alt+1"),
        PageSpec("clients", "Clients", "building-2", made, "Alt+2"),
        PageSpec("settings", "Settings", "settings", made, below=True),
    ]
    shown = MainWindow(words, "R&D <b>Norte</b>", "Marta Ruiz", pages, "Encrypted")
    qtbot.addWidget(shown)
    shown.show()
    shown.activateWindow()
    qtbot.waitUntil(shown.isActiveWindow)
    shown.go("today")
    return shown


def test_pages_are_made_when_first_seen(window: MainWindow, made: Made) -> None:
    assert len(made.pages) == 1
    QTest.keyClick(window, Qt.Key.Key_2, ALT)
    assert window.current() == "clients"
    QTest.keyClick(window, Qt.Key.Key_1, ALT)
    assert len(made.pages) == 2
    assert made.pages[0].arrived == 2


def test_keys_ask_and_the_page_makes_new_things(qtbot: QtBot, window: MainWindow, made: Made) -> None:
    for key, signal in ((Qt.Key.Key_K, window.search_asked), (Qt.Key.Key_L, window.log_asked)):
        with qtbot.waitSignal(signal):
            QTest.keyClick(window, key, CTRL)
    with qtbot.waitSignal(window.help_asked):
        QTest.keyClick(window, Qt.Key.Key_F1)
    QTest.keyClick(window, Qt.Key.Key_N, CTRL)
    assert made.pages[0].asked_new == 1


def test_escape_closes_the_panel_then_goes_back(window: MainWindow) -> None:
    window.go("clients")
    window.open_panel("A form", QLineEdit())
    assert window.panel.isVisible()
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert not window.panel.isVisible()
    assert window.current() == "clients"
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert window.current() == "today"


def test_the_sheet_shows_every_key_and_escape_closes_it(qtbot: QtBot, window: MainWindow) -> None:
    QTest.keyClick(window, Qt.Key.Key_Slash, CTRL)
    sheet = window.findChildren(Overlay)[0]
    assert sheet.isVisible()
    told = {label.text() for label in sheet.findChildren(QLabel)}
    assert {"Today", "Clients", "Log a contact"} <= told
    with qtbot.waitSignal(sheet.closed):
        QTest.keyClick(window, Qt.Key.Key_Escape)
    assert not sheet.isVisible()


def test_escape_clears_a_filter_before_it_leaves(window: MainWindow) -> None:
    window.go("clients")
    field = SearchField("Filter", parent=window.page("clients"))
    field.show()
    field.setFocus()
    QTest.keyClicks(field, "abc")
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert not field.text()
    assert window.current() == "clients"


def test_the_panel_stays_at_the_edge(qtbot: QtBot, window: MainWindow) -> None:
    window.open_panel("A form", QLineEdit())
    window.resize(1000, 650)
    qtbot.waitUntil(lambda: window.panel.geometry().right() == window.panel.parentWidget().rect().right())  # type: ignore[union-attr]
    assert window.panel.height() == window.panel.parentWidget().height()  # type: ignore[union-attr]


def test_dropped_files_are_said(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "a.csv")), QUrl("https://firm.example/b.csv")])
    drop = QDropEvent(
        QPoint(5, 5).toPointF(),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    with qtbot.waitSignal(window.files_dropped) as dropped:
        window.dropEvent(drop)
    assert dropped.args == [[tmp_path / "a.csv"]]


def test_everything_that_can_be_pressed_has_a_name(window: MainWindow) -> None:
    nameless = [b for b in window.findChildren(Pressable) if not b.accessibleName()]
    assert not nameless


def test_it_fits_a_small_screen(window: MainWindow) -> None:
    assert window.minimumSizeHint().width() <= 1280
    assert window.minimumSizeHint().height() <= 720


@pytest.mark.parametrize(
    ("screen", "size"),
    [
        (QRect(0, 0, 1920, 1080), (1280, 800)),
        (QRect(0, 0, 1280, 800), (1280, 760)),
        (QRect(70, 28, 1296, 772), (1280, 732)),
        (QRect(1920, 0, 1024, 640), (1024, 600)),
    ],
)
def test_at_first_it_fits_the_screen_with_its_title_bar(screen: QRect, size: tuple[int, int]) -> None:
    place = first_place(screen)
    assert place.size().toTuple() == size
    assert screen.contains(place.adjusted(0, -40, 0, 0))


def test_on_a_screen_that_is_too_small_the_title_bar_can_be_reached() -> None:
    assert first_place(QRect(0, 0, 800, 480)) == QRect(0, 40, 960, 600)


def test_a_panel_begins_in_its_first_field(qtbot: QtBot, window: MainWindow, words: Words) -> None:
    form: Form[ClientDraft] = Form(
        words, [Section("", [Text("name", "Name"), Text("sector", "Sector")])], ClientDraft()
    )
    window.open_panel("New client", FormPanel(words, form))
    qtbot.waitUntil(lambda: isinstance(window.focusWidget(), QLineEdit))
    focused = window.focusWidget()
    assert focused is not None
    assert focused.accessibleName() == "Name"
