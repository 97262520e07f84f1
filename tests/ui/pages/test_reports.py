"""The Reports page, used as an account owner would."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QPageRanges, QPainter
from PySide6.QtPdf import QPdfDocument, QPdfDocumentRenderOptions
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from msp_desk.commands.clients import save_client
from msp_desk.queries.clients import client_draft
from msp_desk.reports.relationship.options import Section
from msp_desk.ui.cards.printing import band_of, printer_for
from msp_desk.ui.forms.choice_fields import CheckEditor, ChoiceEditor
from msp_desk.ui.forms.date_fields import DayEditor
from msp_desk.ui.forms.pick_fields import PickEditor
from msp_desk.ui.pages.reports.making import MadePaper
from msp_desk.ui.pages.reports.page import ReportsPage
from msp_desk.ui.pages.reports.ticks import TicksEditor
from msp_desk.ui.pages.reports.wishes import Kind, Period, ReportWish, Tongue, days_of, problems_in
from msp_desk.ui.parts.states import EmptyState, ErrorState
from msp_desk.values.enums import Language, Paper
from msp_desk.values.errors import Told
from msp_desk.values.phrases import Phrase
from tests.builders import DOING, MadeDesk, a_client, a_person, an_interaction
from tests.reports.reading import texts, words_in
from tests.source import ROOT
from tests.ui.pages.conftest import Scene

TODAY = date(2026, 11, 23)


class PaperTray:
    """A printer that writes into a file, or a person who thinks better of it."""

    def __init__(self, file: Path | None, pages: str = "") -> None:
        self.file, self.pages = file, pages
        self.asked: list[str] = []

    def __call__(self, window: QWidget, title: str, paper: Paper, pages: int) -> QPrinter | None:
        self.asked.append(title)
        if self.file is None:
            return None
        printer = printer_for(title, paper)
        printer.setOutputFileName(str(self.file))
        if self.pages:
            printer.setPageRanges(QPageRanges.fromString(self.pages))
        return printer


def the_page(scene: Scene, tray: PaperTray | None = None) -> ReportsPage:
    """The page, seen."""
    page = ReportsPage(scene.around, printer=tray or PaperTray(None))
    scene.show(page)
    page.arrive()
    return page


def wait(scene: Scene, page: ReportsPage) -> MadePaper:
    """Until the paper that is wished for is shown."""

    def is_there() -> bool:
        made, form = page.paper.made, page.report if page.kind.value() is Kind.RELATIONSHIP else page.card
        return made is not None and made.wish == form.draft() and not scene.around.runner.busy()

    scene.qtbot.waitUntil(is_there)
    assert page.paper.made is not None
    return page.paper.made


def told_by(scene: Scene) -> list[str]:
    """What the toast says."""
    told: list[str] = []
    scene.around.desk.told.connect(lambda what, deed: told.append(scene.around.words.say(what)))
    return told


def shown(page: ReportsPage, kind: type[QWidget]) -> QWidget | None:
    """Whatever stands in the place of the paper."""
    widget = page.paper.stage.currentWidget()
    return widget if isinstance(widget, kind) else None


def preview_text(page: ReportsPage) -> str:
    """What can be read in the preview."""
    preview = page.paper.preview
    return "".join(preview.text_of(number) for number in range(preview.pages()))


def farthest(one: QImage, other: QImage) -> int:
    """How far two pictures are apart where they differ most, 0 to 255; edges of letters may be a breath different."""
    small = [
        i.scaledToWidth(620, Qt.TransformationMode.SmoothTransformation).convertToFormat(
            QImage.Format.Format_Grayscale8
        )
        for i in (one, other)
    ]
    first, second = (bytes(i.constBits()) for i in small)
    return max(abs(a - b) for a, b in zip(first, second, strict=True))


def aero(scene: Scene) -> tuple[MadeDesk, UUID]:
    """A client with a person and two contacts."""
    client = a_client(scene.made.desk, "Aero Handling", language="es")
    person = a_person(scene.made.desk, "Óscar Díaz", client, phone="+34 600 100 200")
    an_interaction(
        scene.made.desk, (person, scene.made.me), client, subject="A slow week", notes="He is tired"
    )
    an_interaction(scene.made.desk, (person,), client, days_ago=200, subject="Before the summer")
    return scene.made, client


def test_nothing_is_made_before_a_client_is_chosen(scene: Scene) -> None:
    page = the_page(scene)
    assert shown(page, EmptyState) is not None
    assert not page.print_button.isEnabled()
    assert page.focusWidget() is page.report.editor("client").focusProxy()


def test_a_few_letters_and_enter_make_the_report(scene: Scene) -> None:
    aero(scene)
    page = the_page(scene)
    editor = page.report.editor("client")
    assert isinstance(editor, PickEditor)
    QTest.keyClicks(editor.finder, "aer")
    QTest.keyClick(editor.finder, Qt.Key.Key_Return)
    made = wait(scene, page)
    assert "Aero Handling" in preview_text(page)
    assert len(texts(made.content)) == page.paper.preview.pages()
    assert page.print_button.isEnabled()


def test_from_a_client_the_report_is_there_in_the_clients_language(scene: Scene) -> None:
    _, client = aero(scene)
    page = the_page(scene)
    page.show_key(client)
    made = wait(scene, page)
    assert made.title == words_in(Language.SPANISH).t(
        "%(client)s: client relationship report", client="Aero Handling"
    )
    assert page.focusWidget() is page.print_button
    page.report.set_draft(ReportWish(client=client, language=Tongue.ENGLISH))
    page.kind.picked.emit(Kind.RELATIONSHIP)
    assert wait(scene, page).title == "Aero Handling: client relationship report"


def test_what_is_not_ticked_is_not_told(scene: Scene) -> None:
    _, client = aero(scene)
    page = the_page(scene)
    page.show_key(client)
    before = "".join(texts(wait(scene, page).content))
    assert ("A slow week" in before, "He is tired" in before) == (True, False)
    notes, ticks = page.report.editor("notes"), page.report.editor("sections")
    assert isinstance(notes, CheckEditor)
    assert isinstance(ticks, TicksEditor)
    notes.check.click()
    assert "He is tired" in "".join(texts(wait(scene, page).content))
    ticks.boxes[Section.HISTORY].click()
    assert "He is tired" not in "".join(texts(wait(scene, page).content))


def test_a_period_of_ones_own_begins_as_the_last_and_may_not_end_before_it_begins(scene: Scene) -> None:
    _, client = aero(scene)
    page = the_page(scene)
    page.show_key(client)
    wait(scene, page)
    period, since = page.report.editor("period"), page.report.editor("since")
    assert isinstance(period, ChoiceEditor)
    assert isinstance(since, DayEditor)
    assert not since.isVisible()
    period.set_value(Period.CUSTOM)
    period.box.activated.emit(3)
    assert since.isVisible()
    assert since.value() == date(2025, 11, 23)
    since.line.clear()
    QTest.keyClicks(since.line, "1/11/2026")
    told = "".join(texts(wait(scene, page).content))
    assert "Before the summer" not in told
    since.line.clear()
    QTest.keyClicks(since.line, "24/11/2026")
    scene.qtbot.waitUntil(lambda: shown(page, ErrorState) is not None)
    assert not page.print_button.isEnabled()


def test_a_client_that_is_gone_is_said_so(scene: Scene) -> None:
    page = the_page(scene)
    page.show_key(scene.made.me)
    scene.qtbot.waitUntil(lambda: shown(page, ErrorState) is not None)
    assert not page.print_button.isEnabled()


def test_saving_writes_the_paper_that_is_seen(answering: Callable[..., Scene], tmp_path: Path) -> None:
    scene = answering(str(tmp_path / "aero"))
    _, client = aero(scene)
    page, told = the_page(scene), told_by(scene)
    page.show_key(client)
    made = wait(scene, page)
    page.save_button.click()
    scene.qtbot.waitUntil(lambda: bool(told))
    assert (tmp_path / "aero.pdf").read_bytes() == made.content
    assert told == [f"Written to {tmp_path / 'aero.pdf'}"]


def test_a_disk_that_refuses_is_told(answering: Callable[..., Scene], tmp_path: Path) -> None:
    scene = answering(str(tmp_path / "gone" / "aero.pdf"))
    _, client = aero(scene)
    page = the_page(scene)
    refused: list[Told] = []
    scene.around.desk.refused.connect(refused.append)
    page.show_key(client)
    wait(scene, page)
    page.save_button.click()
    scene.qtbot.waitUntil(lambda: bool(refused))
    assert "gone" in str(refused[0])


def test_printing_puts_every_page_on_the_printer(scene: Scene, tmp_path: Path) -> None:
    _, client = aero(scene)
    tray = PaperTray(tmp_path / "printed.pdf")
    page, told = the_page(scene, tray), told_by(scene)
    page.show_key(client)
    made = wait(scene, page)
    QTest.keyClick(page.print_button, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    scene.qtbot.waitUntil(lambda: bool(told))
    assert tray.asked == [made.title]
    assert len(texts((tmp_path / "printed.pdf").read_bytes())) == len(texts(made.content))


def test_a_page_drawn_in_bands_is_the_page(scene: Scene) -> None:
    _, client = aero(scene)
    page = the_page(scene)
    page.show_key(client)
    buffer, document, whole = QBuffer(), QPdfDocument(), QSize(2480, 3508)
    buffer.setData(QByteArray(wait(scene, page).content))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document.load(buffer)
    looks = (QPdfDocumentRenderOptions(), QImage.Format.Format_RGB32, Qt.GlobalColor.white)
    stitched = QImage(whole, QImage.Format.Format_RGB32)
    painter = QPainter(stitched)
    begin = 0
    while begin < whole.height():
        band = band_of(document, 1, whole, begin)
        painter.drawImage(0, begin, band)
        begin += band.height()
    painter.end()
    assert farthest(stitched, document.render(1, whole, *looks)) <= 8


def test_only_the_pages_asked_for_are_printed(scene: Scene, tmp_path: Path) -> None:
    _, client = aero(scene)
    page, told = the_page(scene, PaperTray(tmp_path / "printed.pdf", "2-2")), told_by(scene)
    page.show_key(client)
    wait(scene, page)
    page.print_button.click()
    scene.qtbot.waitUntil(lambda: bool(told))
    assert told == ["1 page sent to the printer"]
    assert len(texts((tmp_path / "printed.pdf").read_bytes())) == 1


def test_whoever_prints_at_once_prints_the_paper_that_is_being_made(scene: Scene) -> None:
    _, client = aero(scene)
    tray = PaperTray(None)
    page = the_page(scene, tray)
    page.show_key(client)
    page.print_button.click()
    assert tray.asked == []
    made = wait(scene, page)
    assert tray.asked == [made.title]


def test_what_is_saved_meanwhile_is_on_the_paper(scene: Scene) -> None:
    made_desk, client = aero(scene)
    page = the_page(scene)
    page.show_key(client)
    first = wait(scene, page)
    draft = made_desk.desk.ask(client_draft, client)
    assert draft is not None
    made_desk.desk.do(DOING, save_client, replace(draft, name="Aero Ponent"), draft)
    scene.qtbot.waitUntil(lambda: page.paper.made is not None and page.paper.made.title != first.title)
    assert "Aero Ponent" in preview_text(page)


def test_a_card_of_a_person_fits_on_a_page(scene: Scene) -> None:
    aero(scene)
    page = the_page(scene)
    QTest.keyClick(page.kind, Qt.Key.Key_2)
    editor = page.card.editor("person")
    assert isinstance(editor, PickEditor)
    QTest.keyClicks(editor.finder, "600100200")
    QTest.keyClick(editor.finder, Qt.Key.Key_Return)
    made = wait(scene, page)
    assert made.title == "Óscar Díaz: pre-call card"
    assert page.paper.preview.pages() == 1
    assert "600 10 02 00" in preview_text(page) or "600 100 200" in preview_text(page)


def test_the_library_of_papers_is_loaded_by_the_first_paper(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.ui.pages.first_report", str(tmp_path)],
        cwd=ROOT,
        capture_output=True,
        check=True,
        text=True,
    )
    assert json.loads(done.stdout) == [False, True]


@pytest.mark.parametrize(
    ("period", "today", "since", "until"),
    [
        (Period.THIS_YEAR, TODAY, date(2026, 1, 1), TODAY),
        (Period.TWELVE_MONTHS, TODAY, date(2025, 11, 23), TODAY),
        (Period.TWELVE_MONTHS, date(2028, 2, 29), date(2027, 2, 28), date(2028, 2, 29)),
        (Period.LAST_QUARTER, TODAY, date(2026, 7, 1), date(2026, 9, 30)),
        (Period.LAST_QUARTER, date(2026, 2, 1), date(2025, 10, 1), date(2025, 12, 31)),
    ],
)
def test_periods_are_whole_days(period: Period, today: date, since: date, until: date) -> None:
    assert days_of(period, today) == (since, until)


def test_a_period_ends_after_it_begins() -> None:
    wrong = ReportWish(period=Period.CUSTOM, since=TODAY, until=date(2026, 11, 22))
    assert problems_in(wrong) == {"until": Phrase("The period ends before it begins.")}
    assert not problems_in(ReportWish(period=Period.CUSTOM, since=TODAY))
    assert ReportWish(period=Period.CUSTOM, since=TODAY).days(TODAY) == (TODAY, TODAY)
