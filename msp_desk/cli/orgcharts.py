"""Org charts by the command line: in from a table of employees, out as PDF or SVG."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from msp_desk.cli.brought_in import tell_brought_in
from msp_desk.cli.context import Context, say
from msp_desk.cli.finding import content_of, one_of, paper_language
from msp_desk.commands.orgchart_import import ChartResult, import_chart
from msp_desk.exchange.orgchart_in import read_chart
from msp_desk.host.clock import zone_name
from msp_desk.program import words_in
from msp_desk.queries.both_charts import both_charts
from msp_desk.queries.clients import client_draft, client_names
from msp_desk.queries.desk import desk_card, desk_settings
from msp_desk.reports.orgchart.faces import ColourBy
from msp_desk.reports.orgchart.options import ChartOptions
from msp_desk.reports.orgchart_pdf import orgchart_pdf
from msp_desk.reports.orgchart_svg import orgchart_svg
from msp_desk.rules.chart_pages import Paging
from msp_desk.values.backups import BackupReason
from msp_desk.values.drafts import BadRow
from msp_desk.values.enums import Paper
from msp_desk.values.errors import Refused
from msp_desk.values.files import told_of, write_private
from msp_desk.values.phrases import Phrase


def bring_in_chart(wish: argparse.Namespace, context: Context, files: Sequence[Path]) -> int:
    """Import the charts as one entry that can be undone; a copy of the desk is made before."""
    if not wish.client:
        raise Refused("Say whose chart it is, with --client.")
    with context.opened() as opened:
        t = words_in(opened.language).t
        readings = [read_chart(file.name, content_of(file), t=t) for file in files]
        drafts = [draft for reading in readings for draft in reading.drafts]
        bad = [row for reading in readings for row in reading.bad]
        names = [(c.key, c.name) for c in opened.desk.ask(client_names)]
        card = opened.desk.ask(desk_card, context.today())
        ours = [(card.firm_key, card.firm)] if card is not None else []
        client = one_of([*names, *ours], wish.client)
        if wish.dry_run:
            result = opened.desk.rehearse(import_chart, client, drafts)
        else:
            opened.back_up(BackupReason.IMPORT)
            what = Phrase.counted(
                "Import a chart of %(n)d line", "Import a chart of %(n)d lines", len(drafts)
            )
            result = opened.desk.do(what, import_chart, client, drafts)
    _tell(result, (*bad, *result.bad), wish, context)
    return 0


def _tell(result: ChartResult, bad: Sequence[BadRow], wish: argparse.Namespace, context: Context) -> None:
    words = context.words
    counts = {n: getattr(result, n) for n in ("people", "merged", "positions", "lines")}
    told = (
        words.n("%(n)d new person", "%(n)d new people", result.people),
        words.n("%(n)d known already", "%(n)d known already", result.merged),
        words.n("%(n)d new position", "%(n)d new positions", result.positions),
        words.n("%(n)d reporting line", "%(n)d reporting lines", result.lines),
    )
    tell_brought_in(counts, told, bad, wish, context)


_PAGING = {"fit": Paging.AS_FITS, "one": Paging.ONE_PAGE, "several": Paging.TILES}


def write_chart(wish: argparse.Namespace, context: Context) -> int:
    """Write the charts of a client and of ours, as they are on a day, in the client's language unless another is said."""
    ending = wish.output.suffix.lower()
    if ending not in {".pdf", ".svg"}:
        raise Refused("A chart is written as .pdf or .svg.")
    with context.opened() as opened:
        names = [(c.key, c.name) for c in opened.desk.ask(client_names)]
        firm = opened.desk.ask(desk_card, context.today())
        ours = [(firm.firm_key, firm.firm)] if firm is not None else []
        client = one_of([*names, *ours], wish.client)
        card = opened.desk.ask(both_charts, client, wish.until or context.today(), zone_name())
        draft = opened.desk.ask(client_draft, client)
        settings = opened.desk.ask(desk_settings)
        if card is None or draft is None:
            raise Refused("There is nobody called “%(name)s” here.", name=wish.client)
        words = words_in(paper_language(wish.lang or draft.language, opened.language))
    options = ChartOptions(
        Paper(wish.paper) if wish.paper else settings.paper,
        _PAGING[wish.pages],
        ColourBy(wish.colour),
        ours=not wish.alone,
        accent=settings.report_colour,
    )
    write = orgchart_pdf if ending == ".pdf" else orgchart_svg
    with told_of(wish.output):
        write_private(wish.output, write(card, words, options))
    say(context.words.t("The chart is in %(file)s", file=wish.output))
    return 0
