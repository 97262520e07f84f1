"""The files of an import as they were read, and how they are read again when a column is taken for something else."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum
from pathlib import Path

from msp_desk.exchange.columns import ImportField, Mapping
from msp_desk.exchange.contacts_in import read_contacts, read_table
from msp_desk.exchange.orgchart_in import ChartReading, is_chart, read_chart, with_bosses
from msp_desk.exchange.reading import Reading, TableSeen
from msp_desk.i18n.words import Words
from msp_desk.ui.runner import Progress
from msp_desk.values.drafts import BadRow, ChartDraft, ContactDraft, Origin
from msp_desk.values.errors import Told
from msp_desk.values.files import told_of


class Kind(Enum):
    """What files are brought in as."""

    CONTACTS = "contacts"
    CHART = "chart"


@dataclass(frozen=True, slots=True)
class FileRead:
    """A file, its bytes, and what was read from them; `otherwise` is how it was mapped as the other kind."""

    name: str
    reading: Reading | ChartReading
    content: bytes = field(default=b"", repr=False)
    otherwise: Mapping | None = None

    @property
    def table(self) -> TableSeen | None:
        """How a table was understood; None for what is none."""
        return self.reading.table


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads files off the main thread; one that cannot be read is a bad row of its own.

    Where no kind is said, tables that all say whom each reports to are a chart.
    """

    paths: tuple[Path, ...]
    words: Words
    kind: Kind | None = None

    def run(self, progress: Progress) -> tuple[FileRead, ...]:
        """Read them all."""
        loaded = []
        for path in self.paths:
            progress.check()
            loaded.append(_loaded(path))
        kind = self.kind or _seeming(loaded)
        read = []
        for done, file in enumerate(loaded):
            progress.tell(done, len(loaded))
            read.append(_read(file, kind, None, self.words))
        return tuple(read)


@dataclass(frozen=True, slots=True)
class Reread:
    """Reads files again: all that are of the other kind, and the one in a place as a mapping says."""

    files: tuple[FileRead, ...]
    words: Words
    kind: Kind
    place: int = -1
    mapping: Mapping | None = None

    def run(self, progress: Progress) -> tuple[FileRead, ...]:
        """All files, with those read anew."""
        read = []
        for place, file in enumerate(self.files):
            progress.tell(place, len(self.files))
            read.append(self._anew(file, self.mapping if place == self.place else None))
        return tuple(read)

    def _anew(self, file: FileRead, mapping: Mapping | None) -> FileRead:
        same = kind_of([file]) is self.kind
        if (same and mapping is None) or not file.content:
            return file
        now = file.table.mapping if file.table is not None else None
        anew = _read(file, self.kind, mapping or _carried(file, self.kind), self.words)
        return replace(anew, otherwise=file.otherwise if same else now)


def mapped(mapping: Mapping, column: int, taken_for: ImportField) -> Mapping:
    """The mapping with one column taken for something else; whoever else was the boss is so no more."""
    fields = list(mapping.fields)
    if taken_for in {ImportField.REPORTS_TO, ImportField.PERSON_ID}:
        fields = [ImportField.OTHER if known is taken_for else known for known in fields]
    fields[column] = taken_for
    return replace(mapping, fields=tuple(fields))


def kind_of(files: Iterable[FileRead]) -> Kind:
    """What the files were read as."""
    return Kind.CHART if any(isinstance(f.reading, ChartReading) for f in files) else Kind.CONTACTS


def drafts_of(files: Iterable[FileRead]) -> tuple[ContactDraft, ...]:
    """All contacts of all files."""
    return tuple(d for file in files if isinstance(file.reading, Reading) for d in file.reading.drafts)


def lines_of(files: Iterable[FileRead]) -> tuple[ChartDraft, ...]:
    """All lines of all charts."""
    return tuple(d for file in files if isinstance(file.reading, ChartReading) for d in file.reading.drafts)


def bad_of(files: Iterable[FileRead], more: Sequence[BadRow] = ()) -> tuple[BadRow, ...]:
    """All rows that cannot come in."""
    return (*(bad for file in files for bad in file.reading.bad), *more)


def names_of(files: Sequence[FileRead], words: Words) -> str:
    """Which files, for a title; of many only how many."""
    if len(files) > 3:
        return words.n("%(n)d file", "%(n)d files", len(files))
    return ", ".join(file.name for file in files)


def _loaded(path: Path) -> FileRead:
    """A file with its bytes, not read yet."""
    try:
        with told_of(path):
            return FileRead(path.name, Reading(), path.read_bytes())
    except Told as why:
        bad = BadRow(Origin(path.name, 0), why.phrase.text, dict(why.phrase.params))
        return FileRead(path.name, Reading(bad=(bad,)))


def _read(file: FileRead, kind: Kind, mapping: Mapping | None, words: Words) -> FileRead:
    if file.reading.bad and not file.content:
        return file
    read = read_chart if kind is Kind.CHART else read_contacts
    return replace(file, reading=read(file.name, file.content, mapping, words.t))


def _seeming(files: Sequence[FileRead]) -> Kind:
    """A chart, if all that could be read are tables that say whom each reports to."""
    seen = [read_table(file.name, file.content).seen for file in files if file.content]
    chart = all(table is not None and is_chart(table) for table in seen)
    return Kind.CHART if seen and chart else Kind.CONTACTS


def _carried(file: FileRead, kind: Kind) -> Mapping | None:
    """How the columns are taken as the other kind: as they were, else what is known of them."""
    table = file.table
    if table is None:
        return None
    line = table.mapping.heading_line
    if file.otherwise is not None and file.otherwise.heading_line == line:
        return file.otherwise
    return with_bosses(table) if kind is Kind.CHART else None
