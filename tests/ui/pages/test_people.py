"""The People page, used as an account owner would."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from msp_desk.exchange.vcards_in import read_vcards
from msp_desk.queries.people import PeopleFilter, people_rows
from msp_desk.queries.person_card import PersonCard, person_card
from msp_desk.queries.positions import positions_of
from msp_desk.ui.cards.chooser import Chooser
from msp_desk.ui.pages.people.page import PeoplePage, Shown
from msp_desk.ui.parts.states import EmptyState
from msp_desk.values.drafts import PersonDraft
from msp_desk.values.enums import Level
from tests.builders import NOW, TODAY, MadeDesk, a_client, a_person, an_interaction, statements
from tests.ui.pages.conftest import Scene


def the_page(scene: Scene) -> PeoplePage:
    """The page, seen."""
    page = PeoplePage(scene.around)
    scene.show(page)
    return page


def names(page: PeoplePage) -> list[str]:
    """Who is listed, from above."""
    rows = [page.list.model().index(n, 0).data() for n in range(page.list.count())]
    return [str(r).split(" · ")[0].split(". ")[0] for r in rows]


def texts(widget: QWidget) -> list[str]:
    """What can be read, once all that was added is laid out."""
    QApplication.processEvents()
    return [w.accessibleName() for w in widget.findChildren(QWidget) if w.accessibleName() and w.isVisible()]


def show(page: PeoplePage, shown: Shown) -> None:
    """Look at others."""
    page.shown.set_value(shown)
    page.refresh()


def choose(letters: str) -> None:
    """Type into the chooser that is open, and take what it offers first."""
    chooser = next(w for w in QApplication.allWidgets() if isinstance(w, Chooser) and w.isVisible())
    QTest.keyClicks(chooser.search, letters)
    QTest.keyClick(chooser.search, Qt.Key.Key_Return)


def the_card(made: MadeDesk, name: str) -> PersonCard:
    """Somebody, by name."""
    row = next(r for r in made.desk.ask(people_rows, PeopleFilter(), TODAY) if r.name == name)
    card = made.desk.ask(person_card, row.key, NOW)
    assert card is not None
    return card


def test_an_empty_desk_says_what_the_page_is_for(scene: Scene) -> None:
    page = the_page(scene)
    assert "Nobody yet" in texts(page)
    empty = page.findChild(EmptyState)
    assert isinstance(empty, EmptyState)
    assert empty.button is not None
    with scene.qtbot.waitSignal(scene.around.ways.edit_person) as asked:
        QTest.keyClick(empty.button, Qt.Key.Key_Return)
    assert asked.args == [PersonDraft()]


def test_everybody_stands_where_they_belong(scene: Scene) -> None:
    desk = scene.made.desk
    client = a_client(desk)
    a_person(desk, "Óscar Díaz", client, title="Supervisor")
    a_person(desk, "Ana Núñez", client, title="Operations manager")
    a_person(desk, "Saskia")
    page = the_page(scene)
    assert names(page) == ["Ana Núñez", "Óscar Díaz"]
    show(page, Shown.UNPLACED)
    assert names(page) == ["Saskia"]
    show(page, Shown.OURS)
    assert names(page) == ["Marta Ruiz"]
    show(page, Shown.ARCHIVED)
    assert "Nobody is archived" in texts(page)


def test_only_one_level(scene: Scene) -> None:
    desk = scene.made.desk
    client = a_client(desk)
    a_person(desk, "Ana", client, title="Operations manager")
    a_person(desk, "Pilar", client, title="General director")
    page = the_page(scene)
    page.level.set_value(Level.EXECUTIVE)
    page.refresh()
    assert names(page) == ["Pilar"]


def test_whoever_has_the_number_is_found(scene: Scene) -> None:
    desk = scene.made.desk
    client = a_client(desk, "Hotel Miramar")
    a_person(desk, "Carmen Ortega", client, phone="600 10 02 30")
    a_person(desk, "Ana", a_client(desk, "Aero"))
    page = the_page(scene)
    page.search.setText("10 02 30")
    page.refresh()
    assert names(page) == ["Carmen Ortega"]
    page.search.setText("miramar")
    page.refresh()
    assert names(page) == ["Carmen Ortega"]
    page.search.setText("nobody at all")
    page.refresh()
    assert "Nothing fits" in texts(page)


def test_a_long_list_comes_page_by_page(scene: Scene) -> None:
    desk = scene.made.desk
    client = a_client(desk)
    for n in range(230):
        a_person(desk, f"Person {n:03}", client)
    page = the_page(scene)
    assert "200+" in texts(page)
    page._next()
    assert page.list.count() == 230
    with statements(desk.engine) as sent:
        page.refresh()
    assert len(sent) <= 6


def test_somebody_not_placed_yet_is_placed_with_their_title(scene: Scene) -> None:
    desk = scene.made.desk
    client = a_client(desk, "Hotel Miramar")
    saskia = a_person(desk, "Saskia", title="Facilities manager")
    page = the_page(scene)
    show(page, Shown.UNPLACED)
    assert "Place…" in texts(page.side)
    page.side.deeds.move()
    choose("miramar")
    assert "Everybody has a place" in texts(page)
    seat = desk.ask(positions_of, client, TODAY)[0]
    assert (seat.title, seat.holders[0].person_key) == ("Facilities manager", saskia)
    scene.around.desk.undo()
    assert names(page) == ["Saskia"]
    assert the_card(scene.made, "Saskia").title == "Facilities manager"


def test_somebody_moves_with_their_history_and_leaves_their_seat(scene: Scene) -> None:
    desk = scene.made.desk
    old, new = a_client(desk, "Hotel Miramar"), a_client(desk, "Aero Handling")
    ana = a_person(desk, "Ana", old, title="Manager")
    an_interaction(desk, (ana,), old, subject="Farewell")
    page = the_page(scene)
    page.side.deeds.move()
    choose("aero")
    card = the_card(scene.made, "Ana")
    assert (card.client_key, [r.subject for r in card.lately]) == (new, ["Farewell"])
    assert desk.ask(positions_of, old, TODAY)[0].holders == ()
    scene.around.desk.undo()
    assert the_card(scene.made, "Ana").title == "Manager"


def test_two_records_of_one_person_become_one(scene: Scene) -> None:
    desk = scene.made.desk
    client = a_client(desk)
    ana = a_person(desk, "Ana Nunez", client, phone="600100200")
    double = a_person(desk, "Ana N.", client, email="ana@aero.example")
    page = the_page(scene)
    page.show_key(ana)
    page.side.deeds.merge()
    choose("ana")
    assert names(page) == ["Ana Nunez"]
    assert {p.value for p in the_card(scene.made, "Ana Nunez").points} == {"+34600100200", "ana@aero.example"}
    scene.around.desk.undo()
    assert set(names(page)) == {"Ana Nunez", "Ana N."}
    assert double != ana


def test_somebody_is_put_away_found_there_and_taken_back(scene: Scene) -> None:
    desk = scene.made.desk
    a_person(desk, "Ana", a_client(desk))
    page = the_page(scene)
    page.side.deeds.archive()
    assert "Nobody yet" in texts(page)
    show(page, Shown.ARCHIVED)
    page.search.setText("an")
    page.refresh()
    assert names(page) == ["Ana"]
    page.side.deeds.restore()
    assert "Nothing fits" in texts(page)


def test_the_people_shown_go_out_as_cards_and_as_a_table(
    answering: Callable[..., Scene], tmp_path: Path
) -> None:
    scene = answering(str(tmp_path / "people.vcf"), str(tmp_path / "people.csv"), str(tmp_path / "one.vcf"))
    desk = scene.made.desk
    client = a_client(desk, "Aero Handling")
    a_person(desk, "Ana Núñez", client, phone="600100200", title="Manager", warm_notes="Secret", birth_day=3, birth_month=4)  # fmt: skip
    a_person(desk, "Óscar Díaz", client)
    page = the_page(scene)
    for write in (page._export.write_vcards, page._export.write_csv, page.side.deeds.take_out):
        with scene.qtbot.waitSignal(scene.around.desk.told):
            write()
    cards = (tmp_path / "people.vcf").read_bytes()
    assert b"Secret" not in cards
    read = read_vcards("people.vcf", cards)
    people = [d.person for d in read.drafts if d.person is not None]
    assert [(p.name, p.title, p.birth_day) for p in people] == [("Ana Núñez", "Manager", 3), ("Óscar Díaz", "", None)]  # fmt: skip
    lines = (tmp_path / "people.csv").read_text(encoding="utf-8-sig").splitlines()
    assert lines[1].startswith("Ana Núñez,Aero Handling,Manager,Management")
    assert (tmp_path / "one.vcf").read_bytes().count(b"BEGIN:VCARD") == 1


def test_enter_leads_to_the_pre_call_card_and_ctrl_l_begins_with_them(scene: Scene) -> None:
    client = a_client(scene.made.desk)
    ana = a_person(scene.made.desk, "Ana", client)
    page = the_page(scene)
    assert page.begun_contact().people == (ana,)
    assert page.begun_contact().client_key == client
    with scene.qtbot.waitSignal(scene.around.ways.person) as asked:
        QTest.keyClick(page.list, Qt.Key.Key_Return)
    assert asked.args == [ana]


def test_the_card_follows_the_arrows(scene: Scene) -> None:
    client = a_client(scene.made.desk)
    for name in ("Ana", "Berta"):
        a_person(scene.made.desk, name, client)
    page = the_page(scene)
    assert page.side.card is not None
    assert page.side.card.name == "Ana"
    QTest.keyClick(page.list, Qt.Key.Key_Down)
    assert page.side.card.name == "Berta"
    with scene.qtbot.waitSignal(scene.around.ways.edit_person) as asked:
        page.side.deeds.edit()
    assert asked.args == [PersonDraft(key=page.side.card.key)]
    with scene.qtbot.waitSignal(scene.around.ways.log):
        page.side.deeds.log()
