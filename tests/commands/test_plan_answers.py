"""A client's answer: kept once, logged as a contact, each comment promised to be answered in five working days."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from msp_desk.commands.desk import set_setting
from msp_desk.commands.interactions import delete_interaction
from msp_desk.commands.plan_answers import take_answer
from msp_desk.commands.plan_items import save_scope
from msp_desk.queries.interactions import interaction_card
from msp_desk.queries.plan_versions import answers_of, versions_of
from msp_desk.rules.plan_answers import CommentSaid, PlanAnswerFile
from msp_desk.rules.plan_sections import Section
from msp_desk.store.desk import Desk
from msp_desk.values.enums import Channel, Initiative, Promiser
from msp_desk.values.errors import Refused
from msp_desk.values.phrases import Phrase
from msp_desk.values.plan_drafts import ScopeDraft
from msp_desk.values.plans import AnswerKind
from tests.builders import DOING, TODAY, MadeDesk, a_person
from tests.plan_desks import WholePlan, a_whole_plan, publish
from tests.round_trips import there_and_back

COMMENTS = (
    CommentSaid(Section.SCOPE, "The printers\r\nought to be in."),
    CommentSaid(Section.COMMITMENTS, "30 minutes are too many."),
)


@pytest.fixture
def whole(made: MadeDesk) -> WholePlan:
    whole = a_whole_plan(made)
    publish(made, whole.plan)
    return whole


def an_answer(desk: Desk, whole: WholePlan, **said: object) -> PlanAnswerFile:
    """An acceptance of the last version by the client's IT manager."""
    version = desk.ask(versions_of, whole.plan)[0]
    answer = PlanAnswerFile(
        version.sha256, version.number, "Aero Handling", True, "sara", "IT manager",
        TODAY - timedelta(days=1), (), "c" * 64,
    )  # fmt: skip
    return replace(answer, **said)  # type: ignore[arg-type]


def take(desk: Desk, answer: PlanAnswerFile, channel: Channel = Channel.EMAIL) -> object:
    return desk.do(DOING, take_answer, answer, Phrase.in_english, channel)


def test_an_acceptance_is_kept_and_logged(desk: Desk, whole: WholePlan) -> None:
    there_and_back(desk, lambda: take(desk, an_answer(desk, whole), Channel.PORTAL))
    (answer,) = desk.ask(answers_of, whole.plan)
    assert (answer.kind, answer.name, answer.title, answer.number) == (
        AnswerKind.ACCEPTED,
        "sara",
        "IT manager",
        1,
    )
    assert desk.ask(versions_of, whole.plan)[0].accepted_on == TODAY - timedelta(days=1)
    assert answer.interaction_key is not None
    contact = desk.ask(interaction_card, answer.interaction_key)
    assert contact is not None
    assert contact.subject == "Accepted version 1 of the service plan"
    assert contact.notes == "sara, IT manager"
    assert (contact.channel, contact.initiative) == (Channel.PORTAL, Initiative.REACTIVE)
    assert [p.name for p in contact.theirs] == ["Sara"]
    assert contact.promises == ()


def test_comments_are_notes_and_promises(desk: Desk, whole: WholePlan) -> None:
    said = an_answer(desk, whole, accepted=False, comments=COMMENTS, name="Nobody we know", title="")
    there_and_back(desk, lambda: take(desk, said))
    (answer,) = desk.ask(answers_of, whole.plan)
    assert answer.kind is AnswerKind.COMMENTS
    assert [c.section for c in answer.comments] == [Section.SCOPE, Section.COMMITMENTS]
    version = desk.ask(versions_of, whole.plan)[0]
    assert (version.accepted_on, version.comments) == (None, 1)
    assert answer.interaction_key is not None
    contact = desk.ask(interaction_card, answer.interaction_key)
    assert contact is not None
    assert contact.subject == "Comments on version 1 of the service plan"
    assert contact.notes == (
        "Nobody we know\n\nOn the scope: The printers\nought to be in."
        "\n\nOn the commitments: 30 minutes are too many."
    )
    assert contact.theirs == ()
    assert [(p.what, p.promiser, p.due_on) for p in contact.promises] == [
        ("Answer the comment on the scope", Promiser.US, date(2026, 11, 30)),
        ("Answer the comment on the commitments", Promiser.US, date(2026, 11, 30)),
    ]


def test_working_days_are_those_of_the_desk(desk: Desk, whole: WholePlan) -> None:
    desk.do(DOING, set_setting, "work_days", [0])
    take(desk, an_answer(desk, whole, comments=COMMENTS[:1]))
    (answer,) = desk.ask(answers_of, whole.plan)
    assert answer.kind is AnswerKind.ACCEPTED
    assert answer.interaction_key is not None
    contact = desk.ask(interaction_card, answer.interaction_key)
    assert contact is not None
    assert [p.due_on for p in contact.promises] == [TODAY + timedelta(days=35)]


def test_the_same_answer_is_taken_once(desk: Desk, whole: WholePlan) -> None:
    answer = an_answer(desk, whole)
    take(desk, answer)
    with pytest.raises(Refused, match="was taken in already, on 2026-11-23"):
        take(desk, answer)
    other = replace(answer, accepted=False, comments=COMMENTS, checksum="d" * 64)
    take(desk, other)
    assert len(desk.ask(answers_of, whole.plan)) == 2


def test_an_answer_to_another_desks_plan_is_refused(desk: Desk, whole: WholePlan) -> None:
    with pytest.raises(Refused, match="belongs to no service plan"):
        take(desk, an_answer(desk, whole, sha256="0" * 64))
    with pytest.raises(Refused, match="says nothing"):
        take(desk, an_answer(desk, whole, accepted=False))
    assert desk.ask(answers_of, whole.plan) == ()


def test_an_answer_to_an_older_version_stays_with_it(made: MadeDesk, desk: Desk, whole: WholePlan) -> None:
    answer = an_answer(desk, whole)
    desk.do(DOING, save_scope, ScopeDraft(whole.plan, "Support", "Laptops", hours="always"))
    publish(made, whole.plan)
    take(desk, answer)
    newest, older = desk.ask(versions_of, whole.plan)
    assert (newest.accepted_on, older.accepted_on) == (None, TODAY - timedelta(days=1))


def test_the_answer_stays_where_its_contact_goes(desk: Desk, whole: WholePlan) -> None:
    take(desk, an_answer(desk, whole))
    (answer,) = desk.ask(answers_of, whole.plan)
    contact = answer.interaction_key
    assert contact is not None
    there_and_back(desk, lambda: desk.do(DOING, delete_interaction, contact))
    assert desk.ask(answers_of, whole.plan) == (replace(answer, interaction_key=None),)


def test_of_two_of_that_name_nobody_is_noted(desk: Desk, whole: WholePlan) -> None:
    a_person(desk, "Sara", whole.client)
    take(desk, an_answer(desk, whole))
    (answer,) = desk.ask(answers_of, whole.plan)
    assert answer.interaction_key is not None
    contact = desk.ask(interaction_card, answer.interaction_key)
    assert contact is not None
    assert contact.theirs == ()
