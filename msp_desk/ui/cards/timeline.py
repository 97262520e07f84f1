"""A history as a list: of a client, a person or everybody; filtered, searched, and endless."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QMenu, QWidget

from msp_desk.commands.interactions import delete_interaction
from msp_desk.queries.timeline import InteractionRow, TimelineFilter, TimelinePage, timeline_page
from msp_desk.ui.cards.timeline_lines import group_of, line_of
from msp_desk.ui.forms.choice_fields import ChoiceEditor
from msp_desk.ui.icons import icon
from msp_desk.ui.parts.layouts import column, row
from msp_desk.ui.parts.search_field import SearchField
from msp_desk.ui.parts.states import EmptyState, Stage
from msp_desk.ui.surroundings import Surroundings
from msp_desk.ui.tables.lines import Group, Line
from msp_desk.ui.tables.row_list import RowList
from msp_desk.values.changes import Changes
from msp_desk.values.enums import Channel, Initiative, Moment
from msp_desk.values.phrases import Phrase

_PAGE = 100
_PERIODS = (None, 30, 90, 365)
_TOUCHED_BY = ("interaction", "participation", "client", "person", "promise", "attachment")


class TimelineView(QWidget):
    """Newest first; `opened` is said with the row that is asked for."""

    opened = Signal(object)

    def __init__(self, around: Surroundings, client: UUID | None = None, person: UUID | None = None) -> None:
        super().__init__()
        self._around, self._words = around, around.words
        self._client, self._person = client, person
        self._before: int | None = None
        self._today = around.today()
        self._stale = True
        self._build()
        self._wire()

    def _build(self) -> None:
        t, words = self._words.t, self._words
        self.search = SearchField(t("Words of a note or subject"), "Ctrl+F", pause_ms=120)
        self.search.setMaximumWidth(320)
        self.channel = ChoiceEditor(
            t("Channel"), [(None, t("Any channel")), *((c, words.term(c)) for c in Channel)]
        )
        self.moment = ChoiceEditor(
            t("Moment"), [(None, t("Any moment")), *((m, words.term(m)) for m in Moment)]
        )
        initiatives = [(None, t("Any initiative")), *((i, words.term(i)) for i in Initiative)]
        self.initiative = ChoiceEditor(t("Initiative"), initiatives)
        self.period = ChoiceEditor(t("Period"), [(days, self._period_words(days)) for days in _PERIODS])
        self.list = RowList(t("History"))
        self.list.set_menu(self._menu)
        self._stage = Stage(words, self.list)
        filters = row(self.search, self.channel, self.moment, self.initiative, self.period, None, gap=8)
        filters.setStretch(0, 1)
        layout = column(filters, self._stage, gap=10)
        layout.setStretch(1, 1)
        self.setLayout(layout)

    def _wire(self) -> None:
        self._around.desk.changed.connect(self._heed)
        self.search.asked.connect(self.refresh)
        self.search.moved_on.connect(self.list.setFocus)
        for choice in (self.channel, self.moment, self.initiative, self.period):
            choice.edited.connect(self.refresh)
        self.list.need_more.connect(self._next)
        self.list.opened.connect(self.opened)

    def _period_words(self, days: int | None) -> str:
        return (
            self._words.t("All time")
            if days is None
            else self._words.n("Last %(n)d day", "Last %(n)d days", days)
        )

    def show_for(self, client: UUID | None = None, person: UUID | None = None) -> None:
        """Show somebody else's history."""
        self._client, self._person = client, person
        self.refresh()

    def showEvent(self, event: QShowEvent, /) -> None:
        """What was touched while it was not seen is asked again now."""
        super().showEvent(event)
        if self._stale:
            self.refresh()

    @Slot()
    def refresh(self, *_: object) -> None:
        """Begin again at the newest entry."""
        self._stale, self._today = False, self._around.today()
        page = self._page(None)
        self.list.show_rows(page.rows, self._line, self._group, more=page.before is not None)
        if page.rows:
            self._stage.show_content()
        elif page.before is not None:
            self._next()
        else:
            self._stage.show_empty(self._nothing())

    @Slot()
    def _next(self) -> None:
        """The next page; where a filter leaves little, as many as it takes to find something."""
        page = self._page(self._before)
        while not page.rows and page.before is not None:
            page = self._page(page.before)
        self.list.append(page.rows, more=page.before is not None)
        if not self.list.count():
            self._stage.show_empty(self._nothing())
        else:
            self._stage.show_content()

    def _page(self, before: int | None) -> TimelinePage:
        wanted, ask = self._filter(), self._around.desk
        text = wanted.text.strip()
        if text and self._client is None and self._person is None:
            positions = ask.find_notes(text, before, _PAGE)
            page = (
                ask.ask(timeline_page, wanted, before, _PAGE, positions)
                if positions
                else TimelinePage((), None)
            )
        else:
            page = ask.ask(timeline_page, wanted, before, _PAGE)
        self._before = page.before
        return page

    def _filter(self) -> TimelineFilter:
        days: Any = self.period.value()
        since: date | None = self._today - timedelta(days=days) if days else None
        channel, moment, initiative = self.channel.value(), self.moment.value(), self.initiative.value()
        return TimelineFilter(
            client=self._client,
            person=self._person,
            channel=channel if isinstance(channel, Channel) else None,
            moment=moment if isinstance(moment, Moment) else None,
            initiative=initiative if isinstance(initiative, Initiative) else None,
            since=since,
            text=self.search.text(),
            zone=self._words.zone,
        )

    def _nothing(self) -> EmptyState:
        t = self._words.t
        if self._filter() != TimelineFilter(client=self._client, person=self._person, zone=self._words.zone):
            return EmptyState(t("Nothing fits"), t("No contact is like that. Try fewer filters."), "filter")
        return EmptyState(
            t("No contact yet"),
            t("Calls, mails, meetings and visits appear here, newest first, as they are logged."),
            "history",
            action=t("Log a contact"),
            on_action=self._log,
            keys="Ctrl+L",
        )

    @Slot()
    def _log(self) -> None:
        people = (self._person,) if self._person is not None else ()
        self._around.ways.log_with(self._client, *people)

    def _line(self, entry: InteractionRow) -> Line:
        return line_of(entry, self._words, with_client=self._client is None)

    def _group(self, entry: InteractionRow) -> Group:
        return group_of(self._words.local_day(entry.at), self._today, self._words)

    def _menu(self, entry: InteractionRow) -> QMenu:
        menu = QMenu(self)
        menu.addAction(icon("pen-line"), self._words.p("verb", "Open"), _Later(self.opened.emit, entry))
        menu.addAction(icon("trash-2"), self._words.t("Delete"), _Later(self._delete, entry))
        return menu

    def _delete(self, entry: InteractionRow) -> None:
        self._around.desk.attempt(Phrase("Delete a contact"), delete_interaction, entry.key)

    @Slot(object)
    def _heed(self, changes: Changes) -> None:
        if not changes.touch(*_TOUCHED_BY):
            return
        if self.isVisible():
            self.refresh()
        else:
            self._stale = True


class _Later:
    """A call with its argument, for a menu."""

    def __init__(self, call: Any, argument: object) -> None:
        self._call, self._argument = call, argument

    def __call__(self) -> None:
        self._call(self._argument)
