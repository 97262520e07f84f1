"""The agenda as week and month: what stands where, how arrows move, what is read out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from msp_desk.i18n.words import Words
from msp_desk.rules.agenda import Agenda, plan_days
from msp_desk.rules.today import About, DueItem, Record, due_items
from msp_desk.rules.today_checkins import CheckInRecord
from msp_desk.rules.today_promises import PromiseRecord
from msp_desk.rules.workdays import WorkCalendar
from msp_desk.ui.cards.agenda.day_cell import DayCell
from msp_desk.ui.cards.agenda.day_column import DayColumn, DayHead
from msp_desk.ui.cards.agenda.item_card import HEIGHT, ItemCard
from msp_desk.ui.cards.agenda.spans import Part, Span
from msp_desk.ui.cards.agenda.view import AgendaView
from msp_desk.ui.parts.labels import Label
from msp_desk.ui.theme import ThemeSwitch
from msp_desk.values.enums import Language, Level, Promiser, Theme, Tier

#: A Wednesday; the Tuesday before is a holiday.
TODAY = date(2026, 12, 9)
MONDAY, TUESDAY = date(2026, 12, 7), date(2026, 12, 8)
HOLIDAYS = {TUESDAY: "Immaculate Conception", date(2026, 12, 25): "Christmas Day"}


def _days_off(country: str, region: str, year: int) -> set[date]:
    return set(HOLIDAYS)


CALENDAR = WorkCalendar(country="ES", days_off=_days_off)


def _call(number: int, name: str, due_in: int, room: int = 0) -> CheckInRecord:
    due_on = TODAY + timedelta(days=due_in)
    about = About(
        UUID(int=1), "Hotel Miramar", Tier.A, person_key=UUID(int=number), person=name, level=Level.EXECUTIVE
    )
    return CheckInRecord(
        about,
        job="Finance director",
        own=True,
        last_position=None,
        ideal_days=30,
        max_days=30 + room,
        ideal_on=due_on,
        max_on=due_on + timedelta(days=room),
    )


def _promise(number: int, due_in: int) -> PromiseRecord:
    about = About(UUID(int=2), "Talleres Ibarra")
    return PromiseRecord(about, UUID(int=number), Promiser.US, "Quote", TODAY, TODAY + timedelta(days=due_in))


TYPICAL = (
    _call(1, "Carmen Ortega", -5),
    _call(2, "Luis Gil", 0),
    _call(3, "Marta Sanz", 1),
    _promise(4, 2),
    _call(5, "Nuria Vidal", 6),
)


def _agenda(records: Iterable[Record] = TYPICAL, today: date = TODAY, a_day: int = 6) -> Agenda:
    items = due_items(records, today, calendar=CALENDAR)
    monday = today - timedelta(days=today.weekday())
    return plan_days(items, CALENDAR, monday, monday + timedelta(days=62), a_day)


class _Told:
    """What the view said."""

    def __init__(self, view: AgendaView) -> None:
        self.chosen: list[str] = []
        self.opened: list[str] = []
        self.moved: list[tuple[date, date]] = []
        self.spans: list[Span] = []
        view.chosen.connect(self._chosen)
        view.opened.connect(self._opened)
        view.moved.connect(self._moved)
        view.span_asked.connect(self.spans.append)

    def _chosen(self, item: DueItem | None) -> None:
        self.chosen.append("" if item is None else item.person or item.client)

    def _opened(self, item: DueItem) -> None:
        self.opened.append(item.person or item.client)

    def _moved(self, first: date, last: date) -> None:
        self.moved.append((first, last))


@pytest.fixture
def view(qtbot: QtBot, words: Words) -> AgendaView:
    """A week with little in it, which has the keyboard."""
    made = AgendaView(words)
    qtbot.addWidget(made)
    made.resize(720, 560)
    made.show_agenda(_agenda(), TODAY, HOLIDAYS)
    made.show()
    qtbot.waitExposed(made)
    made.setFocus(Qt.FocusReason.TabFocusReason)
    return made


def _press(*keys: Qt.Key) -> None:
    for key in keys:
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, key)


def _cards(view: AgendaView) -> list[ItemCard]:
    return [card for card in view.week.findChildren(ItemCard) if card.isVisible()]


def _chosen(view: AgendaView) -> str:
    item = view.chosen_item
    return "" if item is None else item.person or item.client


def test_a_week_begins_with_todays_first_item(view: AgendaView) -> None:
    assert (view.first, view.last) == (MONDAY, date(2026, 12, 13))
    assert [card.item.person or card.item.client for card in _cards(view)] == [
        "Carmen Ortega",
        "Luis Gil",
        "Marta Sanz",
        "Talleres Ibarra",
    ]
    assert _chosen(view) == "Carmen Ortega"
    focused = QApplication.focusWidget()
    assert isinstance(focused, ItemCard)
    assert focused.item.person == "Carmen Ortega"


def test_arrows_move_between_items_and_days(view: AgendaView, qtbot: QtBot) -> None:
    told = _Told(view)
    _press(Qt.Key.Key_Down, Qt.Key.Key_Down)
    assert _chosen(view) == "Luis Gil"
    _press(Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Right)
    assert _chosen(view) == "Talleres Ibarra"
    _press(Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_Up)
    assert told.chosen == [
        "Luis Gil",
        "Marta Sanz",
        "Talleres Ibarra",
        "Marta Sanz",
        "Carmen Ortega",
    ]
    _press(Qt.Key.Key_Return)
    assert told.opened == ["Carmen Ortega"]
    assert not told.moved


def test_tab_halts_at_the_chosen_item_alone(view: AgendaView, qtbot: QtBot) -> None:
    _press(Qt.Key.Key_Right)
    halts = [card.item.person for card in _cards(view) if card.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert halts == ["Marta Sanz"]


def test_a_click_chooses_and_two_open(view: AgendaView, qtbot: QtBot) -> None:
    told = _Told(view)
    card = next(c for c in _cards(view) if c.item.person == "Marta Sanz")
    QTest.mouseClick(card, Qt.MouseButton.LeftButton, pos=QPoint(20, 10))
    assert (told.chosen, told.opened) == (["Marta Sanz"], [])
    QTest.mouseDClick(card, Qt.MouseButton.LeftButton, pos=QPoint(20, 10))
    assert told.opened == ["Marta Sanz"]


def test_a_screen_reader_presses_without_a_pointer(view: AgendaView) -> None:
    told = _Told(view)
    next(c for c in _cards(view) if c.item.person == "Marta Sanz").click()
    assert told.chosen == ["Marta Sanz"]
    view.set_span(Span.MONTH)
    cells = {cell.planned.day: cell for cell in view.month.findChildren(DayCell)}
    cells[date(2026, 12, 15)].click()
    assert _chosen(view) == "Nuria Vidal"


def test_other_weeks_and_back(view: AgendaView, qtbot: QtBot) -> None:
    told = _Told(view)
    _press(Qt.Key.Key_PageDown)
    assert told.moved == [(date(2026, 12, 14), date(2026, 12, 20))]
    assert (_chosen(view), told.chosen) == ("Nuria Vidal", ["Nuria Vidal"])
    focused = QApplication.focusWidget()
    assert isinstance(focused, ItemCard)
    assert focused.item.person == "Nuria Vidal"
    view.after.click()
    assert _chosen(view) == ""
    assert told.chosen[-1] == ""
    _press(Qt.Key.Key_Home)
    assert (view.first, _chosen(view)) == (MONDAY, "Carmen Ortega")
    view.before.click()
    assert view.last == MONDAY - timedelta(days=1)


def test_what_is_chosen_stays_when_the_plan_is_shown_anew(view: AgendaView, qtbot: QtBot) -> None:
    _press(Qt.Key.Key_Down)
    told = _Told(view)
    view.show_agenda(_agenda(), TODAY, HOLIDAYS)
    assert (_chosen(view), told.chosen) == ("Luis Gil", [])
    assert isinstance(QApplication.focusWidget(), ItemCard)
    view.show_agenda(_agenda([r for r in TYPICAL if r.about.person != "Luis Gil"]), TODAY, HOLIDAYS)
    assert _chosen(view) == "Carmen Ortega"
    view.show_agenda(_agenda([]), TODAY, HOLIDAYS)
    assert _chosen(view) == ""
    assert view.hasFocus()
    _press(Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert told.opened == []


def test_when_midnight_passes_the_new_day_is_looked_at(view: AgendaView) -> None:
    monday = TODAY + timedelta(days=5)
    view.show_agenda(_agenda(today=monday), monday, HOLIDAYS)
    assert view.first == monday
    view.later()
    view.show_agenda(_agenda(today=monday + timedelta(days=1)), monday + timedelta(days=1), HOLIDAYS)
    assert view.first == monday + timedelta(days=7)


def test_on_a_sunday_the_week_to_come_is_looked_at(view: AgendaView) -> None:
    sunday = date(2026, 12, 13)
    view.show_agenda(_agenda(today=sunday), sunday, HOLIDAYS)
    assert view.first == date(2026, 12, 14)
    assert _chosen(view) == "Carmen Ortega"
    view.earlier()
    assert view.first == MONDAY
    view.reset()
    assert view.first == date(2026, 12, 14)
    view.set_span(Span.MONTH)
    assert view.month.current_day() == date(2026, 12, 14)


def test_each_item_and_each_day_can_be_read_out(view: AgendaView) -> None:
    card = _cards(view)[0]
    assert card.accessibleName().startswith(
        "Carmen Ortega, Hotel Miramar. Nobody has spoken to the finance director"
    )
    assert card.accessibleDescription() == "Wednesday 9 December"
    promise = _cards(view)[3]
    assert promise.accessibleName().startswith("Promise of ours, Talleres Ibarra. Quote, promised on")
    heads = [head.accessibleName() for head in view.week.findChildren(DayHead)]
    assert heads == [
        "Monday 7 December",
        "Tuesday 8 December, Immaculate Conception",
        "Wednesday 9 December: 2 things to do",
        "Thursday 10 December: 1 thing to do",
        "Friday 11 December: 1 thing to do",
        "Saturday 12 December, no working day",
        "Sunday 13 December, no working day",
    ]


def test_free_days_are_narrower(view: AgendaView) -> None:
    columns = sorted(view.week.findChildren(DayColumn), key=_left)
    widths = [column.width() for column in columns]
    assert widths[5] < widths[1] < widths[0]
    assert abs(widths[2] - widths[0]) <= 1


def _left(column: DayColumn) -> int:
    return column.x()


def test_in_a_wide_window_each_item_says_why(view: AgendaView, qtbot: QtBot) -> None:
    assert {card.height() for card in _cards(view)} == {HEIGHT}
    view.resize(1500, 700)
    qtbot.waitUntil(_Taller(view).are)


@pytest.mark.parametrize(("width", "tall"), [(80, {HEIGHT, HEIGHT + 15}), (160, {HEIGHT})])
def test_in_a_narrow_day_a_long_name_takes_two_lines(
    dressed: ThemeSwitch, qtbot: QtBot, words: Words, width: int, tall: set[int]
) -> None:
    items = due_items([_call(1, "Carmen Ortega Salvà", 0), _call(2, "Ana", 0)], TODAY)
    cards = [ItemCard(item, words, "") for item in items]
    for card in cards:
        qtbot.addWidget(card)
        card.be_roomy(width)
    assert {card.height() for card in cards} == tall


def test_a_day_with_more_than_anybody_does_says_how_many_are_left_to_the_list(view: AgendaView) -> None:
    crowd = due_items([_promise(n, -3) for n in range(1, 101)], TODAY)
    view.show_agenda(plan_days(crowd, CALENDAR, MONDAY, MONDAY + timedelta(days=13), 8), TODAY, HOLIDAYS)
    assert len(_cards(view)) == 60
    told = {label.text() for label in view.week.findChildren(Label)}
    assert "and 40 more" in told


class _Taller:
    """Whether the cards of a week have grown."""

    def __init__(self, view: AgendaView) -> None:
        self._view = view

    def are(self) -> bool:
        """They have."""
        return all(card.height() > HEIGHT for card in _cards(self._view))


def test_a_month_has_whole_weeks_and_its_arrows_move_between_days(view: AgendaView, qtbot: QtBot) -> None:
    view.set_span(Span.MONTH)
    told = _Told(view)
    assert (view.first, view.last) == (date(2026, 11, 30), date(2027, 1, 3))
    assert view.month.current_day() == TODAY
    assert _chosen(view) == "Carmen Ortega"
    focused = QApplication.focusWidget()
    assert isinstance(focused, DayCell)
    _press(Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Up)
    assert view.month.current_day() == TODAY
    assert told.chosen == ["Marta Sanz", "", "", "Carmen Ortega"]
    _press(*[Qt.Key.Key_Up] * 3)
    assert view.month.current_day() == TODAY - timedelta(days=7)
    view.show_agenda(_agenda([]), TODAY, HOLIDAYS)
    assert view.month.current_day() == TODAY - timedelta(days=7)
    _press(Qt.Key.Key_PageDown)
    assert (view.first, view.last) == (date(2026, 12, 28), date(2027, 1, 31))


def test_a_day_of_a_month_leads_to_its_week(view: AgendaView, qtbot: QtBot) -> None:
    view.set_span(Span.MONTH)
    told = _Told(view)
    _press(Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Return)
    assert told.spans == [Span.WEEK]
    view.set_span(told.spans[0])
    assert view.first == date(2026, 12, 14)
    assert _chosen(view) == "Nuria Vidal"
    view.set_span(Span.MONTH)
    assert view.first == date(2026, 11, 30)


def test_days_of_a_month_can_be_read_out(view: AgendaView) -> None:
    view.set_span(Span.MONTH)
    cells = {cell.planned.day: cell for cell in view.month.findChildren(DayCell)}
    assert cells[TODAY].accessibleName() == "Wednesday 9 December: 2 things to do"
    assert cells[TODAY].accessibleDescription() == "Carmen, Luis"
    assert cells[TUESDAY].accessibleName() == "Tuesday 8 December, Immaculate Conception"
    assert cells[date(2026, 12, 5)].accessibleName() == "Saturday 5 December, no working day"
    assert cells[date(2026, 12, 11)].accessibleDescription() == "Talleres Ibarra"


def test_what_is_empty_or_too_much_is_said(view: AgendaView) -> None:
    assert view.note.text() == ""
    view.show_agenda(_agenda([]), TODAY, HOLIDAYS)
    assert view.note.text() == "Nothing is due in these days"
    crowd = [_call(n, f"Person {n}", -9) for n in range(60)]
    view.show_agenda(_agenda(crowd, a_day=1), TODAY, HOLIDAYS)
    assert view.note.text() == "18 found no day"


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("theme", [Theme.LIGHT, Theme.DARK])
def test_it_can_be_painted_empty_typical_and_overfull(
    qtbot: QtBot, words: Words, dressed: ThemeSwitch, language: Language, theme: Theme
) -> None:
    dressed.choose(theme)
    shown = AgendaView(replace(words, language=language))
    qtbot.addWidget(shown)
    crowd = [*TYPICAL, *(_promise(100 + n, 0) for n in range(80))]
    for records in ((), TYPICAL, crowd):
        for span in (Span.MONTH, Span.WEEK):
            for width, height in ((420, 300), (1400, 900)):
                shown.resize(width, height)
                shown.set_span(span)
                shown.show_agenda(_agenda(records), TODAY, HOLIDAYS)
                assert not shown.grab().isNull()
    dressed.choose(Theme.LIGHT)


@pytest.mark.parametrize("span", Span)
@pytest.mark.parametrize("day", [date(2026, 2, 1), date(2024, 2, 29), date(2026, 8, 31), date(2027, 1, 31)])
def test_parts_are_whole_weeks_and_follow_each_other(span: Span, day: date) -> None:
    part = Part(span, day)
    assert part.first <= day <= part.last
    assert (part.first.weekday(), part.last.weekday()) == (0, 6)
    later = part.moved(1)
    assert later.first > part.first
    assert later.moved(-1).first == part.first
    assert later.first <= part.last + timedelta(days=1)


def test_the_ends_of_the_calendar() -> None:
    for day in (date.min, date.max):
        for span in Span:
            part = Part(span, day)
            assert part.first <= part.last
