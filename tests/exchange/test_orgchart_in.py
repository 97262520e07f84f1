"""Tables of employees read as charts: which column says the boss, what is a person, what is an empty seat."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from msp_desk.exchange.columns import ImportField
from msp_desk.exchange.contacts_in import read_table
from msp_desk.exchange.orgchart_in import CHART_FIELDS, is_chart, read_chart


@pytest.mark.parametrize(
    ("headings", "row"),
    [
        ("name,title,reports-to,department", "Ana Núñez,Head,Bea Gil,IT"),
        ("Departamento;Jefe;Cargo;Nombre completo", "IT;Bea Gil;Head;Ana Núñez"),
        ("ManagerID\tDept\tJobTitle\tFullName", "Bea Gil\tIT\tHead\tAna Núñez"),
        ("Depende de|Puesto|Unidad|Nombre|Apellidos", "Bea Gil|Head|IT|Ana|Núñez"),
    ],
)
def test_columns_come_in_any_order_and_language(headings: str, row: str) -> None:
    read = read_chart("chart.csv", f"{headings}\n{row}\n".encode())
    assert not read.bad
    (draft,) = read.drafts
    assert draft.person is not None
    assert (draft.person.name, draft.title, draft.unit, draft.boss) == ("Ana Núñez", "Head", "IT", "Bea Gil")


def test_real_tables_of_employees(shared_samples: Path) -> None:
    hr = read_chart("hr.csv", (shared_samples / "orgcharts" / "hr-107-employees.csv").read_bytes())
    assert (len(hr.drafts), hr.bad) == (107, ())
    assert hr.drafts[3].number == "103"
    assert hr.drafts[3].boss == "102"
    assert hr.drafts[3].unit == "IT"
    northwind = read_chart(
        "nw.csv", (shared_samples / "orgcharts" / "northwind-9-employees.csv").read_bytes()
    )
    assert (len(northwind.drafts), northwind.bad) == (9, ())
    tops = [d.person.name for d in northwind.drafts if d.person is not None and not d.boss]
    assert tops == ["Andrew Fuller"]


def test_a_position_without_a_name_is_an_empty_seat_and_a_row_without_both_is_told() -> None:
    read = read_chart(
        "c.csv", b"name,title,manager,email\nAna,Head,,a@x.example\n,Night lead,Ana,\n,,,b@x.example\n"
    )
    assert [(d.person is None, d.title) for d in read.drafts] == [(False, "Head"), (True, "Night lead")]
    assert [(b.origin.line, b.reason) for b in read.bad] == [(4, "This row names nobody and no position.")]


@pytest.mark.parametrize("nobody", ["", "0", "NULL", "-", "None", "ninguno"])
def test_whoever_reports_to_nobody_has_no_boss(nobody: str) -> None:
    (draft,) = read_chart("c.csv", f"name,title,manager\nAna,Head,{nobody}\n".encode()).drafts
    assert draft.boss == ""


def test_the_column_that_bosses_are_named_by_is_found_whatever_its_heading() -> None:
    rows = b"Ficha;Taquilla;Nombre;Jefe\nA-1;4;Ana;\nA-2;5;Bea;A-1\nA-3;5;Carl;A-1\nA-4;5;Dan;A-2\nA-5;5;Eva;A-9\n"
    read = read_chart("c.csv", rows)
    assert [d.number for d in read.drafts] == ["A-1", "A-2", "A-3", "A-4", "A-5"]
    by_name = read_chart("c.csv", b"Ficha;Nombre;Jefe\nA-1;Ana;\nA-2;Bea;Ana\nA-3;Carl;Bea\n")
    assert {d.number for d in by_name.drafts} == {""}


@pytest.mark.parametrize(
    "heading", ["Nº empleado", "N.º empleado", "Emp. ID", "Código", "Matrícula", "Legajo"]
)
def test_numbers_of_people_by_their_heading(heading: str) -> None:
    (draft,) = read_chart("c.csv", f"{heading};Nombre;Jefe/a\n7;Ana;\n".encode()).drafts
    assert draft.number == "7"


@pytest.mark.parametrize(
    ("table", "chart"),
    [
        ("Nombre,Jefe\nAna,\nBea,Ana\n", True),
        ("Nombre,Empresa,Jefe\nAna,Miramar,\nBea,Miramar,Ana\n", True),
        ("First Name,Last Name,Company,Manager's Name\nAna,Ruiz,Miramar,\nBea,Gil,Ibarra,\n", False),
        ("Nombre,Empresa,Responsable\nAna,Miramar,Marta\nBea,Ibarra,Marta\n", False),
        ("Nombre,Empresa\nAna,Miramar\n", False),
    ],
)
def test_address_books_and_lists_of_customers_are_no_charts(table: str, chart: bool) -> None:
    seen = read_table("c.csv", table.encode()).seen
    assert seen is not None
    assert is_chart(seen) is chart


def test_who_has_the_number_0_can_be_a_boss() -> None:
    read = read_chart("c.csv", b"id,name,title,manager\n0,Ana,Head,NULL\n1,Bea,Clerk,0\n")
    assert [d.boss for d in read.drafts] == ["", "0"]


def test_a_chart_is_of_one_client_whatever_companies_the_table_names() -> None:
    read = read_chart("c.csv", b"Name,Company,Company phone,Manager\nAna,Miramar,600100200,\n")
    assert read.table is not None
    assert read.table.mapping.fields == (
        ImportField.NAME,
        ImportField.IGNORE,
        ImportField.IGNORE,
        ImportField.REPORTS_TO,
    )
    assert set(read.table.mapping.fields) <= set(CHART_FIELDS)


def test_without_a_column_of_bosses_the_person_is_told_and_can_choose_one() -> None:
    content = b"name,title,answers\nAna,Head,\nBea,Clerk,Ana\n"
    read = read_chart("c.csv", content)
    assert [b.reason for b in read.bad] == ["No column says whom each reports to; choose which one does."]
    assert read.table is not None
    fields = (*read.table.mapping.fields[:2], ImportField.REPORTS_TO)
    again = read_chart("c.csv", content, replace(read.table.mapping, fields=fields))
    assert not again.bad
    assert again.drafts[1].boss == "Ana"


def test_what_is_no_table_is_refused_in_a_sentence() -> None:
    for content in (b"", b"%PDF-1.7", b"BEGIN:VCARD\nFN:Ana\nEND:VCARD\n"):
        read = read_chart("x", content)
        assert not read.drafts
        assert len(read.bad) == 1


@given(st.lists(st.lists(st.text(max_size=20), min_size=1, max_size=6), max_size=8), st.binary(max_size=200))
def test_no_table_makes_it_fail(rows: list[list[str]], noise: bytes) -> None:
    content = "\n".join(",".join(cells) for cells in [["id", "name", "title", "manager"], *rows])
    read_chart("c.csv", content.encode("utf-8", "surrogatepass"))
    read_chart("c.csv", noise)
