"""What a full service plan costs on paper and as a page: 30 items of scope, 20 commitments, two org charts of 40, 6 procedures."""

from __future__ import annotations

from msp_desk.program import words_in
from msp_desk.reports.plan_html import plan_html
from msp_desk.reports.plan_pdf import PlanPaperOptions, plan_pdf
from msp_desk.rules.plan_diff import compare
from msp_desk.values.enums import Language
from tests.bench.sampling import timed
from tests.bench.trial import Count, Ground, Samplers, Trial, nothing
from tests.plan_contents import a_content, a_document, a_large_content


def app(_: Ground) -> Samplers:
    """The plan of the goal, with what changed since a small one as its appendix."""
    words, content = words_in(Language.ENGLISH), a_large_content()
    document = a_document(content, 2)
    options = PlanPaperOptions(changes=compare(a_content(), content), before=1)
    return {
        "plan_pdf": timed(lambda _: plan_pdf(document, words, options)),
        "plan_html": timed(lambda _: plan_html(document, words, options, answerable=True)),
    }


TRIAL = Trial("plan", nothing, app, Count.SLOW, sizes=("S",))
