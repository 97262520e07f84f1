"""What a page is given: the open desk, the words, whom to ask, work off the main thread, and the ways to other pages."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Protocol
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from msp_desk.i18n.words import Words
from msp_desk.queries.desk import calendar_of, desk_card
from msp_desk.rules.workdays import WorkCalendar
from msp_desk.ui.ask import Ask
from msp_desk.ui.desk import WindowDesk
from msp_desk.ui.runner import Runner
from msp_desk.ui.theme import ThemeSwitch
from msp_desk.values.drafts import InteractionDraft
from msp_desk.values.errors import Told

#: The public holidays of a country, or of a region of it, in a year, with their names.
NamedDaysOff = Callable[[str, str, int], Mapping[date, str]]
#: The regions of a country that have holidays of their own: code and name.
Regions = Callable[[str], Mapping[str, str]]


def _no_days(country: str, region: str, year: int) -> Mapping[date, str]:
    return {}


def _no_regions(country: str) -> Mapping[str, str]:
    return {}


@dataclass(frozen=True, slots=True)
class At:
    """A draft whose form is to begin at one of its steps or impacts, counted from 0."""

    draft: object
    place: int


class Ways(QObject):
    """Where a page may ask to go; the window answers, so that pages never know each other.

    `client` (key, tab name or ""), `person` (key: their pre-call card), `log` (an InteractionDraft to begin with),
    `interaction` (key: look at, change), `edit_client` / `edit_person` (a ClientDraft / PersonDraft to begin with; with a
    key it is that one's form), `edit_position` and `edit_counterpart` (a PositionDraft, a CounterpartDraft likewise),
    `edit_plan_item` (a draft of a service plan, or of one of its items, likewise; or `At` a step of it),
    `edit_contract` (a ContractDraft, DecisionDraft or HoursDraft likewise),
    `renewals` (a contract's key: the page of renewals, there), `report` (client key), `import_files` (list of paths),
    `import_chart` (client key: bring its org chart in), `firm` (our firm's page, at its "people" or its "chart"), `page`
    (its name), `back`.
    """

    client = Signal(object, str)
    person = Signal(object)
    log = Signal(object)
    interaction = Signal(object)
    edit_client = Signal(object)
    edit_person = Signal(object)
    edit_position = Signal(object)
    edit_counterpart = Signal(object)
    edit_plan_item = Signal(object)
    edit_contract = Signal(object)
    renewals = Signal(object)
    report = Signal(object)
    import_files = Signal(object)
    import_chart = Signal(object)
    firm = Signal(str)
    page = Signal(str)
    back = Signal()

    def log_with(self, client: UUID | None = None, *people: UUID) -> None:
        """Log a contact with somebody."""
        self.log.emit(InteractionDraft(client_key=client, people=people))


class Memory(Protocol):
    """What this machine remembers of how pages are looked at, as text."""

    def place_of(self, window: str) -> str:
        """How it was left; empty where it never was."""

    def keep_place(self, window: str, place: str) -> None:
        """It is so now."""


class ShortMemory:
    """Remembers until the program ends."""

    def __init__(self) -> None:
        self._kept: dict[str, str] = {}

    def place_of(self, window: str) -> str:
        """How it was left."""
        return self._kept.get(window, "")

    def keep_place(self, window: str, place: str) -> None:
        """It is so now."""
        self._kept[window] = place


@dataclass(frozen=True, slots=True)
class Surroundings:
    """All that a page may use. `resources` is the folder of what the program brings along.

    `days_off` and `regions_of` may take a tenth of a second when they are first asked: ask in a thread.
    """

    desk: WindowDesk
    words: Words
    ask: Ask
    runner: Runner
    ways: Ways
    theme: ThemeSwitch
    clock: Callable[[], datetime]
    resources: Path
    open_url: Callable[[str], bool] = field(default=lambda _: False)
    memory: Memory = field(default_factory=ShortMemory)
    days_off: NamedDaysOff = _no_days
    regions_of: Regions = _no_regions

    def today(self) -> date:
        """The present day where the reader is."""
        return self.words.local_day(self.clock())

    def work_calendar(self) -> WorkCalendar:
        """When our firm works, as the desk says now; any thread may ask."""
        card = self.desk.ask_once(desk_card, self.today(), "setting", "client", "person")
        return calendar_of(card, self.days_off)

    def tell_failure(self, error: Exception) -> None:
        """Tell why work off the main thread came to nothing; a bug is a matter of the crash report."""
        if isinstance(error, Told):
            self.desk.refused.emit(error)
        else:
            self.runner.failed.emit(error)
