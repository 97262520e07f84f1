"""How well a colour is read on another, as the guidelines for accessible pages reckon it."""

from __future__ import annotations


def contrast(one: str, other: str = "#FFFFFF") -> float:
    """The ratio of two colours written #RRGGBB: 1 where they are alike, 21 for black on white."""
    bright, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
