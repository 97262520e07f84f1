"""The Help page: the guide is read, searched and followed, and shows nothing from outside itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QColor, QImage, QTextDocument
from PySide6.QtTest import QTest

from msp_desk.ui.pages.help.guide import anchor_of, find, lines_of, read_guide
from msp_desk.ui.pages.help.page import HelpPage
from msp_desk.ui.pages.help.setting import set_chapter
from msp_desk.ui.parts.states import EmptyState, ErrorState
from msp_desk.ui.surroundings import Surroundings
from tests.source import ROOT
from tests.ui.pages.conftest import Scene

PICTURE = QTextDocument.ResourceType.ImageResource.value
FIRST = """# Your first day

Keep the **recovery key** safe.

![The first screen](../images/first.png)

1. Press *Print*
2. Go on to [logging](02-logging.md#ten-seconds), or read [the web](https://guide.example/day)

<!-- a mark for machines -->

```
msp-desk new FILE
```

| keys | what they do |
| --- | --- |
| Ctrl+K | find |
"""
SECOND = (
    "# Logging a contact\n\nWhat was said.\n\n"
    + "A line of it.\n\n" * 60
    + "## Ten seconds\n\nCtrl+L, the text, done.\n"
)


@pytest.fixture
def resources(tmp_path: Path) -> Path:
    """A guide of two chapters with one picture, and a secret beside it."""
    guide = tmp_path / "resources" / "guide"
    for folder in ("en", "images"):
        (guide / folder).mkdir(parents=True)
    (guide / "en" / "01-first-day.md").write_text(FIRST, encoding="utf-8")
    (guide / "en" / "02-logging.md").write_text(SECOND, encoding="utf-8")
    picture = QImage(1200, 300, QImage.Format.Format_RGB32)
    picture.fill(QColor("red"))
    for place in (guide / "images" / "first.png", tmp_path / "resources" / "secret.png"):
        assert picture.save(str(place))
    return tmp_path / "resources"


@pytest.fixture
def opened() -> list[str]:
    """The addresses that were opened."""
    return []


@pytest.fixture
def page(scene: Scene, resources: Path, opened: list[str]) -> HelpPage:
    """The page, seen."""

    def open_url(url: str) -> bool:
        opened.append(url)
        return True

    made = HelpPage(with_resources(scene, resources, open_url))
    scene.show(made)
    scene.qtbot.waitUntil(lambda: bool(text_of(made)))
    return made


def with_resources(scene: Scene, resources: Path, open_url: Callable[[str], bool]) -> Surroundings:
    """The surroundings, with another guide."""
    return replace(scene.around, resources=resources, open_url=open_url)


def text_of(page: HelpPage) -> str:
    """What is read."""
    return page.text.document().toPlainText()


def test_it_opens_at_the_first_chapter_and_arrows_lead_on(page: HelpPage) -> None:
    page.arrive()
    assert text_of(page).startswith("Your first day")
    assert "machines" not in text_of(page)
    QTest.keyClick(page.list, Qt.Key.Key_Down)
    assert text_of(page).startswith("Logging a contact")
    assert page.text.accessibleName() == "Logging a contact"


def test_a_search_shows_the_chapters_that_have_the_words_and_marks_them(page: HelpPage) -> None:
    QTest.keyClicks(page.search, "seconds")
    assert page.list.count() == 1
    assert text_of(page).startswith("Logging a contact")
    assert [m.cursor.selectedText() for m in page.text.extraSelections()] == ["seconds"]
    assert page.text.verticalScrollBar().value() > 0
    QTest.keyClick(page.search, Qt.Key.Key_Escape)
    assert page.list.count() == 2
    assert not page.text.extraSelections()


def test_a_search_without_result_says_so(page: HelpPage) -> None:
    QTest.keyClicks(page.search, "zzyzx")
    assert page.list.count() == 0
    assert page.findChildren(EmptyState)


def test_links_lead_to_chapters_and_only_the_web_and_mail_leave(page: HelpPage, opened: list[str]) -> None:
    page.text.anchorClicked.emit(QUrl("02-logging.md#ten-seconds"))
    assert text_of(page).startswith("Logging a contact")
    assert page.list.current_key() == "02-logging.md"
    assert page.text.verticalScrollBar().value() > 0
    for link in ("https://guide.example/day", "mailto:desk@guide.example"):
        page.text.anchorClicked.emit(QUrl(link))
    for link in ("file:///etc/passwd", "javascript:alert(1)", "//host.example/share", "smb://host.example/x"):
        page.text.anchorClicked.emit(QUrl(link))
    page.text.anchorClicked.emit(QUrl("../../secret.md"))
    assert opened == ["https://guide.example/day", "mailto:desk@guide.example"]
    assert text_of(page).startswith("Logging a contact")


def test_only_pictures_of_the_guide_are_loaded_and_none_is_wider_than_the_column(
    page: HelpPage, resources: Path
) -> None:
    load = page.text.document().loadResource
    shown = load(PICTURE, QUrl("../images/first.png"))
    assert isinstance(shown, QImage)
    assert 240 <= shown.deviceIndependentSize().width() <= 680
    for outside in (
        "../../secret.png",
        str(resources / "secret.png"),
        (resources / "secret.png").as_uri(),
        "http://guide.example/picture.png",
        "data:image/png;base64,AAAA",
        "01-first-day.md",
        "../images/gone.png",
    ):
        assert load(PICTURE, QUrl(outside)) is None, outside
    assert load(QTextDocument.ResourceType.StyleSheetResource.value, QUrl("../images/first.png")) is None


def test_another_look_and_a_narrower_window_keep_the_place(scene: Scene, page: HelpPage) -> None:
    page.show_chapter("02-logging.md", "ten-seconds")
    place = page.text.verticalScrollBar().value()
    scene.around.theme.changed.emit()
    assert abs(page.text.verticalScrollBar().value() - place) < 4
    page.resize(980, 720)
    assert text_of(page).startswith("Logging a contact")


def test_a_missing_guide_is_told(scene: Scene, tmp_path: Path) -> None:
    made = HelpPage(with_resources(scene, tmp_path / "nowhere", bool))
    scene.show(made)
    scene.qtbot.waitUntil(lambda: bool(made.findChildren(ErrorState)))


def test_the_guide_that_travels_along_is_the_same_in_both_languages() -> None:
    english, spanish = (read_guide(ROOT / "resources" / "guide", code) for code in ("en", "es"))
    assert [c.name for c in english] == [c.name for c in spanish]
    assert all(c.title and c.opening for c in (*english, *spanish))
    assert {c.title for c in english}.isdisjoint({c.title for c in spanish})
    assert read_guide(ROOT / "resources" / "guide", "xx") == english


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_chapter_is_set(page: HelpPage, language: str) -> None:
    for chapter in read_guide(ROOT / "resources" / "guide", language):
        document = QTextDocument()
        set_chapter(document, chapter.text)
        assert chapter.title in document.toPlainText()


def test_a_search_finds_words_in_any_order_and_without_accents(resources: Path) -> None:
    chapters = read_guide(resources / "guide", "en")
    assert [f.chapter.name for f in find(chapters, "key récovery")] == ["01-first-day.md"]
    assert find(chapters, "key recovery")[0].excerpt == "Keep the recovery key safe."
    assert [f.chapter.name for f in find(chapters, "contact")] == ["02-logging.md"]


def test_a_text_without_its_marks(resources: Path) -> None:
    chapter = read_guide(resources / "guide", "en")[0]
    assert chapter.lines == (
        "Your first day",
        "Keep the recovery key safe.",
        "Press Print",
        "Go on to logging, or read the web",
        "msp-desk new FILE",
        "keys what they do",
        "Ctrl+K find",
    )
    assert tuple(lines_of(chapter.text)) == chapter.lines
    assert anchor_of("Print the recovery key, now!") == "print-the-recovery-key-now"
