"""The pages of the window: how each is called, and what makes it when it is first looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from msp_desk.i18n.words import Words
from msp_desk.ui.navigation import PageSpec

if TYPE_CHECKING:  # loaded after the first picture stands
    from msp_desk.ui.surroundings import Surroundings


class Pages:
    """Makes the pages once their surroundings are there; the window is painted before that."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self.around: Surroundings | None = None

    def specs(self) -> tuple[PageSpec, ...]:
        """All pages, in the order of the side bar."""
        t = self._words.t
        return (
            PageSpec("today", t("Today"), "sun", self._today, "Alt+1"),
            PageSpec("history", t("History"), "history", self._history, "Alt+4"),
        )

    def _today(self) -> QWidget:
        from msp_desk.ui.pages.today.page import TodayPage

        return TodayPage(self._there())

    def _history(self) -> QWidget:
        from msp_desk.ui.pages.history.page import HistoryPage

        return HistoryPage(self._there())

    def _there(self) -> Surroundings:
        if self.around is None:
            raise RuntimeError("a page was asked for before the desk was open")
        return self.around
