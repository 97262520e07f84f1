"""The smaller panes of a client's first tab, each a card made from the client's card."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from msp_desk.i18n.words import Words
from msp_desk.queries.client_card import ClientCard, MomentRow, SiteRow, WhoRow
from msp_desk.queries.timeline import InteractionRow
from msp_desk.ui.cards.line_button import LineButton
from msp_desk.ui.cards.people import numbers, situations
from msp_desk.ui.fonts import Voice
from msp_desk.ui.looks import CHANNEL_ICON, level_tone
from msp_desk.ui.parts.buttons import quiet
from msp_desk.ui.parts.cards import Card, IconText, SectionTitle
from msp_desk.ui.parts.charts import Sparkline
from msp_desk.ui.parts.chips import Chip
from msp_desk.ui.parts.labels import Label
from msp_desk.ui.parts.layouts import Flow, column, holder
from msp_desk.ui.parts.mixed import Span
from msp_desk.ui.tables.lines import Line
from msp_desk.ui.theme import Tone
from msp_desk.values.enums import Address, PersonStatus
from msp_desk.values.folding import initials

_MOST_PEOPLE = 7
_LINE = 37
#: Says a key.
Asked = Callable[[Any], object]


def moments_pane(card: ClientCard, words: Words, today: date) -> Card:
    """The three fronts: a line of contacts by month, and when the last one was."""
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(12)
    grid.setColumnStretch(1, 1)
    for line, row in enumerate(card.moments):
        voice = Voice.SECOND if row.count else Voice.THIRD
        last = Label(_last_of(row, words, today), voice, align=Qt.AlignmentFlag.AlignRight)
        last.set_hint(words.day(words.local_day(row.last), "full") if row.last is not None else "")
        grid.addWidget(Label(words.term(row.moment), Voice.SMALL), line, 0)
        grid.addWidget(_spark(row, words), line, 1)
        grid.addWidget(last, line, 2)
    return Card(SectionTitle(words.t("Moments"), words.t("12 months")), holder(grid), None)


def _spark(row: MomentRow, words: Words) -> QWidget:
    by_month = ", ".join(str(n) for n in row.by_month)
    name = words.t("%(moment)s, contacts month by month: %(counts)s", moment=row.moment, counts=by_month)
    return Sparkline(row.by_month, Tone.ACCENT if row.count else Tone.TEXT3, name=name)


def _last_of(row: MomentRow, words: Words, today: date) -> str:
    if row.last is None:
        return words.t("none this year")
    return words.relative(words.local_day(row.last), today)


def people_pane(
    card: ClientCard, words: Words, today: date, asked: Asked, all_asked: Callable[[], object]
) -> Card:
    """Who is who, the highest level first, with how long ago we spoke; all of them where there are more."""
    there = [p for p in card.people if p.status is not PersonStatus.LEFT]
    made = Card(SectionTitle(words.t("Who is who"), str(len(there)) if there else ""), gap=0)
    made.body.addSpacing(4)
    for person in there[:_MOST_PEOPLE]:
        button = LineButton(_who_line(person, words, today), _LINE)
        button.picked.connect(asked)
        made.body.addWidget(button)
    if len(there) > _MOST_PEOPLE:
        rest = len(there) - _MOST_PEOPLE
        more = quiet(words.n("and %(n)d more", "and %(n)d more", rest), small=True)
        more.clicked.connect(all_asked)
        made.body.addWidget(more)
    if not there:
        made.body.addWidget(Label(words.t("Nobody yet. Add the first person in the next tab."), Voice.SECOND, wrap=True))  # fmt: skip
    made.body.addStretch(1)
    return made


def _who_line(person: WhoRow, words: Words, today: date) -> Line:
    last = words.local_day(person.last_contact) if person.last_contact is not None else None
    return Line(
        person.key,
        person.name,
        second=" · ".join(t for t in (person.title, words.term(person.influence).lower()) if t),
        avatar=initials(person.name),
        avatar_tone=level_tone(person.level),
        right=_ago(last, words, today),
        hint=" · ".join(t for t in (words.term(person.level), words.day(last, "full")) if t),
    )


def _ago(day: date | None, words: Words, today: date) -> str:
    """How long ago, as short as it can be said."""
    if day is None:
        return words.t("never")
    days = (today - day).days
    return words.relative(day, today) if days < 2 else words.n("%(n)d d", "%(n)d d", days)


def lately_pane(card: ClientCard, words: Words, today: date, asked: Asked) -> Card:
    """The newest contacts."""
    made = Card(SectionTitle(words.t("Lately")), gap=0)
    made.body.addSpacing(4)
    for row in card.lately:
        button = LineButton(_contact_line(row, words, today), _LINE)
        button.picked.connect(asked)
        made.body.addWidget(button)
    if not card.lately:
        text = words.t("No contact yet. What is said, promised and felt appears here as it is logged.")
        made.body.addWidget(Label(text, Voice.SECOND, wrap=True))
    made.body.addStretch(1)
    return made


def _contact_line(row: InteractionRow, words: Words, today: date) -> Line:
    between = " ↔ ".join(t for t in (_first_names(row.theirs), _first_names(row.ours)) if t)
    promises = words.n("%(n)d promise", "%(n)d promises", row.promises) if row.promises else ""
    tried = "" if row.reached else words.t("nobody answered")
    return Line(
        row.key,
        row.subject or words.term(row.channel),
        second=" · ".join(t for t in (between, promises, tried) if t),
        icon=CHANNEL_ICON[row.channel],
        right=words.day_here(words.local_day(row.at), today),
        hint=_told(row.at, words),
    )


def _first_names(names: tuple[str, ...]) -> str:
    return ", ".join(n.split()[0] for n in names if n.split())


def _told(at: datetime, words: Words) -> str:
    return words.moment(at, "full")


def reach_pane(card: ClientCard, words: Words) -> Card:
    """Numbers, the right channel by situation, sites."""
    parts: list[QWidget] = [SectionTitle(words.t("How to reach them")), *_manner(card, words)]
    parts += numbers(card.points, card.country, words)
    parts += [_site(s, words) for s in card.sites]
    blocks: list[QWidget] = [holder(column(*parts, gap=6))]
    channels = situations(card.channels, words)
    blocks += [holder(column(*channels, gap=5))] if channels else []
    if len(parts) == 1:
        text = words.t("No number or address of the firm itself yet; those of its people are with them.")
        blocks.append(Label(text, Voice.SECOND, wrap=True))
    return Card(*blocks, None, gap=12)


def _manner(card: ClientCard, words: Words) -> list[QWidget]:
    chips: list[QWidget] = []
    if card.address is not None:
        formal = card.address is Address.FORMAL
        chips.append(Chip(words.p("address", "usted") if formal else words.p("address", "tú")))
    if card.language and card.language != words.language.value:
        spoken = words.t("speaks %(language)s", language=card.language.upper())
        chips.append(Chip(card.language.upper(), icon="languages", hint=spoken))
    return [holder(Flow(*chips))] if chips else []


def _site(site: SiteRow, words: Words) -> QWidget:
    place = " ".join(t for t in (site.postcode, site.city) if t)
    country = words.country(site.country) if len(site.country) == 2 else site.country
    where = ", ".join(t for t in (site.street, place, site.region, country) if t)
    lead = f"{site.name}: " if site.name and where else site.name
    return IconText("map-pin", Span(lead, Voice.SMALL_STRONG), Span(where, Voice.SECOND))


def notes_pane(card: ClientCard, words: Words) -> Card | None:
    """What is noted about them; nothing where nothing is."""
    notes = card.notes.strip()
    return Card(SectionTitle(words.t("Notes")), Label(notes, Voice.TEXT, wrap=True)) if notes else None
