"""The list of Today: lines under their headings; whoever is done makes room for the next."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QMenu

from msp_desk.rules.today import DueItem
from msp_desk.ui.cards.photos import Photos
from msp_desk.ui.pages.today.lines import Handed, grouping, line_of
from msp_desk.ui.pages.today.menus import ItemMenus
from msp_desk.ui.surroundings import Surroundings
from msp_desk.ui.tables.lines import Line
from msp_desk.ui.tables.row_list import RowList
from msp_desk.values.enums import Reason


class DueList(RowList):
    """Shows items, and keeps the chosen one chosen; where it is gone, the one that stands in its place now."""

    def __init__(self, around: Surroundings, menus: ItemMenus) -> None:
        self._words = around.words
        super().__init__(around.words.t("Who is due"))
        self._menus = menus
        self.items: tuple[DueItem, ...] = ()
        self._day = date.min
        self._handed: Handed = {}
        self._photos = Photos(around.desk, self)
        self._photos.arrived.connect(self.lines.renew)
        self.set_menu(self._menu_of)

    def show_items(self, items: Sequence[DueItem], day: date, handed: Handed, *, anew: bool = False) -> None:
        """Show these; `anew` begins at the first, as in another's list."""
        before, gone = self.items, None if anew else self.current_key()
        self.items, self._day, self._handed = tuple(items), day, handed
        self.show_rows(self.items, self._line, grouping(items, self._words), keep=not anew, key_of=_identity)
        if self.items and self.current_row() is None:
            place = next((i for i, item in enumerate(before) if item.identity == gone), 0)
            self.choose(self.items[min(place, len(self.items) - 1)].identity, quietly=True)

    def _menu_of(self, item: DueItem) -> QMenu:
        return self._menus.all_deeds(item)

    def _line(self, item: DueItem) -> Line:
        photo = item.about.photo_key if item.reason is Reason.CHECK_IN else None
        return line_of(item, self._words, self._day, self._photos.of(photo), self._handed)


def _identity(item: DueItem) -> object:
    return item.identity
