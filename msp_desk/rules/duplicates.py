"""Telling whether somebody who comes in is somebody known: by email, phone number, or name within a client."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID

from msp_desk.values.folding import fold, fold_words

# Legal forms, which one writes and another leaves out.
_FORMS = frozenset(
    [
        "sa",
        "sl",
        "slu",
        "sau",
        "sll",
        "scoop",
        "sc",
        "sociedad",
        "limitada",
        "anonima",
        "ltd",
        "limited",
        "llc",
        "inc",
        "gmbh",
        "ag",
        "sarl",
        "srl",
        "spa",
        "bv",
        "nv",
        "plc",
        "co",
        "corp",
        "oy",
        "ab",
        "as",
        "kg",
    ]
)
# A letter with its stop before another one: «S. L.», «S.A.».
_INITIALS = re.compile(r"\b(\w)\.\s*(?=\w(?:\.|,|$))")


def company_fold(name: str) -> str:
    """A company's name as it is compared: folded, without punctuation and legal form («Aero, S. L.» is «Aero SL»)."""
    words = fold_words(_INITIALS.sub(r"\1", name))
    kept = [w for w in words if w not in _FORMS]
    return " ".join(kept or words) or fold(name).strip()


@dataclass(slots=True)
class Known:
    """The people known so far, by what may give them away; values are their keys."""

    emails: dict[str, list[UUID]] = field(default_factory=lambda: defaultdict(list))
    digits: dict[str, list[UUID]] = field(default_factory=lambda: defaultdict(list))
    names: dict[tuple[UUID, str], UUID] = field(default_factory=dict)
    words: dict[UUID, frozenset[str]] = field(default_factory=dict)

    def learn(
        self, person: UUID, client: UUID | None, name: str, emails: Iterable[str], digits: Iterable[str]
    ) -> None:
        """Remember somebody, or something more of somebody known."""
        self.words[person] = self.words.get(person, frozenset()) | frozenset(fold_words(name))
        if client is not None:
            self.names.setdefault((client, fold(name)), person)
        for email in emails:
            self.emails[email].append(person)
        for number in digits:
            if len(number) >= 6:
                self.digits[number].append(person)

    def match(
        self, client: UUID | None, name: str, emails: Iterable[str], digits: Iterable[str]
    ) -> UUID | None:
        """Who that is, or None.

        A shared address or switchboard number alone does not make two people one: their names must have a word in
        common as well.
        """
        if client is not None and (found := self.names.get((client, fold(name)))) is not None:
            return found
        mine = frozenset(fold_words(name))
        for book, entries in ((self.emails, emails), (self.digits, digits)):
            for entry in entries:
                for person in book.get(entry, ()):
                    if mine & self.words[person]:
                        return person
        return None
