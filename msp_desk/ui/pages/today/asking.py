"""Asks what is due, off the main thread: what is asked once is kept, and of several answers only the last one counts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from msp_desk.queries.desk import DeskCard, calendar_of, desk_card
from msp_desk.queries.reminders import HiddenItem, hidden_items, reason_rules
from msp_desk.queries.today import due_records
from msp_desk.rules.agenda import MOST_PLANNED, Agenda, known_until, plan_days, planned_until
from msp_desk.rules.reasons import Rules
from msp_desk.rules.today import DueItem, due_items
from msp_desk.rules.workdays import PLAIN_CALENDAR, WorkCalendar
from msp_desk.ui.parts.questions import Question
from msp_desk.ui.runner import Progress
from msp_desk.ui.surroundings import Surroundings
from msp_desk.values.changes import Changes

#: The library of public holidays takes a tenth of a second: it comes once the program stands.
_HOLIDAYS_AFTER_MS = 1_500
_MOST_OF_A_KIND = 200
_GROUND_TOUCHED_BY = ("setting", "reason_rule", "client", "person")


@dataclass(frozen=True, slots=True)
class Wish:
    """Whose list (None: everybody's); and until when an agenda is looked at, where it is."""

    owner: UUID | None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Ground:
    """What changes seldom: our firm with its people and settings, how reasons are tuned, when we work."""

    card: DeskCard | None
    rules: Rules
    calendar: WorkCalendar


@dataclass(frozen=True, slots=True)
class Answer:
    """What is due, most pressing first, as of an instant, and as an agenda where that was wished for.

    `holidays` are ours, by name, of the days of the agenda; `wakes_at` is when the next of those that were put off shows again; `handed` says who handed what over.
    """

    wish: Wish
    day: date
    at: datetime
    items: tuple[DueItem, ...]
    ground: Ground
    agenda: Agenda | None = None
    holidays: Mapping[date, str] = field(default_factory=dict)
    wakes_at: datetime | None = None
    handed: tuple[HiddenItem, ...] = ()


@dataclass(frozen=True, slots=True)
class _Asking:
    """The question as it is put in the other thread, with nothing that the main thread changes meanwhile."""

    around: Surroundings
    wish: Wish
    ground: Ground | None
    with_holidays: bool

    def __call__(self, progress: Progress) -> Answer:
        ask, now = self.around.desk.ask, self.around.clock()
        day = self.around.words.local_day(now)
        ground = self.ground or self._ask_ground(day)
        progress.check()
        horizon, limit = self._reach(day, ground)
        calendar = self._calendar(ground, day)
        due = ask(due_records, day, horizon, self.wish.owner, limit, ground.rules, calendar)
        progress.check()
        items = due_items(due.records, day, due.marks, now, self.wish.owner, ground.rules, calendar)
        progress.check()
        answer = Answer(self.wish, day, now, items, ground)
        wakes = [m.hidden_at for _, m in due.marks if m.hidden_at is not None and m.hidden_at > now]
        if wakes:
            answer = replace(answer, wakes_at=min(wakes))
        if any(i.mark is not None and i.mark.handed_to is not None for i in items):
            answer = replace(answer, handed=ask(hidden_items, day, now))
        return self._with_agenda(answer, calendar)

    def _calendar(self, ground: Ground, day: date) -> WorkCalendar:
        if self.with_holidays or self.wish.until is not None:
            ours = ground.calendar
            # Loaded here even where nothing due hangs on it: a client that is opened asks on the main thread.
            ours.days_off(ours.country, ours.region, day.year)
            return ours
        return replace(ground.calendar, days_off=PLAIN_CALENDAR.days_off)

    def _ask_ground(self, day: date) -> Ground:
        ask = self.around.desk.ask
        card = ask(desk_card, day)
        return Ground(card, ask(reason_rules), calendar_of(card, self.around.days_off))

    def _reach(self, day: date, ground: Ground) -> tuple[int, int]:
        """How far ahead is looked, and for how many of a kind."""
        horizon = ground.card.settings.horizon_days if ground.card is not None else 0
        if self.wish.until is None:
            return horizon, _MOST_OF_A_KIND
        return max(horizon, (known_until(day, self.wish.until) - day).days), MOST_PLANNED

    def _with_agenda(self, answer: Answer, calendar: WorkCalendar) -> Answer:
        """What is due on which day from this week on, where that was wished for."""
        card, wanted = answer.ground.card, self.wish.until
        if wanted is None or card is None:
            return answer
        first, last = answer.day - timedelta(days=answer.day.weekday()), planned_until(answer.day, wanted)
        agenda = plan_days(answer.items, calendar, first, last, card.settings.calls_a_day)
        holidays: dict[date, str] = {}
        for year in range(first.year, last.year + 1):
            holidays |= self.around.days_off(card.country, card.settings.region, year)
        return replace(answer, agenda=agenda, holidays=holidays)


class TodaysQuestions(QObject):
    """`answered` is said with the `Answer` to the last question, `failed` with the error that came instead."""

    answered = Signal(object)
    failed = Signal(object)

    def __init__(self, around: Surroundings, parent: QObject) -> None:
        super().__init__(parent)
        self._around = around
        self._wish = Wish(None)
        self._ground: Ground | None = None
        self._question = Question(around.runner, self)
        self._question.answered.connect(self._take)
        self._question.failed.connect(self.failed)
        self._with_holidays = False
        self._holidays = QTimer(self)
        self._holidays.setSingleShot(True)
        self._holidays.setInterval(_HOLIDAYS_AFTER_MS)
        self._holidays.timeout.connect(self.take_holidays)

    def ask(self, wish: Wish) -> None:
        """Ask in a thread; the answer to whatever was asked before does not matter any more."""
        self._wish = wish
        self._question.ask(_Asking(self._around, wish, self._ground, self._with_holidays))

    def waiting(self) -> bool:
        """Whether an answer is still to come."""
        return self._question.waiting()

    def heed(self, changes: Changes) -> None:
        """Forget what was touched of what is asked once."""
        if changes.touch(*_GROUND_TOUCHED_BY):
            self._ground = None

    @Slot()
    def take_holidays(self) -> None:
        """From now on public holidays count; they were left out while the program started."""
        self._holidays.stop()
        if not self._with_holidays:
            self._with_holidays = True
            self.ask(self._wish)

    @Slot(object)
    def _take(self, answer: Answer) -> None:
        self._ground = answer.ground
        if not self._with_holidays:
            self._holidays.start()
        self.answered.emit(answer)
