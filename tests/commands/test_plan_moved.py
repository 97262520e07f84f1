"""A published plan that life moved away from is noticed after the deed, and is on Today until it is published anew."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest

from msp_desk.commands.clients import archive_client
from msp_desk.commands.holdings import vacate
from msp_desk.commands.people import save_person
from msp_desk.commands.plans import save_plan
from msp_desk.queries.people import person_draft
from msp_desk.queries.plans import plan_draft
from msp_desk.queries.today import due_records
from msp_desk.rules.today import due_items
from msp_desk.rules.today_plans import PlanRecord
from msp_desk.values.drafts import PointDraft
from msp_desk.values.enums import PointKind, Reason, Urgency
from tests.builders import DOING, TODAY, MadeDesk, statements
from tests.plan_desks import WholePlan, a_whole_plan, publish


def _plans(made: MadeDesk, horizon: int = 14) -> list[PlanRecord]:
    found = made.desk.ask(due_records, TODAY, horizon).records
    return [record for record in found if isinstance(record, PlanRecord)]


@pytest.fixture
def whole(made: MadeDesk) -> WholePlan:
    plan = a_whole_plan(made)
    publish(made, plan.plan)
    return plan


def _holder(made: MadeDesk, name: str) -> UUID:
    return next(h.key for h in made.desk.find(name) if h.title == name)


def test_who_leaves_a_seat_of_the_ladder_outdates_the_plan_until_that_is_undone(
    made: MadeDesk, whole: WholePlan
) -> None:
    assert _plans(made) == []
    made.desk.do(DOING, vacate, whole.seats.technician)
    (found,) = _plans(made)
    assert (found.reason, found.number, found.day) == (Reason.PLAN_MOVED, 1, TODAY)
    assert "in version 1 no longer" in found.why(TODAY).in_english()
    deed = made.desk.last_deed
    assert deed is not None
    made.desk.undo(deed, DOING)
    assert _plans(made) == []


def test_a_number_that_changes_counts_and_one_that_nobody_is_told_does_not(
    made: MadeDesk, whole: WholePlan
) -> None:
    nuria = _holder(made, "Nuria")
    draft = made.desk.ask(person_draft, nuria, TODAY)
    assert draft is not None
    made.desk.do(DOING, save_person, replace(draft, notes="Likes trains", points=(*draft.points, PointDraft(PointKind.WEB, "x.example"))))  # fmt: skip
    assert _plans(made) == []
    made.desk.do(DOING, save_person, replace(draft, points=(PointDraft(PointKind.PHONE, "+34 600 999 999"),)))
    assert [p.points for p in _plans(made)] == [1]


def test_a_review_is_due_on_its_day_and_late_after_it(made: MadeDesk, whole: WholePlan) -> None:
    draft = made.desk.ask(plan_draft, whole.plan)
    assert draft is not None
    made.desk.do(DOING, save_plan, replace(draft, review_on=TODAY + timedelta(days=5)))
    (item,) = [
        i
        for i in due_items(made.desk.ask(due_records, TODAY).records, TODAY)
        if i.reason is Reason.PLAN_REVIEW
    ]
    assert item.urgency is Urgency.THIS_WEEK
    assert "Its review is due on" in item.why.in_english()
    made.desk.do(DOING, save_plan, replace(draft, review_on=TODAY - timedelta(days=1)))
    (record,) = _plans(made)
    assert "was due on" in record.why(TODAY).in_english()
    made.desk.do(DOING, archive_client, whole.client)
    assert _plans(made) == []


def test_publishing_anew_settles_it(made: MadeDesk, whole: WholePlan) -> None:
    nuria = _holder(made, "Nuria")
    draft = made.desk.ask(person_draft, nuria, TODAY)
    assert draft is not None
    made.desk.do(DOING, save_person, replace(draft, points=(PointDraft(PointKind.PHONE, "+34 600 999 999"),)))
    assert len(_plans(made)) == 1
    publish(made, whole.plan, "A new number")
    assert _plans(made) == []


def test_what_is_due_is_asked_in_two_statements_with_plans_too(made: MadeDesk, whole: WholePlan) -> None:
    made.desk.do(DOING, vacate, whole.seats.technician)
    with statements(made.desk.engine) as seen:
        _plans(made)
    assert len(seen) == 2
