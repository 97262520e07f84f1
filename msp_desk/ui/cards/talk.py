"""What to talk about with somebody, and what was said last: the middle of the pre-call card."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QWidget

from msp_desk.i18n.words import Words
from msp_desk.queries.person_card import OursRow, PersonCard
from msp_desk.queries.promises import PromiseRow
from msp_desk.queries.timeline import InteractionRow
from msp_desk.ui.fonts import Voice
from msp_desk.ui.looks import CHANNEL_ICON
from msp_desk.ui.parts.cards import IconLabel, SectionTitle
from msp_desk.ui.theme import Tone
from msp_desk.values.enums import Promiser

_MOST_PROMISES = 4


def talk_about(card: PersonCard, words: Words, today: date) -> list[QWidget]:
    """Open promises, what they felt last, what matters to them, their birthday when it is near."""
    lines: list[QWidget] = [promise_line(p, words, today) for p in card.promises[:_MOST_PROMISES]]
    felt = next((r for r in card.lately if r.perceived is not None), None)
    if felt is not None:
        text = words.t(
            "Felt %(n)d of 5 on %(day)s", n=felt.perceived, day=words.day_here(felt.at.date(), today)
        )
        lines.append(IconLabel("heart-pulse", text, Voice.SMALL, wrap=True))
    lines += [
        IconLabel("hand-heart", note, Voice.SMALL, wrap=True)
        for note in card.warm_notes.splitlines()
        if note.strip()
    ]
    birthday = _birthday(card, today)
    if birthday is not None:
        lines.append(
            IconLabel("star", words.t("Birthday %(when)s", when=words.relative(birthday, today)), Voice.SMALL)
        )
    return [SectionTitle(words.t("What to talk about")), *lines] if lines else []


def promise_line(promise: PromiseRow, words: Words, today: date) -> QWidget:
    """Who promised what by when; red when that day has passed."""
    lead = (
        words.t("We promised: %(what)s", what=promise.what)
        if promise.promiser is Promiser.US
        else words.t("They promised: %(what)s", what=promise.what)
    )
    if promise.due_on is None:
        return IconLabel("handshake", lead, Voice.SMALL, wrap=True)
    when = words.t("due %(when)s", when=words.relative(promise.due_on, today))
    late = promise.late_on(today)
    return IconLabel("handshake", f"{lead} ({when})", Voice.SMALL, tone=Tone.BAD if late else None, wrap=True)


def last_contacts(rows: tuple[InteractionRow, ...], words: Words, today: date) -> list[QWidget]:
    """The newest contacts, one line each."""
    title = SectionTitle(words.t("Last contacts"))
    if not rows:
        return [title, IconLabel("history", words.t("Nobody has spoken to them yet"), Voice.SECOND)]
    return [title, *(contact_line(r, words, today) for r in rows)]


def contact_line(row: InteractionRow, words: Words, today: date) -> QWidget:
    """When, how, who of ours, about what; and whose initiative it was."""
    day = words.day_here(words.local_day(row.at), today)
    ours = ", ".join(name.split()[0] for name in row.ours)
    about = " · ".join(filter(None, (day, words.term(row.channel), ours, row.subject)))
    return IconLabel(CHANNEL_ICON[row.channel], about, Voice.SECOND, aside=words.term(row.initiative).lower())


def ours_for_them(rows: tuple[OursRow, ...], words: Words) -> list[QWidget]:
    """Whom of ours they deal with: the account owner, the deputy, and who speaks with them most."""
    lines: list[QWidget] = []
    for row in rows[:4]:
        role = words.t("account owner") if row.owner else words.t("deputy") if row.deputy else ""
        times = words.n("%(n)d contact", "%(n)d contacts", row.count) if row.count else ""
        lines.append(IconLabel("user", row.name, Voice.SMALL, aside=" · ".join(filter(None, (role, times)))))
    return [SectionTitle(words.t("Ours for them")), *lines] if lines else []


def _birthday(card: PersonCard, today: date) -> date | None:
    """Their next birthday, where it is within two weeks."""
    if card.birth_day is None or card.birth_month is None:
        return None
    for year in (today.year, today.year + 1):
        leap_day = (card.birth_month, card.birth_day) == (2, 29)
        try:
            day = date(year, card.birth_month, card.birth_day)
        except ValueError:
            day = date(year, 2, 28) if leap_day else today
        if 0 <= (day - today).days <= 14:
            return day
    return None
