"""Reasons to act that posts give: somebody new in one, somebody who leaves one, a post that nobody holds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from msp_desk.rules.today import About, Action, Record
from msp_desk.rules.today_checkins import in_sentence
from msp_desk.rules.workdays import days_after
from msp_desk.values.enums import Reason
from msp_desk.values.phrases import Phrase


@dataclass(frozen=True, slots=True)
class NewcomerRecord(Record):
    """Somebody of a client who is new in a post, to whom nobody of ours has spoken since.

    `within` are the days to do it in; `who` owns the account, and is to be introduced.
    """

    about: About
    holding_key: UUID
    post: str
    day: date
    within: int
    who: str = ""

    @property
    def reason(self) -> Reason:
        """Somebody new."""
        return Reason.NEWCOMER

    @property
    def subject(self) -> UUID:
        """Their time in the post."""
        return self.holding_key

    @property
    def occurrence(self) -> str:
        """It comes once, unless the day is moved."""
        return self.day.isoformat()

    @property
    def due_on(self) -> date:
        """At once."""
        return self.day

    @property
    def limit_on(self) -> date:
        """The first impression is made in the first days."""
        return days_after(self.day, self.within)

    @property
    def title(self) -> str:
        """Their name."""
        return self.about.person

    @property
    def movable(self) -> bool:
        """Any day until then is a good one."""
        return True

    def why(self, on: date) -> Phrase:
        """Since when they are there, and how long there is to be introduced."""
        left = (self.limit_on - on).days
        said = {"post": in_sentence(self.post), "day": self.day, "who": self.who}
        if on < self.day:
            return Phrase("Takes the post of %(post)s on %(day)s; be among the first to say hello", said)
        if left < 0:
            return Phrase(
                "In the post of %(post)s since %(day)s, and nobody of ours has spoken to them yet", said
            )
        if left == 0:
            return Phrase("In the post of %(post)s since %(day)s; say hello today", said)
        if self.who:
            return Phrase.counted(
                "In the post of %(post)s since %(day)s; introduce %(who)s within %(n)d day",
                "In the post of %(post)s since %(day)s; introduce %(who)s within %(n)d days",
                left,
                said,
            )
        return Phrase.counted(
            "In the post of %(post)s since %(day)s; say hello within %(n)d day",
            "In the post of %(post)s since %(day)s; say hello within %(n)d days",
            left,
            said,
        )


@dataclass(frozen=True, slots=True)
class OurNewcomerRecord(NewcomerRecord):
    """Somebody of ours who is new in a post that answers to a client, and has not spoken to that client since."""

    @property
    def subject(self) -> UUID:
        """Their time in the post, and the client: each of their clients is a thing to do of its own."""
        return both(self.holding_key, self.about.client_key)

    def why(self, on: date) -> Phrase:
        """Since when they answer for the client, and how long there is to introduce them."""
        left = (self.limit_on - on).days
        said = {"post": in_sentence(self.post), "day": self.day, "client": self.about.client}
        if on < self.day:
            return Phrase("Takes the post of %(post)s on %(day)s; tell %(client)s who comes", said)
        if left < 0:
            return Phrase("Our %(post)s since %(day)s, and %(client)s has not met them yet", said)
        if left == 0:
            return Phrase("Our %(post)s since %(day)s; introduce them to %(client)s today", said)
        return Phrase.counted(
            "Our %(post)s since %(day)s; introduce them to %(client)s within %(n)d day",
            "Our %(post)s since %(day)s; introduce them to %(client)s within %(n)d days",
            left,
            said,
        )


@dataclass(frozen=True, slots=True)
class LeavingRecord(Record):
    """Somebody of a client who leaves a post on a day; `within` are the days before it in which to see to it."""

    about: About
    holding_key: UUID
    post: str
    day: date
    within: int

    @property
    def reason(self) -> Reason:
        """Somebody leaves."""
        return Reason.LEAVING

    @property
    def subject(self) -> UUID:
        """Their time in the post."""
        return self.holding_key

    @property
    def occurrence(self) -> str:
        """Another one where the day is moved."""
        return self.day.isoformat()

    @property
    def due_on(self) -> date:
        """So long before."""
        return days_after(self.day, -self.within)

    @property
    def limit_on(self) -> date:
        """Their last day."""
        return self.day

    @property
    def title(self) -> str:
        """Their name."""
        return self.about.person

    @property
    def binding(self) -> bool:
        """After their last working day they are gone."""
        return True

    @property
    def movable(self) -> bool:
        """Any day before they leave is a good one."""
        return True

    def why(self, on: date) -> Phrase:
        """When they leave, and what to ask them before."""
        said = {"post": in_sentence(self.post), "day": self.day}
        if on >= self.day:
            return Phrase("Today is the last day as %(post)s; ask who follows, and say goodbye", said)
        return Phrase("Leaves the post of %(post)s; the last day is %(day)s: ask who follows", said)


@dataclass(frozen=True, slots=True)
class OurLeavingRecord(LeavingRecord):
    """Somebody of ours who leaves a post that answers to a client."""

    @property
    def subject(self) -> UUID:
        """Their time in the post, and the client: each of their clients is handed over for itself."""
        return both(self.holding_key, self.about.client_key)

    def why(self, on: date) -> Phrase:
        """When they leave, and whom to hand over."""
        said = {"post": in_sentence(self.post), "day": self.day, "client": self.about.client}
        if on >= self.day:
            return Phrase("Today is the last day of our %(post)s; is %(client)s handed over?", said)
        return Phrase("Our %(post)s until %(day)s; hand %(client)s over before then", said)


@dataclass(frozen=True, slots=True)
class SeatEmptyRecord(Record):
    """A post that nobody holds since somebody left it; their last day was `day`. Of our own firm where there is no client."""

    about: About
    position_key: UUID
    post: str
    left: str
    day: date
    patience: int

    @property
    def reason(self) -> Reason:
        """An empty post."""
        return Reason.SEAT_EMPTY

    @property
    def subject(self) -> UUID:
        """The post."""
        return self.position_key

    @property
    def occurrence(self) -> str:
        """Another one for who leaves it next."""
        return self.day.isoformat()

    @property
    def due_on(self) -> date:
        """The first day without anybody."""
        return days_after(self.day, 1)

    @property
    def limit_on(self) -> date:
        """So long it may stay empty."""
        return days_after(self.day, self.patience)

    @property
    def title(self) -> str:
        """The post."""
        return self.post

    @property
    def action(self) -> Action:
        """Put somebody on it, or take it away."""
        return Action.CHART

    @property
    def action_words(self) -> Phrase:
        """The button."""
        return Phrase("Open the org chart")

    @property
    def movable(self) -> bool:
        """Any day until then is a good one."""
        return True

    def why(self, on: date) -> Phrase:
        """Who left it, when, and what to find out."""
        said = {"person": self.left, "day": self.day}
        if self.about.client_key is None:
            return Phrase(
                "Nobody of ours holds it since %(person)s left on %(day)s; who answers meanwhile?", said
            )
        return Phrase("Nobody holds it since %(person)s left on %(day)s; ask who follows", said)


def both(one: UUID, other: UUID | None) -> UUID:
    """What two things together are known by."""
    return one if other is None else UUID(int=one.int ^ other.int)
