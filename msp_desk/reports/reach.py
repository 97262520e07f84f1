"""How somebody is reached, as papers tell it: the number or address, what it is, when it answers."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from msp_desk.i18n.words import Words
from msp_desk.reports.kit.layout import Paragraph
from msp_desk.reports.kit.lines import Run
from msp_desk.reports.kit.links import link_to
from msp_desk.reports.kit.theme import THIRD, VALUE
from msp_desk.rules.phones import PHONE_KINDS, shown_value
from msp_desk.values.enums import Channel, PointKind, Situation


class Point(Protocol):
    """A contact point of any card."""

    @property
    def kind(self) -> PointKind: ...
    @property
    def value(self) -> str: ...
    @property
    def label(self) -> str: ...
    @property
    def hours(self) -> str: ...
    @property
    def preferred(self) -> bool: ...


class Choice(Protocol):
    """The right channel in a situation, of any card."""

    @property
    def situation(self) -> Situation: ...
    @property
    def channel(self) -> Channel: ...
    @property
    def note(self) -> str: ...


def way(words: Words, point: Point, country: str) -> Paragraph:
    """«600 100 200  mobile, preferred, 9-14», a click on which dials or writes."""
    label = point.label or (words.term(point.kind) if point.kind in PHONE_KINDS else "")
    aside = ", ".join(
        filter(None, (label.lower(), words.t("preferred") if point.preferred else "", point.hours))
    )
    runs = [Run(shown_value(point.kind, point.value, country), VALUE, link_to(point.kind, point.value))]
    return [*runs, Run("  " + aside, THIRD)] if aside else runs


def channels_told(words: Words, choices: Iterable[Choice]) -> str:
    """«Urgent incident: call; bad news: visit (never by mail)»."""
    told = []
    for choice in choices:
        note = f" ({choice.note})" if choice.note else ""
        told.append(f"{words.term(choice.situation).lower()}: {words.term(choice.channel).lower()}{note}")
    joined = "; ".join(told)
    return joined[:1].upper() + joined[1:]
