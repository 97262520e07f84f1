"""What each word of the business looks like: colour and shape of a level, icon of a channel, tone of an urgency."""

from __future__ import annotations

from enum import Enum

from msp_desk.ui.theme import Tone
from msp_desk.values.enums import (
    Channel,
    ClientStatus,
    Level,
    Moment,
    PointKind,
    PromiseState,
    Reason,
    Urgency,
)


class Shape(Enum):
    """The sign of a level, so that colour is never the only one."""

    DIAMOND = "◆"
    TRIANGLE = "▲"
    CIRCLE = "●"
    SQUARE = "■"


LEVEL_TONE = {
    Level.EXECUTIVE: Tone.EXE,
    Level.MANAGEMENT: Tone.MAN,
    Level.OPERATIONAL: Tone.OPE,
    Level.TECHNICAL: Tone.TEC,
}
LEVEL_SHAPE = {
    Level.EXECUTIVE: Shape.DIAMOND,
    Level.MANAGEMENT: Shape.TRIANGLE,
    Level.OPERATIONAL: Shape.CIRCLE,
    Level.TECHNICAL: Shape.SQUARE,
}
URGENCY_TONE = {
    Urgency.OVERDUE: Tone.BAD,
    Urgency.TODAY: Tone.WARN,
    Urgency.THIS_WEEK: Tone.ACCENT,
    Urgency.LATER: Tone.TEXT3,
}
CHANNEL_ICON = {
    Channel.CALL: "phone",
    Channel.EMAIL: "mail",
    Channel.MEETING: "users",
    Channel.VISIT: "map-pin",
    Channel.VIDEO: "video",
    Channel.MESSAGE: "message-square",
    Channel.PORTAL: "globe",
    Channel.LETTER: "file-text",
    Channel.OTHER: "circle",
}
POINT_ICON = {
    PointKind.PHONE: "phone",
    PointKind.MOBILE: "smartphone",
    PointKind.EMAIL: "mail",
    PointKind.WHATSAPP: "message-circle",
    PointKind.TEAMS: "message-square",
    PointKind.PORTAL: "globe",
    PointKind.LETTER: "file-text",
    PointKind.IN_PERSON: "map-pin",
    PointKind.FAX: "printer",
    PointKind.WEB: "link",
    PointKind.OTHER: "circle",
}
MOMENT_ICON = {
    Moment.OPERATION: "heart-pulse",
    Moment.EVOLUTION: "trending-up",
    Moment.INNOVATION: "sparkles",
}
#: What stands before a reason to act.
REASON_ICON = {
    Reason.CHECK_IN: "calendar-clock",
    Reason.PROMISE: "handshake",
    Reason.OLD_PROMISE: "handshake",
    Reason.RENEWAL: "file-clock",
    Reason.PLAN_REVIEW: "file-text",
    Reason.PLAN_MOVED: "triangle-alert",
    Reason.UNMEASURED: "gauge",
    Reason.PERCEPTION: "heart-pulse",
    Reason.NEWCOMER: "user-plus",
    Reason.LEAVING: "door-open",
    Reason.SEAT_EMPTY: "armchair",
    Reason.BIRTHDAY: "cake",
    Reason.ANNIVERSARY: "party-popper",
}
PROMISE_TONE = {
    PromiseState.OPEN: Tone.ACCENT,
    PromiseState.KEPT: Tone.GOOD,
    PromiseState.BROKEN: Tone.BAD,
    PromiseState.DROPPED: Tone.TEXT3,
}
STATUS_TONE = {
    ClientStatus.PROSPECT: Tone.ACCENT,
    ClientStatus.ACTIVE: Tone.GOOD,
    ClientStatus.PAUSED: Tone.WARN,
    ClientStatus.FORMER: Tone.TEXT3,
}
#: Faces for what was perceived, 1 to 5.
PERCEIVED_ICON = {1: "frown", 2: "annoyed", 3: "meh", 4: "smile", 5: "laugh"}
PERCEIVED_TONE = {1: Tone.BAD, 2: Tone.BAD, 3: Tone.WARN, 4: Tone.GOOD, 5: Tone.GOOD}


def level_tone(level: Level | None) -> Tone:
    """The colour of a level; of nobody's level the accent."""
    return Tone.ACCENT if level is None else LEVEL_TONE[level]


def level_of(value: str) -> Level | None:
    """The level written in a search hit."""
    return Level(value) if value else None
