"""What follows from a logged contact by itself: its subject, and whom its promises are about."""

from __future__ import annotations

import re
from dataclasses import replace
from uuid import UUID

from msp_desk.values.drafts import InteractionDraft

_LONGEST = 80
#: So much of a line is looked at: patterns that look for the end of what they begin take long over long texts.
_LOOKED_AT = 400
#: What begins a line in Markdown: headings, lists, quotes; it is not part of its words.
_BEGINS = re.compile(r"(?:(?:#{1,6}|[-*+])\s+|>\s*)*")
_ONLY_SIGNS = "#*->_= \t"
_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
#: Bold, italic, struck out and code: signs that close what they opened, at the edges of words.
_STRESSED = re.compile(r"(?<![\w*_~`])(\*{1,3}|_{1,3}|~~|`{1,2})(?=[^\s*_~`])(.+?)(?<=\S)\1(?![\w*_~`])")


def subject_of(subject: str, notes: str) -> str:
    """The subject given, else the first line (or as many of its words as fit) of the notes."""
    if subject.strip():
        return subject.strip()
    first = next((_plain(line) for line in notes.splitlines() if line.strip(_ONLY_SIGNS)), "")
    if len(first) <= _LONGEST:
        return first
    words, _, _ = first[:_LONGEST].rpartition(" ")
    return (words or first[:_LONGEST]).rstrip(" ,.;:") + "…"


def _plain(line: str) -> str:
    """A line of Markdown without its signs."""
    text = _BEGINS.sub("", line.strip()[:_LOOKED_AT], count=1)
    text = _LINK.sub(r"\1", text)
    for _ in range(2):  # one in the other
        text = _STRESSED.sub(r"\2", text)
    return text.strip()


def promised_to(draft: InteractionDraft, person: UUID | None) -> InteractionDraft:
    """The contact, with that person on both ends of every promise in which nobody is named."""
    if person is None or not draft.promises:
        return draft
    promises = tuple(p if p.person_key is not None else replace(p, person_key=person) for p in draft.promises)
    return replace(draft, promises=promises)
