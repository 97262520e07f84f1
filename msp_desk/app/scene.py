"""The window in one language: painted empty first, furnished with pages and wires when the desk is open."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QByteArray
from PySide6.QtGui import QShortcut

from msp_desk.app.pages import Pages
from msp_desk.host import paths
from msp_desk.i18n.words import Words
from msp_desk.ui.main_window import MainWindow
from msp_desk.ui.placing import first_place

if TYPE_CHECKING:  # loaded after the first picture stands
    from msp_desk.app.front import Front
    from msp_desk.app.sitting import Sitting
    from msp_desk.app.wires import Wires
    from msp_desk.rules.today import Identity
    from msp_desk.ui.parts.reminder import Reminder
    from msp_desk.ui.runner import Runner

FIRST_PAGE = "today"


class Scene:
    """A window and what is behind it; another language is another scene."""

    def __init__(self, words: Words, firm: str) -> None:
        self.words = words
        self.pages = Pages(words)
        self.window = MainWindow(words, firm, "", self.pages.specs(), words.t("Encrypted"))
        self.window.side_bar.mark(FIRST_PAGE)
        self._answer(False)
        self.wires: Wires | None = None
        self.reminder: Reminder | None = None

    def place(self, geometry: str) -> None:
        """Put the window where it was, as far as the screens of today allow; the first time, where it fits."""
        if not (geometry and self.window.restoreGeometry(QByteArray.fromBase64(geometry.encode()))):
            self.window.setGeometry(first_place(self.window.screen().availableGeometry()))

    def geometry(self) -> str:
        """Where the window is, as text."""
        return bytes(self.window.saveGeometry().toBase64().data()).decode()

    def furnish(self, sitting: Sitting, runner: Runner, front: Front) -> None:
        """Put pages and wires in, and show whose desk it is."""
        from msp_desk.app.keeping import MachineKeeping
        from msp_desk.app.wires import Wires
        from msp_desk.queries.desk import desk_card
        from msp_desk.ui.ask import WindowAsk
        from msp_desk.ui.links import open_link
        from msp_desk.ui.surroundings import Surroundings, Ways

        around = Surroundings(
            sitting.desk,
            self.words,
            WindowAsk(self.words, self.window, front.memory),
            runner,
            Ways(self.window),
            front.theme,
            sitting.opened.clock,
            paths.resources(),
            open_link,
            front.memory,
            self._days_off,
            _regions_of,
        )
        self.pages.furnish(around, MachineKeeping(front, sitting.opened, self.words.language), self._count)
        self._answer(True)
        card = sitting.desk.ask(desk_card, around.today())
        if card is not None:
            self.window.name_owner(card.firm, card.me.name if card.me is not None else "")
        self.wires = Wires(self.window, around)
        readonly = sitting.desk.readonly
        if readonly is not None:
            from msp_desk.ui.parts.cards import Notice
            from msp_desk.ui.parts.layouts import column, holder

            told = Notice(self.words.t("Only to be read."), self.words.say(readonly))
            self.window.show_banner(holder(column(told, margins=(20, 12, 20, 0))))
        for notice in sitting.opened.file.notices:
            self.window.warn(self.words.say(notice))

    def _answer(self, answers: bool) -> None:
        """Until the desk is open there is nothing behind the side bar and the keys: what is pressed early is not heard."""
        self.window.side_bar.blockSignals(not answers)
        for shortcut in self.window.findChildren(QShortcut):
            shortcut.setEnabled(answers)

    def _days_off(self, country: str, region: str, year: int) -> Mapping[date, str]:
        """Public holidays, in the words of the window."""
        from msp_desk.i18n.holidays import public_holidays

        return public_holidays(country, region, year, self.words.language)

    def _count(self, page: str, waiting: int, late: bool) -> None:
        self.window.side_bar.set_count(page, waiting, late=late)

    def begin(self, page: str) -> None:
        """Show the first page."""
        if self.wires is not None:
            self.wires.begin(page)

    def remind(self, title: str, text: str, on_open: Callable[[], object]) -> None:
        """Tell what is due above every page, until it is looked at or put away."""
        from msp_desk.ui.parts.reminder import Reminder

        if self.reminder is not None:
            self.reminder.put_away()
            self.reminder.deleteLater()
        self.reminder = Reminder(self.words, title, text)
        self.reminder.opened.connect(on_open)
        self.window.show_banner(self.reminder)

    def shows_today(self) -> bool:
        """Whether somebody is looking at the list of what is due."""
        return self.window.isActiveWindow() and self.window.current() == "today"

    def show_due(self, identity: Identity) -> None:
        """Today, on one of its lines."""
        page: Any = self.window.go("today")
        page.show_identity(identity)

    def clear(self) -> None:
        """Take the window away for good; the desk stays open."""
        self.window.blockSignals(True)
        self.window.hide()
        self.window.deleteLater()


def _regions_of(country: str) -> Mapping[str, str]:
    from msp_desk.i18n.holidays import regions_of

    return regions_of(country)
