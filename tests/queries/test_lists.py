"""Lists, pickers and drafts of clients, people and positions; the desk's own card."""

from __future__ import annotations

from datetime import timedelta

from msp_desk.commands.clients import archive_client, save_client
from msp_desk.commands.desk import set_setting
from msp_desk.commands.holdings import hold_position
from msp_desk.commands.people import archive_person, save_person
from msp_desk.commands.positions import save_position
from msp_desk.queries.clients import ClientFilter, client_draft, client_names, client_rows
from msp_desk.queries.desk import desk_card
from msp_desk.queries.people import PeopleFilter, find_people, people_rows, person_draft
from msp_desk.queries.positions import positions_of
from msp_desk.values.drafts import ChannelDraft, PointDraft, SiteDraft
from msp_desk.values.enums import Channel, ClientStatus, Level, PersonStatus, PointKind, Side, Situation, Tier
from tests.builders import DOING, TODAY, MadeDesk, a_client, a_person, a_promise, an_interaction, statements


def test_a_client_in_the_list(made: MadeDesk) -> None:
    client = a_client(
        made.desk, tier=Tier.A, owner_key=made.me, sector="Airports", sites=(SiteDraft(city="Palma"),)
    )
    ana = a_person(made.desk, "Ana", client, title="Director")
    made.desk.do(DOING, archive_person, a_person(made.desk, "Gone", client))
    an_interaction(made.desk, [ana], days_ago=5)
    an_interaction(made.desk, [ana], days_ago=1, reached=False)
    a_promise(made.desk, "Quote", client, days_ago=40)
    (row,) = made.desk.ask(client_rows)
    assert (row.name, row.owner, row.city, row.people, row.open_promises) == (
        "Aero Handling",
        "Marta Ruiz",
        "Palma",
        1,
        1,
    )
    assert row.last_contact is not None
    assert row.last_contact.date() == TODAY - timedelta(days=5)
    assert row.next_check_in == TODAY + timedelta(days=70)


def test_clients_filtered(made: MadeDesk) -> None:
    a_client(made.desk, "Óptica Norte", tier=Tier.C, sector="Retail")
    mine = a_client(made.desk, "Aero", tier=Tier.A, owner_key=made.me, status=ClientStatus.PAUSED)
    away = a_client(made.desk, "Bar")
    made.desk.do(DOING, archive_client, away)

    def named(wanted: ClientFilter) -> list[str]:
        return [r.name for r in made.desk.ask(client_rows, wanted)]

    assert named(ClientFilter()) == ["Aero", "Óptica Norte"]
    assert named(ClientFilter(text="optica ret")) == ["Óptica Norte"]
    assert named(ClientFilter(owner=made.me)) == named(ClientFilter(tier=Tier.A)) == ["Aero"]
    assert named(ClientFilter(statuses=(ClientStatus.ACTIVE,))) == ["Óptica Norte"]
    assert named(ClientFilter(archived=True)) == ["Bar"]
    assert next((n.key, n.folded) for n in made.desk.ask(client_names)) == (mine, "aero")


def test_people_filtered_and_paged(made: MadeDesk) -> None:
    client = a_client(made.desk)
    for name in ("Ana", "Berta", "Óscar"):
        a_person(made.desk, name, client, title="Clerk", phone="600 100 200", email=f"{name}@aero.example")
    rosa = a_person(made.desk, "Rosa", title="Plumber")
    made.desk.do(DOING, archive_person, a_person(made.desk, "Gone", client))

    def named(wanted: PeopleFilter) -> list[str]:
        return [r.name for r in made.desk.ask(people_rows, wanted, TODAY)]

    assert named(PeopleFilter()) == ["Ana", "Berta", "Marta Ruiz", "Óscar", "Rosa"]
    assert named(PeopleFilter(client=client)) == ["Ana", "Berta", "Óscar"]
    assert named(PeopleFilter(side=Side.OURS)) == ["Marta Ruiz"]
    assert named(PeopleFilter(side=Side.THEIRS)) == ["Ana", "Berta", "Óscar", "Rosa"]
    assert named(PeopleFilter(unplaced=True)) == ["Rosa"]
    assert named(PeopleFilter(archived=True)) == ["Gone"]
    assert named(PeopleFilter(client=client, text="osc cler")) == ["Óscar"]
    assert named(PeopleFilter(keys=(rosa, made.me))) == ["Marta Ruiz", "Rosa"]
    first = made.desk.ask(people_rows, PeopleFilter(), TODAY, limit=2)
    assert (first[0].phone, first[0].email, first[0].title) == ("+34600100200", "Ana@aero.example", "Clerk")
    rest = made.desk.ask(people_rows, PeopleFilter(), TODAY, after=(first[-1].folded, first[-1].key))
    assert [r.name for r in rest] == ["Marta Ruiz", "Óscar", "Rosa"]


