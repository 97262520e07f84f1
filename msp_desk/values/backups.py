"""Copies of a desk: what one is, why it was made, and which may go when there are many."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from msp_desk.values.enums import Word
from msp_desk.values.times import in_utc

DAILY, WEEKLY = 14, 8


class BackupReason(Word):
    """What a copy was made before, or at."""

    CLOSE = "close"
    TIMER = "timer"
    MIGRATION = "migration"
    IMPORT = "import"
    DELETION = "deletion"
    RESTORE = "restore"
    WISH = "wish"


@dataclass(frozen=True, slots=True)
class Backup:
    """A copy of a desk file, checked when it was made."""

    path: Path
    made_at: datetime
    reason: BackupReason
    size: int


@dataclass(frozen=True, slots=True)
class Restored:
    """What a restore did: what was saved after `made_at` is only in the file kept `aside` (None if there was none)."""

    backup: Backup
    aside: Path | None


def superfluous(backups: Iterable[Backup], now: datetime) -> tuple[Backup, ...]:
    """Which copies may go: kept are all of today and yesterday, the last of each of 14 days and of each of 8 weeks.

    Days and weeks are counted by the copies there are, not by their age, so that a wrong clock cannot make them all too
    old; copies from the future are kept, for nothing can be said about them.
    """
    yesterday = (in_utc(now) - timedelta(days=1)).date()
    days: dict[object, Backup] = {}
    weeks: dict[object, Backup] = {}
    past = sorted(
        (b for b in backups if b.made_at <= now), key=lambda b: (b.made_at, b.path.name), reverse=True
    )
    for one in past:
        day = in_utc(one.made_at).date()
        if day < yesterday and len(days) < DAILY:
            days.setdefault(day, one)
        week = day.isocalendar()[:2]
        if len(weeks) < WEEKLY:
            weeks.setdefault(week, one)
    kept = {b.path for b in (*days.values(), *weeks.values())} | {
        b.path for b in past if in_utc(b.made_at).date() >= yesterday
    }
    return tuple(b for b in past if b.path not in kept)
