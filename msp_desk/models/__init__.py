"""The nouns, mapped with SQLAlchemy.

I am: one file a subject, tables and columns, with the CHECKs that their enums imply.
I get: values and rules.
I give: mapped classes to queries, commands and store.
I never: commit, query others, know Qt.
"""

from msp_desk.models import checkins, clients, counterparts, desk, interactions, people, plans

__all__ = ["checkins", "clients", "counterparts", "desk", "interactions", "people", "plans"]
