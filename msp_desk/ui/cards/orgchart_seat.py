"""The chosen seat above the lists beside an org chart: what it is, who answers to it for what, and what to do with it."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from msp_desk.queries.counterparts import TieRow
from msp_desk.queries.orgchart import ChartPerson, ChartSeat, OrgChart
from msp_desk.ui.cards.line_button import LineButton
from msp_desk.ui.cards.orgchart_seen import Charts
from msp_desk.ui.cards.seat_deeds import SeatDeeds, SeatSubject
from msp_desk.ui.fonts import Voice
from msp_desk.ui.looks import CHANNEL_ICON, level_tone
from msp_desk.ui.parts.buttons import Button, Kind, icon_button
from msp_desk.ui.parts.cards import Divider, SectionTitle
from msp_desk.ui.parts.chips import LevelMark
from msp_desk.ui.parts.labels import Label
from msp_desk.ui.parts.layouts import Flow, column, emptied, holder, row
from msp_desk.ui.surroundings import Surroundings
from msp_desk.ui.tables.lines import Line
from msp_desk.values.folding import initials

_LINE = 38


class SeatPane(QWidget):
    """Shows one seat; `tie_picked` and `tie_dropped` say a counterpart line, `tie_wanted` from which subject one is to be drawn."""

    tie_picked = Signal(object)
    tie_dropped = Signal(object)
    tie_wanted = Signal(object)
    closed = Signal()

    def __init__(self, around: Surroundings) -> None:
        super().__init__()
        self._around = around
        self.deeds = SeatDeeds(around, self)
        t = around.words.t
        self._content = column(gap=4)
        self._replace = Button(t("Replaced by…"), small=True)
        self._seat = Button(t("Seat somebody…"), small=True)
        self._edit = Button(t("Edit"), small=True, hint=t("Edit this position"))
        self._empty = icon_button("user-x", t("Leave the seat empty"), small=True)
        self._drop = icon_button("trash-2", t("Remove the position"), small=True)
        self._more = icon_button("ellipsis", t("More for this position"), small=True)
        buttons = (self._replace, self._seat, self._edit, self._empty, self._drop, self._more)  # fmt: skip
        self._buttons = QWidget()
        self._buttons.setLayout(Flow(*buttons, gap=4))
        self.setLayout(column(holder(self._content), self._buttons, 4, Divider(), gap=8))
        self._wire()

    def _wire(self) -> None:
        deeds = self.deeds
        for button, deed in (
            (self._replace, deeds.replace),
            (self._seat, deeds.seat_somebody),
            (self._edit, deeds.edit),
            (self._empty, deeds.empty),
            (self._drop, deeds.drop),
            (self._more, self._open_menu),
        ):
            button.clicked.connect(deed)

    def show_seat(self, seat: ChartSeat, chart: OrgChart, charts: Charts, *, may_edit: bool) -> None:
        """Show a seat of one of the charts."""
        subject = subject_of(seat, chart)
        self.deeds.be_about(subject if may_edit else None)
        held = bool(seat.holders)
        for button in (self._replace, self._empty):
            button.setVisible(held)
        for button in (self._seat, self._drop):
            button.setVisible(not held)
        self._buttons.setVisible(may_edit)
        emptied(self._content)
        for part in (*self._facts(seat), *self._lines(seat, charts, may_edit)):
            self._content.addWidget(part)
            part.show()  # at once: what opens over the page takes a picture of it

    def _facts(self, seat: ChartSeat) -> list[QWidget]:
        words, t = self._around.words, self._around.words.t
        close = icon_button("x", t("Choose nobody"), keys="Esc", small=True)
        close.clicked.connect(self.closed)
        title = Label(seat.title, Voice.HEADING)
        head = row(title, close, gap=4)
        head.setStretch(0, 1)
        parts: list[QWidget] = [holder(head)]
        parts.append(LevelMark(words, seat.level, seat.unit))
        parts += [self._holder(person, seat) for person in seat.holders]
        if not seat.holders:
            parts.append(Label(t("Seat empty"), Voice.SECOND))
        if seat.contact_for:
            parts.append(Label(t("Contact for: %(what)s", what=seat.contact_for), Voice.SECOND, wrap=True))
        return parts

    def _holder(self, person: ChartPerson, seat: ChartSeat) -> QWidget:
        words = self._around.words
        since = words.t("since %(day)s", day=person.since) if person.since is not None else ""
        told = (since, words.term(person.influence).lower() if person.influence is not None else "")
        second = " · ".join(text for text in told if text)
        line = Line(
            person.key,
            person.name,
            second=second,
            avatar=initials(person.name),
            avatar_tone=level_tone(seat.level),
        )
        button = LineButton(line, 44 if second else 36)
        button.picked.connect(self._around.ways.person)
        return button

    def _lines(self, seat: ChartSeat, charts: Charts, may_edit: bool) -> list[QWidget]:
        if charts.ours is None:
            return []
        t = self._around.words.t
        add = icon_button("plus", t("Draw a counterpart line"), small=True)
        add.clicked.connect(self._want_tie)
        parts: list[QWidget] = [SectionTitle(t("Counterparts"), "", *([add] if may_edit else []))]
        ties = [tie for tie in charts.ties if seat.key in {tie.theirs_key, tie.ours_key}]
        parts += [self._tie(tie, seat.key, charts, may_edit) for tie in ties]
        if not ties:
            parts.append(Label(t("Nobody yet"), Voice.SECOND))
        return parts

    def _tie(self, tie: TieRow, seat: UUID, charts: Charts, may_edit: bool) -> QWidget:
        t = self._around.words.t
        found = charts.seat(tie.ours_key if seat == tie.theirs_key else tie.theirs_key)
        other = found[0] if found is not None else None
        name = other.holders[0].name if other is not None and other.holders else t("Seat empty")
        second = " · ".join(
            text for text in (tie.topic or t("Everything"), other.title if other is not None else "") if text
        )
        icon = CHANNEL_ICON[tie.channel] if tie.channel is not None else "link"
        button = LineButton(Line(tie.key, name, second=second, icon=icon), _LINE)
        button.setEnabled(may_edit)
        button.picked.connect(self.tie_picked)
        if not may_edit:
            return button
        drop = TieDrop(tie.key, t("End this line"))
        drop.picked.connect(self.tie_dropped)
        both = row(button, drop, gap=2)
        both.setStretch(0, 1)
        return holder(both)

    @Slot()
    def _want_tie(self) -> None:
        self.tie_wanted.emit(self.deeds.subject)

    @Slot()
    def _open_menu(self) -> None:
        self.deeds.menu().popup(self._more.mapToGlobal(self._more.rect().bottomLeft()))


class TieDrop(Button):
    """Ends a counterpart line: `picked` says which."""

    picked = Signal(object)

    def __init__(self, tie: UUID, name: str) -> None:
        super().__init__(name, Kind.QUIET, icon="x", small=True, only_icon=True)
        self._tie = tie
        self.clicked.connect(self._clicked)

    @Slot()
    def _clicked(self) -> None:
        self.picked.emit(self._tie)


def subject_of(seat: ChartSeat, chart: OrgChart) -> SeatSubject:
    """A seat as deeds are about it."""
    return SeatSubject(seat.key, seat.title, chart.client_key, holders_of(seat.holders))


def holders_of(people: Iterable[ChartPerson]) -> tuple[tuple[UUID, str], ...]:
    """Who holds it: key and name."""
    return tuple((p.key, p.name) for p in people)
