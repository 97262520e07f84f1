"""What tests of cards ask of a draft."""

from __future__ import annotations

from msp_desk.values.drafts import ClientDraft, ContactDraft, PersonDraft
from msp_desk.values.enums import PointKind


def person(draft: ContactDraft) -> PersonDraft:
    """The person of a draft, which must have one."""
    assert draft.person is not None
    return draft.person


def company(draft: ContactDraft) -> ClientDraft:
    """The company of a draft, which must have one."""
    assert draft.company is not None
    return draft.company


def points(draft: PersonDraft | ClientDraft) -> list[tuple[PointKind, str, str]]:
    """The contact points with their labels."""
    return [(point.kind, point.value, point.label) for point in draft.points]


def born(who: PersonDraft) -> tuple[int | None, int | None, int | None]:
    """Year, month and day of birth."""
    return who.birth_year, who.birth_month, who.birth_day
