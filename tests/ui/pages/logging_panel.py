"""The form that logs a contact, and somebody who uses it, for tests."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from msp_desk.queries.interactions import InteractionCard, interaction_card
from msp_desk.queries.timeline import TimelineFilter, timeline_page
from msp_desk.ui.pages.logging.panel import LogPanel
from msp_desk.ui.parts.cards import Notice
from msp_desk.values.drafts import InteractionDraft
from tests.builders import a_client, a_person
from tests.ui.pages.conftest import Scene


def the_panel(scene: Scene, begin: InteractionDraft | None = None, **more: bool) -> LogPanel:
    """The form, seen, with the keyboard where it begins."""
    panel = LogPanel(scene.around, begin or InteractionDraft(), **more)
    scene.show(panel, 540, 620)
    panel.setFocus()
    return panel


def type_text(text: str) -> None:
    """Type wherever the keyboard is."""
    QTest.keyClicks(_focus(), text)


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key wherever the keyboard is, and let what follows from it happen."""
    QTest.keyClick(_focus(), key, modifiers)
    QApplication.processEvents()


def _focus() -> QWidget:
    focus = QApplication.focusWidget()
    assert focus is not None
    return focus


def finder(panel: LogPanel) -> QWidget:
    """The line in which people are found."""
    line = panel.form.editor("people").focusProxy()
    assert line is not None
    return line


def pick(panel: LogPanel, letters: str) -> None:
    """Find somebody by a few letters, and take who is offered first."""
    QTest.keyClicks(finder(panel), letters)
    QTest.keyClick(finder(panel), Qt.Key.Key_Return)
    QApplication.processEvents()


def latest(scene: Scene) -> InteractionCard:
    """The newest contact of the desk, whole."""
    rows = scene.made.desk.ask(timeline_page, TimelineFilter()).rows
    card = scene.made.desk.ask(interaction_card, rows[0].key)
    assert card is not None
    return card


def count(scene: Scene) -> int:
    """How many contacts there are."""
    return len(scene.made.desk.ask(timeline_page, TimelineFilter()).rows)


def notices(panel: LogPanel) -> list[str]:
    """What is said above the form."""
    QApplication.processEvents()
    return [n.accessibleName() for n in panel.findChildren(Notice) if n.isVisible()]


def ana_of_aero(scene: Scene) -> tuple[UUID, UUID]:
    """A client and somebody there."""
    aero = a_client(scene.made.desk, "Aero Handling")
    return aero, a_person(scene.made.desk, "Ana Núñez", aero, email="ana@aero.example")
