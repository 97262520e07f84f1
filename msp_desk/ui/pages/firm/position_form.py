"""The form of a position of our firm or of a client, as a side panel shows it."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtWidgets import QWidget

from msp_desk.commands.positions import change_position
from msp_desk.queries.positions import holders_ever, position_draft
from msp_desk.ui.forms.chip_fields import PickMany
from msp_desk.ui.forms.choice_fields import Check
from msp_desk.ui.forms.date_fields import Day
from msp_desk.ui.forms.field import Field, Section
from msp_desk.ui.forms.finders import Members, Seats
from msp_desk.ui.forms.form import Form
from msp_desk.ui.forms.pick_fields import Option, Pick
from msp_desk.ui.forms.record_fields import Records
from msp_desk.ui.forms.record_form import RecordForm
from msp_desk.ui.forms.seat_fields import LevelFollows, seat_fields
from msp_desk.ui.surroundings import Surroundings
from msp_desk.values.drafts import HoldingDraft, PositionDraft
from msp_desk.values.phrases import Phrase

_FIELD_OF = {
    "A position needs a title.": "title",
    "This name is too long: %(n)d characters; the most is %(most)d.": "title",
    "A position can only report to one of the same organisation.": "reports_to_key",
    "«%(title)s» would end up reporting to itself.": "reports_to_key",
    "A dotted line leads to another position of the same organisation.": "dotted",
    "Say who holds the position.": "holdings",
    "The last day in a position cannot be before the first.": "holdings",
    "%(name)s belongs to another organisation than this position.": "holdings",
}


class _Holders:
    """Finds who may hold a position, and names who does or did, wherever they are now."""

    def __init__(self, around: Surroundings, draft: PositionDraft) -> None:
        self._members = Members(around, draft.client_key) if draft.client_key is not None else None
        self._ever = around.desk.ask(holders_ever, draft.key) if draft.key is not None else {}

    def lookup(self, text: str) -> Sequence[Option]:
        """People of the organisation."""
        return self._members.lookup(text) if self._members is not None else ()

    def name_of(self, key: object) -> str:
        """What somebody is called."""
        known = self._members.name_of(key) if self._members is not None else ""
        return known or next((name for person, name in self._ever.items() if person == key), "")


def _holdings(around: Surroundings, holders: _Holders) -> Records:
    t, today = around.words.t, around.today()
    who = Pick("person_key", t("Who"), lookup=holders.lookup, name_of=holders.name_of, placeholder=t("a person of the organisation"))  # fmt: skip
    days = (
        Day("starts_on", t("From"), today=today, width=170),
        Day("ends_on", t("Until"), today=today, width=170),
    )
    add = t("Somebody who holds or held it")
    return Records(
        "holdings", t("From when to when"), wide=True, rows=((who,), days), blank=HoldingDraft, add=add
    )


class PositionForm(RecordForm[PositionDraft]):
    """`begin` is what to begin with (its client_key says whose position); with a key it is that position's form."""

    field_of = _FIELD_OF

    def __init__(self, around: Surroundings, begin: PositionDraft, parent: QWidget | None = None) -> None:
        draft = begin
        if begin.key is not None:
            draft = around.desk.ask(position_draft, begin.key) or begin
        self._seats = Seats(around, draft.client_key, draft.key)
        holders = _Holders(around, draft)
        sections = [
            Section("", [*seat_fields(around.words, self._seats, required=True), *self._lines(around)]),
            Section(around.words.t("Held by"), [_holdings(around, holders)]),
        ]
        form: Form[PositionDraft] = Form(around.words, sections, draft)
        whose = draft.client_key.hex if draft.client_key is not None else ""
        name = f"position/{draft.key.hex}" if draft.key is not None else f"position/new/{whose}"
        super().__init__(around, name, form, parent)
        self._key = draft.key
        self.title = around.words.t("New position") if draft.key is None else draft.title
        self._level = LevelFollows(form)

    def _lines(self, around: Surroundings) -> list[Field]:
        t, seats = around.words.t, self._seats
        return [
            PickMany("dotted", t("Also answers to"), lookup=seats.lookup, name_of=seats.name_of, placeholder=t("a dotted line")),
            Check("is_assistant", "", text=t("Assistant: beside the boss, not below")),
        ]  # fmt: skip

    def current(self) -> PositionDraft | None:
        """The position as it is kept now."""
        return self._around.desk.ask(position_draft, self._key) if self._key is not None else None

    def keep(self, draft: PositionDraft, loaded: PositionDraft, current: PositionDraft | None) -> UUID:
        """Save the position."""
        title = {"title": draft.title}
        new = Phrase("Add the position %(title)s", title)
        what = new if draft.key is None else Phrase("Change the position %(title)s", title)
        return self._around.desk.do(what, change_position, draft, loaded, current)

    def name_of(self, key: UUID) -> str:
        """The title of a boss."""
        return self._seats.name_of(key)
