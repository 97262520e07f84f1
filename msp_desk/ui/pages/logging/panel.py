"""The panel in which a contact is logged or corrected."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from msp_desk.commands.interactions import change_interaction, log_interaction
from msp_desk.queries.forms import kept_forms
from msp_desk.queries.interactions import interaction_draft
from msp_desk.rules.logging import promised_to
from msp_desk.ui.forms.everybody import Everybody
from msp_desk.ui.forms.file_fields import FilesEditor
from msp_desk.ui.forms.finders import Clients
from msp_desk.ui.forms.form import Form
from msp_desk.ui.forms.record_fields import RecordsEditor
from msp_desk.ui.forms.record_form import RecordForm
from msp_desk.ui.forms.text_fields import LinesEditor
from msp_desk.ui.pages.logging.fields import first_of_theirs, is_long, sections
from msp_desk.ui.pages.logging.mail import MAILS, MailReader, mails_in, poured
from msp_desk.ui.parts.buttons import quiet
from msp_desk.ui.parts.cards import Notice
from msp_desk.ui.parts.keys import bind
from msp_desk.ui.surroundings import Surroundings
from msp_desk.ui.theme import Tone
from msp_desk.values.drafts import InteractionDraft
from msp_desk.values.keys import new_key
from msp_desk.values.phrases import Phrase

#: Forms of new contacts are kept under names that begin so; which one says what it began with.
_NEW = "log/new/"
WIDTH = 540
_FIELD_OF = {
    "Say with whom: a client or a person.": "people",
    "What was perceived goes from 1 to 5.": "perceived",
    "A contact cannot last less than nothing.": "minutes",
    "A contact is logged once it has happened; this one lies ahead.": "at",
    "This contact lies too far back. Check its year.": "at",
    "This text is too long to keep: %(n)d characters.": "notes",
    "A promise needs words.": "promises",
    "An opportunity needs words.": "opportunities",
}


class LogPanel(RecordForm[InteractionDraft]):
    """`begin` is what to begin with; with a key it is the form of that contact. `anew` brings nothing back.

    Show it with `window.open_panel(panel.title, panel, panel.panel_width)`, close the panel on `done`.
    """

    panel_width = WIDTH
    field_of: Mapping[str, str] = _FIELD_OF

    def __init__(self, around: Surroundings, begin: InteractionDraft, *, anew: bool = False) -> None:
        t = around.words.t
        draft = begin if begin.key is not None else _begun(around, begin)
        self.everybody = Everybody(around, draft.client_key)
        self._clients = Clients(around)
        self._people: tuple[UUID, ...] = draft.people
        fields = sections(around, draft, self.everybody, self._clients)
        form: Form[InteractionDraft] = Form(around.words, fields, draft)
        new = draft.key is None
        self.save_words = t("Log it") if new else t("Save")
        self.from_mail = quiet(t("From an email…"), icon="mail")
        super().__init__(around, _slot(around, begin, anew), form)
        self.title = t("Log a contact") if new else t("Correct a contact")
        self._mails = MailReader(around, self)
        self._wire()
        if is_long(draft.notes):
            length = around.words.number(len(draft.notes))
            told = t("The note has %(n)s characters; it is kept as it is.", n=length)
            self._notice(Notice(told, "", Tone.ACCENT, "file-text"))
        self._aim()

    def _wire(self) -> None:
        self.form.draft_changed.connect(self._take_client)
        self._mails.read.connect(self.pour)
        self.from_mail.clicked.connect(self.choose_mail)
        for feeling in range(1, 6):
            bind(self, f"Ctrl+{feeling}", _Feel(self, feeling))
        bind(self, "Ctrl+P", self.promise)
        self.setAcceptDrops(True)
        for line in self.findChildren(QLineEdit):
            line.setAcceptDrops(False)  # what is dropped is a file, not its name
        if "notes" in self.form.names():
            notes = self.form.editor("notes")
            if isinstance(notes, LinesEditor):
                notes.box.setAcceptDrops(False)

    def _aim(self) -> None:
        """Who it is with comes first, unless that is said already."""
        known = self.form.draft().client_key or first_of_theirs(self.everybody, self.form.draft().people)
        wanted = "notes" if known is not None and "notes" in self.form.names() else "people"
        self.form.setFocusProxy(self.form.editor(wanted))

    def beside_save(self) -> Sequence[QWidget]:
        """A mail can be chosen, as it can be dropped."""
        return (self.from_mail,)

    def current(self) -> InteractionDraft | None:
        """The contact as it is kept now."""
        key = self.form.draft().key
        return self._around.desk.ask(interaction_draft, key) if key is not None else None

    def keep(
        self, draft: InteractionDraft, loaded: InteractionDraft, current: InteractionDraft | None
    ) -> UUID:
        """Log it, or correct what was logged."""
        draft = promised_to(draft, first_of_theirs(self.everybody, draft.people))
        if draft.key is None:
            return self._around.desk.do(Phrase("Log a contact"), log_interaction, draft)
        return self._around.desk.do(Phrase("Correct a contact"), change_interaction, draft, loaded, current)

    def name_of(self, key: UUID) -> str:
        """The name of a person or client."""
        return self.everybody.name_of(key) or self._clients.name_of(key)

    @Slot(object)
    def _take_client(self, draft: InteractionDraft) -> None:
        """The client of the first of theirs is the client, unless another was said."""
        if draft.people != self._people and draft.client_key is None:
            clients = (self.everybody.client_of(p) for p in draft.people)
            client = next((c for c in clients if c is not None), None)
            if client is not None:
                self.form.change("client_key", client)
        self._people = draft.people
        self.everybody.client = self.form.draft().client_key

    @Slot()
    def promise(self) -> None:
        """One more promise."""
        editor = self.form.editor("promises")
        if isinstance(editor, RecordsEditor):
            editor.add_one()
            self.form.pointed.emit(editor)

    def feel(self, feeling: int) -> None:
        """What was perceived, by key; the same key takes it back."""
        same = self.form.draft().perceived == feeling
        self.form.change("perceived", None if same else feeling)

    @Slot()
    def choose_mail(self) -> None:
        """Ask for mails, and fill in what they tell."""
        self.take(self._around.ask.open_files(Phrase("Choose an email"), MAILS))

    @Slot(object)
    def pour(self, mail: InteractionDraft) -> None:
        """Fill in what a mail tells."""
        self.form.set_draft(poured(self.form.draft(), mail))
        self.form.draft_changed.emit(self.form.draft())
        self._people = ()
        self._take_client(self.form.draft())

    def dragEnterEvent(self, event: QDragEnterEvent, /) -> None:
        """Mails and other files may be dropped."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent, /) -> None:
        """A mail fills the form in, any other file is attached."""
        self.take([Path(u.toLocalFile()) for u in event.mimeData().urls() if u.isLocalFile()])
        event.acceptProposedAction()

    def take(self, paths: list[Path]) -> None:
        """Read mails, attach other files."""
        mails = mails_in(paths)
        for mail in mails:
            self._mails.take(mail)
        others, editor = [p for p in paths if p not in mails], self.form.editor("attachments")
        if others and isinstance(editor, FilesEditor):
            editor.add_paths(others)
            self.form.pointed.emit(editor)


