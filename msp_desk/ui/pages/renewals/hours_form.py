"""The form of hours noted by hand: ours that went into a client's service, or their own, the hidden cost of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from msp_desk.commands.contracts import delete_hours, save_hours
from msp_desk.queries.contracts import hours_draft
from msp_desk.ui.forms.choice_fields import Segments
from msp_desk.ui.forms.date_fields import Day
from msp_desk.ui.forms.field import Field, Section
from msp_desk.ui.forms.finders import Clients
from msp_desk.ui.forms.form import Form
from msp_desk.ui.forms.money_fields import Hours
from msp_desk.ui.forms.pick_fields import Pick
from msp_desk.ui.forms.record_form import RecordForm
from msp_desk.ui.forms.text_fields import Lines
from msp_desk.ui.parts.buttons import quiet
from msp_desk.ui.parts.choices import Segment
from msp_desk.ui.surroundings import Surroundings
from msp_desk.values.contracts import HoursDraft
from msp_desk.values.enums import Side
from msp_desk.values.phrases import Phrase


class HoursForm(RecordForm[HoursDraft]):
    """`begin` is what to begin with (its client_key says whose hours); with a key it is that entry's form."""

    panel_width = 480
    field_of = {
        "Choose the client.": "client_key",
        "Choose a client; this is your own firm.": "client_key",
        "Say on which day the hours were spent.": "day",
        "Hours can be noted once they are spent, not before.": "day",
        "Say how many hours it took.": "minutes",
        "More than %(n)d hours at once are not to be believed.": "minutes",
        "This text is too long to keep: %(n)d characters.": "note",
    }

    def __init__(self, around: Surroundings, begin: HoursDraft, parent: QWidget | None = None) -> None:
        draft = begin if begin.key is None else around.desk.ask(hours_draft, begin.key) or begin
        draft = draft if draft.day is not None else replace(draft, day=around.today())
        self._clients = Clients(around)
        form: Form[HoursDraft] = Form(around.words, [Section("", self._lines(around, draft))], draft)
        whose = draft.client_key.hex if draft.client_key is not None else ""
        name = f"hours/{draft.key.hex}" if draft.key is not None else f"hours/new/{whose}"
        self._key = draft.key
        self.delete = quiet(around.words.t("Delete"), icon="trash-2")
        super().__init__(around, name, form, parent)
        self.delete.clicked.connect(self._delete)
        self.title = around.words.t("Note hours") if draft.key is None else around.words.t("Noted hours")
        if draft.client_key is not None and draft.key is None:
            self.setFocusProxy(form.editor("minutes"))

    def beside_save(self) -> Sequence[QWidget]:
        """What was noted can be taken away."""
        return () if self._key is None else (self.delete,)

    def current(self) -> HoursDraft | None:
        """The hours as they are kept now."""
        return self._around.desk.ask(hours_draft, self._key) if self._key is not None else None

    def keep(self, draft: HoursDraft, loaded: HoursDraft, current: HoursDraft | None) -> UUID:
        """Note them."""
        what = Phrase("Note hours") if draft.key is None else Phrase("Change noted hours")
        return self._around.desk.do(what, save_hours, draft, loaded, current)

    def name_of(self, key: UUID) -> str:
        """The name of a client."""
        return self._clients.name_of(key)

    @Slot()
    def _delete(self) -> None:
        what = Phrase("Delete noted hours")
        if self._key is not None and self._around.desk.attempt(what, delete_hours, self._key) is not None:
            self._give_up()

    def _lines(self, around: Surroundings, draft: HoursDraft) -> list[Field]:
        t, clients = around.words.t, self._clients
        whose = (
            Segment(Side.OURS, t("Ours, into the service")),
            Segment(Side.THEIRS, t("Theirs: what it cost them")),
        )
        client = Pick(
            "client_key", t("Client"), required=True, lookup=clients.lookup, name_of=clients.name_of
        )
        lines: list[Field] = [
            Segments("side", t("Whose hours"), segments=whose, wide=True, hint=t("Their hours are the hidden cost: time they spend on what we should spare them")),
            Day("day", t("On"), today=around.today(), required=True, width=168),
            Hours("minutes", t("How many hours"), placeholder=t("1.5 or 1:30"), required=True, width=96),
            Lines("note", t("What for"), rows=3, placeholder=t("On site for the new switch, waiting for the line…")),
        ]  # fmt: skip
        return lines if draft.client_key is not None else [client, *lines]
