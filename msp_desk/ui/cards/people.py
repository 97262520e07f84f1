"""How somebody is shown everywhere: name, role, level, how to reach them now."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from msp_desk.i18n.words import Words
from msp_desk.queries.person_card import PersonCard
from msp_desk.queries.points import PointRow
from msp_desk.rules.channels import BestPoint, Reach
from msp_desk.rules.phones import PHONE_KINDS, shown_number
from msp_desk.ui.fonts import Voice
from msp_desk.ui.looks import POINT_ICON, level_tone
from msp_desk.ui.parts.avatars import Avatar
from msp_desk.ui.parts.cards import Notice
from msp_desk.ui.parts.chips import Chip, LevelMark
from msp_desk.ui.parts.labels import Label
from msp_desk.ui.parts.layouts import Flow, column, holder, row
from msp_desk.ui.theme import Tone
from msp_desk.values.enums import Address, PersonStatus, PointKind


def head(card: PersonCard, words: Words, photo: bytes = b"") -> QWidget:
    """Picture, name, role and client, boss, level and influence."""
    about = " · ".join(filter(None, (card.title, card.client)))
    boss = (
        f"{card.boss} ({card.boss_title})" if card.boss and card.boss_title else card.boss or card.boss_title
    )
    lines: list[QWidget] = [Label(card.name, Voice.NAME)]
    lines += [Label(about, Voice.TEXT2)] if about else []
    lines += [Label(words.t("Reports to %(boss)s", boss=boss), Voice.THIRD)] if boss else []
    if card.level is not None:
        lines.append(LevelMark(words, card.level, words.term(card.influence).lower()))
    texts = column(*lines, gap=2)
    picture = Avatar(card.name, level_tone(card.level), 44, photo=photo)
    layout = row(picture, texts, gap=12)
    layout.setAlignment(picture, Qt.AlignmentFlag.AlignTop)
    layout.setStretch(1, 1)
    return holder(layout)


def warnings(card: PersonCard, words: Words) -> list[QWidget]:
    """What must not be overlooked before the phone is picked up."""
    shown: list[QWidget] = [Notice(text, icon="hand-heart") for text in card.warnings]
    if card.status is PersonStatus.ON_LEAVE:
        until = (
            words.t("On leave until %(day)s", day=card.status_until)
            if card.status_until
            else words.t("On leave")
        )
        shown.insert(0, Notice(until, icon="calendar-clock"))
    if card.status is PersonStatus.LEFT:
        shown.insert(0, Notice(words.t("Has left"), icon="log-out"))
    return shown


def manner(card: PersonCard, words: Words) -> QWidget:
    """Chips: the channel to use now, how to address them, language, their time of day where it differs."""
    chips: list[QWidget] = []
    if card.best is not None:
        chips.append(best_chip(card.best, words))
    if card.address is not None:
        chips.append(Chip(words.p("address", "usted" if card.address is Address.FORMAL else "tú")))
    if card.language and card.language != words.language.value:
        chips.append(Chip(card.language.upper(), icon="languages"))
    if card.zone_known and card.zone != words.zone:
        chips.append(Chip(words.t("%(time)s there", time=card.local.strftime("%H:%M")), icon="clock"))
    return holder(Flow(*chips))


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
    return Chip(words.t("Prefers %(kind)s", kind=kind.lower()), Tone.TEXT2, POINT_ICON[best.kind])


def shown_point(point: PointRow, country: str) -> str:
    """A contact point as people write it."""
    return (
        shown_number(point.value, country) if point.kind in PHONE_KINDS else point.value.replace("\n", ", ")
    )


def numbers(points: tuple[PointRow, ...], country: str, words: Words) -> list[QWidget]:
    """Every phone and address, each on a line that can be copied; the preferred one in bold."""
    lines: list[QWidget] = []
    for point in points:
        label = point.label or words.term(point.kind).lower()
        aside = ", ".join(filter(None, (label, point.hours, words.t("preferred") if point.preferred else "")))
        value = Label(shown_point(point, country), Voice.STRONG if point.preferred else Voice.TEXT)
        value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        if point.kind is PointKind.LETTER:
            value.setToolTip("")
        layout = row(value, Label(aside, Voice.SECOND), gap=8)
        layout.setStretch(1, 1)
        lines.append(holder(layout))
    return lines
