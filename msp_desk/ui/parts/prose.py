"""A note as its writer meant it: Markdown, of which nothing is fetched, run or opened that a note has no business with."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from PySide6.QtCore import QEvent, QSize, Qt, QUrl, Slot
from PySide6.QtGui import (
    QFont,
    QResizeEvent,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextBrowser

from msp_desk.ui.fonts import Voice, font, sized
from msp_desk.ui.links import may_open
from msp_desk.ui.parts.labels import tip
from msp_desk.ui.theme import Tone, ink, wash

#: So much of a text is laid out at once: more of it would make the window wait.
FIRST_LETTERS, FIRST_LINES = 8_000, 200
_LONGEST_LINE = 1_000
_DIALECT = QTextDocument.MarkdownFeature.MarkdownNoHTML | QTextDocument.MarkdownFeature.MarkdownDialectGitHub
_INDENT = 18
_HEADINGS = {1: 15, 2: 14}
_DEEPEST = 4
_Property = QTextFormat.Property


class Prose(QTextBrowser):
    """Shows Markdown as high as it is.

    HTML in it is text; pictures are their words; links to anywhere but web, mail and telephone are only words, and the
    others are opened by `open_link`, never by Qt.
    """

    def __init__(self, open_link: Callable[[str], object]) -> None:
        super().__init__()
        self._open_link = open_link
        self._text = ""
        self.setProperty("bare", True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setUndoRedoEnabled(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.viewport().setAutoFillBackground(False)
        self.setFont(font(Voice.TEXT))
        self.anchorClicked.connect(self._follow)

    def show_text(self, text: str) -> None:
        """Show a text, as far as it is given: see `beginning`."""
        self._text = text
        document = self.document()
        document.setDefaultFont(font(Voice.TEXT))
        document.setDocumentMargin(0)
        document.setIndentWidth(_INDENT)
        document.setMarkdown(_with_line_ends(text), _DIALECT)
        _tame(document)
        self.setAccessibleName(document.toPlainText()[:_LONGEST_LINE])
        self._fit()

    def loadResource(self, kind: int, name: QUrl | str, /) -> Any:
        """Nothing is fetched, from nowhere."""
        return None

    def sizeHint(self) -> QSize:
        """As high as the text."""
        return QSize(200, self.height())

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        """The narrower the higher."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def changeEvent(self, event: QEvent, /) -> None:
        """Another look has other colours."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._text:
            self.show_text(self._text)

    def _fit(self) -> None:
        document = self.document()
        document.setTextWidth(max(80, self.viewport().width()))
        self.setFixedHeight(int(document.size().height()) + 2)

    @Slot(QUrl)
    def _follow(self, link: QUrl) -> None:
        if may_open(link.toString()):
            self._open_link(link.toString())


def beginning(text: str, letters: int = FIRST_LETTERS) -> str:
    """As much of a text as is shown at once, cut between lines where there are any."""
    lines = text[: letters + 1].split("\n")
    most = max(FIRST_LINES, FIRST_LINES * letters // FIRST_LETTERS)
    if len(text) <= letters and len(lines) <= most:
        return text
    whole = lines[: min(most, len(lines) - 1)] or [lines[0][:letters]]
    return "\n".join(whole)


def _with_line_ends(text: str) -> str:
    """Line ends stay where they were typed, which Markdown would join; a line without end is broken where it hurts Qt."""
    return "  \n".join(_pieces(text))


def _pieces(text: str) -> Iterator[str]:
    for line in text.split("\n"):
        for start in range(0, max(1, len(line)), _LONGEST_LINE):
            yield line[start : start + _LONGEST_LINE]


def _tame(document: QTextDocument) -> None:
    """Take pictures and forbidden links out, and let headings and code speak with our voices."""
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    for block in _blocks(document):
        kind = block.blockFormat()
        for position, length, looks in reversed(list(_fragments(block))):
            cursor.setPosition(position)
            cursor.setPosition(position + length, QTextCursor.MoveMode.KeepAnchor)
            if looks.isImageFormat():
                name = looks.toImageFormat().property(_Property.ImageAltText)
                cursor.insertText(str(name or ""), QTextCharFormat())
            else:
                cursor.setCharFormat(_tamed(looks, kind))
        spaced = QTextBlockFormat(kind)
        if kind.intProperty(_Property.BlockQuoteLevel):
            spaced.setLeftMargin(12 * min(_DEEPEST, kind.intProperty(_Property.BlockQuoteLevel)))
        if kind.hasProperty(_Property.BlockCodeFence) or kind.nonBreakableLines():
            spaced.setBackground(wash(Tone.TEXT2))
        spaced.setTopMargin(0 if not block.position() else 4)
        spaced.setBottomMargin(4)
        QTextCursor(block).setBlockFormat(spaced)
    cursor.endEditBlock()


def _blocks(document: QTextDocument) -> Iterator[QTextBlock]:
    block = document.begin()
    while block.isValid():
        yield block
        block = block.next()


def _fragments(block: QTextBlock) -> Iterator[tuple[int, int, QTextCharFormat]]:
    each = block.begin()
    while not each.atEnd():
        fragment = each.fragment()
        yield fragment.position(), fragment.length(), fragment.charFormat()
        each += 1


def _tamed(looks: QTextCharFormat, block: QTextBlockFormat) -> QTextCharFormat:
    made, heading = QTextCharFormat(), block.headingLevel()
    made.setForeground(ink(Tone.TEXT2 if block.intProperty(_Property.BlockQuoteLevel) else Tone.TEXT))
    if heading:
        made.setFont(sized(_HEADINGS.get(heading, 13), QFont.Weight.DemiBold))
    elif looks.fontWeight() > QFont.Weight.Normal:
        made.setFontWeight(QFont.Weight.DemiBold)
    made.setFontItalic(looks.fontItalic())
    made.setFontStrikeOut(looks.fontStrikeOut())
    if looks.fontFixedPitch():
        made.setBackground(wash(Tone.TEXT2))
    if looks.isAnchor() and may_open(looks.anchorHref()):
        made.setAnchor(True)
        made.setAnchorHref(looks.anchorHref())
        made.setToolTip(tip(looks.anchorHref()))
        made.setForeground(ink(Tone.ACCENT))
        made.setFontUnderline(True)
    return made
