"""How large the window is, and where it stands before anybody moved it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize

SMALLEST = (960, 600)
FIRST_SIZE = (1280, 800)
#: What a system puts above a window, which nobody tells before it is there.
_TITLE_BAR = 40


def first_place(available: QRect) -> QRect:
    """Where the window stands before anybody moved it: as large as it likes to be, or as the screen allows with a title bar."""
    room = available.adjusted(0, _TITLE_BAR, 0, 0)
    place = QRect(QPoint(0, 0), QSize(*FIRST_SIZE).boundedTo(room.size()).expandedTo(QSize(*SMALLEST)))
    place.moveCenter(room.center())
    place.moveTopLeft(QPoint(max(place.left(), room.left()), max(place.top(), room.top())))
    return place
