"""Sets a chapter in our voices: headings, room between paragraphs, code on its ground, tables with hairlines."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtGui import (
    QFont,
    QFontDatabase,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
    QTextTableCellFormat,
)

from msp_desk.ui.fonts import sized
from msp_desk.ui.pages.help.guide import anchor_of
from msp_desk.ui.theme import Tone, ink
from msp_desk.values.folding import fold

_Property = QTextFormat.Property
_TEXT = 14
_LEADING = 136.0
_HEADINGS = {1: (22, 0, 12), 2: (16, 26, 8), 3: (14, 18, 6)}
_PICTURE = "\ufffc"  # what stands in the text where a picture is shown
_DIALECT = QTextDocument.MarkdownFeature.MarkdownNoHTML | QTextDocument.MarkdownFeature.MarkdownDialectGitHub


def set_chapter(document: QTextDocument, markdown: str) -> None:
    """Fill a new document with a chapter."""
    document.setDefaultFont(sized(_TEXT))
    document.setDocumentMargin(0)
    document.setIndentWidth(22)
    document.setMarkdown(markdown, _DIALECT)
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    for block in list(_blocks(document)):
        _set_words(block)
        _set_block(block)
    for first, last in reversed(_fences(document)):
        _on_ground(document, first, last)
    for frame in document.rootFrame().childFrames():
        if isinstance(frame, QTextTable):
            _set_table(frame)
    _close_gaps(document)
    cursor.endEditBlock()


def heading_at(document: QTextDocument, anchor: str) -> QTextBlock | None:
    """The heading that a link calls by this name."""
    for block in _blocks(document):
        if block.blockFormat().headingLevel() and anchor_of(block.text()) == anchor:
            return block
    return None


def block_with(document: QTextDocument, words: list[str]) -> QTextBlock | None:
    """The first block that has most of these words; None where no block has any."""
    wanted = [fold(word) for word in words]
    best, most = None, 0
    for block in _blocks(document):
        text = fold(block.text())
        there = sum(word in text for word in wanted)
        if there > most:
            best, most = block, there
    return best


def _blocks(document: QTextDocument) -> Iterator[QTextBlock]:
    block = document.begin()
    while block.isValid():
        yield block
        block = block.next()


def _is_code(block: QTextBlock) -> bool:
    return (
        block.blockFormat().hasProperty(_Property.BlockCodeFence) or block.blockFormat().nonBreakableLines()
    )


def _set_block(block: QTextBlock) -> None:
    made = QTextBlockFormat(block.blockFormat())
    level = made.headingLevel()
    if level:
        _, above, below = _HEADINGS.get(level, _HEADINGS[3])
        made.setTopMargin(above)
        made.setBottomMargin(below)
    elif _is_code(block):
        made.setTopMargin(0)
        made.setBottomMargin(0)
        made.clearBackground()
    else:
        in_list, in_table = block.textList() is not None, QTextCursor(block).currentTable() is not None
        if _PICTURE not in block.text():
            made.setLineHeight(_LEADING, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        made.setTopMargin(0)
        goes_on = in_list and block.next().textList() is not None
        made.setBottomMargin(0 if in_table else 4 if goes_on else 10)
    if made.intProperty(_Property.BlockQuoteLevel):
        made.setLeftMargin(16)
    QTextCursor(block).setBlockFormat(made)
    # The mark of a list entry looks as its block does.
    QTextCursor(block).setBlockCharFormat(_looks(QTextCharFormat(), level, _is_code(block)))


def _set_words(block: QTextBlock) -> None:
    """Each piece of text by what it is; pictures stay as they are."""
    level, code = block.blockFormat().headingLevel(), _is_code(block)
    cursor = QTextCursor(block)
    pieces = []
    each = block.begin()
    while not each.atEnd():
        piece = each.fragment()
        pieces.append((piece.position(), piece.length(), piece.charFormat()))
        each += 1
    for position, length, looks in pieces:
        if looks.isImageFormat():
            continue
        cursor.setPosition(position)
        cursor.setPosition(position + length, QTextCursor.MoveMode.KeepAnchor)
        cursor.setCharFormat(_looks(looks, level, code))


def _looks(given: QTextCharFormat, level: int, code: bool) -> QTextCharFormat:
    made = QTextCharFormat()
    made.setForeground(ink(Tone.TEXT))
    if level:
        made.setFont(sized(_HEADINGS.get(level, _HEADINGS[3])[0], QFont.Weight.DemiBold))
    elif given.fontFixedPitch() or code:
        made.setFont(_fixed())
        if not code:
            made.setBackground(ink(Tone.SUNKEN))
    elif given.fontWeight() > QFont.Weight.Normal:
        made.setFont(sized(_TEXT, QFont.Weight.DemiBold))
    else:
        made.setFont(sized(_TEXT))
    made.setFontItalic(given.fontItalic())
    if given.isAnchor():
        made.setAnchor(True)
        made.setAnchorHref(given.anchorHref())
        made.setForeground(ink(Tone.ACCENT))
    return made


def _fixed() -> QFont:
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
    font.setPixelSize(_TEXT - 1)
    return font


def _fences(document: QTextDocument) -> list[tuple[int, int]]:
    """Where code begins and ends."""
    found: list[tuple[int, int]] = []
    begun: QTextBlock | None = None
    before: QTextBlock | None = None
    for block in _blocks(document):
        code = _is_code(block)
        if code and begun is None:
            begun = block
        if not code and begun is not None and before is not None:
            found.append((begun.position(), before.position() + before.length() - 1))
            begun = None
        before = block
    if begun is not None and before is not None:
        found.append((begun.position(), before.position() + before.length() - 1))
    return found


def _on_ground(document: QTextDocument, first: int, last: int) -> None:
    """Code stands on a quiet ground of its own."""
    cursor = QTextCursor(document)
    cursor.setPosition(first)
    cursor.setPosition(last, QTextCursor.MoveMode.KeepAnchor)
    ground = QTextFrameFormat()
    ground.setBackground(ink(Tone.SUNKEN))
    ground.setBorder(0)
    ground.setPadding(10)
    ground.setTopMargin(2)
    ground.setBottomMargin(12)
    cursor.insertFrame(ground)


def _close_gaps(document: QTextDocument) -> None:
    """Qt puts an empty line around frames and tables; ours have the room they need already."""
    for block in _blocks(document):
        empty = not block.text() and block.textList() is None
        if empty and QTextCursor(block).currentFrame() is document.rootFrame():
            thin = QTextBlockFormat()
            thin.setLineHeight(1, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
            QTextCursor(block).setBlockFormat(thin)


def _set_table(table: QTextTable) -> None:
    """Hairlines between the rows, the titles in a quieter voice."""
    looks = table.format()
    looks.setBorder(0)
    looks.setCellPadding(5)
    looks.setCellSpacing(0)
    looks.setBorderCollapse(True)
    looks.setTopMargin(4)
    looks.setBottomMargin(14)
    looks.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    table.setFormat(looks)
    for line in range(table.rows()):
        for place in range(table.columns()):
            cell = table.cellAt(line, place)
            made = QTextTableCellFormat()
            made.setBottomBorder(1)
            made.setBottomBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
            made.setBottomBorderBrush(ink(Tone.LINE))
            made.setLeftPadding(0 if not place else 8)
            cell.setFormat(made)
            _begin_at_once(cell.firstCursorPosition(), cell.lastCursorPosition())
            if not line:
                _quieten(cell.firstCursorPosition(), cell.lastCursorPosition())


def _begin_at_once(first: QTextCursor, last: QTextCursor) -> None:
    """Take the empty line away that Qt leaves in the first cell of a table that follows code."""
    if first.block() != last.block() and not first.block().text():
        first.deleteChar()


def _quieten(first: QTextCursor, last: QTextCursor) -> None:
    first.setPosition(last.position(), QTextCursor.MoveMode.KeepAnchor)
    quiet = QTextCharFormat()
    quiet.setFont(sized(12, QFont.Weight.Medium))
    quiet.setForeground(ink(Tone.TEXT2))
    first.mergeCharFormat(quiet)
