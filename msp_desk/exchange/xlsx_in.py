"""Reads the first filled sheet of an XLSX file into a grid, guarding against what a zip and XML can hide.

Only values are wanted, so this reads the sheet's XML as a stream: nothing is executed, no formula is computed, no
entity is expanded, and a file that unpacks to a hundred times its size is refused before it is opened.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from xml.parsers import expat

from msp_desk.exchange.grid import MOST_COLUMNS, Grid, Trouble
from msp_desk.values.phrases import N_

_MOST_UNPACKED = 256 * 1024 * 1024
_MOST_RATIO = 100
_SMALL = 2 * 1024 * 1024  # a sheet that unpacks to this little may be packed as tightly as it likes
_MOST_PARTS = 5000
_CHUNK = 1 << 18
_NO_WORKBOOK = N_("This is no Excel workbook that can be read.")
_BOMB = N_("This file unpacks to far more than it should; it was not opened.")
_LOCKED = N_("This workbook is protected by a password.")
_BROKEN = N_("The sheet is damaged from here on.")
_UNREAD = N_("Only the first sheet is read; “%(sheet)s” was left out.")
_WIDE = N_("This line has more than %(most)d columns.")
_DAY_ZERO = datetime(1899, 12, 30)  # noqa: DTZ001 - a cell's day has no zone
_DAY_ZERO_1904 = datetime(1904, 1, 1)  # noqa: DTZ001 - the same
_DATE_FORMATS = frozenset({*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)})
_CELL = re.compile(r"([A-Z]{1,3})(\d{1,7})")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


class _UnreadableError(ValueError):
    """What stands in the file is not what its format promises."""


def read_xlsx(data: bytes) -> Grid:
    """The rows of the first sheet that holds anything. It never fails."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if trouble := _danger(archive, len(data)):
                return Grid([], [Trouble(1, trouble)])
            return _read(archive)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError, KeyError):
        return Grid([], [Trouble(1, _NO_WORKBOOK)])
    except RuntimeError:  # zipfile's word for an encrypted entry
        return Grid([], [Trouble(1, _LOCKED)])


def _danger(archive: zipfile.ZipFile, packed: int) -> str:
    entries = archive.infolist()
    unpacked = sum(entry.file_size for entry in entries)
    if len(entries) > _MOST_PARTS or unpacked > _MOST_UNPACKED:
        return _BOMB
    return _BOMB if unpacked > _SMALL and unpacked > _MOST_RATIO * packed else ""


def _read(archive: zipfile.ZipFile) -> Grid:
    book = _Book(archive)
    read = Grid([])
    for name, part in book.sheets():
        grid = book.grid_of(part)
        if not read.rows:
            read = grid
        elif grid.rows:
            read.troubles.append(Trouble(1, _UNREAD, {"sheet": name}))
    return read


