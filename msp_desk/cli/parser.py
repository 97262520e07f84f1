"""The names of the commands and of their options, with what each is for."""

from __future__ import annotations

import argparse
from pathlib import Path

from msp_desk import __version__
from msp_desk.cli.arguments import Count, Day, Instant, Maker, add_json
from msp_desk.cli.plan_arguments import add_plans
from msp_desk.i18n.words import Words
from msp_desk.values.enums import Channel, Language, Moment, Paper
from msp_desk.values.phrases import Phrase

#: How far ahead a calendar reaches, where nobody says.
CALENDAR_DAYS = 30


def build_parser(words: Words) -> argparse.ArgumentParser:
    """The whole command line, explained in one language."""
    parser = argparse.ArgumentParser(
        prog="msp-desk",
        description=words.t("MSP Desk keeps a small managed-services firm close to its clients."),
    )
    parser.add_argument("--version", action="version", version=f"%(prog)s {__version__}")
    commands = parser.add_subparsers(title=words.t("commands"), metavar="COMMAND", required=True)
    make = Maker(commands, words)
    _add_new(make)
    _add_import(make)
    _add_look_ups(make)
    _add_due(make)
    _add_log(make)
    _add_papers(make)
    add_plans(make)
    return parser


def _add_new(make: Maker) -> None:
    t = make.words.t
    new = make.command("new", ("founding", "new"), Phrase("make a new desk"), desk=False)
    new.add_argument("file", type=Path, metavar="FILE", help=t("where to make it"))
    new.add_argument("--firm", required=True, metavar="NAME", help=t("what your firm is called"))
    new.add_argument("--me", required=True, metavar="NAME", help=t("what you are called"))
    new.add_argument("--lang", choices=[la.value for la in Language], help=t("the desk's language"))
    new.add_argument(
        "--sample", action="store_true", help=t("fill it with an invented firm to look around in")
    )


def _add_import(make: Maker) -> None:
    t = make.words.t
    bring = make.command(
        "import", ("contacts", "bring_in"), Phrase("bring contacts in from CSV, XLSX or vCard files")
    )
    bring.add_argument(
        "files",
        nargs="+",
        type=Path,
        metavar="[orgchart] FILE",
        help=t("after the word orgchart: a table that says whom each reports to, for --client"),
    )
    bring.add_argument(
        "--client", metavar="NAME", help=t("everybody is of this client, whatever the file says")
    )
    bring.add_argument(
        "--skip-duplicates", action="store_true", help=t("leave out who is known already, instead of merging")
    )
    bring.add_argument("--dry-run", action="store_true", help=t("say what would come in, and change nothing"))
    add_json(bring, make.words)
    export = make.command(
        "export",
        ("contacts", "take_out"),
        Phrase("take everything out as one JSON file, or people as vCards"),
    )
    export.add_argument("-o", "--output", required=True, type=Path, metavar="FILE")
    export.add_argument(
        "--format",
        choices=["json", "vcard"],
        help=t("json: the whole desk; vcard: people and clients; without it, what the file's ending says"),
    )


def _add_look_ups(make: Maker) -> None:
    t = make.words.t
    who = make.command(
        "who", ("looking", "who"), Phrase("look somebody up by name, company, email or number")
    )
    who.add_argument("text", nargs="+", metavar="TEXT")
    who.add_argument("--limit", type=Count(make.words), default=10, metavar="N", help=t("how many at most"))
    add_json(who, make.words)


