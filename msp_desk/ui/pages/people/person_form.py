"""The form of a person of either side, with the position they hold, as a side panel shows it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from uuid import UUID

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from msp_desk.commands.people import save_person
from msp_desk.queries.clients import client_draft
from msp_desk.queries.files import stored_file
from msp_desk.queries.people import person_draft
from msp_desk.ui.forms.file_fields import NO_PICTURE
from msp_desk.ui.forms.finders import Organisations, Seats
from msp_desk.ui.forms.form import Form
from msp_desk.ui.forms.reach_fields import readable
from msp_desk.ui.forms.record_form import RecordForm
from msp_desk.ui.forms.seat_fields import LevelFollows
from msp_desk.ui.pages.people.fields import PersonFields
from msp_desk.ui.surroundings import Surroundings
from msp_desk.values.drafts import PersonDraft
from msp_desk.values.enums import Channel, Situation
from msp_desk.values.phrases import Phrase

_FIELD_OF = {
    "A person needs a name.": "name",
    "This name is too long: %(n)d characters; the most is %(most)d.": "name",
    "That birthday is not a day of the calendar.": "birth_day",
    "A position can only report to one of the same organisation.": "reports_to_key",
    "«%(title)s» would end up reporting to itself.": "reports_to_key",
    "«%(value)s» is not an email address.": "points",
    "Give days from 1 to 3650, the ideal no more than the most.": "ideal_days",
    "A pause ends on a day that is still to come.": "paused_until",
    "A pause ends within five years.": "paused_until",
    "This text is too long to keep: %(n)d characters.": "notes",
}


class PersonForm(RecordForm[PersonDraft]):
    """`begin` is what to begin with; with a key it is that person's form, and only the key matters.

    Show it with `window.open_panel(form.title, form, form.panel_width)`, close the panel on `done`; `saved` says the person's key.
    """

    field_of = _FIELD_OF

    def __init__(self, around: Surroundings, begin: PersonDraft, parent: QWidget | None = None) -> None:
        ask = around.desk.ask
        draft = begin
        if begin.key is not None:
            draft = _kept(around, begin.key) or begin
        self._organisations = Organisations(around)
        self._seats = Seats(around, draft.client_key, draft.position_key)
        photo = ask(stored_file, draft.photo_key) if draft.photo_key is not None else None
        usual = _usual_channels(around, draft.client_key)
        fields = PersonFields(
            around, draft, self._organisations, self._seats, usual, photo.content if photo else b""
        )
        form: Form[PersonDraft] = Form(around.words, fields.sections(), draft)
        super().__init__(around, _name(draft), form, parent)
        self._key = draft.key
        self.title = around.words.t("New person") if draft.key is None else draft.name
        self._level = LevelFollows(form)
        form.draft_changed.connect(self._take_client)

    def current(self) -> PersonDraft | None:
        """The person as they are kept now."""
        return _kept(self._around, self._key) if self._key is not None else None

    def keep(self, draft: PersonDraft, loaded: PersonDraft, current: PersonDraft | None) -> UUID:
        """Save the person."""
        if draft.photo == NO_PICTURE:
            draft = replace(draft, photo=None, photo_key=None)
        name = {"name": draft.name}
        what = Phrase("Add %(name)s", name) if draft.key is None else Phrase("Change %(name)s", name)
        return self._around.desk.do(what, save_person, draft, loaded, current)

    def name_of(self, key: UUID) -> str:
        """The name of a client or position."""
        return self._organisations.name_of(key) or self._seats.name_of(key)

    @Slot(object)
    def _take_client(self, draft: PersonDraft) -> None:
        """Bosses are offered of the organisation that is chosen; one of another is let go."""
        if draft.client_key == self._seats.client:
            return
        self._seats.belong_to(draft.client_key)
        if draft.reports_to_key is not None and not self._seats.name_of(draft.reports_to_key):
            editor = self.form.editor("reports_to_key")
            editor.set_value(None)
            editor.edited.emit()


def _kept(around: Surroundings, key: UUID) -> PersonDraft | None:
    kept = around.desk.ask(person_draft, key, around.today())
    return replace(kept, points=readable(kept.points)) if kept is not None else None


def _name(draft: PersonDraft) -> str:
    if draft.key is not None:
        return f"person/{draft.key.hex}"
    return f"person/new/{draft.client_key.hex if draft.client_key else ''}"


def _usual_channels(around: Surroundings, client: UUID | None) -> Mapping[Situation, Channel]:
    kept = around.desk.ask(client_draft, client) if client is not None else None
    return {c.situation: c.channel for c in kept.channels} if kept is not None else {}
