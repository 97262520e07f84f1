"""What is carried to address books, and the fronts of a client month by month."""

from __future__ import annotations

from msp_desk.commands.people import archive_person
from msp_desk.queries.carry import clients_to_carry, people_to_carry
from msp_desk.queries.client_card import client_card
from msp_desk.queries.clients import known_words
from msp_desk.queries.people import PeopleFilter, people_rows
from msp_desk.values.drafts import FileDraft, PointDraft, SiteDraft
from msp_desk.values.enums import Level, Moment, PointKind, Side
from tests.builders import DOING, TODAY, MadeDesk, a_client, a_person, an_interaction, statements

PHOTO = FileDraft("ana.png", "image/png", b"picture")


def test_somebody_is_carried_whole(made: MadeDesk) -> None:
    client = a_client(made.desk, "Aero Handling")
    a_person(
        made.desk, "Ana Núñez", client, phone="600100200", email="ana@aero.example", title="Manager", unit="Operations",
        birth_day=3, birth_month=4, photo=PHOTO, given="Ana", family="Núñez", notes="Plays chess", warm_notes="Ours alone",
    )  # fmt: skip
    (ana,) = made.desk.ask(people_to_carry, PeopleFilter(client=client), TODAY)
    assert (ana.name, ana.given, ana.organisation, ana.title, ana.unit) == (
        "Ana Núñez",
        "Ana",
        "Aero Handling",
        "Manager",
        "Operations",
    )
    assert [p.value for p in ana.points] == ["+34600100200", "ana@aero.example"]
    assert (ana.birth_day, ana.birth_month, ana.notes) == (3, 4, "Plays chess")
    assert ana.photo is not None
    assert ana.photo.content == b"picture"


def test_many_are_carried_in_few_statements(made: MadeDesk) -> None:
    client = a_client(made.desk)
    for n in range(30):
        a_person(made.desk, f"Person {n}", client, phone=f"6001000{n:02}")
    with statements(made.desk.engine) as sent:
        people = made.desk.ask(people_to_carry, PeopleFilter(side=Side.THEIRS), TODAY)
    assert len(people) == 30
    assert len(sent) == 2


def test_a_client_is_carried_with_its_sites(made: MadeDesk) -> None:
    client = a_client(
        made.desk,
        "Aero",
        points=(PointDraft(PointKind.PHONE, "971000120"),),
        sites=(SiteDraft(city="Palma"), SiteDraft(city="Ibiza")),
        logo=PHOTO,
    )
    (aero,) = made.desk.ask(clients_to_carry, [client])
    assert [s.city for s in aero.sites] == ["Palma", "Ibiza"]
    assert [p.value for p in aero.points] == ["+34971000120"]
    assert aero.logo is not None


def test_people_of_one_level_and_those_who_are_placed(made: MadeDesk) -> None:
    client = a_client(made.desk)
    a_person(made.desk, "Pilar", client, title="General director")
    a_person(made.desk, "Ana", client, title="Clerk")
    a_person(made.desk, "Saskia")
    gone = a_person(made.desk, "Gone", client)
    made.desk.do(DOING, archive_person, gone)

    def named(wanted: PeopleFilter) -> list[str]:
        return [r.name for r in made.desk.ask(people_rows, wanted, TODAY)]

    assert named(PeopleFilter(level=Level.EXECUTIVE)) == ["Pilar"]
    assert named(PeopleFilter(side=Side.THEIRS, placed=True)) == ["Ana", "Pilar"]
    assert named(PeopleFilter(unplaced=True)) == ["Saskia"]


def test_the_fronts_month_by_month(made: MadeDesk) -> None:
    client = a_client(made.desk)
    for days in (0, 1, 9, 45, 364, 400):
        an_interaction(made.desk, client=client, days_ago=days, moment=Moment.OPERATION)
    an_interaction(made.desk, client=client, days_ago=2, moment=Moment.INNOVATION, reached=False)
    card = made.desk.ask(client_card, client, TODAY)
    assert card is not None
    operation, evolution, innovation = card.moments
    assert operation.by_month == (1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 3)
    assert operation.count == 5
    assert evolution.by_month == innovation.by_month == (0,) * 12


def test_words_in_use_are_offered_again(made: MadeDesk) -> None:
    a_client(made.desk, "Aero", sector="Airport services", tags=("vip", "airport"))
    a_client(made.desk, "Other", sector="Airport services", tags=("vip",))
    known = made.desk.ask(known_words)
    assert (known.sectors, known.tags) == (("Airport services",), ("airport", "vip"))
