"""msp-desk import and export: contacts in, everything out."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from pathlib import Path

from msp_desk import __version__
from msp_desk.cli.brought_in import tell_brought_in
from msp_desk.cli.context import Context, say
from msp_desk.cli.finding import content_of, one_of
from msp_desk.commands.imports import Duplicates, ImportResult, import_contacts
from msp_desk.exchange.contacts_in import read_contacts
from msp_desk.exchange.desk_out import DeskFile
from msp_desk.exchange.telling import Telling
from msp_desk.exchange.vcards_of import card_of_client, card_of_person
from msp_desk.exchange.vcards_out import write_vcards
from msp_desk.program import Opened, words_in
from msp_desk.queries.carry import clients_to_carry, people_to_carry
from msp_desk.queries.clients import client_names
from msp_desk.queries.desk import desk_card
from msp_desk.queries.everything import tell_everything
from msp_desk.queries.people import PeopleFilter
from msp_desk.values.backups import BackupReason
from msp_desk.values.drafts import BadRow, ContactDraft
from msp_desk.values.enums import Side
from msp_desk.values.errors import Refused
from msp_desk.values.files import told_of, write_private
from msp_desk.values.phrases import Phrase

#: What the endings of files promise; lists are not written here.
_FORMATS = {
    ".json": "json",
    ".vcf": "vcard",
    ".vcard": "vcard",
    ".csv": "",
    ".tsv": "",
    ".xlsx": "",
    ".xls": "",
}

#: Said before the file, it asks for an org chart instead of contacts.
_CHART = Path("orgchart")


def bring_in(wish: argparse.Namespace, context: Context) -> int:
    """Import the files as one entry that can be undone; a copy of the desk is made before."""
    if wish.files[0] == _CHART and len(wish.files) > 1:
        from msp_desk.cli.orgcharts import bring_in_chart

        return bring_in_chart(wish, context, wish.files[1:])
    duplicates = Duplicates.SKIP if wish.skip_duplicates else Duplicates.MERGE
    with context.opened() as opened:
        drafts, bad = _read_all(wish.files, words_in(opened.language).t)
        names = opened.desk.ask(client_names)
        client = one_of(((c.key, c.name) for c in names), wish.client) if wish.client else None
        if wish.dry_run:
            result = opened.desk.rehearse(import_contacts, drafts, duplicates, client)
        else:
            if names:
                opened.back_up(BackupReason.IMPORT)
            what = Phrase.counted("Import %(n)d contact", "Import %(n)d contacts", len(drafts))
            result = opened.desk.do(what, import_contacts, drafts, duplicates, client)
    _tell(result, (*bad, *result.bad), wish, context)
    return 0


def _read_all(files: Iterable[Path], t: Telling) -> tuple[list[ContactDraft], list[BadRow]]:
    drafts: list[ContactDraft] = []
    bad: list[BadRow] = []
    for file in files:
        data = content_of(file)
        reading = read_contacts(file.name, data, t=t)
        drafts.extend(reading.drafts)
        bad.extend(reading.bad)
    return drafts, bad


def _tell(result: ImportResult, bad: tuple[BadRow, ...], wish: argparse.Namespace, context: Context) -> None:
    words = context.words
    counts = {n: getattr(result, n) for n in ("clients", "people", "merged", "skipped")}
    told = (
        words.n("%(n)d new client", "%(n)d new clients", result.clients),
        words.n("%(n)d new person", "%(n)d new people", result.people),
        words.t("%(merged)d merged, %(skipped)d skipped", merged=result.merged, skipped=result.skipped),
    )
    tell_brought_in(counts, told, bad, wish, context)


def take_out(wish: argparse.Namespace, context: Context) -> int:
    """Write the whole desk as JSON, or its clients and their people as vCards."""
    wanted = _format(wish)
    with context.opened() as opened:
        told = (
            _cards_out(opened, wish.output, context)
            if wanted == "vcard"
            else _desk_out(opened, wish.output, context)
        )
    say(context.words.say(told))
    return 0


def _format(wish: argparse.Namespace) -> str:
    """What to write: as it was said, else as the file's ending says; without an ending, the whole desk.

    Errors: Refused where the ending promises what is not written here.
    """
    ending: str = wish.output.suffix.lower()
    promised: str = _FORMATS.get(ending, wish.format or ("" if ending else "json"))
    if not promised or (wish.format or promised) != promised:
        raise Refused(
            "What is written here ends in .json (the whole desk) or .vcf (people and clients), not as “%(file)s”."
            " Lists as CSV or XLSX are taken out in the window.",
            file=wish.output,
        )
    return promised


def _desk_out(opened: Opened, file: Path, context: Context) -> Phrase:
    card = opened.desk.ask(desk_card, context.today())
    firm = card.firm if card is not None else ""
    counts = opened.desk.ask(tell_everything, DeskFile(file, firm, __version__, context.now()))
    return Phrase.counted(
        "%(n)d record written to %(file)s",
        "%(n)d records written to %(file)s",
        sum(counts.values()),
        {"file": file},
    )


def _cards_out(opened: Opened, file: Path, context: Context) -> Phrase:
    """Clients and people that are not put away; our own firm is not among its contacts."""
    people = opened.desk.ask(people_to_carry, PeopleFilter(side=Side.THEIRS), context.today())
    clients = opened.desk.ask(clients_to_carry, [c.key for c in opened.desk.ask(client_names)])
    cards = [*map(card_of_client, clients), *map(card_of_person, people)]
    with told_of(file):
        write_private(file, write_vcards(cards))
    return Phrase.counted(
        "%(n)d address card written to %(file)s",
        "%(n)d address cards written to %(file)s",
        len(cards),
        {"file": file},
    )
