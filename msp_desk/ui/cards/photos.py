"""Small photos for a list: those of the lines that are seen, fetched together a moment later, and kept as long as there is room."""

from __future__ import annotations

from collections import OrderedDict
from uuid import UUID

from PySide6.QtCore import QBuffer, QIODevice, QObject, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QImageReader

from msp_desk.queries.files import stored_files
from msp_desk.ui.desk import WindowDesk
from msp_desk.values.errors import Told

#: So many are fetched at once: about what a tall list shows; each takes about a millisecond to make small.
_AT_ONCE = 40
_KEPT = 600
#: Device pixels of an avatar where three of them make one.
_SIDE = 90
_QUALITY = 90


class Photos(QObject):
    """`arrived` is said when lines that were made without their photo can be made anew with it.

    What is kept never grows old: another photo of somebody is another file.
    """

    arrived = Signal()

    def __init__(self, desk: WindowDesk, parent: QObject, most: int = _KEPT) -> None:
        super().__init__(parent)
        self._desk, self._most = desk, most
        self._kept: OrderedDict[UUID, bytes] = OrderedDict()
        self._wanted: OrderedDict[UUID, None] = OrderedDict()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._fetch)

    def of(self, key: UUID | None) -> bytes:
        """The small photo, if it is at hand; else none, and it is fetched."""
        if key is None:
            return b""
        kept = self._kept.get(key)
        if kept is None:
            self._wanted[key] = None
            self._wanted.move_to_end(key)
            if len(self._wanted) > _AT_ONCE:  # who asked last is seen now
                self._wanted.popitem(last=False)
            self._soon.start()
            return b""
        self._kept.move_to_end(key)
        return kept

    def has(self, key: UUID) -> bool:
        """Whether it was fetched; what is no picture stays without one."""
        return key in self._kept

    @Slot()
    def _fetch(self) -> None:
        keys = tuple(self._wanted)
        self._wanted.clear()
        try:
            found = {file.key: file.content for file in self._desk.ask(stored_files, keys)}
        except Told as why:
            self._desk.refused.emit(why)
            found = {}
        for key in keys:  # one that is gone, or no picture, is not asked for again
            self._kept[key] = _small(found.get(key, b""))
        while len(self._kept) > self._most:
            self._kept.popitem(last=False)
        self.arrived.emit()


def _small(photo: bytes) -> bytes:
    """The same photo, as large as a list needs it; nothing where it is none."""
    source, content = QBuffer(), QBuffer()
    source.setData(photo)
    source.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(source)
    reader.setAutoTransform(True)
    size = reader.size()
    if size.isValid():
        fitted = size.scaled(QSize(_SIDE, _SIDE), Qt.AspectRatioMode.KeepAspectRatioByExpanding)
        reader.setScaledSize(fitted.boundedTo(size))
    image = reader.read()
    if image.isNull():
        return b""
    content.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(content, "png" if image.hasAlphaChannel() else "jpeg", _QUALITY)  # type: ignore[call-overload] # a device
    return bytes(content.data().data())
