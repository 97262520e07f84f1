"""How somebody is shown everywhere: name, role, level, how to reach them now."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from msp_desk.i18n.words import Words
from msp_desk.queries.person_card import PersonCard
from msp_desk.queries.points import ChannelRow, PointRow
from msp_desk.rules.channels import BestPoint, Reach
from msp_desk.rules.phones import PHONE_KINDS, dialled, shown_number
from msp_desk.ui.fonts import Voice
from msp_desk.ui.looks import CHANNEL_ICON, POINT_ICON, level_tone
from msp_desk.ui.parts.avatars import Avatar
from msp_desk.ui.parts.cards import IconText, Notice, SectionTitle
from msp_desk.ui.parts.chips import Chip, LevelMark
from msp_desk.ui.parts.copying import CopyText
from msp_desk.ui.parts.labels import Label
from msp_desk.ui.parts.layouts import Flow, column, holder, row
from msp_desk.ui.parts.mixed import Span
from msp_desk.ui.theme import Tone
from msp_desk.values.enums import Address, PersonStatus, Situation

_LONGEST_LEAD = 40


def head(card: PersonCard, words: Words, photo: bytes = b"", *, wide: bool = False) -> QWidget:
    """Picture, name, role and client, boss, level and influence; in a wide one the boss beside the role."""
    boss = words.t("reports to %(boss)s", boss=card.boss or card.boss_title)
    about = [card.title, card.client]
    lines: list[QWidget] = [Label(card.name, Voice.TITLE if wide else Voice.NAME)]
    if wide and (card.boss or card.boss_title):
        about.append(boss)
    lines += [Label(text, Voice.TEXT2) for text in [" · ".join(filter(None, about))] if text]
    if not wide and (card.boss or card.boss_title):
        lines.append(Label(boss[:1].upper() + boss[1:], Voice.THIRD))
    signs: list[QWidget] = []
    signs += [LevelMark(words, card.level, _weight(card, words))] if card.level is not None else []
    signs += manner(card, words) if wide else []
    lines += [holder(Flow(*signs))] if signs else []
    texts = column(*lines, gap=3 if wide else 2)
    picture = Avatar(card.name, level_tone(card.level), 48 if wide else 44, photo=photo)
    layout = row(picture, texts, gap=12)
    layout.setAlignment(picture, Qt.AlignmentFlag.AlignTop)
    layout.setStretch(1, 1)
    return holder(layout)


def _weight(card: PersonCard, words: Words) -> str:
    key = words.t("key person") if card.is_key else ""
    return " · ".join(filter(None, (words.term(card.influence).lower(), key)))


def warnings(card: PersonCard, words: Words) -> list[QWidget]:
    """What must not be overlooked before the phone is picked up."""
    shown: list[QWidget] = [warning(text) for text in card.warnings]
    if card.status is PersonStatus.ON_LEAVE:
        until = card.status_until
        leave = words.t("On leave until %(day)s", day=until) if until else words.t("On leave")
        shown.insert(0, Notice(leave, icon="calendar-clock"))
    if card.status is PersonStatus.LEFT:
        shown.insert(0, Notice(words.t("Has left"), icon="log-out"))
    return shown


def warning(text: str) -> Notice:
    """A warning; what stands before its first colon is said louder ('Be patient: blamed for the outage')."""
    lead, colon, rest = text.partition(":")
    if not colon or len(lead) > _LONGEST_LEAD:
        return Notice("", text, icon="hand-heart")
    return Notice(f"{lead}:", rest.strip(), icon="hand-heart")


def manner(card: PersonCard, words: Words) -> list[QWidget]:
    """Chips: the channel to use now, how to address them, language, their time of day where it differs."""
    chips: list[QWidget] = []
    if card.best is not None:
        chips.append(best_chip(card.best, words))
    if card.address is not None:
        formal = card.address is Address.FORMAL
        chips.append(Chip(words.p("address", "usted") if formal else words.p("address", "tú")))
    if card.language and card.language != words.language.value:
        spoken = words.t("speaks %(language)s", language=card.language.upper())
        chips.append(Chip(card.language.upper(), icon="languages", hint=spoken))
    if card.zone_known and card.zone != words.zone:
        chips.append(Chip(words.t("%(time)s there", time=card.local.strftime("%H:%M")), icon="clock"))
    return chips


def best_chip(best: BestPoint, words: Words) -> Chip:
    """How to reach them now: green while they answer, amber outside their hours."""
    kind = words.term(best.kind)
    if best.reach is Reach.OPEN:
        until = (
            words.t("now, until %(time)s", time=best.until.strftime("%H:%M"))
            if best.until
            else words.t("now")
        )
        return Chip(f"{kind} · {until}", Tone.GOOD, POINT_ICON[best.kind], hint=best.hours)
    if best.reach is Reach.CLOSED:
        begins = words.t("from %(time)s", time=best.until.strftime("%H:%M")) if best.until else best.hours
        return Chip(f"{kind} · {begins}", Tone.WARN, POINT_ICON[best.kind], hint=best.hours)
    return Chip(kind, Tone.TEXT2, POINT_ICON[best.kind], hint=words.t("The way to use now"))


def shown_point(point: PointRow, country: str) -> str:
    """A contact point as people write it."""
    return (
        shown_number(point.value, country) if point.kind in PHONE_KINDS else point.value.replace("\n", ", ")
    )


def numbers(
    points: tuple[PointRow, ...], country: str, words: Words, client_points: tuple[PointRow, ...] = ()
) -> list[QWidget]:
    """Every phone and address, each copied by a press, the preferred one in bold; then the phones of their firm."""
    lines = [_number(p, country, words) for p in points]
    known = {p.value for p in points}
    firm = [p for p in client_points if p.kind in PHONE_KINDS and p.value not in known]
    lines += [_number(p, country, words, words.t("of the firm")) for p in firm]
    return lines


def _number(point: PointRow, country: str, words: Words, whose: str = "") -> QWidget:
    label = point.label or words.term(point.kind).lower()
    preferred = words.t("preferred") if point.preferred and not whose else ""
    aside = ", ".join(filter(None, (label, preferred, point.hours, whose)))
    copied = dialled(point.value) if point.kind in PHONE_KINDS else point.value
    voice = Voice.STRONG if point.preferred and not whose else Voice.TEXT
    value = CopyText(words, shown_point(point, country), voice, copied or point.value)
    layout = row(value, Label(aside, Voice.SECOND), gap=0)
    layout.setStretch(1, 1)
    return holder(layout)


def situations(channels: tuple[ChannelRow, ...], words: Words) -> list[QWidget]:
    """The right channel by situation; bad news and urgent incidents are what one looks for in a hurry."""
    order = list(Situation)
    rows = sorted(channels, key=lambda c: order.index(c.situation))
    lines: list[QWidget] = [
        IconText(
            CHANNEL_ICON[c.channel],
            Span(f"{words.term(c.situation)}: "),
            Span(words.term(c.channel).lower(), Voice.SMALL_STRONG),
            Span(f". {c.note}" if c.note else "", Voice.SECOND),
        )
        for c in rows
    ]
    return [SectionTitle(words.t("Right channel")), *lines] if lines else []


def check_in(next_on: date | None, limit: date | None, words: Words, today: date) -> list[QWidget]:
    """When somebody should speak to them next: red when that day has passed."""
    if next_on is None or limit is None:
        return []
    t = words.t
    if limit < today:
        told, tone = t("late since %(day)s", day=words.day_here(limit, today)), Tone.BAD
    elif next_on <= today:
        told, tone = t("due, by %(day)s at the latest", day=words.day_here(limit, today)), Tone.WARN
    else:
        told, tone = words.relative(next_on, today), Tone.TEXT
    lead = Span(f"{t('Next check-in')} ", Voice.SMALL)
    made = IconText("calendar-clock", lead, Span(told, Voice.SMALL_STRONG, tone))
    made.setToolTip(t("%(day)s, at the latest %(limit)s", day=next_on, limit=limit))
    return [made]
