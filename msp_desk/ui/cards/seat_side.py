"""A position beside a list: what it is, who holds it, and what to do with it."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from msp_desk.queries.positions import PositionRow
from msp_desk.ui.cards.line_button import LineButton
from msp_desk.ui.cards.person_side import WIDTH
from msp_desk.ui.cards.seat_deeds import SeatDeeds, SeatSubject
from msp_desk.ui.fonts import Voice
from msp_desk.ui.looks import level_tone
from msp_desk.ui.parts.buttons import Button, icon_button
from msp_desk.ui.parts.cards import Card, Divider, IconLabel, SectionTitle
from msp_desk.ui.parts.chips import LevelMark
from msp_desk.ui.parts.labels import Label
from msp_desk.ui.parts.layouts import column, emptied, holder, row
from msp_desk.ui.parts.panels import ScrollArea
from msp_desk.ui.surroundings import Surroundings
from msp_desk.ui.tables.lines import Line
from msp_desk.values.folding import initials


class SeatSide(Card):
    """Shows one position of the organisation `client`."""

    def __init__(self, around: Surroundings) -> None:
        t = around.words.t
        self._content = column(gap=10, margins=16)
        self._edit = Button(t("Edit"), keys="Ctrl+E", hint=t("Edit this position"))
        self._seat = Button(t("Seat somebody"), icon="user-plus")
        self._replace = Button(t("Replaced by…"), icon="user-plus")
        self._more = icon_button("ellipsis", t("More for this position"))
        foot = holder(row(self._edit, self._seat, self._replace, None, self._more, margins=(16, 10, 16, 12)))
        super().__init__(ScrollArea(holder(self._content)), Divider(), foot, gap=0, margins=0)
        self.body.setStretch(0, 1)
        self.setFixedWidth(WIDTH)
        self._around = around
        self.deeds = SeatDeeds(around, self)
        self._edit.clicked.connect(self.deeds.edit)
        self._seat.clicked.connect(self.deeds.seat_somebody)
        self._replace.clicked.connect(self.deeds.replace)
        self._more.clicked.connect(self._open_menu)

    def show_seat(self, seat: PositionRow, client: UUID) -> None:
        """Show a position."""
        held = tuple((h.person_key, h.name) for h in seat.holders)
        self.deeds.be_about(SeatSubject(seat.key, seat.title, client, held))
        self._seat.setVisible(not held)
        self._replace.setVisible(bool(held))
        emptied(self._content)
        for part in self._parts(seat):
            self._content.addWidget(part)
        self._content.addStretch(1)

    def _parts(self, seat: PositionRow) -> list[QWidget]:
        words, t = self._around.words, self._around.words.t
        parts: list[QWidget] = [Label(seat.title, Voice.NAME, wrap=True)]
        parts += [Label(seat.unit, Voice.TEXT2, wrap=True)] if seat.unit else []
        parts.append(LevelMark(words, seat.level))
        if seat.reports_to:
            boss = f"{seat.boss}, {seat.reports_to}" if seat.boss else seat.reports_to
            parts.append(IconLabel("network", t("Reports to %(boss)s", boss=boss), Voice.SMALL, wrap=True))
        parts += [Divider(), SectionTitle(t("Held by"))]
        parts += [self._holder(seat, place) for place in range(len(seat.holders))]
        if not seat.holders:
            text = t("Nobody. What one turns to this position for has no answer until somebody sits here.")
            parts.append(Label(text, Voice.SECOND, wrap=True))
        if seat.contact_for:
            parts += [Divider(), SectionTitle(t("Contact for")), Label(seat.contact_for, Voice.TEXT, wrap=True)]  # fmt: skip
        return parts

    def _holder(self, seat: PositionRow, place: int) -> QWidget:
        held, words = seat.holders[place], self._around.words
        since = words.t("since %(day)s", day=held.starts_on) if held.starts_on is not None else ""
        line = Line(held.person_key, held.name, second=since, avatar=initials(held.name), avatar_tone=level_tone(seat.level))  # fmt: skip
        button = LineButton(line)
        button.picked.connect(self._around.ways.person)
        return button

    @Slot()
    def _open_menu(self) -> None:
        self.deeds.menu().popup(self._more.mapToGlobal(self._more.rect().bottomLeft()))
