"""A secret on the clipboard: marked as one, so that clipboard histories leave it out, and gone after half a minute."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QObject, QTimer, Slot
from PySide6.QtGui import QGuiApplication

FORGOTTEN_AFTER_MS = 30_000
_MARKS = {
    "x-kde-passwordManagerHint": b"secret",
    "application/x-nspasteboard-concealed-type": b"1",
    'application/x-qt-windows-mime;value="ExcludeClipboardContentFromMonitorProcessing"': b"1",
}


class SecretClipboard(QObject):
    """Puts a secret on the clipboard, and takes it off again unless something else is there by then."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._secret = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(FORGOTTEN_AFTER_MS)
        self._timer.timeout.connect(self.forget)

    def copy(self, secret: str) -> None:
        """Have it there for a while."""
        data = QMimeData()
        data.setText(secret)
        for mark, value in _MARKS.items():
            data.setData(mark, value)
        QGuiApplication.clipboard().setMimeData(data)
        self._secret = secret
        self._timer.start()

    @Slot()
    def forget(self) -> None:
        """Take it off, if it is still what is there."""
        clipboard = QGuiApplication.clipboard()
        if self._secret and clipboard.text() == self._secret:
            clipboard.clear()
        self._secret = ""
        self._timer.stop()
