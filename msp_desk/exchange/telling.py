"""The words that an import adds to notes of its own: in the desk's language, which `Words.t` speaks."""

from __future__ import annotations

from typing import Protocol


class Telling(Protocol):
    """A text in somebody's language, its `%(name)s` filled; `Words.t` is one."""

    def __call__(self, text: str, **params: object) -> str: ...


def in_english(text: str, **params: object) -> str:
    """As it stands in the program."""
    return text % params if params else text