class _Feel:
    """A key for one feeling."""

    def __init__(self, panel: LogPanel, feeling: int) -> None:
        self._panel, self._feeling = panel, feeling

    def __call__(self) -> None:
        self._panel.feel(self._feeling)


def unfinished(around: Surroundings) -> bool:
    """Whether a new contact was begun and neither logged nor given up, as when the program ended; Ctrl+L brings it back."""
    return bool(around.desk.ask(kept_forms, _NEW))


def _begun(around: Surroundings, begin: InteractionDraft) -> InteractionDraft:
    """What a new contact begins with: now, here, with who sits at the desk."""
    me = (around.desk.who,) if around.desk.who is not None else ()
    people = tuple(dict.fromkeys((*begin.people, *me)))
    return replace(begin, at=begin.at or around.clock(), zone=around.words.zone, people=people)


def _slot(around: Surroundings, begin: InteractionDraft, anew: bool) -> str:
    """Under which name what is typed is kept, and brought back from.

    Forms about different people do not take each other's place; one that begins with nothing takes up what was left last.
    """
    if begin.key is not None:
        return f"log/{begin.key.hex}"
    if anew or begin.subject or begin.notes or begin.attachments:
        return f"{_NEW}{new_key().hex}"
    about = begin.people[:1] or ((begin.client_key,) if begin.client_key is not None else ())
    if about:
        return f"{_NEW}{about[0].hex}"
    kept = around.desk.ask(kept_forms, _NEW)
    return kept[0].name if kept else _NEW
