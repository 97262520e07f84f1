"""What to talk about with somebody, and what was said last: the middle of the pre-call card."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from msp_desk.i18n.words import Words
from msp_desk.queries.counterparts import AnswerRow
from msp_desk.queries.news import FeltRow, News, SeatNews
from msp_desk.queries.person_card import OursRow, PersonCard
from msp_desk.queries.promises import PromiseRow
from msp_desk.queries.timeline import InteractionRow
from msp_desk.rules.birthdays import next_birthday
from msp_desk.ui.fonts import Voice
from msp_desk.ui.looks import CHANNEL_ICON, PERCEIVED_ICON, PERCEIVED_TONE
from msp_desk.ui.parts.blocks import Plain, Rich
from msp_desk.ui.parts.canvas import Block, Stack
from msp_desk.ui.parts.mixed import Span
from msp_desk.ui.theme import Tone
from msp_desk.values.enums import Promiser

MOST_PROMISES = 5
_MOST_OURS = 4
_MOST_ANSWERS = 6
_BIRTHDAY_DAYS = 14
_LONGEST_WORDS = 140


def talk_about(card: PersonCard, words: Words, today: date, news: News | None = None) -> list[Block]:
    """Open promises, what they felt last and its words, what is new, what matters to them, their birthday when it is near."""
    lines: list[Block] = open_promises(card.promises, words, today)
    felt = news.felt if news is not None else next(filter(None, map(_felt_of, card.lately)), None)
    lines += [felt_line(felt, words, today)] if felt is not None else []
    lines += news_lines(news, words, today) if news is not None else []
    notes = (note.strip() for note in card.warm_notes.splitlines())
    lines += [Rich(Span(note), icon="hand-heart") for note in notes if note]
    birthday = next_birthday(card.birth_day, card.birth_month, today)
    if birthday is not None and (birthday - today).days <= _BIRTHDAY_DAYS:
        when = words.relative(birthday, today)
        told = Span(words.t("Birthday %(when)s", when=when), Voice.SMALL_STRONG)
        lines.append(Rich(told, icon="star", hint=words.day(birthday, "full")))
    return [Plain(words.t("What to talk about"), Voice.HEADING), *lines] if lines else []


def open_promises(promises: Sequence[PromiseRow], words: Words, today: date) -> list[Block]:
    """The first of the open promises, and how many more there are."""
    lines = [promise_line(p, words, today) for p in promises[:MOST_PROMISES]]
    more = len(promises) - len(lines)
    if more > 0:
        told = words.n("and %(n)d more open promise", "and %(n)d more open promises", more)
        lines.append(Plain(told, Voice.SECOND, icon="ellipsis"))
    return lines


def promise_line(promise: PromiseRow, words: Words, today: date) -> Block:
    """Who promised what by when; red when that day has passed."""
    ours = promise.promiser is Promiser.US
    lead = words.t("We promised:") if ours else words.t("They promised:")
    spans = [Span(f"{lead} ", Voice.SMALL_STRONG), Span(promise.what)]
    if promise.due_on is not None:
        late = promise.late_on(today)
        when = words.t("due %(when)s", when=words.relative(promise.due_on, today))
        spans.append(Span(f" · {when}", Voice.SMALL if late else Voice.SECOND, Tone.BAD if late else None))
    return Rich(*spans, icon="handshake", hint=words.day(promise.due_on, "full"))


def _felt_of(row: InteractionRow) -> FeltRow | None:
    if row.perceived is None:
        return None
    return FeltRow(row.at, row.channel, row.perceived, row.subject, row.notes)


def felt_line(row: FeltRow, words: Words, today: date) -> Block:
    """How they felt last, when and about what; and the words that were noted then."""
    lead = Span(words.t("Felt %(n)d of 5", n=row.perceived), Voice.SMALL_STRONG)
    when = words.t("on %(day)s", day=words.day_here(words.local_day(row.at), today))
    about = f" {when}: {row.subject}" if row.subject else f" {when}"
    noted = _excerpt(row.notes)
    said = [Span(" " + words.t("«%(words)s»", words=noted), Voice.SECOND)] if noted else []
    icon, tone = PERCEIVED_ICON[row.perceived], PERCEIVED_TONE[row.perceived]
    return Rich(lead, Span(about), *said, icon=icon, tone=tone, hint=row.notes.strip())


def news_lines(news: News, words: Words, today: date) -> list[Block]:
    """What happened since the last contact: others' contacts, who came, moved and left, promises that were kept."""
    t, lines = words.t, list[Block]()
    for row in news.contacts:
        ours, theirs = _names(row.ours), _names(row.theirs)
        day = words.day_here(words.local_day(row.at), today)
        lead = t("%(ours)s with %(theirs)s", ours=ours, theirs=theirs) if ours and theirs else ours or theirs
        lead = lead or words.term(row.channel)
        about = " · ".join(filter(None, (day, row.subject)))
        lines.append(_fresh(lead, about, CHANNEL_ICON[row.channel], words.moment(row.at)))
    for seat in news.seats:
        day = words.day_here(seat.on, today)
        lines.append(_fresh(seat.person, f"{_seat_words(seat, words)} · {day}", "users"))
    for kept in news.kept:
        lead = t("We kept:") if kept.promiser is Promiser.US else t("They kept:")
        lines.append(_fresh(lead, f"{kept.what} · {words.day_here(kept.on, today)}", "circle-check"))
    return [Plain(t("New since the last contact"), Voice.SMALL_STRONG), *lines] if lines else []


