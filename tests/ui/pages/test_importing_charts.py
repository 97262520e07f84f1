"""An org chart brought in by the window, as somebody does who was sent a table of employees."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from uuid import UUID

import pytest
import xlsxwriter
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest

from msp_desk.exchange.columns import ImportField
from msp_desk.queries.clients import client_names
from msp_desk.queries.desk import desk_card
from msp_desk.queries.orgchart import org_chart
from msp_desk.ui.pages.importing.choosing import ChoosePane
from msp_desk.ui.pages.importing.field_list import FieldList
from msp_desk.ui.pages.importing.files import Kind
from msp_desk.ui.pages.importing.preview import PreviewPane, View
from msp_desk.ui.parts.progress import ProgressPanel
from tests.builders import TODAY, a_client, a_person
from tests.ui.pages.conftest import Scene
from tests.ui.pages.import_bench import LEFT, Bench, counts

TABLE = """Nombre;Puesto;Departamento;Jefe
Ana Núñez;Directora general;Dirección;
Óscar Díaz;Director de sistemas;Sistemas;Ana Núñez
Elena Blanco;Técnica;Sistemas;Díaz, Óscar
;Turno de noche;Sistemas;Óscar Díaz
"""
WRONG = """id,name,title,manager
1,Ana Ruiz,Director,
2,Bea Gil,Clerk,99
2,Carl Vidal,Clerk,1
4,Dan Soler,Clerk,5
5,Eva Mas,Clerk,4
6,,,1
"""


@pytest.fixture
def bench(scene: Scene) -> Bench:
    return Bench(scene)


@pytest.fixture
def staff(tmp_path: Path) -> Path:
    file = tmp_path / "plantilla.csv"
    file.write_text(TABLE, encoding="utf-8")
    return file


def choose(bench: Bench, pane: PreviewPane, owner: UUID) -> None:
    """Say whose chart it is, and wait until it is counted."""
    pane.wishes.owner.set_value(owner)
    pane.wishes.owner.edited.emit()
    bench.scene.qtbot.waitUntil(lambda: bool(counts(pane)), timeout=20_000)


def opened(bench: Bench, *paths: Path) -> PreviewPane:
    """Take files, and wait for the preview."""
    bench.page.take(list(paths))
    bench.shows(PreviewPane)
    pane = bench.page.shown()
    assert isinstance(pane, PreviewPane)
    return pane


def drawn(bench: Bench, client: UUID) -> dict[str, str]:
    """Who reports to whom, by name or else title."""
    chart = bench.scene.around.desk.ask(org_chart, client, TODAY)
    assert chart is not None
    called = {s.key: s.holders[0].name if s.holders else s.title for s in chart.seats}
    return {called[s.key]: called[s.boss_key] if s.boss_key else "" for s in chart.seats}


def lines(pane: PreviewPane) -> list[tuple[str, ...]]:
    """The lines as they come in."""
    return list(pane.seats.as_shown()[1])


def test_a_table_with_bosses_is_offered_as_a_chart_and_waits_for_whose_it_is(
    bench: Bench, staff: Path
) -> None:
    pane = opened(bench, staff)
    assert pane.wishes.kind.value() is Kind.CHART
    assert pane.wishes.kind.isVisible()
    assert pane.columns.sample.field(3) is ImportField.REPORTS_TO
    assert not pane.wishes.go.isEnabled()
    assert not pane.wishes.duplicates.isVisible()
    pane.views._pick(1)
    assert lines(pane)[2][:4] == ("Elena Blanco", "Técnica", "Sistemas", "Díaz, Óscar")


def test_it_is_shown_as_it_will_stand_and_comes_in_as_one_deed(bench: Bench, staff: Path) -> None:
    client = a_client(bench.scene.made.desk, "Hotel Miramar")
    pane = opened(bench, staff)
    choose(bench, pane, client)
    assert counts(pane) == ["3 new people", "4 new positions", "3 reporting lines"]
    pane.views._pick(1)
    assert lines(pane)[2:] == [
        ("Elena Blanco", "Técnica", "Sistemas", "Óscar Díaz", ""),
        ("Empty seat", "Turno de noche", "Sistemas", "Óscar Díaz", ""),
    ]
    assert bench.copies == 0
    result = bench.bring_in()
    assert bench.copies == 1
    expected = {
        "Ana Núñez": "",
        "Óscar Díaz": "Ana Núñez",
        "Elena Blanco": "Óscar Díaz",
        "Turno de noche": "Óscar Díaz",
    }
    assert drawn(bench, client) == expected
    bench.scene.around.desk.undo()
    assert drawn(bench, client) == {}
    assert result.title.text() == "The import is undone"
    bench.scene.around.desk.redo()
    assert drawn(bench, client) == expected
    assert result.title.text() == "The org chart is in"
    with bench.scene.qtbot.waitSignal(bench.scene.around.ways.client) as led:
        QTest.mouseClick(result.see, LEFT)
    assert led.args == [client, "charts"]
    result.undo.click()
    assert drawn(bench, client) == {}
    assert isinstance(bench.page.shown(), ChoosePane)


def test_the_way_in_from_the_chart_of_a_client_chooses_them(answering: Callable[..., Scene]) -> None:
    bench = Bench(answering(["/nowhere/chart.csv"]))
    client = a_client(bench.scene.made.desk, "Hotel Miramar")
    bench.page.begin_chart(client)
    pane = bench.page.shown()
    assert isinstance(pane, ChoosePane)
    assert pane.accessibleName() == "Drop the org chart of Hotel Miramar here"
    pane.choose()
    bench.shows(PreviewPane)


def drop(pane: ChoosePane, path: Path) -> None:
    """Drop a file on the first step."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    copy = Qt.DropAction.CopyAction
    pane.dropEvent(QDropEvent(QPointF(5, 5), copy, data, LEFT, Qt.KeyboardModifier.NoModifier))


