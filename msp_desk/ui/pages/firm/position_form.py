"""The form of a position of our firm or of a client, as a side panel shows it."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtWidgets import QWidget

from msp_desk.commands.positions import change_position
from msp_desk.queries.positions import position_draft
from msp_desk.ui.forms.field import Section
from msp_desk.ui.forms.finders import Seats
from msp_desk.ui.forms.form import Form
from msp_desk.ui.forms.record_form import RecordForm
from msp_desk.ui.forms.seat_fields import LevelFollows, seat_fields
from msp_desk.ui.surroundings import Surroundings
from msp_desk.values.drafts import PositionDraft
from msp_desk.values.phrases import Phrase

_FIELD_OF = {
    "A position needs a title.": "title",
    "This name is too long: %(n)d characters; the most is %(most)d.": "title",
    "A position can only report to one of the same organisation.": "reports_to_key",
    "«%(title)s» would end up reporting to itself.": "reports_to_key",
}


class PositionForm(RecordForm[PositionDraft]):
    """`begin` is what to begin with (its client_key says whose position); with a key it is that position's form."""

    field_of = _FIELD_OF

    def __init__(self, around: Surroundings, begin: PositionDraft, parent: QWidget | None = None) -> None:
        draft = begin
        if begin.key is not None:
            draft = around.desk.ask(position_draft, begin.key) or begin
        self._seats = Seats(around, draft.client_key, draft.key)
        sections = [Section("", seat_fields(around.words, self._seats, required=True))]
        form: Form[PositionDraft] = Form(around.words, sections, draft)
        whose = draft.client_key.hex if draft.client_key is not None else ""
        name = f"position/{draft.key.hex}" if draft.key is not None else f"position/new/{whose}"
        super().__init__(around, name, form)
        self._key = draft.key
        self.title = around.words.t("New position") if draft.key is None else draft.title
        self._level = LevelFollows(form)
        self.setParent(parent)

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
