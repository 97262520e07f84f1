"""The settings page: a tab for each of its subjects."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from msp_desk.ui.fonts import Voice
from msp_desk.ui.pages.settings.checkins import CheckInsPane
from msp_desk.ui.pages.settings.file import DeskPane
from msp_desk.ui.pages.settings.general import GeneralPane
from msp_desk.ui.pages.settings.keeping import Keeping
from msp_desk.ui.pages.settings.notices import NoticesPane
from msp_desk.ui.pages.settings.reminders import RemindersPane
from msp_desk.ui.parts.labels import Label
from msp_desk.ui.parts.layouts import column
from msp_desk.ui.parts.tabs import Tab, Tabs
from msp_desk.ui.surroundings import Surroundings


class SettingsPage(QWidget):
    """General, check-ins, reminders, notifications, and the desk itself."""

    def __init__(self, around: Surroundings, keeping: Keeping, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._around, self._keeping = around, keeping
        t = around.words.t
        self.tabs = Tabs(
            [
                Tab("general", t("General"), self._general),
                Tab("checkins", t("Check-ins"), self._check_ins),
                Tab("reminders", t("Reminders"), self._reminders),
                Tab("notices", t("Notifications"), self._notices),
                Tab("desk", t("This desk"), self._desk),
            ]
        )
        body = column(Label(t("Settings"), Voice.TITLE), self.tabs, gap=8, margins=(20, 16, 20, 0))
        body.setStretch(1, 1)
        self.setLayout(body)

    def _general(self) -> QWidget:
        return GeneralPane(self._around, self._keeping)

    def _check_ins(self) -> QWidget:
        return CheckInsPane(self._around)

    def _reminders(self) -> QWidget:
        return RemindersPane(self._around)

    def _notices(self) -> QWidget:
        return NoticesPane(self._around, self._keeping)

    def _desk(self) -> QWidget:
        return DeskPane(self._around, self._keeping)
