"""Where life has moved away from a published plan, in sentences."""

from __future__ import annotations

from msp_desk.i18n.words import Words
from msp_desk.rules.plan_drift import Drift, DriftKind


def drift_told(drift: Drift, words: Words) -> str:
    """What no longer holds: Marta Ruiz is no longer Service manager; Olga Rey is."""
    title, was, now = drift.title, drift.was, drift.now
    return {
        DriftKind.SEAT_GONE: words.t("the position %(title)s is no longer there", title=title),
        DriftKind.LEFT: words.t("%(name)s is no longer %(title)s; the seat is empty", name=was, title=title),
        DriftKind.REPLACED: words.t(
            "%(name)s is no longer %(title)s; %(other)s is", name=was, title=title, other=now
        ),
        DriftKind.FILLED: words.t("%(name)s is now %(title)s", name=now, title=title),
        DriftKind.RENAMED_PERSON: words.t("%(name)s is now called %(other)s", name=was, other=now),
        DriftKind.RENAMED_SEAT: words.t(
            "the position %(title)s is now called %(other)s", title=was, other=now
        ),
        DriftKind.NUMBER_CHANGED: words.t(
            "%(title)s is reached at %(number)s, no longer at %(was)s", title=title, number=now, was=was
        ),
        DriftKind.NUMBER_GONE: words.t(
            "%(title)s is no longer reached at %(number)s", title=title, number=was
        ),
    }[drift.kind]
