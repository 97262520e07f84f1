"""The hours that people write beside a number («9-14», «Mon-Fri 8:00-15:00», «L-V de 9 a 14 y de 16 a 19»), read into spans of a week."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from msp_desk.values.folding import fold

DAY = 24 * 60
WEEK = 7 * DAY


@dataclass(frozen=True, slots=True)
class Hours:
    """Spans in minutes since Monday 0:00, in order, apart from each other; the last may reach into the next week."""

    spans: tuple[tuple[int, int], ...]

    def ends(self, minute: int) -> int | None:
        """In how many minutes the span ends that holds this minute of the week; None outside of all."""
        for start, end in self.spans:
            for shift in (0, -WEEK):
                if start + shift <= minute < end + shift:
                    return end + shift - minute
        return None

    def begins(self, minute: int) -> int:
        """In how many minutes the next span begins."""
        return min((start - minute) % WEEK for start, _ in self.spans)

    @property
    def always(self) -> bool:
        """Whether there is no minute outside."""
        return self.spans == ((0, WEEK),)


_NAMES = (
    "monday mon mo lunes lun lu l",
    "tuesday tues tue tu martes mar ma m",
    "wednesday wed we miercoles mie mi x",
    "thursday thurs thur thu th jueves jue ju j",
    "friday fri fr viernes vie vi v",
    "saturday sat sa sabado sabados sab s",
    "sunday sun su domingo domingos dom d",
)
_DAYS = {name: day for day, names in enumerate(_NAMES) for name in names.split()}
_DAYS |= {f"{n}s": d for n, d in _DAYS.items() if n.endswith("day")}
_WORKING = frozenset(range(5))
_WHOLE = frozenset(range(7))
_GROUPS = {
    "weekdays": _WORKING,
    "workdays": _WORKING,
    "weekends": frozenset({5, 6}),
    "daily": _WHOLE,
    "diario": _WHOLE,
}
_TO = frozenset({"-", "to", "a", "al", "till", "until", "hasta"})
_AND = frozenset({"y", "e", "and", ",", ";", "&", "+", "/", "|", "·", "."})
_FILLING = frozenset(
    {":", "de", "del", "desde", "from", "la", "las", "los", "el", "h", "hs", "hrs", "horas", "on"}
)
_ROUND_THE_CLOCK = re.compile(r"24\s*(/|x)\s*7|24\s*h(oras?|ours?|rs)?|siempre|always")
_PHRASES = (
    (re.compile(r"\bm\s*-\s*f\b"), "mon-fri"),
    (re.compile(r"\b(todos los dias|every ?day|cada dia)\b"), "daily"),
    (re.compile(r"\b(dias )?laborables\b|\bworking days\b"), "weekdays"),
    (re.compile(r"\bfin(es)? de semana\b"), "weekends"),
)
_TOKEN = re.compile(
    r"(?P<hour>\d{1,2})(?:[:.h](?P<minute>\d{2}))?(?!\d)\s*(?P<half>[ap]\.?m\b\.?)?|(?P<word>[a-z]+)|(?P<sign>[^\w\s])"
)
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—−~", "-"))
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class _Time:
    """A time of day as written; `half` is a or p where it says so."""

    minutes: int
    half: str
    bare: bool


_Token = str | frozenset[int] | _Time


def read_hours(text: str) -> Hours | None:
    """The hours that a text means; None where any of it is not understood (better to say nothing than something wrong).

    Without days, the working days are meant.
    """
    plain = fold(text[:_LONGEST]).translate(_DASHES).strip(" .")
    if not plain or len(text) > _LONGEST:
        return None
    if _ROUND_THE_CLOCK.fullmatch(plain):
        return Hours(((0, WEEK),))
    for pattern, meant in _PHRASES:
        plain = pattern.sub(meant, plain)
    tokens = _tokens(plain)
    spans = None if tokens is None else _spans(tokens)
    return Hours(_merged(spans)) if spans else None


def _tokens(text: str) -> list[_Token] | None:
    """Days, times and words that join them; None where something else is in the text."""
    found: list[_Token] = []
    at = 0
    while at < len(text):
        match = _TOKEN.match(text, at)
        if match is None:
            if not text[at].isspace():
                return None
            at += 1
            continue
        token = _token(match)
        if token is None:
            return None
        if token not in _FILLING:
            found.append(token)
        at = match.end()
    return found


def _token(match: re.Match[str]) -> _Token | None:
    if match["hour"] is not None:
        return _time(int(match["hour"]), int(match["minute"] or 0), match)
    said = match["word"] or match["sign"]
    if said in _DAYS:
        return frozenset({_DAYS[said]})
    if said in _GROUPS:
        return _GROUPS[said]
    return said if said in _TO | _AND | _FILLING else None


def _time(hour: int, minute: int, match: re.Match[str]) -> _Time | None:
    half = (match["half"] or "")[:1]
    if minute > 59 or hour > 24 or (half and not 1 <= hour <= 12) or hour * 60 + minute > DAY:
        return None
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return _Time(hour * 60 + minute, half, not half and match["minute"] is None)


def _spans(tokens: list[_Token]) -> list[tuple[int, int]] | None:
    """Days, then times that hold on them, then perhaps other days with their times."""
    spans: list[tuple[int, int]] = []
    days: frozenset[int] = frozenset()
    timed = False
    for said in _grouped(tokens):
        if isinstance(said, frozenset):
            days = (frozenset() if timed else days) | said
            timed = False
        elif isinstance(said, tuple):
            spans += [(day * DAY + said[0], day * DAY + said[1]) for day in days or _WORKING]
            timed = True
        elif said not in _AND:
            return None
    return spans if timed else None


def _grouped(tokens: list[_Token]) -> Iterator[frozenset[int] | tuple[int, int] | str]:
    """Sets of days, times from and to (minutes), and what stands between; a lone time is nothing that is understood."""
    at = 0
    while at < len(tokens):
        first = tokens[at]
        last = tokens[at + 2] if at + 2 < len(tokens) and tokens[at + 1] in _TO else None
        at += 3
        if isinstance(first, frozenset) and isinstance(last, frozenset):
            yield _from_to(first, last)
        elif isinstance(first, _Time) and isinstance(last, _Time):
            yield _in_order(first, last)
        else:
            at -= 2
            yield "?" if isinstance(first, _Time) else first


def _from_to(first: frozenset[int], last: frozenset[int]) -> frozenset[int]:
    """All days from one to another, over the end of the week if need be."""
    if len(first) > 1 or len(last) > 1:
        return first | last
    (start,), (end,) = first, last
    return frozenset((start + n) % 7 for n in range((end - start) % 7 + 1))


def _in_order(first: _Time, last: _Time) -> tuple[int, int]:
    """Start and end in minutes of the start's day; «9-5» and «2-5pm» mean what they mean in an office."""
    start, end = first.minutes, last.minutes
    if last.half == "p" and first.bare and start < 12 * 60 and start + 12 * 60 < end:
        start += 12 * 60
    if end <= start and last.bare and first.bare and 6 * 60 <= start <= 12 * 60 and 60 <= end <= 8 * 60:
        end += 12 * 60
    return start, end + DAY if end <= start else end


def _merged(spans: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    if len(merged) > 1 and merged[-1][1] >= merged[0][0] + WEEK:
        first = merged.pop(0)
        merged[-1] = (merged[-1][0], max(merged[-1][1], first[1] + WEEK))
    if len(merged) == 1 and merged[0][1] - merged[0][0] >= WEEK:
        return ((0, WEEK),)
    return tuple(merged)
