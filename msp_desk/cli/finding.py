"""Finding a client or a person of ours by the name that was typed."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from msp_desk.values.errors import Refused
from msp_desk.values.folding import fold, fold_words


def one_of(named: Iterable[tuple[UUID, str]], typed: str) -> UUID:
    """The one whose name is what was typed, or holds every word of it.

    Errors: Refused where there is none, or more than one, which are then named.
    """
    everybody = list(named)
    exact = [key for key, name in everybody if fold(name) == fold(typed.strip())]
    if len(exact) == 1:
        return exact[0]
    words = fold_words(typed)
    found = [(key, name) for key, name in everybody if words and all(w in fold(name) for w in words)]
    if len(found) == 1:
        return found[0][0]
    if not found:
        raise Refused("There is nobody called “%(name)s” here.", name=typed)
    several = ", ".join(name for _, name in found[:5])
    raise Refused(
        "“%(name)s” may be any of these: %(several)s. Say more of the name.", name=typed, several=several
    )
