"""The nouns, mapped with SQLAlchemy.

I am: one file a subject, tables and columns, with the CHECKs that their enums imply.
I get: values and rules.
I give: mapped classes to queries, commands and store.
I never: commit, query others, know Qt.
"""

from msp_desk.models import (
    checkins,
    clients,
    contracts,
    counterparts,
    desk,
    interactions,
    people,
    plans,
    reminders,
)

__all__ = [
    "checkins",
    "clients",
    "contracts",
    "counterparts",
    "desk",
    "interactions",
    "people",
    "plans",
    "reminders",
]
