"""Notes are Markdown that fetches nothing, opens nothing by itself, and is never too much."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QColor, QPixmap

from msp_desk.ui.parts.prose import Prose, beginning
from tests.ui.pages.conftest import Scene


class Asked:
    """The links that somebody wanted to open."""

    def __init__(self) -> None:
        self.links: list[str] = []

    def __call__(self, link: str) -> None:
        self.links.append(link)


def a_note(scene: Scene, text: str) -> tuple[Prose, Asked]:
    """A note, seen."""
    asked = Asked()
    prose = Prose(asked)
    prose.show_text(text)
    scene.show(prose, 400, 300)
    return prose, asked


def links(prose: Prose) -> list[str]:
    """Where one can go from a note."""
    found, block = [], prose.document().begin()
    while block.isValid():
        each = block.begin()
        while not each.atEnd():
            looks = each.fragment().charFormat()
            found += [looks.anchorHref()] if looks.isAnchor() else []
            each += 1
        block = block.next()
    return found


@pytest.mark.parametrize(
    ("text", "allowed"),
    [
        ("[a](https://a.example)", ["https://a.example"]),
        ("[a](mailto:ana@aero.example)", ["mailto:ana@aero.example"]),
        ("[a](tel:+34600100200)", ["tel:+34600100200"]),
        ("[a](file:///etc/passwd)", []),
        ("[a](javascript:alert(1))", []),
        ("[a](//server/share)", []),
        ("[a](\\\\server\\share)", []),
        ("[a](data:text/html,x)", []),
        ("<file:///etc/hostname>", []),
        ("[a](smb://server/share) and [b](http://b.example)", ["http://b.example"]),
    ],
)
def test_links_lead_only_where_links_may(scene: Scene, text: str, allowed: list[str]) -> None:
    prose, asked = a_note(scene, text)
    assert links(prose) == allowed
    for link in ("file:///etc/passwd", *allowed):
        prose.anchorClicked.emit(QUrl(link))
    assert asked.links == allowed


@pytest.mark.parametrize(
    "text",
    [
        "![words](file://{image})",
        "![words]({image})",
        "<img src='file://{image}'>",
        "[![words]({image})](https://a.example)",
        "![words][1]\n\n[1]: {image}",
        "<style>body {{ background: url({image}) }}</style>",
        "[a](https://a.example '<img src={image}>')",
    ],
)
def test_no_picture_of_the_disk_is_drawn(scene: Scene, tmp_path: Path, text: str) -> None:
    picture = QPixmap(100, 100)
    picture.fill(QColor("#ff0000"))
    picture.save(str(tmp_path / "red.png"))
    prose, _ = a_note(scene, text.format(image=tmp_path / "red.png"))
    image = prose.grab().toImage()
    points = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    assert not any(p.red() > 240 and p.green() < 20 and p.blue() < 20 for p in points)


def test_line_ends_and_html_stay_as_typed(scene: Scene) -> None:
    prose, _ = a_note(scene, "first\nsecond <b>third</b> R&D\n- one\n- two")
    told = prose.toPlainText().replace("\u2028", "\n")
    assert told == "first\nsecond <b>third</b> R&D\none\ntwo"


@pytest.mark.parametrize(
    "text",
    [
        ">" * 8_000,
        "[" * 8_000,
        "- " * 4_000,
        "* a " * 2_000,
        "|a|b|\n|-|-|\n" + "|x|y|\n" * 1_300,
        "`" * 8_000,
        "x" * 100_000,
    ],
)
def test_no_note_is_too_much(scene: Scene, text: str) -> None:
    prose, _ = a_note(scene, beginning(text))
    assert prose.height() > 0


@pytest.mark.parametrize("text", ["", "short", "a\nb\nc"])
def test_a_short_note_is_shown_whole(text: str) -> None:
    assert beginning(text) == text


def test_a_long_note_is_cut_between_lines() -> None:
    text = "\n".join(f"line {n} " + "x" * 80 for n in range(400))
    shown = beginning(text)
    assert text.startswith(shown)
    assert shown.endswith("x")
    assert 5_000 < len(shown) <= 8_000
    assert len(beginning("y" * 50_000)) == 8_000
