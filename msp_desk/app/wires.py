"""Where everything that a page or a key asks for leads; the one list of the window's wires."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any
from uuid import UUID

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from msp_desk.app.counting import RenewalsCount
from msp_desk.app.panels import Panels
from msp_desk.app.telling import Telling
from msp_desk.ui.main_window import MainWindow
from msp_desk.ui.parts.panels import Overlay
from msp_desk.ui.surroundings import Surroundings

_SEARCH_WIDTH = 860


class Wires(QObject):
    """Lives as long as its window."""

    def __init__(self, window: MainWindow, around: Surroundings) -> None:
        super().__init__(window)
        self._window, self._around, self._words = window, around, around.words
        self._panels = Panels(window, around)
        self._overlay: Overlay | None = None
        self.search_page: Any = None
        self._telling = Telling(window, around)
        self._renewals = RenewalsCount(around, self)
        self._wire()

    def begin(self, page: str) -> None:
        """Show the first page, and let Today say in the side bar what waits there, whichever that is."""
        self._window.go(page)
        if page != "today":
            today: Any = self._window.page("today")
            today.refresh()
        self._renewals.begin()

    @Slot(int, bool)
    def _count_renewals(self, waiting: int, late: bool) -> None:
        """The side bar says how many decisions wait, also before anybody looked at them."""
        self._window.side_bar.set_count("renewals", waiting, late=late)

    def _wire(self) -> None:
        window, desk, ways = self._window, self._around.desk, self._around.ways
        window.search_asked.connect(self.search)
        window.log_asked.connect(self._panels.log_here)
        window.me_asked.connect(self.show_settings)
        window.help_asked.connect(self.show_help)
        window.undo_asked.connect(desk.undo)
        window.redo_asked.connect(desk.redo)
        window.files_dropped.connect(self.take_files)
        desk.told.connect(self._telling.tell)
        desk.refused.connect(self._telling.refuse)
        desk.changed.connect(self._telling.note_saved)
        window.page_shown.connect(self._renewals.leave_to_page)
        self._renewals.counted.connect(self._count_renewals)
        ways.page.connect(window.go)
        ways.back.connect(window.back)
        ways.client.connect(self.show_client)
        ways.firm.connect(self.show_firm)
        ways.person.connect(self.show_person)
        ways.log.connect(self._panels.log)
        ways.interaction.connect(self._panels.show_interaction)
        ways.edit_client.connect(self._panels.edit_client)
        ways.edit_person.connect(self._panels.edit_person)
        ways.edit_position.connect(self._panels.edit_position)
        ways.edit_counterpart.connect(self._panels.edit_counterpart)
        ways.edit_plan_item.connect(self._panels.edit_plan_item)
        ways.edit_contract.connect(self._panels.edit_contract)
        ways.renewals.connect(self.show_renewals)
        ways.import_files.connect(self.bring_in)
        ways.import_chart.connect(self.bring_in_chart)
        ways.report.connect(self.show_report)

    @Slot()
    def search(self) -> None:
        """Ctrl+K: the field with what it finds."""
        self.search_for("")

    def search_for(self, text: str) -> None:
        """The same with a text in it: a number that calls."""
        self._open_search()
        self.search_page.begin(text)

    def _open_search(self) -> None:
        from msp_desk.ui.pages.search.page import SearchPage

        if self._overlay is None:
            self.search_page = SearchPage(self._around)
            self._overlay = Overlay(self._window, self.search_page, _SEARCH_WIDTH)
            self.search_page.done.connect(self._overlay.close_overlay)
        self._overlay.open_overlay()

    @Slot(object, str)
    def show_client(self, key: UUID, tab: str) -> None:
        """A client, on one of its tabs."""
        self._show("clients", key, tab)

    @Slot(str)
    def show_firm(self, view: str) -> None:
        """Our firm, its people or its org chart."""
        page: Any = self._window.go("firm")
        page.show_view(view)

    @Slot(object)
    def show_person(self, key: UUID) -> None:
        """Somebody's pre-call card, over whatever is shown."""
        self._open_search()
        self.search_page.show_person(key)

    @Slot(object)
    def show_renewals(self, contract: UUID | None) -> None:
        """The page of renewals, at a contract."""
        page: Any = self._window.go("renewals")
        page.show_contract(contract)

    @Slot(object)
    def show_report(self, key: UUID) -> None:
        """The relationship report of a client, made at once."""
        self._show("reports", key, "")

    @Slot()
    def show_settings(self) -> None:
        """Whoever sits here finds what they can set."""
        self._window.go("settings")

    @Slot()
    def show_help(self) -> None:
        """F1: the guide."""
        self._window.go("help")

    @Slot(object)
    def take_files(self, paths: Sequence[Path]) -> None:
        """Files were dropped on the window: a mail is logged, a client's answer shown, contacts come in."""
        if not self._panels.log_files(paths) and not self._panels.answer_from(paths):
            self.bring_in(paths)

    @Slot(object)
    def bring_in(self, paths: Sequence[Path]) -> None:
        """Contacts come in from files."""
        page: Any = self._window.go("import")
        page.take(paths)

    @Slot(object)
    def bring_in_chart(self, client: UUID) -> None:
        """The org chart of a client, or of our firm, comes in from a file."""
        page: Any = self._window.go("import")
        page.begin_chart(client)

    def _show(self, name: str, key: UUID, tab: str) -> QWidget:
        page: Any = self._window.go(name)
        page.show_key(key, tab)
        return self._window.page(name)
