"""Org charts on paper and as files: PDF, SVG, PNG and the printer, made off the main thread from the same layout as the screen."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, Qt, Slot
from PySide6.QtGui import QAction, QActionGroup, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QMenu, QWidget

from msp_desk.i18n.words import Words
from msp_desk.queries.both_charts import ChartsCard, both_charts
from msp_desk.queries.desk import desk_settings
from msp_desk.reports.orgchart.faces import TYPEFACES, ColourBy
from msp_desk.rules.chart_pages import Paging
from msp_desk.ui.cards.export import Export
from msp_desk.ui.desk import WindowDesk
from msp_desk.ui.icons import icon
from msp_desk.ui.runner import Progress
from msp_desk.ui.surroundings import Surroundings
from msp_desk.values.enums import Paper
from msp_desk.values.errors import Refused
from msp_desk.values.phrases import Phrase

#: A picture is twice as fine as the screen, as far as memory and those who open it bear that.
_FINE, _LONGEST = 2.0, 16_000
_MOST_DOTS = 120_000_000


@dataclass(frozen=True, slots=True)
class PaperWish:
    """What is to be put on paper, and how."""

    client: UUID
    name: str
    on: date
    by: ColourBy = ColourBy.LEVEL
    ours: bool = True
    paper: Paper = Paper.A4
    paging: Paging = Paging.AS_FITS


@dataclass(frozen=True, slots=True)
class Made:
    """Makes a file of charts, in another thread. Errors: Refused where the client is gone."""

    desk: WindowDesk
    words: Words
    wish: PaperWish
    kind: str

    def __call__(self) -> bytes:
        wish = self.wish
        card = self.desk.ask(both_charts, wish.client, wish.on, self.words.zone)
        if card is None:
            raise Refused("This client is not in the desk any more.")
        if not wish.ours:
            card = ChartsCard(card.theirs, None, (), ())
        accent = self.desk.ask(desk_settings).report_colour
        # The library of papers is loaded when the first one is made: no page has to wait for it.
        options = importlib.import_module("msp_desk.reports.orgchart.options").ChartOptions(
            wish.paper, wish.paging, wish.by, wish.ours, wish.ours, accent
        )
        room: Any = importlib.import_module(f"msp_desk.reports.orgchart_{'pdf' if self.kind == 'pdf' else 'svg'}")  # fmt: skip
        if self.kind == "pdf":
            paper: bytes = room.orgchart_pdf(card, self.words, options)
            return paper
        picture: bytes = room.orgchart_svg(card, self.words, options)
        return picture if self.kind == "svg" else png_of(picture)


def png_of(svg: bytes) -> bytes:
    """A vector picture as dots. Errors: Refused where there is nothing to draw."""
    # Qt takes a list of typefaces for the name of one, and finds none.
    drawing = QSvgRenderer(QByteArray(svg.replace(TYPEFACES.encode(), TYPEFACES.split(",")[0].encode(), 1)))
    size = drawing.defaultSize()
    if not drawing.isValid() or size.isEmpty():
        raise Refused("This chart could not be drawn as a picture; save it as SVG or PDF.")
    fine = min(_FINE, _LONGEST / max(size.width(), size.height()))
    fine = min(fine, (_MOST_DOTS / (size.width() * size.height())) ** 0.5)
    image = QImage(size * fine, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    drawing.render(painter)
    painter.end()
    content = QBuffer()
    content.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(content, "PNG")  # type: ignore[call-overload] # a device
    return bytes(content.data().data())


class ChartOut(QObject):
    """The menu of papers and files; `wish` is asked what is shown at the moment."""

    def __init__(self, around: Surroundings, owner: QWidget, wish: Callable[[], PaperWish | None]) -> None:
        super().__init__(owner)
        self._around, self._owner, self._wish = around, owner, wish
        self._paper = around.desk.ask(desk_settings).paper
        self._paging = Paging.AS_FITS
        self._ask_printer: Callable[..., Any] | None = None

    def print_with(self, ask_printer: Callable[..., Any]) -> None:
        """Ask for the printer in another way than in the system's dialog."""
        self._ask_printer = ask_printer

    def menu(self) -> QMenu:
        """What there is."""
        t, menu = self._around.words.t, QMenu(self._owner)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(icon("file-text"), t("Save as PDF…"), self.save_pdf)
        menu.addAction(icon("image"), t("Save as SVG…"), self.save_svg)
        menu.addAction(icon("image"), t("Save as PNG…"), self.save_png)
        menu.addAction(icon("printer"), t("Print…"), self.print_it)
        menu.addSeparator()
        papers = [(t("A4"), Paper.A4), (t("A3"), Paper.A3), (t("Letter"), Paper.LETTER)]
        self._choices(menu.addMenu(t("Paper")), papers, self._paper)
        pages = [
            (t("As it fits"), Paging.AS_FITS),
            (t("On one page"), Paging.ONE_PAGE),
            (t("Over several pages"), Paging.TILES),
            (t("A page for each branch"), Paging.BRANCHES),
        ]
        self._choices(menu.addMenu(t("Pages")), pages, self._paging)
        return menu

    def choose(self, what: Paper | Paging) -> None:
        """Another paper, or other pages, from now on."""
        if isinstance(what, Paper):
            self._paper = what
        else:
            self._paging = what

    @Slot()
    def save_pdf(self) -> None:
        """As a paper."""
        self._save("pdf")

    @Slot()
    def save_svg(self) -> None:
        """As a vector picture."""
        self._save("svg")

    @Slot()
    def save_png(self) -> None:
        """As a picture of dots."""
        self._save("png")

    @Slot()
    def print_it(self) -> None:
        """On the printer."""
        wish = self._now()
        if wish is not None:
            Print(self._around, self._owner, wish, self._ask_printer).begin()

    def _save(self, kind: str) -> None:
        wish = self._now()
        if wish is not None:
            made = Made(self._around.desk, self._around.words, wish, kind)
            Export(self._around, file_name(wish, self._around.words), kind, made).begin()

    def _now(self) -> PaperWish | None:
        wish = self._wish()
        return None if wish is None else replace(wish, paper=self._paper, paging=self._paging)

    def _choices(
        self, menu: QMenu, choices: list[tuple[str, Paper]] | list[tuple[str, Paging]], now: Paper | Paging
    ) -> None:
        group = QActionGroup(menu)
        for text, value in choices:
            action = QAction(text, menu)
            action.setCheckable(True)
            action.setChecked(value is now)
            action.setData(value)
            action.triggered.connect(self._chosen)
            group.addAction(action)
            menu.addAction(action)

    @Slot()
    def _chosen(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.choose(action.data())


class Print(QObject):
    """One paper that is made, then put on the printer that the person names."""

    def __init__(
        self,
        around: Surroundings,
        owner: QWidget,
        wish: PaperWish,
        ask_printer: Callable[..., Any] | None = None,
    ) -> None:
        super().__init__(around.desk)
        self._around, self._owner, self._wish = around, owner, wish
        self._ask_printer = ask_printer

    def begin(self) -> None:
        """Make the paper."""
        self._around.runner.run(self._make, self._ask, self._failed)

    def _make(self, progress: Progress) -> tuple[bytes, Any, int]:
        content = Made(self._around.desk, self._around.words, self._wish, "pdf")()
        progress.check()
        # Drawing PDF files and asking for printers is loaded by the first who prints.
        printing = importlib.import_module("msp_desk.ui.cards.printing")
        return content, printing, printing.pages_of(content)

    @Slot(object)
    def _ask(self, made: tuple[bytes, Any, int]) -> None:
        content, printing, pages = made
        ask = self._ask_printer or printing.ask_printer
        title = file_name(self._wish, self._around.words)
        printer = ask(self._owner.window(), title, self._wish.paper, pages)
        if printer is None:
            self.deleteLater()
        else:
            self._around.runner.run(printing.Printing(printer, content), self._done, self._failed)

    @Slot(object)
    def _done(self, pages: int) -> None:
        self._around.desk.told.emit(Phrase.counted("%(n)d page printed", "%(n)d pages printed", pages), None)
        self.deleteLater()

    @Slot(object)
    def _failed(self, error: Exception) -> None:
        self._around.tell_failure(error)
        self.deleteLater()


def file_name(wish: PaperWish, words: Words) -> str:
    """What a file of charts is called."""
    title = words.t("%(client)s: org chart", client=wish.name).replace(":", " –")
    return f"{title} {wish.on.isoformat()}"
