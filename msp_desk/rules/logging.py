"""What follows from a logged contact by itself: its subject, and whom its promises are about."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from msp_desk.values.drafts import InteractionDraft

_LONGEST = 80
#: What begins a line in Markdown, and is not part of its words.
_SIGNS = "#*->_ \t"


def subject_of(subject: str, notes: str) -> str:
    """The subject given, else the first line (or as many of its words as fit) of the notes."""
    if subject.strip():
        return subject.strip()
    first = next((line.strip(_SIGNS) for line in notes.splitlines() if line.strip(_SIGNS)), "")
    if len(first) <= _LONGEST:
        return first
    words, _, _ = first[:_LONGEST].rpartition(" ")
    return (words or first[:_LONGEST]).rstrip(" ,.;:") + "…"


def promised_to(draft: InteractionDraft, person: UUID | None) -> InteractionDraft:
    """The contact, with that person on both ends of every promise in which nobody is named."""
    if person is None or not draft.promises:
        return draft
    promises = tuple(p if p.person_key is not None else replace(p, person_key=person) for p in draft.promises)
    return replace(draft, promises=promises)
