"""The list that opens below a heading: what the column can be taken for, as high as fits, to scroll and to type in."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyleOptionViewItem, QWidget

from msp_desk.exchange.columns import ADDRESS, FIELD_WORDS, HOME_ADDRESS, ImportField
from msp_desk.i18n.words import Words
from msp_desk.ui import icons
from msp_desk.ui.fonts import Voice, metrics
from msp_desk.ui.parts.popups import ROW, PopupDelegate
from msp_desk.ui.theme import Tone, ink

#: Where a new group begins.
_GROUPS = frozenset(
    {
        ImportField.NAME,
        ImportField.TITLE,
        ImportField.LABEL,
        ImportField.COMPANY,
        ADDRESS[-1],
        next(iter(HOME_ADDRESS)),
        ImportField.PERSON_ID,
        ImportField.REPORTS_TO,
    }
)
_MOST_LINES, _WIDEST = 12, 340
_FIELD = Qt.ItemDataRole.UserRole
_EDGE = 4
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class FieldList(QListWidget):
    """Says `taken` with a column and what it is to be taken for; a letter goes to the next choice that begins with it."""

    taken = Signal(int, object)

    def __init__(
        self,
        words: Words,
        column: int,
        fields: Sequence[ImportField],
        now: ImportField,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._column = column
        self.setWindowFlag(Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("popup", True)
        self.setAccessibleName(words.t("What this column is"))
        self.setItemDelegate(_Delegate(now, self))
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for field in fields:
            item = QListWidgetItem(words.say(FIELD_WORDS[field]), self)
            item.setData(_FIELD, field)
            if field is now:
                self.setCurrentItem(item)
        self.itemClicked.connect(self._take)

    def sizeHint(self) -> QSize:
        """As wide as its words, as high as a few of them."""
        widest = max(metrics(Voice.TEXT).horizontalAdvance(self.item(n).text()) for n in range(self.count()))
        return QSize(min(widest + 72, _WIDEST), min(self.count(), _MOST_LINES) * ROW + 2 * _EDGE)

    def open_at(self, corner: QPoint) -> None:
        """Open with this corner at the left above, or wherever it is whole on the screen."""
        room, size = self.screen().availableGeometry(), self.sizeHint()
        size = size.boundedTo(room.size())
        left = max(room.left(), min(corner.x(), room.right() - size.width()))
        top = max(room.top(), min(corner.y(), room.bottom() - size.height()))
        self.setGeometry(QRect(QPoint(left, top), size))
        self.show()
        self.setFocus(Qt.FocusReason.PopupFocusReason)
        self.scrollToItem(self.currentItem(), QListWidget.ScrollHint.PositionAtCenter)

    def fields(self) -> list[object]:
        """What is offered, in order."""
        return [self.item(n).data(_FIELD) for n in range(self.count())]

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        """Enter takes the marked choice, Esc leaves all as it is."""
        if event.key() in _ENTER and self.currentItem() is not None:
            self._take(self.currentItem())
        elif event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    @Slot(QListWidgetItem)
    def _take(self, item: QListWidgetItem) -> None:
        field = item.data(_FIELD)
        self.close()
        self.taken.emit(self._column, field)


class _Delegate(PopupDelegate):
    """A hairline above each group, and a tick at the present choice."""

    def __init__(self, now: ImportField, parent: QWidget) -> None:
        super().__init__(parent)
        self._now = now

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
        /,
    ) -> None:
        super().paint(painter, option, index)
        rect: QRect = option.rect
        field = index.data(_FIELD)
        before = index.sibling(index.row() - 1, 0).data(_FIELD)
        if field in _GROUPS and before is not ImportField.PERSON_ID:
            painter.fillRect(rect.x() + 6, rect.y(), rect.width() - 12, 1, ink(Tone.LINE))
        if field is self._now:
            icons.draw(painter, "check", rect.right() - 24, rect.y() + 7, ink(Tone.ACCENT), 14)
