"""A field to search or filter with: an icon before the text, the shortcut behind it while it is empty."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from msp_desk.ui import icons
from msp_desk.ui.fonts import Voice, metrics
from msp_desk.ui.parts.keys import keys_text
from msp_desk.ui.parts.painting import begin, box, write
from msp_desk.ui.theme import Tone, ink

#: Between the words in an empty field and its shortcut.
_APART = 10


class SearchField(QLineEdit):
    """Announces `asked` a moment after the last key (at once when the pause is 0); Down and Enter go on to the list."""

    asked = Signal(str)
    moved_on = Signal()

    def __init__(
        self, placeholder: str, keys: str = "", *, pause_ms: int = 0, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._keys = keys_text(keys) if keys else ""
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)
        self.setTextMargins(26, 0, 0, 0)
        self.setClearButtonEnabled(False)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(pause_ms)
        self._timer.timeout.connect(self._ask)
        self.textChanged.connect(self._typed)

    def event(self, event: QEvent, /) -> bool:
        """Esc is ours while something is typed, before it closes or leaves anything."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
            and self.text()
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        """Down goes to the results, Esc clears what was typed."""
        if event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.moved_on.emit()
            return
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent, /) -> None:
        """Draw the icon and, where it fits, the shortcut."""
        super().paintEvent(event)
        painter = begin(self)
        icons.draw(painter, "search", 11, (self.height() - 16) // 2, ink(Tone.TEXT2))
        where = self.hint_room()
        if not where.isNull():
            box(painter, where, 4, None, ink(Tone.LINE))
            words, middle = where.adjusted(0, 0, 0, -1), Qt.AlignmentFlag.AlignHCenter
            write(painter, words, self._keys, Voice.THIRD, None, middle)

    def hint_room(self) -> QRect:
        """Where the shortcut stands: nowhere while something is typed, or where it would cover the words."""
        width = metrics(Voice.THIRD).horizontalAdvance(self._keys) + 12
        where = QRect(self.width() - width - 10, (self.height() - 18) // 2, width, 18)
        words = self.textMargins().left() + self.fontMetrics().horizontalAdvance(self.placeholderText())
        fits = words + _APART <= where.left()
        return where if self._keys and not self.text() and fits else QRect()

    @Slot()
    def _typed(self) -> None:
        if self._timer.interval() == 0:
            self._ask()
        else:
            self._timer.start()

    @Slot()
    def _ask(self) -> None:
        self.asked.emit(self.text())
