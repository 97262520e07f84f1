"""The firm's colour as a page uses it: dark enough to be read on white, light enough to be read on black."""

from __future__ import annotations

import re
from dataclasses import dataclass

from msp_desk.reports.kit.theme import ACCENT, luminance, paled, readable, rgb

_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")
#: The ground of the page in the dark.
_DARK = "#1F2124"


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
    """The shades of a firm's colour; of ours where it is none."""
    light = readable(colour if _COLOUR.fullmatch(colour) else ACCENT)
    dark = _brightened(light)
    return Accents(light, paled(light, 0.1), dark, _mixed(light, _DARK, 0.28))


def _brightened(colour: str) -> str:
    """The colour mixed with white until it can be read in the dark (a contrast of 5.5)."""
    share = 1.0
    ground = luminance(rgb(_DARK)) + 0.05
    while share > 0.05 and (luminance(rgb(paled(colour, share))) + 0.05) / ground < 5.5:
        share -= 0.05
    return paled(colour, share)


def _mixed(colour: str, ground: str, share: float) -> str:
    parts = zip(rgb(colour), rgb(ground), strict=True)
    return "#" + "".join(f"{round(255 * (over * share + under * (1 - share))):02X}" for over, under in parts)
