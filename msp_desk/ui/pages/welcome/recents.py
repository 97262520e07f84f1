"""The desks that were open before, each a line to press; one whose file is gone can be taken off the list."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtGui import QAction, QContextMenuEvent, QPaintEvent
from PySide6.QtWidgets import QMenu, QSizePolicy, QWidget

from msp_desk.i18n.words import Words
from msp_desk.ui import icons
from msp_desk.ui.fonts import Voice
from msp_desk.ui.pages.welcome.entrance import RecentDesk
from msp_desk.ui.parts.buttons import Pressable
from msp_desk.ui.parts.labels import tip
from msp_desk.ui.parts.layouts import column
from msp_desk.ui.parts.painting import begin, box, focus_ring, write
from msp_desk.ui.theme import RADIUS, ROW, Tone, ink

_MOST = 6


class _DeskLine(Pressable):
    """One desk: its name, and where it is."""

    forgotten = Signal(object)

    def __init__(self, words: Words, recent: RecentDesk) -> None:
        self._forget = words.t("Take off this list")
        self._about = str(recent.path.parent) if recent.there else words.t("Not there any more")
        super().__init__(f"{recent.path.stem}. {self._about}")
        self.recent = recent
        self.setToolTip(tip(str(recent.path)))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(260, ROW)

    def minimumSizeHint(self) -> QSize:
        return QSize(160, ROW)

    def contextMenuEvent(self, event: QContextMenuEvent, /) -> None:
        menu = QMenu(self)
        action = QAction(self._forget, menu)
        action.triggered.connect(self._forgotten)
        menu.addAction(action)
        menu.popup(event.globalPos())

    def paintEvent(self, event: QPaintEvent, /) -> None:
        painter = begin(self)
        if self.underMouse():
            box(painter, self.rect(), RADIUS, ink(Tone.HOVER))
        tone = Tone.TEXT2 if self.recent.there else Tone.TEXT3
        icons.draw(painter, "contact" if self.recent.there else "circle-help", 10, 17, ink(tone))
        room = self.rect().adjusted(38, 7, -10, -7)
        half = room.height() // 2
        write(
            painter,
            room.adjusted(0, 0, 0, -half),
            self.recent.path.stem,
            Voice.STRONG,
            ink(Tone.TEXT if self.recent.there else Tone.TEXT2),
        )
        write(painter, room.adjusted(0, half, 0, 0), self._about, Voice.THIRD)
        if self.ringed:
            focus_ring(painter, self.rect(), RADIUS)

    @Slot()
    def _forgotten(self) -> None:
        self.forgotten.emit(self.recent.path)


class Recents(QWidget):
    """Says `opened` or `forgotten` with the path of a desk."""

    opened = Signal(object)
    forgotten = Signal(object)

    def __init__(self, words: Words, recents: Sequence[RecentDesk]) -> None:
        super().__init__()
        self.lines = [_DeskLine(words, recent) for recent in recents[:_MOST]]
        self.setLayout(column(*self.lines, gap=2, margins=(0, 0, 0, 0)))
        self.setFocusProxy(self.lines[0])
        for line in self.lines:
            line.clicked.connect(self._open)
            line.forgotten.connect(self.forgotten)

    @Slot()
    def _open(self) -> None:
        line = self.sender()
        if isinstance(line, _DeskLine):
            path: Path = line.recent.path
            self.opened.emit(path)
