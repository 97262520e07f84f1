"""The pre-call card on one page: who this is, how to reach them, what to mind, what is open."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from msp_desk.i18n.words import Words
from msp_desk.queries.person_card import PersonCard
from msp_desk.queries.promises import PromiseRow
from msp_desk.queries.timeline import InteractionRow
from msp_desk.reports.kit.bands import Band, Cell, Mark, cells_band
from msp_desk.reports.kit.footer import footer
from msp_desk.reports.kit.glyphs import shown
from msp_desk.reports.kit.layout import Layout, Paragraph
from msp_desk.reports.kit.lines import Line, Run, Setter
from msp_desk.reports.kit.paper import About, pdf_of
from msp_desk.reports.kit.prose import plain
from msp_desk.reports.kit.sheet import Sheet
from msp_desk.reports.kit.theme import (
    ACCENT,
    BAD,
    BODY,
    COLUMN,
    LEAD,
    LEVEL_COLOURS,
    LEVEL_SHAPES,
    SECOND,
    SEMIBOLD,
    STRONG,
    THIRD,
    WARN,
    WARN_SOFT,
    Style,
    readable,
    sizes_of,
)
from msp_desk.reports.reach import channels_told, way
from msp_desk.values.enums import Paper, PersonStatus

_NAME = Style(SEMIBOLD, 22, 28)
_GAP = 28.0
_LONGEST = 700
_MOST_PROMISES = 8
_MOST_ANSWERS = 8


@dataclass(frozen=True, slots=True)
class PrecallOptions:
    """On which paper, in whose colour."""

    paper: Paper = Paper.A4
    accent: str = ACCENT


def precall_pdf(card: PersonCard, words: Words, today: date, options: PrecallOptions | None = None) -> bytes:
    """The card of one person; the same bytes for the same card and day."""
    wanted = options or PrecallOptions()
    sizes = sizes_of(wanted.paper)
    layout = Layout(words, Setter(words.folder / "fonts"), sizes.text_width, readable(wanted.accent))
    about = About(
        title=words.t("%(name)s: pre-call card", name=card.name),
        author="",
        subject=card.client,
        language=words.language.value,
        made_on=today,
    )
    foot = " · ".join(filter(None, (card.name, card.client, words.day(today, "long"))))
    return pdf_of(list(_bands(layout, card, today)), sizes, about, footer(layout, sizes, foot))


def _bands(layout: Layout, card: PersonCard, today: date) -> Iterator[Band]:
    yield from _head(layout, card)
    yield from (_warning(layout, warning) for warning in card.warnings)
    yield _beside(layout, _reach(layout, card), _ours(layout, card, today))
    words = layout.words
    for title, text in ((words.t("What matters to them"), card.warm_notes), (words.t("Notes"), card.notes)):
        if text.strip():
            yield layout.subheading(title)
            yield layout.paragraph(plain(text, _LONGEST), before=0)
    yield layout.subheading(words.t("Last contacts"))
    if not card.lately:
        yield layout.paragraph(words.t("No contact yet."), SECOND, before=0)
    for entry in card.lately:
        yield _entry(layout, entry, today)
    if card.promises:
        yield layout.subheading(words.t("Open promises"))
        yield from (_promise(layout, p, today) for p in card.promises[:_MOST_PROMISES])


def _head(layout: Layout, card: PersonCard) -> Iterator[Band]:
    words, setter = layout.words, layout.setter
    name = f"{card.name} «{card.nickname}»" if card.nickname else card.name
    lines = setter.lines((Run(name, _NAME),), layout.width, 3)
    title = Run(words.t("Pre-call card"), COLUMN.in_colour(layout.accent))
    lines = (*setter.lines((title,), layout.width), *lines)
    who = " · ".join(filter(None, (card.title, card.client)))
    boss = ", ".join(filter(None, (card.boss, card.boss_title)))
    lines += setter.lines((Run(who, LEAD),), layout.width, 2) if who else ()
    if boss:
        lines += setter.lines((Run(words.t("Reports to %(boss)s", boss=boss), SECOND),), layout.width, 2)
    yield cells_band([Cell(x=0, lines=lines)], mark=Mark("card", shown(card.name)))
    yield cells_band([Cell(x=0, lines=setter.lines(_traits(layout, card), layout.width))], before=4, below=6)


def _traits(layout: Layout, card: PersonCard) -> Paragraph:
    """Level, weight, how to address them, their language and time; whether they are there at all."""
    words = layout.words
    runs: list[Run] = []
    if card.level is not None:
        told = f"{LEVEL_SHAPES[card.level]}\xa0\xa0{words.term(card.level)}"
        runs.append(Run(told, STRONG.in_colour(LEVEL_COLOURS[card.level])))
    facts = [
        words.term(card.influence),
        words.t("Key person") if card.is_key else "",
        words.term(card.address),
    ]
    if card.zone_known:
        facts.append(words.t("%(time)s there", time=card.local.strftime("%H:%M")))
    if facts := [fact for fact in facts if fact]:
        runs.append(Run(("  ·  " if runs else "") + "  ·  ".join(facts), SECOND))
    if card.status is not PersonStatus.ACTIVE:
        away = words.term(card.status)
        if card.status is PersonStatus.ON_LEAVE and card.status_until:
            away = words.t("On leave until %(day)s", day=card.status_until)
        runs.append(Run(("  ·  " if runs else "") + away, STRONG.in_colour(WARN)))
    return runs


def _warning(layout: Layout, text: str) -> Band:
    """What must not be missed, on a ground of its own."""
    lines = layout.setter.lines((Run(text.strip(), STRONG.in_colour(WARN)),), layout.width - 24, 6)
    high = sum(line.leading for line in lines)

    def ground(sheet: Sheet, x: float, top: float) -> None:
        sheet.box(x, top - 6, layout.width, high + 12, WARN_SOFT)

    return cells_band([Cell(x=12, lines=lines)], above=6, below=6, before=6, drawn=ground)


def _beside(layout: Layout, left: list[Paragraph], right: list[Paragraph]) -> Band:
    wide = (layout.width - _GAP) / 2
    return cells_band(
        [
            Cell(x=0, lines=_set(layout, left, wide)),
            Cell(x=wide + _GAP, lines=_set(layout, right, wide)),
        ],
        before=14,
    )


def _set(layout: Layout, paragraphs: list[Paragraph], width: float) -> tuple[Line, ...]:
    return tuple(line for runs in paragraphs for line in layout.setter.lines(runs, width))


def _reach(layout: Layout, card: PersonCard) -> list[Paragraph]:
    words = layout.words
    told: list[Paragraph] = [[Run(words.t("How to reach them"), COLUMN)]]
    told += [way(words, point, card.country) for point in card.points] or [[Run("–", SECOND)]]
    if card.client_points:
        told.append([Run(words.t("At %(client)s", client=card.client), THIRD)])
        told += [way(words, point, card.country) for point in card.client_points]
    if card.channels:
        told.append([Run(channels_told(words, card.channels), THIRD)])
    return told


def _ours(layout: Layout, card: PersonCard, today: date) -> list[Paragraph]:
    words = layout.words
    told: list[Paragraph] = [[Run(words.t("Whom of ours they deal with"), COLUMN)]]
    for answer in card.answers[:_MOST_ANSWERS]:
        who = answer.name or words.t("%(position)s: seat empty", position=answer.seat_title)
        told.append([Run(answer.topic or words.t("Everything"), BODY), Run(f" — {who}", STRONG)])
    for our in card.ours:
        aside = [words.t("account owner") if our.owner else words.t("deputy") if our.deputy else ""]
        if our.count:
            aside.append(words.n("%(n)d contact this year", "%(n)d contacts this year", our.count))
        told.append([Run(our.name, STRONG), Run("  " + ", ".join(filter(None, aside)), THIRD)])
    if not card.ours and not card.answers:
        told.append([Run("–", SECOND)])
    if card.next_check_in is not None:
        late = card.check_in_limit is not None and card.check_in_limit < today
        day = words.t(
            "Next check-in: %(day)s, %(relative)s",
            day=words.day_here(card.next_check_in, today),
            relative=words.relative(card.next_check_in, today),
        )
        told.append([Run(day, SECOND.in_colour(BAD) if late else SECOND)])
    return told


def _entry(layout: Layout, entry: InteractionRow, today: date) -> Band:
    words, setter = layout.words, layout.setter
    felt = words.t("%(mark)d of 5", mark=entry.perceived) if entry.perceived else ""
    facts = " · ".join(filter(None, (words.term(entry.channel), ", ".join(entry.ours[:3]), felt)))
    day = setter.line(words.day_here(words.local_day(entry.at), today), SECOND, 84)
    wide = layout.width - 90
    lines = setter.lines((Run(entry.subject or words.t("(no subject)"), STRONG),), wide, 2)
    lines += setter.lines((Run(facts, THIRD),), wide, 1)
    if entry.notes.strip():
        lines += setter.lines((Run(plain(entry.notes, 240), BODY),), wide, 3)
    return cells_band(
        [Cell(x=0, lines=(day,)), Cell(x=90, lines=lines)], above=4, below=5, ruled=layout.width
    )


def _promise(layout: Layout, promise: PromiseRow, today: date) -> Band:
    words, setter = layout.words, layout.setter
    style = SECOND.in_colour(BAD) if promise.late_on(today) else SECOND
    due = setter.line(words.day_here(promise.due_on, today) or words.t("no date"), style, 84)
    whose = Run("  " + words.term(promise.promiser).lower(), THIRD)
    lines = setter.lines((Run(promise.what, BODY), whose), layout.width - 90, 3)
    return cells_band(
        [Cell(x=0, lines=(due,)), Cell(x=90, lines=lines)], above=4, below=5, ruled=layout.width
    )
