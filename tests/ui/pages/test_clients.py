"""The Clients page, used as an account owner would."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from msp_desk.commands.clients import archive_client, merge_clients
from msp_desk.queries.clients import ClientFilter, client_rows
from msp_desk.queries.promises import PromiseFilter, promises
from msp_desk.ui.cards.chooser import Chooser
from msp_desk.ui.cards.line_button import LineButton
from msp_desk.ui.pages.clients.bites import BiteButton
from msp_desk.ui.pages.clients.client_list import Shown
from msp_desk.ui.pages.clients.page import ClientsPage
from msp_desk.ui.parts.buttons import Button
from msp_desk.ui.parts.labels import Label
from msp_desk.ui.parts.states import EmptyState
from msp_desk.values.drafts import ClientDraft, PromiseDraft
from msp_desk.values.enums import ClientStatus, Moment, PromiseState, Tier
from tests.builders import DOING, TODAY, MadeDesk, a_client, a_person, an_interaction, statements
from tests.ui.pages.conftest import Scene


def texts(widget: QWidget) -> list[str]:
    """What can be read, line by line, once all that was added is laid out."""
    QApplication.processEvents()
    seen = [w.accessibleName() for w in widget.findChildren(QWidget) if w.isVisible()]
    return [line for name in seen for line in name.split("\n") if line]


def bites(page: ClientsPage) -> list[BiteButton]:
    """What is about to bite."""
    QApplication.processEvents()
    return [b for b in page.view.findChildren(BiteButton) if b.isVisible()]


def names(page: ClientsPage) -> list[str]:
    """The clients listed, from above."""
    return [r.name for r in page.list.table.rows()]


def the_page(scene: Scene) -> ClientsPage:
    """The page, seen."""
    page = ClientsPage(scene.around)
    scene.show(page)
    return page


def choose(letters: str) -> None:
    """Type into the chooser that is open, and take what it offers first."""
    chooser = next(w for w in _windows_children(Chooser) if w.isVisible())
    QTest.keyClicks(chooser.search, letters)
    QTest.keyClick(chooser.search, Qt.Key.Key_Return)


def _windows_children(kind: type[Chooser]) -> list[Chooser]:
    return [w for w in QApplication.allWidgets() if isinstance(w, kind)]


def test_an_empty_desk_says_what_the_page_is_for(scene: Scene) -> None:
    page = the_page(scene)
    empty = page.findChild(EmptyState)
    assert isinstance(empty, EmptyState)
    assert empty.button is not None
    assert "No client yet" in texts(page)
    with scene.qtbot.waitSignal(scene.around.ways.edit_client) as asked:
        QTest.keyClick(empty.button, Qt.Key.Key_Return)
    assert asked.args == [ClientDraft()]


def test_clients_stand_under_what_they_are(scene: Scene) -> None:
    desk = scene.made.desk
    a_client(desk, "Hotel Miramar")
    a_client(desk, "Aero Handling")
    a_client(desk, "Paused Ltd", status=ClientStatus.PAUSED)
    a_client(desk, "Perhaps", status=ClientStatus.PROSPECT)
    a_client(desk, "Once", status=ClientStatus.FORMER)
    page = the_page(scene)
    assert names(page) == ["Aero Handling", "Hotel Miramar", "Paused Ltd"]
    for shown, expected in ((Shown.PROSPECTS, ["Perhaps"]), (Shown.FORMER, ["Once"]), (Shown.ARCHIVED, [])):
        page.list.shown.set_value(shown)
        page.list.refresh()
        assert names(page) == expected
    assert "Nobody here" in texts(page)


def test_the_list_is_one_statement(scene: Scene) -> None:
    for n in range(20):
        a_client(scene.made.desk, f"Client {n}")
    page = the_page(scene)
    with statements(scene.made.desk.engine) as sent:
        page.list.refresh()
    assert len(sent) == 1


def test_the_filter_looks_at_every_column(scene: Scene) -> None:
    a_client(scene.made.desk, "Hotel Miramar", sector="Hospitality")
    a_client(scene.made.desk, "Clínica Ponent", sector="Health")
    page = the_page(scene)
    QTest.keyClicks(page.list.search, "clinica heal")
    assert names(page) == ["Clínica Ponent"]
    QTest.keyClicks(page.list.search, "xyz")
    assert "Nothing fits" in texts(page)


def test_enter_opens_and_esc_leads_back(scene: Scene) -> None:
    client = a_client(scene.made.desk, "Aero Handling")
    page = the_page(scene)
    QTest.keyClick(page.list.table, Qt.Key.Key_Return)
    assert page.currentWidget() is page.view
    assert page.view.card is not None
    assert page.view.card.key == client
    assert page.leave()
    assert page.currentWidget() is page.list
    assert not page.leave()


def test_who_came_from_another_page_goes_back_there(scene: Scene) -> None:
    client = a_client(scene.made.desk, "Aero Handling")
    page = the_page(scene)
    page.arrive()
    page.show_key(client)
    assert not page.leave()
    page.arrive()  # the side bar, pressed while the page is seen
    assert page.currentWidget() is page.list


def test_the_table_goes_out_as_it_is_shown(answering: Callable[..., Scene], tmp_path: Path) -> None:
    scene = answering(str(tmp_path / "clients.csv"), str(tmp_path / "clients"))
    client = a_client(scene.made.desk, "=Aero", tier=Tier.A, owner_key=scene.made.me)
    an_interaction(scene.made.desk, client=client, days_ago=9)
    a_client(scene.made.desk, "Zeta")
    page = the_page(scene)
    QTest.keyClicks(page.list.search, "aero")
    with scene.qtbot.waitSignal(scene.around.desk.told):
        page.list._export.write_csv()
    lines = (tmp_path / "clients.csv").read_text(encoding="utf-8-sig").splitlines()
    assert lines[0].startswith("Name,Tier,Status,Account owner")
    assert len(lines) == 2
    assert lines[1].startswith("'=Aero,A,Active client,Marta Ruiz")
    assert "2026-11-14" in lines[1]
    with scene.qtbot.waitSignal(scene.around.desk.told):
        page.list._export.write_xlsx()
    assert (tmp_path / "clients.xlsx").read_bytes().startswith(b"PK")


def test_a_folder_that_is_not_there_is_told(answering: Callable[..., Scene], tmp_path: Path) -> None:
    scene = answering(str(tmp_path / "nowhere" / "clients.csv"))
    page = the_page(scene)
    with scene.qtbot.waitSignal(scene.around.desk.refused) as told:
        page.list._export.write_csv()
    assert "There is no folder" in told.args[0].phrase.in_english()


def test_the_head_says_who_looks_after_them(scene: Scene) -> None:
    desk = scene.made.desk
    luis = a_person(desk, "Luis Gil", scene.made.firm)
    client = a_client(
        desk, "Aero Handling", tier=Tier.A, sector="Airport services", size=214, owner_key=scene.made.me,
        deputy_key=luis, since=date(2017, 3, 1), warning="Be patient: blamed for August",
    )  # fmt: skip
    page = the_page(scene)
    page.show_key(client)
    seen = texts(page.view)
    assert {"Aero Handling", "Tier A", "Airport services · 214 people"} <= set(seen)
    assert "Marta Ruiz, deputy Luis Gil · client since 2017" in seen
    assert "Be patient: blamed for August" in seen


def test_a_promise_is_kept_from_the_page_and_taken_back(scene: Scene) -> None:
    desk = scene.made.desk
    client = a_client(desk)
    promise = PromiseDraft("Quote for the fibre line", due_on=date(2026, 11, 20))
    an_interaction(desk, client=client, days_ago=9, promises=(promise,))
    page = the_page(scene)
    page.show_key(client)
    bite = bites(page)[0]
    assert "3 days late" in bite.accessibleDescription()
    assert any(t.endswith("3 days late") for t in texts(page.view))
    with scene.qtbot.waitSignal(scene.around.desk.told):
        bite.act()
    kept = desk.ask(promises, PromiseFilter(states=(PromiseState.KEPT,)))
    assert [p.what for p in kept] == ["Quote for the fibre line"]
    assert not bites(page)
    scene.around.desk.undo()
    assert bites(page)


def test_somebody_overdue_is_logged_from_the_page(scene: Scene) -> None:
    desk = scene.made.desk
    client = a_client(desk, tier=Tier.A)
    pilar = a_person(desk, "Pilar Sanz", client, title="General director")
    an_interaction(desk, (pilar,), client, days_ago=300)
    page = the_page(scene)
    page.show_key(client)
    bite = bites(page)[0]
    with scene.qtbot.waitSignal(scene.around.ways.log) as asked:
        bite.act()
    assert (asked.args[0].client_key, asked.args[0].people) == (client, (pilar,))


def test_each_front_has_its_line(scene: Scene) -> None:
    desk = scene.made.desk
    client = a_client(desk)
    an_interaction(desk, client=client, days_ago=9, moment=Moment.OPERATION)
    an_interaction(desk, client=client, days_ago=45, moment=Moment.OPERATION)
    page = the_page(scene)
    page.show_key(client)
    seen = texts(page.view)
    assert "9 days ago" in seen
    assert seen.count("none this year") == 2
    assert any(t.startswith("Operation, contacts month by month: 0, ") for t in seen)
    assert any(t.endswith("1, 1") for t in seen)


def test_who_is_who_leads_to_the_person(scene: Scene) -> None:
    desk = scene.made.desk
    client = a_client(desk)
    a_person(desk, "Pilar Sanz", client, title="General director")
    ana = a_person(desk, "Ana", client, title="Clerk")
    page = the_page(scene)
    page.show_key(client)
    button = next(b for b in page.view.findChildren(LineButton) if b.accessibleName().startswith("Ana"))
    QTest.keyClick(button, Qt.Key.Key_Return)
    assert page.view.tabs.current() == "people"
    assert page.view._team is not None
    assert page.view._team.list.current_key() == ana
    assert page.view._team.person.card is not None
    assert page.view._team.person.card.name == "Ana"


def test_opening_a_client_takes_few_statements(scene: Scene) -> None:
    desk = scene.made.desk
    client = a_client(desk)
    for n in range(30):
        a_person(desk, f"Person {n}", client, title="Clerk")
    page = the_page(scene)
    scene.around.work_calendar()  # by which notice is counted; asked for once, not for each client
    with statements(desk.engine) as sent:
        page.show_key(client)
    assert len(sent) <= 5


def test_two_records_of_one_client_become_one_and_apart_again(scene: Scene) -> None:
    desk = scene.made.desk
    aero = a_client(desk, "Aero Handling")
    double = a_client(desk, "Aero Handling SL")
    a_person(desk, "Ana", double)
    a_client(desk, "Hotel Miramar")
    page = the_page(scene)
    page.show_key(aero)
    page.view.deeds.merge()
    choose("aero sl")
    assert [r.name for r in desk.ask(client_rows)] == ["Aero Handling", "Hotel Miramar"]
    assert page.view.card is not None
    assert [p.name for p in page.view.card.people] == ["Ana"]
    scene.around.desk.undo()
    assert [r.name for r in desk.ask(client_rows)] == ["Aero Handling", "Aero Handling SL", "Hotel Miramar"]


def test_a_client_is_put_away_and_taken_back(scene: Scene) -> None:
    desk = scene.made.desk
    client = a_client(desk)
    page = the_page(scene)
    page.show_key(client)
    page.view.deeds.archive()
    assert "Archived" in texts(page.view)
    assert not desk.ask(client_rows)
    assert len(desk.ask(client_rows, ClientFilter(archived=True))) == 1
    page.view.deeds.restore()
    assert len(desk.ask(client_rows)) == 1


def test_the_next_is_chosen_where_one_goes_away(scene: Scene) -> None:
    for name in ("Aero", "Miramar", "Ponent", "Sol"):
        a_client(scene.made.desk, name)
    page = the_page(scene)
    page.list.table.choose(1)
    for gone, left in (("Miramar", "Ponent"), ("Ponent", "Sol"), ("Sol", "Aero")):
        row = page.list.table.current_row()
        assert row is not None
        assert row.name == gone
        scene.around.desk.do(DOING, archive_client, row.key, True)
        after = page.list.table.current_row()
        assert after is not None
        assert after.name == left


def test_a_client_that_is_merged_away_elsewhere_leads_back_to_the_list(scene: Scene) -> None:
    made: MadeDesk = scene.made
    kept, gone = a_client(made.desk, "Kept"), a_client(made.desk, "Gone")
    page = the_page(scene)
    page.show_key(gone)
    _merge(made, kept, gone)
    assert page.currentWidget() is page.list
    assert names(page) == ["Kept"]


def _merge(made: MadeDesk, kept: UUID, gone: UUID) -> None:
    made.desk.do(DOING, merge_clients, kept, gone)


def test_what_is_logged_elsewhere_is_seen_at_once(scene: Scene) -> None:
    desk = scene.made.desk
    client = a_client(desk)
    page = the_page(scene)
    page.show_key(client)
    an_interaction(desk, client=client, subject="Check-in counters down")
    assert any(
        b.accessibleName().startswith("Check-in counters down") for b in page.view.findChildren(LineButton)
    )


def test_markup_in_names_is_only_text(scene: Scene) -> None:
    client = a_client(
        scene.made.desk, "<b>A & B</b>", warning="<img src=file:///etc/passwd>", notes="<i>x</i>"
    )
    page = the_page(scene)
    page.show_key(client)
    for label in page.view.findChildren(Label):
        assert label.textFormat() is Qt.TextFormat.PlainText
    assert "<b>A & B</b>" in texts(page.view)


def test_keys_walk_through_the_tabs(scene: Scene) -> None:
    client = a_client(scene.made.desk)
    page = the_page(scene)
    page.show_key(client)
    page.view._next_tab()
    assert page.view.tabs.current() == "people"
    page.view._tab_before()
    page.view._tab_before()
    assert page.view.tabs.current() == "contracts"


def test_the_buttons_have_names(scene: Scene) -> None:
    client = a_client(scene.made.desk)
    page = the_page(scene)
    page.show_key(client, "people")
    for button in page.view.findChildren(Button):
        assert button.accessibleName()


def test_ctrl_l_begins_with_the_client_that_is_looked_at(scene: Scene) -> None:
    client = a_client(scene.made.desk)
    page = the_page(scene)
    assert page.begun_contact().client_key is None
    page.show_key(client)
    assert page.begun_contact().client_key == client
    assert scene.around.today() == TODAY
