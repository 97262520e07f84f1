"""The firm's colour as a page uses it: dark enough to be read on white, light enough to be read on black."""

from __future__ import annotations

import re
from dataclasses import dataclass

from msp_desk.reports.kit.theme import ACCENT, luminance, paled, readable, rgb

_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")
#: The darkest ground of the page by day, and the lightest in the dark.
_PAGE, _DARK = "#F6F6F3", "#1F2124"
#: The contrast that text needs, with a little to spare.
_ENOUGH = 4.6


@dataclass(frozen=True, slots=True)
class Accents:
    """The colour itself and a pale ground for it, by day and in the dark."""

    light: str
    light_soft: str
    dark: str
    dark_soft: str

    def as_style(self) -> str:
        """The colours as properties of the page's style."""
        return (
            f"--accent-light:{self.light};--accent-light-soft:{self.light_soft};"
            f"--accent-dark:{self.dark};--accent-dark-soft:{self.dark_soft}"
        )


def accents(colour: str) -> Accents:
    """The shades of a firm's colour; of ours where it is none. Texts in it can be read, on the page and on its pale ground."""
    light = readable(colour if _COLOUR.fullmatch(colour) else ACCENT)
    while min(_contrast(light, _PAGE), _contrast(light, paled(light, 0.1))) < _ENOUGH:
        light = _mixed(light, "#000000", 0.95)
    dark, soft = light, _mixed(light, _DARK, 0.28)
    while min(_contrast(dark, _DARK), _contrast(dark, soft)) < _ENOUGH:
        dark = _mixed(dark, "#FFFFFF", 0.93)
    return Accents(light, paled(light, 0.1), dark, soft)


def _contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(rgb(one)), luminance(rgb(other))))
    return (high + 0.05) / (low + 0.05)


def _mixed(colour: str, ground: str, share: float) -> str:
    parts = zip(rgb(colour), rgb(ground), strict=True)
    return "#" + "".join(f"{round(255 * (over * share + under * (1 - share))):02X}" for over, under in parts)
