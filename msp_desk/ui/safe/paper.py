"""The recovery key on a sheet of paper, or in a file."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtCore import QMarginsF, QRectF, Qt
from PySide6.QtGui import QFont, QPageLayout, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

from msp_desk.i18n.words import Words
from msp_desk.ui.fonts import FAMILY
from msp_desk.values.files import told_of, write_private

_MARGIN_MM = 22.0
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop) | int(Qt.TextFlag.TextWordWrap)


def kit_lines(words: Words, desk: str, key: str, made_on: date) -> tuple[str, str, str, str]:
    """What the sheet says: title, the desk, the key, what it is for."""
    t = words.t
    return (
        t("Recovery key of MSP Desk"),
        t("For the desk “%(desk)s”, made on %(day)s", desk=desk, day=words.day(made_on, "long")),
        key,
        t(
            "This key opens the desk when the computer it was made on is lost, or the passphrase is forgotten. Whoever "
            "has it and the file can read everything in the desk: keep it apart from the computer, where you keep "
            "contracts. Nobody can make it anew without opening the desk."
        ),
    )


def save_kit(path: Path, lines: tuple[str, str, str, str]) -> None:
    """Write the sheet as a text file that only its owner may read. Errors: Blocked."""
    with told_of(path):
        write_private(path, "\n\n".join((*lines, "")).encode())


def print_kit(window: QWidget, title: str, lines: tuple[str, str, str, str]) -> bool:
    """Ask for a printer and print the sheet; says whether it was."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    dialog = QPrintDialog(printer, window)
    dialog.setWindowTitle(title)
    if dialog.exec() != QDialog.DialogCode.Accepted:
        return False
    printer.setDocName(title)
    return paint_kit(printer, lines)


def paint_kit(printer: QPrinter, lines: tuple[str, str, str, str]) -> bool:
    """Draw the sheet on a printer; says whether the printer took it."""
    margins = QMarginsF(_MARGIN_MM, _MARGIN_MM, _MARGIN_MM, _MARGIN_MM)
    printer.setPageMargins(margins, QPageLayout.Unit.Millimeter)
    painter = QPainter()
    if not painter.begin(printer):
        return False
    unit = printer.resolution() / 72
    room = QRectF(0, 0, printer.width(), printer.height())
    for text, size, weight, gap in zip(
        lines,
        (20, 11, 17, 10.5),
        (QFont.Weight.DemiBold, QFont.Weight.Normal) * 2,
        (8, 34, 30, 0),
        strict=True,
    ):
        painter.setFont(_font(size, weight))
        needed = painter.boundingRect(room, _LEFT, text)
        painter.drawText(room, _LEFT, text)
        room.setTop(needed.bottom() + gap * unit)
    return painter.end()


def _font(points: float, weight: QFont.Weight) -> QFont:
    made = QFont(FAMILY)
    made.setPointSizeF(points)
    made.setWeight(weight)
    return made
