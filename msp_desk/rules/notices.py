"""Which lines of Today the machine is to tell somebody about, when, and in which words; each once."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, time

from msp_desk.rules.today import DueItem, Identity, urgency_of
from msp_desk.values.enums import Urgency
from msp_desk.values.phrases import Phrase

#: From when to when nobody is disturbed; over midnight, where the first is the later one.
Quiet = tuple[time, time]
_NAMED = 3


@dataclass(frozen=True, slots=True)
class Digest:
    """What a notification says, and the line that it opens."""

    title: str | Phrase
    body: str | Phrase
    opens: DueItem


def name_of(identity: Identity) -> str:
    """What an item is known by, as text that stays the same: it says nothing about anybody."""
    reason, subject, occurrence = identity
    return f"{reason.value}/{subject.hex}/{occurrence}"


def to_tell(
    items: Iterable[DueItem],
    told: Collection[str],
    now_local: datetime,
    notify_at: time,
    quiet: Quiet | None = None,
) -> tuple[DueItem, ...]:
    """What is to be told now, of what is due today or overdue: what was not told yet (`told` has the names of what was).

    Only from `notify_at` on, which begins anew every midnight, and never while it is quiet. It is judged by the time on the
    wall: an hour that summer time leaves out is over once it was skipped, and one that comes twice finds it told. The items
    may be of an earlier day; how pressing they are is judged by this one.
    """
    if now_local.time() < notify_at or is_quiet(now_local.time(), quiet):
        return ()
    today = now_local.date()
    return tuple(
        item
        for item in items
        if urgency_of(item.due_on, item.limit_on, today) <= Urgency.TODAY
        and name_of(item.identity) not in told
    )


def is_quiet(at: time, quiet: Quiet | None) -> bool:
    """Whether nobody is to be disturbed at a time of day; the last minute of quiet is the one before its end."""
    if quiet is None or quiet[0] == quiet[1]:
        return False
    begins, ends = quiet
    return begins <= at < ends if begins < ends else at >= begins or at < ends


def digest(items: Sequence[DueItem]) -> Digest:
    """One notification for all of them (there is one at least): a single one's own words, else how many, and who comes first."""
    first = items[0]
    if len(items) == 1:
        title = first.title
        if first.client and first.client != title:
            title = Phrase("%(title)s, %(client)s", {"title": title, "client": first.client})
        return Digest(title, first.why, first)
    title = Phrase.counted("%(n)d thing is due", "%(n)d things are due", len(items))
    return Digest(title, _names(items), first)


def _names(items: Sequence[DueItem]) -> str | Phrase:
    """The first three whom they are about, and how many more there are."""
    names = list(dict.fromkeys(i.person or i.client or i.title for i in items))
    said = dict(zip(("first", "second", "third"), names, strict=False))
    match len(names):
        case 1:
            return names[0]
        case 2:
            return Phrase("%(first)s and %(second)s", said)
        case 3:
            return Phrase("%(first)s, %(second)s and %(third)s", said)
        case _:
            return Phrase.counted(
                "%(first)s, %(second)s, %(third)s and %(n)d more",
                "%(first)s, %(second)s, %(third)s and %(n)d more",
                len(names) - _NAMED,
                said,
            )
