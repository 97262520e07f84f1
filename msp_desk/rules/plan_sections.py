"""The sections of a service plan, in the order in which it is read."""

from __future__ import annotations

from msp_desk.values.enums import Word


class Section(Word):
    """Where in a plan something stands; PLAN is what holds for it as a whole."""

    PLAN = "plan"
    SCOPE = "scope"
    ORGANISATION = "organisation"
    PROCEDURES = "procedures"
    COMMITMENTS = "commitments"
    ESCALATION = "escalation"


#: The five sections that carry a number on paper and on the page: scope is 1.
NUMBERED = tuple(section for section in Section if section is not Section.PLAN)
