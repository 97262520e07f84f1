"""What the page of renewals shows where there is nothing yet: what it is for, and how to begin."""

from __future__ import annotations

from collections.abc import Callable

from msp_desk.i18n.words import Words
from msp_desk.ui.parts.states import EmptyState

Deed = Callable[[], object]


def no_contract(words: Words, add: Deed, see_all: Deed | None) -> EmptyState:
    """No contract is there, or none of one's own clients (`see_all` shows the others)."""
    t = words.t
    about = t(
        "With its first day, its term and its notice, a contract says here by when it has to be decided, what happens "
        "if nobody does anything, and what it leaves you."
    )
    if see_all is not None:
        title, see = t("No contract with clients of yours"), t("See everybody's")
        return EmptyState(title, about, "calendar-clock", action=see, on_action=see_all)
    title, button = t("No contract yet"), t("Add a contract")
    return EmptyState(title, about, "calendar-clock", action=button, on_action=add)


def nothing_to_reckon(words: Words, add: Deed) -> EmptyState:
    """No contract brings anything, and no hours were spent."""
    t = words.t
    about = t("What contracts bring, and the hours that go into them, are set against each other here.")
    title, button = t("Nothing to reckon yet"), t("Add a contract")
    return EmptyState(title, about, "trending-up", action=button, on_action=add)
