"""How large the desks are that are measured."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Size:
    """A desk: how many clients, people, interactions and open promises it has.

    A fifth of the clients are `large` ones, with `PEOPLE_OF_LARGE` people each; it is these that are opened and printed.
    """

    name: str
    clients: int
    people: int
    interactions: int
    promises: int

    @property
    def large(self) -> int:
        """How many clients are large."""
        return max(1, self.clients // 5)


PEOPLE_OF_LARGE = 50

#: T is for trying the harness itself.
SIZES = {
    size.name: size
    for size in (
        Size("T", 5, 90, 900, 25),
        Size("S", 50, 1_000, 10_000, 250),
        Size("M", 500, 10_000, 100_000, 2_500),
        Size("L", 2_000, 50_000, 1_000_000, 10_000),
    )
}
