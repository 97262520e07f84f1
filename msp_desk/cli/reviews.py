"""msp-desk report review: how each commitment of a plan went in its last periods, as PDF."""

from __future__ import annotations

import argparse

from msp_desk.cli.context import Context, say
from msp_desk.cli.finding import paper_language
from msp_desk.cli.planned import plan_called
from msp_desk.host.clock import zone_name
from msp_desk.program import words_in
from msp_desk.queries.desk import desk_settings
from msp_desk.queries.plan_promised import promised
from msp_desk.reports.plan.review import Review
from msp_desk.reports.review_pdf import review_pdf
from msp_desk.values.enums import REPORT_PAPERS, Paper
from msp_desk.values.errors import Refused
from msp_desk.values.files import told_of, write_private


def write_review(wish: argparse.Namespace, context: Context) -> int:
    """Write the service review, in the plan's language unless another is said."""
    if wish.since or wish.until:
        raise Refused("A service review has the last twelve periods: it takes neither --from nor --to.")
    with context.opened() as opened:
        planned = plan_called(opened, context, wish.client)
        settings = opened.desk.ask(desk_settings)
        paper = Paper(wish.paper) if wish.paper else settings.paper
        if paper not in REPORT_PAPERS:
            raise Refused("This report is set for A4 or Letter paper.")
        today = context.today()
        seen = opened.desk.ask(promised, planned.plan.key, today, zone_name())
        words = words_in(paper_language(wish.lang or "", seen.content.language))
        review = Review(seen.content, seen.values, seen.since, today)
        with told_of(wish.output):
            write_private(wish.output, review_pdf(review, words, settings.report_colour, paper))
    say(context.words.t("The report is in %(file)s", file=wish.output))
    return 0