@dataclass(slots=True)
class _Book:
    """An opened workbook: its shared texts, its date formats and its sheets."""

    archive: zipfile.ZipFile
    texts: list[str] = field(default_factory=list)
    date_styles: frozenset[int] = frozenset()
    widths: dict[int, int] = field(default_factory=dict)
    day_zero: datetime = _DAY_ZERO

    def sheets(self) -> list[tuple[str, str]]:
        """The sheets in the workbook's order: what each is called and which part holds it."""
        names = set(self.archive.namelist())
        book = next((name for name in ("xl/workbook.xml", "xl/workbook2.xml") if name in names), "")
        order = _Attributes(("sheet", "workbookPr"))
        links = _Attributes(("Relationship",))
        if book:
            _stream(self.archive, book, order)
            if (rels := f"xl/_rels/{posixpath.basename(book)}.rels") in names:
                _stream(self.archive, rels, links)
        targets = {found.get("Id", ""): _part(found.get("Target", "")) for _, found in links.found}
        if any(found.get("date1904") in {"1", "true"} for _, found in order.found):
            self.day_zero = _DAY_ZERO_1904
        called = [
            (found.get("name", ""), targets.get(found.get("id", ""), ""))
            for name, found in order.found
            if name == "sheet"
        ]
        listed = [(name, part) for name, part in called if part in names]
        loose = sorted(name for name in names if name.startswith("xl/worksheets/") and name.endswith(".xml"))
        if not (listed or loose):
            raise _UnreadableError
        self._load(names)
        return listed or [(name, name) for name in loose]

    def _load(self, names: set[str]) -> None:
        if "xl/sharedStrings.xml" in names:
            shared = _Texts()
            _stream(self.archive, "xl/sharedStrings.xml", shared)
            self.texts = shared.texts
        if "xl/styles.xml" in names:
            styles = _Styles()
            _stream(self.archive, "xl/styles.xml", styles)
            self.date_styles = frozenset(styles.dates())
            self.widths = styles.widths()

    def grid_of(self, part: str) -> Grid:
        """The rows of one sheet; what is damaged is told, what stands before it is kept."""
        sheet = _Sheet(self)
        try:
            _stream(self.archive, part, sheet)
        except (_UnreadableError, zipfile.BadZipFile, zlib.error, EOFError):
            sheet.troubles.append(Trouble(sheet.row + 1, _BROKEN))
        return Grid(sheet.rows, sheet.troubles, "xlsx")

    def day(self, number: str) -> str:
        """A date out of the number of days that a cell holds."""
        try:
            moment = self.day_zero + timedelta(seconds=round(float(number) * 86_400))
        except (OverflowError, ValueError):
            return number
        return (
            moment.date().isoformat()
            if moment.time() == _DAY_ZERO.time()
            else moment.isoformat(" ", "seconds")
        )


class _Listener:
    """Hears a part's elements as they pass, by their names without namespace."""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""

    def end(self, name: str) -> None:
        """An element ends."""

    def text(self, text: str) -> None:
        """A piece of text."""


def _stream(archive: zipfile.ZipFile, part: str, listener: _Listener) -> None:
    """Pass a part's XML by a listener; a document type, where entities could hide, is refused."""
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = _started(listener)
    parser.EndElementHandler = _ended(listener)
    parser.CharacterDataHandler = listener.text
    parser.StartDoctypeDeclHandler = _refuse
    with archive.open(part) as file:
        try:
            while chunk := file.read(_CHUNK):
                parser.Parse(chunk, False)
            parser.Parse(b"", True)
        except (expat.ExpatError, LookupError) as error:  # the latter for an encoding that nobody knows
            raise _UnreadableError from error


def _refuse(*_: object) -> None:
    raise _UnreadableError


def _started(listener: _Listener) -> Callable[[str, dict[str, str]], None]:
    def start(name: str, attributes: dict[str, str]) -> None:
        listener.start(
            name.rpartition(" ")[2], {key.rpartition(" ")[2]: value for key, value in attributes.items()}
        )

    return start


def _ended(listener: _Listener) -> Callable[[str], None]:
    def end(name: str) -> None:
        listener.end(name.rpartition(" ")[2])

    return end


def _part(target: str) -> str:
    """Where a relationship of the workbook leads, as a name within the archive."""
    return posixpath.normpath(target.lstrip("/") if target.startswith("/") else f"xl/{target}")


class _Attributes(_Listener):
    """Collects the attributes of some elements."""

    def __init__(self, wanted: tuple[str, ...]) -> None:
        self._wanted = wanted
        self.found: list[tuple[str, dict[str, str]]] = []

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Keep it where it is wanted."""
        if name in self._wanted:
            self.found.append((name, attributes))


class _Texts(_Listener):
    """The shared texts: each item is the joined pieces within it, without its reading aids."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self._pieces: list[str] = []
        self._open = False
        self._aside = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """A text begins, or a phonetic aid that is none of it."""
        if name == "si":
            self._pieces = []
        elif name == "rPh":
            self._aside += 1
        self._open = name == "t" and not self._aside

    def end(self, name: str) -> None:
        """A text or an item ends."""
        self._open = False
        if name == "rPh":
            self._aside -= 1
        elif name == "si":
            self.texts.append(_unescaped("".join(self._pieces)))

    def text(self, text: str) -> None:
        """A piece of the item."""
        if self._open:
            self._pieces.append(text)


