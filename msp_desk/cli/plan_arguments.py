"""The names of the commands about service plans and of their options, with what each is for."""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from pathlib import Path

from msp_desk.cli.arguments import Count, Maker, add_json
from msp_desk.i18n.words import Words
from msp_desk.values.enums import REPORT_PAPERS, Language
from msp_desk.values.phrases import Phrase

#: Stands for the draft where a version is asked for.
DRAFT = 0
#: The forms in which a plan goes out.
FORMATS = ("pdf", "html", "json")


def add_plans(make: Maker) -> None:
    """The commands that begin with the word plan."""
    plans = make.group("plan", Phrase("check, publish, compare and hand out service plans"))
    _add_start(plans)
    _of_client(plans, "check", Phrase("say what a plan is missing"))
    _add_publish(plans)
    _of_client(plans, "versions", Phrase("list what was published, and what the client answered"))
    _add_export(plans)
    _add_diff(plans)
    answer = plans.command("answer", ("plans", "answer"), Phrase("take in what a client answered to a plan"))
    answer.add_argument(
        "file", type=Path, metavar="FILE", help=plans.words.t("the file that the client sent back")
    )
    add_json(answer, plans.words)


def _of_client(make: Maker, name: str, what: Phrase) -> argparse.ArgumentParser:
    command = make.command(name, ("plans", name), what)
    command.add_argument("client", metavar="CLIENT")
    add_json(command, make.words)
    return command


def _add_start(make: Maker) -> None:
    t = make.words.t
    start = _of_client(make, "start", Phrase("begin a client's plan"))
    source = start.add_mutually_exclusive_group()
    source.add_argument(
        "--template", metavar="NAME", help=t("from a template: one of the program's, or one that you saved")
    )
    source.add_argument("--from", dest="other", metavar="CLIENT", help=t("from another client's plan"))
    start.add_argument(
        "--lang",
        choices=[la.value for la in Language],
        help=t("the plan's language; without it, the client's"),
    )


def _add_publish(make: Maker) -> None:
    publish = _of_client(make, "publish", Phrase("freeze a plan as its next version"))
    publish.add_argument(
        "--note", required=True, metavar="TEXT", help=make.words.t("what is new in this version")
    )


def _add_export(make: Maker) -> None:
    t = make.words.t
    export = make.command(
        "export",
        ("plan_papers", "export"),
        Phrase("write a plan as PDF, as a page for the browser, or as data"),
    )
    export.add_argument("client", metavar="CLIENT")
    export.add_argument(
        "-o", "--output", required=True, type=Path, metavar="FILE", help=t("a page goes into a folder, too")
    )
    export.add_argument("--format", choices=FORMATS, help=t("without it, what the file's ending says"))
    export.add_argument(
        "--lang",
        choices=[la.value for la in Language],
        help=t("the language around the plan's own texts; without it, the plan's"),
    )
    export.add_argument(
        "--version",
        type=VersionTyped(make.words),
        metavar="N",
        help=t("which version, or draft; without it, the last one"),
    )
    export.add_argument(
        "--answerable", action="store_true", help=t("of a page: the client can comment on it and accept it")
    )
    export.add_argument(
        "--no-changes", action="store_true", help=t("of a PDF: without what changed since the version before")
    )
    export.add_argument("--paper", choices=[p.value for p in REPORT_PAPERS])


def _add_diff(make: Maker) -> None:
    diff = _of_client(make, "diff", Phrase("say what changed between two versions of a plan"))
    for name in ("before", "after"):
        diff.add_argument(
            name,
            type=VersionTyped(make.words),
            metavar="N",
            help=make.words.t("the number of a version, or draft"),
        )


@dataclass(frozen=True, slots=True)
class VersionTyped:
    """Reads which version is meant: its number, or the word draft (DRAFT)."""

    words: Words

    def __call__(self, text: str) -> int:
        return DRAFT if text == "draft" else Count(self.words)(text)
