"""The service plans of the sample firm as plain values, in which positions are known by `client/name` instead of keys."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from msp_desk.values.plan_content import PlanContent


@dataclass(frozen=True, slots=True)
class SampleAnswer:
    """What somebody of the client answered to a version, with comments by the word of a section; when those were answered."""

    person: str
    on: date
    accepted: bool
    comments: tuple[tuple[str, str], ...] = ()
    settled_on: date | None = None


@dataclass(frozen=True, slots=True)
class SampleEdition:
    """What a plan said when it was published on a day (None: the draft as it is now)."""

    content: PlanContent
    published_on: date | None = None
    note: str = ""
    answers: tuple[SampleAnswer, ...] = ()


@dataclass(frozen=True, slots=True)
class SampleMeasure:
    """The measured value of a commitment (by its name in the sample) in the period that begins on a day."""

    commitment: str
    period: date
    amount: int
    note: str = ""


@dataclass(frozen=True, slots=True)
class SamplePlan:
    """A client's plan: its editions in their order, or the template that it was begun from on a day (with the day of its review); who publishes it."""

    client: str
    begun_on: date
    editions: tuple[SampleEdition, ...] = ()
    template: PlanContent | None = None
    review_on: date | None = None
    author: str = ""
    measures: tuple[SampleMeasure, ...] = ()
