"""Shows a paper page by page before it is printed."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMargins, Slot
from PySide6.QtGui import QPalette
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from msp_desk.i18n.words import Words
from msp_desk.ui.fonts import Voice
from msp_desk.ui.parts.choices import Segment, SegmentedChoice
from msp_desk.ui.parts.labels import Label
from msp_desk.ui.parts.layouts import column, row
from msp_desk.ui.theme import ThemeSwitch, Tone, ink

_BETWEEN = 14


class PaperPreview(QWidget):
    """The pages of a PDF below each other."""

    def __init__(self, words: Words, theme: ThemeSwitch) -> None:
        super().__init__()
        self._words = words
        # They go in the order in which they came: whoever draws before what is drawn, that before its bytes.
        self.view = QPdfView(self)
        self._document = QPdfDocument(self)
        self._buffer = QBuffer(self)
        self._title = Label("", Voice.STRONG)
        self._page = Label("", Voice.SECOND)
        self._page.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        zooms = (
            Segment(QPdfView.ZoomMode.FitToWidth, words.t("Page width")),
            Segment(QPdfView.ZoomMode.FitInView, words.t("Whole page")),
        )
        self._zoom = SegmentedChoice(words.t("Size of the preview"), zooms, QPdfView.ZoomMode.FitToWidth)
        self._build()
        theme.changed.connect(self._dress)
        self._zoom.picked.connect(self._fit)
        self.view.pageNavigator().currentPageChanged.connect(self._tell_page)

    def show_paper(self, title: str, content: bytes) -> None:
        """Show this paper; a newer one of the same kind stays where one was reading."""
        where = self.view.verticalScrollBar().value() if title == self._title.text() else 0
        self._document.close()
        self._buffer.close()
        self._buffer.setData(QByteArray(content))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._document.load(self._buffer)
        self._title.setText(title)
        self.view.setAccessibleName(title)
        self.view.verticalScrollBar().setValue(where)
        self._tell_page()

    def pages(self) -> int:
        """How many pages the paper has."""
        return self._document.pageCount()

    def text_of(self, page: int) -> str:
        """What is written on a page."""
        return self._document.getAllText(page).text()

    def _build(self) -> None:
        self.view.setDocument(self._document)
        self.view.setPageMode(QPdfView.PageMode.MultiPage)
        self.view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self.view.setPageSpacing(_BETWEEN)
        self.view.setDocumentMargins(QMargins(_BETWEEN, _BETWEEN, _BETWEEN, _BETWEEN))
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self._dress()
        head = row(self._title, self._page, None, self._zoom, gap=10)
        layout = column(head, self.view, gap=8)
        layout.setStretch(1, 1)
        self.setLayout(layout)

    @Slot()
    def _dress(self) -> None:
        """The view draws the table on which the paper lies in the palette's dark colour."""
        palette = self.view.palette()
        palette.setColor(QPalette.ColorRole.Dark, ink(Tone.SUNKEN))
        self.view.setPalette(palette)

    @Slot(object)
    def _fit(self, mode: QPdfView.ZoomMode) -> None:
        self.view.setZoomMode(mode)

    @Slot()
    def _tell_page(self, *_: object) -> None:
        page = self.view.pageNavigator().currentPage() + 1
        told = self._words.t("Page %(page)d of %(pages)d", page=page, pages=self.pages())
        self._page.setText(told if self.pages() else "")
