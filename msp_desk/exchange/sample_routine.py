"""The ordinary contacts between the stories: hand-written lines, set among a client's people and days as chance would, yet always the same."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from msp_desk.exchange.sample_telling import LANGUAGES, Words, dice
from msp_desk.values.enums import Language, Level, Moment

Table = dict[str, Any]
"""A table of the sample's files, as read."""

_CONTRACTED = {Language.SPANISH: ((" de el ", " del "), (" a el ", " al "))}
_FELT_SHARE = 0.45
_OLDEST, _LATEST = 715, 8
_LONGEST_USE = 2


def routine_contacts(clients: Mapping[str, Table], pool: Sequence[Table]) -> dict[str, list[Table]]:
    """For each client its own ordinary contacts and some of the pool's, as tables like those written by hand.

    A line of the pool is told of two clients at most, and never twice of one.
    """
    turns = sorted(range(len(pool)), key=_shuffled) * _LONGEST_USE
    placed: dict[str, list[Table]] = {}
    for name, client in clients.items():
        settings = client.get("routine", {})
        chosen = list(client.get("often", ()))
        chosen += [pool[i] for i in _taken(turns, settings.get("lines", 0), settings.get("never", ()), pool)]
        order = sorted(range(len(chosen)), key=lambda i, n=name: dice("order", n, i))  # type: ignore[misc]
        placed[name] = [
            _placed(name, client, line, (turn + dice("day", name, turn)) / len(chosen))
            for turn, line in zip(order, chosen, strict=True)
        ]
    return placed


def _shuffled(index: int) -> float:
    return dice("pool", index)


def _taken(turns: list[int], count: int, never: Sequence[str], pool: Sequence[Table]) -> list[int]:
    """The next lines of the pool that suit a client (on none of the channels that it never uses); they are gone from the turns."""
    taken: list[int] = []
    for index in list(turns):
        if len(taken) == count:
            break
        if index not in taken and pool[index]["how"].split()[0] not in never:
            taken.append(index)
            turns.remove(index)
    return taken


def _placed(name: str, client: Table, line: Table, share: float) -> Table:
    """A line as a contact of a client: on a day, with people of both sides who were there then."""
    settings, calm = client["routine"], client["routine"].get("calm", {})
    who = line.get("with", [])
    oldest, latest = _span(client, line)
    day = round(oldest - share * (oldest - latest))
    theirs = who or [_somebody(client, line["level"], day, calm, dice("who", name, line["about"][0]))]
    moment = Moment(line["how"].split()[2])
    team = _ours(client, line) or _one(settings["team"][moment.value], dice("team", name, line["about"][0]))
    slots = _slots(client, theirs[0], dice("slot", name, line["about"][0]))
    missed = line.get("missed", False)
    felt = line.get("felt") or _felt(settings, moment, share, dice("felt", name, line["about"][0]))
    return {
        "day": day,
        "how": line["how"],
        "with": [*theirs, *team],
        "about": _filled(line["about"], slots),
        "notes": _filled(line["notes"], slots),
        "missed": missed,
        "felt": None if missed else felt,
    }


def _ours(client: Table, line: Table) -> list[str]:
    """Who of ours a line says; owner is the client's account owner."""
    return [client["owner"] if who == "owner" else who for who in line.get("by", ())]


def _span(client: Table, line: Table) -> tuple[int, int]:
    """Between how many days ago and how many a line may have happened: while its people were there, and left in peace since."""
    settings = client["routine"]
    calm: Mapping[str, int] = settings.get("calm", {})
    oldest, latest = settings.get("from", _OLDEST), _LATEST
    if "with" not in line:
        return oldest, max(latest, calm.get(line["level"], 0))
    for person in client["person"]:
        if person["id"] in line["with"]:
            oldest = min(oldest, person.get("since", oldest + 1) - 1)
            rest = calm.get(person["id"], calm.get(person["level"], 0))
            latest = max(latest, rest, person.get("left", 0) + 1)
    return oldest, latest


def _somebody(client: Table, level: str, day: int, calm: Mapping[str, int], chance: float) -> str:
    there = [
        p["id"]
        for p in client["person"]
        if p.get("level") == Level(level).value
        and "name" in p
        and p.get("since", 9999) > day > p.get("left", -1)
        and calm.get(p["id"], 0) <= day
        and not _away(p, day)
    ]
    return str(_one(there, chance))


def _away(person: Table, day: int) -> bool:
    leave = person.get("leave")
    return leave is not None and leave[0] >= day >= leave[1]


def _one(choices: Sequence[Any], chance: float) -> Any:
    return choices[int(chance * len(choices))]


def _slots(client: Table, person: str, chance: float) -> list[dict[str, str]]:
    """What the blanks of a line are filled with, per language."""
    known = next(p for p in client["person"] if p["id"] == person)
    called = known.get("called") or known["name"].split()[0]
    chosen = {blank: _one(words, chance) for blank, words in client.get("slots", {}).items()}
    return [{"first": called} | {b: w[i] for b, w in chosen.items()} for i in range(len(LANGUAGES))]


def _filled(words: Words, slots: Sequence[Mapping[str, str]]) -> list[str]:
    return list(_tellings(words, slots))


def _tellings(words: Words, slots: Sequence[Mapping[str, str]]) -> Iterator[str]:
    for place, language in enumerate(LANGUAGES):
        text = words if isinstance(words, str) else words[place]
        text = text.format_map(slots[place])
        for apart, together in _CONTRACTED.get(language, ()):
            text = text.replace(apart, together)
        yield text[:1].upper() + text[1:]


def _felt(settings: Table, moment: Moment, share: float, chance: float) -> int | None:
    """What was perceived, along the course of the client's mood; in most contacts nothing worth a number."""
    course = settings.get("mood", {}).get(moment.value)
    if not course or chance > _FELT_SHARE:
        return None
    place = share * (len(course) - 1)
    before = min(int(place), len(course) - 2)
    level: float = course[before] + (course[before + 1] - course[before]) * (place - before)
    return min(5, max(1, int(level + chance / _FELT_SHARE)))
