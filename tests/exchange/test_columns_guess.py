"""The mapping of a table is guessed from its headings in both languages, in any order, and from what stands below."""

from __future__ import annotations

import pytest

from msp_desk.exchange.columns import FIELD_WORDS, Mapping
from msp_desk.exchange.columns import ImportField as F
from msp_desk.exchange.columns_guess import guess_mapping
from msp_desk.exchange.columns_words import field_of_heading


def guess(*rows: str) -> Mapping:
    return guess_mapping([(line, row.split("|")) for line, row in enumerate(rows, 1)])


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("CompanyName", F.COMPANY),
        ("company_name", F.COMPANY),
        ("Razón social", F.LEGAL_NAME),
        ("Nombre de la empresa", F.COMPANY),
        ("CIF/NIF", F.TAX_ID),
        ("ContactName", F.NAME),
        ("Persona de contacto", F.NAME),
        ("Given Name", F.GIVEN),
        ("First Name", F.GIVEN),
        ("Apellidos", F.FAMILY),
        ("Segundo apellido", F.SECOND_FAMILY),
        ("ContactTitle", F.TITLE),
        ("Cargo", F.TITLE),
        ("Puesto de trabajo", F.TITLE),
        ("Departamento", F.UNIT),
        ("Phone", F.PHONE),
        ("Teléfono", F.PHONE),
        ("Tlf.", F.PHONE),
        ("Teléfono móvil", F.MOBILE),
        ("Mobile Phone", F.MOBILE),
        ("Business Phone 2", F.PHONE),
        ("Home Phone", F.HOME_PHONE),
        ("Teléfono particular", F.HOME_PHONE),
        ("Fax del trabajo", F.FAX),
        ("Company Main Phone", F.COMPANY_PHONE),
        ("Teléfono de la empresa", F.COMPANY_PHONE),
        ("Assistant's Phone", F.OTHER),
        ("E-mail Address", F.EMAIL),
        ("Dirección de correo electrónico", F.EMAIL),
        ("Correo electrónico 2", F.EMAIL),
        ("E-mail 2 Display Name", F.IGNORE),
        ("Página web", F.WEB),
        ("Business Street", F.STREET),
        ("Calle del trabajo", F.STREET),
        ("Home Street", F.HOME_STREET),
        ("Ciudad del domicilio", F.HOME_CITY),
        ("Código postal", F.POSTCODE),
        ("PostalCode", F.POSTCODE),
        ("C.P.", F.POSTCODE),
        ("CP", F.POSTCODE),
        ("Provincia", F.REGION),
        ("Business Country/Region", F.COUNTRY),
        ("País o región de trabajo", F.COUNTRY),
        ("Cumpleaños", F.BIRTHDAY),
        ("Fecha de nacimiento", F.BIRTHDAY),
        ("Nivel", F.LEVEL),
        ("Observaciones", F.NOTES),
        ("CustomerID", F.COMPANY_OTHER),
        ("Código cliente", F.COMPANY_OTHER),
        ("E-mail 1 - Value", F.EMAIL),
        ("Phone 3 - Value", F.PHONE),
        ("Phone 3 - Type", F.LABEL),
        ("Phone 3 - Label", F.LABEL),
        ("Organization 1 - Name", F.COMPANY),
        ("Organization 1 - Title", F.TITLE),
        ("Organization Name", F.COMPANY),
        ("Address 2 - Postal Code", F.POSTCODE),
        ("Website 1 - Value", F.WEB),
        ("Shoe colour", None),
        ("", None),
    ],
)
def test_headings_are_known(heading: str, field: F | None) -> None:
    assert field_of_heading(heading) is field


def test_outlook_in_english() -> None:
    mapping = guess(
        "Title|First Name|Last Name|Company|Job Title|Business Street|Business City|Mobile Phone|E-mail Address"
    )
    assert mapping.fields == (
        F.PREFIX,
        F.GIVEN,
        F.FAMILY,
        F.COMPANY,
        F.TITLE,
        F.STREET,
        F.CITY,
        F.MOBILE,
        F.EMAIL,
    )
    assert mapping.heading_line == 1


