"""How a client relationship report is to be: which sections, on which paper, in whose colour."""

from __future__ import annotations

from dataclasses import dataclass

from msp_desk.reports.kit.theme import ACCENT
from msp_desk.values.enums import Paper, Word
from msp_desk.values.phrases import Phrase


class Section(Word):
    """The parts of the report that can be left out; the cover is always there, the contract where there is one."""

    PEOPLE = "people"
    CONTACTS = "contacts"
    PERCEPTION = "perception"
    PROMISES = "promises"
    DUE = "due"
    CONTRACT = "contract"
    HISTORY = "history"


#: What each section is called, in the order in which they come.
SECTION_TITLES = {
    Section.PEOPLE: Phrase("Who is who"),
    Section.CONTACTS: Phrase("Contacts"),
    Section.PERCEPTION: Phrase("Perception"),
    Section.PROMISES: Phrase("Promises"),
    Section.DUE: Phrase("Next contacts"),
    Section.CONTRACT: Phrase("Contract"),
    Section.HISTORY: Phrase("History"),
}


@dataclass(frozen=True, slots=True)
class RelationshipOptions:
    """How the report is to be.

    `accent` is our firm's colour as `#RRGGBB` (darkened where it could not be read); `entries` the most contacts to
    tell one by one; `notes` whether to tell what was noted of each, which is often meant for nobody but us.
    """

    paper: Paper = Paper.A4
    sections: frozenset[Section] = frozenset(Section)
    accent: str = ACCENT
    entries: int = 200
    notes: bool = False
