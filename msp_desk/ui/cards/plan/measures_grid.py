"""The grid of measured values: a commitment a line, a month a column; typed where they stand, met and missed shown by sign and colour."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from msp_desk.i18n.words import Words
from msp_desk.reports.plan.measure_words import credit_told, outcome_told, period_told
from msp_desk.reports.plan.told import amount_told, target_told
from msp_desk.rules.measured_text import measured_text
from msp_desk.rules.plan_measures import Outcome, PeriodRow, credit_due, run_of
from msp_desk.rules.plan_periods import RUN, period_of, periods
from msp_desk.ui import icons
from msp_desk.ui.fonts import Voice, metrics
from msp_desk.ui.forms.amount_fields import decimal_sign
from msp_desk.ui.parts.labels import tip
from msp_desk.ui.parts.painting import write
from msp_desk.ui.theme import Tone, ink, wash
from msp_desk.values.plan_content import CommitmentSaid
from msp_desk.values.plans import Frequency, TargetKind

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_ROW, _NAME, _MONTH, _CREDIT, _HEAD = 44, 230, 58, 110, 28
#: Those that have ended, and the one that runs.
_MONTHS = RUN + 1
_LOOK = {
    Outcome.MET: (Tone.GOOD, "check"),
    Outcome.MISSED: (Tone.BAD, "x"),
    Outcome.NOT_MEASURED: (Tone.WARN, "circle-alert"),
    Outcome.RUNNING: (Tone.TEXT3, ""),
}


@dataclass(frozen=True, slots=True)
class MeasuredLine:
    """A commitment and how its last periods went, by their first day."""

    said: CommitmentSaid
    run: Mapping[date, PeriodRow]

    def cell(self, month: date) -> PeriodRow | None:
        """The period in which a month lies."""
        return self.run.get(period_of(self.said.frequency, month))


def lines_of(
    commitments: Sequence[CommitmentSaid],
    measured: Mapping[str, Mapping[date, int]],
    today: date,
    since: Mapping[str, date],
) -> tuple[MeasuredLine, ...]:
    """The commitments with their runs. `since` is when each was first promised."""
    return tuple(
        MeasuredLine(
            c, {p.period: p for p in run_of(c, measured.get(c.key, {}), today, since.get(c.key), _MONTHS)}
        )
        for c in commitments
    )


class MeasuresModel(QAbstractTableModel):
    """The grid's cells; `typed` says what was typed for which commitment and period."""

    typed = Signal(object, object, str)

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self.lines: tuple[MeasuredLine, ...] = ()
        self.months: tuple[date, ...] = ()

    def show_lines(self, lines: tuple[MeasuredLine, ...], today: date) -> None:
        """Show these; the month of a day first, for what is new is typed and looked at."""
        self.beginResetModel()
        self.lines, self.months = lines, periods(Frequency.MONTH, today, _MONTHS)[::-1]
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE, /) -> int:
        """A line a commitment."""
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = _NOWHERE, /) -> int:
        """The name, the months, what is owed."""
        return 0 if parent.isValid() else len(self.months) + 2

    def period(self, index: Index) -> PeriodRow | None:
        """The period of a cell."""
        if not 0 < index.column() <= len(self.months):
            return None
        return self.lines[index.row()].cell(self.months[index.column() - 1])

    def flags(self, index: Index, /) -> Qt.ItemFlag:
        """Only periods that have begun are typed into."""
        plain = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return plain | Qt.ItemFlag.ItemIsEditable if self.period(index) is not None else plain

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole, /) -> Any:
        """What a cell says, is typed as, tells and is called."""
        period = self.period(index)
        if role == Qt.ItemDataRole.DisplayRole:
            return self.text(index)
        if role == Qt.ItemDataRole.EditRole and period is not None:
            return self.text(index)
        if role in {Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole}:
            return tip(self.told(index))
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole, /) -> bool:
        """Say what was typed; whoever listens keeps it and shows the lines anew."""
        period = self.period(index)
        if role != Qt.ItemDataRole.EditRole or period is None or value == self.data(index, role):
            return False
        self.typed.emit(self.lines[index.row()].said, period.period, str(value))
        return True

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole, /
    ) -> Any:
        """The months, short."""
        if role != Qt.ItemDataRole.DisplayRole or orientation != Qt.Orientation.Horizontal:
            return None
        if section == 0:
            return self._words.t("Commitment")
        if section > len(self.months):
            return self._words.t("Owed")
        return self._words.month(self.months[section - 1], short=True)

    def text(self, index: Index) -> str:
        """What stands in a cell."""
        line, period = self.lines[index.row()], self.period(index)
        if index.column() == 0:
            return line.said.indicator
        if index.column() > len(self.months):
            return credit_told(credit_due(line.run.values()), self._words)
        if period is None or period.amount is None:
            return ""
        if line.said.target.kind is TargetKind.YES_NO:
            return amount_told(line.said.target, period.amount, self._words)
        return measured_text(period.amount, line.said.target, decimal_sign(self._words))

    def told(self, index: Index) -> str:
        """All of it in a sentence."""
        line, period, words = self.lines[index.row()], self.period(index), self._words
        promised = target_told(line.said.target, words)
        if period is None:
            return f"{line.said.indicator}: {promised}" if index.column() == 0 else self.text(index)
        parts = [period_told(line.said.frequency, period.period, words)]
        if period.amount is not None:
            parts.append(amount_told(line.said.target, period.amount, words))
        return ". ".join((", ".join(parts), outcome_told(period.outcome, words), promised))


