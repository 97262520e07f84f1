"""What the trials type, open and print: drawn from the desk itself, the same for the same desk."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any
from uuid import UUID

from msp_desk.values.folding import fold
from msp_desk.values.times import instant_of
from tests.bench.desks import QUESTIONS, MadeDesk
from tests.bench.invented import SOUGHT

_TEXTS = 24
_DRAWN = 60
_LONGEST = 9
#: With fewer letters no history is searched.
_FEWEST = 3


@dataclass(frozen=True, slots=True)
class Keystroke:
    """A key, and what the field holds once it is typed; `first` is the first key of a new text."""

    key: str
    text: str
    first: bool


@dataclass(frozen=True, slots=True)
class Questions:
    """What is asked of a desk: keystrokes of a search, of a search in the history, and large clients to open."""

    keystrokes: tuple[Keystroke, ...]
    in_history: tuple[Keystroke, ...]
    clients: tuple[UUID, ...]
    people: tuple[str, ...]


def questions_of(made: MadeDesk) -> Questions:
    """What is asked of this desk; drawn once and kept beside it, so that drawing costs no trial time or memory."""
    kept = made.path.with_name(QUESTIONS)
    if not kept.is_file():
        kept.write_text(json.dumps(_drawn(made)), encoding="utf-8")
    told = json.loads(kept.read_text(encoding="utf-8"))
    return Questions(
        tuple(k for text in told["texts"] for k in _keystrokes(text)),
        tuple(k for text in SOUGHT for k in _keystrokes(text) if len(k.text) >= _FEWEST),
        tuple(UUID(key) for key in told["clients"]),
        tuple(told["people"]),
    )


def _drawn(made: MadeDesk) -> dict[str, list[str]]:
    rng, connection = Random(7), made.bare()
    people = connection.execute("SELECT name FROM person WHERE family <> '' ORDER BY key").fetchall()
    companies = connection.execute("SELECT name FROM client WHERE side = 'theirs' ORDER BY key").fetchall()
    numbers = connection.execute("SELECT value FROM contact_point WHERE digits <> '' ORDER BY key").fetchall()
    clients = connection.execute(
        "SELECT client_key FROM person GROUP BY client_key HAVING count(*) >= 50 ORDER BY 1"
    ).fetchall()
    connection.close()
    return {
        "texts": list(_texts(rng, people, companies, numbers)),
        "clients": [key.hex() for (key,) in rng.sample(clients, min(len(clients), _DRAWN))],
        "people": [fold(name) for (name,) in rng.sample(people, min(len(people), _DRAWN))],
    }


def _texts(rng: Random, people: list[Any], companies: list[Any], numbers: list[Any]) -> Iterator[str]:
    """Of five searches two are a given and the start of a family name, one a family name, one a company, one a number."""
    for place in range(_TEXTS):
        name = str(rng.choice(people)[0])
        if place % 5 in {0, 1}:
            given, family = name.split(" ", 1)
            yield f"{given[:5]} {family[:3]}"[:_LONGEST]
        elif place % 5 == 2:
            yield fold(name.rsplit(maxsplit=1)[-1])[:_LONGEST]
        elif place % 5 == 3:
            yield str(rng.choice(companies)[0])[:_LONGEST]
        else:
            yield str(rng.choice(numbers)[0])[3:9]


def _keystrokes(text: str) -> Iterator[Keystroke]:
    for place, key in enumerate(text):
        yield Keystroke(key, text[: place + 1], place == 0)


def period_with(made: MadeDesk, client: UUID, entries: int) -> tuple[date, date]:
    """The days up to the desk's own in which a client has so many entries in its history."""
    connection = made.bare()
    asked = "SELECT position FROM interaction WHERE client_key = ? ORDER BY position DESC LIMIT 1 OFFSET ?"
    found = connection.execute(asked, (client.bytes, entries - 1)).fetchone()
    connection.close()
    return (instant_of(found[0]).date() if found else made.day - timedelta(days=1)), made.day