def test_somebody_is_picked_as_one_types(made: MadeDesk) -> None:
    client, other = a_client(made.desk), a_client(made.desk, "Hotel Miramar")
    tech = a_person(made.desk, "Ana Sanz", client, level=Level.TECHNICAL, title="Systems")
    chief = a_person(made.desk, "Susana Gil", client, level=Level.EXECUTIVE, title="Director")
    away = a_person(made.desk, "Ana Vega", other)
    found = [h.key for h in made.desk.find("ana")]
    assert [p.key for p in made.desk.ask(find_people, "ana", TODAY, client)] == [chief, tech]
    assert [p.key for p in made.desk.ask(find_people, "ana", TODAY, client, found)][-1] == away
    assert {p.key for p in made.desk.ask(find_people, "ana", TODAY, None, found)} == {tech, chief, away}
    assert [p.key for p in made.desk.ask(find_people, "ÁNA", TODAY)] == [tech, away]
    assert [p.key for p in made.desk.ask(find_people, "direct", TODAY, client)] == [chief]


def test_saving_a_draft_as_it_was_read_changes_nothing(made: MadeDesk) -> None:
    points = (
        PointDraft(PointKind.MOBILE, "600 100 200", hours="9-14", preferred=True),
        PointDraft(PointKind.EMAIL, "a@b.example"),
    )
    channels = (ChannelDraft(Situation.BAD_NEWS, Channel.VISIT, "in person"),)
    client = a_client(
        made.desk,
        points=points,
        channels=channels,
        tags=("b", "a"),
        sites=(SiteDraft(city="Palma"), SiteDraft(city="Inca")),
    )
    boss = made.desk.do(DOING, save_position, client, "Director")
    person = a_person(
        made.desk,
        "Ana",
        client,
        title="Clerk",
        reports_to_key=boss,
        points=points,
        channels=channels,
        birth_day=29,
        birth_month=2,
    )
    last = made.desk.last_deed
    client_now = made.desk.ask(client_draft, client)
    person_now = made.desk.ask(person_draft, person, TODAY)
    assert client_now is not None
    assert person_now is not None
    made.desk.do(DOING, save_client, client_now, client_now, client_now)
    made.desk.do(DOING, save_person, person_now, person_now, person_now)
    assert made.desk.last_deed == last
    assert (person_now.title, person_now.reports_to_key) == ("Clerk", boss)


def test_seats_with_who_holds_them(made: MadeDesk) -> None:
    client = a_client(made.desk)
    boss = made.desk.do(DOING, save_position, client, "Director", Level.EXECUTIVE)
    seat = made.desk.do(DOING, save_position, client, "Clerk", Level.OPERATIONAL, "Desk", boss)
    ana = a_person(made.desk, "Ana", client)
    made.desk.do(DOING, hold_position, seat, ana)
    made.desk.do(DOING, hold_position, boss, a_person(made.desk, "Zoe", client))
    top, below = made.desk.ask(positions_of, client, TODAY)
    assert (top.key, top.boss, below.key, below.reports_to, below.boss) == (boss, "", seat, "Director", "Zoe")
    assert [h.person_key for h in below.holders] == [ana]


def test_the_desk_itself(made: MadeDesk) -> None:
    a_person(made.desk, "Luis Gil", made.firm, title="Technician")
    a_person(made.desk, "Old Hand", made.firm, status=PersonStatus.LEFT)
    made.desk.do(DOING, set_setting, "paper", "letter")
    with statements(made.desk.engine) as sent:
        card = made.desk.ask(desk_card, TODAY)
    assert len(sent) == 3
    assert card is not None
    assert (card.firm, card.country, card.time_zone) == ("Norte Sistemas", "ES", "Europe/Madrid")
    assert card.me is not None
    assert card.me.key == made.me
    assert [(p.name, p.title) for p in card.people] == [("Luis Gil", "Technician"), ("Marta Ruiz", "")]
    assert card.settings.paper.value == "letter"
