"""Taking everything out: the whole desk as one documented file, its clients and people as address cards, what is due as a calendar."""

from __future__ import annotations

import importlib
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Slot

from msp_desk import __version__
from msp_desk.exchange.desk_out import DeskFile
from msp_desk.exchange.names_safe import safe_name
from msp_desk.exchange.vcards_of import card_of_client, card_of_person
from msp_desk.exchange.vcards_out import CardToWrite
from msp_desk.queries.carry import clients_to_carry, people_to_carry
from msp_desk.queries.clients import client_names
from msp_desk.queries.desk import desk_card
from msp_desk.queries.everything import tell_everything
from msp_desk.queries.people import PeopleFilter
from msp_desk.ui.cards.export import Export, written_cards
from msp_desk.ui.fonts import Voice
from msp_desk.ui.parts.buttons import Button
from msp_desk.ui.parts.cards import Card
from msp_desk.ui.parts.labels import Label
from msp_desk.ui.parts.layouts import row
from msp_desk.ui.runner import Progress
from msp_desk.ui.surroundings import Surroundings
from msp_desk.values.enums import Side
from msp_desk.values.phrases import Phrase

#: How far ahead a calendar reaches.
_CALENDAR_DAYS = 30


@dataclass(frozen=True, slots=True)
class _WholeDesk:
    """Writes the desk, record by record, off the main thread."""

    around: Surroundings
    path: Path

    def run(self, progress: Progress) -> tuple[int, Path]:
        """How many records were written, and where."""
        card = self.around.desk.ask(desk_card, self.around.today())
        firm = card.firm if card is not None else ""
        file = DeskFile(self.path, firm, __version__, self.around.clock())
        return sum(self.around.desk.ask(tell_everything, file).values()), self.path


@dataclass(frozen=True, slots=True)
class _AllCards:
    """The clients and their people who are not put away, as cards."""

    around: Surroundings

    def __call__(self) -> list[CardToWrite]:
        desk = self.around.desk
        people = desk.ask(people_to_carry, PeopleFilter(side=Side.THEIRS), self.around.today())
        clients = desk.ask(clients_to_carry, [c.key for c in desk.ask(client_names)])
        return [*map(card_of_client, clients), *map(card_of_person, people)]


@dataclass(frozen=True, slots=True)
class _Calendar:
    """What is due for the person at the desk, as a calendar."""

    around: Surroundings

    def __call__(self) -> bytes:
        # The library of calendars is loaded when the first is written: no page has to wait for it.
        calendars = importlib.import_module("msp_desk.exchange.desk_calendar")
        around = self.around
        wish = calendars.CalendarWish(around.today(), _CALENDAR_DAYS, around.desk.who, around.clock())
        made: bytes = calendars.desk_calendar(around.desk.ask, wish, around.words, around.days_off).content
        return made


class TakingOutCard(Card):
    """Three files, each for another purpose; lists have their own way out."""

    def __init__(self, around: Surroundings, name: str) -> None:
        self._around, self._name = around, name
        t = around.words.t
        self.whole = Button(t("Whole desk as JSON…"), icon="download")
        self.cards = Button(t("Contacts as vCards…"), icon="contact")
        self.calendar = Button(t("What is due, for a calendar…"), icon="calendar-days")
        about = Label(
            t(
                "What you keep here is yours. The whole desk goes into one file, described in the guide, that other programs can "
                "read; it is not encrypted, so mind where you put it. Lists are taken out where they are shown."
            ),
            Voice.TEXT2,
            wrap=True,
        )
        super().__init__(
            Label(t("Take everything out"), Voice.HEADING),
            about,
            row(self.whole, self.cards, self.calendar, None),
            gap=10,
            margins=(20, 16, 20, 18),
        )
        self.whole.clicked.connect(self._take_whole)
        self.cards.clicked.connect(self._take_cards)
        self.calendar.clicked.connect(self._take_calendar)

    @Slot()
    def _take_whole(self) -> None:
        name = safe_name(f"{self._name}.json", "desk.json")
        path = self._around.ask.save_file(Phrase("Take the whole desk out"), name, ("*.json",))
        if path is not None:
            self.whole.setEnabled(False)
            path = path if path.suffix else path.with_suffix(".json")
            self._around.runner.run(_WholeDesk(self._around, path).run, self._taken, self._failed)

    @Slot()
    def _take_cards(self) -> None:
        Export(self._around, self._name, "vcf", written_cards(_AllCards(self._around))).begin()

    @Slot()
    def _take_calendar(self) -> None:
        Export(self._around, self._name, "ics", _Calendar(self._around)).begin()

    @Slot(object)
    def _taken(self, done: tuple[int, Path]) -> None:
        self.whole.setEnabled(True)
        records, path = done
        told = Phrase.counted(
            "%(n)d record written to %(file)s", "%(n)d records written to %(file)s", records, {"file": path}
        )
        self._around.desk.told.emit(told, None)

    @Slot(object)
    def _failed(self, error: Exception) -> None:
        self.whole.setEnabled(True)
        self._around.tell_failure(error)
