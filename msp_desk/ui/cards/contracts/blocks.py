"""A contract as blocks of a painted card: how it stands, its terms, and how they came to be."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from msp_desk.i18n.words import Words
from msp_desk.queries.contracts import ContractCard, DecisionRow, TermsBefore
from msp_desk.reports.contract_words import (
    course_told,
    decided_told,
    included_told,
    notice_told,
    renewal_told,
    silence_told,
    terms_lines,
    value_told,
)
from msp_desk.rules.renewals import Near, nearness
from msp_desk.ui.cards.contracts.pairs import Pair
from msp_desk.ui.cards.contracts.seen import ContractSeen
from msp_desk.ui.fonts import Voice, width_of
from msp_desk.ui.parts.blocks import Plain, Rich
from msp_desk.ui.parts.canvas import Block, Stack
from msp_desk.ui.parts.mixed import Span
from msp_desk.ui.theme import Tone

#: How a day of decision looks by how near it is.
NEAR_TONE = {Near.OVERDUE: Tone.BAD, Near.SOON: Tone.WARN, Near.NEXT: Tone.TEXT2, Near.LATER: Tone.TEXT2, Near.NOTHING: Tone.TEXT2}  # fmt: skip


def days_told(day: date, on: date, words: Words) -> str:
    """How many days are left to decide, or how late it is."""
    left = (day - on).days
    if left < 0:
        return words.n("%(n)d day late", "%(n)d days late", -left)
    return words.t("last day") if left == 0 else words.n("%(n)d day left", "%(n)d days left", left)


def stand_blocks(seen: ContractSeen, on: date, words: Words) -> list[Block]:
    """How it stands, and what happens if nobody does anything."""
    card, terms = seen.card, seen.card.draft.terms
    if card.standing is None or seen.decide_by is None:
        return [Rich(Span(_still(card, on, words), Voice.SMALL), icon="flag")]
    near = nearness(seen.decide_by, on)
    left = f"{days_told(seen.decide_by, on, words)}. "
    course = course_told(terms, card.standing, seen.decide_by, words)
    return [
        Rich(
            Span(left[:1].upper() + left[1:], Voice.SMALL_STRONG, NEAR_TONE[near]),
            Span(course, Voice.SMALL),
            icon="calendar-clock",
            tone=NEAR_TONE[near],
        ),
        Rich(Span(silence_told(terms, card.standing, words), Voice.SECOND), icon="info"),
    ]


def _still(card: ContractCard, on: date, words: Words) -> str:
    if card.closed_on is None:
        return words.t("No renewal waits to be decided.")
    day = {"day": words.day(card.closed_on, "long")}
    return words.t("It ended on %(day)s.", **day) if card.closed_on < on else words.t("It ends on %(day)s: that is decided.", **day)  # fmt: skip


def terms_blocks(card: ContractCard, words: Words) -> list[Block]:
    """Its terms, line by line; the names stand in a column."""
    lines = [*terms_lines(card.draft.terms, words)]
    if card.draft.reference:
        lines.insert(0, (words.t("Reference"), card.draft.reference))
    wide = max(width_of(name, Voice.SECOND) for name, _ in lines) + 14
    pairs: list[Block] = [Pair(name, told, wide) for name, told in lines]
    notes = [Rich(Span(card.draft.notes, Voice.SECOND))] if card.draft.notes else []
    return [Stack(*pairs, *notes, gap=4)]


def history_blocks(card: ContractCard, words: Words) -> list[Block]:
    """What was decided and what held before, the latest first."""
    told: list[tuple[date, Block]] = [(d.decided_on, _decision(d, words)) for d in card.decisions]
    told += [(b.until, _before(b, words)) for b in card.before]
    told.sort(key=_day, reverse=True)
    return [block for _, block in told]


def _day(entry: tuple[date, Block]) -> date:
    return entry[0]


def _decision(row: DecisionRow, words: Words) -> Block:
    when = words.t("%(day)s, of the term until %(end)s", day=words.day(row.decided_on), end=words.day(row.for_end))  # fmt: skip
    noted = words.t("noted by %(name)s", name=row.by) if row.by else ""
    spans = [Span(f"{decided_told(row.decision, row.by_side, words)}. ", Voice.SMALL_STRONG)]
    spans += [Span(f"{row.reason} ", Voice.SMALL)] if row.reason else []
    spans.append(Span(" · ".join(t for t in (when, noted) if t), Voice.THIRD))
    return Rich(*spans, icon="git-commit-vertical")


def _before(before: TermsBefore, words: Words) -> Block:
    terms = before.terms
    until = words.t("Terms until %(day)s", day=words.day(before.until))
    parts = (value_told(terms, words), included_told(terms, words), renewal_told(terms, words), notice_told(terms, words))  # fmt: skip
    return Rich(
        Span(f"{until}. ", Voice.SMALL_STRONG),
        Span(" · ".join(p for p in parts if p), Voice.SECOND),
        icon="history",
    )


def titled(title: str, blocks: Sequence[Block], aside: str = "") -> list[Block]:
    """Blocks under a title; nothing where there are none."""
    return [Stack(Plain(title, Voice.HEADING, aside=aside), *blocks, gap=6)] if blocks else []
