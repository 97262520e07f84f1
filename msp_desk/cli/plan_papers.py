"""msp-desk plan export: a version of a plan as PDF, as a page for the browser, or as its canonical document."""

from __future__ import annotations

import argparse
from dataclasses import replace

from msp_desk.cli.context import Context, say
from msp_desk.cli.plan_arguments import DRAFT, FORMATS
from msp_desk.cli.planned import Planned, plan_called
from msp_desk.exchange.plan_folder import version_file, write_version
from msp_desk.i18n.words import Words
from msp_desk.program import words_in
from msp_desk.queries.desk import desk_settings
from msp_desk.queries.plan_choices import plan_logos
from msp_desk.queries.plan_versions import version_bytes, versions_of
from msp_desk.reports.plan.options import PlanPaperOptions
from msp_desk.rules.plan_diff import compare
from msp_desk.values.enums import Language, Paper
from msp_desk.values.errors import Refused
from msp_desk.values.files import told_of, write_private
from msp_desk.values.plan_content import PlanDocument

_ENDINGS = {".pdf": "pdf", ".html": "html", ".htm": "html", ".json": "json"}


def export(wish: argparse.Namespace, context: Context) -> int:
    """Write the version asked for, else the last published one; into a folder, the page and the index of all."""
    folder = wish.output.is_dir()
    form = _form(wish, folder=folder)
    with context.opened() as opened:
        planned = plan_called(opened, context, wish.client)
        number = _number(wish, planned, form)
        written = wish.output
        if folder:
            written = _into_folder(wish, planned, number)
        else:
            data = _data(wish, planned, form, number)
            with told_of(wish.output):
                write_private(wish.output, data)
    say(context.words.t("The plan is in %(file)s", file=written))
    return 0


def _form(wish: argparse.Namespace, *, folder: bool) -> str:
    """In which form: as it was said, else as the file's ending says. Errors: Refused where these differ."""
    form: str = wish.format or ("html" if folder else _ENDINGS.get(wish.output.suffix.lower(), ""))
    if folder and form != "html":
        raise Refused("Only pages are published into a folder. Give the name of a file.")
    if form not in FORMATS or (not folder and _ENDINGS.get(wish.output.suffix.lower(), form) != form):
        raise Refused("A plan is written as .pdf, .html or .json, not as “%(file)s”.", file=wish.output)
    if wish.answerable and form != "html":
        raise Refused("Only a page can be answered: --answerable belongs to --format html.")
    return form


def _number(wish: argparse.Namespace, planned: Planned, form: str) -> int:
    """Which version; DRAFT for the draft, which is handed over for reading alone. Errors: Refused."""
    number: int = planned.plan.number if wish.version is None else wish.version
    if number == DRAFT and wish.version is None:
        raise Refused("Nothing is published yet. --version draft writes the draft as it is.")
    if number == DRAFT and (form == "json" or wish.answerable or wish.output.is_dir()):
        raise Refused("A draft has neither a document of its own nor answers: publish it first.")
    return number


def _data(wish: argparse.Namespace, planned: Planned, form: str, number: int) -> bytes:
    if form == "json":
        return planned.opened.desk.ask(version_bytes, planned.version(number).key)
    document = planned.document(number)
    words, options = _words(wish, document), _options(wish, planned, document, draft=number == DRAFT)
    if form == "html":
        return _page(wish, document, words, options)
    # Each form's libraries take longer to load than most commands to run.
    from msp_desk.reports.plan_pdf import plan_pdf

    return plan_pdf(document, words, options)


def _page(wish: argparse.Namespace, document: PlanDocument, words: Words, options: PlanPaperOptions) -> bytes:
    from msp_desk.reports.plan_html import plan_html

    return plan_html(document, words, options, answerable=wish.answerable)


def _words(wish: argparse.Namespace, document: PlanDocument) -> Words:
    return words_in(Language(wish.lang) if wish.lang else document.content.language)


def _options(
    wish: argparse.Namespace, planned: Planned, document: PlanDocument, *, draft: bool
) -> PlanPaperOptions:
    desk = planned.opened.desk
    settings, logos = desk.ask(desk_settings), desk.ask(plan_logos, planned.client)
    paper = Paper(wish.paper) if wish.paper else settings.paper
    options = PlanPaperOptions(paper, settings.report_colour, logos.firm, logos.client, draft=draft)
    if document.number == 1 or wish.no_changes:
        return options
    before = planned.document(document.number - 1)
    return replace(options, changes=compare(before.content, document.content), before=before.number)


def _into_folder(wish: argparse.Namespace, planned: Planned, number: int) -> object:
    """The page of a version beside those of the others, and the index of all."""
    from msp_desk.reports.plan_html import PublishedVersion, index_html

    document = planned.document(number)
    words, options = _words(wish, document), _options(wish, planned, document, draft=False)
    published = planned.opened.desk.ask(versions_of, planned.plan.key)
    firm, client = document.content.firm.name, document.content.client.name

    def index(there: frozenset[int]) -> bytes:
        listed = [
            PublishedVersion(v.number, v.published_on, v.author, v.note, version_file(v.number))
            for v in published
            if v.number in there
        ]
        return index_html(listed, firm, client, words, options.accent)

    page = _page(wish, document, words, options)
    hashes = {v.number: v.sha256 for v in published}
    return write_version(wish.output, number, page, hashes, index)
