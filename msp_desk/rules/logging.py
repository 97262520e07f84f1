"""What a logged contact is called when nobody gave it a subject."""

from __future__ import annotations

_LONGEST = 80


def subject_of(subject: str, notes: str) -> str:
    """The subject given, else the first line (or as many of its words as fit) of the notes."""
    if subject.strip():
        return subject.strip()
    first = next((line.strip("#*- \t") for line in notes.splitlines() if line.strip("#*- \t")), "")
    if len(first) <= _LONGEST:
        return first
    return first[:_LONGEST].rsplit(" ", 1)[0].rstrip(" ,.;:") + "…"
