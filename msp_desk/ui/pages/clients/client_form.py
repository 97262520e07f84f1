"""The form of a client, or of our own firm, as a side panel shows it."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from PySide6.QtWidgets import QWidget

from msp_desk.commands.clients import save_client
from msp_desk.queries.clients import client_draft
from msp_desk.queries.files import stored_file
from msp_desk.ui.forms.code_fields import Countries
from msp_desk.ui.forms.file_fields import NO_PICTURE
from msp_desk.ui.forms.finders import Organisations, OurPeople
from msp_desk.ui.forms.form import Form
from msp_desk.ui.forms.reach_fields import readable
from msp_desk.ui.forms.record_form import RecordForm
from msp_desk.ui.pages.clients.fields import ClientFields
from msp_desk.ui.surroundings import Surroundings
from msp_desk.values.drafts import ClientDraft
from msp_desk.values.enums import Side
from msp_desk.values.phrases import Phrase

_FIELD_OF = {
    "A client needs a name.": "name",
    "This name is too long: %(n)d characters; the most is %(most)d.": "name",
    "The account owner and the deputy must be people of your own firm.": "owner_key",
    "«%(value)s» is not an email address.": "points",
    "Give days from 1 to 3650, the ideal no more than the most.": "check_ins",
    "A pause ends on a day that is still to come.": "check_ins",
    "A pause ends within five years.": "check_ins",
    "Give other days, or a day until which it is paused.": "check_ins",
    "Say once for each level how often it is spoken to.": "check_ins",
    "This text is too long to keep: %(n)d characters.": "notes",
}


class ClientForm(RecordForm[ClientDraft]):
    """`begin` is what to begin with; with a key it is that client's form, and only the key matters.

    Show it with `window.open_panel(form.title, form, form.panel_width)`, close the panel on `done`; `saved` says the client's key.
    """

    field_of = _FIELD_OF

    def __init__(self, around: Surroundings, begin: ClientDraft, parent: QWidget | None = None) -> None:
        draft = _begun(around, begin)
        self._ours = OurPeople(around)
        logo = around.desk.ask(stored_file, draft.logo_key) if draft.logo_key is not None else None
        fields = ClientFields(
            around, draft, self._ours, Countries(around.words), logo.content if logo else b""
        )
        form: Form[ClientDraft] = Form(around.words, fields.sections(), draft)
        super().__init__(around, f"client/{draft.key.hex if draft.key else 'new'}", form, parent)
        self._key = draft.key
        self.title = _title(around, draft)

    def current(self) -> ClientDraft | None:
        """The client as it is kept now."""
        return _kept(self._around, self._key) if self._key is not None else None

    def keep(self, draft: ClientDraft, loaded: ClientDraft, current: ClientDraft | None) -> UUID:
        """Save the client."""
        if draft.logo == NO_PICTURE:
            draft = replace(draft, logo=None, logo_key=None)
        name = {"name": draft.name}
        what = Phrase("Add %(name)s", name) if draft.key is None else Phrase("Change %(name)s", name)
        return self._around.desk.do(what, save_client, draft, loaded, current)

    def go_on(self, key: UUID) -> None:
        """Show the new client."""
        if self._key is None and self.form.draft().side is Side.THEIRS:
            self._around.ways.client.emit(key, "")

    def name_of(self, key: UUID) -> str:
        """The name of an account owner."""
        return self._ours.name_of(key)


def _kept(around: Surroundings, key: UUID) -> ClientDraft | None:
    kept = around.desk.ask(client_draft, key)
    return replace(kept, points=readable(kept.points)) if kept is not None else None


def _begun(around: Surroundings, begin: ClientDraft) -> ClientDraft:
    """What is kept of a client; a new one begins in our country, with who sits here as its account owner."""
    if begin.key is not None:
        return _kept(around, begin.key) or begin
    if begin.side is Side.OURS:
        return begin
    return replace(
        begin,
        country=begin.country or Organisations(around).country,
        owner_key=begin.owner_key or around.desk.who,
    )


def _title(around: Surroundings, draft: ClientDraft) -> str:
    if draft.side is Side.OURS:
        return around.words.t("Our firm")
    return around.words.t("New client") if draft.key is None else draft.name
