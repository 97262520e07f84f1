"""Forms that were left half filled."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, select

from msp_desk.models.desk import FormDraft


@dataclass(frozen=True, slots=True)
class KeptForm:
    """What was typed into a form that was never saved, as commands/desk.keep_form kept it, and when."""

    name: str
    at: datetime
    content: dict[str, Any]


def kept_form(connection: Connection, name: str) -> KeptForm | None:
    """What was typed into the form of that name, if it was never saved."""
    asked = select(FormDraft.name, FormDraft.at, FormDraft.content).where(FormDraft.name == name)
    row = connection.execute(asked).one_or_none()
    return KeptForm(*row) if row is not None else None
