"""What the parts of the statement that asks for reasons to act share: its columns, whose they are, how many."""

from __future__ import annotations

from enum import IntEnum
from typing import Any

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Date,
    Integer,
    Select,
    String,
    bindparam,
    literal_column,
    null,
    or_,
    select,
    type_coerce,
)

from msp_desk.models.clients import Client
from msp_desk.models.people import Person
from msp_desk.models.reminders import ItemMark
from msp_desk.queries.expressions import ON, Asked
from msp_desk.values.enums import ClientStatus, PersonStatus, Side


class Kind(IntEnum):
    """What a row of the answer is."""

    MARK = 0
    ME = 1
    PROMISE = 2
    OLD_PROMISE = 3
    PLAN = 4
    UNMEASURED = 5
    PERCEPTION = 6
    THEIR_POST = 7
    OUR_POST = 8
    EMPTY_POST = 9
    BIRTHDAY = 10
    ANNIVERSARY = 11
    CONTRACT = 12


#: What each part tells, where it has something to tell; the client and the person are told by the statement itself.
KEY, DAY, _NUMBER, TEXT = Client.key.type, Date(), BigInteger(), String()
_COLUMNS: dict[str, Any] = {
    "key": KEY,
    "key2": KEY,
    "client": KEY,
    "person": KEY,
    "day": DAY,
    "day2": DAY,
    "day3": DAY,
    "number": _NUMBER,
    "number2": _NUMBER,
    "number3": _NUMBER,
    "word": TEXT,
    "text": TEXT,
    "text2": TEXT,
    "text3": TEXT,
    "text4": TEXT,
    "at": ItemMark.hidden_at.type,
}
#: Days of the year are told in numbers that order as they do.
DAYS_OF_MONTH = 32
OURS, LEFT = Client.side == Side.OURS, Person.status == PersonStatus.LEFT
THEIRS_NOW = (Client.side == Side.THEIRS, Client.status == ClientStatus.ACTIVE, ~Client.archived)


def part_of(kind: Kind, **told: Any) -> Asked:
    """The columns of a part, in the order of all."""
    columns = (type_coerce(told.get(name, null()), type_).label(name) for name, type_ in _COLUMNS.items())
    return select(literal_column(str(int(kind)), Integer()).label("kind"), *columns)


def capped(part: Asked, order: str) -> Select[Any]:
    """The earliest of a part."""
    inner = part.subquery()
    return select(inner).order_by(inner.c[order], inner.c.key).limit(bindparam("limit")).subquery().select()


def mine(owned: bool, subject: Any) -> tuple[ColumnElement[bool], ...]:
    """Where the account is the owner's or nobody's, or that subject was handed to them."""
    if not owned:
        return ()
    me = bindparam("owner", type_=KEY)
    handed = select(ItemMark.subject).where(ItemMark.handed_to == me, ItemMark.over_on > ON)
    return (or_(Client.owner_key == me, Client.owner_key.is_(None), subject.in_(handed)),)
