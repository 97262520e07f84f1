"""What is missing in a service plan, in sentences."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from msp_desk.i18n.words import Words
from msp_desk.rules.plan_holes import Hole, HoleKind, Severity
from msp_desk.values.enums import Channel, Side
from msp_desk.values.phrases import Phrase


def severity_told(severity: Severity, words: Words) -> str:
    """Whether a hole stops publishing."""
    return words.t("Error") if severity is Severity.ERROR else words.t("Warning")


def hole_told(hole: Hole, words: Words) -> str:
    """A hole in a sentence: Critical, step 2: Marta Ruiz (Service manager) has no phone number."""
    what = _TOLD[hole.kind](hole, words)
    where = hole_place(hole, words)
    return words.t("%(where)s: %(what)s", where=where, what=what) if where else what[:1].upper() + what[1:]


def hole_place(hole: Hole, words: Words) -> str:
    """Where a hole is: the item's name, and which of its steps; nothing where it is about a whole section."""
    name = hole.name or words.term(hole.request)
    if hole.place is None or hole.kind in _IMPACTS:
        return name
    if not name:
        return words.t("Step %(n)d", n=hole.place + 1)
    return words.t("%(item)s, step %(n)d", item=name, n=hole.place + 1)


_IMPACTS = (HoleKind.IMPACT_EMPTY, HoleKind.IMPACT_WITHIN_TARGET)


def _gone(hole: Hole, words: Words) -> str:
    if hole.title:
        return words.t("the position %(title)s is no longer there", title=hole.title)
    if hole.side is Side.THEIRS:
        return words.t("the client's position that it names is no longer there")
    return words.t("the position that it names is no longer there")


def _role_gone(hole: Hole, words: Words) -> str:
    if hole.title:
        return words.t("The position %(title)s is no longer there", title=hole.title)
    return words.t("A position named in the organisation is no longer there")


def _vacant(hole: Hole, words: Words) -> str:
    return words.t("nobody holds the position %(title)s", title=hole.title)


def _role_vacant(hole: Hole, words: Words) -> str:
    return words.t("Nobody holds the position %(title)s", title=hole.title)


def _no_number(hole: Hole, words: Words) -> str:
    who = words.t("%(name)s (%(title)s)", name=hole.holder, title=hole.title)
    if hole.channel is Channel.CALL:
        return words.t("%(who)s has no phone number", who=who)
    if hole.channel is Channel.EMAIL:
        return words.t("%(who)s has no email address", who=who)
    if hole.channel is None:
        return words.t("%(who)s has neither number nor address", who=who)
    return words.t(
        "%(who)s cannot be reached by this channel: %(channel)s",
        who=who,
        channel=words.term(hole.channel).lower(),
    )


def _out_of_scope(hole: Hole, words: Words) -> str:
    return words.t("its service is not in the scope: %(service)s", service=hole.service)


def _not_to_the_top(hole: Hole, words: Words) -> str:
    if hole.holder:
        return words.t(
            "no step reaches the top of our firm: %(title)s, %(name)s", title=hole.title, name=hole.holder
        )
    return words.t("no step reaches the top of our firm: %(title)s", title=hole.title)


def _review_past(hole: Hole, words: Words) -> str:
    return words.t("The review was due on %(day)s", day=hole.day)


#: The sentences that need nothing filled in.
_PLAIN: Mapping[HoleKind, Phrase] = {
    HoleKind.NO_REVIEW_DATE: Phrase("The plan has no review date"),
    HoleKind.NO_SCOPE: Phrase("Nothing is in the scope"),
    HoleKind.SCOPE_NO_HOURS: Phrase("it has no service hours"),
    HoleKind.NO_ROLES: Phrase("Nobody is named in the organisation"),
    HoleKind.NO_PROCEDURES: Phrase("No procedure says how anything is asked for"),
    HoleKind.PROCEDURE_NO_CHANNEL: Phrase("it does not say by which channel"),
    HoleKind.PROCEDURE_NO_STEPS: Phrase("it has no steps"),
    HoleKind.NO_COMMITMENTS: Phrase("Nothing is promised: there are no commitments"),
    HoleKind.COMMITMENT_NO_SERVICE: Phrase("it does not say about which service"),
    HoleKind.COMMITMENT_NOT_MEASURED: Phrase("it does not say how it is measured"),
    HoleKind.COMMITMENT_NO_IMPACT: Phrase("missing it has no impact"),
    HoleKind.IMPACT_EMPTY: Phrase("an impact says nothing"),
    HoleKind.IMPACT_WITHIN_TARGET: Phrase("an impact begins where the target is still met"),
    HoleKind.NO_LADDERS: Phrase("There is no escalation ladder"),
    HoleKind.NO_HEAD: Phrase("Our org chart has nobody at its top to escalate to"),
    HoleKind.LADDER_NO_STEPS: Phrase("it has no steps"),
    HoleKind.RUNG_NOBODY: Phrase("it reaches nobody of ours"),
    HoleKind.RUNG_NO_CHANNEL: Phrase("it does not say by which channel"),
    HoleKind.TIMES_NOT_RISING: Phrase("it does not come later than the step before"),
}


def _plainly(hole: Hole, words: Words) -> str:
    return words.say(_PLAIN[hole.kind])


_TOLD: Mapping[HoleKind, Callable[[Hole, Words], str]] = dict.fromkeys(HoleKind, _plainly) | {
    HoleKind.REVIEW_PAST: _review_past,
    HoleKind.ROLE_GONE: _role_gone,
    HoleKind.ROLE_VACANT: _role_vacant,
    HoleKind.ROLE_NO_NUMBER: _no_number,
    HoleKind.STEP_GONE: _gone,
    HoleKind.STEP_VACANT: _vacant,
    HoleKind.COMMITMENT_OUT_OF_SCOPE: _out_of_scope,
    HoleKind.NOT_TO_THE_TOP: _not_to_the_top,
    HoleKind.RUNG_GONE: _gone,
    HoleKind.RUNG_VACANT: _vacant,
    HoleKind.RUNG_NO_NUMBER: _no_number,
}
