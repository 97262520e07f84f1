"""The closed sets of words that the whole program speaks; their human words are in i18n/terms.py."""

from __future__ import annotations

from enum import Enum, IntEnum


class Word(Enum):
    """An enum stored and exchanged by its value, a lower-case word that never changes once released.

    Not a str: members of different enums with the same word would be equal, and one would take the other's name.
    """

    def __str__(self) -> str:
        return str(self.value)


class Side(Word):
    """Whose people: the client's or our own firm's."""

    THEIRS = "theirs"
    OURS = "ours"


class ClientStatus(Word):
    """Where a client stands with us."""

    PROSPECT = "prospect"
    ACTIVE = "active"
    PAUSED = "paused"
    FORMER = "former"


class Tier(Word):
    """How much attention a client is promised; A the most."""

    A = "a"
    B = "b"
    C = "c"


class Level(Word):
    """Level of interlocution of a position."""

    EXECUTIVE = "executive"
    MANAGEMENT = "management"
    OPERATIONAL = "operational"
    TECHNICAL = "technical"


class Influence(Word):
    """What a person weighs in a decision about us."""

    DECIDES = "decides"
    APPROVES = "approves"
    INFLUENCES = "influences"
    CHAMPIONS = "champions"
    USES = "uses"
    BLOCKS = "blocks"


class Address(Word):
    """How a person is spoken to (usted or tú)."""

    FORMAL = "formal"
    INFORMAL = "informal"


class PersonStatus(Word):
    """Whether a person is there to be spoken to."""

    ACTIVE = "active"
    ON_LEAVE = "on_leave"
    LEFT = "left"


class PointKind(Word):
    """What a contact point is."""

    PHONE = "phone"
    MOBILE = "mobile"
    EMAIL = "email"
    WHATSAPP = "whatsapp"
    TEAMS = "teams"
    PORTAL = "portal"
    LETTER = "letter"
    IN_PERSON = "in_person"
    FAX = "fax"
    WEB = "web"
    OTHER = "other"


class Channel(Word):
    """How an interaction happened, or how somebody is best reached."""

    CALL = "call"
    EMAIL = "email"
    MEETING = "meeting"
    VISIT = "visit"
    VIDEO = "video"
    MESSAGE = "message"
    PORTAL = "portal"
    LETTER = "letter"
    OTHER = "other"


class Situation(Word):
    """What one reaches a client for; each may have its own right channel."""

    URGENT_INCIDENT = "urgent_incident"
    ROUTINE_REQUEST = "routine_request"
    PROPOSAL = "proposal"
    BAD_NEWS = "bad_news"
    REPORT = "report"


class Initiative(Word):
    """Who took the first step in an interaction."""

    PROACTIVE = "proactive"
    REACTIVE = "reactive"


class Moment(Word):
    """The three fronts on which IT and a business meet."""

    OPERATION = "operation"
    EVOLUTION = "evolution"
    INNOVATION = "innovation"


class Promiser(Word):
    """Who made a promise."""

    US = "us"
    THEM = "them"


class PromiseState(Word):
    """What became of a promise."""

    OPEN = "open"
    KEPT = "kept"
    BROKEN = "broken"
    DROPPED = "dropped"


#: From which state a promise may go to which.
PROMISE_STEPS: dict[PromiseState, frozenset[PromiseState]] = {
    PromiseState.OPEN: frozenset({PromiseState.KEPT, PromiseState.BROKEN, PromiseState.DROPPED}),
    PromiseState.KEPT: frozenset({PromiseState.OPEN}),
    PromiseState.BROKEN: frozenset({PromiseState.OPEN, PromiseState.KEPT}),
    PromiseState.DROPPED: frozenset({PromiseState.OPEN}),
}


class OpportunityState(Word):
    """What became of an opportunity heard in an interaction."""

    HEARD = "heard"
    PROPOSED = "proposed"
    WON = "won"
    LOST = "lost"


class Reason(Word):
    """Which rule put a line on Today."""

    CHECK_IN = "check_in"
    PROMISE = "promise"
    OLD_PROMISE = "old_promise"
    RENEWAL = "renewal"
    PLAN_REVIEW = "plan_review"
    PLAN_MOVED = "plan_moved"
    UNMEASURED = "unmeasured"
    PERCEPTION = "perception"
    NEWCOMER = "newcomer"
    LEAVING = "leaving"
    SEAT_EMPTY = "seat_empty"
    BIRTHDAY = "birthday"
    ANNIVERSARY = "anniversary"


class Urgency(IntEnum):
    """How pressing a line on Today is; the smaller the more."""

    OVERDUE = 0
    TODAY = 1
    THIS_WEEK = 2
    LATER = 3


class Language(Word):
    """Languages that the program speaks."""

    ENGLISH = "en"
    SPANISH = "es"


class Theme(Word):
    """Which look the window has."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Paper(Word):
    """Paper sizes; A3 is for charts alone."""

    A4 = "a4"
    LETTER = "letter"
    A3 = "a3"


#: The paper that reports are laid out for.
REPORT_PAPERS = (Paper.A4, Paper.LETTER)
