"""The form of a counterpart line, as a side panel shows it: which of theirs, which of ours, for what."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtWidgets import QWidget

from msp_desk.commands.counterparts import save_counterpart
from msp_desk.queries.counterparts import counterpart_draft
from msp_desk.queries.desk import desk_card
from msp_desk.ui.forms.choice_fields import Choice
from msp_desk.ui.forms.field import Section
from msp_desk.ui.forms.finders import Seats
from msp_desk.ui.forms.form import Form
from msp_desk.ui.forms.pick_fields import Pick
from msp_desk.ui.forms.record_form import RecordForm
from msp_desk.ui.forms.text_fields import Text
from msp_desk.ui.surroundings import Surroundings
from msp_desk.values.drafts import CounterpartDraft
from msp_desk.values.enums import Channel
from msp_desk.values.phrases import Phrase

_FIELD_OF = {
    "Choose a position on both sides.": "ours_key",
    "A counterpart line leads from a position of the client to one of ours.": "ours_key",
    "These two are counterparts for this already.": "topic",
}


class CounterpartForm(RecordForm[CounterpartDraft]):
    """`begin` is what to begin with; with a key it is that line's form."""

    field_of = _FIELD_OF

    def __init__(self, around: Surroundings, begin: CounterpartDraft, parent: QWidget | None = None) -> None:
        draft = begin
        if begin.key is not None:
            draft = around.desk.ask(counterpart_draft, begin.key) or begin
        card = around.desk.ask(desk_card, around.today())
        self._theirs = Seats(around, draft.client_key)
        self._ours = Seats(around, card.firm_key if card is not None else None)
        t, theirs, ours = around.words.t, self._theirs, self._ours
        fields = [
            Pick("theirs_key", t("Theirs"), required=True, lookup=theirs.lookup, name_of=theirs.name_of, placeholder=t("a position of the client")),
            Pick("ours_key", t("Ours"), required=True, lookup=ours.lookup, name_of=ours.name_of, placeholder=t("a position of our firm")),
            Text("topic", t("For what"), placeholder=t("invoices, changes, night shifts…"), hint=t("Empty: for everything")),
            Choice("channel", t("Channel"), words_of=Channel, optional=True, none=t("as each prefers"), width=190),
        ]  # fmt: skip
        form: Form[CounterpartDraft] = Form(around.words, [Section("", fields)], draft)
        name = f"counterpart/{draft.key.hex}" if draft.key else f"counterpart/new/{draft.client_key.hex}"
        super().__init__(around, name, form, parent)
        self._key = draft.key
        # What a drag or a gap has filled in already is not asked for again.
        first = (
            "theirs_key" if draft.theirs_key is None else "ours_key" if draft.ours_key is None else "topic"
        )
        self.setFocusProxy(form.editor(first))
        self.title = t("New counterparts") if draft.key is None else t("Counterparts")

    def current(self) -> CounterpartDraft | None:
        """The line as it is kept now."""
        return self._around.desk.ask(counterpart_draft, self._key) if self._key is not None else None

    def keep(
        self, draft: CounterpartDraft, loaded: CounterpartDraft, current: CounterpartDraft | None
    ) -> UUID:
        """Save the line."""
        new, topic = draft.key is None, {"topic": draft.topic}
        named = Phrase("Draw the line for %(topic)s", topic) if new else Phrase("Change the line for %(topic)s", topic)  # fmt: skip
        plain = Phrase("Draw a counterpart line") if new else Phrase("Change a counterpart line")
        what = named if draft.topic.strip() else plain
        return self._around.desk.do(what, save_counterpart, draft, loaded, current)

    def name_of(self, key: UUID) -> str:
        """The title of one of the ends."""
        return self._theirs.name_of(key) or self._ours.name_of(key)
