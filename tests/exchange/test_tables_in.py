"""Tables come in whatever their delimiter, encoding and order of columns; every row comes in or is listed."""

from __future__ import annotations

import csv
import io
import random
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from msp_desk.exchange.columns import ImportField as F
from msp_desk.exchange.columns import Mapping
from msp_desk.exchange.contacts_in import read_contacts
from msp_desk.exchange.countries import country_code
from msp_desk.exchange.reading import Reading, TableSeen
from msp_desk.values.drafts import ClientDraft, PersonDraft, PointDraft, SiteDraft
from msp_desk.values.enums import Level, PointKind, Tier

PHONE, MOBILE, FAX, EMAIL = PointKind.PHONE, PointKind.MOBILE, PointKind.FAX, PointKind.EMAIL


def read(text: str | bytes, mapping: Mapping | None = None) -> Reading:
    return read_contacts("people.csv", text.encode() if isinstance(text, str) else text, mapping)


def pair(reading: Reading, place: int = 0) -> tuple[PersonDraft, ClientDraft]:
    draft = reading.drafts[place]
    assert draft.person is not None
    assert draft.company is not None
    return draft.person, draft.company


def person(reading: Reading, place: int = 0) -> PersonDraft:
    found = reading.drafts[place].person
    assert found is not None
    return found


def seen(reading: Reading) -> TableSeen:
    assert reading.table is not None
    return reading.table


def points(draft: PersonDraft | ClientDraft) -> list[tuple[PointKind, str, str]]:
    return [(point.kind, point.value, point.label) for point in draft.points]


def test_the_93_northwind_companies(shared_samples: Path) -> None:
    content = (shared_samples / "contacts" / "northwind-customers.csv").read_bytes()
    reading = read_contacts("northwind-customers.csv", content)
    rows = list(csv.DictReader(io.StringIO(content.decode())))
    assert (len(reading.drafts), reading.bad) == (93, ())
    for place, row in enumerate(rows):
        who, company = pair(reading, place)
        assert reading.drafts[place].origin.line == place + 2
        assert (who.name, who.title) == (" ".join(row["ContactName"].split()), row["ContactTitle"])
        assert company.name == " ".join(row["CompanyName"].split())
        numbers = [(PHONE, row["Phone"], ""), (FAX, row["Fax"], "")]
        assert points(who) == [number for number in numbers if number[1]]
        code = country_code(row["Country"])
        assert company.country == reading.drafts[place].country == code
        assert bool(code) == bool(row["Country"])
        place_of = SiteDraft("", row["Address"], row["City"], row["Region"], row["PostalCode"], code)
        assert company.sites == ((place_of,) if row["City"] else ())
        assert company.notes == f"CustomerID: {row['CustomerID'].strip()}"


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252", "latin-1", "mac_roman"]
)
def test_any_delimiter_in_any_encoding(delimiter: str, encoding: str) -> None:
    rows = [
        ["Compañía", "Nombre", "Apellidos", "Teléfono móvil", "Dirección"],
        ["Peña, S.L.; e hijos", "Íñigo", "Núñez Güell", "+34 600 100 200", 'Calle "Mayor"\n2º izq.'],
        ["Café Ángel", "José", "Muñoz", "600100201", ""],
    ]
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter).writerows(rows)
    reading = read(text.getvalue().encode(encoding))
    assert reading.bad == ()
    who, company = pair(reading)
    assert (who.name, company.name) == ("Íñigo Núñez Güell", "Peña, S.L.; e hijos")
    assert company.sites == (SiteDraft(street='Calle "Mayor", 2º izq.'),)
    assert [draft.origin.line for draft in reading.drafts] == [2, 4]
    assert seen(reading).delimiter == delimiter


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_line_numbers_are_those_of_the_file(ending: str) -> None:
    lines = ["Name,Email", "Ana,ana@x.example", "", '"Eva', 'Paz",eva@x.example', ",", "Luis,luis@x.example"]
    reading = read(ending.join(lines))
    assert [(draft.origin.line, person(reading, i).name) for i, draft in enumerate(reading.drafts)] == [
        (2, "Ana"),
        (4, "Eva Paz"),
        (7, "Luis"),
    ]


def test_bad_rows_are_listed_with_line_and_reason() -> None:
    reading = read("Name,Company,Notes\nAna,Sol,\n,,only a note\nEva,Mar,\n")
    assert [(row.origin.line, row.reason) for row in reading.bad] == [
        (3, "This row holds no name, company, email or phone number.")
    ]
    assert len(reading.drafts) == 2


def test_a_quotation_mark_that_is_never_closed_costs_one_line() -> None:
    reading = read('Name,Company\nAna,Sol\n"Eva,Mar\nLuis,Rey\nPep,Luz\n')
    assert [person(reading, i).name for i in range(3)] == ["Ana", "Luis", "Pep"]
    assert [(row.origin.line, row.reason) for row in reading.bad] == [
        (3, "A quotation mark is opened on this line and never closed.")
    ]


