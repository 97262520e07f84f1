"""Steps of procedures and impacts of commitments as plain values, for a database to keep, and back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from msp_desk.values.plans import Duration, Impact, ImpactKind, StepSaid, TimeUnit

Plain = Mapping[str, Any]


def plain_steps(steps: Iterable[StepSaid]) -> list[Plain]:
    """Steps as they are kept."""
    return [
        {
            "text": step.text,
            "who": step.who,
            "seat": step.seat,
            "amount": step.takes.amount if step.takes is not None else None,
            "unit": step.takes.unit.value if step.takes is not None else None,
        }
        for step in steps
    ]


def steps_from(kept: Iterable[Plain]) -> tuple[StepSaid, ...]:
    """Steps from what is kept."""
    return tuple(
        StepSaid(
            step["text"],
            step["who"],
            step["seat"],
            None if step["amount"] is None else Duration(step["amount"], TimeUnit(step["unit"])),
        )
        for step in kept
    )


def plain_impacts(impacts: Iterable[Impact]) -> list[Plain]:
    """Impacts as they are kept."""
    return [
        {
            "kind": impact.kind.value,
            "beyond": impact.beyond,
            "amount": impact.amount,
            "currency": impact.currency,
            "text": impact.text,
        }
        for impact in impacts
    ]


def impacts_from(kept: Iterable[Plain]) -> tuple[Impact, ...]:
    """Impacts from what is kept."""
    return tuple(
        Impact(ImpactKind(i["kind"]), i["beyond"], i["amount"], i["currency"], i["text"]) for i in kept
    )
