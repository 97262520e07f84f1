"""Beside the org charts: the chosen seat, what is missing or what has changed, and who has no seat yet."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from msp_desk.i18n.words import Words
from msp_desk.queries.orgchart import ChartPerson
from msp_desk.reports.orgchart.gap_words import gap_text, gap_title
from msp_desk.rules.gaps import Gap, GapKind, Severity
from msp_desk.ui.cards.orgchart_changes import NOTHING, Changed, ChangeLine
from msp_desk.ui.cards.orgchart_lines import PersonLine, SideLine, TellingLine
from msp_desk.ui.cards.orgchart_seat import SeatPane
from msp_desk.ui.fonts import Voice
from msp_desk.ui.parts.buttons import quiet
from msp_desk.ui.parts.cards import Card, Divider, SectionTitle
from msp_desk.ui.parts.chips import Chip
from msp_desk.ui.parts.labels import Label
from msp_desk.ui.parts.layouts import column, emptied, holder
from msp_desk.ui.parts.panels import ScrollArea
from msp_desk.ui.surroundings import Surroundings
from msp_desk.ui.theme import Tone

WIDTH = 288
#: More people than this are not listed one by one: they are looked up.
_MOST_PEOPLE = 30
_ICONS = {
    GapKind.COUNTERPART_EMPTY: "user-x",
    GapKind.NO_COUNTERPART: "circle-alert",
    GapKind.NOT_SPOKEN: "clock",
    GapKind.UNCOVERED_LEVEL: "unlink",
    GapKind.NO_LINES: "link",
    GapKind.ONE_OF_OURS: "git-commit-vertical",
    GapKind.ONE_OF_THEIRS: "git-commit-vertical",
    GapKind.TWO_FOR_TOPIC: "copy",
}
_TONES = {Severity.PRESSING: Tone.BAD, Severity.SOON: Tone.WARN, Severity.MINOR: Tone.TEXT2}


@dataclass(frozen=True, slots=True)
class Listed:
    """What the lists hold: gaps of today, or what changed since a past day."""

    gaps: tuple[Gap, ...] = ()
    changed: Changed = NOTHING
    is_past: bool = False
    people: tuple[ChartPerson, ...] = ()
    ours: tuple[ChartPerson, ...] = ()
    has_gaps: bool = True
    ours_is_empty: bool = False
    is_alone: bool = False


class ChartSide(Card):
    """Says what was picked: `gap_picked`, `change_picked`, `person_picked`; `more_people` asks for those not listed."""

    gap_picked = Signal(object)
    change_picked = Signal(object)
    person_picked = Signal(object)
    more_people = Signal()

    def __init__(self, around: Surroundings) -> None:
        self.seat = SeatPane(around)
        self.seat.hide()
        self._lists = column(gap=2)
        inside = holder(column(self.seat, holder(self._lists), None, gap=12, margins=(14, 12, 12, 14)))
        super().__init__(ScrollArea(inside), gap=0, margins=1)
        self.setFixedWidth(WIDTH)
        self._words = around.words
        self._listed: Listed | None = None
        self._lines: list[SideLine] = []

    def show_lists(self, listed: Listed) -> None:
        """Show what there is; what is the same stays as it is, with the keyboard in it."""
        if listed == self._listed:
            return
        self._listed = listed
        emptied(self._lists)
        parts = self._changes(listed.changed) if listed.is_past else self._gaps(listed)
        if listed.people or listed.ours or listed.is_alone:
            parts += [*([_Gap(), Divider(), _Gap()] if parts else []), *self._people(listed)]
        self._lines = [part for part in parts if isinstance(part, SideLine)]
        for part in parts:
            self._lists.addWidget(part)
            part.show()

    def says_something(self) -> bool:
        """Whether there is anything to read."""
        return bool(self._lists.count()) or not self.seat.isHidden()

    def lines(self) -> list[SideLine]:
        """The lines, from above."""
        return list(self._lines)

    def _gaps(self, listed: Listed) -> list[QWidget]:
        if not listed.has_gaps:
            return []
        words, t, count = self._words, self._words.t, sum(max(1, gap.more) for gap in listed.gaps)
        pressing = any(gap.severity is Severity.PRESSING for gap in listed.gaps)
        chip = [Chip(str(count), Tone.BAD if pressing else Tone.TEXT2)] if count else []
        parts: list[QWidget] = [SectionTitle(t("Gaps"), "", *chip)]
        if not listed.gaps:
            parts.append(Label(_nothing_missing(listed, words), Voice.SECOND, wrap=True))
        for gap in listed.gaps:
            line = TellingLine(gap, gap_title(gap, words), gap_text(gap, words), _ICONS[gap.kind], _TONES[gap.severity])  # fmt: skip
            line.setEnabled(not gap.more)
            line.picked.connect(self.gap_picked)
            parts.append(line)
        return parts

    def _changes(self, changed: Changed) -> list[QWidget]:
        t = self._words.t
        parts: list[QWidget] = []
        for title, lines in ((t("Who came, left or moved"), changed.people), (t("Positions"), changed.seats)):
            if lines:
                parts += [_Gap()] if parts else []
                parts.append(SectionTitle(title, str(len(lines))))
                parts += [self._change(line) for line in lines[: _MOST_PEOPLE * 2]]
                rest = len(lines) - _MOST_PEOPLE * 2
                if rest > 0:
                    parts.append(Label(_more(rest, self._words), Voice.SECOND))
        if not parts:
            parts = [SectionTitle(t("Changes")), Label(t("Nothing has changed since."), Voice.SECOND)]
        return parts

    def _change(self, change: ChangeLine) -> QWidget:
        line = TellingLine(change.seat, change.title, change.text, change.icon, change.tone)
        line.picked.connect(self.change_picked)
        return line

    def _people(self, listed: Listed) -> list[QWidget]:
        words, t = self._words, self._words.t
        title, people = words.p("org chart", "Not placed yet"), (*listed.people, *listed.ours)
        if not people:
            return [SectionTitle(title), Label(t("Nobody: everybody has a seat."), Voice.SECOND)]
        parts: list[QWidget] = [SectionTitle(title, str(len(people)))]
        hint = t("Drag it onto the chart, or press Enter to choose a seat.")
        for person in people[:_MOST_PEOPLE]:
            detail = t("our firm") if person in listed.ours else person.title
            line = PersonLine(person.key, person.name, detail, Tone.ACCENT, hint)
            line.picked.connect(self.person_picked)
            parts.append(line)
        if len(people) > _MOST_PEOPLE:
            more = quiet(_more(len(people) - _MOST_PEOPLE, words), small=True)
            more.clicked.connect(self.more_people)
            parts.append(more)
        return parts


class _Gap(QWidget):
    """A little room."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(8)


def _more(count: int, words: Words) -> str:
    return words.n("and %(n)d more", "and %(n)d more", count)


def _nothing_missing(listed: Listed, words: Words) -> str:
    if listed.ours_is_empty:
        return words.t("Our own chart has no positions yet, so nobody of ours answers to anybody here.")
    return words.t("None that the charts can tell.")
