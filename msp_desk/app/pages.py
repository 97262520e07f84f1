"""The pages of the window: how each is called, and what makes it when it is first looked at."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from msp_desk.i18n.words import Words
from msp_desk.ui.navigation import PageSpec

if TYPE_CHECKING:  # loaded after the first picture stands
    from msp_desk.app.keeping import MachineKeeping
    from msp_desk.ui.surroundings import Surroundings


class Pages:
    """Makes the pages once their surroundings are there; the window is painted before that."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._around: Surroundings | None = None
        self._keeping: MachineKeeping | None = None
        self._count: Callable[[str, int, bool], object] | None = None

    def furnish(
        self,
        around: Surroundings,
        keeping: MachineKeeping,
        count: Callable[[str, int, bool], object],
    ) -> None:
        """From now on pages can be made; `count` is told how much waits on a page, and whether it is late."""
        self._around, self._keeping, self._count = around, keeping, count

    def specs(self) -> tuple[PageSpec, ...]:
        """All pages, in the order of the side bar."""
        t = self._words.t
        return (
            PageSpec("today", t("Today"), "sun", self._today, "Alt+1"),
            PageSpec("clients", t("Clients"), "building-2", self._clients, "Alt+2"),
            PageSpec("people", t("People"), "users", self._people, "Alt+3"),
            PageSpec("history", t("History"), "history", self._history, "Alt+4"),
            PageSpec("renewals", t("Renewals"), "calendar-clock", self._renewals, "Alt+5"),
            PageSpec("reports", t("Reports"), "file-text", self._reports, "Alt+6"),
            PageSpec("firm", t("Our firm"), "network", self._firm, "Alt+7"),
            PageSpec("import", t("Import"), "download", self._import, "Alt+8", below=True),
            PageSpec("help", t("Help"), "circle-help", self._help, below=True),
            PageSpec("settings", t("Settings"), "settings", self._settings, "Ctrl+,", below=True),
        )

    def _today(self) -> QWidget:
        from msp_desk.ui.pages.today.page import TodayPage

        page = TodayPage(self._there())
        page.counted.connect(self._count_today)
        return page

    def _count_today(self, waiting: int, late: bool) -> None:
        if self._count is not None:
            self._count("today", waiting, late)

    def _clients(self) -> QWidget:
        from msp_desk.ui.pages.clients.page import ClientsPage

        return ClientsPage(self._there())

    def _people(self) -> QWidget:
        from msp_desk.ui.pages.people.page import PeoplePage

        return PeoplePage(self._there())

    def _history(self) -> QWidget:
        from msp_desk.ui.pages.history.page import HistoryPage

        return HistoryPage(self._there())

    def _renewals(self) -> QWidget:
        from msp_desk.ui.pages.renewals.page import RenewalsPage

        page = RenewalsPage(self._there())
        page.counted.connect(self._count_renewals)
        return page

    def _count_renewals(self, waiting: int, late: bool) -> None:
        if self._count is not None:
            self._count("renewals", waiting, late)

    def _reports(self) -> QWidget:
        from msp_desk.ui.pages.reports.page import ReportsPage

        return ReportsPage(self._there())

    def _firm(self) -> QWidget:
        from msp_desk.ui.pages.firm.page import FirmPage

        return FirmPage(self._there())

    def _import(self) -> QWidget:
        from msp_desk.ui.pages.importing.page import ImportPage

        return ImportPage(self._there(), self._kept().back_up_before_import)

    def _help(self) -> QWidget:
        from msp_desk.ui.pages.help.page import HelpPage

        return HelpPage(self._there())

    def _settings(self) -> QWidget:
        from msp_desk.ui.pages.settings.page import SettingsPage

        return SettingsPage(self._there(), self._kept())

    def _kept(self) -> MachineKeeping:
        if self._keeping is None:
            raise RuntimeError("a page was asked for before the desk was open")
        return self._keeping

    def _there(self) -> Surroundings:
        if self._around is None:
            raise RuntimeError("a page was asked for before the desk was open")
        return self._around
