"""The fields that clients and people share: how they are reached, and how they are spoken to."""

from __future__ import annotations

from dataclasses import replace

from msp_desk.i18n.words import Words
from msp_desk.rules.phones import shown_value
from msp_desk.ui.forms.choice_fields import Check, Choice, Segments
from msp_desk.ui.forms.record_fields import Records
from msp_desk.ui.forms.text_fields import Text
from msp_desk.ui.parts.choices import Segment
from msp_desk.values.drafts import PointDraft
from msp_desk.values.enums import Address, PointKind


def _blank_point() -> PointDraft:
    return PointDraft(PointKind.PHONE, "")


def points_field(words: Words) -> Records:
    """Ways to reach a person or client."""
    t = words.t
    first = (
        Choice("kind", t("Kind"), words_of=PointKind, width=118),
        Text("value", t("Number or address"), placeholder=t("number or address")),
    )
    second = (
        Text("label", t("Label"), placeholder=t("label"), width=118),
        Text("hours", t("Hours"), placeholder=t("hours: Mon-Fri 9-14")),
        Check("preferred", t("Preferred"), text=t("preferred"), width=92),
    )
    return Records(
        "points",
        t("Phones and addresses"),
        wide=True,
        rows=(first, second),
        blank=_blank_point,
        add=t("Phone or address"),
    )


def readable(points: tuple[PointDraft, ...]) -> tuple[PointDraft, ...]:
    """Contact points with their numbers as people write them, with the country's prefix: whoever saves reads them back."""
    return tuple(replace(p, value=shown_value(p.kind, p.value, "")) for p in points)


def address_field(words: Words) -> Segments:
    """How somebody is spoken to."""
    segments = (
        Segment(Address.FORMAL, words.p("address", "usted")),
        Segment(Address.INFORMAL, words.p("address", "tú")),
    )
    return Segments("address", words.t("Address as"), segments=segments, optional=True)
