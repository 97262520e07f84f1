"""From nothing to schema 1, the first released one."""

from __future__ import annotations

from alembic.operations import Operations

_STATEMENTS: tuple[str, ...] = ()


def upgrade(operations: Operations) -> None:
    """Make the tables and indexes of schema 1."""
    for statement in _STATEMENTS:
        operations.execute(statement)
