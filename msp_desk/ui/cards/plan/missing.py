"""What is missing in a plan, beside its editor: errors first, each leading to its place."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from msp_desk.i18n.words import Words
from msp_desk.reports.plan.hole_words import hole_told
from msp_desk.reports.plan.told import section_told
from msp_desk.rules.plan_holes import Hole, Severity
from msp_desk.ui.cards.orgchart_lines import TellingLine
from msp_desk.ui.fonts import Voice
from msp_desk.ui.parts.cards import IconLabel, SectionTitle
from msp_desk.ui.parts.labels import Label
from msp_desk.ui.parts.layouts import column, emptied
from msp_desk.ui.parts.panels import ScrollArea
from msp_desk.ui.theme import Tone

WIDTH, _NARROW = 264, 186
#: More than these are not read one by one.
_MOST = 60


class MissingPane(QWidget):
    """Says `picked` with the hole that is to be closed."""

    picked = Signal(object)

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._lines: list[TellingLine] = []
        self.title = SectionTitle(words.t("What is missing"))
        self._list = column(gap=2, margins=(0, 0, 8, 0))
        inside = QWidget()
        inside.setLayout(column(self._list, None, gap=0))
        layout = column(self.title, ScrollArea(inside), gap=8)
        layout.setStretch(1, 1)
        self.setLayout(layout)
        self.setFixedWidth(WIDTH)
        self.setAccessibleName(words.t("What is missing"))

    def show_holes(self, holes: Sequence[Hole]) -> None:
        """Show these, errors before warnings."""
        emptied(self._list)
        self._lines = []
        words = self._words
        errors = [h for h in holes if h.severity is Severity.ERROR]
        warnings = [h for h in holes if h.severity is not Severity.ERROR]
        self.title.set_aside(str(len(holes)) if holes else "")
        if not holes:
            self._list.addWidget(
                IconLabel("circle-check", words.t("Nothing: it can be published"), tone=Tone.GOOD, wrap=True)
            )
            return
        if errors:
            self._list.addWidget(Label(words.t("Before it can be published"), Voice.GROUP))
        shown = [*errors, *warnings][:_MOST]
        for place, hole in enumerate(shown):
            if place == len(errors):
                self._list.addWidget(Label(words.t("Worth a look"), Voice.GROUP))
            self._list.addWidget(self._line(hole))
        if len(holes) > _MOST:
            more = words.n("and %(n)d more", "and %(n)d more", len(holes) - _MOST)
            self._list.addWidget(Label(more, Voice.THIRD))

    def be_narrow(self, narrow: bool) -> None:
        """Leave more room to what is edited."""
        self.setFixedWidth(_NARROW if narrow else WIDTH)

    def stops(self) -> list[QWidget]:
        """Where Tab halts."""
        return list(self._lines)

    def _line(self, hole: Hole) -> TellingLine:
        error = hole.severity is Severity.ERROR
        icon, tone = ("circle-alert", Tone.BAD) if error else ("triangle-alert", Tone.WARN)
        told, where = hole_told(hole, self._words), section_told(hole.section, self._words)
        line = TellingLine(hole, told, where, icon, tone)
        line.picked.connect(self.picked)
        self._lines.append(line)
        return line
