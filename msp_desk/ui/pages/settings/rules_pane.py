"""A table of rules that are saved together, as one deed that can be undone, or put back as they were at the beginning."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Generic, TypeVar

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from msp_desk.ui.fonts import Voice
from msp_desk.ui.pages.settings.saving import at_left
from msp_desk.ui.parts.buttons import Button, quiet
from msp_desk.ui.parts.cards import Card, Divider
from msp_desk.ui.parts.keys import bind
from msp_desk.ui.parts.labels import Label
from msp_desk.ui.parts.layouts import column, holder, row
from msp_desk.ui.parts.panels import ScrollArea
from msp_desk.ui.surroundings import Surroundings
from msp_desk.ui.theme import Tone
from msp_desk.values.changes import Changes
from msp_desk.values.errors import Told
from msp_desk.values.phrases import Phrase

K = TypeVar("K")
R = TypeVar("R")
MARGINS = (20, 16, 20, 18)
_FOOT = (0, 12, 0, 12)


class RulesPane(QWidget, Generic[K, R]):
    """A subclass has the table and says what is kept in it; here is what to do with it. `TABLE` is where rules are kept."""

    TABLE = ""

    def __init__(self, around: Surroundings, title: str, about: str) -> None:
        super().__init__()
        self._around, self._words = around, around.words
        self._kept: Mapping[K, R] = {}
        t = self._words.t
        self._save = Button(t("Save"), keys="Ctrl+S")
        self._back = quiet(t("Undo the changes"))
        self._first = quiet(t("As at the beginning"))
        self._state = Label("", Voice.THIRD)
        self._problem = Label("", Voice.SMALL, Tone.BAD, wrap=True)
        self._problem.hide()
        card = Card(
            Label(title, Voice.HEADING), Label(about, Voice.TEXT2, wrap=True), 4, self.table(),
            gap=12, margins=MARGINS,
        )  # fmt: skip
        inside = column(card, *self.below(), None, gap=14, margins=(0, 0, 0, 20))
        layout = column(ScrollArea(at_left(holder(inside))), Divider(), self._foot(), gap=0)
        layout.setStretch(0, 1)
        self.setLayout(layout)
        self._save.clicked.connect(self.save)
        self._back.clicked.connect(self.refresh)
        self._first.clicked.connect(self._as_at_first)
        around.desk.changed.connect(self._heed)
        bind(self, "Ctrl+S", self.save)
        self.refresh()

    def _foot(self) -> QWidget:
        """In sight wherever somebody is in the table: that it is not saved yet, and what is wrong with it.

        Saving stands at the right, for what was done is told over the left.
        """
        buttons = row(self._first, None, self._state, self._back, self._save)
        return at_left(holder(column(self._problem, buttons, gap=8, margins=_FOOT)))

    def table(self) -> QWidget:
        """The rules, each with its editors, which tell `edited`."""
        raise NotImplementedError

    def below(self) -> list[QWidget]:
        """What stands under them."""
        return []

    def asked(self) -> Mapping[K, R]:
        """The rules that hold."""
        raise NotImplementedError

    def at_first(self) -> Mapping[K, R]:
        """The rules of a new desk."""
        raise NotImplementedError

    def typed(self) -> Mapping[K, R | None]:
        """The rules as they stand in the editors; None for one that is none."""
        raise NotImplementedError

    def show_rules(self, rules: Mapping[K, R]) -> None:
        """Put rules in the editors."""
        raise NotImplementedError

    def mark(self) -> Phrase | None:
        """Point at what makes no sense, and say why."""
        raise NotImplementedError

    def keep(self, rules: Mapping[K, R]) -> None:
        """Save them. Errors: as the deed."""
        raise NotImplementedError

    @Slot()
    def refresh(self) -> None:
        """Show the rules that hold."""
        self._kept = self.asked()
        self._show(self._kept)

    @Slot()
    def save(self) -> None:
        """Keep what was changed, as one deed."""
        problem = self.mark()
        if problem is not None:
            self._tell(problem)
            return
        rules = {key: rule for key, rule in self.typed().items() if rule is not None}
        if rules == dict(self._kept):
            return
        try:
            self.keep(rules)
        except Told as why:
            self._tell(why.phrase)
            return
        self._state.setText(self._words.t("Saved."))

    def changed(self, rules: Mapping[K, R]) -> dict[K, R]:
        """Those of them that do not hold already."""
        return {key: rule for key, rule in rules.items() if rule != self._kept.get(key)}

    @Slot()
    def edited(self) -> None:
        """Something was typed or ticked."""
        self._problem.hide()
        self.mark()
        dirty = self.typed() != dict(self._kept)
        self._save.setEnabled(dirty)
        self._back.setVisible(dirty)
        self._state.setText("")

    def _show(self, rules: Mapping[K, R]) -> None:
        self.show_rules(rules)
        self.edited()

    def _tell(self, why: Phrase) -> None:
        self._problem.setText(self._words.say(why))
        self._problem.show()

    @Slot()
    def _as_at_first(self) -> None:
        self._show(self.at_first())

    @Slot(object)
    def _heed(self, changes: Changes) -> None:
        if changes.touch(self.TABLE):
            self.refresh()
