"""Contacts brought in: merged or skipped where known, every record told of, one deed that can be undone."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from msp_desk.commands.imports import Duplicates, ImportResult, import_contacts
from msp_desk.commands.positions import save_position
from msp_desk.models.clients import Client, Site
from msp_desk.models.interactions import StoredFile
from msp_desk.models.people import Holding, Person
from msp_desk.queries.clients import client_draft
from msp_desk.queries.people import person_draft
from msp_desk.store.desk import Desk
from msp_desk.values.drafts import (
    ClientDraft,
    ContactDraft,
    FileDraft,
    Origin,
    PersonDraft,
    PointDraft,
    SiteDraft,
)
from msp_desk.values.enums import Level, PointKind
from msp_desk.values.keys import new_key
from tests.builders import DOING, TODAY, MadeDesk, a_client, a_desk, a_person, an_interaction, statements
from tests.round_trips import check_whole, dump, there_and_back

PHOTO = FileDraft("a.jpg", "image/jpeg", b"\xff\xd8")


def _contact(
    line: int,
    name: str = "",
    company: str = "",
    *,
    phone: str = "",
    email: str = "",
    country: str = "ES",
    **fields: object,
) -> ContactDraft:
    points = tuple(
        PointDraft(kind, value)
        for kind, value in ((PointKind.MOBILE, phone), (PointKind.EMAIL, email))
        if value
    )
    person = PersonDraft(name=name, points=points, **fields) if name else None  # type: ignore[arg-type]
    return ContactDraft(
        Origin("contacts.csv", line),
        person=person,
        company=ClientDraft(name=company) if company else None,
        country=country,
    )


def _bring(desk: Desk, *contacts: ContactDraft, how: Duplicates = Duplicates.MERGE) -> ImportResult:
    return desk.do(DOING, import_contacts, contacts, how)


def _person(desk: Desk, name: str) -> PersonDraft:
    key = next(h.key for h in desk.find(name) if h.title == name)
    draft = desk.ask(person_draft, key, TODAY)
    assert draft is not None
    return draft


def _client(desk: Desk, key: UUID | None) -> ClientDraft:
    assert key is not None
    draft = desk.ask(client_draft, key)
    assert draft is not None
    return draft


def _count(desk: Desk, noun: type[object]) -> int:
    return len(desk.ask(dump)[noun.__tablename__])  # type: ignore[attr-defined]


def test_companies_become_clients_and_people_theirs_with_their_seat(desk: Desk) -> None:
    site = SiteDraft(street="C/ Mayor 1", city="Palma", country="ES")
    ana = replace(
        _contact(2, "Ana Núñez", "Aero, S.L.", phone="600 100 200", email="ana@aero.example", title="CFO"),
        company=ClientDraft(name="Aero, S.L.", tax_id="B1", sites=(site,)),
    )
    told = _bring(
        desk, ana, _contact(3, "Rosa Vidal", "AERO SL", title="Clerk"), _contact(4, company="Hotel")
    )
    assert told == ImportResult(clients=2, people=2)
    kept = _person(desk, "Ana Núñez")
    assert (kept.title, kept.level, [p.value for p in kept.points]) == (
        "CFO",
        Level.EXECUTIVE,
        ["+34600100200", "ana@aero.example"],
    )
    client = _client(desk, kept.client_key)
    assert (client.name, client.tax_id, client.country, [s.city for s in client.sites]) == (
        "Aero, S.L.",
        "B1",
        "ES",
        ["Palma"],
    )
    assert _person(desk, "Rosa Vidal").client_key == kept.client_key
    check_whole(desk)


def test_somebody_without_a_company_comes_in_without_a_client(desk: Desk) -> None:
    assert _bring(desk, _contact(2, "Ana Núñez", title="Consultant")) == ImportResult(people=1)
    kept = _person(desk, "Ana Núñez")
    assert (kept.client_key, kept.title, kept.position_key) == (None, "Consultant", None)


def test_who_is_known_is_filled_and_never_overwritten(desk: Desk) -> None:
    client = a_client(desk, "Aero")
    ana = a_person(desk, "Ana Núñez", client, email="ana@aero.example", nickname="Anita", notes="Sails")
    coming = _contact(
        2,
        "NUNEZ, Ana",
        "Aero",
        email="ANA@aero.example",
        phone="600 100 200",
        title="CFO",
        nickname="A",
        notes="Sings",
    )
    coming = replace(coming, person=replace(coming.person, photo=PHOTO, birth_day=1, birth_month=2))  # type: ignore[type-var]
    there_and_back(desk, lambda: _bring(desk, coming))
    kept = _person(desk, "Ana Núñez")
    assert (kept.key, kept.nickname, kept.notes, kept.title) == (ana, "Anita", "Sails\nSings", "CFO")
    assert (kept.birth_day, kept.birth_month, kept.photo_key is None) == (1, 2, False)
    assert [p.value for p in kept.points] == ["ana@aero.example", "+34600100200"]
    last = desk.last_deed
    assert _bring(desk, coming) == ImportResult(merged=1)
    assert desk.last_deed == last
    assert _count(desk, StoredFile) == 1


def test_who_is_known_is_skipped_where_wished(desk: Desk) -> None:
    a_person(desk, "Ana Núñez", a_client(desk, "Aero"), email="ana@aero.example")
    last = desk.last_deed
    contacts = [_contact(2, "Ana Núñez", "Aero SL", phone="600100200"), _contact(3, company="AERO")]
    assert _bring(desk, *contacts, how=Duplicates.SKIP) == ImportResult(skipped=2)
    assert desk.last_deed == last


def test_the_same_row_twice_in_a_file_is_one_person(desk: Desk) -> None:
    row = _contact(2, "Ana Núñez", "Aero", phone="600100200", title="CFO")
    assert _bring(desk, row, row) == ImportResult(clients=1, people=1, merged=1)
    assert (_count(desk, Holding), len(_person(desk, "Ana Núñez").points)) == (1, 1)


@pytest.mark.parametrize("shared", [{"email": "info@aero.example"}, {"phone": "971 55 01 20"}])
def test_a_shared_address_or_switchboard_is_two_people(desk: Desk, shared: dict[str, str]) -> None:
    rows = [_contact(n, name, "Aero", **shared) for n, name in enumerate(("Ana Núñez", "Rosa Vidal"))]
    assert _bring(desk, *rows) == ImportResult(clients=1, people=2)


def test_one_name_at_two_clients_is_two_people(desk: Desk) -> None:
    rows = [_contact(n, "Ana Núñez", company) for n, company in enumerate(("Aero", "Hotel"))]
    assert _bring(desk, *rows) == ImportResult(clients=2, people=2)


def test_who_is_known_at_another_client_takes_no_seat_there(desk: Desk) -> None:
    a_person(desk, "Ana Núñez", a_client(desk, "Aero"), email="ana@home.example", title="CEO")
    told = _bring(desk, _contact(2, "Ana Núñez", "Hotel", email="ana@home.example", title="CFO"))
    assert told == ImportResult(clients=1, merged=1)
    kept = _person(desk, "Ana Núñez")
    assert (kept.title, _client(desk, kept.client_key).name) == ("CEO", "Aero")
    assert _count(desk, Holding) == 1
    check_whole(desk)


def test_who_had_no_client_yet_is_placed(desk: Desk) -> None:
    a_person(desk, "Ana Núñez", email="ana@aero.example", title="Consultant")
    _bring(desk, _contact(2, "Ana Núñez", "Aero", email="ana@aero.example", title="CFO"))
    kept = _person(desk, "Ana Núñez")
    assert (_client(desk, kept.client_key).name, kept.title) == ("Aero", "CFO")
    check_whole(desk)


def test_with_a_client_given_everybody_is_theirs(desk: Desk) -> None:
    client = a_client(desk, "Umbrella")
    rows = [_contact(2, "Ana Núñez", "Aero"), _contact(3, "Rosa Vidal"), _contact(4, company="Hotel")]
    told = desk.do(DOING, import_contacts, rows, Duplicates.MERGE, client)
    assert told == ImportResult(people=2)
    assert {_person(desk, n).client_key for n in ("Ana Núñez", "Rosa Vidal")} == {client}


def test_bad_rows_are_told_and_the_good_come_in(desk: Desk) -> None:
    rows = [
        _contact(2, "Ana Núñez", "Aero", email="not an address"),
        _contact(3),
        ContactDraft(Origin("contacts.csv", 4), PersonDraft(" "), ClientDraft(name="Nobody's")),
        ContactDraft(Origin("contacts.csv", 5), company=ClientDraft(name="\x00")),
        _contact(6, "x" * 301, "Aero"),
    ]
    told = _bring(desk, *rows)
    assert (told.clients, told.people) == (1, 1)
    assert [(b.origin.line, b.reason) for b in told.bad] == [
        (3, "There is neither a name nor a company."),
        (4, "A person needs a name."),
        (5, "A company needs a name."),
        (6, "This name is too long: %(n)d characters; the most is %(most)d."),
    ]
    assert [(p.kind, p.value) for p in _person(desk, "Ana Núñez").points] == [
        (PointKind.OTHER, "not an address")
    ]
    assert desk.find("nobody") == ()


def test_a_rehearsal_leaves_nothing(desk: Desk) -> None:
    before = desk.ask(dump)
    told = desk.rehearse(import_contacts, [_contact(2, "Ana Núñez", "Aero", phone="600100200")])
    assert told == ImportResult(clients=1, people=1)
    assert desk.ask(dump) == before
    assert desk.find("ana") == ()


class _CancelledError(Exception):
    """Somebody pressed Cancel."""


def test_a_cancelled_import_leaves_nothing(desk: Desk) -> None:
    before, last = desk.ask(dump), desk.last_deed
    seen: list[tuple[int, int]] = []

    def progress(done: int, of: int) -> None:
        seen.append((done, of))
        if done >= 200:
            raise _CancelledError

    rows = [_contact(n, f"Person {n}", f"Company {n % 7}") for n in range(300)]
    with pytest.raises(_CancelledError):
        desk.do(DOING, import_contacts, rows, Duplicates.MERGE, None, progress)
    assert seen == [(0, 300), (100, 300), (200, 300)]
    assert (desk.ask(dump), desk.last_deed) == (before, last)


def test_undoing_an_import_of_many_takes_all_of_it_and_only_that(made: MadeDesk) -> None:
    desk = made.desk
    ana = a_person(desk, "Ana Núñez", a_client(desk, "Company 3"), title="CEO", email="ana@c3.example")
    desk.do(DOING, save_position, a_client(desk, "Empty"), "CEO")
    an_interaction(desk, [ana, made.me], days_ago=4)
    rows = [
        _contact(
            n, f"Person {n}", f"Company {n % 7}", phone=f"6{n:08}", email=f"p{n}@c.example", title="Clerk"
        )
        for n in range(300)
    ]
    rows.append(
        _contact(301, "Ana Núñez", "Company 3", phone="600100200", email="ana@c3.example", family="Núñez")
    )
    there_and_back(desk, lambda: _bring(desk, *rows))
    assert _count(desk, Person) == 302
    assert {h.title for h in desk.find("person 299")} == {"Person 299"}


def test_an_import_costs_statements_by_the_table_not_by_the_row(desk: Desk) -> None:
    rows = [
        replace(_contact(n, f"Person {n}", f"Company {n}", phone=f"6{n:08}", title="CEO"), country="ES")
        for n in range(200)
    ]
    rows = [
        replace(row, company=ClientDraft(name=f"Company {n}", sites=(SiteDraft(city="Inca"),)))
        for n, row in enumerate(rows)
    ]
    with statements(desk.engine) as sent:
        _bring(desk, *rows)
    assert len(sent) < 45, len(sent)
    assert (_count(desk, Client), _count(desk, Site)) == (201, 200)


_ANY = st.text(max_size=30)
_CONTACTS = st.builds(
    lambda name, given, company, title, note, phone, email, city, key: ContactDraft(
        Origin("f", 1),
        PersonDraft(
            name, given=given, title=title, notes=note, warning=note, points=(
                PointDraft(PointKind.PHONE, phone, phone), PointDraft(PointKind.EMAIL, email)
            )
        ) if key else None,
        ClientDraft(name=company, sector=title, notes=note, tags=(note,), sites=(SiteDraft(city=city),)),
        country=city[:2],
    ),
    _ANY, _ANY, _ANY, _ANY, _ANY, _ANY, _ANY, _ANY, st.booleans(),
)  # fmt: skip


@pytest.fixture(scope="module")
def crowd(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """A desk that many imports go into."""
    return a_desk(tmp_path_factory.mktemp("crowd")).desk


@settings(max_examples=60)
@given(contacts=st.lists(_CONTACTS, min_size=1, max_size=25), how=st.sampled_from(Duplicates))
def test_every_record_of_any_text_is_told_of(
    crowd: Desk, contacts: list[ContactDraft], how: Duplicates
) -> None:
    told = crowd.do(DOING, import_contacts, contacts, how)
    people = sum(c.person is not None for c in contacts)
    assert told.people <= people
    assert told.clients + told.people + told.merged + told.skipped + len(told.bad) >= len(contacts)
    assert told.people + told.merged + told.skipped + len(told.bad) >= people


def test_that_crowd_is_whole(crowd: Desk) -> None:
    crowd.do(DOING, import_contacts, [_contact(1, "Ana", "Aero")])
    check_whole(crowd)
    assert crowd.ask(client_draft, new_key()) is None
