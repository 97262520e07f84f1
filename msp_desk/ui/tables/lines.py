"""What a list shows, as values: lines of two or three rows of text, and the groups that they stand under."""

from __future__ import annotations

from dataclasses import dataclass

from msp_desk.ui.theme import Tone


@dataclass(frozen=True, slots=True)
class Group:
    """A heading between lines, with how many there are under it."""

    title: str
    count: str = ""
    tone: Tone = Tone.TEXT2


@dataclass(frozen=True, slots=True)
class Line:
    """One entry: who in bold and of whom in a quieter voice, why below, by when at the right.

    `bar` is the 3 px edge of its urgency or level, `avatar` the letters shown (with `photo` the picture), `icon`
    stands where there is no avatar. `third` is a third row, of which `mark` (from, to) is underlined: the part that
    matched a search. `right` stands at the right, `chip` before it on a soft background.
    """

    key: object
    bold: str
    quiet: str = ""
    second: str = ""
    third: str = ""
    mark: tuple[int, int] = (0, 0)
    bar: Tone | None = None
    avatar: str = ""
    avatar_tone: Tone = Tone.ACCENT
    photo: bytes = b""
    square: bool = False
    icon: str = ""
    icon_tone: Tone = Tone.TEXT2
    chip: str = ""
    chip_tone: Tone = Tone.TEXT2
    chip_icon: str = ""
    right: str = ""
    faded: bool = False
    hint: str = ""

    def told(self) -> str:
        """The whole entry as one text, for screen readers and the clipboard."""
        first = " · ".join(t for t in (self.bold, self.quiet) if t)
        return ". ".join(t for t in (first, self.second, self.third, self.chip, self.right) if t)
