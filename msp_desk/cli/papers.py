"""msp-desk report: papers as PDF."""

from __future__ import annotations

import argparse
from datetime import date

from msp_desk.cli.context import Context, say
from msp_desk.cli.finding import one_of, paper_language
from msp_desk.host.clock import zone_name
from msp_desk.program import days_off, words_in
from msp_desk.queries.clients import client_names
from msp_desk.queries.desk import calendar_of, desk_card, desk_settings
from msp_desk.queries.relationship import relationship_card
from msp_desk.reports.relationship.options import RelationshipOptions
from msp_desk.reports.relationship_pdf import relationship_pdf
from msp_desk.values.enums import REPORT_PAPERS, Paper
from msp_desk.values.errors import Refused
from msp_desk.values.files import told_of, write_private


def report(wish: argparse.Namespace, context: Context) -> int:
    """Write the report asked for, in the client's language unless another is said."""
    if wish.kind == "orgchart":
        from msp_desk.cli.orgcharts import write_chart

        return write_chart(wish, context)
    if wish.output.suffix.lower() != ".pdf":
        raise Refused("The report is written as PDF: give the file a name that ends in .pdf.")
    if wish.kind == "review":
        from msp_desk.cli.reviews import write_review

        return write_review(wish, context)
    until = wish.until or context.today()
    since = wish.since or _a_year_before(until)
    with context.opened() as opened:
        client = one_of(((c.key, c.name) for c in opened.desk.ask(client_names)), wish.client)
        today, settings = context.today(), opened.desk.ask(desk_settings)
        calendar = calendar_of(opened.desk.ask(desk_card, today), days_off)
        card = opened.desk.ask(relationship_card, client, since, until, today, zone_name(), calendar)
        language = paper_language(wish.lang or card.client.language, opened.language)
        paper = Paper(wish.paper) if wish.paper else settings.paper
        if paper not in REPORT_PAPERS:
            raise Refused("This report is set for A4 or Letter paper.")
        options = RelationshipOptions(paper, accent=settings.report_colour, notes=wish.notes)
        with told_of(wish.output):
            write_private(wish.output, relationship_pdf(card, words_in(language), options))
    say(context.words.t("The report is in %(file)s", file=wish.output))
    return 0


def _a_year_before(day: date) -> date:
    return day.replace(
        year=max(day.year - 1, date.min.year), day=28 if (day.month, day.day) == (2, 29) else day.day
    )
