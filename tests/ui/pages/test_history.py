"""History and the contact that is read beside it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest
import sqlalchemy as sa
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from msp_desk.commands.promises import settle_promise
from msp_desk.models.base import table_of
from msp_desk.models.interactions import Interaction, Participation
from msp_desk.queries.interactions import interaction_draft
from msp_desk.queries.promises import PromiseFilter, promises
from msp_desk.store.engine import WRITE
from msp_desk.ui.cards.interaction_side import InteractionSide
from msp_desk.ui.cards.interaction_view import NameChip
from msp_desk.ui.cards.timeline import TimelineView
from msp_desk.ui.pages.history.page import HistoryPage
from msp_desk.ui.parts.buttons import Button
from msp_desk.ui.parts.prose import Prose
from msp_desk.ui.parts.states import EmptyState
from msp_desk.values.drafts import FileDraft, OpportunityDraft, PromiseDraft
from msp_desk.values.enums import Channel, Initiative, Moment, PromiseState
from msp_desk.values.keys import new_key
from msp_desk.values.times import timeline_position
from tests.builders import DOING, NOW, TODAY, a_client, a_person, an_interaction
from tests.ui.pages.conftest import Scene

CONTROL = Qt.KeyboardModifier.ControlModifier


def the_page(scene: Scene) -> TimelineView:
    """The history of everybody, seen."""
    page = HistoryPage(scene.around)
    scene.show(page)
    page.arrive()
    return page.timeline


def subjects(view: TimelineView) -> list[str]:
    """What the lines say, from above."""
    model = view.list.lines
    return [model.line(i).bold for i in range(model.rowCount()) if model.group(i) is None]


def headings(view: TimelineView) -> list[str]:
    """The headings between them."""
    model = view.list.lines
    return [g.title for i in range(model.rowCount()) if (g := model.group(i)) is not None]


def texts(widget: QWidget) -> list[str]:
    """What can be read in a widget."""
    QApplication.processEvents()
    return [w.accessibleName() for w in widget.findChildren(QWidget) if w.accessibleName() and w.isVisible()]


def button(widget: QWidget, name: str) -> Button:
    """The button of that name."""
    return next(b for b in widget.findChildren(Button) if b.accessibleName() == name)


def a_story(scene: Scene) -> tuple[UUID, UUID, UUID]:
    """Two clients with a person each, and a few contacts; gives a client and both people."""
    desk = scene.made.desk
    aero, sol = a_client(desk, "Aero Handling"), a_client(desk, "Churrería Sol")
    ana, fermin = a_person(desk, "Ana Núñez", aero), a_person(desk, "Fermín Mora", sol)
    an_interaction(desk, [ana], aero, days_ago=1, subject="Router", notes="It hums.", perceived=2)
    an_interaction(desk, [fermin], sol, days_ago=2, subject="Oven", channel=Channel.EMAIL)
    an_interaction(
        desk,
        [ana],
        aero,
        days_ago=40,
        subject="Kiosks",
        moment=Moment.INNOVATION,
        initiative=Initiative.PROACTIVE,
    )
    an_interaction(desk, [fermin], sol, days_ago=400, subject="The first visit", channel=Channel.VISIT)
    return aero, ana, fermin


def many(scene: Scene, count: int) -> None:
    """A long history, poured in."""
    key = a_person(scene.made.desk, "Ana Núñez", a_client(scene.made.desk))
    rows, parts = [], []
    for n in range(count):
        at, made = NOW - timedelta(hours=n), new_key()
        place = timeline_position(at, made)
        rows.append(_row(made, place, at, f"Contact {n}"))
        parts.append({"interaction_key": made, "person_key": key, "position": place})
    with scene.made.desk.engine.connect().execution_options(**WRITE) as connection, connection.begin():
        connection.execute(sa.insert(table_of(Interaction)), rows)
        connection.execute(sa.insert(table_of(Participation)), parts)


def _row(key: UUID, place: int, at: datetime, subject: str) -> dict[str, object]:
    return {
        "key": key, "position": place, "at": at, "channel": Channel.CALL, "initiative": Initiative.REACTIVE,
        "subject": subject, "notes": "", "reached": True, "version": 1, "created_at": at, "updated_at": at,
        "created_by": None, "updated_by": None,
    }  # fmt: skip


def test_an_empty_history_says_how_to_begin(scene: Scene) -> None:
    view = the_page(scene)
    empty = view.stage.currentWidget()
    assert isinstance(empty, EmptyState)
    assert empty.button is not None
    with scene.qtbot.waitSignal(scene.around.ways.log):
        QTest.keyClick(empty.button, Qt.Key.Key_Return)
    assert not view.side.isVisible()


def test_the_newest_is_first_and_read_beside_the_list(scene: Scene) -> None:
    a_story(scene)
    view = the_page(scene)
    assert subjects(view) == ["Router", "Oven", "Kiosks", "The first visit"]
    assert headings(view) == ["November 2026", "October 2026", "October 2025"]
    first = view.list.lines.line(1)
    assert (first.quiet, first.chip, first.right) == ("Aero Handling", "2", "yesterday")
    assert first.second == "Ana Núñez · It hums."
    read = texts(view.side)
    assert "Router" in read
    assert "felt 2 of 5" in read
    assert "It hums." in read


def test_walking_down_reads_the_next(scene: Scene) -> None:
    a_story(scene)
    view = the_page(scene)
    QTest.keyClick(view.list, Qt.Key.Key_Down)
    scene.qtbot.waitUntil(lambda: "Oven" in texts(view.side))


@pytest.mark.parametrize(
    ("field", "value", "left"),
    [
        ("channel", Channel.EMAIL, ["Oven"]),
        ("moment", Moment.INNOVATION, ["Kiosks"]),
        ("initiative", Initiative.PROACTIVE, ["Kiosks"]),
        ("period", 30, ["Router", "Oven"]),
    ],
)
def test_it_is_narrowed(scene: Scene, field: str, value: object, left: list[str]) -> None:
    a_story(scene)
    view = the_page(scene)
    editor = getattr(view.filters, field)
    editor.set_value(value)
    editor.edited.emit()
    assert subjects(view) == left
    QTest.mouseClick(view.filters.clear, Qt.MouseButton.LeftButton)
    assert len(subjects(view)) == 4


def test_it_is_narrowed_to_a_person_found_by_letters(scene: Scene) -> None:
    a_story(scene)
    view = the_page(scene)
    QTest.keyClicks(view.filters.person.finder, "fermin")
    QTest.keyClick(view.filters.person.finder, Qt.Key.Key_Return)
    assert subjects(view) == ["Oven", "The first visit"]
    view.filters.channel.set_value(Channel.VISIT)
    view.filters.channel.edited.emit()
    assert subjects(view) == ["The first visit"]


def test_words_are_found_and_none_is_said(scene: Scene) -> None:
    a_story(scene)
    view = the_page(scene)
    QTest.keyClick(view.list, Qt.Key.Key_F, CONTROL)
    QTest.keyClicks(view.search, "hums")
    assert subjects(view) == ["Router"]
    QTest.keyClicks(view.search, "zz")
    nothing = view.stage.currentWidget()
    assert isinstance(nothing, EmptyState)
    assert nothing.button is not None
    QTest.keyClick(nothing.button, Qt.Key.Key_Return)
    assert len(subjects(view)) == 4
    QTest.keyClicks(view.search, "hu")
    short = view.stage.currentWidget()
    assert isinstance(short, EmptyState)
    assert "Go on typing" in short.accessibleName()


def test_words_within_a_client(scene: Scene) -> None:
    aero, *_ = a_story(scene)
    view = TimelineView(scene.around, client=aero)
    scene.show(view)
    assert subjects(view) == ["Router", "Kiosks"]
    assert view.list.lines.line(1).quiet == ""
    QTest.keyClicks(view.search, "router")
    assert subjects(view) == ["Router"]
    QTest.keyClicks(view.search, "x")
    assert not view._source.places


def test_a_long_history_is_endless_and_read_only_where_one_looks(scene: Scene) -> None:
    many(scene, 3_000)
    view = the_page(scene)
    bar = view.list.verticalScrollBar()
    for _ in range(40):
        bar.setValue(bar.maximum())
        QApplication.processEvents()
    assert len(view._source.places) == 3_000
    assert not view._source.more
    assert view.list.lines.line(view.list.count() - 1).bold == "Contact 2999"
    assert len(view._source._rows) < 2_500


def test_a_rare_entry_is_found_however_far_back(scene: Scene) -> None:
    many(scene, 6_000)
    sol = a_client(scene.made.desk, "Churrería Sol")
    an_interaction(scene.made.desk, [], sol, days_ago=900, subject="Letter", channel=Channel.LETTER)
    view = the_page(scene)
    view.filters.channel.set_value(Channel.LETTER)
    view.filters.channel.edited.emit()
    scene.qtbot.waitUntil(lambda: subjects(view) == ["Letter"])


def test_what_is_logged_meanwhile_appears_and_the_chosen_stays(scene: Scene) -> None:
    aero, ana, _ = a_story(scene)
    view = the_page(scene)
    QTest.keyClick(view.list, Qt.Key.Key_Down)
    chosen = view.list.current_key()
    an_interaction(scene.made.desk, [ana], aero, subject="Just now")
    assert subjects(view)[0] == "Just now"
    assert view.list.current_key() == chosen


def test_enter_corrects_it(scene: Scene) -> None:
    a_story(scene)
    view = the_page(scene)
    with scene.qtbot.waitSignal(scene.around.ways.log) as asked:
        QTest.keyClick(view.list, Qt.Key.Key_Return)
    assert (asked.args[0].subject, asked.args[0].key is None) == ("Router", False)


def test_where_there_is_no_room_it_is_opened_instead(scene: Scene) -> None:
    a_story(scene)
    view = TimelineView(scene.around)
    scene.show(view, 600, 600)
    view.list.setFocus()
    assert not view.side.isVisible()
    with scene.qtbot.waitSignal(view.opened) as asked:
        QTest.keyClick(view.list, Qt.Key.Key_Return)
    assert asked.args[0].subject == "Router"


def test_delete_takes_it_out_and_undo_brings_it_back(scene: Scene) -> None:
    a_story(scene)
    view = the_page(scene)
    with scene.qtbot.waitSignal(scene.around.desk.told) as told:
        QTest.keyClick(view.list, Qt.Key.Key_Delete)
    assert subjects(view) == ["Oven", "Kiosks", "The first visit"]
    scene.around.desk.undo_deed(told.args[1])
    assert subjects(view)[0] == "Router"


def a_whole_contact(scene: Scene) -> tuple[UUID, UUID, UUID]:
    """A contact with everything; gives its key, a client and a person."""
    desk = scene.made.desk
    aero = a_client(desk, "Aero Handling")
    ana = a_person(desk, "Ana Núñez", aero)
    key = an_interaction(
        desk, [ana, scene.made.me], aero, subject="Review", notes="# Agenda\n- **kiosks**\n- [plan](https://a.example/p)",
        channel=Channel.MEETING, initiative=Initiative.PROACTIVE, moment=Moment.EVOLUTION, minutes=45, perceived=4,
        promises=(PromiseDraft("A quote", due_on=TODAY + timedelta(days=7)),),
        opportunities=(OpportunityDraft("Self check-in"),),
        attachments=(FileDraft("offer.pdf", "application/pdf", b"%PDF-1.7 an offer"),),
    )  # fmt: skip
    return key, aero, ana


def test_a_contact_is_read_whole(scene: Scene) -> None:
    key, *_ = a_whole_contact(scene)
    side = InteractionSide(scene.around)
    side.show_entry(key)
    scene.show(side, 480, 900)
    read = "\n".join(texts(side))
    for part in (
        "Review", "Meeting · Monday 23 November 2026, 09:30 · 45 minutes", "felt 4 of 5", "proactive", "Evolution",
        "Aero Handling", "Ana Núñez", "Marta Ruiz", "Agenda", "kiosks", "We promised: A quote", "Self check-in",
        "offer.pdf", "Noted by Marta Ruiz",
    ):  # fmt: skip
        assert part in read


def test_names_lead_on_and_a_promise_is_kept(scene: Scene) -> None:
    key, aero, ana = a_whole_contact(scene)
    side = InteractionSide(scene.around)
    side.show_entry(key)
    scene.show(side, 480, 900)
    chips = {c.accessibleName(): c for c in side.findChildren(NameChip)}
    with scene.qtbot.waitSignal(scene.around.ways.person) as asked:
        QTest.keyClick(chips["Ana Núñez"], Qt.Key.Key_Return)
    assert asked.args == [ana]
    with scene.qtbot.waitSignal(scene.around.ways.client) as gone:
        QTest.keyClick(chips["Aero Handling"], Qt.Key.Key_Return)
    assert gone.args == [aero, ""]
    QTest.keyClick(button(side, "Mark as kept: A quote"), Qt.Key.Key_Return)
    kept = scene.made.desk.ask(promises, PromiseFilter(states=(PromiseState.KEPT,)))
    assert [p.what for p in kept] == ["A quote"]
    assert "Kept" in texts(side)


def test_a_change_made_elsewhere_is_seen(scene: Scene) -> None:
    key, *_ = a_whole_contact(scene)
    side = InteractionSide(scene.around)
    side.show_entry(key)
    scene.show(side, 480, 900)
    promise = scene.made.desk.ask(promises, PromiseFilter())[0]
    scene.made.desk.do(DOING, settle_promise, promise.key, PromiseState.BROKEN)
    assert "Broken" in texts(side)


def test_a_file_is_saved_for_its_owner_alone(answering: Callable[..., Scene], tmp_path: Path) -> None:
    where = tmp_path / "copy.pdf"
    scene = answering(where)
    key, *_ = a_whole_contact(scene)
    side = InteractionSide(scene.around)
    side.show_entry(key)
    scene.show(side, 480, 900)
    with scene.qtbot.waitSignal(scene.around.desk.told):
        QTest.keyClick(button(side, "Save a copy of offer.pdf"), Qt.Key.Key_Return)
    assert where.read_bytes() == b"%PDF-1.7 an offer"
    assert where.stat().st_mode & 0o777 == 0o600


def test_a_note_of_two_million_letters_is_shown_from_its_beginning(scene: Scene) -> None:
    aero = a_client(scene.made.desk)
    key = an_interaction(scene.made.desk, [], aero, notes="All of it. " * 180_000)
    side = InteractionSide(scene.around)
    side.show_entry(key)
    scene.show(side, 480, 900)
    prose = side.findChild(Prose)
    assert isinstance(prose, Prose)
    shown = len(prose.toPlainText())
    assert shown < 10_000
    more = next(b for b in side.findChildren(Button) if b.accessibleName().startswith("Show more"))
    QTest.keyClick(more, Qt.Key.Key_Return)
    QApplication.processEvents()
    longer = [p for p in side.findChildren(Prose) if p.isVisible()][-1]
    assert len(longer.toPlainText()) > 3 * shown
    assert scene.made.desk.ask(interaction_draft, key).notes.endswith("of it.")  # type: ignore[union-attr]
