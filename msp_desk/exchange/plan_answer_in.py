"""Reads the file that a client sends back with their answer to a published plan; nothing in it is taken on trust."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import NoReturn

from msp_desk.rules.plan_answers import (
    ANSWER_KIND,
    ANSWER_SCHEMA,
    LONGEST_COMMENT,
    LONGEST_NAME,
    CommentSaid,
    PlanAnswerFile,
    answer_checksum,
)
from msp_desk.rules.plan_sections import Section
from msp_desk.values.errors import Refused
from msp_desk.values.phrases import N_, Phrase

_MOST_BYTES = 1_000_000
_MOST_VERSIONS = 1_000_000
_FIELDS = frozenset(
    [
        "kind",
        "schema",
        "sha256",
        "number",
        "client",
        "accepted",
        "name",
        "title",
        "answered_on",
        "comments",
        "checksum",
    ]
)
_SHA256 = re.compile(r"[0-9a-f]{64}")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class _Wrong(Exception):  # noqa: N818 - it becomes a refusal, with the name of the file
    """What is wrong with the file."""

    def __init__(self, text: str, **params: object) -> None:
        super().__init__(text)
        self.why = Phrase(text, params)


def read_answer(name: str, data: bytes) -> PlanAnswerFile:
    """The answer in a file called `name`. Which version it answers, and whether there is one, is for the caller to see.

    Errors: Refused with the reason, where it is not whole, not an answer, too large, or changed after it was saved.
    """
    try:
        return _checked(_parsed(data))
    except _Wrong as wrong:
        raise Refused(N_("%(file)s cannot be taken in: %(why)s"), file=name, why=wrong.why) from wrong


def _parsed(data: bytes) -> Mapping[str, object]:
    if len(data) > _MOST_BYTES:
        raise _Wrong(N_("it is larger than 1 MB, which no answer is."))
    try:
        found: object = json.loads(
            data.decode("utf-8-sig"), object_pairs_hook=_once, parse_constant=_no_number
        )
    except (ValueError, RecursionError) as damaged:
        raise _Wrong(N_("it is damaged, or no answer to a plan.")) from damaged
    if not isinstance(found, dict) or found.get("kind") != ANSWER_KIND:
        raise _Wrong(N_("it is not an answer to a plan."))
    schema = found.get("schema")
    if type(schema) is int and schema > ANSWER_SCHEMA:
        raise _Wrong(N_("a newer version of the program made the plan; update this one first."))
    if schema != ANSWER_SCHEMA or type(schema) is not int or set(found) != _FIELDS:
        raise _Wrong(N_("something is missing in it, or it says more than an answer does."))
    return found


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """Objects whose names are all different: of two with the same name, nobody could say which counts."""
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError
    return found


def _no_number(text: str) -> NoReturn:
    """NaN and Infinity are no JSON."""
    raise ValueError(text)


def _checked(found: Mapping[str, object]) -> PlanAnswerFile:
    sha256 = _matching(found["sha256"], _SHA256)
    checksum = _matching(found["checksum"], _SHA256)
    number, accepted = found["number"], found["accepted"]
    if type(number) is not int or not 0 < number < _MOST_VERSIONS or not isinstance(accepted, bool):
        raise _Wrong(N_("something in it is not what it should be."))
    answer = PlanAnswerFile(
        sha256=sha256,
        number=number,
        client=_text(found["client"], LONGEST_COMMENT, may_break=False),
        accepted=accepted,
        name=_text(found["name"], LONGEST_NAME, may_break=False),
        title=_text(found["title"], LONGEST_NAME, may_break=False),
        answered_on=_day(found["answered_on"]),
        comments=_comments(found["comments"]),
    )
    if answer_checksum(answer) != checksum:
        raise _Wrong(
            N_("it was changed after it was saved. Ask the client for the file as their browser saved it.")
        )
    if not answer.name.strip():
        raise _Wrong(N_("it does not say who answers."))
    if not answer.accepted and not answer.comments:
        raise _Wrong(N_("it says nothing: neither that the plan is accepted nor a comment."))
    return replace(answer, checksum=checksum)


def _comments(found: object) -> tuple[CommentSaid, ...]:
    """The comments that say something, in the order of the sections."""
    if not isinstance(found, dict) or set(found) - {section.value for section in Section}:
        raise _Wrong(N_("it comments on something that is no section of a plan."))
    return tuple(
        CommentSaid(section, text)
        for section in Section
        if section.value in found
        and (text := _text(found[section.value], LONGEST_COMMENT, may_break=True)).strip()
    )


def _matching(found: object, form: re.Pattern[str]) -> str:
    if not isinstance(found, str) or not form.fullmatch(found):
        raise _Wrong(N_("something in it is not what it should be."))
    return found


def _day(found: object) -> date:
    try:
        return date.fromisoformat(_matching(found, _DAY))
    except ValueError as no_day:
        raise _Wrong(N_("something in it is not what it should be.")) from no_day


def _text(found: object, longest: int, *, may_break: bool) -> str:
    """A text that can be shown: of the characters that control something, only line breaks and tabs, where they may be."""
    if not isinstance(found, str):
        raise _Wrong(N_("something in it is not what it should be."))
    if len(found) > longest:
        raise _Wrong(
            N_("a text in it is longer than %(n)d characters, which the page does not allow."), n=longest
        )
    allowed = "\n\t" if may_break else ""
    if any(unicodedata.category(c) in {"Cc", "Cs"} and c not in allowed for c in found):
        raise _Wrong(N_("there are signs in its texts that nobody can type."))
    return found
