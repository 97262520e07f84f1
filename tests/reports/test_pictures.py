"""A logo is painted, or left out where it cannot be; a damaged one never stops a paper."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from msp_desk.reports.kit.pictures import picture_in
from msp_desk.reports.relationship_pdf import relationship_pdf
from tests.reports.cards import FIRM, empty_card
from tests.reports.reading import read, resources_of, texts, words_in


def _logo(form: str = "PNG", mode: str = "RGBA", size: tuple[int, int] = (120, 40)) -> bytes:
    written = BytesIO()
    Image.new(mode, size, 128 if mode in "LP1" else (47, 91, 211, 128)[: len(mode)]).save(written, form)
    return written.getvalue()


@pytest.mark.parametrize(
    ("form", "mode"),
    [("PNG", "RGBA"), ("PNG", "RGB"), ("PNG", "L"), ("PNG", "P"), ("JPEG", "RGB"), ("JPEG", "L")],
)
def test_a_logo_takes_the_place_of_the_firms_name(form: str, mode: str) -> None:
    card = replace(empty_card(), firm=replace(FIRM, logo=_logo(form, mode)))
    pdf = relationship_pdf(card, words_in())
    assert "/XObject" in resources_of(read(pdf).pages[0])
    assert "Norte Sistemas" not in texts(pdf)[0].splitlines()


def test_proportions_are_kept() -> None:
    picture = picture_in(_logo(size=(300, 50)))
    assert picture is not None
    assert picture.within(150, 40) == (150, 25)


@pytest.mark.parametrize(
    "content",
    [
        None,
        b"",
        b"GIF89a",
        b"<svg/>",
        b"\x89PNG\r\n\x1a\n",
        _logo()[:60],
        _logo("JPEG", "RGB")[:200],
        b"\xff\xd8\xff\xe0",
    ],
)
def test_what_is_no_whole_picture_is_left_out(content: bytes | None) -> None:
    card = replace(empty_card(), firm=replace(FIRM, logo=content))
    pdf = relationship_pdf(card, words_in())
    assert "Norte Sistemas" in texts(pdf)[0].splitlines()


def test_a_picture_that_claims_to_be_enormous_is_left_out() -> None:
    bomb = bytearray(_logo())
    bomb[16:24] = (60_000).to_bytes(4, "big") * 2
    assert picture_in(bytes(bomb)) is None


@given(st.sampled_from(["PNG", "JPEG"]), st.integers(3, 10_000), st.binary(min_size=1, max_size=4))
def test_a_damaged_picture_never_stops_a_paper(form: str, place: int, damage: bytes) -> None:
    content = bytearray(_logo(form, "RGB", (60, 20)))
    place %= len(content)
    content[place : place + len(damage)] = damage
    card = replace(empty_card(), firm=replace(FIRM, logo=bytes(content)))
    assert relationship_pdf(card, words_in())
