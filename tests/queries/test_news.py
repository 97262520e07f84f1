"""What is new since the last contact: what was felt then, others' contacts, who came, moved and left, promises kept."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest

from msp_desk.commands.positions import change_position
from msp_desk.commands.promises import settle_promise
from msp_desk.queries.news import News, news_of
from msp_desk.queries.promises import PromiseFilter, promises
from msp_desk.values.drafts import HoldingDraft, PositionDraft
from msp_desk.values.enums import PromiseState
from tests.builders import (
    DOING,
    TODAY,
    MadeDesk,
    a_client,
    a_desk,
    a_person,
    a_promise,
    an_interaction,
    statements,
)

ZONE = "Europe/Madrid"


@pytest.fixture
def made(tmp_path: Path) -> Iterator[MadeDesk]:
    """A founded desk."""
    desk = a_desk(tmp_path)
    yield desk
    desk.desk.close()


def told(made: MadeDesk, client: UUID | None, person: UUID | None) -> News:
    """What is new today."""
    return made.desk.ask(news_of, client, person, TODAY, ZONE)


def seated(
    made: MadeDesk, client: UUID, title: str, person: UUID, since: int, until: int | None = None
) -> None:
    """Somebody held a position from so many days ago, perhaps until so many days ago."""
    ends = None if until is None else TODAY - timedelta(days=until)
    holding = HoldingDraft(person, starts_on=TODAY - timedelta(days=since), ends_on=ends)
    made.desk.do(DOING, change_position, PositionDraft(client, title, holdings=(holding,)))


def test_of_somebody_new_nothing_is_told(made: MadeDesk) -> None:
    client = a_client(made.desk)
    ana = a_person(made.desk, "Ana Núñez", client)
    assert told(made, client, ana) == News()
    assert told(made, None, None) == News()


def test_the_last_mark_is_told_with_its_words_however_long_ago(made: MadeDesk) -> None:
    client = a_client(made.desk)
    ana = a_person(made.desk, "Ana Núñez", client)
    an_interaction(
        made.desk, [ana], client, days_ago=200, perceived=2, subject="Invoices", notes="Slow, slow."
    )
    for days in (30, 20, 10, 5):
        an_interaction(made.desk, [ana], client, days_ago=days)
    felt = told(made, client, ana).felt
    assert felt is not None
    assert (felt.perceived, felt.subject, felt.notes) == (2, "Invoices", "Slow, slow.")
    assert told(made, client, None).felt == felt


def test_what_others_of_the_client_said_since_is_news_and_what_they_themselves_said_is_not(
    made: MadeDesk,
) -> None:
    client = a_client(made.desk)
    ana, raul = (a_person(made.desk, name, client) for name in ("Ana Núñez", "Raúl Vega"))
    an_interaction(made.desk, [raul], client, days_ago=40, subject="Before")
    an_interaction(made.desk, [ana], client, days_ago=30, subject="With her")
    for days in (9, 8, 7, 6):
        an_interaction(made.desk, [raul], client, days_ago=days, subject=f"{days} days ago")
    assert [r.subject for r in told(made, client, ana).contacts] == ["6 days ago", "7 days ago", "8 days ago"]
    assert told(made, client, None).contacts == ()


def test_who_came_left_and_moved_since_is_told_once_each(made: MadeDesk) -> None:
    client = a_client(made.desk)
    ana, raul, nora, old = (a_person(made.desk, n, client) for n in ("Ana", "Raúl", "Nora", "Old"))
    an_interaction(made.desk, [ana], client, days_ago=30)
    seated(made, client, "Director", raul, 12)
    seated(made, client, "Buyer", nora, 500, 9)
    seated(made, client, "Head of purchases", nora, 8)
    seated(made, client, "Night shift lead", old, 700, 5)
    found = told(made, client, ana).seats
    assert [(n.person, n.came_to, n.left) for n in found] == [
        ("Old", "", "Night shift lead"),
        ("Nora", "Head of purchases", "Buyer"),
        ("Raúl", "Director", ""),
    ]


def test_promises_that_were_kept_since_are_told(made: MadeDesk) -> None:
    client = a_client(made.desk)
    ana = a_person(made.desk, "Ana Núñez", client)
    a_promise(made.desk, "A quote", client, days_ago=30, person=ana)
    assert told(made, client, ana).kept == ()
    (promise,) = made.desk.ask(promises, PromiseFilter())
    made.desk.do(DOING, settle_promise, promise.key, PromiseState.KEPT)
    assert [k.what for k in told(made, client, ana).kept] == ["A quote"]


def test_of_our_own_people_the_firm_is_no_news(made: MadeDesk) -> None:
    luis = a_person(made.desk, "Luis Gil", made.firm)
    seated(made, made.firm, "On call", luis, 3)
    assert told(made, made.firm, luis) == News()


def test_whatever_there_is_the_statements_are_few(made: MadeDesk) -> None:
    client = a_client(made.desk)
    people = [a_person(made.desk, f"Person {n}", client) for n in range(12)]
    for n, person in enumerate(people):
        an_interaction(made.desk, [person], client, days_ago=60 - n)
        seated(made, client, f"Post {n}", person, 20 - n)
    with statements(made.desk.engine) as sent:
        told(made, client, people[0])
    assert len(sent) <= 7
