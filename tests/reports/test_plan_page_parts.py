"""What a plan's page is put together from: links, the firm's colour, numbers and what they are."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from msp_desk.reports.plan.web_look import accents
from msp_desk.reports.plan.web_page import number_link, point_link, roles_of
from msp_desk.values.enums import PointKind, Side
from msp_desk.values.plan_content import NumberSaid
from tests.contrast import contrast
from tests.plan_contents import a_content
from tests.reports.reading import words_in


@pytest.mark.parametrize(
    ("kind", "value", "link"),
    [
        (PointKind.PHONE, "+34 910 000 002", "tel:+34910000002"),
        (PointKind.MOBILE, "600 100 200", "tel:600100200"),
        (PointKind.PHONE, "ask for Ana, 600 100 200", ""),
        (PointKind.FAX, "910 000 000", ""),
        (PointKind.EMAIL, "ana@aero.example", "mailto:ana@aero.example"),
        (PointKind.EMAIL, "ana@aero.example?bcc=x@y.example", "mailto:ana@aero.example%3Fbcc%3Dx@y.example"),
        (PointKind.WEB, "https://aero.example", ""),
        (PointKind.PORTAL, "javascript:alert(1)", ""),
        (PointKind.PHONE, "()-", ""),
    ],
)
def test_links_dial_and_write_and_lead_nowhere_else(kind: PointKind, value: str, link: str) -> None:
    assert point_link(kind, value) == link


def test_a_number_whose_kind_is_not_told_is_dialled_or_written_to() -> None:
    assert number_link("900 100 200") == "tel:900100200"
    assert number_link("desk@norte.example") == "mailto:desk@norte.example"
    assert number_link("javascript:alert(1)") == ""
    assert number_link("a b@c") == ""


@pytest.mark.parametrize("colour", ["#FFFF00", "#000000", "#2F5BD3", "red", "#12", "#-1-1-1", "}body{", ""])
def test_the_firms_colour_can_be_read_by_day_and_in_the_dark(colour: str) -> None:
    style = accents(colour).as_style()
    assert re.fullmatch(r"(--accent-(light|dark)(-soft)?:#[0-9A-F]{6};?){4}", style)
    assert contrast(accents(colour).light, "#FFFFFF") >= 4.5
    assert contrast(accents(colour).dark, "#1F2124") >= 4.5


def test_products_keep_their_capitals_beside_a_number() -> None:
    content = a_content()
    role = replace(content.roles[0], channel=None)
    seats = tuple(
        replace(
            s,
            numbers=tuple(NumberSaid(kind, "600 100 200") for kind in (PointKind.WHATSAPP, PointKind.MOBILE)),
        )
        if s.key == role.seat
        else s
        for s in content.seats
    )
    said = a_content(seats=seats, roles=(role,))
    lines = [line for side in Side for line in roles_of(said, side, words_in())]
    assert [reach.aside for reach in lines[0].numbers] == ["WhatsApp", "mobile"]
