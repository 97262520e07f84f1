"""Which position of ours answers to which position of a client, and for what."""

from datetime import date
from uuid import UUID

from sqlalchemy.orm import Mapped, mapped_column

from msp_desk.models.base import Kept, points_at, word
from msp_desk.values.enums import Channel


class Counterpart(Kept):
    """A line between the two charts: for a topic (empty: for everything), theirs turns to ours and ours to theirs.

    It names seats, not people, so it stays when a holder goes. `channel` is how, where another than the usual one suits.
    """

    __tablename__ = "counterpart"

    client_key: Mapped[UUID] = mapped_column(points_at("client", "CASCADE"), index=True)
    theirs_key: Mapped[UUID] = mapped_column(points_at("position", "CASCADE"), index=True)
    ours_key: Mapped[UUID] = mapped_column(points_at("position", "CASCADE"), index=True)
    topic: Mapped[str] = mapped_column(default="")
    channel: Mapped[Channel | None] = mapped_column(word(Channel), default=None)
    starts_on: Mapped[date | None] = mapped_column(default=None)
    ends_on: Mapped[date | None] = mapped_column(default=None)
