"""The import page, as somebody uses it who has a file from another program."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest

from msp_desk.commands.imports import Duplicates
from msp_desk.exchange.columns import ImportField
from msp_desk.queries.clients import client_names
from msp_desk.queries.people import PeopleFilter, people_rows
from msp_desk.ui.pages.importing.choosing import ChoosePane
from msp_desk.ui.pages.importing.field_list import FieldList
from msp_desk.ui.pages.importing.preview import PreviewPane, View
from msp_desk.ui.parts.progress import ProgressPanel
from tests.builders import a_client, a_person
from tests.ui.pages.conftest import Scene
from tests.ui.pages.import_bench import Bench, counts

CSV = (
    "Empresa;Contacto;Cargo;Teléfono;Correo\n"
    "Aero Handling;Ana Núñez;Directora financiera;600 100 200;ana@aero.example\n"
    "Aero Handling;Óscar Díaz;Técnico;600 100 300;oscar@aero.example\n"
    "Talleres Ibarra;Elena Blanco;Gerente;;elena@ibarra.example\n"
    ";;;;\n"
)
VCF = "BEGIN:VCARD\nVERSION:3.0\nFN:Tomás Blasco\nORG:Clínica Norte\nTEL;TYPE=CELL:600 200 300\nEND:VCARD\n"
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def bench(scene: Scene) -> Bench:
    return Bench(scene)


@pytest.fixture
def csv(tmp_path: Path) -> Path:
    file = tmp_path / "contactos.csv"
    file.write_text(CSV, encoding="utf-8")
    return file


def test_a_file_is_previewed_counted_and_brought_in_as_one_deed(bench: Bench, csv: Path) -> None:
    pane = bench.preview(csv)
    assert counts(pane) == ["2 new clients", "3 new people"]
    assert pane.columns.sample.field(0) is ImportField.COMPANY
    result = bench.bring_in()
    assert bench.copies == 1
    assert {"Ana Núñez", "Óscar Díaz", "Elena Blanco"} <= bench.names()
    result.undo.click()
    assert "Ana Núñez" not in bench.names()
    assert bench.scene.around.desk.ask(client_names) == ()
    assert isinstance(bench.page.shown(), ChoosePane)


def test_the_result_follows_when_the_import_is_undone_and_done_again_elsewhere(
    bench: Bench, csv: Path
) -> None:
    desk = bench.scene.around.desk
    bench.preview(csv)
    result = bench.bring_in()
    for _ in range(2):
        desk.undo()
        assert result.title.text() == "The import is undone"
        assert not any(part.isVisible() for part in (result.undo, result.see, result.counts))
        desk.redo()
        assert result.title.text() == "The contacts are in"
        assert all(part.isVisible() for part in (result.undo, result.see, result.counts))
    result.undo.click()
    assert "Ana Núñez" not in bench.names()
    assert isinstance(bench.page.shown(), ChoosePane)


def test_nothing_is_written_before_the_button(bench: Bench, csv: Path) -> None:
    bench.preview(csv)
    assert bench.scene.around.desk.ask(client_names) == ()
    assert bench.copies == 0


def test_a_column_is_taken_for_something_else(bench: Bench, csv: Path) -> None:
    pane = bench.preview(csv)
    pane.columns.mapped.emit(2, ImportField.NOTES)
    bench.scene.qtbot.waitUntil(lambda: pane.columns.sample.field(2) is ImportField.NOTES, timeout=20_000)
    bench.counted()
    bench.bring_in()
    rows = bench.scene.around.desk.ask(people_rows, PeopleFilter(text="ana"), bench.scene.around.today())
    assert rows[0].title == ""


def offered(pane: PreviewPane, column: int) -> FieldList:
    """The list below a heading, opened with the keyboard."""
    pane.columns.setCurrentIndex(pane.columns.sample.index(0, column))
    pane.columns.setFocus()
    QTest.keyClick(pane.columns, Qt.Key.Key_Return)
    return pane.columns.findChildren(FieldList)[-1]


def test_a_column_is_offered_every_field_in_a_list_that_scrolls(bench: Bench, csv: Path) -> None:
    pane = bench.preview(csv)
    fields = offered(pane, 0)
    assert set(fields.fields()) == set(ImportField) - {ImportField.PERSON_ID}
    assert fields.currentItem().text() == "Company"
    assert fields.height() <= 350
    assert fields.rect().contains(fields.visualItemRect(fields.currentItem()))
    with bench.scene.qtbot.waitSignal(pane.columns.mapped) as heard:
        QTest.keyClicks(fields, "sect")
        QTest.keyClick(fields, Qt.Key.Key_Return)
    assert heard.args == [0, ImportField.SECTOR]


def test_a_field_is_taken_with_the_pointer_and_escape_leaves_all_as_it_is(bench: Bench, csv: Path) -> None:
    pane = bench.preview(csv)
    with bench.scene.qtbot.assertNotEmitted(pane.columns.mapped):
        QTest.keyClick(offered(pane, 1), Qt.Key.Key_Escape)
    fields = offered(pane, 1)
    fields.scrollToItem(fields.item(1))
    with bench.scene.qtbot.waitSignal(pane.columns.mapped) as heard:
        where = fields.visualItemRect(fields.item(1)).center()
        QTest.mouseClick(fields.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, where)
    assert heard.args == [1, ImportField.OTHER]


def test_headings_can_be_data(bench: Bench, csv: Path) -> None:
    pane = bench.preview(csv)
    rows = pane.columns.sample.rowCount()
    pane.wishes.headings.click()
    bench.scene.qtbot.waitUntil(lambda: pane.columns.sample.rowCount() == rows + 1, timeout=20_000)


def test_everybody_can_be_given_to_one_client(bench: Bench, csv: Path) -> None:
    client = a_client(bench.scene.made.desk, "Hotel Miramar")
    pane = bench.preview(csv)
    pane.wishes.client.set_value(client)
    pane.wishes.changed.emit()
    bench.scene.qtbot.waitUntil(lambda: counts(pane) == ["3 new people"], timeout=20_000)
    bench.bring_in()
    assert [c.name for c in bench.scene.around.desk.ask(client_names)] == ["Hotel Miramar"]


def test_who_is_known_is_completed_or_left_out(bench: Bench, csv: Path) -> None:
    desk = bench.scene.made.desk
    a_person(desk, "Ana Núñez", a_client(desk, "Aero Handling"), email="ana@aero.example")
    pane = bench.preview(csv)
    assert "1 known already, completed" in counts(pane)
    pane.wishes.duplicates._pick(1)
    assert pane.wishes.wish().duplicates is Duplicates.SKIP
    bench.scene.qtbot.waitUntil(lambda: "1 known already, left out" in counts(pane), timeout=20_000)


def test_cards_come_in_without_columns(bench: Bench, tmp_path: Path) -> None:
    file = tmp_path / "tomas.vcf"
    file.write_text(VCF, encoding="utf-8")
    pane = bench.preview(file)
    assert pane.views.value() is View.COMING
    assert not pane.wishes.headings.isVisible()
    assert pane.contacts.as_shown()[1][0][:2] == ("Tomás Blasco", "Clínica Norte")


def test_several_files_come_in_together(bench: Bench, csv: Path, tmp_path: Path) -> None:
    file = tmp_path / "tomas.vcf"
    file.write_text(VCF, encoding="utf-8")
    pane = bench.preview(csv, file)
    assert counts(pane) == ["3 new clients", "4 new people"]
    assert pane.which.isVisible()
    bench.bring_in()
    assert {"Tomás Blasco", "Ana Núñez"} <= bench.names()


def test_what_cannot_be_read_is_listed_and_saved(
    answering: Callable[..., Scene], csv: Path, tmp_path: Path
) -> None:
    bad, saved = tmp_path / "picture.png", tmp_path / "bad.csv"
    bad.write_bytes(b"\x89PNG\r\n\x1a\n" + b"\0" * 200)
    bench = Bench(answering(str(saved)))
    pane = bench.preview(csv, bad, tmp_path / "gone.csv")
    assert "2 rows cannot come in" in counts(pane)
    result = bench.bring_in()
    files = [row[0] for row in result.bad.as_shown()[1]]
    assert files == ["picture.png", "gone.csv"]
    QTest.mouseClick(result.save, LEFT)
    assert "picture.png" in saved.read_text(encoding="utf-8-sig")


def test_a_file_of_nothing_offers_nothing_to_bring_in(bench: Bench, tmp_path: Path) -> None:
    empty = tmp_path / "empty.csv"
    empty.write_bytes(b"")
    pane = bench.preview(empty)
    assert not pane.wishes.go.isEnabled()


def test_files_are_dropped(bench: Bench, csv: Path) -> None:
    pane = bench.page.shown()
    assert isinstance(pane, ChoosePane)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(csv))])
    move = Qt.DropAction.CopyAction
    pane.dropEvent(QDropEvent(QPointF(5, 5), move, data, LEFT, Qt.KeyboardModifier.NoModifier))
    bench.shows(PreviewPane)


def test_files_are_chosen(answering: Callable[..., Scene], csv: Path) -> None:
    bench = Bench(answering([str(csv)]))
    bench.page.make_new()
    bench.shows(PreviewPane)


def test_an_import_can_be_given_up_and_leaves_nothing(bench: Bench, tmp_path: Path) -> None:
    many = tmp_path / "many.csv"
    lines = "".join(f"Persona {n},Empresa {n % 50},persona{n}@x{n}.example\n" for n in range(4000))
    many.write_text("Name,Company,Email\n" + lines, encoding="utf-8")
    pane = bench.preview(many)
    QTest.mouseClick(pane.wishes.go, LEFT)
    waiting = bench.page.shown()
    assert isinstance(waiting, ProgressPanel)
    QTest.mouseClick(waiting.cancel, LEFT)
    bench.scene.qtbot.waitUntil(lambda: not bench.scene.around.runner.busy(), timeout=20_000)
    assert isinstance(bench.page.shown(), PreviewPane)
    assert bench.scene.around.desk.ask(client_names) == ()


def test_text_of_a_file_is_only_text(bench: Bench, tmp_path: Path) -> None:
    file = tmp_path / "odd.csv"
    file.write_text("Name,Company\n<b>Ana</b> & Co,<img src=file:///x>\n%(n)s,100%\n", encoding="utf-8")
    pane = bench.preview(file)
    assert pane.columns.sample.data(pane.columns.sample.index(0, 0)) == "<b>Ana</b> & Co"
    bench.bring_in()
    assert "<b>Ana</b> & Co" in bench.names()


def test_the_sample_of_northwind(bench: Bench, shared_samples: Path) -> None:
    pane = bench.preview(shared_samples / "contacts" / "northwind-customers.csv")
    # Two of the 93 rows name the same company, «IT».
    assert counts(pane)[:2] == ["92 new clients", "93 new people"]
