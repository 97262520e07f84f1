"""Notes are written in Markdown; a paper shows their words, without the signs that the screen turns into shapes."""

from __future__ import annotations

import re

_HEADING = re.compile(r"^\s{0,3}#{1,6}\s+")
_BULLET = re.compile(r"^(\s*)[-*+]\s+")
_STRONG = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")


def plain(notes: str, longest: int) -> str:
    """The words of notes, without empty lines; of very long ones the beginning."""
    lines = (_line(line) for line in notes.splitlines() if line.strip())
    told = "\n".join(lines)
    if len(told) <= longest:
        return told
    return told[:longest].rsplit(" ", 1)[0].rstrip() + " …"


def _line(line: str) -> str:
    return _STRONG.sub(r"\2", _BULLET.sub(r"\1• ", _HEADING.sub("", line.rstrip())))
