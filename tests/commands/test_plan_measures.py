"""Measured values: entered by period, corrected, taken away; they outlast a commitment that leaves the draft."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest

from msp_desk.commands.plan_items import save_commitment
from msp_desk.commands.plan_measures import keep_measures
from msp_desk.commands.plan_places import drop_item
from msp_desk.queries.plan_measures import MeasureRow, measured, measures_of
from msp_desk.queries.plans import commitment_draft
from msp_desk.rules.plan_sections import Section
from msp_desk.store.desk import Desk
from msp_desk.values.errors import Refused
from msp_desk.values.keys import new_key
from msp_desk.values.plan_drafts import MeasureDraft
from msp_desk.values.plans import Frequency, TimeUnit
from tests.builders import DOING, TODAY, MadeDesk
from tests.plan_desks import WholePlan, a_whole_plan, publish
from tests.round_trips import there_and_back

OCTOBER, NOVEMBER = date(2026, 10, 1), date(2026, 11, 1)


@pytest.fixture
def whole(made: MadeDesk) -> WholePlan:
    return a_whole_plan(made)


def keep(desk: Desk, plan: UUID, *drafts: MeasureDraft) -> None:
    desk.do(DOING, keep_measures, plan, drafts)


def test_values_are_entered_corrected_and_taken_away(desk: Desk, whole: WholePlan) -> None:
    response, availability = whole.commitments
    there_and_back(
        desk,
        lambda: keep(
            desk,
            whole.plan,
            MeasureDraft(response, OCTOBER, 25),
            MeasureDraft(response, TODAY, 45, " A bad week "),
            MeasureDraft(availability, OCTOBER, 99_950),
        ),
    )
    assert desk.ask(measures_of, whole.plan, NOVEMBER) == (MeasureRow(response, NOVEMBER, 45, "A bad week"),)
    assert desk.ask(measured, whole.plan) == {
        response.hex: {OCTOBER: 25, NOVEMBER: 45},
        availability.hex: {OCTOBER: 99_950},
    }
    there_and_back(
        desk,
        lambda: keep(
            desk,
            whole.plan,
            MeasureDraft(response, OCTOBER, 27),
            MeasureDraft(availability, OCTOBER, None),
            MeasureDraft(availability, NOVEMBER, None),
        ),
    )
    assert desk.ask(measured, whole.plan) == {response.hex: {OCTOBER: 27, NOVEMBER: 45}}


def test_the_last_of_several_values_for_a_period_counts(desk: Desk, whole: WholePlan) -> None:
    response = whole.commitments[0]
    drafts = [MeasureDraft(response, OCTOBER, amount) for amount in (25, None, 26)]
    keep(desk, whole.plan, *drafts)
    assert desk.ask(measured, whole.plan) == {response.hex: {OCTOBER: 26}}


def test_what_cannot_be_is_refused(desk: Desk, whole: WholePlan) -> None:
    response, availability = whole.commitments
    for draft, why in (
        (MeasureDraft(response, TODAY + timedelta(days=30), 20), "has not begun yet"),
        (MeasureDraft(availability, OCTOBER, 100_001), "makes no sense"),
        (MeasureDraft(response, OCTOBER, -1), "makes no sense"),
        (MeasureDraft(new_key(), OCTOBER, 1), "not one of this service plan"),
    ):
        with pytest.raises(Refused, match=why):
            keep(desk, whole.plan, draft)
    assert desk.ask(measures_of, whole.plan) == ()


def test_values_outlast_the_commitment(made: MadeDesk, desk: Desk, whole: WholePlan) -> None:
    response = whole.commitments[0]
    publish(made, whole.plan)
    keep(desk, whole.plan, MeasureDraft(response, OCTOBER, 25))
    there_and_back(desk, lambda: desk.do(DOING, drop_item, Section.COMMITMENTS, response))
    assert desk.ask(measured, whole.plan) == {response.hex: {OCTOBER: 25}}
    keep(desk, whole.plan, MeasureDraft(response, NOVEMBER, 31))
    assert desk.ask(measured, whole.plan)[response.hex][NOVEMBER] == 31


def test_what_was_measured_keeps_its_measure(desk: Desk, whole: WholePlan) -> None:
    draft = desk.ask(commitment_draft, whole.commitments[0])
    assert draft is not None
    desk.do(DOING, save_commitment, replace(draft, frequency=Frequency.QUARTER))
    desk.do(DOING, save_commitment, draft)
    keep(desk, whole.plan, MeasureDraft(whole.commitments[0], OCTOBER, 25))
    desk.do(DOING, save_commitment, replace(draft, amount=20))
    for other in (
        replace(draft, frequency=Frequency.QUARTER),
        replace(draft, unit_of_time=TimeUnit.HOURS),
    ):
        with pytest.raises(Refused, match="Make a new commitment"):
            desk.do(DOING, save_commitment, other)
