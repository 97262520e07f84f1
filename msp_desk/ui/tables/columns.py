"""A column of a table: its title, what it shows of a row, and what it is ordered by."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import Any, Generic, TypeVar

from msp_desk.ui.theme import Tone

R = TypeVar("R")


class Align(Enum):
    """Where the text of a column stands."""

    LEFT = "left"
    RIGHT = "right"
    CENTRE = "centre"


@dataclass(frozen=True, slots=True)
class Cell:
    """How a cell looks, where it is not plain text."""

    tone: Tone = Tone.TEXT2
    bold: bool = False
    avatar: str = ""
    avatar_tone: Tone = Tone.ACCENT
    photo: bytes = b""
    square: bool = False
    icon: str = ""
    chip: bool = False


@dataclass(frozen=True, slots=True)
class Column(Generic[R]):
    """Title, text of a row, and the key to sort by (the folded text where none is given).

    `width` in pixels; a column with `grows` takes the room that is left. `look` gives how a cell is painted.
    `shown` says whether it is there before the person chooses columns.
    """

    title: str
    text: Callable[[R], str]
    key: Callable[[R], Any] | None = None
    align: Align = Align.LEFT
    width: int = 130
    grows: bool = False
    look: Callable[[R], Cell] | None = None
    name: str = ""
    shown: bool = True
