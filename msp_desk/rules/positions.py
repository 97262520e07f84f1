"""Who may report to whom: no loops, no bosses of another organisation."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID


def would_loop(position: UUID, boss: UUID | None, reports_to: Mapping[UUID, UUID | None]) -> bool:
    """Whether a position would, directly or through others, report to itself."""
    seen: set[UUID] = set()
    while boss is not None and boss not in seen:
        if boss == position:
            return True
        seen.add(boss)
        boss = reports_to.get(boss)
    return False
