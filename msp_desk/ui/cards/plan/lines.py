"""The items of a plan as lines of a list, section by section, with the headings that they stand under."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from msp_desk.i18n.words import Words
from msp_desk.reports.plan.told import (
    channel_told,
    frequency_told,
    holder_told,
    impacts_told,
    procedure_name,
    quantity_told,
    step_who,
    target_told,
)
from msp_desk.rules.plan_reach import number_for
from msp_desk.rules.plan_sections import Section
from msp_desk.ui.looks import LEVEL_TONE
from msp_desk.ui.tables.lines import Group, Line
from msp_desk.ui.theme import Tone
from msp_desk.values.enums import Side
from msp_desk.values.folding import initials
from msp_desk.values.plan_content import (
    CommitmentSaid,
    CounterpartSaid,
    PlanContent,
    ProcedureSaid,
    RoleSaid,
    ScopeSaid,
)


@dataclass(frozen=True, slots=True)
class SectionLines:
    """What a list of a section is filled with."""

    rows: tuple[Any, ...]
    line: Callable[[Any], Line]
    group: Callable[[Any], Group | None] | None


def lines_of(section: Section, content: PlanContent, words: Words) -> SectionLines:
    """The items of a section; ladders are drawn, not listed."""
    if section is Section.SCOPE:
        return SectionLines(content.scope, _Scope(words), _Services(words, content.scope))
    if section is Section.ORGANISATION:
        sides = {s.key: s.side for s in content.seats}
        ours = tuple(r for r in content.roles if sides.get(r.seat) is Side.OURS)
        theirs = tuple(r for r in content.roles if sides.get(r.seat) is not Side.OURS)
        rows: tuple[Any, ...] = (*ours, *theirs, *content.counterparts)
        return SectionLines(rows, _Seat(words, content), _Sides(words, content))
    if section is Section.PROCEDURES:
        return SectionLines(content.procedures, _Procedure(words, content), None)
    if section is Section.COMMITMENTS:
        return SectionLines(content.commitments, _Commitment(words), _Services(words, content.commitments))
    return SectionLines((), _Scope(words), None)


def _joined(*told: str) -> str:
    return " · ".join(t.replace("\n", " ") for t in told if t)


@dataclass(frozen=True, slots=True)
class _Scope:
    words: Words

    def __call__(self, item: ScopeSaid) -> Line:
        chip = "" if item.is_in else self.words.t("Not included")
        lacks = self.words.t("No service hours yet") if item.is_in else ""
        where, limits = _joined(item.hours or lacks, ", ".join(item.sites)), _joined(item.limits, item.notes)
        return Line(
            item.key,
            item.name,
            quantity_told(item),
            where or limits,
            limits if where else "",
            icon="check" if item.is_in else "x",
            icon_tone=Tone.GOOD if item.is_in else Tone.TEXT3,
            chip=chip,
        )


@dataclass(frozen=True, slots=True)
class _Services:
    """Items of the same service stand under its name."""

    words: Words
    items: tuple[Any, ...]

    def __call__(self, item: Any) -> Group:
        count = sum(1 for i in self.items if i.service == item.service)
        return Group(item.service or self.words.t("Without a service"), str(count))


@dataclass(frozen=True, slots=True)
class _Seat:
    words: Words
    content: PlanContent

    def __call__(self, item: RoleSaid | CounterpartSaid) -> Line:
        return self._tie(item) if isinstance(item, CounterpartSaid) else self._role(item)

    def _role(self, role: RoleSaid) -> Line:
        seat, t = self.content.seat(role.seat), self.words.t
        if seat is None:
            return Line(role.key, t("No longer there"), icon="user-x", icon_tone=Tone.BAD)
        number = number_for(seat, role.channel)
        vacant = not seat.holder or seat.gone
        return Line(
            role.key,
            seat.title,
            "" if vacant else seat.holder,
            role.contact_for.replace("\n", " ") or t("Not said for what"),
            _joined(channel_told(role.channel, self.words), number.value if number is not None else "", role.hours),
            avatar=initials(seat.holder) if not vacant else "?",
            avatar_tone=LEVEL_TONE[seat.level] if not vacant else Tone.TEXT3,
            chip=holder_told(seat, self.words) if vacant else "",
            chip_tone=Tone.BAD,
        )  # fmt: skip

    def _tie(self, tie: CounterpartSaid) -> Line:
        theirs, ours = self._who(tie.theirs), self._who(tie.ours)
        about = tie.topic or self.words.t("For everything")
        return Line(tie.key, theirs, ours, about, channel_told(tie.channel, self.words), icon="handshake")

    def _who(self, key: str) -> str:
        seat = self.content.seat(key)
        if seat is None:
            return self.words.t("No longer there")
        return seat.holder or seat.title


@dataclass(frozen=True, slots=True)
class _Sides:
    words: Words
    content: PlanContent

    def __call__(self, item: RoleSaid | CounterpartSaid) -> Group:
        t, content = self.words.t, self.content
        if isinstance(item, CounterpartSaid):
            return Group(t("Who turns to whom, from the org charts"), str(len(content.counterparts)))
        seat = content.seat(item.seat)
        ours = seat is not None and seat.side is Side.OURS
        sides = {s.key: s.side for s in content.seats}
        count = sum(1 for r in content.roles if (sides.get(r.seat) is Side.OURS) is ours)
        return Group(content.firm.name if ours else content.client.name, str(count))


@dataclass(frozen=True, slots=True)
class _Procedure:
    words: Words
    content: PlanContent

    def __call__(self, item: ProcedureSaid) -> Line:
        words = self.words
        first = item.steps[0] if item.steps else None
        who = step_who(self.content, first, words) if first is not None else ""
        steps = (
            words.n("%(n)d step", "%(n)d steps", len(item.steps)) if item.steps else words.t("No steps yet")
        )
        return Line(
            item.key,
            procedure_name(item, words),
            words.term(item.kind) if item.name else "",
            _joined(steps, first.text if first is not None else "", who),
            _joined(item.needed, item.hours),
            icon="list",
            right=channel_told(item.channel, words) or words.t("no channel"),
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Commitment:
    words: Words

    def __call__(self, item: CommitmentSaid) -> Line:
        words = self.words
        impacts = "; ".join(impacts_told(item, words))
        missed = words.t("Missed: %(impact)s", impact=impacts) if impacts else words.t("No impact yet")
        return Line(
            item.key,
            item.indicator,
            target_told(item.target, words),
            missed,
            _joined(frequency_told(item.frequency, words), item.measured_how, item.hours),
            icon="flag",
        )
