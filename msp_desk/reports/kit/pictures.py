"""Logos: pictures that somebody brought, looked at before they are painted."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO

from reportlab.lib.utils import ImageReader

_PNG = b"\x89PNG\r\n\x1a\n"
_JPEG = b"\xff\xd8\xff"
_MOST_PIXELS = 24_000_000


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that can be painted, with its size in pixels."""

    content: bytes
    width: int
    height: int

    def within(self, width: float, height: float) -> tuple[float, float]:
        """How large it is painted so that it fits, its proportions kept."""
        scale = min(width / self.width, height / self.height)
        return self.width * scale, self.height * scale


def picture_in(content: bytes | None) -> Picture | None:
    """The picture in these bytes; None where they are no whole PNG or JPEG of reasonable size."""
    if not content or not content.startswith((_PNG, _JPEG)):
        return None
    try:
        if _claimed_pixels(content) > _MOST_PIXELS:
            return None
        picture = ImageReader(BytesIO(content))
        width, height = picture.getSize()
        picture.getRGBData()  # type: ignore[no-untyped-call]
    except (OSError, ValueError, SyntaxError, TypeError, IndexError, EOFError, ArithmeticError):
        return None  # a damaged picture is no reason to have no report
    return Picture(content, width, height) if width > 0 and height > 0 else None


def _claimed_pixels(content: bytes) -> int:
    """How many pixels the picture says it has; read before anything is unpacked."""
    if content.startswith(_PNG):
        return int.from_bytes(content[16:20], "big") * int.from_bytes(content[20:24], "big")
    place = 2
    while place + 9 < len(content) and content[place] == 0xFF:
        marker = content[place + 1]
        if 0xC0 <= marker <= 0xCF and marker not in {0xC4, 0xC8, 0xCC}:
            height, width = content[place + 5 : place + 7], content[place + 7 : place + 9]
            return int.from_bytes(height, "big") * int.from_bytes(width, "big")
        place += 2 + int.from_bytes(content[place + 2 : place + 4], "big")
    return 0
