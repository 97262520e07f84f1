"""What every form of a record does: brings back what was typed, saves, merges with what somebody else changed, says why not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Generic, TypeVar
from uuid import UUID

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QWidget

from msp_desk.ui.forms.conflicts import conflicts, settled, told
from msp_desk.ui.forms.form import Form
from msp_desk.ui.forms.form_panel import FormPanel
from msp_desk.ui.forms.rescue import Rescue, kept_form_of
from msp_desk.ui.parts.buttons import quiet
from msp_desk.ui.parts.cards import Notice
from msp_desk.ui.parts.layouts import column, emptied, holder, row
from msp_desk.ui.surroundings import Surroundings
from msp_desk.ui.theme import Tone
from msp_desk.values.errors import Stale, Told
from msp_desk.values.phrases import Phrase

D = TypeVar("D")


class RecordForm(QWidget, Generic[D]):
    """The content of a side panel.

    `saved` is said with the key of the record, `done` whenever the form is left: saved, or given up with Cancel.
    Closed in any other way it keeps what was typed and offers it the next time.
    """

    saved = Signal(object)
    done = Signal()

    #: What the side panel is called, and how wide it wants to be.
    title: str = ""
    panel_width = 520
    #: What the button says that saves; set it before anything else where it is not "Save".
    save_words: str = ""
    #: Which field a refusal belongs to, by its English text.
    field_of: Mapping[str, str] = {}

    def __init__(self, around: Surroundings, name: str, form: Form[D], parent: QWidget | None = None) -> None:
        super().__init__(
            parent
        )  # at once: what comes to its place later is dressed anew, with all that is in it
        self._around, self._name, self.form = around, name, form
        self._left = False
        self._begun = form.draft()
        self._notices = column(gap=0, margins=0)
        self._panel = FormPanel(
            around.words,
            form,
            self.save_words,
            *self.beside_save(),
            under=self.under_form(),
            parent=self,
        )
        layout = column(self._notices, self._panel, gap=0)
        layout.setStretch(1, 1)
        self.setLayout(layout)
        self.setFocusProxy(self._panel)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._bring_back()
        self._rescue = Rescue(around.desk, name, form)
        form.save_asked.connect(self._save)
        self._panel.cancelled.connect(self._give_up)

    def beside_save(self) -> Sequence[QWidget]:
        """What more stands in the foot."""
        return ()

    def under_form(self) -> Sequence[QWidget]:
        """What is said under the fields, and stays while they scroll."""
        return ()

    def keep(self, draft: D, loaded: D, current: D | None) -> UUID:
        """Carry the command out; returns the key of the record. Errors: as the command."""
        raise NotImplementedError

    def current(self) -> D | None:
        """The record as it is kept now; None for a new one."""
        raise NotImplementedError

    def name_of(self, key: UUID) -> str:
        """The name of whom a key in the draft points at, to tell a conflict."""
        return ""

    def field_told(self, draft: D, field: str) -> str:
        """What a draft says in a field, as a person reads it, to tell a conflict."""
        return told(self._around.words, getattr(draft, field), self.name_of)

    def begin_at(self, place: int) -> None:
        """Go to one of its parts, where it has several."""

    def go_on(self, key: UUID) -> None:
        """What follows once the record is saved and the form is left."""

    def hideEvent(self, event: QHideEvent, /) -> None:
        """Left without a word: what was typed is kept."""
        if not event.spontaneous() and not self._left:
            self._rescue.keep()
        super().hideEvent(event)

    def _bring_back(self) -> None:
        kept = kept_form_of(self._around.desk, self._name, type(self._begun))
        if kept is None or kept[0] == self._begun:
            return
        draft, loaded = kept
        self.form.set_draft(loaded, loaded=True)
        self.form.set_draft(draft)
        t = self._around.words.t
        anew = quiet(t("Begin anew"), small=True)
        anew.clicked.connect(self._begin_anew)
        self._notice(
            Notice(t("What was typed here before is back; it is not saved yet."), "", Tone.ACCENT, "history"),
            anew,
        )

    @Slot()
    def _begin_anew(self) -> None:
        self._rescue.drop()
        self.form.set_draft(self._begun, loaded=True)
        emptied(self._notices)
        self.form.setFocus()

    @Slot(object)
    def _save(self, draft: D) -> None:
        self._try(draft, self.form.loaded)

    def _try(self, draft: D, loaded: D) -> None:
        emptied(self._notices)
        current = self.current()
        try:
            key = self.keep(draft, loaded, current)
        except Stale as stale:
            self._merge(draft, loaded, current, stale)
        except Told as why:
            self._refuse(why.phrase)
        else:
            self._leave()
            self.saved.emit(key)
            self.done.emit()
            self.go_on(key)

    def _merge(self, draft: D, loaded: D, current: D | None, stale: Stale) -> None:
        if current is None:
            self._refuse(stale.phrase)
            return
        asked = conflicts(draft, current, stale.fields, self.form.label, self.field_told)
        taken = self._around.ask.merge(asked)
        if taken is not None:
            self._try(*settled(draft, loaded, current, stale.fields, taken))

    def _refuse(self, why: Phrase) -> None:
        said, field = self._around.words.say(why), self.field_of.get(why.text, "")
        if field:
            self.form.refuse(field, said)
        else:
            self._notice(Notice(said, "", Tone.BAD, "circle-alert"))

    @Slot()
    def _give_up(self) -> None:
        self._leave()
        self.done.emit()

    def _leave(self) -> None:
        self._left = True
        self._rescue.drop()

    def _notice(self, notice: Notice, *actions: QWidget) -> None:
        emptied(self._notices)
        line: Any = row(notice, *actions, gap=8, margins=(20, 12, 20, 0))
        line.setStretch(0, 1)
        self._notices.addWidget(holder(line))