def test_a_file_dropped_there_is_their_chart_whatever_its_headings(bench: Bench, tmp_path: Path) -> None:
    client = a_client(bench.scene.made.desk, "Hotel Miramar")
    file = tmp_path / "people.csv"
    file.write_text("Name,Title,Answers to\nAna,Head,\nBea,Clerk,Ana\n", encoding="utf-8")
    bench.page.begin_chart(client)
    first = bench.page.shown()
    assert isinstance(first, ChoosePane)
    drop(first, file)
    bench.shows(PreviewPane)
    pane = bench.counted()
    assert pane.wishes.wish().client == client
    assert pane.wishes.kind.value() is Kind.CHART
    assert "1 line to check" in counts(pane)
    pane.columns.mapped.emit(2, ImportField.REPORTS_TO)
    bench.scene.qtbot.waitUntil(lambda: "1 reporting line" in counts(pane), timeout=20_000)
    bench.bring_in()
    assert drawn(bench, client) == {"Ana": "", "Bea": "Ana"}


def test_whose_chart_was_wanted_is_forgotten_where_somebody_goes_elsewhere(bench: Bench, staff: Path) -> None:
    bench.page.begin_chart(a_client(bench.scene.made.desk, "Hotel Miramar"))
    bench.page.hide()
    bench.page.show()
    assert opened(bench, staff).wishes.wish().client is None


def test_the_firm_of_the_desk_has_a_chart_too(bench: Bench, staff: Path) -> None:
    card = bench.scene.around.desk.ask(desk_card, TODAY)
    assert card is not None
    pane = opened(bench, staff)
    offered = pane.wishes.owner.finder._lookup("")
    assert offered[0].key == card.firm_key
    choose(bench, pane, card.firm_key)
    result = bench.bring_in()
    assert drawn(bench, card.firm_key)["Óscar Díaz"] == "Ana Núñez"
    with bench.scene.qtbot.waitSignal(bench.scene.around.ways.firm) as led:
        QTest.mouseClick(result.see, LEFT)
    assert led.args == ["chart"]


def test_what_is_wrong_is_listed_by_line_before_and_after(bench: Bench, tmp_path: Path) -> None:
    client = a_client(bench.scene.made.desk)
    file = tmp_path / "wrong.csv"
    file.write_text(WRONG, encoding="utf-8")
    pane = opened(bench, file)
    choose(bench, pane, client)
    assert counts(pane)[-1] == "4 lines to check"
    pane.views._pick(1)
    assert [row[3] for row in lines(pane)] == ["", "99", "Eva Mas", "4"]
    pane.views._pick(2)
    assert pane.views.value() is View.BAD
    told = [(row[1], row[2]) for row in pane.bad.as_shown()[1]]
    assert sorted(told) == [
        ("3", "There is nobody called 99; the line comes in without a boss."),
        ("4", "The number 2 is in line 3 already; this line is left out."),
        ("6", "Eva Mas would end up reporting to themselves; the line comes in without a boss."),
        ("7", "This row names nobody and no position."),
    ]
    result = bench.bring_in()
    assert sorted((row[1], row[2]) for row in result.bad.as_shown()[1]) == sorted(told)
    assert drawn(bench, client)["Dan Soler"] == "Eva Mas"


def test_who_is_known_is_told_and_keeps_the_position(bench: Bench, staff: Path) -> None:
    desk = bench.scene.made.desk
    client = a_client(desk)
    a_person(desk, "Óscar Díaz", client, title="CIO")
    pane = opened(bench, staff)
    choose(bench, pane, client)
    assert "1 known already" in counts(pane)
    assert lines(pane)[1] == ("Óscar Díaz", "CIO", "", "Ana Núñez", "Yes")


def test_a_chart_can_come_in_as_contacts_and_contacts_as_a_chart(bench: Bench, staff: Path) -> None:
    client = a_client(bench.scene.made.desk, "Hotel Miramar")
    pane = opened(bench, staff)
    pane.wishes.kind._pick(0)
    bench.scene.qtbot.waitUntil(lambda: "3 new people" in counts(pane), timeout=20_000)
    assert pane.columns.sample.field(3) is ImportField.OTHER
    pane.columns.mapped.emit(1, ImportField.UNIT)
    bench.scene.qtbot.waitUntil(lambda: pane.columns.sample.field(1) is ImportField.UNIT, timeout=20_000)
    pane.wishes.kind._pick(1)
    bench.scene.qtbot.waitUntil(pane.wishes.owner.isVisible, timeout=20_000)
    assert pane.columns.sample.field(3) is ImportField.REPORTS_TO
    assert pane.columns.sample.field(1) is ImportField.TITLE
    choose(bench, pane, client)
    assert "3 reporting lines" in counts(pane)


