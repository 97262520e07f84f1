"""What was done with an item of Today that is out of sight, in words: for the list over Today and the one in Settings."""

from __future__ import annotations

from msp_desk.queries.reminders import HiddenItem
from msp_desk.values.phrases import Phrase


def told(item: HiddenItem) -> tuple[Phrase, ...]:
    """What was done with it, and by whom."""
    mark, found = item.mark, []
    if mark.dropped:
        found.append(Phrase("dropped: %(why)s", {"why": mark.note}))
    if mark.hidden_until is not None or mark.hidden_at is not None:
        found.append(Phrase("snoozed until %(day)s", {"day": mark.hidden_until or mark.hidden_at}))
    if mark.handed_to is not None:
        found.append(Phrase("handed to %(name)s", {"name": item.handed_to}))
        if mark.note and not mark.dropped:
            found.append(Phrase("«%(note)s»", {"note": mark.note}))
    if item.by:
        found.append(Phrase("by %(who)s", {"who": item.by}))
    return tuple(found)
