"""Opens a menu where it belongs, without reaching over the edge of its window."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu, QWidget

_MARGIN = 12


def open_within(menu: QMenu, owner: QWidget, at: QPoint) -> None:
    """Open it at a point of a widget, as far to the left and as high as it needs; its first line is chosen, and it is gone once
    it closes."""
    window, size = owner.window(), menu.sizeHint()
    there = owner.mapTo(window, at)
    x = max(_MARGIN, min(there.x(), window.width() - size.width() - _MARGIN))
    y = max(_MARGIN, min(there.y(), window.height() - size.height() - _MARGIN))
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.popup(window.mapToGlobal(QPoint(x, y)))
    menu.setActiveAction(menu.actions()[0])
