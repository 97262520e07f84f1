"""How somebody is shown everywhere: name, role, level, how to reach them now."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QWidget

from msp_desk.i18n.words import Words
from msp_desk.queries.person_card import PersonCard
from msp_desk.queries.points import ChannelRow, PointRow
from msp_desk.rules.channels import BestPoint, Reach
from msp_desk.rules.phones import PHONE_KINDS, dialled, shown_value
from msp_desk.ui.fonts import Voice
from msp_desk.ui.looks import CHANNEL_ICON, POINT_ICON, level_tone
from msp_desk.ui.parts.blocks import Chips, ChipSpec, CopyLine, Head, LevelSpec, Plain, Rich, Warn
from msp_desk.ui.parts.canvas import Block, Canvas, Stack
from msp_desk.ui.parts.cards import Notice
from msp_desk.ui.parts.mixed import Span
from msp_desk.ui.theme import Tone
from msp_desk.values.enums import Address, PersonStatus, Situation

_LONGEST_LEAD = 40


def head(card: PersonCard, words: Words, photo: bytes = b"", *, wide: bool = False) -> Block:
    """Picture, name, role and client, boss, level and influence; in a wide one the boss beside the role."""
    boss = words.t("reports to %(boss)s", boss=card.boss or card.boss_title)
    about = [card.title, card.client]
    lines: list[Block] = [Plain(card.name, Voice.TITLE if wide else Voice.NAME)]
    if wide and (card.boss or card.boss_title):
        about.append(boss)
    lines += [Plain(text, Voice.TEXT2) for text in [" · ".join(filter(None, about))] if text]
    if not wide and (card.boss or card.boss_title):
        lines.append(Plain(boss[:1].upper() + boss[1:], Voice.THIRD))
    signs: list[ChipSpec | LevelSpec] = []
    if card.level is not None:
        signs.append(LevelSpec(card.level, _weight(card, words)))
    signs += manner(card, words) if wide else []
    lines += [Chips(*signs)] if signs else []
    stack = Stack(*lines, gap=3 if wide else 2)
    return Head(card.name, level_tone(card.level), 48 if wide else 44, photo, stack)


def _weight(card: PersonCard, words: Words) -> str:
    key = words.t("key person") if card.is_key else ""
    return " · ".join(filter(None, (words.term(card.level), words.term(card.influence).lower(), key)))


def warnings(card: PersonCard, words: Words) -> list[Block]:
    """What must not be overlooked before the phone is picked up."""
    shown: list[Block] = [Warn(*lead_of(text)) for text in card.warnings]
    if card.status is PersonStatus.ON_LEAVE:
        until = card.status_until
        leave = words.t("On leave until %(day)s", day=until) if until else words.t("On leave")
        shown.insert(0, Warn(leave, icon="calendar-clock"))
    if card.status is PersonStatus.LEFT:
        shown.insert(0, Warn(words.t("Has left"), icon="log-out"))
    return shown


def warning(text: str) -> Notice:
    """A warning as a widget of its own."""
    return Notice(*lead_of(text), icon="hand-heart")


def lead_of(text: str) -> tuple[str, str]:
    """What of a warning is said louder: what stands before its first colon ('Be patient: blamed for the outage')."""
    lead, colon, rest = text.partition(":")
    return (f"{lead}:", rest.strip()) if colon and len(lead) <= _LONGEST_LEAD else ("", text)


def manner(card: PersonCard, words: Words) -> list[ChipSpec]:
    """Chips: the channel to use now, how to address them, language, their time of day where it differs."""
    chips: list[ChipSpec] = []
    if card.best is not None:
        chips.append(best_chip(card.best, words))
    if card.address is not None:
        formal = card.address is Address.FORMAL
        chips.append(ChipSpec(words.p("address", "usted") if formal else words.p("address", "tú")))
    if card.language and card.language != words.language.value:
        spoken = words.t("speaks %(language)s", language=card.language.upper())
        chips.append(ChipSpec(card.language.upper(), icon="languages", hint=spoken))
    if card.zone_known and card.zone != words.zone:
        there = words.t("%(time)s there", time=card.local.strftime("%H:%M"))
        chips.append(ChipSpec(there, icon="clock", hint=card.zone))
    return chips


def best_chip(best: BestPoint, words: Words) -> ChipSpec:
    """How to reach them now: green while they answer, amber outside their hours."""
    kind = words.term(best.kind)
    if best.reach is Reach.OPEN:
        until = (
            words.t("now, until %(time)s", time=best.until.strftime("%H:%M"))
            if best.until
            else words.t("now")
        )
        return ChipSpec(f"{kind} · {until}", Tone.GOOD, POINT_ICON[best.kind], best.hours)
    if best.reach is Reach.CLOSED:
        begins = words.t("from %(time)s", time=best.until.strftime("%H:%M")) if best.until else best.hours
        return ChipSpec(f"{kind} · {begins}", Tone.WARN, POINT_ICON[best.kind], best.hours)
    return ChipSpec(kind, Tone.TEXT2, POINT_ICON[best.kind], words.t("The way to use now"))


def shown_point(point: PointRow, country: str) -> str:
    """A contact point as people write it, on one line."""
    return shown_value(point.kind, point.value, country).replace("\n", ", ")


def number_lines(
    points: tuple[PointRow, ...], country: str, words: Words, client_points: tuple[PointRow, ...] = ()
) -> list[Block]:
    """Every phone and address, each copied by a press, the preferred one in bold; then the phones of their firm."""
    lines = [_number(p, country, words) for p in points]
    known = {p.value for p in points}
    firm = [p for p in client_points if p.kind in PHONE_KINDS and p.value not in known]
    lines += [_number(p, country, words, words.t("of the firm")) for p in firm]
    return lines


def _number(point: PointRow, country: str, words: Words, whose: str = "") -> Block:
    label = point.label or words.term(point.kind).lower()
    preferred = words.t("preferred") if point.preferred and not whose else ""
    about = ", ".join(filter(None, (label, preferred, point.hours, whose)))
    copied = (dialled(point.value) if point.kind in PHONE_KINDS else "") or point.value
    hint = words.t("Copy %(what)s", what=copied)
    shown = shown_point(point, country)
    return CopyLine(shown, about, copied, hint, words.t("Copied"), strong=point.preferred and not whose)


def numbers(points: tuple[PointRow, ...], country: str, words: Words) -> list[QWidget]:
    """The same as a widget of its own, where there are any."""
    lines = number_lines(points, country, words)
    return [Canvas(*lines, gap=2)] if lines else []


def situation_lines(channels: tuple[ChannelRow, ...], words: Words) -> list[Block]:
    """The right channel by situation; bad news and urgent incidents are what one looks for in a hurry."""
    order = list(Situation)
    rows = sorted(channels, key=lambda c: order.index(c.situation))
    lines: list[Block] = [
        Rich(
            Span(f"{words.term(c.situation)}: "),
            Span(words.term(c.channel).lower(), Voice.SMALL_STRONG),
            Span(f". {c.note}" if c.note else "", Voice.SECOND),
            icon=CHANNEL_ICON[c.channel],
        )
        for c in rows
    ]
    return [Plain(words.t("Right channel"), Voice.HEADING), *lines] if lines else []


def situations(channels: tuple[ChannelRow, ...], words: Words) -> list[QWidget]:
    """The same as a widget of its own, where anything is said."""
    lines = situation_lines(channels, words)
    return [Canvas(*lines, gap=5)] if lines else []


def check_in(
    next_on: date | None, limit: date | None, words: Words, today: date, *, paused: bool = False
) -> list[Block]:
    """When somebody should speak to them next: red when that day has passed; `paused` where a pause says that day."""
    if next_on is None or limit is None:
        return []
    t = words.t
    if limit < today:
        told, tone = t("late since %(day)s", day=words.day_here(limit, today)), Tone.BAD
    elif next_on <= today:
        told, tone = t("due, by %(day)s at the latest", day=words.day_here(limit, today)), Tone.WARN
    elif paused:
        told, tone = t("paused until %(day)s", day=words.day_here(next_on, today)), Tone.TEXT
    else:
        told, tone = words.relative(next_on, today), Tone.TEXT
    lead, when = Span(f"{t('Next check-in')} "), Span(told, Voice.SMALL_STRONG, tone)
    return [
        Rich(
            lead,
            when,
            icon="calendar-clock",
            hint=t("%(day)s, at the latest %(limit)s", day=next_on, limit=limit),
        )
    ]
