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


_ALL = select(FormDraft.name, FormDraft.at, FormDraft.content)


def kept_form(connection: Connection, name: str) -> KeptForm | None:
    """What was typed into the form of that name, if it was never saved."""
    row = connection.execute(_ALL.where(FormDraft.name == name)).one_or_none()
    return KeptForm(*row) if row is not None else None


def kept_forms(connection: Connection, beginning: str) -> tuple[KeptForm, ...]:
    """What was typed into all forms whose names begin so, the latest first."""
    asked = _ALL.where(FormDraft.name.startswith(beginning, autoescape=True)).order_by(FormDraft.at.desc())
    return tuple(KeptForm(*row) for row in connection.execute(asked))
