"""Reads the sample's service plans: each edition, what was answered to it, what was measured."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields, replace
from decimal import Decimal
from pathlib import Path
from typing import Any

from msp_desk.exchange.plan_templates_in import ready_templates
from msp_desk.exchange.sample_telling import Telling, Words
from msp_desk.rules.plan_periods import moved, period_of
from msp_desk.rules.workdays import months_after
from msp_desk.values.enums import Channel
from msp_desk.values.plan_content import (
    CommitmentSaid,
    LadderSaid,
    PartySaid,
    PlanContent,
    ProcedureSaid,
    RoleSaid,
    RungSaid,
    ScopeSaid,
)
from msp_desk.values.plans import (
    Comparison,
    Duration,
    Frequency,
    Impact,
    ImpactKind,
    RequestKind,
    StepSaid,
    Target,
    TargetKind,
    TimeUnit,
)
from msp_desk.values.sample_plans import SampleAnswer, SampleEdition, SampleMeasure, SamplePlan

Table = dict[str, Any]

_UNITS = {
    "min": TimeUnit.MINUTES,
    "h": TimeUnit.HOURS,
    "wh": TimeUnit.WORKING_HOURS,
    "d": TimeUnit.DAYS,
    "wd": TimeUnit.WORKING_DAYS,
    "w": TimeUnit.WEEKS,
}
_NOBODY = PartySaid("")
_NOT_MEASURED = "-"


def read_plans(folder: Path, telling: Telling, clients: Iterable[str]) -> tuple[SamplePlan, ...]:
    """The plans of those clients that have one; `folder` is that of the sample."""
    files = [(name, folder / "plans" / f"{name}.toml") for name in clients]
    return tuple(
        _plan(folder, telling, name, tomllib.loads(file.read_text(encoding="utf-8")))
        for name, file in files
        if file.is_file()
    )


def _plan(folder: Path, telling: Telling, client: str, table: Table) -> SamplePlan:
    if "template" in table:
        ready = ready_templates(folder.parent, telling.language)
        content = next(t for t in ready if t.name == table["template"]).content()
        for gap in table.get("without", ()):
            content = _without(content, gap["section"], gap["id"], gap["field"])
        review = telling.due(-table["review_in"]) if "review_in" in table else None
        return SamplePlan(client, telling.worked(table["day"]), template=content, review_on=review)
    published = table["version"]
    return SamplePlan(
        client=client,
        begun_on=telling.worked(published[0]["day"]),
        editions=(
            *(
                _edition(telling, client, table, number, version)
                for number, version in enumerate(published, 1)
            ),
            SampleEdition(_content(telling, table, len(published) + 1, published[-1]["day"])),
        ),
        author=f"firm/{table['author']}",
        measures=tuple(_measures(telling, table["commitment"])),
    )


def _without(content: PlanContent, section: str, key: str, field: str) -> PlanContent:
    """A plan in which a field of an item is as if nobody had filled it in."""
    items = getattr(content, section)
    item = next(i for i in items if i.key == key)
    empty = next(f.default for f in fields(item) if f.name == field)
    gap: Table = {section: tuple(replace(i, **{field: empty}) if i is item else i for i in items)}
    return replace(content, **gap)


def _edition(telling: Telling, client: str, table: Table, number: int, version: Table) -> SampleEdition:
    answers = [a for a in table.get("answer", ()) if a["version"] == number]
    return SampleEdition(
        content=_content(telling, table, number, version["day"]),
        published_on=telling.worked(version["day"]),
        note=telling.said(version["note"]),
        answers=tuple(_answer(telling, client, a) for a in answers),
    )


def _answer(telling: Telling, client: str, told: Table) -> SampleAnswer:
    return SampleAnswer(
        person=f"{client}/{told['by']}",
        on=telling.worked(told["day"]),
        accepted=told.get("accepted", False),
        comments=tuple((section, telling.said(text)) for section, text in told.get("comments", {}).items()),
        settled_on=telling.worked(told["settled"]) if "settled" in told else None,
    )


def _content(telling: Telling, table: Table, number: int, day: int) -> PlanContent:
    """The plan as it was in an edition; the one after the last version is the draft."""
    tell = _Teller(telling, number)
    return PlanContent(
        language=telling.language,
        firm=_NOBODY,
        client=_NOBODY,
        introduction=telling.said(table["introduction"]),
        review_on=months_after(telling.worked(day), table["months"]),
        review_months=table["months"],
        scope=tuple(tell.scope(t) for t in tell.there(table["scope"])),
        roles=tuple(tell.role(t) for t in tell.there(table["role"])),
        procedures=tuple(tell.procedure(t) for t in tell.there(table["procedure"])),
        commitments=tuple(tell.commitment(t) for t in tell.there(table["commitment"])),
        ladders=tuple(tell.ladder(t) for t in tell.there(table["ladder"])),
    )


class _Teller:
    """Tells items as they were in an edition: `from` which on they are there, `was` what was otherwise until which."""

    def __init__(self, telling: Telling, number: int) -> None:
        self._telling = telling
        self._number = number

    def there(self, items: Sequence[Table]) -> Iterator[Table]:
        """The items of this edition."""
        for item in items:
            if item.get("from", 1) <= self._number:
                past = [n for n in sorted(item.get("was", {}), key=int) if int(n) >= self._number]
                yield item | item["was"][past[0]] if past else item

    def _said(self, table: Table, name: str) -> str:
        words: Words = table.get(name, "")
        return self._telling.said(words)

    def scope(self, t: Table) -> ScopeSaid:
        return ScopeSaid(
            key=t["id"],
            service=self._said(t, "service"),
            name=self._said(t, "name"),
            is_in=not t.get("out", False),
            quantity=t.get("quantity", ""),
            unit=self._said(t, "unit"),
            sites=tuple(self._telling.said(s) for s in t.get("sites", ())),
            hours=self._said(t, "hours"),
            limits=self._said(t, "limits"),
            notes=self._said(t, "notes"),
        )

    def role(self, t: Table) -> RoleSaid:
        return RoleSaid(
            t["seat"], t["seat"], self._said(t, "for"), _channel(t["channel"]), t.get("hours", "")
        )

    def procedure(self, t: Table) -> ProcedureSaid:
        return ProcedureSaid(
            key=t["kind"],
            kind=RequestKind(t["kind"]),
            name=self._said(t, "name"),
            channel=_channel(t["channel"]),
            needed=self._said(t, "needed"),
            hours=self._said(t, "hours"),
            steps=tuple(
                StepSaid(
                    self._said(s, "text"),
                    self._said(s, "who"),
                    s.get("seat", ""),
                    _maybe_duration(s.get("takes")),
                )
                for s in self.there(t["steps"])
            ),
        )

    def commitment(self, t: Table) -> CommitmentSaid:
        target = self._target(t["target"])
        return CommitmentSaid(
            key=t["id"],
            service=self._said(t, "service"),
            indicator=self._said(t, "name"),
            target=target,
            frequency=Frequency.MONTH,
            hours=self._said(t, "hours"),
            measured_how=self._said(t, "how"),
            measured_from=self._said(t, "source"),
            exclusions=self._said(t, "exclusions"),
            impacts=tuple(self._impact(i, target.kind) for i in t.get("impacts", ())),
        )

    def _target(self, t: Table) -> Target:
        if "yes" in t:
            return Target(TargetKind.YES_NO, Comparison.EXACTLY, 1)
        comparison = next(c for c in Comparison if c.value in t)
        number, _, unit = t[comparison.value].partition(" ")
        if unit == "%":
            return Target(TargetKind.PERCENT, comparison, _amount(number, TargetKind.PERCENT))
        if unit:
            return Target(TargetKind.TIME, comparison, int(number), _UNITS[unit])
        return Target(TargetKind.COUNT, comparison, int(number), unit=self._said(t, "unit"))

    def _impact(self, t: Table, kind: TargetKind) -> Impact:
        beyond = _amount(t["from"], kind) if "from" in t else None
        if "credit" in t:
            return Impact(ImpactKind.CREDIT_PERCENT, beyond, int(Decimal(t["credit"]) * 1000))
        if "amount" in t:
            return Impact(
                ImpactKind.CREDIT_AMOUNT, beyond, int(Decimal(t["amount"]) * 100), currency=t["currency"]
            )
        kinds = {"meeting": ImpactKind.MEETING, "end": ImpactKind.RIGHT_TO_END, "other": ImpactKind.OTHER}
        name = next(n for n in kinds if n in t)
        return Impact(kinds[name], beyond, text=self._said(t, name))

    def ladder(self, t: Table) -> LadderSaid:
        rungs = tuple(
            RungSaid(r["ours"], r["theirs"], _duration(r["after"]), _channel(r["by"]))
            for r in self.there(t["rungs"])
        )
        return LadderSaid(t["id"], self._said(t, "severity"), self._said(t, "description"), rungs)


def _channel(name: str) -> Channel:
    return Channel(name)


def _duration(text: str) -> Duration:
    amount, unit = text.split()
    return Duration(int(amount), _UNITS[unit])


def _maybe_duration(text: str | None) -> Duration | None:
    return None if text is None else _duration(text)


def _amount(told: str | int, kind: TargetKind) -> int:
    """A value in the measure of a kind of target."""
    if kind is TargetKind.YES_NO:
        return int(told == "yes")
    return int(Decimal(told) * (1000 if kind is TargetKind.PERCENT else 1))


def _measures(telling: Telling, commitments: Iterable[Table]) -> Iterator[SampleMeasure]:
    """The values of the months before this one."""
    for told in commitments:
        values, notes = told.get("months", ()), told.get("notes", {})
        target = told["target"]
        kind = (
            TargetKind.YES_NO
            if "yes" in target
            else TargetKind.PERCENT
            if str(target.get("at_least", "")).endswith("%")
            else TargetKind.COUNT
        )
        running = period_of(Frequency.MONTH, telling.today)
        for place, value in enumerate(values, 1):
            if value != _NOT_MEASURED:
                period = moved(Frequency.MONTH, running, place - len(values) - 1)
                note = telling.said(notes[str(place)]) if str(place) in notes else ""
                yield SampleMeasure(told["id"], period, _amount(value, kind), note)
