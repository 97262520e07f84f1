"""The logos that may stand on the cover of a plan: looked at before they are carried in every copy of it."""

from __future__ import annotations

from msp_desk.reports.kit.pictures import Picture, picture_in
from msp_desk.values.errors import Refused
from msp_desk.values.phrases import N_

_MOST_BYTES = 3_000_000


def logo_in(content: bytes | None) -> Picture | None:
    """The logo in these bytes; None where there are none.

    Errors: Refused where they are no picture, or a larger one than a cover needs.
    """
    if not content:
        return None
    if len(content) > _MOST_BYTES:
        raise Refused(N_("The logo is larger than 3 MB. Choose a smaller picture."))
    picture = logo_or_none(content)
    if picture is None:
        raise Refused(N_("The logo is no PNG or JPEG picture, or it is damaged. Choose another one."))
    return picture


def logo_or_none(content: bytes | None) -> Picture | None:
    """The same where a paper is rather made without a logo than not at all."""
    return picture_in(content) if content and len(content) <= _MOST_BYTES else None