def test_excels_own_first_line_says_the_delimiter() -> None:
    reading = read("sep=;\r\nName;Company\r\nAna, the first;Sol\r\n")
    assert (person(reading).name, reading.drafts[0].origin.line) == ("the first Ana", 3)
    assert seen(reading).delimiter == ";"


def test_googles_types_and_several_values_in_one_cell() -> None:
    who, company = pair(
        read(
            "Name,Given Name,Family Name,Phone 1 - Type,Phone 1 - Value,Phone 2 - Type,Phone 2 - Value,E-mail 1 - Type,"
            "E-mail 1 - Value,Organization 1 - Name,Address 1 - Type,Address 1 - Formatted,Address 1 - Street,"
            "Address 1 - City,Address 1 - Country,Address 2 - Type,Address 2 - Street,Address 2 - City,"
            "Relation 1 - Type,Relation 1 - Value\n"
            "Ana Ruiz,Ana,Ruiz,* Mobile,600100200 ::: 600100201,Work Fax,910000001,Home,a@x.example ::: b@x.example,Sol,"
            'Work,"Calle 1\nMadrid",Calle 1,Madrid,Spain,Home,Calle 2,Toledo,Spouse,Luis\n'
        )
    )
    assert points(who) == [
        (MOBILE, "600100200", ""),
        (MOBILE, "600100201", ""),
        (FAX, "910000001", "work"),
        (EMAIL, "a@x.example", "home"),
        (EMAIL, "b@x.example", "home"),
        (PointKind.LETTER, "Calle 2, Toledo", "home"),
    ]
    assert who.points[0].preferred
    assert company.sites == (SiteDraft(street="Calle 1", city="Madrid", country="ES"),)
    assert who.notes == "Spouse: Luis"


def test_outlooks_streets_of_several_lines_and_other_addresses() -> None:
    who, company = pair(
        read(
            "First Name,Last Name,Company,Business Street,Business Street 2,Business City,Business Country/Region,"
            "Home Street,Home City,Other Street,Other City,Birthday,Priority\n"
            "Ana,Ruiz,Sol,Calle 1,2 izq,Madrid,Spain,Calle 3,Toledo,Calle 4,Soria,0/0/00,Normal\n"
        )
    )
    assert company.sites == (
        SiteDraft(street="Calle 1, 2 izq", city="Madrid", country="ES"),
        SiteDraft(street="Calle 4", city="Soria"),
    )
    assert points(who) == [(PointKind.LETTER, "Calle 3, Toledo", "home")]
    assert (who.birth_day, who.notes) == (None, "")


def test_everything_that_a_form_has_can_be_imported() -> None:
    who, company = pair(
        read(
            "Empresa;Razón social;CIF;Sector;Empleados;Tier;Etiquetas;Nombre;Apellidos;Cargo;Departamento;Nivel;Idioma;"
            "Cumpleaños;Notas;Notas personales;Aviso;WhatsApp;Web de la empresa;Teléfono de la empresa\n"
            "Sol;Hotel Sol S.L.;B00000000;Hoteles;45;a;vip, costa;Ana;Ruiz;Gerente;Dirección;Ejecutivo;Español;"
            "22/03/1980;Buena gente;Le gusta el mar;Con tacto;600100200;sol.example;910000001\n"
        )
    )
    assert (company.legal_name, company.tax_id, company.sector) == ("Hotel Sol S.L.", "B00000000", "Hoteles")
    assert (company.size, company.tier, company.tags) == (45, Tier.A, ("vip", "costa"))
    assert points(company) == [(PointKind.WEB, "sol.example", ""), (PHONE, "910000001", "")]
    assert (who.title, who.unit, who.level, who.language) == ("Gerente", "Dirección", Level.EXECUTIVE, "es")
    assert date(who.birth_year or 0, who.birth_month or 0, who.birth_day or 0) == date(1980, 3, 22)
    assert (who.notes, who.warm_notes, who.warning) == ("Buena gente", "Le gusta el mar", "Con tacto")
    assert points(who) == [(PointKind.WHATSAPP, "600100200", "")]


def test_what_a_field_cannot_hold_goes_into_the_notes() -> None:
    who, company = pair(
        read(
            "Name,Company,Level,Birthday,Employees,Tier,Email,Shoe size\nAna,Sol,Supreme,soon,50-100,gold,no email,38\n"
        )
    )
    assert who.notes.splitlines() == [
        "Email: no email",
        "Shoe size: 38",
        "Level of interlocution: Supreme",
        "Birthday: soon",
    ]
    assert company.notes.splitlines() == ["Number of employees: 50-100", "Tier: gold"]
    assert (who.level, who.points, company.tier) == (None, (), Tier.B)