def test_outlook_in_spanish() -> None:
    mapping = guess(
        "Tratamiento|Nombre|Segundo nombre|Apellidos|Sufijo|Organización|Departamento|Puesto|Calle del trabajo|"
        "Ciudad de trabajo|Provincia o estado de trabajo|Código postal de trabajo|País o región de trabajo|"
        "Fax del trabajo|Teléfono del trabajo|Teléfono móvil|Dirección de correo electrónico|Cumpleaños|Notas|Página web"
    )
    assert mapping.fields == (
        F.PREFIX,
        F.GIVEN,
        F.ADDITIONAL,
        F.FAMILY,
        F.SUFFIX,
        F.COMPANY,
        F.UNIT,
        F.TITLE,
        F.STREET,
        F.CITY,
        F.REGION,
        F.POSTCODE,
        F.COUNTRY,
        F.FAX,
        F.PHONE,
        F.MOBILE,
        F.EMAIL,
        F.BIRTHDAY,
        F.NOTES,
        F.WEB,
    )


def test_google_old_and_new() -> None:
    old = guess(
        "Name|Given Name|Family Name|Notes|E-mail 1 - Type|E-mail 1 - Value|Phone 1 - Type|Phone 1 - Value|Organization 1 - Name"
    )
    assert old.fields == (F.NAME, F.GIVEN, F.FAMILY, F.NOTES, F.LABEL, F.EMAIL, F.LABEL, F.PHONE, F.COMPANY)
    new = guess(
        "First Name|Last Name|File As|Organization Name|Organization Title|Labels|E-mail 1 - Label|E-mail 1 - Value"
    )
    assert new.fields == (F.GIVEN, F.FAMILY, F.IGNORE, F.COMPANY, F.TITLE, F.IGNORE, F.LABEL, F.EMAIL)


def test_a_name_without_a_last_name_is_the_whole_name() -> None:
    assert guess("Nombre|Empresa|Teléfono").fields == (F.NAME, F.COMPANY, F.PHONE)
    assert guess("Razón social|Teléfono").fields == (F.COMPANY, F.PHONE)


def test_a_second_column_of_what_there_is_once_goes_into_the_notes() -> None:
    assert guess("Empresa|Cliente|Cargo|Puesto").fields == (F.COMPANY, F.COMPANY_OTHER, F.TITLE, F.OTHER)


def test_headings_may_stand_below_a_title() -> None:
    mapping = guess("Our clients 2026", "Nombre|Empresa|Teléfono", "Ana Ruiz|Sol|600100200")
    assert (mapping.heading_line, mapping.fields) == (2, (F.NAME, F.COMPANY, F.PHONE))


def test_without_headings_the_values_tell() -> None:
    mapping = guess(
        "Hotel Sol S.L.|Ana Ruiz|Gerente|ana@sol.example|+34 600 100 200|Spain|x1",
        "Bodegas Mar S.A.|Luis Gil|Jefe de sistemas|luis@mar.example|+34 600 100 201|España|x2",
        "Talleres Rey|Eva Paz Mora|Administrativa|eva@rey.example|910 000 001|ES|x3",
    )
    assert mapping.heading_line == 0
    assert mapping.fields == (F.COMPANY, F.NAME, F.TITLE, F.EMAIL, F.PHONE, F.COUNTRY, F.OTHER)


def test_headings_of_another_language_are_still_headings() -> None:
    mapping = guess("Nimi|Sähköposti", "Aino Laine|aino@talo.example", "Eero Salo|eero@talo.example")
    assert (mapping.heading_line, mapping.fields) == (1, (F.OTHER, F.EMAIL))


def test_the_order_of_dates_is_seen_in_them() -> None:
    assert guess("Name|Birthday", "Ana|03/22/1980", "Eva|01/02/1981").day_first is False
    assert guess("Name|Birthday", "Ana|22/03/1980", "Eva|01/02/1981").day_first is True
    assert guess("Name|Birthday", "Ana|02/03/1980").day_first is True


def test_an_empty_table_has_a_mapping_too() -> None:
    assert guess_mapping([]) == Mapping(())


def test_every_field_has_its_words() -> None:
    assert set(FIELD_WORDS) == set(F)
    assert len({phrase.text for phrase in FIELD_WORDS.values()}) == len(F)
