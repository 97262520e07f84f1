"""Numbers that nobody says a country of are read as those of our own firm's country."""

from __future__ import annotations

import sqlalchemy as sa

from msp_desk.commands.imports import import_contacts
from msp_desk.models.people import ContactPoint
from msp_desk.values.drafts import ClientDraft, ContactDraft, Origin, PersonDraft, PointDraft
from msp_desk.values.enums import PointKind
from tests.builders import DOING, MadeDesk, a_client, a_person


def test_a_number_typed_for_a_client_without_a_country_is_of_ours(made: MadeDesk) -> None:
    client = a_client(made.desk, country="")
    a_person(made.desk, client=client, phone="600 100 200")
    assert _numbers(made) == ["+34600100200"]


def test_a_number_imported_without_a_country_is_of_ours(made: MadeDesk) -> None:
    person = PersonDraft(name="Lucía Arín", points=(PointDraft(PointKind.PHONE, "941 000 120"),))
    company = ClientDraft(name="Bodegas Arín", points=(PointDraft(PointKind.PHONE, "941 000 100"),))
    made.desk.do(DOING, import_contacts, [ContactDraft(Origin("a.csv", 2), person, company)])
    assert _numbers(made) == ["+34941000100", "+34941000120"]


def test_the_country_of_the_client_comes_first(made: MadeDesk) -> None:
    client = a_client(made.desk, country="GB")
    a_person(made.desk, client=client, phone="020 7946 0018")
    assert _numbers(made) == ["+442079460018"]


def _numbers(made: MadeDesk) -> list[str]:
    with made.desk.engine.connect() as connection:
        return sorted(connection.scalars(sa.select(ContactPoint.value)))
