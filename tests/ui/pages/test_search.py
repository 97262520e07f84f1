"""The search box, used with a telephone in the other hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from msp_desk.commands.people import save_person
from msp_desk.queries.people import person_draft
from msp_desk.ui.pages.search.lines import around_match, mark_in
from msp_desk.ui.pages.search.page import SearchPage
from msp_desk.ui.parts.panels import Overlay
from msp_desk.ui.parts.states import EmptyState
from msp_desk.ui.tables.lines import Line
from msp_desk.values.drafts import ChannelDraft, PersonDraft, PointDraft, PromiseDraft
from msp_desk.values.enums import Address, Channel, Influence, Level, PointKind, Situation, Tier
from tests.builders import DOING, TODAY, a_client, a_person, an_interaction, statements
from tests.ui.pages.conftest import Scene

CONTROL = Qt.KeyboardModifier.ControlModifier


class Window(QWidget):
    """A window with the search box over it, as the program has it."""

    def __init__(self, scene: Scene) -> None:
        super().__init__()
        self.page = SearchPage(scene.around)
        self.overlay = Overlay(self, self.page, 860)
        self.page.done.connect(self.overlay.close_overlay)


def the_search(scene: Scene, text: str = "") -> SearchPage:
    """The search box, open, with a text in it."""
    window = Window(scene)
    scene.show(window)
    window.overlay.open_overlay()
    window.page.begin(text)
    return window.page


def found(page: SearchPage) -> list[str]:
    """The names at the left."""
    return [line.bold for line in found_lines(page)]


def found_lines(page: SearchPage) -> list[Line]:
    """The lines at the left."""
    return [page.list.lines.line(i) for i in range(page.list.count())]


def press(
    page: SearchPage, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    """Press a key wherever the keyboard is."""
    focus = QApplication.focusWidget()
    assert focus is not None
    assert page.isAncestorOf(focus)
    QTest.keyClick(focus, key, modifiers)


def everything_about_oscar(scene: Scene) -> None:
    """Somebody of whom everything is known that the card should say."""
    desk, made = scene.made.desk, scene.made
    channels = (ChannelDraft(Situation.BAD_NEWS, Channel.CALL, "before the radio"),)
    aero = a_client(desk, "Aero Handling", tier=Tier.A, owner_key=made.me, channels=channels)
    ana = a_person(desk, "Ana Núñez", aero, title="Operations manager", level=Level.MANAGEMENT)
    oscar = a_person(
        desk,
        "Óscar Díaz",
        aero,
        title="Check-in supervisor",
        level=Level.OPERATIONAL,
        address=Address.INFORMAL,
        influence=Influence.USES,
        warning="Be patient: blamed for the August outage.",
        warm_notes="Keeps bees.",
        points=(
            PointDraft(PointKind.MOBILE, "+34 600 100 200", preferred=True, hours="9-14"),
            PointDraft(PointKind.PHONE, "+34 971 55 01 33", label="counter"),
            PointDraft(PointKind.EMAIL, "oscar.diaz@aero.example"),
        ),
    )
    boss_of(scene, oscar, ana)
    for day in (3, 10, 20, 40):
        an_interaction(
            desk, [oscar, made.me], aero, days_ago=day, subject=f"Call of {day} days ago", perceived=3
        )
    promise = PromiseDraft("A spare switch", due_on=TODAY - timedelta(days=2), person_key=oscar)
    an_interaction(desk, [oscar, made.me], aero, days_ago=50, promises=(promise,))


def boss_of(scene: Scene, person: UUID, boss: UUID) -> None:
    """Somebody reports to somebody."""
    desk = scene.made.desk
    above = desk.ask(person_draft, boss, TODAY)
    draft = desk.ask(person_draft, person, TODAY)
    assert above is not None
    assert draft is not None
    desk.do(DOING, save_person, replace(draft, reports_to_key=above.position_key), draft)


def test_the_card_says_all_that_one_should_know(scene: Scene) -> None:
    everything_about_oscar(scene)
    page = the_search(scene, "oscar")
    told = page.beside.person.texts()
    everything = "\n".join(told)
    assert told[0] == "Óscar Díaz"
    assert "Check-in supervisor · Aero Handling · reports to Ana Núñez" in told
    for part in (
        "Operational · uses",
        "Mobile · now, until 14:00",
        "tú",
        "Be patient: blamed for the August outage.",
        "600 10 02 00 mobile, preferred, 9-14",
        "971 55 01 33 counter",
        "oscar.diaz@aero.example",
        "Keeps bees.",
        "Felt 3 of 5 on 20 Nov: Call of 3 days ago",
        "We promised: A spare switch · due 2 days ago",
        "Call of 10 days ago",
        "Call of 20 days ago",
        "Next check-in in ",
        "Marta Ruiz  account owner · 5 contacts",
        "Bad news: call. before the radio",
    ):
        assert part in everything
    assert "Call of 40 days ago" not in everything


@pytest.mark.parametrize(
    "typed",
    [
        "osc",
        "ÓSCAR",
        "diaz",
        "aero",
        "600100",
        "600 10 02 00",
        "+34 600-100-200",
        "0034600100200",
        "oscar.diaz@",
    ],
)
def test_somebody_is_found_in_many_ways(scene: Scene, typed: str) -> None:
    everything_about_oscar(scene)
    assert "Óscar Díaz" in found(the_search(scene, typed))


def test_enter_opens_the_card_and_enter_again_logs(scene: Scene) -> None:
    everything_about_oscar(scene)
    page = the_search(scene)
    QTest.keyClicks(page.field, "osc")
    press(page, Qt.Key.Key_Return)
    assert not page._left.isVisible()
    assert page.beside.person.isVisible()
    with scene.qtbot.waitSignal(scene.around.ways.log) as asked:
        press(page, Qt.Key.Key_Return)
    draft = asked.args[0]
    assert scene.made.desk.find("oscar")[0].key in draft.people
    assert draft.client_key == scene.made.desk.find("aero")[0].client
    assert not page.isVisible()


def test_one_long_enter_does_not_log(scene: Scene) -> None:
    everything_about_oscar(scene)
    page = the_search(scene, "osc")
    press(page, Qt.Key.Key_Return)
    again = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "\r", True)
    QApplication.sendEvent(page.log, again)
    assert page.isVisible()


def test_escape_goes_back_to_the_list_and_then_away(scene: Scene) -> None:
    everything_about_oscar(scene)
    page = the_search(scene, "osc")
    press(page, Qt.Key.Key_Return)
    press(page, Qt.Key.Key_Escape)
    assert page._left.isVisible()
    assert page.field.hasFocus()
    assert page.field.text() == "osc"
    press(page, Qt.Key.Key_Escape)
    assert not page.isVisible()


def test_escape_closes_a_card_that_was_gone_to_at_once(scene: Scene) -> None:
    everything_about_oscar(scene)
    page = the_search(scene)
    page.show_person(scene.made.desk.find("oscar")[0].key)
    assert not page._left.isVisible()
    assert page._hint.text() == "Enter logs · Esc closes"
    press(page, Qt.Key.Key_Escape)
    assert not page.isVisible()
    calling = the_search(scene, "600 100 200")
    assert not calling._left.isVisible()
    press(calling, Qt.Key.Key_Escape)
    assert not calling.isVisible()


def test_typing_on_leads_back_from_the_card(scene: Scene) -> None:
    everything_about_oscar(scene)
    page = the_search(scene, "osc")
    press(page, Qt.Key.Key_Return)
    page.field.setFocus()
    page.field.selectAll()
    QTest.keyClicks(page.field, "ana")
    assert page._left.isVisible()
    assert found(page)[0] == "Ana Núñez"


def test_arrows_walk_while_one_types_and_control_enter_opens_the_client(scene: Scene) -> None:
    everything_about_oscar(scene)
    page = the_search(scene, "aero")
    assert len(found(page)) == 3
    press(page, Qt.Key.Key_Down)
    assert page.list.current_row().title == found(page)[1]
    press(page, Qt.Key.Key_Up)
    with scene.qtbot.waitSignal(scene.around.ways.client) as asked:
        press(page, Qt.Key.Key_Return, CONTROL)
    assert asked.args[0] == page.list.current_row().client


def test_control_and_l_log_without_opening_the_card(scene: Scene) -> None:
    everything_about_oscar(scene)
    page = the_search(scene, "osc")
    with scene.qtbot.waitSignal(scene.around.ways.log) as asked:
        press(page, Qt.Key.Key_L, CONTROL)
    assert asked.args[0].people == (scene.made.desk.find("oscar")[0].key,)


def test_a_client_is_shown_in_brief_and_opened(scene: Scene) -> None:
    everything_about_oscar(scene)
    page = the_search(scene, "aero handling")
    brief = page.beside.client.texts()
    assert brief[0] == "Aero Handling"
    assert any("Óscar Díaz" in text for text in brief)
    assert any("A spare switch" in text for text in brief)
    with scene.qtbot.waitSignal(scene.around.ways.client):
        press(page, Qt.Key.Key_Return)


def test_a_note_is_found_by_its_words_and_read(scene: Scene) -> None:
    aero = a_client(scene.made.desk, "Aero Handling")
    ana = a_person(scene.made.desk, "Ana Núñez", aero)
    key = an_interaction(
        scene.made.desk, [ana], aero, subject="Visit", notes="They asked about **kiosks** for the hall."
    )
    page = the_search(scene, "kiosk")
    line = found_lines(page)[0]
    assert (line.bold, line.second) == ("Visit", "Aero Handling")
    assert line.third[line.mark[0] : line.mark[1]] == "kiosk"
    assert page.beside.currentWidget() is page.beside.contact
    assert not page.log.isVisible()
    with scene.qtbot.waitSignal(scene.around.ways.interaction) as asked:
        press(page, Qt.Key.Key_Return)
    assert asked.args == [key]


def test_from_a_note_one_comes_to_who_took_part(scene: Scene) -> None:
    aero = a_client(scene.made.desk, "Aero Handling")
    ana = a_person(scene.made.desk, "Ana Núñez", aero)
    an_interaction(scene.made.desk, [ana], aero, notes="kiosks")
    page = the_search(scene, "kiosk")
    page.beside.contact.person_asked.emit(ana)
    assert page.beside.person.texts()[0] == "Ana Núñez"
    assert not page._left.isVisible()


def test_a_number_that_calls_shows_its_card_at_once(scene: Scene) -> None:
    everything_about_oscar(scene)
    page = the_search(scene, "0034600100200")
    assert not page._left.isVisible()
    assert page.beside.person.texts()[0] == "Óscar Díaz"
    assert page.log.caption() == "Log this call"
    assert page.log.hasFocus()


def test_of_a_number_that_nobody_has_somebody_can_be_made(scene: Scene) -> None:
    page = the_search(scene, "+34 699 999 999")
    empty = page.stage.currentWidget()
    assert isinstance(empty, EmptyState)
    assert "Nobody has this number" in empty.accessibleName()
    assert empty.button is not None
    with scene.qtbot.waitSignal(scene.around.ways.edit_person) as asked:
        QTest.keyClick(empty.button, Qt.Key.Key_Return)
    assert asked.args == [PersonDraft(points=(PointDraft(PointKind.PHONE, "+34 699 999 999"),))]


def test_of_a_name_that_nobody_has_somebody_can_be_made(scene: Scene) -> None:
    page = the_search(scene)
    first = page.stage.currentWidget()
    assert isinstance(first, EmptyState)
    assert "Who is it?" in first.accessibleName()
    QTest.keyClicks(page.field, "Zoe Quux")
    empty = page.stage.currentWidget()
    assert isinstance(empty, EmptyState)
    assert empty.button is not None
    with scene.qtbot.waitSignal(scene.around.ways.edit_person) as asked:
        QTest.keyClick(empty.button, Qt.Key.Key_Return)
    assert asked.args == [PersonDraft(name="Zoe Quux")]


def test_a_key_asks_one_question_and_the_card_waits(scene: Scene) -> None:
    everything_about_oscar(scene)
    page = the_search(scene, "os")
    with statements(scene.made.desk.engine) as sent:
        QTest.keyClicks(page.field, "c")
    assert len(sent) == 1
    with scene.qtbot.waitSignal(page._pause.timeout):
        pass
    assert page.beside.person.texts()[0] == "Óscar Díaz"


def test_a_number_is_copied_from_the_card(scene: Scene) -> None:
    everything_about_oscar(scene)
    page = the_search(scene, "oscar")
    canvas = page.beside.person.canvas
    canvas.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(canvas, Qt.Key.Key_Return)
    assert QApplication.clipboard().text() == "+34600100200"
    QTest.keyClick(canvas, Qt.Key.Key_Tab)
    QTest.keyClick(canvas, Qt.Key.Key_Space)
    assert QApplication.clipboard().text() == "+34971550133"


@pytest.mark.parametrize(
    ("text", "typed", "marked"),
    [
        ("971 55 01 33", "55013", "55 01 3"),
        ("+34 600 100 200", "0600", "600"),
        ("Óscar Díaz", "diaz", "Díaz"),
        ("ana@aero.example", "aero", "aero"),
        ("nothing", "zzz", ""),
        ("straße", "strasse", ""),
    ],
)
def test_what_was_typed_is_underlined(text: str, typed: str, marked: str) -> None:
    start, end = mark_in(text, typed)
    assert text[start:end] == marked


def test_of_a_long_note_the_words_around_are_shown() -> None:
    note = "begin " * 60 + "the kiosk stands still " + "end " * 60
    told = around_match(note, "kiosk")
    assert "kiosk" in told
    assert told.startswith("… ")
    assert len(told) < 100
