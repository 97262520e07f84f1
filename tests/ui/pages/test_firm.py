"""Our firm's page, and the list of people and seats that it shares with the page of a client."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from msp_desk.commands.positions import save_position
from msp_desk.queries.positions import positions_of
from msp_desk.ui.cards.chooser import Chooser
from msp_desk.ui.cards.team import TeamView
from msp_desk.ui.pages.firm.page import FirmPage
from msp_desk.values.drafts import PersonDraft, PositionDraft
from msp_desk.values.enums import Level, PersonStatus, Side
from tests.builders import DOING, TODAY, a_client, a_person
from tests.ui.pages.conftest import Scene


def texts(widget: QWidget) -> list[str]:
    """What can be read, once all that was added is laid out."""
    QApplication.processEvents()
    return [w.accessibleName() for w in widget.findChildren(QWidget) if w.accessibleName() and w.isVisible()]


def lines(team: TeamView) -> list[str]:
    """What stands in the list, headings too."""
    return [str(team.list.model().index(n, 0).data()).split(". ")[0] for n in range(team.list.count())]


def choose(letters: str) -> None:
    """Type into the chooser that is open, and take what it offers first."""
    chooser = next(w for w in QApplication.allWidgets() if isinstance(w, Chooser) and w.isVisible())
    QTest.keyClicks(chooser.search, letters)
    QTest.keyClick(chooser.search, Qt.Key.Key_Return)


def test_our_firm_shows_who_we_are(scene: Scene) -> None:
    page = FirmPage(scene.around)
    scene.show(page)
    assert "Norte Sistemas" in texts(page)
    assert lines(page.team) == ["Without a position 1", "Marta Ruiz"]
    with scene.qtbot.waitSignal(scene.around.ways.edit_client) as asked:
        page.edit()
    assert (asked.args[0].key, asked.args[0].side) == (scene.made.firm, Side.OURS)
    with scene.qtbot.waitSignal(scene.around.ways.edit_person) as person:
        page.make_new()
    assert person.args == [PersonDraft(client_key=scene.made.firm)]


def a_team(scene: Scene) -> TeamView:
    """A client with people of several levels and an empty seat."""
    desk = scene.made.desk
    client = a_client(desk, "Aero Handling")
    a_person(desk, "Pilar Sanz", client, title="General director")
    boss = desk.ask(positions_of, client, TODAY)[0].key
    a_person(desk, "Ana", client, title="Operations manager", reports_to_key=boss, contact_for="Shifts")
    a_person(desk, "Óscar", client, status=PersonStatus.LEFT)
    desk.do(DOING, save_position, client, "Night shift lead", Level.OPERATIONAL, "Check-in", boss)
    team = TeamView(scene.around, client, "Aero Handling")
    scene.show(team, 1040, 600)
    return team


def test_people_and_empty_seats_stand_by_level(scene: Scene) -> None:
    team = a_team(scene)
    assert lines(team) == [
        "Executive 1",
        "Pilar Sanz · General director",
        "Management 1",
        "Ana · Operations manager",
        "Operational 1",
        "Night shift lead",
        "Have left 1",
        "Óscar",
    ]
    QTest.keyClicks(team.search, "check-in")
    assert lines(team) == ["Operational 1", "Night shift lead"]
    assert "Seat somebody" in texts(team)


def test_an_empty_seat_is_filled_and_left_again(scene: Scene) -> None:
    team = a_team(scene)
    QTest.keyClicks(team.search, "night")
    team.seat.deeds.seat_somebody()
    choose("ana")
    seats = {s.title: s for s in scene.made.desk.ask(positions_of, team._client, TODAY)}  # type: ignore[arg-type]
    assert [h.name for h in seats["Night shift lead"].holders] == ["Ana"]
    team.search.clear()
    assert "Ana · Operations manager, Night shift lead" in lines(team)
    scene.around.desk.undo()
    assert "Night shift lead" in lines(team)


def test_an_empty_seat_is_removed_and_comes_back(scene: Scene) -> None:
    team = a_team(scene)
    QTest.keyClicks(team.search, "night")
    team.seat.deeds.drop()
    team.search.clear()
    assert "Night shift lead" not in lines(team)
    scene.around.desk.undo()
    assert "Night shift lead" in lines(team)


def test_the_positions_stand_in_a_table(scene: Scene) -> None:
    team = a_team(scene)
    team.view.set_value("seats")
    team.view.picked.emit("seats")
    titles, rows = team.table.as_shown()
    assert titles == ("Position", "Level", "Held by", "Reports to")
    assert rows[0] == ("General director", "Executive", "Pilar Sanz", "")
    assert rows[2] == ("Night shift lead", "Operational", "Seat empty", "General director · Pilar Sanz")
    assert "Held by" in texts(team.seat)
    with scene.qtbot.waitSignal(scene.around.ways.edit_position) as asked:
        QTest.keyClick(team.table, Qt.Key.Key_Return)
    assert asked.args[0].key == team.table.rows()[0].key
    with scene.qtbot.waitSignal(scene.around.ways.edit_position) as new:
        team.add_seat()
    assert new.args == [PositionDraft(client_key=team._client)]


def test_the_team_goes_out_as_a_table(answering: Callable[..., Scene], tmp_path: Path) -> None:
    scene = answering(str(tmp_path / "team.csv"))
    team = a_team(scene)
    with scene.qtbot.waitSignal(scene.around.desk.told):
        team._export.write_csv()
    rows = (tmp_path / "team.csv").read_text(encoding="utf-8-sig").splitlines()
    assert rows[0].startswith("Name,Position,Unit,Level,Reports to")
    assert rows[3] == "Seat empty,Night shift lead,Check-in,Operational,General director · Pilar Sanz,,,"


def test_nobody_yet(scene: Scene) -> None:
    team = TeamView(scene.around, a_client(scene.made.desk), "Aero")
    scene.show(team, 1040, 600)
    assert "Nobody yet" in texts(team)
    team.view.set_value("seats")
    team.view.picked.emit("seats")
    assert "No position yet" in texts(team)
