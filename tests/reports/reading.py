"""Papers read back: what stands on each page, whether it is as it was kept, and the words they are written with."""

from __future__ import annotations

import os
import re
from io import BytesIO
from typing import Any

from pypdf import PageObject, PdfReader

from msp_desk.i18n.words import Words
from msp_desk.values.enums import Language
from tests.source import ROOT

RESOURCES = ROOT / "resources"
FONTS = RESOURCES / "fonts"
GOLDEN = ROOT / "tests" / "reports" / "golden"


def words_in(language: Language = Language.ENGLISH) -> Words:
    """The program's own words."""
    return Words(language, RESOURCES, "Europe/Madrid")


def read(pdf: bytes) -> PdfReader:
    """A PDF as another program reads it."""
    return PdfReader(BytesIO(pdf))


def texts(pdf: bytes) -> list[str]:
    """The text of each page, line by line."""
    return [page.extract_text() for page in read(pdf).pages]


def squeezed(text: str) -> str:
    """A text without any space, as lines are broken where the page ends."""
    return re.sub(r"\s+", "", text)


def outline(pdf: bytes) -> list[tuple[str, int]]:
    """What the outline names, and the pages (from 1) that it leads to."""
    reader = read(pdf)
    found = []
    for entry in reader.outline:
        assert not isinstance(entry, list)
        found.append((str(entry.title), (reader.get_destination_page_number(entry) or 0) + 1))
    return found


def links(pdf: bytes) -> list[str]:
    """Every address that a click opens."""
    found = []
    for page in read(pdf).pages:
        for annotation in page.annotations or ():
            action = annotation.get_object().get("/A")
            if action is not None and "/URI" in action:
                found.append(str(action["/URI"]))
    return found


def jumps(pdf: bytes) -> list[tuple[int, int]]:
    """From which page to which a click leads within the paper."""
    reader = read(pdf)
    found = []
    for number, page in enumerate(reader.pages, 1):
        for annotation in page.annotations or ():
            place = annotation.get_object().get("/Dest")
            if place is not None:
                led = reader.get_page_number(place[0].get_object())
                assert led is not None
                found.append((number, led + 1))
    return found


def fonts(pdf: bytes) -> dict[str, bool]:
    """Every font that a page uses, and whether it is in the file."""
    found = {}
    for page in read(pdf).pages:
        for font in resources_of(page).get("/Font", {}).values():
            described = font.get_object().get("/FontDescriptor")
            inside = described is not None and "/FontFile2" in described.get_object()
            found[str(font.get_object()["/BaseFont"])] = inside
    return found


def resources_of(page: PageObject) -> Any:
    """What a page uses: fonts, pictures."""
    return page["/Resources"].get_object()


def compare_with_kept(name: str, pdf: bytes) -> None:
    """Compare the text of each page with the one that was kept; `GOLDEN=write` keeps what there is now."""
    told = "\f".join(texts(pdf)) + "\n"
    kept = GOLDEN / f"{name}.txt"
    if os.environ.get("GOLDEN") == "write":
        kept.write_text(told, encoding="utf-8")
    assert told == kept.read_text(encoding="utf-8")


def outside_margins(pdf: bytes) -> list[str]:
    """Text that begins outside the page's margins."""
    found: list[str] = []
    for page in read(pdf).pages:
        width, height = float(page.mediabox.width), float(page.mediabox.height)

        def visit(
            text: str, _cm: Any, matrix: Any, *_: Any, box: tuple[float, float] = (width, height)
        ) -> None:
            x, y = matrix[4], matrix[5]
            if text.strip() and not (50 <= x <= box[0] - 50 and 20 <= y <= box[1] - 50):
                found.append(f"{text!r} at {x}, {y}")

        page.extract_text(visitor_text=visit)
    return found