class _Cells(QStyledItemDelegate):
    """Paints the grid; names in two lines, values with the sign of how it went."""

    def __init__(self, model: MeasuresModel, words: Words, parent: QObject) -> None:
        super().__init__(parent)
        self._model, self._words = model, words

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index, /) -> None:
        """Draw a cell."""
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        period = self._model.period(index)
        if period is not None and period.outcome is not Outcome.RUNNING:
            painter.fillRect(rect.adjusted(1, 2, -1, -3), wash(_LOOK[period.outcome][0]))
        painter.fillRect(rect.x(), rect.bottom(), rect.width(), 1, ink(Tone.LINE))
        if index.column() == 0:
            self._name(painter, rect.adjusted(4, 4, -8, -5), self._model.lines[index.row()].said)
        elif period is None:
            write(painter, rect.adjusted(4, 0, -4, 0), self._model.text(index), Voice.SMALL, ink(Tone.TEXT), Qt.AlignmentFlag.AlignRight)  # fmt: skip
        else:
            self._value(painter, rect.adjusted(6, 0, -6, 0), period, self._model.text(index))
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(ink(Tone.ACCENT))
            painter.drawRect(rect.adjusted(0, 1, -1, -2))

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index, /) -> QWidget:
        """A plain line."""
        line = QLineEdit(parent)
        line.setAlignment(Qt.AlignmentFlag.AlignRight)
        line.setAccessibleName(self._model.told(index))
        return line

    def _name(self, painter: QPainter, room: QRect, said: CommitmentSaid) -> None:
        upper = QRect(room.x(), room.y(), room.width(), room.height() // 2)
        write(painter, upper, said.indicator, Voice.STRONG, ink(Tone.TEXT))
        promised = " · ".join(p for p in (target_told(said.target, self._words), said.service) if p)
        write(painter, upper.translated(0, upper.height()), promised, Voice.THIRD, ink(Tone.TEXT3))

    def _value(self, painter: QPainter, room: QRect, period: PeriodRow, text: str) -> None:
        tone, sign = _LOOK[period.outcome]
        if sign:
            icons.draw(painter, sign, room.x(), room.y() + (room.height() - 12) // 2, ink(tone), 12)
        shown = text if text or period.outcome is not Outcome.RUNNING else "…"
        write(painter, room.adjusted(14, 0, 0, 0), shown, Voice.FIGURES, ink(tone if text else Tone.TEXT3), Qt.AlignmentFlag.AlignRight)  # fmt: skip


class _Head(QHeaderView):
    """The months, quietly."""

    def __init__(self) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setFixedHeight(_HEAD)
        self.setSectionsClickable(False)

    def paintSection(self, painter: QPainter, rect: QRect, section: int, /) -> None:
        """Draw one."""
        painter.fillRect(rect, ink(Tone.SURFACE))
        painter.fillRect(rect.x(), rect.bottom(), rect.width(), 1, ink(Tone.LINE))
        align = Qt.AlignmentFlag.AlignRight if section else Qt.AlignmentFlag.AlignLeft
        text = str(self.model().headerData(section, Qt.Orientation.Horizontal) or "")
        write(painter, rect.adjusted(4, 0, -6, 0), text, Voice.THIRD, ink(Tone.TEXT3), align)


class MeasuresGrid(QTableView):
    """The grid itself. Typing begins to edit; Enter goes on to the line below, Tab to the next month, Delete takes a value away."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self.grid = MeasuresModel(words)
        self.setHorizontalHeader(_Head())
        self.setModel(self.grid)
        self.setItemDelegate(_Cells(self.grid, words, self))
        self.setAccessibleName(words.t("Measured values"))
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setShowGrid(False)
        self.viewport().setAutoFillBackground(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(_ROW)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.AnyKeyPressed | triggers.DoubleClicked | triggers.EditKeyPressed)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)

    def show_lines(self, lines: tuple[MeasuredLine, ...], today: date) -> None:
        """Show these; the cell that is chosen stays chosen."""
        at = self.currentIndex()
        place = (at.row(), at.column()) if at.isValid() else None
        self.grid.show_lines(lines, today)
        self._spread()
        if place is not None and lines:
            self.setCurrentIndex(self.grid.index(min(place[0], len(lines) - 1), place[1]))

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        """Delete takes the value away."""
        index = self.currentIndex()
        if event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace} and self.grid.period(index) is not None:
            self.grid.setData(index, "")
            return
        super().keyPressEvent(event)

    def _spread(self) -> None:
        """A quarter and a year are as wide as their months."""
        self.clearSpans()
        self.setColumnWidth(0, _NAME)
        widest = max((metrics(Voice.THIRD).horizontalAdvance(self._words.month(m, short=True)) for m in self.grid.months), default=0)  # fmt: skip
        for column in range(1, len(self.grid.months) + 1):
            self.setColumnWidth(column, max(_MONTH, widest + 16))
        self.setColumnWidth(len(self.grid.months) + 1, _CREDIT)
        for row, line in enumerate(self.grid.lines):
            start = 0
            while start < len(self.grid.months):
                own = period_of(line.said.frequency, self.grid.months[start])
                end = start
                while (
                    end < len(self.grid.months)
                    and period_of(line.said.frequency, self.grid.months[end]) == own
                ):
                    end += 1
                if end - start > 1:
                    self.setSpan(row, start + 1, 1, end - start)
                start = end
