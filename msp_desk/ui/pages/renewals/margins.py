"""What each client leaves us, and the firm: a table for some months, those under water marked in words and colour."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from msp_desk.i18n.words import Words
from msp_desk.queries.margins import ClientMargin
from msp_desk.reports.contract_words import hours_told
from msp_desk.ui.cards.contracts.hours import margin_told, percent_of, under_water, used_told, worth_told
from msp_desk.ui.fonts import Voice
from msp_desk.ui.pages.renewals.asking import MarginsSeen
from msp_desk.ui.parts.cards import Card
from msp_desk.ui.parts.choices import Segment, SegmentedChoice
from msp_desk.ui.parts.labels import Label
from msp_desk.ui.parts.layouts import column, row
from msp_desk.ui.parts.mixed import Mixed, Span
from msp_desk.ui.surroundings import Surroundings
from msp_desk.ui.tables.columns import Align, Cell, Column
from msp_desk.ui.tables.table import Table
from msp_desk.ui.theme import Tone
from msp_desk.values.folding import initials

#: What cannot be told stands behind all that can.
_MOST = 10**18
#: The column that is sorted by at first: the worst stand at the top.
_PERCENT = 7
#: The columns that a small window has no room for: hours included, how much of them is used, cost, hidden cost.
_ROOM_ONLY = (2, 4, 5, 9)


class MarginsView(QWidget):
    """`asked` is said when other months are wanted, `opened` with the client whose contracts are."""

    asked = Signal()
    opened = Signal(object)

    def __init__(self, around: Surroundings) -> None:
        super().__init__()
        self._words, self._narrow = around.words, False
        t = self._words.t
        spans = (Segment(1, t("This month")), Segment(3, t("3 months")), Segment(12, t("12 months")))
        self.months = SegmentedChoice(t("Period"), spans, 12)
        self._period = Label("", Voice.SECOND)
        self._firm = Mixed()
        self._hint = Label("", Voice.THIRD, wrap=True)
        self.table: Table[ClientMargin] = Table(self._words, t("Margins"), self._columns())
        head = row(self.months, self._period, None, gap=12)
        sums = Card(self._firm, self._hint, gap=4)
        self.table.sort_by(_PERCENT)
        layout = column(head, sums, self.table, gap=12)
        layout.setStretch(2, 1)
        self.setLayout(layout)
        self.months.picked.connect(self._ask)
        self.table.opened.connect(self._open)
        self.setFocusProxy(self.table)

    def be_narrow(self, narrow: bool) -> None:
        """In a small window the margin is seen, and what it is made of where there is room."""
        if narrow != self._narrow:
            self._narrow = narrow
            for place in _ROOM_ONLY:
                self.table.setColumnHidden(place, narrow)

    def count(self) -> int:
        """For how many months it is told."""
        value = self.months.value()
        return value if isinstance(value, int) else 12

    def show_margins(self, seen: MarginsSeen) -> None:
        """Show what the clients leave; those without contract and hours are left out."""
        words, t = self._words, self._words.t
        rows = [c for c in seen.firm.clients if c.margin.worth or c.margin.spent or c.hours.theirs]
        self._period.setText(t("%(first)s to %(last)s", first=words.day(seen.months.first), last=words.day(seen.months.last)))  # fmt: skip
        self._firm.show_spans(self._sums(seen))
        hints = [] if seen.cost_told else [t("Say in Settings what an hour of ours costs, and margins are told here.")]  # fmt: skip
        untold = seen.firm.margin.untold
        if seen.cost_told and untold:
            hints.append(words.n("%(n)d client is left out of the margin: part of its worth is in another currency.", "%(n)d clients are left out of the margin: part of their worth is in another currency.", untold))  # fmt: skip
        self._hint.setText(" ".join(hints))
        self._hint.setVisible(bool(hints))
        self.table.show_rows(rows)

    def _sums(self, seen: MarginsSeen) -> Sequence[Span]:
        words, margin = self._words, seen.firm.margin
        worth = worth_told(margin, words) or "–"
        told = words.t(
            "All together: worth %(worth)s, %(hours)s.", worth=worth, hours=used_told(margin, words)
        )
        spans = [Span(told, Voice.SMALL)]
        if margin.margin is not None:
            tone = Tone.BAD if under_water(margin) else Tone.GOOD
            lead = words.t("Margin: %(margin)s.", margin=margin_told(margin, words))
            spans.append(Span(f" {lead}", Voice.SMALL_STRONG, tone))
        if seen.firm.hours.theirs:
            hidden = hours_told(seen.firm.hours.theirs, words)
            spans.append(
                Span(" " + words.t("Hidden cost to the clients: %(hours)s.", hours=hidden), Voice.SMALL)
            )
        return spans

    def _columns(self) -> list[Column[ClientMargin]]:
        t, told = self._words.t, _Told(self._words)
        right = Align.RIGHT
        return [
            Column(t("Client"), _name, width=148, grows=True, look=_name_look),
            Column(t("Worth"), told.worth, _worth_key, right, width=118),
            Column(t("Included"), told.included, _included_key, right, width=70),
            Column(t("Spent"), told.spent, _spent_key, right, width=72),
            Column(t("Used"), told.used, _used_key, right, width=62, look=_used_look),
            Column(t("Cost"), told.cost, _cost_key, right, width=102),
            Column(t("Margin"), told.margin, _margin_key, right, width=108, look=_margin_look),
            Column("%", told.percent, _percent_key, right, width=66, look=_margin_look, name=t("Margin in per cent")),
            Column(t("State"), told.state, width=138, look=_state_look),
            Column(t("Hidden cost"), told.theirs, _theirs_key, right, width=100),
        ]  # fmt: skip

    @Slot()
    def _ask(self, *_: object) -> None:
        self.asked.emit()

    @Slot(object)
    def _open(self, client: ClientMargin) -> None:
        self.opened.emit(client)


class _Told:
    """The cells of the table in words."""

    def __init__(self, words: Words) -> None:
        self._words = words

    def worth(self, row: ClientMargin) -> str:
        return worth_told(row.margin, self._words)

    def included(self, row: ClientMargin) -> str:
        return "" if row.margin.included is None else hours_told(row.margin.included, self._words)

    def spent(self, row: ClientMargin) -> str:
        return hours_told(row.margin.spent, self._words)

    def used(self, row: ClientMargin) -> str:
        used = row.margin.used
        return "" if used is None else f"{self._words.number(100 * used)} %"

    def cost(self, row: ClientMargin) -> str:
        cost = row.margin.cost
        return "" if cost is None else self._words.money(cost.minor, cost.currency)

    def margin(self, row: ClientMargin) -> str:
        margin = row.margin.margin
        return "" if margin is None else self._words.money(margin.minor, margin.currency)

    def percent(self, row: ClientMargin) -> str:
        percent = percent_of(row.margin)
        return "" if percent is None else f"{self._words.number(percent)} %"

    def state(self, row: ClientMargin) -> str:
        if under_water(row.margin):
            return self._words.t("Under water")
        used = row.margin.used
        return self._words.t("Over its hours") if used is not None and used > 1 else ""

    def theirs(self, row: ClientMargin) -> str:
        return hours_told(row.hours.theirs, self._words) if row.hours.theirs else ""


def _name(row: ClientMargin) -> str:
    return row.client


def _name_look(row: ClientMargin) -> Cell:
    return Cell(Tone.TEXT, bold=True, avatar=initials(row.client), square=True)


def _worth_key(row: ClientMargin) -> object:
    return sum(m.minor for m in row.margin.worth)


def _included_key(row: ClientMargin) -> object:
    return -1 if row.margin.included is None else row.margin.included


def _spent_key(row: ClientMargin) -> object:
    return row.margin.spent


def _used_key(row: ClientMargin) -> object:
    return -1.0 if row.margin.used is None else row.margin.used


def _used_look(row: ClientMargin) -> Cell:
    return Cell(Tone.WARN if (row.margin.used or 0) > 1 else Tone.TEXT2)


def _cost_key(row: ClientMargin) -> object:
    return -1 if row.margin.cost is None else row.margin.cost.minor


def _margin_key(row: ClientMargin) -> object:
    return _MOST if row.margin.margin is None else row.margin.margin.minor


def _percent_key(row: ClientMargin) -> object:
    """Who costs and brings nothing is the worst."""
    if row.margin.margin is None:
        return float(_MOST)
    percent = percent_of(row.margin)
    return float(-_MOST) if percent is None else percent


def _margin_look(row: ClientMargin) -> Cell:
    return Cell(Tone.BAD, bold=True) if under_water(row.margin) else Cell(Tone.TEXT)


def _state_look(row: ClientMargin) -> Cell:
    return Cell(Tone.BAD if under_water(row.margin) else Tone.WARN, chip=True)


def _theirs_key(row: ClientMargin) -> object:
    return row.hours.theirs
