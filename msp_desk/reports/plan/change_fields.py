"""What the fields of a service plan are called where they stand in the middle of a sentence."""

from __future__ import annotations

from collections.abc import Mapping

from msp_desk.rules.plan_diff import Subject
from msp_desk.values.phrases import Phrase

#: What is told where only the order of items changed.
WHOLE: Mapping[Subject, Phrase] = {
    Subject.SCOPE: Phrase("The items of the scope stand in another order"),
    Subject.SEAT: Phrase("The positions of the org charts stand in another order"),
    Subject.ROLE: Phrase("The contacts stand in another order"),
    Subject.COUNTERPART: Phrase("The counterparts stand in another order"),
    Subject.PROCEDURE: Phrase("The procedures stand in another order"),
    Subject.COMMITMENT: Phrase("The commitments stand in another order"),
    Subject.LADDER: Phrase("The escalation ladders stand in another order"),
}

_PARTY = {
    "name": Phrase("name"),
    "legal_name": Phrase("legal name"),
    "tax_id": Phrase("tax number"),
    "address": Phrase("address"),
}
_CHANNEL = Phrase("channel")
_HOURS = Phrase("hours")
_OURS = Phrase("position of ours")
_THEIRS = Phrase("position of the client")

_FIELDS: Mapping[Subject, Mapping[str, Phrase]] = {
    Subject.PLAN: {
        "language": Phrase("language of the plan"),
        "introduction": Phrase("introduction"),
        "review_on": Phrase("next review"),
        "review_months": Phrase("reviewed every"),
    },
    Subject.FIRM: _PARTY,
    Subject.CLIENT: _PARTY,
    Subject.SCOPE: {
        "service": Phrase("service"),
        "name": Phrase("name"),
        "is_in": Phrase("scope"),
        "quantity": Phrase("quantity"),
        "unit": Phrase("unit"),
        "sites": Phrase("sites"),
        "hours": _HOURS,
        "limits": Phrase("limits"),
        "notes": Phrase("notes"),
    },
    Subject.SEAT: {
        "side": Phrase("side"),
        "title": Phrase("title"),
        "unit": Phrase("department"),
        "level": Phrase("level"),
        "boss": Phrase("reports to"),
        "is_assistant": Phrase("assistant"),
        "holder": Phrase("held by"),
        "numbers": Phrase("how to reach them"),
        "gone": Phrase("position"),
    },
    Subject.ROLE: {
        "seat": Phrase("position"),
        "contact_for": Phrase("what to contact them for"),
        "channel": _CHANNEL,
        "hours": _HOURS,
    },
    Subject.COUNTERPART: {
        "theirs": _THEIRS,
        "ours": _OURS,
        "topic": Phrase("topic"),
        "channel": _CHANNEL,
    },
    Subject.PROCEDURE: {
        "kind": Phrase("kind of request"),
        "name": Phrase("name"),
        "channel": _CHANNEL,
        "needed": Phrase("what we need to know"),
        "hours": _HOURS,
    },
    Subject.STEP: {
        "text": Phrase("what is done"),
        "who": Phrase("who does it"),
        "seat": Phrase("position that does it"),
        "takes": Phrase("time it takes"),
    },
    Subject.COMMITMENT: {
        "service": Phrase("service"),
        "indicator": Phrase("indicator"),
        "target": Phrase("target"),
        "frequency": Phrase("how often it is measured"),
        "hours": _HOURS,
        "measured_how": Phrase("how it is measured"),
        "measured_from": Phrase("what it is measured from"),
        "exclusions": Phrase("exclusions"),
    },
    Subject.IMPACT: {"impact": Phrase("what follows")},
    Subject.LADDER: {"severity": Phrase("severity"), "description": Phrase("description")},
    Subject.RUNG: {
        "ours": _OURS,
        "theirs": _THEIRS,
        "after": Phrase("time"),
        "channel": _CHANNEL,
        "number": Phrase("number"),
    },
}

#: The words for each field that can change.
FIELDS: Mapping[tuple[Subject, str], Phrase] = {
    (subject, name): phrase for subject, names in _FIELDS.items() for name, phrase in names.items()
}
