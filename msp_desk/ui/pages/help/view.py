"""A chapter of the guide to read; its pictures come from the guide's folder, and from nowhere else."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QRectF, Qt, QUrl, Signal, Slot
from PySide6.QtGui import (
    QImage,
    QPainter,
    QPainterPath,
    QPen,
    QResizeEvent,
    QTextBlock,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QFrame, QTextBrowser, QTextEdit

from msp_desk.ui.links import may_open
from msp_desk.ui.pages.help.guide import Chapter
from msp_desk.ui.pages.help.setting import block_with, heading_at, set_chapter
from msp_desk.ui.parts.labels import tip
from msp_desk.ui.theme import ThemeSwitch, Tone, ink, wash

_COLUMN, _LEAST, _SIDE, _ABOVE = 680, 240, 36, 22
_PICTURES = {".png"}
_ROUND = 8.0


class _Pages(QTextDocument):
    """The text of a chapter, which asks for pictures by their place beside it."""

    def __init__(self, guide: Path, chapter: Path, width: int, sharp: float) -> None:
        super().__init__()
        self._guide, self._chapter, self._width, self._sharp = guide, chapter, width, sharp

    def loadResource(self, kind: int, name: QUrl | str, /) -> Any:
        """A picture of the guide, as wide as the column at most; nothing else."""
        url = QUrl(name)
        if kind != QTextDocument.ResourceType.ImageResource.value or not url.isRelative():
            return None
        file = (self._chapter.parent / url.path()).resolve()
        if not file.is_relative_to(self._guide) or file.suffix.lower() not in _PICTURES or not file.is_file():
            return None
        return _framed(QImage(str(file)), self._width, self._sharp)


class GuideView(QTextBrowser):
    """Says `chapter_asked` with the file name and the heading of a link to another chapter; others go to `open_url`."""

    chapter_asked = Signal(str, str)

    def __init__(self, guide: Path, open_url: Callable[[str], object], theme: ThemeSwitch) -> None:
        super().__init__()
        self._guide, self._open_url = guide.resolve(), open_url
        self._chapter: Chapter | None = None
        self._pages: _Pages | None = None
        self._words: list[str] = []
        self._wide = 0
        self.setProperty("bare", True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setUndoRedoEnabled(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        self.anchorClicked.connect(self._follow)
        self.highlighted.connect(self._tell_link)
        theme.changed.connect(self._set_again)

    def show_chapter(self, chapter: Chapter, anchor: str = "") -> None:
        """Show a chapter from its beginning, or from a heading of it."""
        self._chapter, self._words = chapter, []
        self.setAccessibleName(chapter.title)
        self._set()
        block = heading_at(self.document(), anchor) if anchor else None
        if block is None:
            self.verticalScrollBar().setValue(0)
        else:
            self._go(block)

    def mark(self, words: list[str]) -> None:
        """Mark where these words stand, and go to where most of them stand together."""
        self._words = words
        self._mark()
        best = block_with(self.document(), words)
        if best is not None:
            self._go(best)

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        """A column is never too wide to read; where it gets narrower pictures do, too."""
        super().resizeEvent(event)
        if self._chapter is not None and self._wide != self.viewport().width():
            before, self._wide = self._column_for(self._wide), self.viewport().width()
            if before != self._column():
                self._set_again()
            else:
                self._put()

    def _column(self) -> int:
        return self._column_for(self.viewport().width())

    def _column_for(self, width: int) -> int:
        return max(_LEAST, min(_COLUMN, width - 2 * _SIDE))

    def _set(self) -> None:
        if self._chapter is None:
            return
        self._wide = self.viewport().width()
        made = _Pages(self._guide, self._chapter.file, self._column(), self.devicePixelRatioF())
        set_chapter(made, self._chapter.text)
        self.setDocument(made)
        self._pages = made  # the one before goes only now that it is not shown any more
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self._put()
        self._mark()

    @Slot()
    def _set_again(self) -> None:
        """The same, where one was reading."""
        if self._chapter is None:
            return
        place = self.verticalScrollBar().value()
        self._set()
        self.verticalScrollBar().setValue(place)

    def _put(self) -> None:
        """The column in the place that there is for it."""
        frame = self.document().rootFrame()
        looks = frame.frameFormat()
        looks.setLeftMargin(_SIDE)
        looks.setRightMargin(max(_SIDE, self.viewport().width() - _SIDE - self._column()))
        looks.setTopMargin(_ABOVE)
        looks.setBottomMargin(_ABOVE)
        frame.setFrameFormat(looks)

    def _go(self, block: QTextBlock) -> None:
        """Bring a block near the top."""
        self.setTextCursor(QTextCursor(block))
        self.verticalScrollBar().setValue(
            int(self.document().documentLayout().blockBoundingRect(block).top()) - _ABOVE
        )

    def _mark(self) -> None:
        """Each of the words on the soft ground of the accent."""
        marks: list[QTextEdit.ExtraSelection] = []
        for word in self._words:
            found = self.document().find(word)
            while not found.isNull():
                mark = QTextEdit.ExtraSelection()
                mark.cursor = found
                mark.format.setBackground(wash(Tone.ACCENT))
                marks.append(mark)
                found = self.document().find(word, found)
        self.setExtraSelections(marks)

    @Slot(QUrl)
    def _follow(self, link: QUrl) -> None:
        if link.isRelative():
            self.chapter_asked.emit(link.path(), link.fragment())
        elif may_open(link.toString()):
            self._open_url(link.toString())

    @Slot(QUrl)
    def _tell_link(self, link: QUrl) -> None:
        self.viewport().setToolTip(tip(link.toString()) if may_open(link.toString()) else "")


def _framed(picture: QImage, width: int, sharp: float) -> QImage | None:
    """A picture with a hairline and round corners, drawn once in the size in which it is shown."""
    if picture.isNull():
        return None
    wide = min(round(width * sharp), picture.width())
    small = picture.scaledToWidth(wide, Qt.TransformationMode.SmoothTransformation)
    made = QImage(small.size(), QImage.Format.Format_ARGB32_Premultiplied)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    edge = QPainterPath()
    edge.addRoundedRect(QRectF(made.rect()).adjusted(0.5, 0.5, -0.5, -0.5), _ROUND * sharp, _ROUND * sharp)
    painter.setClipPath(edge)
    painter.drawImage(0, 0, small)
    painter.setClipping(False)
    painter.setPen(QPen(ink(Tone.LINE), sharp))
    painter.drawPath(edge)
    painter.end()
    made.setDevicePixelRatio(sharp)
    return made
