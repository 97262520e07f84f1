"""Items of Today put out of sight, handed over, dropped and brought back, on a real desk; and tuning the reasons to act."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from sqlalchemy import Connection, select

from msp_desk.commands.clients import merge_clients
from msp_desk.commands.people import archive_person, merge_people, move_person, save_person
from msp_desk.commands.reminders import bring_back, drop_item, hand_over, set_reason_rules, snooze
from msp_desk.models.interactions import Promise
from msp_desk.models.reminders import ItemMark
from msp_desk.models.reminders import ReasonRule as KeptRule
from msp_desk.queries.people import person_draft
from msp_desk.queries.reminders import HiddenItem, hidden_items, reason_rules
from msp_desk.rules.reasons import ReasonRule
from msp_desk.rules.today import Mark
from msp_desk.store.desk import Desk
from msp_desk.values.enums import PersonStatus, Reason
from msp_desk.values.errors import Refused
from msp_desk.values.phrases import Phrase
from msp_desk.values.reminders import ItemRef
from tests.builders import DOING, NOW, TODAY, MadeDesk, a_client, a_person, a_promise, statements
from tests.round_trips import there_and_back


def _about(subject: UUID, reason: Reason = Reason.BIRTHDAY, drop_days: int = 366) -> ItemRef:
    return ItemRef(reason, subject, "2026", drop_days)


def _hidden(desk: Desk, days: int = 0) -> tuple[HiddenItem, ...]:
    return desk.ask(hidden_items, TODAY + timedelta(days=days), NOW + timedelta(days=days))


def _only(desk: Desk) -> HiddenItem:
    (found,) = _hidden(desk)
    return found


def _marks(connection: Connection) -> list[tuple[UUID, UUID | None, bool, date]]:
    m = ItemMark
    return [
        (r[0], r[1], r[2], r[3])
        for r in connection.execute(select(m.subject, m.handed_to, m.dropped, m.over_on).order_by(m.key))
    ]


def test_a_snoozed_item_shows_again_on_its_day(made: MadeDesk) -> None:
    desk, ana = made.desk, a_person(made.desk, "Ana", a_client(made.desk))
    item = _about(ana)
    there_and_back(desk, lambda: desk.do(DOING, snooze, item, TODAY + timedelta(days=3)))
    found = _only(desk)
    assert (found.name, found.client, found.by, found.ref) == ("Ana", "Aero Handling", "Marta Ruiz", item)
    assert found.mark == Mark(hidden_until=TODAY + timedelta(days=3))
    assert found.mark.hides(TODAY + timedelta(days=2), None)
    assert not found.mark.hides(TODAY + timedelta(days=3), None)
    assert _hidden(desk, 2)
    assert not _hidden(desk, 3)


def test_later_today_is_an_instant(desk: Desk) -> None:
    item, later = _about(a_person(desk, "Ana")), NOW + timedelta(hours=3)
    desk.do(DOING, snooze, item, later)
    assert _only(desk).mark == Mark(hidden_at=later)
    assert not desk.ask(hidden_items, TODAY, later)
    desk.do(DOING, snooze, item, TODAY + timedelta(days=1))
    assert _only(desk).mark == Mark(hidden_until=TODAY + timedelta(days=1))


def test_snoozed_twice_in_a_row_is_one_mark_that_is_over_no_sooner(desk: Desk) -> None:
    item = _about(a_person(desk, "Ana"))
    desk.do(DOING, snooze, item, TODAY + timedelta(days=300))
    there_and_back(desk, lambda: desk.do(DOING, snooze, item, TODAY + timedelta(days=1)))
    (kept,) = desk.ask(_marks)
    assert kept[3] == TODAY + timedelta(days=666)


@pytest.mark.parametrize(
    ("until", "why"),
    [
        (TODAY, "still to come"),
        (TODAY - timedelta(days=1), "still to come"),
        (date.min, "still to come"),
        (NOW, "still to come"),
        (datetime(1900, 1, 1, tzinfo=UTC), "still to come"),
        (TODAY + timedelta(days=367), "more than a year"),
        (date.max, "more than a year"),
        (NOW + timedelta(days=367), "more than a year"),
    ],
)
def test_a_time_that_makes_no_sense_is_refused(desk: Desk, until: date | datetime, why: str) -> None:
    with pytest.raises(Refused, match=why):
        desk.do(DOING, snooze, _about(uuid4()), until)
    assert not _hidden(desk)


def test_who_gets_it_keeps_it_when_they_snooze_it(made: MadeDesk) -> None:
    desk, item = made.desk, _about(a_client(made.desk), Reason.ANNIVERSARY)
    luis = a_person(desk, "Luis", made.firm)
    there_and_back(desk, lambda: desk.do(DOING, hand_over, item, luis, " Knows\nher well "))
    there_and_back(desk, lambda: desk.do(DOING, snooze, item, TODAY + timedelta(days=2)))
    found = _only(desk)
    assert found.mark == Mark(TODAY + timedelta(days=2), None, luis, note="Knows her well")
    assert (found.client, found.handed_to) == ("Aero Handling", "Luis")
    there_and_back(desk, lambda: desk.do(DOING, hand_over, item, made.me, ""))
    assert _only(desk).mark == Mark(handed_to=made.me)


def test_only_colleagues_who_are_here_get_anything(made: MadeDesk) -> None:
    desk, item = made.desk, _about(uuid4())
    theirs = a_person(desk, "Ana", a_client(desk))
    gone = a_person(desk, "Pau", made.firm, status=PersonStatus.LEFT)
    away = a_person(desk, "Eva", made.firm)
    desk.do(DOING, archive_person, away)
    for who, why in ((theirs, "of your own"), (uuid4(), "of your own"), (gone, "still"), (away, "still")):
        with pytest.raises(Refused, match=why):
            desk.do(DOING, hand_over, item, who)
    assert not _hidden(desk)


def test_a_drop_has_a_reason_and_lasts_one_round(desk: Desk) -> None:
    item = _about(a_person(desk, "Ana"), Reason.CHECK_IN, drop_days=30)
    with pytest.raises(Refused, match="why"):
        desk.do(DOING, drop_item, item, " \n ")
    there_and_back(desk, lambda: desk.do(DOING, drop_item, item, "Met at the fair"))
    assert _only(desk).mark == Mark(dropped=True, note="Met at the fair")
    assert _hidden(desk, 29)
    assert not _hidden(desk, 30)
    desk.do(DOING, drop_item, item, "Again")
    desk.do(DOING, snooze, item, TODAY + timedelta(days=1))
    assert _only(desk).mark == Mark(hidden_until=TODAY + timedelta(days=1))


def test_what_is_over_counts_no_more(made: MadeDesk) -> None:
    desk, item = made.desk, _about(uuid4(), drop_days=5)
    luis = a_person(desk, "Luis", made.firm)
    desk.do(DOING, hand_over, item, luis, "Please")
    desk.do(DOING, drop_item, item, "No")
    made.clock.now += timedelta(days=6)
    desk.do(DOING, snooze, item, TODAY + timedelta(days=9))
    assert [f.mark for f in _hidden(desk, 6)] == [Mark(hidden_until=TODAY + timedelta(days=9))]


def test_brought_back_it_is_as_if_nothing_had_been(desk: Desk) -> None:
    item = _about(a_person(desk, "Ana"))
    desk.do(DOING, snooze, item, TODAY + timedelta(days=5))
    there_and_back(desk, lambda: desk.do(DOING, bring_back, item))
    assert not _hidden(desk)
    with pytest.raises(Refused, match="already"):
        desk.do(DOING, bring_back, item)


def test_an_undo_that_comes_too_late_says_so(desk: Desk) -> None:
    item = _about(a_person(desk, "Ana"))
    desk.do(DOING, snooze, item, TODAY + timedelta(days=5))
    first = desk.last_deed
    desk.do(DOING, bring_back, item)
    second = desk.last_deed
    desk.do(DOING, snooze, item, TODAY + timedelta(days=6))
    for deed in (first, second):
        assert deed is not None
        with pytest.raises(Refused):
            desk.undo(deed, Phrase("Undo"))


def test_what_a_colleague_had_goes_back_when_they_leave(made: MadeDesk) -> None:
    desk = made.desk
    client = a_client(desk)
    for leave in ("left", "archived", "moved"):
        luis = a_person(desk, "Luis", made.firm)
        one, two = _about(uuid4()), _about(uuid4())
        desk.do(DOING, hand_over, one, luis, "Please")
        desk.do(DOING, hand_over, two, luis)
        desk.do(DOING, snooze, two, TODAY + timedelta(days=4))

        def go(luis: UUID = luis, leave: str = leave) -> None:
            if leave == "moved":
                desk.do(DOING, move_person, luis, client)
            elif leave == "archived":
                desk.do(DOING, archive_person, luis)
            else:
                draft = desk.ask(person_draft, luis, TODAY)
                assert draft is not None
                desk.do(DOING, save_person, replace(draft, status=PersonStatus.LEFT))

        there_and_back(desk, go)
        assert _only(desk).mark == Mark(hidden_until=TODAY + timedelta(days=4))
        desk.do(DOING, bring_back, two)


def test_merged_colleagues_have_what_either_had(made: MadeDesk) -> None:
    desk = made.desk
    luis, twin = a_person(desk, "Luis", made.firm), a_person(desk, "Luís", made.firm)
    desk.do(DOING, hand_over, _about(uuid4()), twin)
    there_and_back(desk, lambda: desk.do(DOING, merge_people, luis, twin))
    assert _only(desk).mark.handed_to == luis


def test_merged_records_keep_what_was_done_about_either(desk: Desk) -> None:
    one, two = a_client(desk), a_client(desk, "Aero")
    ana, twin = a_person(desk, "Ana", one), a_person(desk, "Ana N", two)
    for subject in (one, two, twin):
        desk.do(DOING, drop_item, _about(subject), str(subject))
    there_and_back(desk, lambda: desk.do(DOING, merge_people, ana, twin))
    there_and_back(desk, lambda: desk.do(DOING, merge_clients, one, two))
    assert {(f.ref.subject, f.mark.note) for f in _hidden(desk)} == {(ana, str(twin)), (one, str(one))}


def test_what_is_hidden_is_told_in_one_statement(desk: Desk) -> None:
    client = a_client(desk)
    a_promise(desk, "A quote", client, due_on=TODAY)
    promise = desk.ask(_promise)
    for item in (_about(promise, Reason.PROMISE), _about(client), _about(uuid4())):
        desk.do(DOING, snooze, item, TODAY + timedelta(days=1))
    with statements(desk.engine) as sent:
        found = _hidden(desk)
    assert len(sent) == 1
    assert [(f.name, f.client) for f in found] == [
        ("", ""),
        ("", "Aero Handling"),
        ("A quote", "Aero Handling"),
    ]


def _promise(connection: Connection) -> UUID:
    return connection.execute(select(Promise.key)).scalar_one()


def test_reasons_are_tuned_together_and_can_be_as_at_first(desk: Desk) -> None:
    assert desk.ask(reason_rules) == {}
    rules: dict[Reason, ReasonRule] = {
        Reason.BIRTHDAY: ReasonRule(is_on=False),
        Reason.PERCEPTION: ReasonRule(amount=3),
        Reason.NEWCOMER: ReasonRule(is_on=False, amount=7),
        Reason.LEAVING: ReasonRule(amount=30),
    }
    there_and_back(desk, lambda: desk.do(DOING, set_reason_rules, rules))
    told: dict[Reason, ReasonRule] = {r: rule for r, rule in rules.items() if r is not Reason.LEAVING}
    assert desk.ask(reason_rules) == told
    last = desk.last_deed
    desk.do(DOING, set_reason_rules, told)
    assert desk.last_deed == last
    there_and_back(desk, lambda: desk.do(DOING, set_reason_rules, {}))
    assert desk.ask(reason_rules) == {}
    assert desk.ask(_kept_rules) == 0


def _kept_rules(connection: Connection) -> int:
    return len(connection.execute(select(KeptRule.key)).all())


@pytest.mark.parametrize(
    ("reason", "amount"),
    [(Reason.BIRTHDAY, 3), (Reason.PERCEPTION, 0), (Reason.PERCEPTION, 37), (Reason.NEWCOMER, -1)],
)
def test_numbers_that_make_no_sense_are_refused(desk: Desk, reason: Reason, amount: int) -> None:
    with pytest.raises(Refused, match="number"):
        desk.do(DOING, set_reason_rules, {reason: ReasonRule(amount=amount)})
    assert desk.ask(reason_rules) == {}
