"""What a history can be narrowed to: words, a person, channel, moment, initiative, a period."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from enum import Enum
from typing import Any, TypeVar
from uuid import UUID

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from msp_desk.queries.timeline import TimelineFilter
from msp_desk.ui.forms.choice_fields import ChoiceEditor
from msp_desk.ui.forms.everybody import Everybody
from msp_desk.ui.forms.field import Editor
from msp_desk.ui.forms.pick_fields import PickEditor
from msp_desk.ui.parts.buttons import icon_button
from msp_desk.ui.parts.layouts import row
from msp_desk.ui.parts.search_field import SearchField
from msp_desk.ui.surroundings import Surroundings
from msp_desk.values.enums import Channel, Initiative, Moment

E = TypeVar("E", bound=Enum)
_PERIODS = (None, 7, 30, 90, 365)


class TimelineFilters(QWidget):
    """One line above a history; `changed` is said when it asks for other entries, `moved_on` when the list is wanted."""

    changed = Signal()
    moved_on = Signal()

    def __init__(self, around: Surroundings, *, with_person: bool) -> None:
        super().__init__()
        self._around = around
        words, t = around.words, around.words.t
        self.everybody = Everybody(around)
        self.search = SearchField(t("Words of a note or subject"), "Ctrl+F")
        self.person = PickEditor(
            t("Person"), self.everybody.lookup, self.everybody.name_of, t("With anybody")
        )
        self.channel = _choice(t("Channel"), t("Any channel"), [(c, words.term(c)) for c in Channel])
        self.moment = _choice(t("Moment"), t("Any moment"), [(m, words.term(m)) for m in Moment])
        self.initiative = _choice(
            t("Initiative"), t("Any initiative"), [(i, words.term(i)) for i in Initiative]
        )
        self.period = ChoiceEditor(t("Period"), [(days, self._period(days)) for days in _PERIODS])
        if not with_person:
            self.person.hide()
        self.person.setMinimumWidth(110)
        self.search.setMinimumWidth(140)
        self.clear = icon_button("x", t("Show everything"))
        policy = self.clear.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.clear.setSizePolicy(policy)
        self.clear.hide()
        layout = row(
            self.search, self.person, self.channel, self.moment, self.initiative, self.period, self.clear
        )
        layout.setStretch(0, 3)
        layout.setStretch(1, 2)
        self.setLayout(layout)
        self._wire()

    def _wire(self) -> None:
        self.search.asked.connect(self._changed)
        self.search.moved_on.connect(self.moved_on)
        for editor in self._editors():
            editor.edited.connect(self._changed)
        self.clear.clicked.connect(self.show_everything)

    def wanted(self, client: UUID | None, person: UUID | None) -> TimelineFilter:
        """The filter as it stands, within a client's or person's history."""
        days: Any = self.period.value()
        picked = self.person.value()
        return TimelineFilter(
            client=client,
            person=person or (picked if isinstance(picked, UUID) else None),
            channel=_as(Channel, self.channel.value()),
            moment=_as(Moment, self.moment.value()),
            initiative=_as(Initiative, self.initiative.value()),
            since=self._around.today() - timedelta(days=days) if days else None,
            text=self.search.text().strip(),
            zone=self._around.words.zone,
        )

    def narrows(self) -> bool:
        """Whether anything is left out."""
        return bool(self.search.text().strip()) or any(e.value() is not None for e in self._editors())

    @Slot()
    def show_everything(self) -> None:
        """Leave nothing out any more."""
        self.search.blockSignals(True)
        self.search.clear()
        self.search.blockSignals(False)
        for editor in self._editors():
            editor.set_value(None)
        self._changed()

    def _editors(self) -> tuple[Editor, ...]:
        return self.person, self.channel, self.moment, self.initiative, self.period

    def _period(self, days: int | None) -> str:
        words = self._around.words
        return words.t("All time") if days is None else words.n("Last %(n)d day", "Last %(n)d days", days)

    @Slot()
    def _changed(self, *_: object) -> None:
        self.clear.setVisible(self.narrows())
        self.changed.emit()


def _choice(name: str, none: str, options: Sequence[tuple[object, str]]) -> ChoiceEditor:
    return ChoiceEditor(name, [(None, none), *options])


def _as(kind: type[E], value: object) -> E | None:
    return value if isinstance(value, kind) else None