def test_a_company_without_a_person_and_a_person_without_a_company() -> None:
    reading = read("Name,Company,Phone,Title\n,Sol,910000001,Reception\nAna,,600100200,\n,,600100201,\n")
    sol, ana, number = reading.drafts
    assert sol.person is None
    assert sol.company is not None
    assert (points(sol.company), sol.company.notes) == ([(PHONE, "910000001", "")], "Job title: Reception")
    assert (ana.company, number.company) == (None, None)
    assert person(reading, 2).name == "600100201"


def test_names_with_the_last_name_first() -> None:
    reading = read('Name;Company\n"García López, María";Sol\n"Smith, Jr.";Sol\n')
    assert [person(reading, i).name for i in range(2)] == ["María García López", "Smith, Jr."]


def test_several_numbers_and_addresses_in_one_cell() -> None:
    who = person(read('Name;Phone;Email\nAna;600 100 200 / 910 000 001;"Ana <a@x.example>, b@x.example"\n'))
    assert [point.value for point in who.points] == [
        "600 100 200",
        "910 000 001",
        "a@x.example",
        "b@x.example",
    ]


def test_an_extension_belongs_to_the_number_before_it() -> None:
    assert person(read("Name,Phone,Ext\nAna,910000001,12\n")).points == (
        PointDraft(PHONE, "910000001 ext. 12"),
    )


def test_the_guards_of_a_spreadsheet_are_taken_off() -> None:
    who = person(read('Name,Phone,Notes\nAna,\'+34 600 100 200,"=""007"""\nEva,\'quoted\',x\n'))
    assert who.points == (PointDraft(PHONE, "+34 600 100 200"),)
    assert who.notes == "007"


def test_a_mapping_is_shown_changed_and_applied_again() -> None:
    text = "A;B;C\nSol;Ana;600100200\n"
    first = read(text)
    table = seen(first)
    assert (table.headings, table.sample, table.rows) == (("A", "B", "C"), (("Sol", "Ana", "600100200"),), 1)
    changed = replace(table.mapping, fields=(F.COMPANY, F.NAME, F.MOBILE), heading_line=1)
    who, company = pair(read(text, changed))
    assert (who.name, company.name, points(who)) == ("Ana", "Sol", [(MOBILE, "600100200", "")])
    assert seen(read(text, changed)).mapping == changed


def test_rows_longer_than_the_headings_lose_nothing() -> None:
    assert person(read("Name,Email\nAna,a@x.example,more\n")).notes == "#3: more"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "This file is empty."),
        (b" \r\n", "This file is empty."),
        (b"%PDF-1.7 ...", "This file is no list of contacts: vCard, CSV and XLSX can be read."),
        (
            b"\xd0\xcf\x11\xe0....",
            "This is an old Excel file (.xls); save it as .xlsx or .csv and import that.",
        ),
        (b"PK\x03\x04 broken", "This is no Excel workbook that can be read."),
        (b"Name,Company,Email\n", "There are no rows below the headings."),
    ],
)
def test_what_is_no_list_of_contacts_is_said(content: bytes, reason: str) -> None:
    reading = read(content)
    assert reading.drafts == ()
    assert [row.reason for row in reading.bad] == [reason]


def test_a_vcard_is_known_by_what_is_in_it() -> None:
    assert read(b"\xef\xbb\xbfBEGIN:VCARD\nFN:Ana\nEND:VCARD\n").drafts[0].person == PersonDraft(name="Ana")


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "shift_jis", "cp1251"])
def test_text_in_any_encoding_is_text(encoding: str) -> None:
    text = {"cp1251": "Имя,Телефон\nАнна,600100200\n"}.get(
        encoding, "Name,Company\n渡辺一郎,東京電機株式会社\n" * 40
    )
    assert read(text.encode(encoding)).drafts


def test_a_line_of_far_too_many_columns_is_listed() -> None:
    reading = read("Name,Email\nAna,a@x.example\n" + "x," * 1200 + "\n")
    assert [(row.origin.line, row.params) for row in reading.bad] == [(3, {"most": 1000})]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("note.EML", b"From: ana@aero.example\nSubject: Hello\n\nDear all"),
        ("x", b"BEGIN:VCALENDAR\nEND:VCALENDAR"),
        ("people.csv", random.Random(1).randbytes(3_000)),
    ],
)
def test_a_mail_or_a_calendar_is_no_list_of_contacts(name: str, data: bytes) -> None:
    reading = read_contacts(name, data)
    assert not reading.drafts
    assert [row.reason for row in reading.bad] == [
        "This file is no list of contacts: vCard, CSV and XLSX can be read."
    ]
