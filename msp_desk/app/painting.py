"""Learning when a window has been painted, and keeping keys and clicks away until it can answer them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

_INPUT = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.KeyRelease,
        QEvent.Type.ShortcutOverride,
        QEvent.Type.Shortcut,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseButtonRelease,
        QEvent.Type.MouseButtonDblClick,
    }
)


class AfterPaint(QObject):
    """Calls back once, when the widget and all in it have been painted for the first time from now."""

    def __init__(self, widget: QWidget, then: Callable[[], object]) -> None:
        super().__init__(widget)
        self._widget, self._then = widget, then
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        """The widget's own turn comes first in one go with what is in it; what is due afterwards waits for the loop."""
        if event.type() == QEvent.Type.Paint:
            self._widget.removeEventFilter(self)
            QTimer.singleShot(0, self._then)
            self.deleteLater()
        return False


class Patience(QObject):
    """Swallows keys and clicks while the window is only a picture of itself."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app

    def begin(self) -> None:
        """Wait."""
        self._app.installEventFilter(self)

    def end(self) -> None:
        """The window can answer."""
        self._app.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        """Input leads nowhere yet."""
        return event.type() in _INPUT
