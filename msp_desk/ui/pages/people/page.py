"""The People page: everybody of both sides, and whoever is chosen at the right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum
from uuid import UUID

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QMenu, QWidget

from msp_desk.queries.people import PeopleFilter, PersonRow, people_rows
from msp_desk.ui.cards.export import Cards, ExportButton, TableOut, Tables, values_of
from msp_desk.ui.cards.person_deeds import Carry
from msp_desk.ui.cards.person_side import PersonSide
from msp_desk.ui.cards.photos import Photos
from msp_desk.ui.fonts import Voice
from msp_desk.ui.forms.choice_fields import ChoiceEditor
from msp_desk.ui.pages.people.columns import line_of, out_columns
from msp_desk.ui.parts.asking import AsksAgain
from msp_desk.ui.parts.buttons import Button
from msp_desk.ui.parts.choices import Segment, SegmentedChoice
from msp_desk.ui.parts.keys import bind
from msp_desk.ui.parts.labels import Label
from msp_desk.ui.parts.layouts import column, row
from msp_desk.ui.parts.search_field import SearchField
from msp_desk.ui.parts.states import EmptyState, Stage
from msp_desk.ui.surroundings import Surroundings
from msp_desk.ui.tables.lines import Line
from msp_desk.ui.tables.row_list import RowList
from msp_desk.values.drafts import InteractionDraft, PersonDraft
from msp_desk.values.enums import Level, PersonStatus, Side
from msp_desk.values.errors import Told
from msp_desk.values.hits import HitKind

_PAGE = 200
_MOST_FOUND = 200


class Shown(Enum):
    """Which people are listed."""

    THEIRS = PeopleFilter(side=Side.THEIRS, placed=True)
    UNPLACED = PeopleFilter(unplaced=True)
    OURS = PeopleFilter(side=Side.OURS)
    ARCHIVED = PeopleFilter(archived=True)


class PeoplePage(AsksAgain):
    """The list is endless; what is typed is found by name, client, number or address, wherever it stands."""

    TOUCHED_BY = (
        "person", "position", "holding", "contact_point", "channel_choice", "interaction", "participation", "client", "promise",
        "check_in_rule", "check_in_exception",
    )  # fmt: skip

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._around, self._words = around, around.words
        self._last: PersonRow | None = None
        self._build()
        self._wire()

    def _build(self) -> None:
        t, words = self._words.t, self._words
        self._count = Label("", Voice.TEXT2)
        which = (
            Segment(Shown.THEIRS, t("Clients' people")),
            Segment(Shown.UNPLACED, t("Not placed yet")),
            Segment(Shown.OURS, t("Ours")),
            Segment(Shown.ARCHIVED, t("Archived")),
        )
        self.shown = SegmentedChoice(t("Which people"), which, Shown.THEIRS)
        self.level = ChoiceEditor(
            t("Level"), [(None, t("Any level")), *((level, words.term(level)) for level in Level)]
        )
        self.level.set_value(None)
        self.search = SearchField(t("Name, client, number, email"), "Ctrl+F", pause_ms=60)
        self._export = ExportButton(self._around, t("People"), self._table_out, self._cards_out)
        self._new = Button(t("New person"), icon="plus", keys="Ctrl+N")
        self.list = RowList(t("People"))
        self.list.set_menu(self._menu)
        self._photos = Photos(self._around.desk, self)
        self._photos.arrived.connect(self.list.lines.renew)
        self._stage = Stage(words, self.list)
        self.side = PersonSide(self._around)
        head = row(Label(t("People"), Voice.TITLE), self._count, 8, self.shown, None, self._export, self._new, gap=10)  # fmt: skip
        tools = row(self.search, self.level, gap=8)
        tools.setStretch(0, 1)
        left = column(tools, self._stage, gap=10)
        left.setStretch(1, 1)
        body = row(left, self.side, gap=16)
        body.setStretch(0, 1)
        layout = column(head, body, gap=12, margins=(20, 16, 20, 20))
        layout.setStretch(1, 1)
        self.setLayout(layout)

    def _wire(self) -> None:
        self._around.desk.changed.connect(self._heed)
        self.shown.picked.connect(self.refresh)
        self.level.edited.connect(self.refresh)
        self.search.asked.connect(self.refresh)
        self.search.moved_on.connect(self.list.setFocus)
        self.list.chosen.connect(self._show)
        self.list.opened.connect(self._open)
        self.list.need_more.connect(self._next)
        self._new.clicked.connect(self.make_new)
        bind(self, "Ctrl+F", self.search.setFocus)
        bind(self, "Ctrl+E", self.side.deeds.edit)

    def showEvent(self, event: QShowEvent, /) -> None:
        """The list has the keyboard."""
        super().showEvent(event)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def refresh(self, *_: object) -> None:
        """Ask again from the beginning; two statements, and the card of who is chosen."""
        self._stale = False
        wanted = self._wanted()
        try:
            rows = self._ask(wanted)
        except Told as why:
            self._stage.show_error(self._words.say(why.phrase), self.refresh)
            return
        more = _is_paged(wanted) and len(rows) == _PAGE
        self._last = rows[-1] if rows else None
        self.list.show_rows(rows, self._line, more=more)
        self._count.setText(self._words.number(len(rows)) + ("+" if more else ""))
        self.side.setVisible(bool(rows))
        if not rows:
            self._stage.show_empty(self._nothing())
            return
        self._stage.show_content()
        if self.list.current_row() is None:
            self.list.choose_first(quietly=True)
        self._show(self.list.current_row())

    def show_key(self, key: UUID, tab: str = "") -> None:
        """Show somebody, whichever list they are in."""
        self.search.clear()
        self.refresh()
        if not self.list.choose(key):
            self.side.show_person(key)
            self.side.setVisible(True)

    def make_new(self) -> None:
        """Open the form of a new person."""
        self._around.ways.edit_person.emit(PersonDraft())

    def begun_contact(self) -> InteractionDraft:
        """What Ctrl+L begins with here: whoever is looked at."""
        card = self.side.card
        if card is None:
            return InteractionDraft()
        client = card.client_key if card.side is Side.THEIRS else None
        return InteractionDraft(client_key=client, people=(card.key,))

    def _wanted(self) -> PeopleFilter:
        shown, level = self.shown.value(), self.level.value()
        wanted = shown.value if isinstance(shown, Shown) else PeopleFilter()
        wanted = replace(wanted, level=level if isinstance(level, Level) else None)
        text = self.search.text().strip()
        if not text:
            return wanted
        if shown is Shown.ARCHIVED:  # the search index knows only who is there
            return replace(wanted, text=text)
        hits = self._around.desk.find(text, _MOST_FOUND)
        return replace(wanted, keys=tuple(h.key for h in hits if h.kind is HitKind.PERSON))

    def _ask(self, wanted: PeopleFilter, after: PersonRow | None = None) -> Sequence[PersonRow]:
        """A page of people; those who were found in the order in which they fit, who has left last."""
        mark = (after.folded, after.key) if after is not None else None
        limit = _PAGE if _is_paged(wanted) else None
        rows = self._around.desk.ask(people_rows, wanted, self._around.today(), limit, mark)
        if wanted.keys is None:
            return rows
        places = {key: place for place, key in enumerate(wanted.keys)}
        return sorted(rows, key=lambda r: (r.status is PersonStatus.LEFT, places[r.key]))

    @Slot()
    def _next(self) -> None:
        rows = self._ask(self._wanted(), self._last)
        self._last = rows[-1] if rows else self._last
        self.list.append(rows, more=len(rows) == _PAGE)

    def _line(self, person: PersonRow) -> Line:
        return line_of(person, self._words, self._around.today(), self._photos.of(person.photo_key))

    @Slot(object)
    def _show(self, person: PersonRow | None) -> None:
        if person is not None:
            self.side.show_person(person.key)

    @Slot(object)
    def _open(self, person: PersonRow) -> None:
        self._around.ways.person.emit(person.key)

    def _nothing(self) -> EmptyState:
        t = self._words.t
        if self.search.text().strip() or self.level.value() is not None:
            return EmptyState(t("Nothing fits"), t("Nobody here is like that. Try fewer letters, any level, or another list above."), "search")  # fmt: skip
        if self.shown.value() is Shown.UNPLACED:
            return EmptyState(t("Everybody has a place"), t("Whoever comes in without a company waits here until you place them at a client."), "check")  # fmt: skip
        if self.shown.value() is Shown.ARCHIVED:
            return EmptyState(t("Nobody is archived"), t("Whoever you put away stays here with their history, and can be taken back."), "archive")  # fmt: skip
        about = t(
            "People of your clients: how to reach them, how they like to be treated, what matters to them."
        )
        return EmptyState(t("Nobody yet"), about, "users", action=t("New person"), on_action=self.make_new, keys="Ctrl+N")  # fmt: skip

    def _table_out(self) -> Tables:
        return _TableOf(self._around, self._wanted())

    def _cards_out(self) -> Cards:
        wanted = self._wanted()
        if wanted.text:
            wanted = replace(wanted, keys=tuple(r.key for r in self._ask(wanted)), text="")
        return Carry(self._around, wanted)

    def _menu(self, person: PersonRow) -> QMenu:
        self.side.show_person(person.key)
        return self.side.deeds.menu()


def _is_paged(wanted: PeopleFilter) -> bool:
    """Whether there may be too many to show at once."""
    return wanted.keys is None and not wanted.text


@dataclass(frozen=True, slots=True)
class _TableOf:
    """Asks for people as a table, when it is time to write it."""

    around: Surroundings
    wanted: PeopleFilter

    def __call__(self) -> TableOut:
        rows = self.around.desk.ask(people_rows, self.wanted, self.around.today(), None)
        return values_of(rows, out_columns(self.around.words), self.around.words.local_day)
