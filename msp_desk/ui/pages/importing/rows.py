"""The columns of the tables that an import shows: contacts and charts as they will come in, and rows that will not."""

from __future__ import annotations

from msp_desk.commands.orgchart_import import SeatIn
from msp_desk.i18n.words import Words
from msp_desk.ui.tables.columns import Align, Cell, Column
from msp_desk.ui.theme import Tone
from msp_desk.values.drafts import BadRow, ChartDraft, ContactDraft
from msp_desk.values.enums import PointKind

_PHONES = frozenset({PointKind.PHONE, PointKind.MOBILE, PointKind.WHATSAPP})


def name_of(draft: ContactDraft) -> str:
    """Whom a record is about."""
    return draft.person.name if draft.person is not None else ""


def company_of(draft: ContactDraft) -> str:
    """Of which company."""
    return draft.company.name if draft.company is not None else ""


def title_of(draft: ContactDraft) -> str:
    """What they do there."""
    return draft.person.title if draft.person is not None else ""


def phones_of(draft: ContactDraft) -> str:
    """All numbers."""
    return _points(draft, _PHONES)


def emails_of(draft: ContactDraft) -> str:
    """All addresses."""
    return _points(draft, frozenset({PointKind.EMAIL}))


def _points(draft: ContactDraft, kinds: frozenset[PointKind]) -> str:
    whose = [who for who in (draft.person, draft.company) if who is not None]
    return " · ".join(p.value for who in whose for p in who.points if p.kind in kinds)


def _strong(_: ContactDraft) -> Cell:
    return Cell(Tone.TEXT, bold=True)


def contact_columns(words: Words) -> list[Column[ContactDraft]]:
    """Contacts as they will come in."""
    t = words.t
    return [
        Column(t("Name"), name_of, width=190, grows=True, look=_strong),
        Column(t("Company"), company_of, width=190, grows=True),
        Column(t("Job title"), title_of, width=170, grows=True),
        Column(t("Phones"), phones_of, width=170, grows=True),
        Column(t("Email"), emails_of, width=200, grows=True),
    ]


def as_seat(draft: ChartDraft) -> SeatIn:
    """A line as the file has it, while nobody knows yet what becomes of it."""
    name = draft.person.name if draft.person is not None else ""
    return SeatIn(draft.origin, name, draft.title, draft.unit, draft.boss)


class SeatRows:
    """Lines of a chart: who, as what, where, under whom."""

    def __init__(self, words: Words) -> None:
        self._words = words

    def columns(self) -> list[Column[SeatIn]]:
        """In the order in which a person reads them."""
        t = self._words.t
        return [
            Column(t("Name"), self.name, width=174, grows=True, look=_strong_or_empty),
            Column(t("Job title"), _title, width=174, grows=True),
            Column(t("Department"), _unit, width=100, grows=True),
            Column(t("Reports to"), _boss, width=168, grows=True, look=_found_or_missed),
            Column(self._words.p("person", "Known"), self.known, width=72),
        ]

    def name(self, seat: SeatIn) -> str:
        """Who sits there."""
        return seat.name or self._words.t("Empty seat")

    def known(self, seat: SeatIn) -> str:
        """Whether the desk has them already."""
        return self._words.t("Yes") if seat.known else ""


def _title(seat: SeatIn) -> str:
    return seat.title


def _unit(seat: SeatIn) -> str:
    return seat.unit


def _boss(seat: SeatIn) -> str:
    return seat.boss or seat.missed


def _found_or_missed(seat: SeatIn) -> Cell:
    """What the file says stands with a sign where it led to nobody."""
    return Cell(Tone.WARN, icon="circle-alert") if seat.missed and not seat.boss else Cell()


def _strong_or_empty(seat: SeatIn) -> Cell:
    return Cell(Tone.TEXT, bold=True) if seat.name else Cell(Tone.TEXT3)


class BadRows:
    """Rows that did not come in: file, line, and the reason in words."""

    def __init__(self, words: Words) -> None:
        self._words = words

    def columns(self) -> list[Column[BadRow]]:
        """For a table on the window and in a file."""
        t = self._words.t
        return [
            Column(t("File"), self.file, width=180),
            Column(t("Line"), self.line, key=_line, align=Align.RIGHT, width=70),
            Column(t("Reason"), self.reason, width=320, grows=True, look=_plain),
        ]

    def file(self, bad: BadRow) -> str:
        """In which file."""
        return bad.origin.file

    def line(self, bad: BadRow) -> str:
        """On which line; none for a file that could not be read at all."""
        return str(bad.origin.line) if bad.origin.line else ""

    def reason(self, bad: BadRow) -> str:
        """Why."""
        return self._words.t(bad.reason, **bad.params)


def _line(bad: BadRow) -> int:
    return bad.origin.line


def _plain(_: BadRow) -> Cell:
    return Cell(Tone.TEXT)
