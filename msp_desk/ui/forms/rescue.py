"""Keeps what is typed into a form while it is not saved, so that a crash or a power cut loses nothing."""

from __future__ import annotations

from typing import Any, TypeVar

from PySide6.QtCore import QObject, QTimer, Slot

from msp_desk.commands.desk import drop_form, keep_form
from msp_desk.queries.forms import kept_form
from msp_desk.ui.desk import WindowDesk
from msp_desk.ui.forms.form import Form
from msp_desk.values.phrases import Phrase
from msp_desk.values.plain import from_plain, to_plain

D = TypeVar("D")

#: Typing is kept this long after the last key.
_PAUSE_MS = 1_000


class Rescue(QObject):
    """Watches one form; `name` says which form of which record, so that it is offered again there."""

    def __init__(self, desk: WindowDesk, name: str, form: Form[Any]) -> None:
        super().__init__(form)
        self._desk, self._name, self._form = desk, name, form
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self.keep)
        form.draft_changed.connect(self._changed)

    @Slot()
    def keep(self) -> None:
        """Write down what is typed now."""
        self._pause.stop()
        if self._form.is_dirty() and self._desk.readonly is None:
            content = {"draft": to_plain(self._form.draft()), "loaded": to_plain(self._form.loaded)}
            self._desk.attempt(Phrase("Keep what was typed"), keep_form, self._name, content)

    @Slot()
    def drop(self) -> None:
        """Forget it: the form was saved, or given up on purpose."""
        self._pause.stop()
        if kept_form_of(self._desk, self._name, type(self._form.draft())) is not None:
            self._desk.attempt(Phrase("Forget what was typed"), drop_form, self._name)

    @Slot()
    def _changed(self) -> None:
        self._pause.start()


def kept_form_of(desk: WindowDesk, name: str, kind: type[D]) -> tuple[D, D] | None:
    """What was typed into a form that was never saved, and what it began with; None where there is nothing to offer."""
    kept = desk.ask(kept_form, name)
    if kept is None:
        return None
    try:
        return from_plain(kind, kept.content["draft"]), from_plain(kind, kept.content["loaded"])
    except (ValueError, TypeError, KeyError):
        return None  # written by another version of the form: there is nothing that could be offered