class _Styles(_Listener):
    """Which cell styles show a number as a date."""

    def __init__(self) -> None:
        self._custom: dict[int, str] = {}
        self._formats: list[int] = []
        self._in_cells = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """A number format or a cell style."""
        if name == "cellXfs":
            self._in_cells = True
        elif name == "numFmt":
            self._custom[_whole(attributes.get("numFmtId", ""))] = attributes.get("formatCode", "")
        elif name == "xf" and self._in_cells:
            self._formats.append(_whole(attributes.get("numFmtId", "")))

    def end(self, name: str) -> None:
        """The cell styles end."""
        self._in_cells = self._in_cells and name != "cellXfs"

    def dates(self) -> list[int]:
        """The places of the styles that are dates."""
        return [place for place, number in enumerate(self._formats) if self._is_date(number)]

    def widths(self) -> dict[int, int]:
        """How many digits the styles show that fill up with zeros, as postal codes do."""
        codes = {place: self._custom.get(number, "") for place, number in enumerate(self._formats)}
        return {place: len(code) for place, code in codes.items() if re.fullmatch(r"0{2,15}", code)}

    def _is_date(self, number: int) -> bool:
        code = re.sub(r'"[^"]*"|\[[^\]]*\]|\\.', "", self._custom.get(number, "")).lower()
        return bool(re.search(r"[ymd]", code)) if number in self._custom else number in _DATE_FORMATS


class _Sheet(_Listener):
    """The rows of a sheet, as they pass."""

    def __init__(self, book: _Book) -> None:
        self._book = book
        self.rows: list[tuple[int, list[str]]] = []
        self.troubles: list[Trouble] = []
        self.row = 0
        self._cells: dict[int, str] = {}
        self._column = -1
        self._kind = ""
        self._style = 0
        self._pieces: list[str] = []
        self._open = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """A row, a cell or its value begins."""
        if name == "row":
            self.row = _whole(attributes.get("r", "")) or self.row + 1
            self._cells, self._column = {}, -1
        elif name == "c":
            place = _CELL.fullmatch(attributes.get("r", ""))
            self._column = _column(place[1]) if place else self._column + 1
            self._kind, self._style = attributes.get("t", "n"), _whole(attributes.get("s", ""))
            self._pieces = []
        self._open = name in {"v", "t"}

    def end(self, name: str) -> None:
        """A value, a cell or a row ends."""
        self._open = False
        if name == "c" and self._pieces:
            self._cells[self._column] = self._value("".join(self._pieces))
        elif name == "row":
            self._keep_row()

    def text(self, text: str) -> None:
        """A piece of a value."""
        if self._open:
            self._pieces.append(text)

    def _keep_row(self) -> None:
        filled = {column: value for column, value in self._cells.items() if value.strip()}
        if filled and max(filled) >= MOST_COLUMNS:
            self.troubles.append(Trouble(self.row, _WIDE, {"most": MOST_COLUMNS}))
        elif filled:
            self.rows.append((self.row, [filled.get(column, "") for column in range(max(filled) + 1)]))

    def _value(self, text: str) -> str:
        if self._kind == "s":
            place = _whole(text)
            return self._book.texts[place] if 0 <= place < len(self._book.texts) else ""
        if self._kind == "b":
            return {"1": "TRUE", "0": "FALSE"}.get(text, text)
        if self._kind == "e":
            return ""  # «#REF!» is a hole, not a value
        if self._kind != "n":
            return _unescaped(text)
        if self._style in self._book.date_styles:
            return self._book.day(text)
        return _number(text).zfill(self._book.widths.get(self._style, 0))


def _number(text: str) -> str:
    """A number as a person writes it: «600100200.0» and «6.001002E8» are 600100200."""
    try:
        number = float(text)
    except ValueError:
        return text
    return str(int(number)) if abs(number) < 1e15 and number == int(number) else text


def _column(letters: str) -> int:
    place = 0
    for letter in letters:
        place = place * 26 + ord(letter) - 64
    return place - 1


def _whole(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 10 else 0


def _unescaped(text: str) -> str:
    return _ESCAPED.sub(_sign, text) if "_x" in text else text


def _sign(found: re.Match[str]) -> str:
    code = int(found[1], 16)
    is_text = code in {9, 10} or (code >= 32 and not 0xD800 <= code < 0xE000)
    return chr(code) if is_text else ""
