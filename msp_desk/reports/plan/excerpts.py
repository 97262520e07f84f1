"""Two texts cut down to where they differ, for telling a change in a line."""

from __future__ import annotations

_LONGEST = 160
_AROUND = 30
_LEFT_OUT = "…"


def excerpts(now: str, was: str) -> tuple[str, str]:
    """Both texts in one line each; where one is long, the part in which they differ, with some words before it."""
    one, other = " ".join(now.split()), " ".join(was.split())
    if max(len(one), len(other)) <= _LONGEST:
        return one, other
    start = _begin(one, other)
    return _cut(one, start), _cut(other, start)


def _begin(one: str, other: str) -> int:
    """Where the telling part begins: a little before the first difference, at a word."""
    same = next(
        (at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )
    if same <= _AROUND:
        return 0
    space = one.find(" ", same - _AROUND, same)
    return space + 1 if space >= 0 else same - _AROUND


def _cut(text: str, start: int) -> str:
    if not text:
        return ""
    part = text[start : start + _LONGEST]
    before = _LEFT_OUT if start else ""
    after = _LEFT_OUT if start + _LONGEST < len(text) else ""
    return f"{before}{part}{after}"
