"""How the program is there on this machine: in the tray, from the start of the session, and when it tells what is due."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from msp_desk.ui.fonts import Voice
from msp_desk.ui.forms.choice_fields import Check
from msp_desk.ui.forms.field import Field, Section, Together
from msp_desk.ui.forms.form import Form
from msp_desk.ui.pages.settings.fields import TimeOfDay
from msp_desk.ui.pages.settings.keeping import Keeping, Notices
from msp_desk.ui.pages.settings.saving import SaveRow, at_left, bare
from msp_desk.ui.parts.cards import Card, Notice
from msp_desk.ui.parts.labels import Label
from msp_desk.ui.parts.layouts import column
from msp_desk.ui.parts.panels import ScrollArea
from msp_desk.ui.surroundings import Surroundings
from msp_desk.ui.theme import Tone
from msp_desk.values.errors import Told
from msp_desk.values.phrases import Phrase

_MARGINS = (20, 16, 20, 18)


class NoticesPane(QWidget):
    """One form; what it holds belongs to this machine, so there is nothing of it in the desk and nothing to undo."""

    def __init__(self, around: Surroundings, keeping: Keeping) -> None:
        super().__init__()
        self._words, self._keeping = around.words, keeping
        t = self._words.t
        self._has_tray = keeping.has_tray()
        form = self.form = Form(self._words, self._sections(), keeping.notices(), check=problems)
        bare(form)
        self.saving = SaveRow(self._words, form)
        parts: list[QWidget] = [Label(t("This program on this computer"), Voice.HEADING)]
        if not self._has_tray:
            self.no_tray = Notice("", self._words.say(_NO_TRAY), Tone.ACCENT, "info")
            parts.append(self.no_tray)
        inside = QWidget()
        card = Card(*parts, form, self.saving, gap=14, margins=_MARGINS)
        inside.setLayout(column(card, None, gap=14, margins=(0, 0, 0, 20)))
        self.setLayout(column(ScrollArea(at_left(inside))))
        form.save_asked.connect(self._keep)

    def showEvent(self, event: QShowEvent, /) -> None:
        """What starts with the session may have been changed with the system's own means."""
        super().showEvent(event)
        if not self.form.is_dirty():
            self.form.set_draft(self._keeping.notices(), loaded=True)

    def _sections(self) -> list[Section]:
        t = self._words.t
        there: list[Field | Together] = [
            Check(
                "with_session", t("Start"), text=t("Start with my session"),
                hint=t("In the tray, without a window.")
                if self._has_tray
                else t("Its window waits in the task bar."),
            ),
        ]  # fmt: skip
        if self._has_tray:
            stay = Check(
                "stay_in_tray", t("Window"), text=t("Stay in the tray when I close it"),
                hint=t("The icon's menu has Quit."),
            )  # fmt: skip
            there.append(stay)
        notices: list[Field | Together] = [
            Check("notify", t("Reminders"), text=t("Tell me what is due"), hint=t(
                "Each thing once, on the day it is due; many at a time in one notice. Only while the program runs.")),
            TimeOfDay("notify_at", t("From"), required=True, hint=t("Not before this time of day.")),
            Together(
                t("Do not disturb"),
                [TimeOfDay("quiet_from", t("Quiet from"), width=72), TimeOfDay("quiet_to", t("Quiet until"), width=72)],
                t("Nothing is told between these times. Both empty: at any hour."),
            ),
        ]  # fmt: skip
        return [Section("", there), Section(t("Notifications"), notices)]

    @Slot(object)
    def _keep(self, draft: Notices) -> None:
        try:
            self._keeping.keep_notices(draft)
        except Told as why:
            self.form.complain(self._words.say(why.phrase))
            return
        self.form.set_draft(self._keeping.notices(), loaded=True)
        self.saving.saved()


_NO_TRAY = Phrase(
    "This desktop has no tray, so the program ends when its window is closed. What is due is told all the same, by the "
    "desktop or inside the window. GNOME has a tray with the extension “AppIndicator and KStatusNotifierItem Support”."
)


def problems(wanted: Notices) -> dict[str, Phrase]:
    """What cannot be kept as it is."""
    if (wanted.quiet_from is None) != (wanted.quiet_to is None):
        missing = "quiet_from" if wanted.quiet_from is None else "quiet_to"
        return {missing: Phrase("Give both times, or neither.")}
    return {}
