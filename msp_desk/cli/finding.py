"""Finding what was named on the command line: a client or a person of ours, and what a file holds."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from uuid import UUID

from msp_desk.values.enums import Language
from msp_desk.values.errors import Blocked, Refused
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


def content_of(file: Path) -> bytes:
    """What a file holds. Errors: Refused where there is none, Blocked where it cannot be read."""
    try:
        return file.read_bytes()
    except FileNotFoundError as error:
        raise Refused("There is no file “%(file)s”.", file=file) from error
    except OSError as error:
        raise Blocked("“%(file)s” cannot be read: %(why)s", file=file, why=error.strerror) from error


def paper_language(asked: str, otherwise: Language) -> Language:
    """The language asked for, or the client's, where we speak it."""
    return Language(asked) if asked in {la.value for la in Language} else otherwise
