"""People: saved, corrected by two at once, archived, moved with their history, merged; all of it undone and done again."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

import pytest

from msp_desk.commands.clients import save_client
from msp_desk.commands.people import archive_person, merge_people, move_person, save_person
from msp_desk.queries.clients import client_draft
from msp_desk.queries.people import person_draft
from msp_desk.store.desk import Desk
from msp_desk.values.drafts import ChannelDraft, FileDraft, PersonDraft, PointDraft
from msp_desk.values.enums import Address, Channel, Influence, Level, PersonStatus, PointKind, Situation
from msp_desk.values.errors import Refused, Stale
from msp_desk.values.keys import new_key
from tests.builders import DOING, TODAY, MadeDesk, a_client, a_person, a_promise, an_interaction
from tests.round_trips import check_whole, dump, there_and_back


def _kept(desk: Desk, key: UUID) -> PersonDraft:
    draft = desk.ask(person_draft, key, TODAY)
    assert draft is not None
    return draft


def _save(desk: Desk, draft: PersonDraft, loaded: PersonDraft) -> None:
    """What a form does: it gives what it began with, and what is kept now."""
    assert draft.key is not None
    desk.do(DOING, save_person, draft, loaded, _kept(desk, draft.key))


def _full(client: UUID) -> PersonDraft:
    return PersonDraft(
        name=" Óscar  Díaz\n",
        client_key=client,
        given="Óscar",
        family="Díaz",
        nickname="Osqui",
        title="IT manager",
        unit="Systems",
        level=Level.EXECUTIVE,
        contact_for="Outages",
        address=Address.INFORMAL,
        birth_day=29,
        birth_month=2,
        influence=Influence.DECIDES,
        is_key=True,
        warm_notes="Sails",
        warning="Never before ten",
        status=PersonStatus.ON_LEAVE,
        status_since=date(2026, 11, 1),
        points=(
            PointDraft(PointKind.MOBILE, "600 100 200", hours="9-14", preferred=True),
            PointDraft(PointKind.EMAIL, "oscar@aero.example"),
        ),
        channels=(ChannelDraft(Situation.BAD_NEWS, Channel.CALL),),
        photo=FileDraft("o.jpg", "image/jpeg", b"\xff\xd8"),
    )


def test_all_of_a_person_is_kept(desk: Desk) -> None:
    draft = _full(a_client(desk))
    kept = _kept(desk, desk.do(DOING, save_person, draft))
    assert kept.name == "Óscar Díaz"
    assert kept.points[0].value == "+34600100200"
    same = ("name", "points", "photo_key", "position_key", "key", "version")
    own: dict[str, Any] = {name: getattr(kept, name) for name in same}
    assert kept == replace(draft, photo=None, **own)


def test_a_person_saved_changed_and_archived_goes_there_and_back(desk: Desk) -> None:
    client = a_client(desk)
    boss = a_person(desk, "Ana", client, title="CEO")
    there_and_back(desk, lambda: desk.do(DOING, save_person, _full(client)))
    key = desk.do(DOING, save_person, replace(_full(client), name="Another"))
    kept = _kept(desk, key)
    changed = replace(
        kept,
        name="Another One",
        title="Head of systems",
        reports_to_key=_kept(desk, boss).position_key,
        is_key=False,
        points=kept.points[1:],
        channels=(),
        photo=FileDraft("p.jpg", "image/jpeg", b"new"),
    )
    there_and_back(desk, lambda: desk.do(DOING, save_person, changed))
    there_and_back(desk, lambda: desk.do(DOING, archive_person, key))
    assert desk.find("another") == ()
    there_and_back(desk, lambda: desk.do(DOING, archive_person, key, False))


def test_two_forms_on_different_fields_both_survive(desk: Desk) -> None:
    key = desk.do(DOING, save_person, _full(a_client(desk)))
    loaded = _kept(desk, key)
    _save(desk, replace(loaded, title="CIO", warm_notes="Sails and sings"), loaded)
    _save(desk, replace(loaded, nickname="Oz", points=loaded.points[:1]), loaded)
    kept = _kept(desk, key)
    assert (kept.title, kept.warm_notes, kept.nickname) == ("CIO", "Sails and sings", "Oz")
    assert len(kept.points) == 1


def test_two_forms_on_the_same_field_clash_and_nothing_is_overwritten(desk: Desk) -> None:
    key = desk.do(DOING, save_person, _full(a_client(desk)))
    loaded = _kept(desk, key)
    _save(desk, replace(loaded, title="CIO"), loaded)
    before = desk.ask(dump)
    with pytest.raises(Stale) as told:
        _save(desk, replace(loaded, title="CTO", nickname="Oz"), loaded)
    assert told.value.fields == ("title",)
    assert str(told.value) == "This was changed elsewhere while you were editing it."
    assert desk.ask(dump) == before


@pytest.mark.parametrize(
    ("country", "typed", "kept"),
    [
        ("ES", "600 100 200", "+34600100200"),
        ("ES", "+44 20 7946 0958", "+442079460958"),
        ("GB", "020 7946 0958", "+442079460958"),
        ("DE", "+49 (0)30 123456", "+4930123456"),
        ("", "0034 600", "0034 600"),
        ("ES", "971 55 01 20 ext. 12", "+34971550120;ext=12"),
        ("ES", "ask at the desk", "ask at the desk"),
    ],
)
def test_numbers_are_read_as_dialled_in_the_clients_country(
    desk: Desk, country: str, typed: str, kept: str
) -> None:
    client = a_client(desk, country=country)
    assert _kept(desk, a_person(desk, "Ana", client, phone=typed)).points[0].value == kept


@pytest.mark.parametrize(
    ("day", "month", "year", "fits"),
    [
        (29, 2, None, True),
        (29, 2, 1980, True),
        (29, 2, 1981, False),
        (31, 4, None, False),
        (None, None, 1980, True),
        (None, None, 80, False),
        (1, None, None, False),
        (None, 1, None, False),
        (1, 13, None, False),
        (0, 1, None, False),
        (1, 1, 1700, False),
    ],
)
def test_a_birthday_is_a_day_of_the_calendar(
    desk: Desk, day: int | None, month: int | None, year: int | None, fits: bool
) -> None:
    draft = PersonDraft("Ana", birth_day=day, birth_month=month, birth_year=year)
    if fits:
        kept = _kept(desk, desk.do(DOING, save_person, draft))
        assert (kept.birth_day, kept.birth_month, kept.birth_year) == (day, month, year)
        return
    with pytest.raises(Refused, match=r"^That birthday is not a day of the calendar\.$"):
        desk.do(DOING, save_person, draft)


def test_somebody_needs_a_name_and_may_have_it_in_parts(desk: Desk) -> None:
    with pytest.raises(Refused, match=r"^A person needs a name\.$"):
        desk.do(DOING, save_person, PersonDraft(" ", title="CEO"))
    key = desk.do(DOING, save_person, PersonDraft(given="Ana", family="Núñez", title="CEO"))
    kept = _kept(desk, key)
    assert (kept.name, kept.title, kept.client_key) == ("Ana Núñez", "CEO", None)
    with pytest.raises(Refused, match="not there any more"):
        desk.do(DOING, save_person, PersonDraft("Ana", client_key=new_key()))


def test_who_moves_takes_the_history_and_leaves_the_seat(made: MadeDesk) -> None:
    desk = made.desk
    old, new = a_client(desk, "Old"), a_client(desk, "New")
    ana = a_person(desk, "Ana", old, title="CEO", is_key=True, influence=Influence.DECIDES, phone="600100200")
    an_interaction(desk, [ana, made.me], days_ago=9)
    seat = _kept(desk, ana).position_key
    there_and_back(desk, lambda: desk.do(DOING, move_person, ana, new, "CFO"))
    kept = _kept(desk, ana)
    assert (kept.client_key, kept.title, kept.is_key, kept.influence) == (new, "CFO", False, None)
    found = desk.ask(dump)
    assert [row[0] for row in found["position"] if row[1] == old] == [seat]
    assert len([row for row in found["participation"] if ana in row]) == 1
    (clock,) = found["check_in_clock"]
    assert clock[0] == new
    assert {h.client for h in desk.find("ana")} == {new}
    there_and_back(desk, lambda: desk.do(DOING, move_person, ana, None, "Consultant"))
    assert (_kept(desk, ana).client_key, _kept(desk, ana).title) == (None, "Consultant")
    assert desk.ask(dump)["check_in_clock"] == []
    with pytest.raises(Refused, match=r"^Ana is there already\.$"):
        desk.do(DOING, move_person, ana, None)


@pytest.mark.parametrize("by_form", [True, False])
def test_one_of_ours_who_leaves_gives_up_their_accounts(made: MadeDesk, by_form: bool) -> None:
    desk = made.desk
    iker = a_person(desk, "Iker", made.firm, title="Technician")
    owned = a_client(desk, "Owned", owner_key=iker, deputy_key=made.me)
    other = a_client(desk, "Other", owner_key=made.me, deputy_key=iker)
    if by_form:
        leave = replace(_kept(desk, iker), client_key=other, reports_to_key=None, position_key=None)
        there_and_back(desk, lambda: desk.do(DOING, save_person, leave))
    else:
        there_and_back(desk, lambda: desk.do(DOING, move_person, iker, other, "CIO"))
    first, second = desk.ask(client_draft, owned), desk.ask(client_draft, other)
    assert first is not None
    assert second is not None
    assert (first.owner_key, first.deputy_key) == (None, made.me)
    assert (second.owner_key, second.deputy_key) == (made.me, None)
    desk.do(DOING, save_client, replace(first, notes="still saves"))


def test_merging_people_keeps_everything_once(made: MadeDesk) -> None:
    desk = made.desk
    client = a_client(desk)
    mail = PointDraft(PointKind.EMAIL, "ana@aero.example")
    ana = a_person(desk, "Ana", client, phone="600 100 200", warm_notes="Sails", birth_year=1980)
    doubled = a_person(
        desk,
        "Ana Núñez",
        client,
        phone="+34 600 100 200",
        points=(mail,),
        title="CEO",
        nickname="Anita",
        birth_day=1,
        birth_month=2,
        warm_notes="Sails",
        is_key=True,
        channels=(ChannelDraft(Situation.REPORT, Channel.EMAIL),),
    )
    both = an_interaction(desk, [ana, doubled, made.me], days_ago=5)
    one = an_interaction(desk, [doubled], days_ago=2)
    a_promise(desk, "Send it", client, person=doubled)
    there_and_back(desk, lambda: desk.do(DOING, merge_people, ana, doubled))
    kept = _kept(desk, ana)
    assert (kept.name, kept.nickname, kept.title, kept.warm_notes) == ("Ana", "Anita", "CEO", "Sails")
    assert (kept.birth_day, kept.birth_month, kept.birth_year, kept.is_key) == (1, 2, 1980, True)
    assert {p.value for p in kept.points} == {"+34600100200", "ana@aero.example"}
    assert kept.channels == (ChannelDraft(Situation.REPORT, Channel.EMAIL),)
    found = desk.ask(dump)
    assert sorted(row[0] for row in found["participation"] if ana in row)[:2] == sorted([both, one])
    assert not any(doubled in row for rows in found.values() for row in rows)


def test_a_merge_leaves_no_seat_at_another_client_and_one_of_two(desk: Desk) -> None:
    here, there = a_client(desk, "Here"), a_client(desk, "There")
    ana = a_person(desk, "Ana", here)
    for other in (a_person(desk, "Ana N", there, title="CEO"), a_person(desk, "Ana M", here, title="CFO")):
        there_and_back(desk, lambda other=other: desk.do(DOING, merge_people, ana, other))  # type: ignore[misc]
    assert _kept(desk, ana).title == "CFO"
    third = a_person(desk, "A. Núñez", here, title="CTO")
    desk.do(DOING, merge_people, ana, third)
    assert _kept(desk, ana).title == "CFO"
    check_whole(desk)


def test_two_birthdays_are_not_mixed(desk: Desk) -> None:
    ana = a_person(desk, "Ana", birth_day=29, birth_month=2)
    other = a_person(desk, "Ana", birth_day=1, birth_month=3, birth_year=1981)
    desk.do(DOING, merge_people, ana, other)
    kept = _kept(desk, ana)
    assert (kept.birth_day, kept.birth_month, kept.birth_year) == (29, 2, None)


def test_who_cannot_be_merged(made: MadeDesk) -> None:
    desk = made.desk
    ana = a_person(desk, "Ana", a_client(desk))
    with pytest.raises(Refused, match="two different people"):
        desk.do(DOING, merge_people, ana, ana)
    with pytest.raises(Refused, match="You are at this desk"):
        desk.do(DOING, merge_people, ana, made.me)
    with pytest.raises(Refused, match="not there any more"):
        desk.do(DOING, merge_people, ana, new_key())
    assert _kept(desk, made.me).name == "Marta Ruiz"
