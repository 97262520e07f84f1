"""The first step: a place to drop files on, or to choose them from."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QRectF, Qt, Signal, Slot
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from msp_desk.exchange.contacts_in import ENDINGS
from msp_desk.i18n.words import Words
from msp_desk.ui import icons
from msp_desk.ui.ask import Ask
from msp_desk.ui.fonts import Voice
from msp_desk.ui.parts.buttons import primary
from msp_desk.ui.parts.labels import Label
from msp_desk.ui.parts.layouts import column, row
from msp_desk.ui.parts.painting import begin
from msp_desk.ui.theme import RADIUS_CARD, Tone, ink, wash
from msp_desk.values.phrases import Phrase

PATTERNS = tuple(f"*{ending}" for ending in ENDINGS)
TABLES = tuple(pattern for pattern in PATTERNS if pattern not in {"*.vcf", "*.vcard"})
_CENTRE = Qt.AlignmentFlag.AlignHCenter
_WIDTH = 520


class ChoosePane(QWidget):
    """Says `chosen` with the paths; with the name of an organisation it asks for its org chart."""

    chosen = Signal(object)

    def __init__(self, words: Words, ask: Ask, chart_of: str = "") -> None:
        super().__init__()
        self._ask, self._over, self._chart = ask, False, bool(chart_of)
        t = words.t
        self.choose_button = primary(t("Choose files…"), icon="upload")
        about = Label(_about(words, self._chart), Voice.TEXT2, wrap=True, align=_CENTRE)
        about.setFixedWidth(_WIDTH)
        about.setMinimumHeight(about.heightForWidth(_WIDTH))
        asked = t("Drop files with contacts here")
        if chart_of:
            asked = t("Drop the org chart of %(name)s here", name=chart_of)
        title = Label(asked, Voice.TITLE, align=_CENTRE, wrap=True)
        middle = column(None, 56, title, about, 6, row(None, self.choose_button, None), None, None, gap=8)
        middle.setAlignment(about, _CENTRE)
        self.setLayout(middle)
        self.setAcceptDrops(True)
        self.setFocusProxy(self.choose_button)
        self.setAccessibleName(asked)
        self._about = about
        self.choose_button.clicked.connect(self.choose)

    @Slot()
    def choose(self) -> None:
        """Ask for files."""
        what = Phrase("Choose the org chart") if self._chart else Phrase("Choose files with contacts")
        found = self._ask.open_files(what, TABLES if self._chart else PATTERNS)
        if found:
            self.chosen.emit(found)

    def dragEnterEvent(self, event: QDragEnterEvent, /) -> None:
        """Files may be dropped."""
        if event.mimeData().hasUrls():
            self._over = True
            self.update()
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent, /) -> None:
        """Not here, then."""
        self._over = False
        self.update()

    def dropEvent(self, event: QDropEvent, /) -> None:
        """Take them."""
        self._over = False
        self.update()
        paths: Sequence[Path] = [Path(u.toLocalFile()) for u in event.mimeData().urls() if u.isLocalFile()]
        if paths:
            event.acceptProposedAction()
            self.chosen.emit(paths)

    def paintEvent(self, event: QPaintEvent, /) -> None:
        """Draw the place to drop on."""
        painter = begin(self)
        pen = QPen(ink(Tone.ACCENT if self._over else Tone.LINE), 1.5, Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(wash(Tone.ACCENT) if self._over else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), RADIUS_CARD, RADIUS_CARD)
        top = self._about.y() - 104
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(wash(Tone.ACCENT))
        painter.drawEllipse(self.width() // 2 - 24, top, 48, 48)
        icons.draw(painter, "upload", self.width() // 2 - 10, top + 14, ink(Tone.ACCENT), 20)


def _about(words: Words, chart: bool) -> str:
    if chart:
        return words.t(
            "A table of employees, CSV or Excel, in which a column says whom each reports to: by name, by email or by number. "
            "Nothing comes in before you have seen it."
        )
    return words.t(
        "CSV from any program, Excel workbooks, vCards from phones and mail. Companies become clients, and people theirs; a "
        "table of who reports to whom becomes an org chart. Nothing comes in before you have seen it."
    )
