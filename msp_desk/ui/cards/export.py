"""Takes out what a list shows: as CSV or workbook, its people as vCards; off the main thread, into a file the person names."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QMenu

from msp_desk.exchange.names_safe import safe_name
from msp_desk.exchange.tables_out import write_csv
from msp_desk.exchange.vcards_out import CardToWrite, write_vcards
from msp_desk.ui.icons import icon
from msp_desk.ui.parts.buttons import Button, Kind
from msp_desk.ui.runner import Progress
from msp_desk.ui.surroundings import Surroundings
from msp_desk.ui.tables.columns import Column
from msp_desk.ui.tables.table import Table
from msp_desk.values.files import told_of, write_private
from msp_desk.values.phrases import Phrase

#: Where the comma is the decimal sign, spreadsheets expect another one between the cells.
_COMMA_DECIMALS = {"es"}


@dataclass(frozen=True, slots=True)
class TableOut:
    """A table to be written: titles, and rows of values (days as days, numbers as numbers)."""

    titles: tuple[str, ...]
    rows: tuple[tuple[object, ...], ...]


def values_shown(
    table: Table[Any], columns: Sequence[Column[Any]], zone_day: Callable[[datetime], object]
) -> TableOut:
    """What a table shows, in its order: days and numbers as themselves, all else as it reads."""
    seen = [c for i, c in enumerate(columns) if not table.isColumnHidden(i)]
    return values_of(table.rows(), seen, zone_day)


def values_of(
    rows: Sequence[Any], columns: Sequence[Column[Any]], zone_day: Callable[[datetime], object]
) -> TableOut:
    """The same for rows that are not in a table."""
    cells = tuple(tuple(_value(c, row, zone_day) for c in columns) for row in rows)
    return TableOut(tuple(c.title for c in columns), cells)


def _value(column: Column[Any], row: Any, zone_day: Callable[[datetime], object]) -> object:
    key = column.key(row) if column.key is not None else None
    if key is None or isinstance(key, str | tuple):
        return column.text(row)
    return zone_day(key) if isinstance(key, datetime) else key


#: What gives a table, or cards, off the main thread; it may ask the desk but not look at widgets.
Tables = Callable[[], TableOut]
Cards = Callable[[], Sequence[CardToWrite]]


@dataclass(frozen=True, slots=True)
class Ready:
    """A table that is there already."""

    table: TableOut

    def __call__(self) -> TableOut:
        return self.table


class ExportButton(Button):
    """Offers what a list can be taken out as.

    `file_name` is what the file is called; `table` and `cards` are asked on the main thread what is to be written, and what
    they give is called off it.
    """

    def __init__(
        self,
        around: Surroundings,
        name: str,
        table: Callable[[], Tables],
        cards: Callable[[], Cards] | None = None,
    ) -> None:
        super().__init__(around.words.t("Export"), Kind.PLAIN, icon="download", only_icon=True)
        self._around, self.file_name, self._table, self._cards = around, name, table, cards
        self.clicked.connect(self._open)

    def menu(self) -> QMenu:
        """The formats."""
        t, menu = self._around.words.t, QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(icon("download"), t("Workbook (XLSX)"), self.write_xlsx)
        menu.addAction(icon("download"), t("Table (CSV)"), self.write_csv)
        if self._cards is not None:
            menu.addAction(icon("id-card"), t("Address cards (vCard)"), self.write_vcards)
        return menu

    @Slot()
    def write_xlsx(self) -> None:
        """As a workbook."""
        make = _Workbook(self._table(), self.file_name)
        Export(self._around, self.file_name, "xlsx", make).begin()

    @Slot()
    def write_csv(self) -> None:
        """As delimited text, the way this person's spreadsheet expects it."""
        delimiter = ";" if self._around.words.language.value in _COMMA_DECIMALS else ","
        Export(self._around, self.file_name, "csv", _Text(self._table(), delimiter)).begin()

    @Slot()
    def write_vcards(self) -> None:
        """As address cards."""
        if self._cards is not None:
            Export(self._around, self.file_name, "vcf", written_cards(self._cards())).begin()

    @Slot()
    def _open(self) -> None:
        self.menu().popup(self.mapToGlobal(self.rect().bottomLeft()))


@dataclass(frozen=True, slots=True)
class _Workbook:
    table: Tables
    name: str

    def __call__(self) -> bytes:
        # The library of workbooks is loaded when the first is written: no page has to wait for it.
        xlsx = importlib.import_module("msp_desk.exchange.xlsx_out")
        out = self.table()
        content: bytes = xlsx.write_xlsx(out.titles, out.rows, self.name)
        return content


@dataclass(frozen=True, slots=True)
class _Text:
    table: Tables
    delimiter: str

    def __call__(self) -> bytes:
        out = self.table()
        return write_csv(out.titles, out.rows, for_excel=True, delimiter=self.delimiter)


@dataclass(frozen=True, slots=True)
class _Cards:
    cards: Cards

    def __call__(self) -> bytes:
        return write_vcards(self.cards())


def written_cards(cards: Cards) -> Callable[[], bytes]:
    """What writes cards, once they are asked for."""
    return _Cards(cards)


class FileOut(QObject):
    """A file that is written by a thread of its own; what became of it is told, and this is gone."""

    def __init__(self, around: Surroundings) -> None:
        super().__init__(around.desk)
        self._around = around

    @Slot(object)
    def _done(self, path: Path) -> None:
        self._around.desk.told.emit(Phrase("Written to %(file)s", {"file": str(path)}), None)
        self.deleteLater()

    @Slot(object)
    def _failed(self, error: Exception) -> None:
        self._around.tell_failure(error)
        self.deleteLater()


class Export(FileOut):
    """One file that is asked for, made and written."""

    def __init__(self, around: Surroundings, name: str, kind: str, make: Callable[[], bytes]) -> None:
        super().__init__(around)
        self._name, self._kind, self._make = name, kind, make
        self._path: Path | None = None

    def begin(self) -> None:
        """Ask where, then work."""
        title = Phrase("Export %(name)s", {"name": self._name})
        path = self._around.ask.save_file(
            title, safe_name(f"{self._name}.{self._kind}", "export"), (f"*.{self._kind}",)
        )
        if path is None:
            self.deleteLater()
            return
        self._path = path if path.suffix else path.with_suffix(f".{self._kind}")
        self._around.runner.run(self._work, self._done, self._failed)

    def _work(self, progress: Progress) -> Path:
        if self._path is None:
            raise ValueError("nobody said where to write")
        content = self._make()
        progress.check()
        with told_of(self._path):
            write_private(self._path, content)
        return self._path
