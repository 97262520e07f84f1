"""The history: contacts logged, corrected and deleted with all that belongs to them; what became of promises."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest
from sqlalchemy import insert, select

from msp_desk.commands.interactions import change_interaction, delete_interaction, log_interaction
from msp_desk.commands.people import merge_people
from msp_desk.commands.promises import delete_promise, settle_promise
from msp_desk.models.base import table_of
from msp_desk.models.interactions import Interaction, Promise
from msp_desk.queries.files import stored_file
from msp_desk.queries.interactions import interaction_draft
from msp_desk.store.desk import Desk
from msp_desk.store.engine import WRITE
from msp_desk.values.drafts import FileDraft, InteractionDraft, OpportunityDraft, PromiseDraft
from msp_desk.values.enums import PROMISE_STEPS, Channel, Initiative, Moment, Promiser, PromiseState
from msp_desk.values.errors import Refused, Stale
from msp_desk.values.keys import new_key
from msp_desk.values.times import TIES, instant_of, position_at
from tests.builders import DOING, NOW, MadeDesk, a_client, a_person, a_promise, an_interaction, statements
from tests.round_trips import dump, there_and_back


def _kept(desk: Desk, key: UUID) -> InteractionDraft:
    draft = desk.ask(interaction_draft, key)
    assert draft is not None
    return draft


def _full(made: MadeDesk, *people: UUID) -> InteractionDraft:
    return InteractionDraft(
        at=NOW - timedelta(hours=3),
        zone="Europe/Madrid",
        channel=Channel.VISIT,
        initiative=Initiative.PROACTIVE,
        moment=Moment.EVOLUTION,
        minutes=45,
        subject=" Slow  counters ",
        notes="They were\r\n**very** slow",
        perceived=2,
        people=(*people, made.me),
        promises=(
            PromiseDraft("Send the quote", Promiser.US, date(2026, 12, 1), people[0]),
            PromiseDraft(" "),
            PromiseDraft("Answer it", Promiser.THEM),
        ),
        opportunities=(OpportunityDraft("Kiosks", Moment.INNOVATION), OpportunityDraft("")),
        attachments=(FileDraft("../plan.pdf", "application/pdf", b"%PDF"),),
    )


def test_all_of_a_contact_is_kept(made: MadeDesk) -> None:
    client = a_client(made.desk)
    ana, rosa = a_person(made.desk, "Ana", client), a_person(made.desk, "Rosa")
    draft = _full(made, ana, rosa)
    kept = _kept(made.desk, made.desk.do(DOING, log_interaction, draft))
    same = ("at", "zone", "channel", "initiative", "moment", "minutes", "perceived", "reached")
    assert [getattr(kept, n) for n in same] == [getattr(draft, n) for n in same]
    assert (kept.client_key, kept.subject) == (client, "Slow counters")
    assert kept.notes == "They were\n**very** slow"
    assert set(kept.people) == {ana, rosa, made.me}
    promises = {(p.what, p.promiser, p.due_on, p.person_key, p.state) for p in kept.promises}
    assert promises == {
        ("Send the quote", Promiser.US, date(2026, 12, 1), ana, PromiseState.OPEN),
        ("Answer it", Promiser.THEM, None, None, PromiseState.OPEN),
    }
    assert [o.what for o in kept.opportunities] == ["Kiosks"]
    assert [(f.name, f.media_type) for f in kept.attachments] == [("../plan.pdf", "application/pdf")]


def test_logged_corrected_and_deleted_there_and_back(made: MadeDesk) -> None:
    desk, client = made.desk, a_client(made.desk)
    ana, rosa = a_person(desk, "Ana", client, title="CEO"), a_person(desk, "Rosa", client, title="CIO")
    there_and_back(desk, lambda: desk.do(DOING, log_interaction, _full(made, ana)))
    made.clock.now += timedelta(minutes=1)
    key = desk.do(DOING, log_interaction, _full(made, ana))
    loaded = _kept(desk, key)
    quote = next(p for p in loaded.promises if p.promiser is Promiser.US)
    changed = replace(
        loaded,
        at=NOW - timedelta(days=9),
        people=(rosa, made.me),
        subject="Fast counters",
        reached=False,
        promises=(replace(quote, what="Send it again", state=PromiseState.KEPT), PromiseDraft("New")),
        opportunities=(replace(loaded.opportunities[0], what="More kiosks"), OpportunityDraft("Screens")),
        attachments=(FileDraft("b.txt", "text/plain", b"b"),),
    )
    there_and_back(desk, lambda: desk.do(DOING, change_interaction, changed, loaded, loaded))
    kept = _kept(desk, key)
    assert set(kept.people) == {rosa, made.me}
    assert {p.what: p.state for p in kept.promises} == {
        "Send it again": PromiseState.KEPT,
        "New": PromiseState.OPEN,
    }
    assert {o.what for o in kept.opportunities} == {"More kiosks", "Screens"}
    assert [f.name for f in kept.attachments] == ["b.txt"]
    there_and_back(desk, lambda: desk.do(DOING, delete_interaction, key))
    assert desk.ask(interaction_draft, key) is None
    assert desk.find("counters") != ()


def test_promises_stay_when_their_contact_goes(made: MadeDesk) -> None:
    desk = made.desk
    key = a_promise(desk, "Send it", a_client(desk))
    desk.do(DOING, delete_interaction, key)
    found = desk.ask(dump)
    (promise,) = found["promise"]
    assert key not in promise
    assert found["interaction"] == found["participation"] == found["attachment"] == []


def test_an_attachment_undone_comes_back_with_its_bytes(made: MadeDesk) -> None:
    desk = made.desk
    draft = _full(made, a_person(desk, "Ana", a_client(desk)))
    key = desk.do(DOING, log_interaction, draft)
    assert desk.last_deed is not None
    undone = desk.undo(desk.last_deed, DOING)
    assert desk.ask(dump)["stored_file"] == []
    assert undone is not None
    desk.undo(undone, DOING)
    (file,) = _kept(desk, key).attachments
    assert file.key is not None
    stored = desk.ask(stored_file, file.key)
    assert stored is not None
    assert stored.content == b"%PDF"


def test_a_contact_without_a_client_is_with_the_first_of_theirs(made: MadeDesk) -> None:
    one, two = a_client(made.desk, "One"), a_client(made.desk, "Two")
    ana, rosa = a_person(made.desk, "Ana", one), a_person(made.desk, "Rosa", two)
    for people, client in (
        ((ana, rosa), one),
        ((rosa, ana), two),
        ((made.me, rosa), two),
    ):
        assert _kept(made.desk, an_interaction(made.desk, people)).client_key == client
    assert _kept(made.desk, an_interaction(made.desk, [ana], client=two)).client_key == two


def test_a_contact_with_nobody_of_theirs_and_no_client_is_refused(made: MadeDesk) -> None:
    for people in ((), (made.me,)):
        with pytest.raises(Refused, match="with whom"):
            an_interaction(made.desk, people)


def test_two_corrections_of_different_fields_both_survive(made: MadeDesk) -> None:
    desk = made.desk
    ana = a_person(desk, "Ana", a_client(desk))
    key = an_interaction(desk, [ana], notes="First")
    loaded = _kept(desk, key)
    desk.do(DOING, change_interaction, replace(loaded, notes="Second"), loaded, _kept(desk, key))
    mine = replace(loaded, people=(ana, made.me))
    desk.do(DOING, change_interaction, mine, loaded, _kept(desk, key))
    kept = _kept(desk, key)
    assert (kept.notes, set(kept.people)) == ("Second", {ana, made.me})
    before = desk.ask(dump)
    with pytest.raises(Stale) as told:
        desk.do(DOING, change_interaction, replace(loaded, notes="Third"), loaded, kept)
    assert told.value.fields == ("notes",)
    assert desk.ask(dump) == before


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"people": (), "client_key": None}, "Say with whom: a client or a person."),
        ({"perceived": 0}, "What was perceived goes from 1 to 5."),
        ({"perceived": 6}, "What was perceived goes from 1 to 5."),
        ({"minutes": -1}, "A contact cannot last less than nothing."),
        ({"at": NOW + timedelta(days=2)}, "A contact is logged once it has happened; this one lies ahead."),
        ({"at": NOW.replace(year=206)}, "This contact lies too far back. Check its year."),
        ({"client_key": new_key()}, "This is not there any more: somebody has deleted it."),
        ({"people": (new_key(),)}, "This is not there any more: somebody has deleted it."),
        (
            {"promises": (PromiseDraft("a", person_key=new_key()),)},
            "This is not there any more: somebody has deleted it.",
        ),
        (
            {"promises": (PromiseDraft("a" * 301),)},
            "This name is too long: 301 characters; the most is 300.",
        ),
        ({"notes": "a" * 2_000_001}, "This text is too long to keep: 2000001 characters."),
    ],
)
def test_what_cannot_have_happened_is_refused_in_a_sentence(
    desk: Desk, wrong: dict[str, object], sentence: str
) -> None:
    draft = replace(InteractionDraft(people=(a_person(desk, "Ana", a_client(desk)),)), **wrong)  # type: ignore[arg-type]
    before = desk.ask(dump)
    with pytest.raises(Refused) as told:
        desk.do(DOING, log_interaction, draft)
    assert str(told.value) == sentence
    assert desk.ask(dump) == before


def test_who_was_merged_away_while_the_form_was_open_is_refused(desk: Desk) -> None:
    client = a_client(desk)
    ana, other = a_person(desk, "Ana", client), a_person(desk, "Ana N", client)
    draft = InteractionDraft(people=(other,))
    desk.do(DOING, merge_people, ana, other)
    with pytest.raises(Refused, match="not there any more"):
        desk.do(DOING, log_interaction, draft)


def test_a_contact_is_logged_in_few_statements(made: MadeDesk) -> None:
    client = a_client(made.desk)
    people = [a_person(made.desk, f"P{n}", client, title="Technician") for n in range(9)]
    an_interaction(made.desk, [people[0], made.me])
    with statements(made.desk.engine) as sent:
        an_interaction(made.desk, [people[1], made.me])
    assert len(sent) <= 9, sent


def _promise(desk: Desk) -> dict[str, object]:
    (row,) = desk.ask(dump)["promise"]
    return dict(zip([c.name for c in Promise.__table__.columns if c.name not in _STAMPS], row, strict=True))


_STAMPS = ("version", "updated_at", "updated_by")


@pytest.mark.parametrize("was", PromiseState)
@pytest.mark.parametrize("becomes", PromiseState)
def test_a_promise_takes_the_steps_that_make_sense(
    desk: Desk, was: PromiseState, becomes: PromiseState
) -> None:
    a_promise(desk, "Send it", a_client(desk), state=was)
    key = UUID(str(_promise(desk)["key"]))
    if becomes is was:
        last = desk.last_deed
        desk.do(DOING, settle_promise, key, becomes)
        assert desk.last_deed == last
    elif becomes in PROMISE_STEPS[was]:
        there_and_back(desk, lambda: desk.do(DOING, settle_promise, key, becomes))
        kept = _promise(desk)
        assert (kept["state"], kept["closed_on"] is None) == (becomes, becomes is PromiseState.OPEN)
    else:
        with pytest.raises(Refused, match=f"^A promise that is {was} cannot become {becomes}\\.$"):
            desk.do(DOING, settle_promise, key, becomes)


def test_a_promise_deleted_comes_back(desk: Desk) -> None:
    a_promise(desk, "Send it", a_client(desk))
    key = UUID(str(_promise(desk)["key"]))
    there_and_back(desk, lambda: desk.do(DOING, delete_promise, key))
    with pytest.raises(Refused, match="not there any more"):
        desk.do(DOING, delete_promise, key)


def _position(desk: Desk, key: UUID) -> int:
    return desk.ask(
        lambda c: c.execute(select(Interaction.position).where(Interaction.key == key)).scalar_one()
    )


def test_contacts_of_one_second_stand_in_the_order_in_which_they_were_noted(made: MadeDesk) -> None:
    client = a_client(made.desk)
    draft = InteractionDraft(client_key=client, at=NOW - timedelta(hours=1), channel=Channel.CALL)
    positions = [_position(made.desk, made.desk.do(DOING, log_interaction, draft)) for _ in range(20)]
    assert positions == sorted(set(positions))
    assert {instant_of(p) for p in positions} == {draft.at}


def test_a_second_that_is_full_gives_its_gaps_and_then_no_more(made: MadeDesk) -> None:
    draft = InteractionDraft(
        client_key=a_client(made.desk), at=NOW - timedelta(hours=1), channel=Channel.CALL
    )
    first = position_at(NOW - timedelta(hours=1))
    gap = first + 17
    with made.desk.engine.connect().execution_options(**WRITE) as connection, connection.begin():
        places = [p for p in range(first, first + TIES) if p != gap]
        connection.execute(insert(table_of(Interaction)), [_bare(draft, place) for place in places])
    assert _position(made.desk, made.desk.do(DOING, log_interaction, draft)) == gap
    with pytest.raises(Refused, match="another time"):
        made.desk.do(DOING, log_interaction, draft)


def _bare(draft: InteractionDraft, place: int) -> dict[str, object]:
    stamps = {"created_at": NOW, "updated_at": NOW}
    return {
        "position": place,
        "client_key": draft.client_key,
        "at": draft.at,
        "channel": draft.channel,
        **stamps,
    }


def test_a_contact_keeps_its_place_while_its_second_stays(made: MadeDesk) -> None:
    key = an_interaction(made.desk, [a_person(made.desk)])
    place, draft = _position(made.desk, key), _kept(made.desk, key)
    made.desk.do(DOING, change_interaction, replace(draft, subject="Another"))
    assert _position(made.desk, key) == place
    assert draft.at is not None
    made.desk.do(DOING, change_interaction, replace(draft, at=draft.at - timedelta(days=1)))
    assert instant_of(_position(made.desk, key)) == draft.at - timedelta(days=1)


def test_a_contact_whose_place_another_has_taken_stays_deleted(made: MadeDesk) -> None:
    draft = InteractionDraft(
        client_key=a_client(made.desk), at=NOW - timedelta(hours=1), channel=Channel.CALL
    )
    key = made.desk.do(DOING, log_interaction, draft)
    place = _position(made.desk, key)
    made.desk.do(DOING, delete_interaction, key)
    deleted = made.desk.last_deed
    assert deleted is not None
    with made.desk.engine.connect().execution_options(**WRITE) as connection, connection.begin():
        connection.execute(insert(table_of(Interaction)), [_bare(draft, place)])
    with pytest.raises(Refused, match="cannot be undone"):
        made.desk.undo(deleted, DOING)
