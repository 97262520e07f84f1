"""Puts a paper on a printer: asks for which, and draws the pages at its resolution in another thread."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPageSize, QPainter
from PySide6.QtPdf import QPdfDocument, QPdfDocumentRenderOptions
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

from msp_desk.ui.runner import Progress
from msp_desk.values.enums import Paper
from msp_desk.values.errors import Blocked

#: Finer than this only takes memory: at 300 dots an inch a page has 35 MB.
_FINEST = 300
_BAND = 220
_SIZES = {
    Paper.A4: QPageSize.PageSizeId.A4,
    Paper.LETTER: QPageSize.PageSizeId.Letter,
    Paper.A3: QPageSize.PageSizeId.A3,
}

#: Asks for a printer for a paper of that title, size and number of pages; None where the person does not want to.
AskPrinter = Callable[[QWidget, str, Paper, int], QPrinter | None]


def ask_printer(window: QWidget, title: str, paper: Paper, pages: int) -> QPrinter | None:
    """Ask in the system's dialog."""
    printer = printer_for(title, paper)
    dialog = QPrintDialog(printer, window)
    dialog.setWindowTitle(title)
    dialog.setMinMax(1, pages)
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
    return printer if dialog.exec() == QDialog.DialogCode.Accepted else None


def pages_of(content: bytes) -> int:
    """How many pages a paper has; in any thread."""
    document, buffer = QPdfDocument(), QBuffer()
    buffer.setData(QByteArray(content))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document.load(buffer)
    pages = document.pageCount()
    document.close()
    return pages


def printer_for(title: str, paper: Paper) -> QPrinter:
    """The usual printer, with the paper in it."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    printer.setPageSize(QPageSize(_SIZES[paper]))
    printer.setFullPage(True)
    return printer


@dataclass(frozen=True, slots=True)
class Printing:
    """What the runner calls; says how many pages were printed. Errors: Blocked where the printer does not take them."""

    printer: QPrinter
    content: bytes = field(repr=False)

    def __call__(self, progress: Progress) -> int:
        document, buffer = QPdfDocument(), QBuffer()
        buffer.setData(QByteArray(self.content))
        buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        document.load(buffer)
        pages = _wanted(self.printer, document.pageCount())
        painter = QPainter()
        if not painter.begin(self.printer):
            raise Blocked("The printer does not take the pages. Is it switched on, and is there paper in it?")
        try:
            for place, page in enumerate(pages):
                progress.tell(place, len(pages))
                if place:
                    self.printer.newPage()
                _draw(painter, self.printer, document, page)
        finally:
            painter.end()
            document.close()
        return len(pages)


def _wanted(printer: QPrinter, count: int) -> list[int]:
    """The pages that the dialog asks for, as often as the printer does not repeat them by itself."""
    first, last = max(1, printer.fromPage()), min(printer.toPage() or count, count)
    pages = list(range(first - 1, last))
    return pages if printer.supportsMultipleCopies() else pages * max(1, printer.copyCount())


def _draw(painter: QPainter, printer: QPrinter, document: QPdfDocument, page: int) -> None:
    """One page over the whole sheet, as large as it fits; in bands, for the window has no turn while one is drawn."""
    sheet = QRectF(printer.paperRect(QPrinter.Unit.DevicePixel))
    points = document.pagePointSize(page)
    scale = min(sheet.width() / points.width(), sheet.height() / points.height())
    left = (sheet.width() - points.width() * scale) / 2
    top = (sheet.height() - points.height() * scale) / 2
    dots = scale * min(1.0, _FINEST / printer.resolution())
    whole = QSize(round(points.width() * dots), round(points.height() * dots))
    for begin in range(0, whole.height(), _BAND):
        band = band_of(document, page, whole, begin)
        place = QRectF(
            left, top + begin * scale / dots, whole.width() * scale / dots, band.height() * scale / dots
        )
        painter.drawImage(place, band)


def band_of(document: QPdfDocument, page: int, whole: QSize, begin: int) -> QImage:
    """A part of a page drawn in that size, from this line on."""
    size = QSize(whole.width(), min(_BAND, whole.height() - begin))
    wish = QPdfDocumentRenderOptions()
    wish.setScaledSize(whole)
    # Qt measures the part to its last dot instead of beyond it, and would draw it smaller by one.
    wish.setScaledClipRect(QRect(0, begin, size.width() + 1, size.height() + 1))
    return document.render(page, size, wish, QImage.Format.Format_RGB32, Qt.GlobalColor.white)
