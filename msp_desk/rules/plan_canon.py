"""A service plan as one canonical text: written in one spelling, read strictly, told apart by its SHA-256.

A published version is `canonical(document)`: JSON in UTF-8, names sorted, no spaces, no broken numbers, every field of
values/plan_content.py written out, with the name and the version of the format beside it.

A template is the content without what belongs to one client: no parties, seats, roles, counterparts, no review date and
no sites. Its ladders name levels of interlocution instead of positions (`ours` and `theirs` hold `level:technical` and
so on, or nothing); its steps name nobody by key: `seat` is empty and `who` says it in words. A template that a person
writes may leave out fields that have a default.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from typing import Any

from msp_desk.rules.plain_values import Misread, as_json, of_json, plain, read_as
from msp_desk.rules.plan_reach import LEVEL_REFERENCE, level_of, seats_by_key
from msp_desk.values.enums import Language
from msp_desk.values.errors import Refused
from msp_desk.values.phrases import N_
from msp_desk.values.plan_content import (
    PLAN_SCHEMA,
    CommitmentSaid,
    LadderSaid,
    PartySaid,
    PlanContent,
    PlanDocument,
    ProcedureSaid,
    ScopeSaid,
    SeatSaid,
)
from msp_desk.values.plans import Duration, Impact, StepSaid, Target, TargetKind

#: The largest document that is written or read, in bytes.
LARGEST = 8_000_000
_PLAN = "msp-desk service plan"
_TEMPLATE = "msp-desk service plan template"
_KEY = re.compile(r"[a-z0-9][a-z0-9_-]{0,63}")
_CURRENCY = re.compile(r"[A-Z]{3}")


@dataclass(frozen=True, slots=True)
class _Template:
    """What a template holds of a plan."""

    language: Language
    introduction: str = ""
    review_months: int | None = None
    scope: tuple[ScopeSaid, ...] = ()
    procedures: tuple[ProcedureSaid, ...] = ()
    commitments: tuple[CommitmentSaid, ...] = ()
    ladders: tuple[LadderSaid, ...] = ()


def canonical(document: PlanDocument) -> bytes:
    """A published version as it is kept. Errors: Refused where it could not be read again, with the place and why."""
    try:
        values = plain(document)
        _check_document(read_as(PlanDocument, values))
        return _written(_PLAN, values)
    except Misread as error:
        raise _refused(error) from error


def read_document(data: bytes) -> PlanDocument:
    """A published version as it was. Errors: Refused with the reason, whatever the bytes are."""
    try:
        document: PlanDocument = read_as(PlanDocument, _opened(_PLAN, data))
        _check_document(document)
    except Misread as error:
        raise _refused(error) from error
    return document


def sha256_of(data: bytes) -> str:
    """The SHA-256 of a document as it is kept, in hexadecimal: by it an answer finds its version."""
    return sha256(data).hexdigest()


def content_sha256(content: PlanContent) -> str:
    """The SHA-256 of what a plan says, whatever its number, author and day. Errors: Refused as in `canonical`."""
    try:
        return sha256_of(_written(_PLAN, {"content": plain(content)}))
    except Misread as error:
        raise _refused(error) from error


def template_of(content: PlanContent) -> bytes:
    """A template that says what a plan says, for a client yet unknown. Errors: Refused as in `canonical`."""
    bare = without_people(content)
    template = _Template(
        bare.language,
        bare.introduction,
        bare.review_months,
        bare.scope,
        bare.procedures,
        bare.commitments,
        bare.ladders,
    )
    try:
        values = plain(template)
        _check_template(read_as(_Template, values))
        return _written(_TEMPLATE, values)
    except Misread as error:
        raise _refused(error) from error


def read_template(data: bytes) -> PlanContent:
    """The content that a template holds; its parties have no name. Errors: Refused with the reason."""
    try:
        template: _Template = read_as(_Template, _opened(_TEMPLATE, data), sparing=True)
        return _check_template(template)
    except Misread as error:
        raise _refused(error) from error


def without_people(content: PlanContent) -> PlanContent:
    """A plan as a template holds it: levels instead of positions, words instead of names, nothing of one client alone."""
    seats = seats_by_key(content)
    return PlanContent(
        language=content.language,
        firm=PartySaid(""),
        client=PartySaid(""),
        introduction=content.introduction,
        review_months=content.review_months,
        scope=tuple(replace(item, sites=()) for item in content.scope),
        procedures=tuple(
            replace(p, steps=tuple(_step_without(step, seats) for step in p.steps))
            for p in content.procedures
        ),
        commitments=content.commitments,
        ladders=tuple(_ladder_without(ladder, seats) for ladder in content.ladders),
    )


def _step_without(step: StepSaid, seats: dict[str, SeatSaid]) -> StepSaid:
    seat = seats.get(step.seat)
    return replace(step, seat="", who=step.who or (seat.title if seat is not None else ""))


def _ladder_without(ladder: LadderSaid, seats: dict[str, SeatSaid]) -> LadderSaid:
    rungs = tuple(
        replace(rung, ours=_level(rung.ours, seats), theirs=_level(rung.theirs, seats), number="")
        for rung in ladder.rungs
    )
    return replace(ladder, rungs=rungs)


def _level(reference: str, seats: dict[str, SeatSaid]) -> str:
    if level_of(reference) is not None:
        return reference
    seat = seats.get(reference)
    return f"{LEVEL_REFERENCE}{seat.level.value}" if seat is not None else ""


def _written(form: str, values: dict[str, Any]) -> bytes:
    data = as_json({"format": form, "schema": PLAN_SCHEMA, **values})
    if len(data) > LARGEST:
        raise _too_large()
    return data


def _opened(form: str, data: bytes) -> dict[str, Any]:
    """The fields of a document of that form, its name and version checked and taken off."""
    if len(data) > LARGEST:
        raise _too_large()
    values = of_json(data)
    if type(values) is not dict or values.pop("format", None) != form:
        raise Misread(N_("it was not written as one"))
    schema = values.pop("schema", None)
    if type(schema) is not int or schema < 1:
        raise Misread(N_("it does not say which version of the format it follows"))
    if schema > PLAN_SCHEMA:
        raise Misread(N_("a newer version of the program wrote it"))
    return values


def _too_large() -> Misread:
    return Misread(N_("it is too large; the most is %(most)d MB"), most=LARGEST // 1_000_000)


def _refused(error: Misread) -> Refused:
    if not error.place:
        return Refused("This is not a valid service plan: %(why)s.", why=error.why)
    return Refused(
        "This is not a valid service plan: at %(place)s, %(why)s.", place=error.place, why=error.why
    )


def _check_document(document: PlanDocument) -> None:
    if document.number < 1:
        raise Misread(N_("versions are counted from 1")).under("number")
    for i, ladder in enumerate(document.content.ladders):
        if any(level_of(reference) for rung in ladder.rungs for reference in (rung.ours, rung.theirs)):
            raise Misread(N_("only a template names levels instead of positions")).under(
                f"content.ladders[{i}]"
            )
    _check_content(document.content, "content.")


def _check_template(template: _Template) -> PlanContent:
    content = PlanContent(
        language=template.language,
        firm=PartySaid(""),
        client=PartySaid(""),
        introduction=template.introduction,
        review_months=template.review_months,
        scope=template.scope,
        procedures=template.procedures,
        commitments=template.commitments,
        ladders=template.ladders,
    )
    _check_content(content, "")
    for i, ladder in enumerate(content.ladders):
        for j, rung in enumerate(ladder.rungs):
            if any(reference and level_of(reference) is None for reference in (rung.ours, rung.theirs)):
                raise Misread(N_("a template names levels, not positions")).under(f"ladders[{i}].rungs[{j}]")
    for i, procedure in enumerate(content.procedures):
        if any(step.seat for step in procedure.steps):
            raise Misread(N_("a template names levels, not positions")).under(f"procedures[{i}].steps")
    return content


def _check_content(content: PlanContent, above: str) -> None:
    """What types do not say: each item has a key of its own, values lie where they mean something."""
    for name in ("scope", "seats", "roles", "counterparts", "procedures", "commitments", "ladders"):
        _check_keys([item.key for item in getattr(content, name)], above + name)
    for place, references in _references(content):
        if not all(not reference or _KEY.fullmatch(reference) for reference in references):
            raise Misread(N_("this is no key")).under(above + place)
    if content.review_months is not None and not 1 <= content.review_months <= 120:
        raise Misread(N_("the number means nothing here")).under(f"{above}review_months")
    for i, procedure in enumerate(content.procedures):
        for j, step in enumerate(procedure.steps):
            _check_duration(step.takes, f"{above}procedures[{i}].steps[{j}].takes")
    for i, ladder in enumerate(content.ladders):
        for j, rung in enumerate(ladder.rungs):
            _check_duration(rung.after, f"{above}ladders[{i}].rungs[{j}].after")
    for i, commitment in enumerate(content.commitments):
        _check_commitment(commitment, f"{above}commitments[{i}]")


def _check_keys(keys: list[str], place: str) -> None:
    if len(set(keys)) != len(keys):
        raise Misread(N_("two items have the same key")).under(place)
    for i, key in enumerate(keys):
        if not _KEY.fullmatch(key):
            raise Misread(N_("this is no key")).under(f"{place}[{i}].key")


def _references(content: PlanContent) -> Iterator[tuple[str, Iterable[str]]]:
    """What names something else by key; a template's levels are told apart before."""
    yield "seats", (reference for seat in content.seats for reference in (seat.boss, seat.holder_key))
    yield "roles", (role.seat for role in content.roles)
    yield "counterparts", (reference for c in content.counterparts for reference in (c.theirs, c.ours))
    yield "procedures", (step.seat for procedure in content.procedures for step in procedure.steps)
    rungs = (rung for ladder in content.ladders for rung in ladder.rungs)
    yield "ladders", (r for rung in rungs for r in (rung.ours, rung.theirs) if level_of(r) is None)


