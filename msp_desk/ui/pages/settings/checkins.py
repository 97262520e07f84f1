"""The check-in rules: for each tier and level, after how many days a contact is ideal and after how many it is late."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from msp_desk.commands.checkins import set_rules
from msp_desk.queries.checkins import check_in_rules
from msp_desk.rules.clocks import FIRST_RULES, Interval
from msp_desk.ui.fonts import Voice
from msp_desk.ui.forms.text_fields import NumberEditor
from msp_desk.ui.pages.settings.rules_pane import RulesPane
from msp_desk.ui.parts.chips import LevelMark
from msp_desk.ui.parts.labels import Label
from msp_desk.ui.parts.layouts import holder, row
from msp_desk.ui.surroundings import Surroundings
from msp_desk.values.enums import Level, Tier
from msp_desk.values.phrases import Phrase

_MOST = 3650
_Key = tuple[Tier, Level]


class CheckInsPane(RulesPane[_Key, Interval]):
    """A table of pairs of days."""

    TABLE = "check_in_rule"

    def __init__(self, around: Surroundings) -> None:
        self.cells: dict[_Key, tuple[NumberEditor, NumberEditor]] = {}
        t = around.words.t
        about = t(
            "A contact is due after the first number of days without one, and late after the second. Any contact with "
            "anybody of that level starts the count anew."
        )
        super().__init__(around, t("How often we speak to whom"), about)

    def table(self) -> QWidget:
        """Tiers across, levels down."""
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
            editor.edited.connect(self.edited)
        return holder(row(ideal, Label("–", Voice.THIRD), most, None, gap=5))

    def asked(self) -> Mapping[_Key, Interval]:
        """The rules that hold."""
        return self._around.desk.ask(check_in_rules)

    def at_first(self) -> Mapping[_Key, Interval]:
        """Those of a new desk."""
        return FIRST_RULES

    def keep(self, rules: Mapping[_Key, Interval]) -> None:
        """Save those that differ."""
        self._around.desk.do(Phrase("Change the check-in rules"), set_rules, self.changed(rules))

    def typed(self) -> dict[_Key, Interval | None]:
        """As they stand in the table."""
        typed: dict[_Key, Interval | None] = {}
        for key, (ideal, most) in self.cells.items():
            days = ideal.value(), most.value()
            typed[key] = Interval(*days) if all(isinstance(d, int) for d in days) else None  # type: ignore[arg-type]
        return typed

    def mark(self) -> Phrase | None:
        """Days that are none, or the wrong way round."""
        found: Phrase | None = None
        for key, rule in self.typed().items():
            wrong = rule is None or not 1 <= rule.ideal_days <= rule.max_days <= _MOST
            for editor in self.cells[key]:
                editor.set_wrong(wrong)
            if wrong and found is None:
                found = Phrase("Give days from 1 to 3650, the ideal no more than the most.")
        return found

    def show_rules(self, rules: Mapping[_Key, Interval]) -> None:
        """Put them in the table."""
        for key, (ideal, most) in self.cells.items():
            rule = rules.get(key)
            ideal.set_value(rule.ideal_days if rule is not None else None)
            most.set_value(rule.max_days if rule is not None else None)
