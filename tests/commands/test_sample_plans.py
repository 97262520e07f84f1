"""The service plans of the sample firm: versions of two years, answers, measured values, drafts with and without holes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest

from msp_desk.commands.plan_starting import start_plan
from msp_desk.commands.sample import fill_with_sample
from msp_desk.exchange.plan_templates_in import ready_templates
from msp_desk.queries.clients import client_rows
from msp_desk.queries.plan_choices import planned_clients
from msp_desk.queries.plan_content import plan_content
from msp_desk.queries.plan_measures import measured
from msp_desk.queries.plan_versions import answers_of, version_document, versions_of
from msp_desk.queries.plans import PlanRow, plan_of
from msp_desk.rules.plan_diff import compare
from msp_desk.rules.plan_holes import errors_in, holes_in
from msp_desk.rules.plan_measures import Outcome, run_of
from msp_desk.store.desk import Desk
from msp_desk.values.enums import Language
from msp_desk.values.plan_content import PlanContent
from msp_desk.values.plans import AnswerKind
from tests.builders import DOING, NOW, TODAY
from tests.plan_shapes import shape, texts
from tests.samples import LOOK, MADRID, OUTSIDE, an_empty_desk, sample
from tests.source import ROOT


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    made = an_empty_desk(tmp_path_factory.mktemp("desk"), NOW)
    made.do(LOOK, fill_with_sample, sample(), OUTSIDE)
    yield made
    made.close()


def test_both_languages_tell_the_same_plans_in_their_own_words() -> None:
    english, spanish = (sample(x).plans for x in (Language.ENGLISH, Language.SPANISH))
    assert shape(english) == shape(spanish)
    for told, dicho in zip(english, spanish, strict=True):
        for one, otra in zip(told.editions, dicho.editions, strict=True):
            meant = dict(texts(otra.content))
            same = [v for k, v in texts(one.content) if len(v) > 15 and v == meant[k] and " " in v]
            assert same == []


def plan_named(desk: Desk, client: str) -> PlanRow:
    planned = next(c for c in desk.ask(planned_clients) if c.name == client)
    row = desk.ask(plan_of, planned.client_key)
    assert row is not None
    return row


def draft_of(desk: Desk, client: str) -> PlanContent:
    return desk.ask(plan_content, plan_named(desk, client).key, TODAY, MADRID)


def published(desk: Desk) -> list[PlanContent]:
    """The versions of the one that has some, the first first."""
    versions = desk.ask(versions_of, plan_named(desk, "Aero Handling").key)
    return [desk.ask(version_document, v.key).content for v in reversed(versions)]


def test_three_versions_over_two_years_one_accepted_one_with_comments(desk: Desk) -> None:
    plan = plan_named(desk, "Aero Handling").key
    versions = desk.ask(versions_of, plan)
    assert [v.number for v in versions] == [3, 2, 1]
    assert TODAY - versions[-1].published_on > timedelta(days=690)
    assert [v.published_at.date() for v in versions] == [v.published_on for v in versions]
    assert {v.author for v in versions} == {"Marta Ruiz Coll"}
    answers = desk.ask(answers_of, plan)
    assert [(a.number, a.kind, a.name) for a in answers] == [
        (3, AnswerKind.ACCEPTED, "Ana Núñez Rey"),
        (2, AnswerKind.COMMENTS, "Ana Núñez Rey"),
    ]
    assert all(a.interaction_key for a in answers)
    assert [a.taken_at.date() for a in answers] == [a.answered_on for a in answers]


def test_a_version_holds_the_chart_of_its_day(desk: Desk) -> None:
    first, *_, last = published(desk)
    night = next(s for s in last.seats if s.title == "Night shift lead")
    assert night.holder == "Bernat Pol Riera"
    live = draft_of(desk, "Aero Handling")
    assert next(s for s in live.seats if s.key == night.key).holder == ""
    counters = next(s for s in first.seats if s.title == "Check-in supervisor")
    assert counters.holder == "Óscar Díaz Mas"


def test_versions_tell_a_story_and_the_plan_is_out_of_date_now(desk: Desk) -> None:
    first, second, third = published(desk)
    assert (len(first.commitments), len(second.commitments), len(third.commitments)) == (9, 12, 12)
    assert compare(first, second)
    assert compare(second, third)
    assert compare(third, draft_of(desk, "Aero Handling"))


def test_a_year_was_measured_two_values_missed_and_one_period_not_measured(desk: Desk) -> None:
    plan = plan_named(desk, "Aero Handling").key
    values = desk.ask(measured, plan)
    outcomes = [
        row.outcome
        for commitment in published(desk)[-1].commitments
        for row in run_of(commitment, values[commitment.key], TODAY, count=13)
    ]
    assert outcomes.count(Outcome.MISSED) == 2
    assert outcomes.count(Outcome.NOT_MEASURED) == 1
    assert outcomes.count(Outcome.MET) == 12 * 12 - 3


def test_two_more_are_drafts_one_ready_and_one_with_holes(desk: Desk) -> None:
    ready, holed = draft_of(desk, "Clínica Ponent"), draft_of(desk, "Colegio Els Ametlers")
    assert errors_in(holes_in(ready, TODAY)) == ()
    assert len(errors_in(holes_in(holed, TODAY))) >= 3
    assert plan_named(desk, "Clínica Ponent").number == 0


@pytest.mark.parametrize("language", Language)
def test_every_template_becomes_a_plan_without_errors(desk: Desk, language: Language) -> None:
    """With people on both charts who can be called, nothing stops publishing what a template says."""
    clients = {
        Language.ENGLISH: ("Envases Llevant", "Talleres Ibarra", "Harbourline Freight"),
        Language.SPANISH: ("Churrería Sol", "Hotel Miramar", "Notaría Salas Bennàssar"),
    }[language]
    keys = {c.name: c.key for c in desk.ask(client_rows)}
    templates = ready_templates(ROOT / "resources", language)
    for name, template in zip(clients, templates, strict=True):
        desk.do(DOING, start_plan, keys[name], template.content())
        content = draft_of(desk, name)
        assert content.language is language
        assert errors_in(holes_in(content, TODAY)) == ()
        assert content.review_on is not None