def _check_duration(duration: Duration | None, place: str) -> None:
    if duration is not None and duration.amount < 0:
        raise Misread(N_("the number means nothing here")).under(f"{place}.amount")


def _check_commitment(commitment: CommitmentSaid, place: str) -> None:
    target = commitment.target
    if (target.unit_of_time is None) is (target.kind is TargetKind.TIME):
        raise Misread(N_("a time has a unit of time, and nothing else has")).under(
            f"{place}.target.unit_of_time"
        )
    if not _means_something(target, target.amount):
        raise Misread(N_("the number means nothing here")).under(f"{place}.target.amount")
    for i, impact in enumerate(commitment.impacts):
        _check_impact(impact, target, f"{place}.impacts[{i}]")


def _means_something(target: Target, amount: int) -> bool:
    if target.kind is TargetKind.DATE:
        return date.min.toordinal() <= amount <= date.max.toordinal()
    return 0 <= amount <= (1 if target.kind is TargetKind.YES_NO else amount)


def _check_impact(impact: Impact, target: Target, place: str) -> None:
    if impact.beyond is not None and not _means_something(target, impact.beyond):
        raise Misread(N_("the number means nothing here")).under(f"{place}.beyond")
    if impact.amount is not None and impact.amount < 0:
        raise Misread(N_("the number means nothing here")).under(f"{place}.amount")
    if impact.currency and not _CURRENCY.fullmatch(impact.currency):
        raise Misread(N_("this is no currency")).under(f"{place}.currency")
