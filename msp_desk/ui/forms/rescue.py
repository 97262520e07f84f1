"""Keeps what is typed into a form while it is not saved, so that a crash or a power cut loses nothing."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QTimer, Slot

from msp_desk.commands.desk import drop_form, keep_form
from msp_desk.queries.forms import kept_form
from msp_desk.ui.desk import WindowDesk
from msp_desk.ui.forms.form import Form
from msp_desk.values.drafts import FileDraft
from msp_desk.values.phrases import Phrase
from msp_desk.values.plain import from_plain, to_plain

D = TypeVar("D")

#: While somebody types, what is typed is kept this often.
_EVERY_MS = 1_000
#: Files larger than this together are not kept with the text: they are on the disk still, and would be written each time.
_MOST_BYTES = 1_000_000


class Rescue(QObject):
    """Watches one form; `name` says which form of which record, so that it is offered again there."""

    def __init__(self, desk: WindowDesk, name: str, form: Form[Any]) -> None:
        super().__init__(form)
        self._desk, self._name, self._form = desk, name, form
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(self.keep)
        form.draft_changed.connect(self._changed)

    @Slot()
    def keep(self) -> None:
        """Write down what is typed now."""
        self._timer.stop()
        if self._form.is_dirty() and self._desk.readonly is None:
            content = {
                "draft": to_plain(light(self._form.draft())),
                "loaded": to_plain(light(self._form.loaded)),
            }
            self._desk.attempt(Phrase("Keep what was typed"), keep_form, self._name, content)

    @Slot()
    def drop(self) -> None:
        """Forget it: the form was saved, or given up on purpose."""
        self._timer.stop()
        if self._desk.readonly is None and self._desk.ask(kept_form, self._name) is not None:
            self._desk.attempt(Phrase("Forget what was typed"), drop_form, self._name)

    @Slot()
    def _changed(self) -> None:
        if not self._timer.isActive():
            self._timer.start()


def kept_form_of(desk: WindowDesk, name: str, kind: type[D]) -> tuple[D, D] | None:
    """What was typed into a form that was never saved, and what it began with; None where there is nothing to offer."""
    kept = desk.ask(kept_form, name)
    if kept is None:
        return None
    try:
        return from_plain(kind, kept.content["draft"]), from_plain(kind, kept.content["loaded"])
    except (ValueError, TypeError, KeyError, AttributeError):
        return None  # written by another version of the form: there is nothing that could be offered


def light(draft: D) -> D:
    """The draft without the files that are too large to be written again and again."""
    heavy: dict[str, Any] = {}
    for field in fields(draft):  # type: ignore[arg-type]
        value = getattr(draft, field.name)
        if isinstance(value, tuple) and value and all(isinstance(v, FileDraft) for v in value):
            if sum(len(v.content) for v in value) > _MOST_BYTES:
                heavy[field.name] = tuple(v for v in value if v.key is not None)
        elif isinstance(value, FileDraft) and len(value.content) > _MOST_BYTES:
            heavy[field.name] = None
    return replace(draft, **heavy) if heavy else draft  # type: ignore[type-var]