def _seat_words(seat: SeatNews, words: Words) -> str:
    if seat.came_to and seat.left:
        return words.t("from %(left)s to %(post)s", left=seat.left, post=seat.came_to)
    if seat.came_to:
        return words.t("new as %(post)s", post=seat.came_to)
    return words.t("no longer %(post)s", post=seat.left)


def _fresh(lead: str, about: str, icon: str, hint: str = "") -> Block:
    return Rich(Span(f"{lead} ", Voice.SMALL_STRONG), Span(about), icon=icon, hint=hint)


def _names(names: Sequence[str]) -> str:
    return ", ".join(name.split()[0] for name in names[:2] if name.split())


def _excerpt(notes: str) -> str:
    """The first of what was noted, on one line."""
    noted = " ".join(notes.split())
    if len(noted) <= _LONGEST_WORDS:
        return noted
    return noted[:_LONGEST_WORDS].rsplit(" ", 1)[0].rstrip(" ,.;:") + "…"


def last_contacts(rows: Sequence[InteractionRow], words: Words, today: date) -> list[Block]:
    """The newest contacts: when, how and with whom of ours, and below what it was about."""
    title = Plain(words.t("Last contacts"), Voice.HEADING)
    if not rows:
        return [title, Plain(words.t("Nobody has spoken to them yet"), Voice.SECOND, icon="history")]
    return [title, *(contact_line(r, words, today) for r in rows)]


def contact_line(row: InteractionRow, words: Words, today: date) -> Block:
    """When, how, who of ours, about what; and whose initiative it was."""
    day = words.day_here(words.local_day(row.at), today)
    ours = ", ".join(name.split()[0] for name in row.ours if name)
    how = ", ".join(filter(None, (words.term(row.channel), ours)))
    first = Plain(
        f"{day} · {how}",
        Voice.SMALL,
        icon=CHANNEL_ICON[row.channel],
        aside=words.term(row.initiative).lower(),
        hint=words.moment(row.at),
    )
    return Stack(first, Plain(row.subject, Voice.THIRD, indent=22), gap=0) if row.subject else first


def ours_for_them(rows: Sequence[OursRow], answers: Sequence[AnswerRow], words: Words) -> list[Block]:
    """Whom of ours they deal with: who answers to them for what, the account owner, the deputy, and who speaks with them most."""
    lines: list[Block] = [_answer(a, words) for a in answers[:_MOST_ANSWERS]]
    for row in rows[:_MOST_OURS]:
        role = words.t("account owner") if row.owner else words.t("deputy") if row.deputy else ""
        times = words.n("%(n)d contact", "%(n)d contacts", row.count) if row.count else ""
        about = " · ".join(filter(None, (role, times)))
        spans = Span(f"{row.name}  ", Voice.SMALL_STRONG), Span(about, Voice.SECOND)
        lines.append(Rich(*spans, icon="user" if answers else ""))
    return [Plain(words.t("Ours for them"), Voice.HEADING), *lines] if lines else []


def _answer(row: AnswerRow, words: Words) -> Block:
    """The topic, and who of ours answers for it; where nobody does, the seat that is empty."""
    who = row.name or words.t("%(position)s: seat empty", position=row.seat_title)
    topic = row.topic or words.t("Everything")
    icon = CHANNEL_ICON[row.channel] if row.channel is not None else "link"
    return Rich(Span(f"{topic} — "), Span(who, Voice.SMALL_STRONG), icon=icon)
