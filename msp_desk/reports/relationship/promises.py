"""Promises of both sides: what is open, and what was kept or broken in the period."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msp_desk.queries.relationship_rows import PromiseRow, RelationshipCard
from msp_desk.reports.kit.bands import Band
from msp_desk.reports.kit.layout import Column, Layout, Paragraph, Row, brief
from msp_desk.reports.kit.lines import Run
from msp_desk.reports.kit.theme import BAD, BODY, GOOD, SECOND, TEXT3, THIRD
from msp_desk.values.enums import Promiser, PromiseState

_STATE_COLOURS = {PromiseState.KEPT: GOOD, PromiseState.BROKEN: BAD, PromiseState.DROPPED: TEXT3}


def promises_section(layout: Layout, card: RelationshipCard, title: str) -> Iterator[Band]:
    """What is open, then what ended."""
    words = layout.words
    waiting = [p for p in card.promises if p.state is PromiseState.OPEN]
    ended = [p for p in card.promises if p.state is not PromiseState.OPEN]
    yield layout.heading("promises", title, _lead(layout, waiting, ended), alone=not card.promises)
    if waiting:
        yield layout.subheading(words.t("Open promises"), before=6)
        yield from layout.table(_columns(layout, words.t("Due")), [_open(layout, p, card) for p in waiting])
    if ended:
        yield layout.subheading(words.t("Promises that ended in this period"))
        yield from layout.table(
            _columns(layout, words.t("Outcome")), [_ended(layout, p, card) for p in ended]
        )


def kept_of(promises: Sequence[PromiseRow], promiser: Promiser) -> tuple[int, int]:
    """How many of one side's promises that came to an end were kept; dropped ones count for neither."""
    mine = [p.state for p in promises if p.promiser is promiser]
    kept = mine.count(PromiseState.KEPT)
    return kept, kept + mine.count(PromiseState.BROKEN)


def _lead(layout: Layout, waiting: Sequence[PromiseRow], ended: Sequence[PromiseRow]) -> str:
    words = layout.words
    if not waiting and not ended:
        return words.t("No promise is open, and none ended in this period.")
    told = []
    ours, of_ours = kept_of(ended, Promiser.US)
    theirs, of_theirs = kept_of(ended, Promiser.THEM)
    if of_ours:
        told.append(
            words.n(
                "We kept %(kept)d of %(n)d promise.",
                "We kept %(kept)d of %(n)d promises.",
                of_ours,
                kept=ours,
            )
        )
    if of_theirs:
        told.append(
            words.n(
                "They kept %(kept)d of %(n)d promise.",
                "They kept %(kept)d of %(n)d promises.",
                of_theirs,
                kept=theirs,
            )
        )
    told.append(words.n("%(n)d promise is open.", "%(n)d promises are open.", len(waiting)))
    return " ".join(told)


def _columns(layout: Layout, last: str) -> tuple[Column, ...]:
    words = layout.words
    return (
        Column(words.t("What"), 0.5),
        Column(words.t("Whose"), 0.2),
        Column(words.t("Made"), 0.13),
        Column(last, 0.17, right=True),
    )


def _whose(layout: Layout, promise: PromiseRow) -> list[Paragraph]:
    words = layout.words
    ours = promise.promiser is Promiser.US
    told: list[Paragraph] = [(Run(words.term(promise.promiser), SECOND),)]
    if promise.person:
        name = brief(promise.person)
        told.append((Run(words.t("to %(name)s", name=name) if ours else name, THIRD),))
    return told


def _open(layout: Layout, promise: PromiseRow, card: RelationshipCard) -> Row:
    words = layout.words
    due: list[Paragraph] = [(Run(words.t("no date"), SECOND),)]
    if promise.due_on is not None:
        late = promise.due_on < card.today
        style = SECOND.in_colour(BAD) if late else SECOND
        due = [(Run(words.day_here(promise.due_on, card.today), style),)]
        gone = (card.today - promise.due_on).days
        told = (
            words.n("%(n)d day late", "%(n)d days late", gone)
            if late
            else words.relative(promise.due_on, card.today)
        )
        due.append((Run(told, THIRD.in_colour(BAD) if late else THIRD),))
    made = words.day_here(promise.made_on, card.today)
    return Row(([(Run(promise.what, BODY),)], _whose(layout, promise), [(Run(made, SECOND),)], due))


def _ended(layout: Layout, promise: PromiseRow, card: RelationshipCard) -> Row:
    words = layout.words
    made = words.day_here(promise.made_on, card.today)
    outcome: list[Paragraph] = [
        (Run(words.term(promise.state), SECOND.in_colour(_STATE_COLOURS[promise.state])),),
        (Run(words.day_here(promise.closed_on, card.today), THIRD),),
    ]
    return Row(([(Run(promise.what, BODY),)], _whose(layout, promise), [(Run(made, SECOND),)], outcome))
