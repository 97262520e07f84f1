"""What the right button, or the menu key, offers for a row of a list or table."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QModelIndex, QObject, QPoint, Qt, Slot
from PySide6.QtWidgets import QAbstractItemView, QMenu


class RowMenu(QObject):
    """Opens the menu that `menu_for` makes for the row at an index; nothing where there is no row."""

    def __init__(self, view: QAbstractItemView, row_at: Callable[[QModelIndex], Any]) -> None:
        super().__init__(view)
        self._view, self._row_at = view, row_at
        self._menu_for: Callable[[Any], QMenu | None] | None = None
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        view.customContextMenuRequested.connect(self._show)

    def offer(self, menu_for: Callable[[Any], QMenu | None]) -> None:
        """From now on, this."""
        self._menu_for = menu_for

    @Slot(QPoint)
    def _show(self, where: QPoint) -> None:
        index = self._view.indexAt(where)
        row = self._row_at(index) if index.isValid() else None
        menu = self._menu_for(row) if self._menu_for is not None and row is not None else None
        if menu is not None:
            menu.setParent(self._view, menu.windowFlags())
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(self._view.viewport().mapToGlobal(where))
