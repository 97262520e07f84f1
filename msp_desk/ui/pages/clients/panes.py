"""The smaller panes of a client's first tab, each a card made from the client's card."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import Any

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from msp_desk.i18n.words import Words
from msp_desk.queries.client_card import ClientCard, MomentRow, SiteRow, WhoRow
from msp_desk.queries.timeline import InteractionRow
from msp_desk.ui.cards.line_button import LineButton
from msp_desk.ui.cards.people import number_lines, situation_lines
from msp_desk.ui.fonts import Voice, width_of
from msp_desk.ui.looks import CHANNEL_ICON, level_tone
from msp_desk.ui.parts.blocks import Chips, ChipSpec, Plain, Rich
from msp_desk.ui.parts.board import Hosted, Pane, Space, Title
from msp_desk.ui.parts.buttons import quiet
from msp_desk.ui.parts.canvas import Block, Stack
from msp_desk.ui.parts.charts import paint_sparkline
from msp_desk.ui.parts.mixed import Span
from msp_desk.ui.parts.painting import write
from msp_desk.ui.tables.lines import Line
from msp_desk.ui.theme import Tone
from msp_desk.values.enums import Address, PersonStatus
from msp_desk.values.folding import initials

_MOST_PEOPLE = 7
_LINE = 37
#: Says a key.
Asked = Callable[[Any], object]


class MomentLine(Block):
    """A front: a line of contacts by month, and when the last one was."""

    def __init__(self, row: MomentRow, words: Words, today: date) -> None:
        self._name, self._counts, self._any = words.term(row.moment), row.by_month, row.count > 0
        self._last = _last_of(row, words, today)
        self._hint = words.day(words.local_day(row.last), "full") if row.last is not None else ""
        by_month = ", ".join(str(n) for n in row.by_month)
        told = words.t("%(moment)s, contacts month by month: %(counts)s", moment=self._name, counts=by_month)
        self._told = told
        self.text = f"{told}\n{self._last}"
        self.left, self.right = width_of(self._name, Voice.SMALL), width_of(self._last, Voice.SECOND)

    def height(self, width: int) -> int:
        """That of the drawing."""
        return 24

    def paint(self, painter: QPainter, room: QRect, hot: Block | None) -> None:
        """Draw name, line and day; the drawings of all fronts stand below each other."""
        write(painter, room, self._name, Voice.SMALL)
        line = room.adjusted(self.left + 12, 0, -self.right - 12, 0)
        paint_sparkline(painter, line, self._counts, Tone.ACCENT if self._any else Tone.TEXT3)
        voice = Voice.SECOND if self._any else Voice.THIRD
        write(painter, room, self._last, voice, None, Qt.AlignmentFlag.AlignRight)

    def told(self, room: QRect) -> str:
        """The numbers behind the line, and the day."""
        return "\n".join(t for t in (self._told, self._hint) if t)


def moments_pane(card: ClientCard, words: Words, today: date) -> Pane:
    """The three fronts."""
    lines = [MomentLine(row, words, today) for row in card.moments]
    left, right = max(line.left for line in lines), max(line.right for line in lines)
    for line in lines:
        line.left, line.right = left, right
    return Pane(Title(words.t("Moments"), words.t("12 months")), Stack(*lines, gap=12))


def _last_of(row: MomentRow, words: Words, today: date) -> str:
    if row.last is None:
        return words.t("none this year")
    return words.relative(words.local_day(row.last), today)


class LinesPane:
    """A few lines that lead somewhere. The next client is shown in the same ones: they are costly to make."""

    def __init__(self, title: str, nothing: str, asked: Asked) -> None:
        self._title, self._asked = title, asked
        self._lines: list[LineButton] = []
        self._nothing = Rich(Span(nothing, Voice.SECOND))

    def pane(self, lines: Sequence[Line], aside: str, *more: Block) -> Pane:
        """The card with these lines."""
        for line in lines[len(self._lines) :]:
            made = LineButton(line, _LINE)
            made.picked.connect(self._asked)
            self._lines.append(made)
        for button, line in zip(self._lines, lines, strict=False):
            button.show_line(line)
        shown: list[Block] = [Hosted(b) for b in self._lines[: len(lines)]]
        return Pane(Title(self._title, aside), Space(4), *(shown or [self._nothing]), *more, gap=0)

    def stops(self) -> list[QWidget]:
        """Where Tab halts."""
        return list(self._lines)


class PeoplePane(LinesPane):
    """Who is who, the highest level first, with how long ago we spoke; all of them where there are more."""

    def __init__(self, words: Words, asked: Asked, all_asked: Callable[[], object]) -> None:
        t = words.t
        super().__init__(t("Who is who"), t("Nobody yet. Add the first person in the next tab."), asked)
        self._words = words
        self._more = quiet(words.n("and %(n)d more", "and %(n)d more", 0), small=True)
        self._more.clicked.connect(all_asked)

    def of_card(self, card: ClientCard, today: date) -> Pane:
        """Those of a client."""
        there = [p for p in card.people if p.status is not PersonStatus.LEFT]
        lines = [_who_line(p, self._words, today) for p in there[:_MOST_PEOPLE]]
        rest = len(there) - len(lines)
        if rest:
            self._more.set_caption(self._words.n("and %(n)d more", "and %(n)d more", rest))
        more = [Hosted(self._more, natural=True)] if rest else []
        return self.pane(lines, str(len(there)) if there else "", *more)

    def stops(self) -> list[QWidget]:
        """The lines, then all of them."""
        return [*super().stops(), self._more]


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


class LatelyPane(LinesPane):
    """The newest contacts."""

    def __init__(self, words: Words, asked: Asked) -> None:
        nothing = words.t("No contact yet. What is said, promised and felt appears here as it is logged.")
        super().__init__(words.t("Lately"), nothing, asked)
        self._words = words

    def of_card(self, card: ClientCard, today: date) -> Pane:
        """Those of a client."""
        return self.pane([_contact_line(r, self._words, today) for r in card.lately], "")


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


def reach_blocks(card: ClientCard, words: Words) -> list[Block]:
    """Numbers, the right channel by situation, sites."""
    numbers = number_lines(card.points, card.country, words)
    parts = [*_manner(card, words), *([Stack(*numbers, gap=2)] if numbers else [])]
    parts += [_site(s, words) for s in card.sites]
    title = Plain(words.t("How to reach them"), Voice.HEADING)
    blocks: list[Block] = [Stack(title, *parts, gap=6)]
    channels = situation_lines(card.channels, words)
    blocks += [Stack(*channels, gap=5)] if channels else []
    if not parts:
        text = words.t("No number or address of the firm itself yet; those of its people are with them.")
        blocks.append(Rich(Span(text, Voice.SECOND)))
    return blocks


def _manner(card: ClientCard, words: Words) -> list[Block]:
    chips: list[ChipSpec] = []
    if card.address is not None:
        formal = card.address is Address.FORMAL
        chips.append(ChipSpec(words.p("address", "usted") if formal else words.p("address", "tú")))
    if card.language and card.language != words.language.value:
        spoken = words.t("speaks %(language)s", language=card.language.upper())
        chips.append(ChipSpec(card.language.upper(), icon="languages", hint=spoken))
    return [Chips(*chips)] if chips else []


def _site(site: SiteRow, words: Words) -> Block:
    place = " ".join(t for t in (site.postcode, site.city) if t)
    country = words.country(site.country) if len(site.country) == 2 else site.country
    where = ", ".join(t for t in (site.street, place, site.region, country) if t)
    lead = f"{site.name}: " if site.name and where else site.name
    return Rich(Span(lead, Voice.SMALL_STRONG), Span(where, Voice.SECOND), icon="map-pin")


def notes_pane(card: ClientCard, words: Words) -> Pane | None:
    """What is noted about them; nothing where nothing is."""
    notes = card.notes.strip()
    return Pane(Title(words.t("Notes")), Rich(Span(notes, Voice.TEXT))) if notes else None
