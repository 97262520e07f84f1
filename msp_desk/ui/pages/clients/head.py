"""What is painted at the head of a client's page: picture, name, chips, who looks after them, when to speak to them next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter

from msp_desk.i18n.words import Words
from msp_desk.queries.client_card import ClientCard
from msp_desk.ui.fonts import Voice, cut, width_of
from msp_desk.ui.looks import STATUS_TONE
from msp_desk.ui.pages.clients.columns import next_told
from msp_desk.ui.parts.avatars import paint_avatar
from msp_desk.ui.parts.blocks import ChipSpec, Plain
from msp_desk.ui.parts.canvas import Block
from msp_desk.ui.parts.chips import CHIP, chip_width, paint_chip
from msp_desk.ui.parts.painting import write
from msp_desk.ui.theme import Tone, ink
from msp_desk.values.enums import ClientStatus
from msp_desk.values.folding import initials

HEIGHT = 44
_GAP = 8
_BESIDE = 12
_RIGHT = Qt.AlignmentFlag.AlignRight
#: A chip with less room says nothing any more.
_LEAST = 90
#: A renewal is near from so many days before on.
_SOON = 30


class NameLine(Block):
    """The name and its chips; a long name takes its room from the last chip, which is the only one to be shortened."""

    def __init__(self, name: str, chips: Sequence[ChipSpec], about: str) -> None:
        self._name, self._chips, self._about = name, chips, about
        self.text = "\n".join(t for t in (name, *(c.text for c in chips), about) if t)
        self._firm = sum(_GAP + chip_width(c.text, c.icon) for c in chips)

    def height(self, width: int) -> int:
        """One line."""
        return 24

    def paint(self, painter: QPainter, room: QRect, hot: Block | None) -> None:
        """Draw name and chips."""
        wide = self._wide(room.width())
        write(painter, QRect(room.x(), room.y(), wide + 1, room.height()), self._name, Voice.TITLE)
        x, y = room.x() + wide + _GAP, room.y() + (room.height() - CHIP) // 2 + 1
        for chip in self._chips:
            wide = chip_width(chip.text, chip.icon)
            paint_chip(painter, QRect(x, y, wide, CHIP), chip.text, chip.tone, chip.icon)
            x += wide + _GAP
        rest = min(self._rest(room.width()), chip_width(self._about))
        if self.shows_about(room.width()):
            paint_chip(painter, QRect(x, y, rest, CHIP), self._about, Tone.TEXT2)

    def told(self, room: QRect) -> str:
        """What was cut."""
        cut_name = cut(self._name, Voice.TITLE, self._wide(room.width())) != self._name
        cut_about = self._rest(room.width()) < chip_width(self._about) if self._about else False
        return "\n".join([self._name] * cut_name + [self._about] * cut_about)

    def shows_about(self, width: int) -> bool:
        """Whether there is room for the last chip."""
        return bool(self._about) and self._rest(width) >= min(_LEAST, chip_width(self._about))

    def _wide(self, width: int) -> int:
        return max(0, min(width_of(self._name, Voice.TITLE), width - self._firm))

    def _rest(self, width: int) -> int:
        return width - self._wide(width) - self._firm - _GAP


class NextLine(Block):
    """What comes next and when, in two lines at the right; nothing where there is no day."""

    def __init__(self, title: str, when: str, hint: str, tone: Tone) -> None:
        self._title, self._when, self._hint, self._tone = title, when, hint, tone
        self.text = "\n".join(t for t in (title, when) if t)
        self.wide = max(width_of(title, Voice.THIRD), width_of(when, Voice.STRONG)) + 1 if self.text else 0

    def height(self, width: int) -> int:
        """Two lines."""
        return 32

    def paint(self, painter: QPainter, room: QRect, hot: Block | None) -> None:
        """Draw both at the right."""
        if not self.text:
            return
        x, y, wide = room.x(), room.y(), room.width()
        write(painter, QRect(x, y, wide, 14), self._title, Voice.THIRD, None, _RIGHT)
        write(painter, QRect(x, y + 16, wide, 16), self._when, Voice.STRONG, ink(self._tone), _RIGHT)

    def told(self, room: QRect) -> str:
        """The day."""
        return self._hint


def _next_contact(card: ClientCard, words: Words, today: date) -> NextLine:
    """When somebody should speak to them next."""
    day = card.next_check_in
    late = any(c.max_on < today for c in card.clocks)
    tone = Tone.BAD if late else Tone.WARN if day is not None and day <= today else Tone.TEXT
    paused = any(c.paused for c in card.clocks if c.ideal_on == day) and day is not None and day > today
    title = words.t("Paused until") if paused else words.t("Next check-in") if day is not None else ""
    return NextLine(title, next_told(day, words, today), words.day(day, "full"), tone)


def _next_renewal(card: ClientCard, words: Words, today: date) -> NextLine:
    """Until when the next renewal is to be decided; its end, where no day for notice is known."""
    renewal = card.renewal
    if renewal is None:
        return NextLine("", "", "", Tone.TEXT)
    day = renewal.notice_on or renewal.end_on
    title = words.t("Notice by") if renewal.notice_on is not None else words.t("Runs until")
    left = (day - today).days
    tone = Tone.BAD if left < 0 else Tone.WARN if left <= _SOON else Tone.TEXT
    hint = " · ".join((words.day(day, "full"), words.relative(day, today)))
    return NextLine(title, words.day_here(day, today), hint, tone)


class ClientHead(Block):
    """All of it, beside each other."""

    def __init__(self, card: ClientCard, words: Words, today: date, logo: bytes) -> None:
        self._letters, self._logo = initials(card.name), logo
        about = _about(card, words)
        cared = _cared_for(card, words)
        self._name = NameLine(card.name, _chips(card, words), about)
        self._cared = Plain(cared, Voice.SECOND)
        self._whole = Plain(" · ".join(t for t in (about, cared) if t), Voice.SECOND)
        self._next = (_next_contact(card, words, today), _next_renewal(card, words, today))

    def height(self, width: int) -> int:
        """That of the picture."""
        return HEIGHT

    def paint(self, painter: QPainter, room: QRect, hot: Block | None) -> None:
        """Draw picture and lines."""
        picture = QRect(room.x(), room.y(), HEIGHT, HEIGHT)
        paint_avatar(painter, picture, self._letters, Tone.ACCENT, self._logo, square=True)
        for block, where in self.spread(room):
            block.paint(painter, where, hot)

    def each(self) -> Iterator[Block]:
        """What is read."""
        yield from (self._name, self._cared, *self._next)

    def spread(self, room: QRect) -> Iterator[tuple[Block, QRect]]:
        """The lines, and where they are."""
        x, y = room.x() + HEIGHT + _BESIDE, room.y()
        shown = [n for n in self._next if n.text]
        aside = sum(n.wide + _BESIDE for n in shown)
        wide = room.x() + room.width() - x - aside
        yield self._name, QRect(x, y + 1, wide, 24)
        # What has no room as a chip is said below.
        second = self._cared if self._name.shows_about(wide) else self._whole
        yield second, QRect(x, y + 27, wide, 16)
        left = x + wide + _BESIDE
        for line in shown:
            yield line, QRect(left, y + 6, line.wide, 32)
            left += line.wide + _BESIDE


def _chips(card: ClientCard, words: Words) -> list[ChipSpec]:
    chips = [ChipSpec(words.term(card.tier))]
    if card.status is not ClientStatus.ACTIVE:
        chips.append(ChipSpec(words.term(card.status), STATUS_TONE[card.status]))
    return chips + ([ChipSpec(words.t("Archived"), Tone.WARN, "archive")] if card.archived else [])


def _about(card: ClientCard, words: Words) -> str:
    employees = words.n("%(n)d person", "%(n)d people", card.size) if card.size else ""
    return " · ".join(t for t in (card.sector, employees) if t)


def _cared_for(card: ClientCard, words: Words) -> str:
    t = words.t
    who = card.owner or t("nobody looks after them")
    if card.deputy:
        who = t("%(owner)s, deputy %(deputy)s", owner=who, deputy=card.deputy)
    since = t("client since %(year)s", year=card.since.year) if card.since is not None else ""
    return " · ".join(p for p in (who, since, ", ".join(card.tags)) if p)
