"""What is agreed otherwise about check-ins, on a real desk: clocks follow, undone and done again, merges keep one of each."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest
from sqlalchemy import Connection, select

from msp_desk.commands.checkins import clear_exception, set_exception, set_exceptions
from msp_desk.commands.clients import merge_clients, save_client
from msp_desk.commands.people import archive_person, merge_people, move_person, save_person
from msp_desk.models.checkins import CheckInClock
from msp_desk.queries.checkins import client_exceptions
from msp_desk.queries.client_card import client_card
from msp_desk.queries.clients import client_draft
from msp_desk.queries.people import person_draft
from msp_desk.queries.person_card import person_card
from msp_desk.store.desk import Desk
from msp_desk.values.checkins import CheckInDraft, CheckInTarget, CheckInTerms
from msp_desk.values.enums import Level, Tier
from msp_desk.values.errors import Refused
from tests.builders import DOING, NOW, TODAY, MadeDesk, a_client, a_person, an_interaction
from tests.round_trips import check_whole, there_and_back

Found = set[tuple[UUID, bool, int, bool, bool]]


def _agreed_with(desk: Desk, person: UUID) -> CheckInTerms:
    """What is agreed otherwise with somebody, as their form shows it."""
    draft = desk.ask(person_draft, person, TODAY)
    assert draft is not None
    return CheckInTerms(draft.ideal_days, draft.max_days, draft.paused_until)


def _clocks(connection: Connection) -> Found:
    """Whom to call, whether it is their own, in how many days, whether somebody tried, whether it is agreed otherwise."""
    c = CheckInClock
    asked = select(c.person_key, c.own, c.ideal_on, c.tried_position, c.excepted)
    return {
        (who, own, (ideal - TODAY).days, tried is not None, excepted)
        for who, own, ideal, tried, excepted in connection.execute(asked)
    }


def _in(days: int) -> date:
    return TODAY + timedelta(days=days)


def _agree(desk: Desk, target: CheckInTarget, *terms: object) -> None:
    desk.do(DOING, set_exception, target, CheckInTerms(*terms))  # type: ignore[arg-type]


def test_the_clients_the_levels_and_the_persons_days(desk: Desk) -> None:
    client, other = a_client(desk, tier=Tier.A), a_client(desk, "Other", tier=Tier.A)
    ana = a_person(desk, "Ana", client, title="CEO")
    rosa = a_person(desk, "Rosa", other, title="CEO")
    there = (rosa, False, 75, False, False)
    whole, level = CheckInTarget(client), CheckInTarget(client, Level.EXECUTIVE)
    hers = CheckInTarget(person_key=ana)
    there_and_back(desk, lambda: _agree(desk, whole, 10, 20))
    assert desk.ask(_clocks) == {there, (ana, False, 10, False, True)}
    there_and_back(desk, lambda: _agree(desk, level, 15, 20))
    assert desk.ask(_clocks) == {there, (ana, False, 15, False, True)}
    there_and_back(desk, lambda: _agree(desk, hers, 200, 250))
    assert desk.ask(_clocks) == {there, (ana, True, 200, False, True)}
    there_and_back(desk, lambda: _agree(desk, level, None, None, _in(300)))
    assert desk.ask(_clocks) == {there, (ana, True, 300, False, True)}
    there_and_back(desk, lambda: desk.do(DOING, clear_exception, hers))
    assert desk.ask(_clocks) == {there, (ana, False, 300, False, True)}
    there_and_back(
        desk, lambda: desk.do(DOING, set_exceptions, {whole: CheckInTerms(), level: CheckInTerms()})
    )
    assert desk.ask(_clocks) == {there, (ana, False, 75, False, False)}


def test_it_holds_after_contacts_too(desk: Desk) -> None:
    client = a_client(desk, tier=Tier.A)
    ana, eva = (a_person(desk, n, client, title="CEO") for n in ("Ana", "Eva"))
    _agree(desk, CheckInTarget(person_key=ana), 10, 20)
    _agree(desk, CheckInTarget(client), None, None, _in(30))
    there_and_back(desk, lambda: an_interaction(desk, [ana], days_ago=3))
    assert desk.ask(_clocks) == {(ana, True, 30, False, True), (eva, False, 72, False, False)}
    there_and_back(desk, lambda: an_interaction(desk, [eva], days_ago=1, reached=False))
    assert desk.ask(_clocks) == {(ana, True, 30, False, True), (eva, False, 72, True, False)}
    there_and_back(desk, lambda: an_interaction(desk, [ana], reached=False))
    assert desk.ask(_clocks) == {(ana, True, 30, True, True), (eva, False, 72, True, False)}
    an_interaction(desk, [ana, eva])
    assert desk.ask(_clocks) == {(ana, True, 30, False, True), (eva, False, 75, False, False)}
    there_and_back(desk, lambda: desk.do(DOING, archive_person, ana))
    check_whole(desk)


@pytest.mark.parametrize(
    ("terms", "why"),
    [
        (CheckInTerms(), "Give other days"),
        (CheckInTerms(0, 5), "Give days"),
        (CheckInTerms(5, None), "Give days"),
        (CheckInTerms(None, 5), "Give days"),
        (CheckInTerms(6, 5), "Give days"),
        (CheckInTerms(6, 3651), "Give days"),
        (CheckInTerms(paused_until=TODAY), "still to come"),
        (CheckInTerms(5, 6, date.min), "still to come"),
        (CheckInTerms(5, 6, date.max), "five years"),
    ],
)
def test_what_makes_no_sense_is_refused(desk: Desk, terms: CheckInTerms, why: str) -> None:
    client = a_client(desk)
    with pytest.raises(Refused, match=why):
        desk.do(DOING, set_exception, CheckInTarget(client), terms)
    assert desk.ask(client_exceptions, client) == ()


def test_only_with_clients_and_their_people(made: MadeDesk) -> None:
    desk, terms = made.desk, CheckInTerms(5, 6)
    for target in (CheckInTarget(made.firm), CheckInTarget(person_key=made.me)):
        with pytest.raises(Refused, match="clients and their people"):
            desk.do(DOING, set_exception, target, terms)
    for target in (CheckInTarget(uuid4()), CheckInTarget(person_key=uuid4()), CheckInTarget()):
        with pytest.raises(Refused, match="not there any more"):
            desk.do(DOING, set_exception, target, terms)
    with pytest.raises(Refused, match="already"):
        desk.do(DOING, clear_exception, CheckInTarget(a_client(desk)))


def test_somebody_of_nobody_yet_keeps_what_is_agreed(desk: Desk) -> None:
    ana, client = a_person(desk, "Ana"), a_client(desk)
    _agree(desk, CheckInTarget(person_key=ana), 5, 6)
    there_and_back(desk, lambda: desk.do(DOING, move_person, ana, client, "CEO"))
    assert desk.ask(_clocks) == {(ana, True, 5, False, True)}


def test_a_pause_that_is_over_does_not_keep_the_days_from_being_changed(made: MadeDesk) -> None:
    desk = made.desk
    target = CheckInTarget(a_client(desk))
    _agree(desk, target, 5, 6, _in(3))
    made.clock.now += timedelta(days=10)
    _agree(desk, target, 7, 8, _in(3))
    with pytest.raises(Refused, match="still to come"):
        _agree(desk, target, 7, 8, _in(4))


def test_merged_people_keep_the_first_ones_agreement(desk: Desk) -> None:
    client = a_client(desk, tier=Tier.A)
    ana, twin, third = (a_person(desk, n, client, title="CEO") for n in ("Ana", "Ana N", "A. N."))
    for n, who in enumerate((ana, twin), 1):
        _agree(desk, CheckInTarget(person_key=who), n, 9)
    there_and_back(desk, lambda: desk.do(DOING, merge_people, third, twin))
    assert _agreed_with(desk, third) == CheckInTerms(2, 9)
    there_and_back(desk, lambda: desk.do(DOING, merge_people, ana, third))
    assert _agreed_with(desk, ana) == CheckInTerms(1, 9)
    assert desk.ask(_clocks) == {(ana, True, 1, False, True)}


def test_merged_clients_keep_the_firsts_agreements_and_take_those_it_lacks(desk: Desk) -> None:
    one, two = a_client(desk, "One"), a_client(desk, "Two")
    ana = a_person(desk, "Ana", two, title="CEO")
    for client, n in ((one, 1), (two, 2)):
        _agree(desk, CheckInTarget(client), n, 9)
        _agree(desk, CheckInTarget(client, Level.EXECUTIVE), n, 9)
    _agree(desk, CheckInTarget(two, Level.TECHNICAL), 3, 9)
    _agree(desk, CheckInTarget(person_key=ana), None, None, _in(9))
    there_and_back(desk, lambda: desk.do(DOING, merge_clients, one, two))
    found = desk.ask(client_exceptions, one)
    assert [(r.target.level, r.terms.ideal_days, r.person) for r in found] == [
        (None, 1, ""),
        (Level.EXECUTIVE, 1, ""),
        (Level.TECHNICAL, 3, ""),
        (None, None, "Ana"),
    ]
    assert desk.ask(_clocks) == {(ana, False, 9, False, True)}


def test_the_cards_say_that_a_check_in_waits_and_that_somebody_tried(desk: Desk) -> None:
    client = a_client(desk, tier=Tier.A)
    ana = a_person(desk, "Ana", client, title="CEO")
    an_interaction(desk, [ana], days_ago=200)
    an_interaction(desk, [ana], days_ago=1, reached=False)
    before = desk.ask(client_card, client, TODAY)
    assert before is not None
    (line,) = before.about_to_bite
    assert line.why.in_english().endswith("tried on 2026-11-22, nobody answered")
    for target in (CheckInTarget(client), CheckInTarget(person_key=ana)):
        _agree(desk, target, None, None, _in(9))
        card, hers = desk.ask(client_card, client, TODAY), desk.ask(person_card, ana, NOW)
        assert card is not None
        assert hers is not None
        assert [(c.paused, c.ideal_on) for c in card.clocks] == [(True, _in(9))]
        assert (hers.paused, hers.next_check_in, card.about_to_bite) == (True, _in(9), ())
        desk.do(DOING, clear_exception, target)


def test_the_forms_say_it_as_one_deed_with_the_rest(desk: Desk) -> None:
    client = a_client(desk, tier=Tier.A, check_ins=(CheckInDraft(None, 10, 20),))
    ana = a_person(desk, "Ana", client, title="CEO", ideal_days=5, max_days=6)
    assert desk.ask(_clocks) == {(ana, True, 5, False, True)}
    draft, hers = desk.ask(client_draft, client), desk.ask(person_draft, ana, TODAY)
    assert draft is not None
    assert hers is not None
    assert draft.check_ins == (CheckInDraft(None, 10, 20),)
    assert (hers.ideal_days, hers.max_days, hers.paused_until) == (5, 6, None)
    there_and_back(
        desk, lambda: desk.do(DOING, save_person, replace(hers, ideal_days=None, max_days=None), hers, hers)
    )
    changed = replace(draft, name="Aero", check_ins=(CheckInDraft(Level.EXECUTIVE, 7, 8),))
    there_and_back(desk, lambda: desk.do(DOING, save_client, changed, draft, draft))
    assert desk.ask(_clocks) == {(ana, False, 7, False, True)}
    twice = replace(draft, check_ins=(CheckInDraft(), CheckInDraft(None, 7, 8)))
    with pytest.raises(Refused, match="once for each level"):
        desk.do(DOING, save_client, twice)
    with pytest.raises(Refused, match="Give days"):
        desk.do(DOING, save_person, replace(hers, max_days=None))


def test_our_own_have_none(made: MadeDesk) -> None:
    key = a_person(made.desk, "Luis", made.firm, ideal_days=5, max_days=6)
    assert _agreed_with(made.desk, key) == CheckInTerms()
