"""The only two kinds of links that data may make in a paper: write to an address, dial a number."""

from __future__ import annotations

from urllib.parse import quote

from msp_desk.rules.phones import PHONE_KINDS, dialled
from msp_desk.values.enums import PointKind


def link_to(kind: PointKind, value: str) -> str:
    """What a click on a contact point opens; empty where it is neither an address nor a number."""
    if kind is PointKind.EMAIL and "@" in value:
        return "mailto:" + quote(value.encode("utf-8", "replace"), safe="@")
    if kind in PHONE_KINDS and value.startswith("+") and dialled(value)[1:]:
        return "tel:" + dialled(value)
    return ""
