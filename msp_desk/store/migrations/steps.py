"""Runs the steps that an older desk file still needs, on the open connection and inside its transaction."""

from __future__ import annotations

from alembic.migration import MigrationContext
from alembic.operations import Operations
from sqlalchemy import Connection

from msp_desk.store.migrations import step_0001

#: Every step, in order: the first makes schema 1 from nothing, the second schema 2 from schema 1, and so on.
STEPS = (step_0001.upgrade,)


def run(connection: Connection, version: int, wanted: int) -> None:
    """Take the file from one schema to a later one. The caller has begun the transaction and copied the file."""
    operations = Operations(MigrationContext.configure(connection))
    for step in STEPS[version:wanted]:
        step(operations)
