"""The templates that come with the program: readable, whole, the same in both languages, each in its own words."""

from __future__ import annotations

import pytest

from msp_desk.exchange.plan_templates_in import TITLES, ready_templates
from msp_desk.rules.plan_canon import read_template, template_of
from msp_desk.values.enums import Language, Level
from msp_desk.values.plan_content import PlanContent
from msp_desk.values.plans import ImpactKind, RequestKind, TargetKind
from tests.plan_shapes import shape, texts
from tests.source import ROOT

RESOURCES = ROOT / "resources"
BOTH = [(name, language) for name in TITLES for language in Language]


def content_of(name: str, language: Language) -> PlanContent:
    return next(t for t in ready_templates(RESOURCES, language) if t.name == name).content()


@pytest.mark.parametrize(("name", "language"), BOTH)
def test_it_reads_and_is_written_again(name: str, language: Language) -> None:
    content = content_of(name, language)
    assert content.language is language
    assert read_template(template_of(content)) == content


@pytest.mark.parametrize("name", TITLES)
def test_both_languages_say_the_same_in_their_own_words(name: str) -> None:
    english, spanish = (content_of(name, x) for x in (Language.ENGLISH, Language.SPANISH))
    assert shape(english) == shape(spanish)
    told, dicho = dict(texts(english)), dict(texts(spanish))
    assert [(k, v) for k, v in told.items() if len(v) > 15 and v == dicho[k]] == []


def test_there_are_no_files_but_those_that_are_offered() -> None:
    for language in Language:
        found = {p.stem for p in (RESOURCES / "templates" / language.value).iterdir()}
        assert found == set(TITLES)


@pytest.mark.parametrize(("name", "language"), BOTH)
def test_it_is_whole(name: str, language: Language) -> None:
    """Scope in and out, every kind of request, targets and impacts of several kinds, ladders up to the director."""
    content = content_of(name, language)
    assert content.review_months
    assert {item.is_in for item in content.scope} == {True, False}
    assert {p.kind for p in content.procedures} == set(RequestKind)
    assert {c.target.kind for c in content.commitments} >= {
        TargetKind.TIME,
        TargetKind.PERCENT,
        TargetKind.YES_NO,
    }
    impacts = {i.kind for c in content.commitments for i in c.impacts}
    assert impacts == set(ImpactKind)
    for ladder in content.ladders:
        assert ladder.rungs[-1].ours == f"level:{Level.EXECUTIVE}"
        waits = [r.after.minutes for r in ladder.rungs]
        assert waits == sorted(set(waits))


@pytest.mark.parametrize(("name", "language"), BOTH)
def test_nothing_of_its_own_is_missing(name: str, language: Language) -> None:
    content = content_of(name, language)
    services = {item.service for item in content.scope if item.is_in}
    for item in content.scope:
        assert not item.is_in or (item.hours and item.quantity), item.name
    for procedure in content.procedures:
        assert procedure.channel, procedure.kind
        assert procedure.needed
        assert (procedure.kind is RequestKind.OTHER) == bool(procedure.name)
        assert all(step.who for step in procedure.steps)
    for commitment in content.commitments:
        assert commitment.service in services, commitment.indicator
        assert commitment.impacts
        assert commitment.measured_how
        assert commitment.measured_from
        assert commitment.hours
