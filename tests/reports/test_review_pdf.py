"""The service review read back: how each commitment went, what is owed, what was not measured."""

from __future__ import annotations

from datetime import date

from msp_desk.reports.plan.review import Review
from msp_desk.reports.review_pdf import review_pdf
from msp_desk.values.enums import Language
from msp_desk.values.plan_content import PlanContent
from tests.plan_contents import a_commitment, a_content
from tests.reports.reading import texts, words_in

TODAY = date(2026, 11, 22)
SINCE = date(2026, 6, 10)


def _since(content: PlanContent, day: date = SINCE) -> dict[str, date]:
    return {said.key: day for said in content.commitments}


def _month(number: int) -> date:
    return date(2026, number, 1)


def test_it_says_what_was_met_missed_and_forgotten_and_what_is_owed() -> None:
    content = a_content()
    response, available = content.commitments
    values = {
        response.key: {_month(6): 20, _month(7): 45, _month(8): 30, _month(9): 10, _month(10): 25},
        available.key: {_month(6): 99_990, _month(7): 98_500, _month(9): 99_960, _month(10): 99_950},
    }
    (page,) = texts(review_pdf(Review(content, values, _since(content), TODAY), words_in()))
    assert "7 periods met, 2 missed, 1 not measured, owed: 15 % of the fee" in page
    assert f"Between {content.firm.name} and {content.client.name}" in page
    assert "July 2026" in page
    assert "Missed 45 minutes" in page
    assert "Credit of 10 % of the month's fee" in page
    assert "August 2026" in page
    assert "Not measured" in page


def test_it_is_set_in_spanish_and_is_always_the_same_bytes() -> None:
    review = Review(a_content(), {}, _since(a_content()), TODAY)
    spanish = review_pdf(review, words_in(Language.SPANISH))
    assert spanish == review_pdf(review, words_in(Language.SPANISH))
    assert len(texts(spanish)) == 1


def test_three_hundred_commitments_and_none_at_all_are_set() -> None:
    many = a_content(commitments=tuple(a_commitment(n, indicator="<b>&" + "W" * n) for n in range(1, 301)))
    assert len(texts(review_pdf(Review(many, {}, _since(many), TODAY), words_in()))) > 10
    (page,) = texts(review_pdf(Review(a_content(commitments=()), {}, {}, TODAY), words_in()))
    assert "Nothing is promised in this plan." in page


def test_what_was_promised_later_is_not_asked_for_before_that_day() -> None:
    content = a_content()
    _, available = content.commitments
    since = _since(content) | {available.key: date(2026, 11, 5)}
    (page,) = texts(review_pdf(Review(content, {}, since, TODAY), words_in()))
    assert "5 not measured" in page, "the months of the one commitment that was promised in June"


def test_a_single_period_is_named_once() -> None:
    content = a_content()
    (page,) = texts(review_pdf(Review(content, {}, _since(content, TODAY), TODAY), words_in()))
    assert page.count("November 2026") == len(content.commitments) + 1, "once each, and in the foot"
