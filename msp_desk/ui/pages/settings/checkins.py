"""The check-in rules: for each tier and level, after how many days a contact is ideal and after how many it is late."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QGridLayout, QWidget

from msp_desk.commands.checkins import set_rules
from msp_desk.queries.checkins import check_in_rules
from msp_desk.rules.clocks import FIRST_RULES, Interval
from msp_desk.ui.fonts import Voice
from msp_desk.ui.forms.text_fields import NumberEditor
from msp_desk.ui.pages.settings.saving import at_left
from msp_desk.ui.parts.buttons import Button, quiet
from msp_desk.ui.parts.cards import Card
from msp_desk.ui.parts.chips import LevelMark
from msp_desk.ui.parts.keys import bind
from msp_desk.ui.parts.labels import Label
from msp_desk.ui.parts.layouts import column, holder, row
from msp_desk.ui.parts.panels import ScrollArea
from msp_desk.ui.surroundings import Surroundings
from msp_desk.ui.theme import Tone
from msp_desk.values.changes import Changes
from msp_desk.values.enums import Level, Tier
from msp_desk.values.errors import Told
from msp_desk.values.phrases import Phrase

_MOST = 3650
Rules = Mapping[tuple[Tier, Level], Interval]


class CheckInsPane(QWidget):
    """A table of pairs of days, saved together."""

    def __init__(self, around: Surroundings) -> None:
        super().__init__()
        self._around, self._words = around, around.words
        self._kept: Rules = {}
        self.cells: dict[tuple[Tier, Level], tuple[NumberEditor, NumberEditor]] = {}
        t = self._words.t
        self._save = Button(t("Save"), keys="Ctrl+S")
        self._back = quiet(t("Undo the changes"))
        self._first = quiet(t("As at the beginning"))
        self._state = Label("", Voice.THIRD)
        self._problem = Label("", Voice.SMALL, Tone.BAD, wrap=True)
        self._problem.hide()
        about = Label(
            t(
                "A contact is due after the first number of days without one, and late after the second. Any contact with "
                "anybody of that level starts the count anew."
            ),
            Voice.TEXT2,
            wrap=True,
        )
        foot = row(self._save, self._back, self._state, None, self._first)
        card = Card(
            Label(t("How often we speak to whom"), Voice.HEADING), about, 4, self._table(), self._problem, foot,
            gap=12, margins=(20, 16, 20, 18),
        )  # fmt: skip
        self.setLayout(column(ScrollArea(at_left(holder(column(card, None, margins=(0, 0, 0, 20)))))))
        self._wire()
        self.refresh()

    def _table(self) -> QWidget:
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(20)
        grid.setVerticalSpacing(8)
        for place, tier in enumerate(Tier, 1):
            grid.addWidget(Label(self._words.term(tier), Voice.THIRD_STRONG), 0, place)
        for line, level in enumerate(Level, 1):
            grid.addWidget(LevelMark(self._words, level), line, 0)
            for place, tier in enumerate(Tier, 1):
                grid.addWidget(self._cell(tier, level), line, place)
        grid.setColumnMinimumWidth(0, 120)
        grid.setColumnStretch(0, 1)
        return holder(grid)

    def _cell(self, tier: Tier, level: Level) -> QWidget:
        told = {"tier": tier, "level": level}
        ideal = NumberEditor(self._words.t("%(tier)s, %(level)s: due after days", **told), 1, _MOST)
        most = NumberEditor(self._words.t("%(tier)s, %(level)s: late after days", **told), 1, _MOST)
        self.cells[tier, level] = (ideal, most)
        for editor in (ideal, most):
            editor.setFixedWidth(58)
            editor.line.setAlignment(Qt.AlignmentFlag.AlignRight)
            editor.edited.connect(self._edited)
        return holder(row(ideal, Label("–", Voice.THIRD), most, None, gap=5))

    def _wire(self) -> None:
        self._save.clicked.connect(self.save)
        self._back.clicked.connect(self.refresh)
        self._first.clicked.connect(self._as_at_first)
        self._around.desk.changed.connect(self._heed)
        bind(self, "Ctrl+S", self.save)

    @Slot()
    def refresh(self) -> None:
        """Show the rules that hold."""
        self._kept = self._around.desk.ask(check_in_rules)
        self._show(self._kept)

    @Slot()
    def save(self) -> None:
        """Keep what was changed, as one deed."""
        problem = self._mark()
        if problem is not None:
            self._tell(problem)
            return
        changed = {
            key: rule
            for key, rule in self._typed().items()
            if rule is not None and rule != self._kept.get(key)
        }
        if not changed:
            return
        try:
            self._around.desk.do(Phrase("Change the check-in rules"), set_rules, changed)
        except Told as why:
            self._tell(why.phrase)
            return
        self._state.setText(self._words.t("Saved."))

    def _typed(self) -> dict[tuple[Tier, Level], Interval | None]:
        typed: dict[tuple[Tier, Level], Interval | None] = {}
        for key, (ideal, most) in self.cells.items():
            days = ideal.value(), most.value()
            typed[key] = Interval(*days) if all(isinstance(d, int) for d in days) else None  # type: ignore[arg-type]
        return typed

    def _mark(self) -> Phrase | None:
        """Point at what makes no sense, and say why."""
        found: Phrase | None = None
        for key, rule in self._typed().items():
            wrong = rule is None or not 1 <= rule.ideal_days <= rule.max_days <= _MOST
            for editor in self.cells[key]:
                editor.set_wrong(wrong)
            if wrong and found is None:
                found = Phrase("Give days from 1 to 3650, the ideal no more than the most.")
        return found

    def _show(self, rules: Rules) -> None:
        for key, (ideal, most) in self.cells.items():
            rule = rules.get(key)
            ideal.set_value(rule.ideal_days if rule is not None else None)
            most.set_value(rule.max_days if rule is not None else None)
        self._edited()

    def _tell(self, why: Phrase) -> None:
        self._problem.setText(self._words.say(why))
        self._problem.show()

    @Slot()
    def _edited(self) -> None:
        self._problem.hide()
        self._mark()
        dirty = self._typed() != dict(self._kept)
        self._save.setEnabled(dirty)
        self._back.setVisible(dirty)
        self._state.setText("")

    @Slot()
    def _as_at_first(self) -> None:
        self._show(FIRST_RULES)

    @Slot(object)
    def _heed(self, changes: Changes) -> None:
        if changes.touch("check_in_rule"):
            self.refresh()
