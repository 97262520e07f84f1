"""The reasons to act that Today knows: each on or off, with its number; and what was put out of sight."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from msp_desk.commands.reminders import set_reason_rules
from msp_desk.queries.reminders import reason_rules
from msp_desk.rules.reasons import TUNINGS, ReasonRule, rule_of
from msp_desk.ui.fonts import Voice
from msp_desk.ui.forms.text_fields import NumberEditor
from msp_desk.ui.pages.settings.hidden import HiddenCard
from msp_desk.ui.pages.settings.rules_pane import RulesPane
from msp_desk.ui.parts.checks import CheckBox
from msp_desk.ui.parts.labels import Label
from msp_desk.ui.parts.layouts import column, holder
from msp_desk.ui.surroundings import Surroundings
from msp_desk.values.enums import Reason
from msp_desk.values.phrases import Phrase

_INDENT = (26, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class _Line:
    """The editors of a reason; it may have no number."""

    tick: CheckBox
    number: NumberEditor | None


class RemindersPane(RulesPane[Reason, ReasonRule]):
    """One line a reason."""

    TABLE = "reason_rule"

    def __init__(self, around: Surroundings) -> None:
        self.lines: dict[Reason, _Line] = {}
        t = around.words.t
        about = t(
            "What Today is made of, for everybody at this desk. A reason that is off gives no line there."
        )
        super().__init__(around, t("Reasons to act"), about)

    def table(self) -> QWidget:
        """What each is for, and its number with what that counts."""
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(10)
        for place, reason in enumerate(TUNINGS):
            self._add(grid, place, reason)
        grid.setColumnStretch(0, 1)
        return holder(grid)

    def _add(self, grid: QGridLayout, place: int, reason: Reason) -> None:
        tuning, name = TUNINGS[reason], self._words.term(reason)
        tick = CheckBox(name)
        about = Label(self._words.say(tuning.about), Voice.SECOND, wrap=True)
        grid.addWidget(holder(column(tick, holder(column(about, margins=_INDENT)), gap=0)), place, 0)
        number: NumberEditor | None = None
        if tuning.counts is not None:
            counts = self._words.say(tuning.counts)
            number = NumberEditor(
                self._words.t("%(reason)s: %(counts)s", reason=name, counts=counts), tuning.least, tuning.most
            )
            number.setFixedWidth(58)
            number.line.setAlignment(Qt.AlignmentFlag.AlignRight)
            number.edited.connect(self.edited)
            right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            grid.addWidget(Label(counts, Voice.SECOND), place, 1, right)
            grid.addWidget(number, place, 2)
        tick.toggled.connect(self.edited)
        self.lines[reason] = _Line(tick, number)

    def below(self) -> list[QWidget]:
        """What is hidden now."""
        self.hidden = HiddenCard(self._around)
        return [self.hidden]

    def asked(self) -> Mapping[Reason, ReasonRule]:
        """Every reason as it is tuned."""
        kept = self._around.desk.ask(reason_rules)
        return {reason: rule_of(kept, reason) for reason in TUNINGS}

    def at_first(self) -> Mapping[Reason, ReasonRule]:
        """Every reason as in a new desk."""
        return {reason: rule_of({}, reason) for reason in TUNINGS}

    def keep(self, rules: Mapping[Reason, ReasonRule]) -> None:
        """Save all of them."""
        self._around.desk.do(Phrase("Tune the reminders"), set_reason_rules, rules)

    def typed(self) -> dict[Reason, ReasonRule | None]:
        """As they stand in the lines."""
        typed: dict[Reason, ReasonRule | None] = {}
        for reason, line in self.lines.items():
            amount = line.number.value() if line.number is not None else None
            if line.number is not None and (amount is None or line.number.problem() is not None):
                typed[reason] = None
            else:
                typed[reason] = ReasonRule(line.tick.isChecked(), amount if isinstance(amount, int) else None)
        return typed

    def mark(self) -> Phrase | None:
        """A number that is none, or out of bounds."""
        found: Phrase | None = None
        for reason, rule in self.typed().items():
            number, tuning = self.lines[reason].number, TUNINGS[reason]
            if number is not None:
                number.set_wrong(rule is None)
            if rule is None and found is None:
                found = Phrase(
                    "%(reason)s: give a number from %(least)d to %(most)d.",
                    {"reason": reason, "least": tuning.least, "most": tuning.most},
                )
        return found

    def show_rules(self, rules: Mapping[Reason, ReasonRule]) -> None:
        """Put them in the lines."""
        for reason, line in self.lines.items():
            line.tick.blockSignals(True)  # one look at all of them follows, not one at each
            line.tick.setChecked(rules[reason].is_on)
            line.tick.blockSignals(False)
            if line.number is not None:
                line.number.set_value(rules[reason].amount)
