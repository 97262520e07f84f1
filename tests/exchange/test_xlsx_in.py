"""Workbooks of any program come in like tables; what a zip and XML can hide stays outside."""

from __future__ import annotations

import io
import zipfile
from datetime import date

import pytest
import xlsxwriter

from msp_desk.exchange.contacts_in import read_contacts
from msp_desk.exchange.xlsx_in import read_xlsx
from msp_desk.values.drafts import PointDraft
from msp_desk.values.enums import PointKind

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"


def workbook(*rows: list[object], sheets: tuple[str, ...] = ("People",)) -> bytes:
    content = io.BytesIO()
    book = xlsxwriter.Workbook(content)
    day = book.add_format({"num_format": "dd/mm/yyyy"})
    postcode = book.add_format({"num_format": "00000"})
    for name in sheets:
        page = book.add_worksheet(name)
        for place, row in enumerate(rows):
            for column, value in enumerate(row):
                if isinstance(value, date):
                    page.write_datetime(place, column, value, day)
                elif value == 8022:
                    page.write_number(place, column, 8022, postcode)
                elif value is not None:
                    page.write(place, column, value)
    book.close()
    return content.getvalue()


def archive(**parts: str) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, text in parts.items():
            packed.writestr(name.replace("__", "/") + ".xml", text)
    return content.getvalue()


def sheet(rows: str, namespace: str = MAIN, prefix: str = "") -> str:
    p = f"{prefix}:" if prefix else ""
    ns = f"xmlns:{prefix}" if prefix else "xmlns"
    return f'<{p}worksheet {ns}="{namespace}"><{p}sheetData>{rows}</{p}sheetData></{p}worksheet>'


def cells(data: bytes) -> list[tuple[int, list[str]]]:
    grid = read_xlsx(data)
    assert grid.troubles == []
    return grid.rows


def test_people_in_a_workbook_come_in() -> None:
    data = workbook(
        ["Our people"],
        [],
        ["Nombre", "Empresa", "Teléfono", "Código postal", "Cumpleaños", "Nota"],
        ["Ana Ruiz", "Sol", 34600100200, 8022, date(1980, 3, 22), 1.5],
        [],
        ["Eva Paz", "Mar", "910 000 001", None, None, True],
    )
    reading = read_contacts("people.xlsx", data)
    assert reading.bad == ()
    ana, eva = reading.drafts
    assert (ana.origin.line, eva.origin.line) == (4, 6)
    assert ana.person is not None
    assert ana.company is not None
    assert ana.person.points == (PointDraft(PointKind.PHONE, "34600100200"),)
    assert (ana.person.birth_year, ana.person.birth_month, ana.person.birth_day) == (1980, 3, 22)
    assert (ana.person.notes, ana.company.sites[0].postcode) == ("1.5", "08022")
    assert eva.person is not None
    assert eva.person.notes == "TRUE"


def test_only_the_first_filled_sheet_is_read_and_the_others_are_named() -> None:
    data = workbook(["Name", "Email"], ["Ana", "a@x.example"], sheets=("One", "Two"))
    reading = read_contacts("people.xlsx", data)
    assert len(reading.drafts) == 1
    assert [(row.reason, row.params) for row in reading.bad] == [
        ("Only the first sheet is read; “%(sheet)s” was left out.", {"sheet": "Two"})
    ]


@pytest.mark.parametrize(("namespace", "prefix"), [(MAIN, ""), (STRICT, ""), (MAIN, "x")])
def test_any_dialect_of_the_format(namespace: str, prefix: str) -> None:
    p = f"{prefix}:" if prefix else ""
    rows = (
        f'<{p}row r="2"><{p}c r="B2" t="inlineStr"><{p}is><{p}t>Ana &amp; Eva_x000A_</{p}t></{p}is></{p}c>'
        f'<{p}c t="str"><{p}f>A1</{p}f><{p}v>told</{p}v></{p}c><{p}c r="E2" t="e"><{p}v>#REF!</{p}v></{p}c></{p}row>'
        f"<{p}row><{p}c><{p}v>6.001002E8</{p}v></{p}c></{p}row>"
    )
    assert cells(archive(xl__worksheets__sheet1=sheet(rows, namespace, prefix))) == [
        (2, ["", "Ana & Eva\n", "told"]),
        (3, ["600100200"]),
    ]


def test_shared_texts_without_their_reading_aids() -> None:
    texts = f'<sst xmlns="{MAIN}"><si><r><t>An</t></r><r><t>a</t></r><rPh><t>aid</t></rPh></si></sst>'
    rows = '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>7</v></c></row>'
    assert cells(archive(xl__worksheets__sheet1=sheet(rows), xl__sharedStrings=texts)) == [(1, ["Ana"])]


def test_a_damaged_sheet_gives_what_stands_before_the_damage() -> None:
    rows = '<row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="A2"><v>2</v>'
    grid = read_xlsx(archive(xl__worksheets__sheet1=f'<worksheet xmlns="{MAIN}"><sheetData>{rows}'))
    assert grid.rows == [(1, ["1"])]
    assert [(trouble.line, trouble.reason) for trouble in grid.troubles] == [
        (3, "The sheet is damaged from here on.")
    ]


@pytest.mark.parametrize("part", ["xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/sharedStrings.xml"])
def test_a_part_in_an_encoding_that_nobody_knows(part: str) -> None:
    content = archive(
        **{part.removesuffix(".xml").replace("/", "__"): '<?xml version="1.0" encoding="UTF-F-8"?><a/>'}
    )
    assert read_xlsx(content).troubles


def test_entities_are_not_expanded() -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    text = bomb + sheet('<row r="1"><c r="A1" t="str"><v>&b;</v></c></row>')
    grid = read_xlsx(archive(xl__worksheets__sheet1=text))
    assert grid.rows == []
    assert [trouble.reason for trouble in grid.troubles] == ["The sheet is damaged from here on."]


def test_a_file_that_unpacks_to_far_too_much_is_not_opened() -> None:
    rows = '<row><c t="str"><v>' + " " * 20_000_000 + "</v></c></row>"
    data = archive(xl__worksheets__sheet1=sheet(rows))
    assert len(data) < 100_000
    grid = read_xlsx(data)
    assert [trouble.reason for trouble in grid.troubles] == [
        "This file unpacks to far more than it should; it was not opened."
    ]


def test_a_zip_that_is_no_workbook_says_so() -> None:
    for data in (archive(word__document="<a/>"), b"PK\x05\x06" + b"\0" * 18, b"PK\x03\x04"):
        assert [trouble.reason for trouble in read_xlsx(data).troubles] == [
            "This is no Excel workbook that can be read."
        ]
