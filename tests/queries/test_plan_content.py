"""What a plan says on a day: both charts with their people and numbers, what is empty filled in, what is gone told as gone."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from msp_desk.commands.clients import save_client
from msp_desk.commands.holdings import replace_holder, vacate
from msp_desk.commands.positions import drop_position
from msp_desk.queries.clients import client_draft
from msp_desk.queries.plan_content import plan_content
from msp_desk.values.drafts import ClientDraft, PointDraft, SiteDraft
from msp_desk.values.enums import Channel, Language, Level, PointKind, Side
from msp_desk.values.errors import Refused
from msp_desk.values.keys import new_key
from msp_desk.values.plan_content import NumberSaid, PartySaid, PlanContent, SeatSaid
from tests.builders import DOING, TODAY, MadeDesk, a_client, a_person, a_seat, statements
from tests.plan_desks import WholePlan, a_plan, a_whole_plan, content_of


@pytest.fixture
def whole(made: MadeDesk) -> WholePlan:
    return a_whole_plan(made)


def seat(content: PlanContent, key: object) -> SeatSaid:
    found = content.seat(str(getattr(key, "hex", key)))
    assert found is not None
    return found


def test_the_whole_plan_is_told(made: MadeDesk, whole: WholePlan) -> None:
    content = content_of(made, whole.plan)
    assert (content.language, content.introduction) == (Language.ENGLISH, "How we work together.")
    assert [s.side for s in content.seats] == [Side.OURS] * 3 + [Side.THEIRS] * 2
    manager = seat(content, whole.seats.manager)
    assert manager == SeatSaid(
        whole.seats.manager.hex, Side.OURS, "Client manager", "", Level.MANAGEMENT,
        whole.seats.director.hex, False, "Luis", manager.holder_key,
        (NumberSaid(PointKind.MOBILE, "600 10 02 02"), NumberSaid(PointKind.EMAIL, "luis@example.example")),
    )  # fmt: skip
    assert [(len(content.scope), len(content.procedures), len(content.commitments))] == [(3, 6, 2)]
    assert [r.ours for r in content.ladders[0].rungs] == [
        key.hex for key in (whole.seats.technician, whole.seats.manager, whole.seats.director)
    ]
    (tie,) = content.counterparts
    assert (tie.theirs, tie.ours, tie.topic) == (
        whole.seats.head.hex,
        whole.seats.manager.hex,
        "projects",
    )


def test_both_firms_are_named_as_on_a_cover(made: MadeDesk) -> None:
    site = SiteDraft("Head office", "Calle Mayor 1", "Madrid", "Madrid", "28013", "ES")
    client = made.desk.do(
        DOING,
        save_client,
        ClientDraft("Aero", legal_name="Aero S.A.", tax_id="A1", sites=(site, replace(site, street="B"))),
    )
    content = content_of(made, a_plan(made.desk, client))
    assert content.client == PartySaid("Aero", "Aero S.A.", "A1", "Calle Mayor 1\n28013 Madrid")
    assert content.firm == PartySaid("Norte Sistemas")


def test_what_a_role_leaves_empty_is_that_of_its_position(made: MadeDesk, whole: WholePlan) -> None:
    ours, theirs = content_of(made, whole.plan).roles
    assert (ours.contact_for, ours.channel) == ("anything that does not fit elsewhere", Channel.CALL)
    assert (theirs.contact_for, theirs.channel, theirs.hours) == (
        "decisions on IT",
        Channel.CALL,
        "Mon-Fri 9-17",
    )


def test_the_preferred_number_comes_first_with_its_hours(made: MadeDesk, whole: WholePlan) -> None:
    points = (
        PointDraft(PointKind.PHONE, "911 000 000"),
        PointDraft(PointKind.WHATSAPP, "+34 600 999 999", hours="9-14", preferred=True),
    )
    new = a_person(made.desk, "Pia", made.firm, points=points)
    made.desk.do(DOING, replace_holder, whole.seats.manager, new)
    content = content_of(made, whole.plan)
    assert [n.kind for n in seat(content, whole.seats.manager).numbers] == [
        PointKind.WHATSAPP,
        PointKind.PHONE,
    ]
    assert (content.roles[0].channel, content.roles[0].hours) == (Channel.MESSAGE, "9-14")


def test_numbers_are_spelled_for_the_client(made: MadeDesk, whole: WholePlan) -> None:
    draft = made.desk.ask(client_draft, whole.client)
    assert draft is not None
    made.desk.do(DOING, save_client, replace(draft, country="FR"))
    assert seat(content_of(made, whole.plan), whole.seats.manager).numbers[0].value == "+34 600 10 02 02"


def test_an_empty_position_has_nobody_and_no_number(made: MadeDesk, whole: WholePlan) -> None:
    made.desk.do(DOING, vacate, whole.seats.director)
    director = seat(content_of(made, whole.plan), whole.seats.director)
    assert (director.holder, director.holder_key, director.numbers, director.gone) == ("", "", (), False)


def test_a_position_that_was_taken_away_is_told_where_the_plan_names_it(
    made: MadeDesk, whole: WholePlan
) -> None:
    unnamed = a_seat(made.desk, made.firm, "Trainee", a_person(made.desk, "Ivo", made.firm))
    for position in (whole.seats.technician, unnamed):
        made.desk.do(DOING, vacate, position)
        made.desk.do(DOING, drop_position, position)
    content = content_of(made, whole.plan)
    gone = seat(content, whole.seats.technician)
    assert (gone.gone, gone.boss, gone.holder, gone.title) == (True, "", "", "Technician")
    assert content.seat(unnamed.hex) is None
    assert content.seats[-1] is gone
    before = made.desk.ask(plan_content, whole.plan, TODAY - timedelta(days=1), "UTC")
    assert not seat(before, whole.seats.technician).gone


def test_a_position_that_was_deleted_leaves_its_step_to_nobody(made: MadeDesk, whole: WholePlan) -> None:
    never_held = a_seat(made.desk, made.firm, "Night shift")
    ladder = content_of(made, whole.plan).ladders[0]
    assert made.desk.ask(plan_content, whole.plan, TODAY, "UTC").ladders == (ladder,)
    made.desk.do(DOING, drop_position, never_held)
    assert content_of(made, whole.plan).ladders == (ladder,)


def test_it_takes_thirteen_statements_whatever_its_size(made: MadeDesk, whole: WholePlan) -> None:
    small = a_plan(made.desk, a_client(made.desk, "Small"))
    for plan in (small, whole.plan):
        with statements(made.desk.engine) as sent:
            content_of(made, plan)
        assert len(sent) == 13


def test_a_plan_that_is_gone_is_told(made: MadeDesk) -> None:
    with pytest.raises(Refused, match="not there any more"):
        content_of(made, new_key())
