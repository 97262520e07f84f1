"""The order in which a line is drawn where some of it is read from the right: Unicode's bidirectional algorithm.

Text reaches papers without marks that turn it by hand, so what remains of the algorithm is short: no embeddings, no
isolates, and a line is a paragraph of its own.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Hashable, Iterator, Sequence
from itertools import groupby

_RIGHT = frozenset({"R", "AL"})
_STRONG = _RIGHT | {"L"}
_NUMBERS = frozenset({"EN", "AN"})
_NEUTRAL = frozenset({"B", "S", "WS", "ON"})
_BRACKETS = {"(": ")", "[": "]", "{": "}"}
_MIRRORED = str.maketrans("()[]{}<>«»‹›≤≥", ")(][}{><»«›‹≥≤")


def reads_right_to_left(text: str) -> bool:
    """Whether a text is read from the right: its first letter is, and most are; ours that name somebody are not."""
    strong = [kind for c in text if (kind := unicodedata.bidirectional(c)) in _STRONG]
    return bool(strong) and strong[0] in _RIGHT and 2 * strong.count("L") < len(strong)


def mirrored(character: str) -> str:
    """A bracket as it looks in text that is read from the right."""
    return character.translate(_MIRRORED)


def levels(text: str, *, from_right: bool) -> list[int]:
    """How deep each character is turned: those of an odd level are read from the right."""
    base = int(from_right)
    edge = "R" if from_right else "L"
    raw = [unicodedata.bidirectional(c) or "L" for c in text]
    kinds = _signs(_numbers(_marks(raw, edge)), edge)
    _bracket_pairs(text, kinds, edge)
    _neutrals(kinds, edge)
    found = [base + _rise(kind, base) for kind in kinds]
    for place in _blank_end(raw):
        found[place] = base
    return found


def drawn_order(depths: Sequence[int]) -> list[int]:
    """The places of the characters from left to right."""
    order = list(range(len(depths)))
    for depth in range(max(depths, default=0), 0, -1):
        deep = [depths[place] >= depth for place in order]
        for start, end in _stretches(deep, frozenset({True})):
            order[start:end] = reversed(order[start:end])
    return order


def _rise(kind: str, base: int) -> int:
    if base:
        return 0 if kind == "R" else 1
    return 1 if kind == "R" else 2 * (kind in _NUMBERS)


def _marks(kinds: Sequence[str], edge: str) -> list[str]:
    """W1: a mark is of the kind of what it stands on."""
    found: list[str] = []
    for kind in kinds:
        found.append((found[-1] if found else edge) if kind == "NSM" else kind)
    return found


def _numbers(kinds: list[str]) -> list[str]:
    """W2 to W5: figures after Arabic letters are Arabic; signs within numbers belong to them."""
    strong = ""
    for place, kind in enumerate(kinds):
        strong = kind if kind in {"L", "R", "AL"} else strong
        if kind == "EN" and strong == "AL":
            kinds[place] = "AN"
    kinds = ["R" if kind == "AL" else kind for kind in kinds]
    for place in range(1, len(kinds) - 1):
        before, kind, after = kinds[place - 1 : place + 2]
        if before == after and ((kind == "CS" and before in _NUMBERS) or (kind == "ES" and before == "EN")):
            kinds[place] = before
    for start, end in _stretches(kinds, frozenset({"ET"})):
        if "EN" in {*kinds[max(start - 1, 0) : start], *kinds[end : end + 1]}:
            kinds[start:end] = ["EN"] * (end - start)
    return kinds


def _signs(kinds: list[str], edge: str) -> list[str]:
    """W6 and W7: other signs are neutral; figures after Latin letters are like them."""
    strong = edge
    for place, kind in enumerate(kinds):
        if kind in {"ES", "ET", "CS", "BN"}:
            kinds[place] = "ON"
        strong = kind if kind in {"L", "R"} else strong
        if kind == "EN" and strong == "L":
            kinds[place] = "L"
    return kinds


def _bracket_pairs(text: str, kinds: list[str], edge: str) -> None:
    """N0: both brackets of a pair are turned alike."""
    for opening, closing in sorted(_pairs(text, kinds)):
        inside = {_strong(kind) for kind in kinds[opening + 1 : closing]} - {""}
        if edge in inside:
            kind = edge
        elif inside:
            before = next((s for k in reversed(kinds[:opening]) if (s := _strong(k))), edge)
            kind = before if before in inside else edge
        else:
            continue
        kinds[opening] = kinds[closing] = kind


def _pairs(text: str, kinds: Sequence[str]) -> Iterator[tuple[int, int]]:
    waiting: list[tuple[str, int]] = []
    for place, character in enumerate(text):
        if kinds[place] != "ON":
            continue
        if character in _BRACKETS:
            waiting.append((_BRACKETS[character], place))
        for number in range(len(waiting) - 1, -1, -1):
            if waiting[number][0] == character:
                yield waiting[number][1], place
                del waiting[number:]
                break


def _strong(kind: str) -> str:
    return "R" if kind in _NUMBERS else kind if kind in {"L", "R"} else ""


def _neutrals(kinds: list[str], edge: str) -> None:
    """N1 and N2: neutral characters between two of a kind are of it, others follow the line."""
    for start, end in _stretches(kinds, _NEUTRAL):
        before = _strong(kinds[start - 1]) if start else edge
        after = _strong(kinds[end]) if end < len(kinds) else edge
        kinds[start:end] = [before if before == after else edge] * (end - start)


def _stretches(kinds: Sequence[Hashable], wanted: frozenset[Hashable]) -> list[tuple[int, int]]:
    """Where neighbours of those kinds begin and end."""
    found, place = [], 0
    for among, group in groupby(kinds, wanted.__contains__):
        length = len(list(group))
        if among:
            found.append((place, place + length))
        place += length
    return found


def _blank_end(raw: Sequence[str]) -> Iterator[int]:
    """L1: spaces at the end of a line follow the line."""
    for place in range(len(raw) - 1, -1, -1):
        if raw[place] not in {"WS", "S", "B", "BN"}:
            return
        yield place
