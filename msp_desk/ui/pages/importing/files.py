"""The files of an import as they were read, and how they are read again when a column is taken for something else."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from msp_desk.exchange.columns import ImportField, Mapping
from msp_desk.exchange.contacts_in import read_contacts
from msp_desk.exchange.reading import Reading
from msp_desk.i18n.words import Words
from msp_desk.ui.runner import Progress
from msp_desk.values.drafts import BadRow, ContactDraft, Origin
from msp_desk.values.errors import Told
from msp_desk.values.files import told_of


@dataclass(frozen=True, slots=True)
class FileRead:
    """A file, its bytes, and what was read from them."""

    name: str
    reading: Reading
    content: bytes = field(default=b"", repr=False)


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads files off the main thread; one that cannot be read is a bad row of its own."""

    paths: tuple[Path, ...]
    words: Words

    def run(self, progress: Progress) -> tuple[FileRead, ...]:
        """Read them all."""
        read = []
        for done, path in enumerate(self.paths):
            progress.tell(done, len(self.paths))
            read.append(_read(path, self.words))
        return tuple(read)


@dataclass(frozen=True, slots=True)
class Reread:
    """Reads one of the files again, as a mapping says."""

    files: tuple[FileRead, ...]
    place: int
    mapping: Mapping
    words: Words

    def run(self, progress: Progress) -> tuple[FileRead, ...]:
        """All files, with that one read anew."""
        before = self.files[self.place]
        reading = read_contacts(before.name, before.content, self.mapping, self.words.t)
        anew = replace(before, reading=reading)
        return (*self.files[: self.place], anew, *self.files[self.place + 1 :])


def mapped(mapping: Mapping, column: int, taken_for: ImportField) -> Mapping:
    """The mapping with one column taken for something else."""
    fields = list(mapping.fields)
    fields[column] = taken_for
    return replace(mapping, fields=tuple(fields))


def drafts_of(files: Iterable[FileRead]) -> tuple[ContactDraft, ...]:
    """All contacts of all files."""
    return tuple(draft for file in files for draft in file.reading.drafts)


def bad_of(files: Iterable[FileRead], more: Sequence[BadRow] = ()) -> tuple[BadRow, ...]:
    """All rows that cannot come in."""
    return (*(bad for file in files for bad in file.reading.bad), *more)


def names_of(files: Sequence[FileRead], words: Words) -> str:
    """Which files, for a title; of many only how many."""
    if len(files) > 3:
        return words.n("%(n)d file", "%(n)d files", len(files))
    return ", ".join(file.name for file in files)


def _read(path: Path, words: Words) -> FileRead:
    try:
        with told_of(path):
            content = path.read_bytes()
    except Told as why:
        bad = BadRow(Origin(path.name, 0), why.phrase.text, dict(why.phrase.params))
        return FileRead(path.name, Reading(bad=(bad,)))
    return FileRead(path.name, read_contacts(path.name, content, t=words.t), content)