def test_to_name_the_column_of_the_bosses_makes_a_chart_of_contacts(bench: Bench, tmp_path: Path) -> None:
    client = a_client(bench.scene.made.desk, "Hotel Miramar")
    file = tmp_path / "people.csv"
    file.write_text(
        "Name,Company,Title,Answers to\nAna,Miramar,Head,\nBea,Miramar,Clerk,Ana\n", encoding="utf-8"
    )
    pane = bench.preview(file)
    assert pane.wishes.kind.value() is Kind.CONTACTS
    pane.columns.mapped.emit(3, ImportField.REPORTS_TO)
    bench.scene.qtbot.waitUntil(lambda: pane.wishes.kind.value() is Kind.CHART, timeout=20_000)
    choose(bench, pane, client)
    bench.bring_in()
    assert drawn(bench, client) == {"Ana": "", "Bea": "Ana"}
    assert [c.name for c in bench.scene.around.desk.ask(client_names)] == ["Hotel Miramar"]


def test_a_column_of_a_chart_is_nothing_of_a_company(bench: Bench, staff: Path) -> None:
    pane = opened(bench, staff)
    pane.columns.setCurrentIndex(pane.columns.sample.index(0, 3))
    QTest.keyClick(pane.columns, Qt.Key.Key_Return)
    offered = pane.columns.findChildren(FieldList)[-1]
    assert ImportField.REPORTS_TO in offered.fields()
    assert ImportField.COMPANY not in offered.fields()
    assert offered.currentItem().text() == "Reports to"
    offered.close()


def test_a_card_among_charts_is_told_to_be_no_table(bench: Bench, staff: Path, tmp_path: Path) -> None:
    card = tmp_path / "ana.vcf"
    card.write_text("BEGIN:VCARD\nVERSION:3.0\nFN:Ana\nEND:VCARD\n", encoding="utf-8")
    pane = bench.preview(staff, card)
    assert pane.wishes.kind.value() is Kind.CONTACTS
    pane.wishes.kind._pick(1)
    bench.scene.qtbot.waitUntil(pane.wishes.owner.isVisible, timeout=20_000)
    choose(bench, pane, a_client(bench.scene.made.desk, "Hotel Miramar"))
    assert pane.bad.as_shown()[1][0][::2] == ("ana.vcf", "An org chart comes from a table: CSV or XLSX.")


def test_a_chart_of_excel(bench: Bench, tmp_path: Path) -> None:
    file = tmp_path / "chart.xlsx"
    with xlsxwriter.Workbook(file) as book:
        sheet = book.add_worksheet()
        for line, cells in enumerate(
            (("Nombre", "Depende de", "Cargo"), ("Ana", "", "Gerente"), ("Bea", "Ana", "Técnica"))
        ):
            sheet.write_row(line, 0, cells)
    client = a_client(bench.scene.made.desk)
    pane = opened(bench, file)
    choose(bench, pane, client)
    bench.bring_in()
    assert drawn(bench, client) == {"Ana": "", "Bea": "Ana"}


def test_a_chart_can_be_given_up_and_leaves_nothing(bench: Bench, tmp_path: Path) -> None:
    many = tmp_path / "many.csv"
    rows = "".join(f"{n},Persona {n},Cargo,{n // 8 or ''}\n" for n in range(1, 4000))
    many.write_text("id,name,title,manager\n" + rows, encoding="utf-8")
    client = a_client(bench.scene.made.desk)
    pane = opened(bench, many)
    choose(bench, pane, client)
    QTest.mouseClick(pane.wishes.go, LEFT)
    waiting = bench.page.shown()
    assert isinstance(waiting, ProgressPanel)
    QTest.mouseClick(waiting.cancel, LEFT)
    bench.scene.qtbot.waitUntil(lambda: not bench.scene.around.runner.busy(), timeout=20_000)
    again = bench.page.shown()
    assert isinstance(again, PreviewPane)
    assert again.wishes.wish().client == client
    assert drawn(bench, client) == {}


@pytest.mark.parametrize(
    ("name", "people", "reporting"), [("hr-107-employees", 107, 106), ("northwind-9-employees", 9, 8)]
)
def test_real_tables_of_employees(
    bench: Bench, shared_samples: Path, name: str, people: int, reporting: int
) -> None:
    client = a_client(bench.scene.made.desk)
    pane = opened(bench, shared_samples / "orgcharts" / f"{name}.csv")
    choose(bench, pane, client)
    assert counts(pane) == [
        f"{people} new people",
        f"{people} new positions",
        f"{reporting} reporting lines",
    ]
    bench.bring_in()
    assert sum(bool(boss) for boss in drawn(bench, client).values()) == reporting
