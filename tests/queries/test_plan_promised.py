"""What a plan promises: as published last, and each commitment since the first version that has it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

from msp_desk.commands.plan_items import save_commitment
from msp_desk.commands.plan_measures import keep_measures
from msp_desk.commands.plan_places import drop_item
from msp_desk.queries.plan_promised import Promised, promised
from msp_desk.rules.plan_sections import Section
from msp_desk.values.plan_drafts import MeasureDraft
from tests.builders import DOING, TODAY, MadeDesk
from tests.plan_desks import a_whole_plan, commitments, publish


def _asked(made: MadeDesk, plan: UUID) -> Promised:
    return made.desk.ask(promised, plan, TODAY, "UTC")


def test_a_commitment_counts_from_the_first_version_that_has_it(made: MadeDesk) -> None:
    whole = a_whole_plan(made)
    response, available = (key.hex for key in whole.commitments)
    draft = _asked(made, whole.plan)
    assert ({said.key for said in draft.content.commitments}, draft.since) == ({response, available}, {})
    publish(made, whole.plan)
    made.clock.now += timedelta(days=40)
    new = made.desk.do(
        DOING, save_commitment, replace(commitments(whole.plan)[0], indicator="Response by night")
    )
    assert new.hex not in {said.key for said in _asked(made, whole.plan).content.commitments}
    publish(made, whole.plan)
    later = TODAY + timedelta(days=40)
    assert _asked(made, whole.plan).since == {response: TODAY, available: TODAY, new.hex: later}


def test_what_left_the_draft_is_promised_and_measured_until_the_next_version(made: MadeDesk) -> None:
    whole = a_whole_plan(made)
    publish(made, whole.plan)
    gone = whole.commitments[0]
    made.desk.do(DOING, keep_measures, whole.plan, [MeasureDraft(gone, TODAY, 20)])
    made.desk.do(DOING, drop_item, Section.COMMITMENTS, gone)
    seen = _asked(made, whole.plan)
    assert gone.hex in {said.key for said in seen.content.commitments}
    assert list(seen.values[gone.hex].values()) == [20]
