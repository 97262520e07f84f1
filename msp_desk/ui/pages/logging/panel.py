"""The panel in which a contact is logged or corrected."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from msp_desk.commands.interactions import change_interaction, log_interaction
from msp_desk.queries.interactions import interaction_draft
from msp_desk.ui.ask import Conflict
from msp_desk.ui.forms.form import Form
from msp_desk.ui.forms.form_panel import FormPanel
from msp_desk.ui.forms.record_fields import RecordsEditor
from msp_desk.ui.forms.rescue import Rescue, kept_form_of
from msp_desk.ui.pages.logging.fields import Finders, sections
from msp_desk.ui.parts.keys import bind
from msp_desk.ui.parts.layouts import column
from msp_desk.ui.surroundings import Surroundings
from msp_desk.values.drafts import InteractionDraft
from msp_desk.values.errors import Stale, Told
from msp_desk.values.phrases import Phrase

#: The form of a new contact, whoever it is with, is kept under this name.
NEW = "log"
#: The nine channels, and the row of a promise, want a little more room than other forms.
WIDTH = 548


class LogPanel(QWidget):
    """`done` is said when the contact was saved, or the form left."""

    done = Signal()

    def __init__(
        self, around: Surroundings, draft: InteractionDraft, loaded: InteractionDraft | None = None
    ) -> None:
        super().__init__()
        self._around, self._finders = around, Finders(around)
        self._finders.client = draft.client_key
        self.form: Form[InteractionDraft] = Form(
            around.words, sections(around, self._finders), loaded or draft
        )
        if loaded is not None:
            self.form.set_draft(draft)
        save = around.words.t("Save") if draft.key is not None else around.words.t("Log it")
        self.panel = FormPanel(around.words, self.form, save)
        self.rescue = Rescue(around.desk, draft.key.hex if draft.key is not None else NEW, self.form)
        self.setLayout(column(self.panel, gap=0))
        self.setFocusProxy(self.panel)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._wire()

    def _wire(self) -> None:
        self.form.save_asked.connect(self._save)
        self.panel.cancelled.connect(self._leave)
        self.form.draft_changed.connect(self._take_client)
        for feeling in range(1, 6):
            bind(self, f"Ctrl+{feeling}", _Feel(self, feeling))
        bind(self, "Ctrl+P", self._promise)

    @Slot(object)
    def _save(self, draft: InteractionDraft) -> None:
        desk = self._around.desk
        try:
            if draft.key is None:
                desk.do(Phrase("Log a contact"), log_interaction, draft)
            else:
                current = desk.ask(interaction_draft, draft.key)
                desk.do(Phrase("Correct a contact"), change_interaction, draft, self.form.loaded, current)
        except Stale as stale:
            self._merge(draft, stale)
            return
        except Told as why:
            self.form.complain(self._around.words.say(why.phrase))
            return
        self.rescue.drop()
        self.done.emit()

    def _merge(self, draft: InteractionDraft, stale: Stale) -> None:
        """Both were changed: the person says, field by field, whose words stay."""
        current = self._around.desk.ask(interaction_draft, draft.key) if draft.key is not None else None
        if current is None:
            self.form.complain(self._around.words.say(stale.phrase))
            return
        conflicts = [
            Conflict(n, self.form.label(n), str(getattr(draft, n)), str(getattr(current, n)))
            for n in stale.fields
        ]
        theirs = self._around.ask.merge(conflicts)
        if theirs is None:
            return
        taken = {n: getattr(current, n) for n in theirs}
        self.form.set_draft(current, loaded=True)
        self.form.set_draft(replace(draft, **taken, version=current.version))
        self.form.save()

    @Slot()
    def _leave(self) -> None:
        self.rescue.drop()
        self.done.emit()

    @Slot(object)
    def _take_client(self, draft: InteractionDraft) -> None:
        """The client of the first of theirs is the client, unless another was said."""
        if draft.client_key is not None:
            self._finders.client = draft.client_key
            return
        clients = (self._finders.client_of(p) for p in draft.people)
        client = next((c for c in clients if c is not None), None)
        if client is not None:
            self._finders.client = client
            self.form.editor("client_key").set_value(client)

    @Slot()
    def _promise(self) -> None:
        editor = self.form.editor("promises")
        if isinstance(editor, RecordsEditor):
            editor.add_one()

    def feel(self, feeling: int) -> None:
        """What was perceived, by key."""
        self.form.set_draft(replace(self.form.draft(), perceived=feeling))


class _Feel:
    """A key for one feeling."""

    def __init__(self, panel: LogPanel, feeling: int) -> None:
        self._panel, self._feeling = panel, feeling

    def __call__(self) -> None:
        self._panel.feel(self._feeling)


def new_contact(
    around: Surroundings, begun: InteractionDraft
) -> tuple[InteractionDraft, InteractionDraft | None]:
    """The draft that a new contact begins with: now, here, with who sits at the desk.

    What was typed before a crash comes first, with what it began with.
    """
    kept = kept_form_of(around.desk, NEW, InteractionDraft)
    if kept is not None and not begun.people and begun.client_key is None and not begun.subject:
        return kept
    me: tuple[UUID, ...] = (around.desk.who,) if around.desk.who is not None else ()
    people = tuple(dict.fromkeys((*begun.people, *me)))
    return replace(begun, at=begun.at or around.clock(), zone=around.words.zone, people=people), None
