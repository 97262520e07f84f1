"""What a deed touched, announced once after it is saved, so that each page decides whether to ask again."""

from __future__ import annotations

from dataclasses import dataclass, field
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Changes:
    """Names of the tables touched, with the keys where they are known; an empty set of keys means any of them."""

    touched: dict[str, frozenset[UUID]] = field(default_factory=dict)
    deed: UUID | None = None
    #: Nothing takes it back.
    lasting: bool = False

    def touch(self, *tables: str) -> bool:
        """Whether any of these tables was touched."""
        return any(t in self.touched for t in tables)

    def keys(self, table: str) -> frozenset[UUID]:
        """The keys touched in a table, as far as they are known."""
        return self.touched.get(table, frozenset())
