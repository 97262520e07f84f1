"""What a client's answer to a published plan says, and the checksum that tells whether it is still what they saved."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import date

from msp_desk.rules.plan_sections import Section

#: What the file says of itself.
ANSWER_KIND = "msp-desk-plan-answer"
#: The version of the answer file's shape; a reader refuses a greater one.
ANSWER_SCHEMA = 1
#: The longest texts of an answer, to which the page holds people as well.
LONGEST_NAME = 200
LONGEST_COMMENT = 10_000


@dataclass(frozen=True, slots=True)
class CommentSaid:
    """What a client wrote to a section of the plan, or to all of it."""

    section: Section
    text: str


@dataclass(frozen=True, slots=True)
class PlanAnswerFile:
    """An answer: which version it belongs to by its hash, who gave it and when, and what it says.

    `number` and `client` are what the page told them; only `sha256` says which version it is. `checksum` is that of
    the answer itself, so that the same one is not recorded twice. Comments stand in the order of the sections.
    """

    sha256: str
    number: int
    client: str
    accepted: bool
    name: str
    title: str
    answered_on: date
    comments: tuple[CommentSaid, ...]
    checksum: str = ""


def answer_checksum(answer: PlanAnswerFile) -> str:
    """The SHA-256 of all that the answer says, as a list of texts in JSON; the page's script computes the same."""
    facts = [
        str(ANSWER_SCHEMA),
        answer.sha256,
        str(answer.number),
        answer.client,
        "yes" if answer.accepted else "no",
        answer.name,
        answer.title,
        answer.answered_on.isoformat(),
    ]
    for comment in answer.comments:
        facts += [comment.section.value, comment.text]
    told = json.dumps(facts, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(told.encode()).hexdigest()
