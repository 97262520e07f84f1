"""The head of Today: which day it is, whose list, and whether as list, week or month."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from msp_desk.i18n.words import Words
from msp_desk.ui.cards.agenda.spans import Span
from msp_desk.ui.fonts import Voice
from msp_desk.ui.pages.today.whose import WhoseChoice
from msp_desk.ui.parts.buttons import icon_button
from msp_desk.ui.parts.choices import Segment, SegmentedChoice
from msp_desk.ui.parts.labels import Label
from msp_desk.ui.parts.layouts import row

#: In the order of their keys; None is the list.
VIEWS: tuple[Span | None, ...] = (None, Span.WEEK, Span.MONTH)


class TodayHead(QWidget):
    """`looked` is said when another view is wanted, which `view` tells."""

    looked = Signal()

    def __init__(self, words: Words, me: UUID | None) -> None:
        super().__init__()
        t = words.t
        self._words = words
        self.date = Label("", Voice.TEXT2)
        self.away = icon_button("eye-off", t("What was put away"), keys="P")
        self.whose = WhoseChoice(words, me)
        signs = ((t("List"), "list"), (t("Week"), "columns-2"), (t("Month"), "calendar-days"))
        self.views = SegmentedChoice(
            t("List, week or month"),
            [
                Segment(n, name, sign, only_icon=True, spoken=True, keys=str(n + 1))
                for n, (name, sign) in enumerate(signs)
            ],
            0,
        )
        self.setLayout(
            row(
                Label(t("Today"), Voice.TITLE),
                self.date,
                None,
                self.away,
                self.whose,
                self.views,
                gap=10,
                margins=(4, 0, 0, 0),
            )
        )
        self.views.picked.connect(self._picked)

    def view(self) -> Span | None:
        """The week, the month, or (None) the list."""
        place = self.views.value()
        return VIEWS[place] if isinstance(place, int) else None

    def look_at(self, view: Span | None) -> None:
        """Another view, and say so."""
        if view is not self.view():
            self.views.set_value(VIEWS.index(view))
            self.looked.emit()

    def show_day(self, day: date) -> None:
        """Which day it is."""
        self.date.setText(self._words.weekday(day))
        self.date.set_hint(self._words.day(day, "full"))

    @Slot(object)
    def _picked(self, place: object) -> None:
        self.looked.emit()


class LookAt(QObject):
    """A key that leads to a view."""

    def __init__(self, head: TodayHead, view: Span | None) -> None:
        super().__init__(head)
        self._head, self._view = head, view

    @Slot()
    def go(self) -> None:
        """Look at it."""
        self._head.look_at(self._view)
