"""How a plan is put on paper or on a page, and the logos that may stand on its cover."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from msp_desk.reports.kit.pictures import Picture, picture_in
from msp_desk.reports.kit.theme import ACCENT
from msp_desk.values.enums import Paper
from msp_desk.values.errors import Refused
from msp_desk.values.phrases import N_

if TYPE_CHECKING:
    from msp_desk.rules.plan_diff import PlanChange

#: A logo is carried whole in every copy of the plan.
_MOST_BYTES = 3_000_000


@dataclass(frozen=True, slots=True)
class PlanPaperOptions:
    """`changes`: what changed since version `before`, as an appendix (None: no appendix); `draft`: not published yet."""

    paper: Paper = Paper.A4
    accent: str = ACCENT
    firm_logo: bytes | None = None
    client_logo: bytes | None = None
    changes: tuple[PlanChange, ...] | None = None
    before: int | None = None
    draft: bool = False


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
    """The same where a paper rather has no logo than is not made."""
    return picture_in(content) if content and len(content) <= _MOST_BYTES else None