def _add_due(make: Maker) -> None:
    """What is to be done: the list, one run of reminders, a calendar, and the contracts to be decided."""
    t = make.words.t
    today = make.command("today", ("today", "today"), Phrase("say who is due and why, most pressing first"))
    _add_owner(today, t("only clients of this person of ours; “all” for everybody's"))
    today.add_argument("--on", type=Day(make.words), metavar="DATE", help=t("as of this day (2026-11-30)"))
    add_json(today, make.words)
    remind = make.command(
        "remind", ("remind", "remind"), Phrase("say what is due and was not said before; for schedulers")
    )
    _add_owner(remind, t("only what this person of ours is to do; “all” for everybody's"))
    remind.add_argument("--show", action="store_true", help=t("show it on the desktop, too"))
    calendar = make.command(
        "calendar", ("calendar", "calendar"), Phrase("write what is due as a file for calendar programs")
    )
    calendar.add_argument("-o", "--output", required=True, type=Path, metavar="FILE")
    _add_owner(calendar, t("only what this person of ours is to do; “all” for everybody's"))
    calendar.add_argument(
        "--days",
        type=Count(make.words),
        default=CALENDAR_DAYS,
        metavar="N",
        help=t("how many days ahead; without it, %(n)d", n=CALENDAR_DAYS),
    )
    renewals = make.command(
        "renewals",
        ("renewals", "renewals"),
        Phrase("list contracts by the day until which they are to be decided"),
    )
    _add_owner(renewals, t("only clients of this person of ours; “all” for everybody's"))
    add_json(renewals, make.words)


def _add_owner(parser: argparse.ArgumentParser, what: str) -> None:
    parser.add_argument("--owner", metavar="NAME", help=what)


def _add_log(make: Maker) -> None:
    t = make.words.t
    log = make.command("log", ("logging_contact", "log"), Phrase("log a contact with a client"))
    log.add_argument("client", metavar="CLIENT")
    log.add_argument(
        "--person",
        action="append",
        default=[],
        metavar="NAME",
        help=t("who took part; may be given several times"),
    )
    log.add_argument("--channel", required=True, choices=[c.value for c in Channel])
    log.add_argument("--subject", required=True, metavar="TEXT")
    log.add_argument("--notes", default="", metavar="TEXT")
    log.add_argument(
        "--when", type=Instant(make.words), metavar="TIME", help=t("2026-11-30T10:15; without it, now")
    )
    log.add_argument("--proactive", action="store_true", help=t("we took the first step"))
    log.add_argument("--moment", choices=[m.value for m in Moment])
    log.add_argument(
        "--perceived", type=int, choices=range(1, 6), metavar="N", help=t("how they felt about us, 1 to 5")
    )
    add_json(log, make.words)


#: How a chart is put on pages.
PAGINGS = ("fit", "one", "several")


def _add_papers(make: Maker) -> None:
    t = make.words.t
    report = make.command("report", ("papers", "report"), Phrase("write a report as PDF, or a chart as SVG"))
    report.add_argument(
        "kind",
        choices=["relationship", "orgchart", "review"],
        metavar="KIND",
        help=t(
            "relationship: the client relationship report; orgchart: both org charts, as PDF or SVG; "
            "review: how each commitment of the service plan went"
        ),
    )
    report.add_argument("client", metavar="CLIENT")
    report.add_argument("-o", "--output", required=True, type=Path, metavar="FILE")
    report.add_argument(
        "--from",
        dest="since",
        type=Day(make.words),
        metavar="DATE",
        help=t("first day; without it, a year ago"),
    )
    report.add_argument(
        "--to", dest="until", type=Day(make.words), metavar="DATE", help=t("last day; without it, today")
    )
    report.add_argument(
        "--lang",
        choices=[la.value for la in Language],
        help=t("the report's language; without it, the client's"),
    )
    report.add_argument("--paper", choices=[p.value for p in Paper], help=t("a3 is for charts alone"))
    report.add_argument(
        "--pages",
        choices=list(PAGINGS),
        default="fit",
        help=t("of a chart: as fits, on one page, or cut over several whose joins match"),
    )
    report.add_argument(
        "--colour",
        choices=["level", "contact", "influence"],
        default="level",
        help=t("of a chart: what the colours tell"),
    )
    report.add_argument(
        "--alone", action="store_true", help=t("of a chart: without our own and the lines to it")
    )
    report.add_argument(
        "--notes",
        action="store_true",
        help=t("print the notes of contacts, too: they are often meant for nobody but you"),
    )
