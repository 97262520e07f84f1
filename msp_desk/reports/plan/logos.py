"""The logos that may stand on the cover of a plan: looked at before they are carried in every copy of it."""

from __future__ import annotations

from msp_desk.reports.kit.pictures import Picture, picture_in

_MOST_BYTES = 3_000_000


def logo_in(content: bytes | None) -> Picture | None:
    """The logo in these bytes; None where there is none, or none that a cover can carry.

    A plan is rather handed out without a logo than not at all.
    """
    return picture_in(content) if content and len(content) <= _MOST_BYTES else None
