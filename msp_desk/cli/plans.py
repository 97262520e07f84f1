"""msp-desk plan: begin, check, publish and compare service plans, and take in what clients answer."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from pathlib import Path
from uuid import UUID

from msp_desk.cli.context import Context, complain, say, say_json
from msp_desk.cli.finding import one_of, paper_language
from msp_desk.cli.planned import client_called, plan_called
from msp_desk.commands.plan_answers import take_answer
from msp_desk.commands.plan_starting import start_plan
from msp_desk.commands.plan_versions import publish_plan
from msp_desk.exchange.plan_answer_in import read_answer
from msp_desk.exchange.plan_templates_in import ready_templates
from msp_desk.host import paths
from msp_desk.program import Opened, words_in
from msp_desk.queries.clients import client_draft
from msp_desk.queries.plan_versions import (
    AnswerRow,
    VersionRow,
    answers_of,
    version_by_number,
    version_by_sha256,
    versions_of,
)
from msp_desk.queries.plans import plan_row, template_content, templates_of
from msp_desk.reports.plan.change_words import change_row, change_told
from msp_desk.reports.plan.drift_words import drift_told
from msp_desk.reports.plan.hole_words import hole_told, severity_told
from msp_desk.reports.plan.told import section_told
from msp_desk.rules.plan_answers import CommentSaid, PlanAnswerFile
from msp_desk.rules.plan_diff import compare
from msp_desk.rules.plan_drift import Drift, drift
from msp_desk.rules.plan_holes import Hole, Severity, errors_in, holes_in
from msp_desk.values.enums import Language
from msp_desk.values.errors import Blocked, Refused
from msp_desk.values.folding import fold
from msp_desk.values.phrases import Phrase
from msp_desk.values.plan_content import PlanContent

DONE, HAS_ERRORS = 0, 1
#: No answer is larger; what is, is refused for it.
_MOST_READ = 1_100_000


def start(wish: argparse.Namespace, context: Context) -> int:
    """Begin a client's plan from a template, from another client's, or with nothing in it."""
    with context.opened() as opened:
        client, name = client_called(opened, wish.client)
        draft = opened.desk.ask(client_draft, client)
        language = paper_language(wish.lang or (draft.language if draft is not None else ""), opened.language)
        content = _beginning(wish, context, opened, language)
        what = Phrase("Begin the service plan of %(client)s", {"client": name})
        key = opened.desk.do(what, start_plan, client, content, language)
    if wish.json:
        say_json({"key": key})
    else:
        say(context.words.t("The service plan of %(client)s is begun.", client=name))
    return DONE


def _beginning(
    wish: argparse.Namespace, context: Context, opened: Opened, language: Language
) -> PlanContent | None:
    if wish.other:
        return plan_called(opened, context, wish.other).draft()
    return _template(opened, wish.template, language) if wish.template else None


def _template(opened: Opened, typed: str, language: Language) -> PlanContent:
    """A template of the program by its short or its whole name, or one that the firm saved. Errors: Refused."""
    ready = ready_templates(paths.resources(), language)
    words = words_in(language)
    for template in ready:
        if fold(typed.strip()) in (template.name, fold(words.say(template.title))):
            return template.content()
    own = opened.desk.ask(templates_of)
    try:
        return opened.desk.ask(template_content, one_of(((t.key, t.name) for t in own), typed))
    except Refused as error:
        known = ", ".join([*(t.name for t in ready), *(t.name for t in own)])
        raise Refused(
            "There is no template “%(name)s”. There are: %(known)s.", name=typed, known=known
        ) from error


def check(wish: argparse.Namespace, context: Context) -> int:
    """Say what a plan is missing, and where life has moved away from what is published; 1 where errors stop publishing."""
    with context.opened() as opened:
        planned = plan_called(opened, context, wish.client)
        content = planned.draft()
        holes = holes_in(content, context.today())
        number = planned.plan.number
        moved = drift(planned.content(number), content) if number else ()
    if wish.json:
        errors = len(errors_in(holes))
        say_json(
            {
                "client": planned.name,
                "published": number,
                "published_on": planned.plan.published_on,
                "review_on": planned.plan.review_on,
                "errors": errors,
                "warnings": len(holes) - errors,
                "holes": [_hole(hole, context) for hole in holes],
                "out_of_date": [_drift(one, context) for one in moved],
            }
        )
    else:
        _tell_holes(holes, moved, context)
    return HAS_ERRORS if errors_in(holes) else DONE


def _hole(hole: Hole, context: Context) -> dict[str, object]:
    return {
        "severity": hole.severity,
        "kind": hole.kind,
        "section": hole.section,
        "key": UUID(hole.key) if hole.key else None,
        "text": hole_told(hole, context.words),
    }


def _drift(found: Drift, context: Context) -> dict[str, object]:
    return {
        "kind": found.kind,
        "section": found.section,
        "position": UUID(found.seat),
        "text": drift_told(found, context.words),
    }


def _tell_holes(holes: Iterable[Hole], moved: Iterable[Drift], context: Context) -> None:
    words = context.words
    told = [
        words.t(
            "%(severity)s: %(what)s", severity=severity_told(severity, words), what=hole_told(hole, words)
        )
        for severity in Severity
        for hole in holes
        if hole.severity is severity
    ]
    told += [words.t("Out of date: %(what)s", what=drift_told(one, words)) for one in moved]
    for line in told or [words.t("Nothing is missing in this plan.")]:
        say(line)


def publish(wish: argparse.Namespace, context: Context) -> int:
    """Freeze what a plan says today as its next version; with errors in it, tell them instead."""
    with context.opened() as opened:
        planned = plan_called(opened, context, wish.client)
        content, number = planned.draft(), planned.plan.number + 1
        errors = errors_in(holes_in(content, context.today()))
        for hole in errors:
            complain(hole_told(hole, context.words))
        what = Phrase("Publish version %(number)d of the service plan", {"number": number})
        key = opened.desk.do(what, publish_plan, planned.plan.key, content, wish.note)
        version = opened.desk.ask(version_by_number, planned.plan.key, number)
    if wish.json:
        say_json({"key": key, "number": number, "sha256": version.sha256 if version is not None else ""})
    else:
        say(context.words.t("Version %(number)d is published.", number=number))
    return DONE


def versions(wish: argparse.Namespace, context: Context) -> int:
    """List the published versions of a plan, the last first, and what the client answered to each."""
    with context.opened() as opened:
        plan = plan_called(opened, context, wish.client).plan.key
        published = opened.desk.ask(versions_of, plan)
        answers = opened.desk.ask(answers_of, plan)
    if wish.json:
        say_json([_version(v, [a for a in answers if a.version_key == v.key]) for v in published])
        return DONE
    words = context.words
    for v in published:
        heading = words.t("Version %(number)d", number=v.number)
        say(f"{heading} · {words.day(v.published_on)} · {v.author}" + (f" · {v.note}" if v.note else ""))
        for answer in answers:
            if answer.version_key == v.key:
                _tell_answer(
                    answer.name, answer.title, answer.comments, context, kind=words.term(answer.kind)
                )
    if not published:
        say(words.t("Nothing is published yet."))
    return DONE


def _version(version: VersionRow, answers: Iterable[AnswerRow]) -> dict[str, object]:
    names = ("number", "published_on", "published_at", "author", "note", "sha256", "accepted_on", "key")
    told = {name: getattr(version, name) for name in names}
    return {
        **told,
        "answers": [
            {
                "kind": a.kind,
                "name": a.name,
                "title": a.title,
                "answered_on": a.answered_on,
                "comments": _comments(a.comments),
            }
            for a in answers
        ],
    }


def _comments(comments: Iterable[CommentSaid]) -> list[dict[str, object]]:
    return [{"section": c.section, "text": c.text} for c in comments]


def diff(wish: argparse.Namespace, context: Context) -> int:
    """Say item by item what changed between two versions, or between one and the draft."""
    with context.opened() as opened:
        planned = plan_called(opened, context, wish.client)
        changes = compare(planned.content(wish.before), planned.content(wish.after))
    words = context.words
    if wish.json:
        told = [(c, change_row(c, words)) for c in changes]
        say_json(
            [
                {
                    "kind": c.kind,
                    "section": c.section,
                    "subject": c.subject,
                    "key": UUID(c.key) if c.key else None,
                    "what": row.what,
                    "now": row.now,
                    "was": row.was,
                    "text": change_told(c, words),
                }
                for c, row in told
            ]
        )
        return DONE
    section = None
    for change in changes:
        if change.section is not section:
            section = change.section
            say(section_told(section, words))
        say(f"  {change_told(change, words)}")
    if not changes:
        say(words.t("Both say the same."))
    return DONE


def answer(wish: argparse.Namespace, context: Context) -> int:
    """Take in the file that a client sent back: accepted or commented, as a contact with what we promise to answer."""
    file = read_answer(wish.file.name, _content(wish.file))
    with context.opened() as opened:
        words = words_in(opened.language)
        key = opened.desk.do(Phrase("Record the client's answer"), take_answer, file, words.say)
        version = opened.desk.ask(version_by_sha256, file.sha256)
        if version is None:
            raise Refused("This answer belongs to no service plan that was published from this desk.")
        plan = opened.desk.ask(plan_row, version.plan_key)
        draft = opened.desk.ask(client_draft, plan.client_key) if plan is not None else None
    client = draft.name if draft is not None else file.client
    if wish.json:
        say_json({"key": key, "client": client, "number": version.number, **_answer(file)})
        return DONE
    told = (
        Phrase("%(client)s accepts version %(number)d.", {"client": client, "number": version.number})
        if file.accepted
        else Phrase(
            "%(client)s comments on version %(number)d.", {"client": client, "number": version.number}
        )
    )
    say(context.words.say(told))
    _tell_answer(file.name, file.title, file.comments, context)
    return DONE


def _answer(file: PlanAnswerFile) -> dict[str, object]:
    names = ("accepted", "name", "title", "answered_on")
    return {**{n: getattr(file, n) for n in names}, "comments": _comments(file.comments)}


def _tell_answer(
    name: str, title: str, comments: Iterable[CommentSaid], context: Context, kind: str = ""
) -> None:
    say("  " + " · ".join(part for part in (kind, name, title) if part))
    for comment in comments:
        say(f"  {section_told(comment.section, context.words)}: {comment.text}")


def _content(file: Path) -> bytes:
    """What a file holds, no more of it than an answer may have. Errors: Refused, Blocked."""
    try:
        with file.open("rb") as opened:
            return opened.read(_MOST_READ)
    except FileNotFoundError as error:
        raise Refused("There is no file “%(file)s”.", file=file) from error
    except OSError as error:
        raise Blocked("“%(file)s” cannot be read: %(why)s", file=file, why=error.strerror) from error
