"""Reads a table of employees into drafts of an org chart: who, as what, and whom each reports to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from msp_desk.exchange.columns import FIELD_WORDS, ImportField, Mapping
from msp_desk.exchange.columns_words import plain_heading
from msp_desk.exchange.contacts_in import read_table
from msp_desk.exchange.reading import TableSeen
from msp_desk.exchange.table_rows import drafts_of
from msp_desk.exchange.telling import Telling, in_english
from msp_desk.values.drafts import BadRow, ChartDraft, Origin
from msp_desk.values.phrases import N_

_F = ImportField
_BOSS = (
    "manager|manager id|managerid|manager name|managers name|manager email|line manager|reports to|reportsto|"
    "reports to id|report to|supervisor|supervisor id|supervisor name|boss|boss id|superior|head|parent|parent id|"
    "manager employee id|managers id|managers email|direct manager|reporting manager|line manager name|line manager id|"
    "line manager email|superior id|jefe|jefa|jefe a|jefe inmediato superior|correo del jefe|email del jefe|responsable directo|"
    "superior|mando directo|reporta|jefe id|id jefe|id del jefe|nombre del jefe|jefe directo|jefe inmediato|responsable|"
    "id responsable|reporta a|depende de|superior jerarquico|supervisado por|mando|gestor"
)
_ID = (
    "id|employee id|employeeid|employee number|employee no|employee code|emp id|empid|emp no|staff id|staff number|"
    "person id|personid|personnel number|user id|userid|worker id|no|number|code|num|numero|codigo|id empleado|"
    "id del empleado|numero de empleado|n empleado|no empleado|n de empleado|no de empleado|num empleado|num de empleado|"
    "staff no|personal number|codigo de empleado|codigo empleado|matricula|legajo|id persona"
)
_OF_A_COMPANY = frozenset(
    {_F.COMPANY, _F.LEGAL_NAME, _F.TAX_ID, _F.SECTOR, _F.SIZE, _F.TIER, _F.TAGS, _F.COMPANY_PHONE, _F.COMPANY_EMAIL,
     _F.COMPANY_WEB, _F.COMPANY_NOTES, _F.COMPANY_OTHER, _F.SITE_NAME}
)  # fmt: skip
#: What a column of a chart may be taken for: nothing of a company, for a chart comes in for one.
CHART_FIELDS = tuple(f for f in FIELD_WORDS if f not in _OF_A_COMPANY)
_HEADINGS = {_F.REPORTS_TO: frozenset(_BOSS.split("|")), _F.PERSON_ID: frozenset(_ID.split("|"))}
#: What exports write where nobody is meant.
_NOBODY = frozenset(
    {"", "0", "-", "--", "null", "none", "nil", "n/a", "na", "nadie", "ninguno", "ninguna", "#n/a"}
)

_NO_NAME = N_("This row names nobody and no position.")
_NO_TABLE = N_("An org chart comes from a table: CSV or XLSX.")
_NO_BOSS = N_("No column says whom each reports to; choose which one does.")


@dataclass(frozen=True, slots=True)
class ChartReading:
    """The drafts of a chart, the rows that could not be read, and how the table was understood."""

    drafts: tuple[ChartDraft, ...] = ()
    bad: tuple[BadRow, ...] = ()
    table: TableSeen | None = None


def is_chart(seen: TableSeen) -> bool:
    """Whether a table is one of an organisation's own people: it says whose boss is who, and not of several companies.

    Address books have a column for the boss as well, and lists of customers one for who looks after them.
    """
    fields = with_bosses(seen).fields
    if _F.REPORTS_TO not in fields:
        return False
    bosses = fields.index(_F.REPORTS_TO)
    companies = [place for place, field in enumerate(seen.mapping.fields) if field is _F.COMPANY]
    several = any(len({row[place] for row in seen.sample} - {""}) > 1 for place in companies)
    return not several and any(row[bosses].lower() not in _NOBODY for row in seen.sample)


def read_chart(
    name: str, data: bytes, mapping: Mapping | None = None, t: Telling = in_english
) -> ChartReading:
    """The chart in a table. It never fails: what cannot be read is listed with line and reason.

    The mapping is guessed unless one is given. A row with a position and no name is an empty seat.
    """
    told = read_table(name, data, mapping)
    if told.seen is None:
        return ChartReading(bad=told.bad or (BadRow(Origin(name, 1), _NO_TABLE),))
    known = mapping or with_bosses(told.seen)
    seen = replace(told.seen, mapping=known)
    bad = list(told.bad)
    if _F.REPORTS_TO not in known.fields and told.rows:
        bad.append(BadRow(Origin(name, known.heading_line or 1), _NO_BOSS))
    nobody = _NOBODY - _numbers(known, told.rows)
    drafts: list[ChartDraft] = []
    for line, cells in told.rows:
        draft = _draft(Origin(name, line), cells, seen.headings, known, nobody, t)
        if draft is None:
            bad.append(BadRow(Origin(name, line), _NO_NAME))
        else:
            drafts.append(draft)
    bad.sort(key=_line)
    return ChartReading(tuple(drafts), tuple(bad), seen)


def with_bosses(seen: TableSeen) -> Mapping:
    """A mapping of contacts as one of a chart: the boss and the number of the person are in it, no company is."""
    fields = [_F.IGNORE if field in _OF_A_COMPANY else field for field in seen.mapping.fields]
    headings = [plain_heading(h) for h in seen.headings]
    for wanted, names in _HEADINGS.items():
        place = next((p for p, h in enumerate(headings) if h in names and p < len(fields)), None)
        if place is not None and wanted not in fields:
            fields[place] = wanted
    if _F.REPORTS_TO in fields and _F.PERSON_ID not in fields:
        place = _numbered(seen, fields, fields.index(_F.REPORTS_TO))
        if place is not None:
            fields[place] = _F.PERSON_ID
    return replace(seen.mapping, fields=tuple(fields))


def _numbered(seen: TableSeen, fields: Sequence[ImportField], bosses: int) -> int | None:
    """The column that the bosses are named by, whatever its heading: each in it once, and most bosses among them."""
    named = {row[bosses] for row in seen.sample} - _NOBODY
    for place, taken in enumerate(fields):
        if taken in {_F.OTHER, _F.IGNORE} and len(named) > 1:
            own = [row[place] for row in seen.sample if row[place]]
            if len(set(own)) > len(own) * 4 // 5 and len(named & set(own)) * 2 >= len(named):
                return place
    return None


def _numbers(mapping: Mapping, rows: Sequence[tuple[int, list[str]]]) -> set[str]:
    """What the people of a file are numbered by; where one of them is 0, a boss that is 0 is meant."""
    if _F.PERSON_ID not in mapping.fields:
        return set()
    place = mapping.fields.index(_F.PERSON_ID)
    return {cells[place].strip().lower() for _, cells in rows if place < len(cells)} - {""}


def _draft(
    origin: Origin,
    cells: list[str],
    headings: Sequence[str],
    mapping: Mapping,
    nobody: frozenset[str],
    t: Telling,
) -> ChartDraft | None:
    said = {
        field: cells[place]
        for place, field in enumerate(mapping.fields)
        if field in {_F.PERSON_ID, _F.REPORTS_TO, _F.TITLE, _F.UNIT} and place < len(cells)
    }
    plain = tuple(_F.IGNORE if f in {_F.PERSON_ID, _F.REPORTS_TO} else f for f in mapping.fields)
    drafts, _ = drafts_of(
        origin.file, [(origin.line, cells)], headings, replace(mapping, fields=plain, heading_line=0), t
    )
    person = drafts[0].person if drafts else None
    # Who is only known by a number or an address has no name to stand on a card.
    if person is not None and any(p.value == person.name for p in person.points):
        person = None
    title = " ".join(said.get(_F.TITLE, "").split())
    if person is None and not title:
        return None
    boss = said.get(_F.REPORTS_TO, "").strip()
    return ChartDraft(
        origin=origin,
        person=person,
        title=title,
        unit=" ".join(said.get(_F.UNIT, "").split()),
        number=said.get(_F.PERSON_ID, "").strip(),
        boss="" if boss.lower() in nobody else boss,
        country=drafts[0].country if drafts else "",
    )


def _line(row: BadRow) -> int:
    return row.origin.line
