"""What the forms of all items of a plan share: they load, keep and name their draft in the same way."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeVar
from uuid import UUID

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from msp_desk.ui.forms.field import Section
from msp_desk.ui.forms.form import Form
from msp_desk.ui.forms.record_fields import RecordsEditor
from msp_desk.ui.forms.record_form import RecordForm
from msp_desk.ui.pages.plans.known import Known
from msp_desk.ui.parts.keys import bind
from msp_desk.ui.surroundings import Surroundings
from msp_desk.values.phrases import Phrase

D = TypeVar("D")
#: Saves a draft: the session, the draft, what was loaded, what is kept now.
Save = Callable[..., UUID]
#: Asks for the draft of an item that is kept.
Load = Callable[..., Any]


class ItemForm(RecordForm[D]):
    """A form of one kind of item: says how it is loaded (`load`) and saved (`save`), and what the deed is called."""

    panel_width = 560
    load: Load
    save: Save
    kind = ""
    #: The field that holds its steps or impacts.
    parts = ""

    def __init__(
        self,
        known: Known,
        draft: D,
        sections: Sequence[Section],
        titles: tuple[str, str],
        parent: QWidget | None = None,
    ) -> None:
        self._known = known
        self._key: UUID | None = getattr(draft, "key", None)
        form: Form[D] = Form(known.around.words, sections, draft)
        plan: UUID = getattr(draft, "plan_key")  # noqa: B009 - every item has one, the type does not say so
        new = self._key is None
        name = (
            f"plan/{self.kind}/new/{plan.hex}" if self._key is None else f"plan/{self.kind}/{self._key.hex}"
        )
        super().__init__(known.around, name, form, parent)
        self.title = titles[0] if new else titles[1]
        bind(self, "Ctrl+Shift+N", self._add_part)

    def current(self) -> D | None:
        """The item as it is kept now."""
        return loaded(self._around, type(self), self._key)

    def keep(self, draft: D, loaded: D, current: D | None) -> UUID:
        """Save the item."""
        save = type(self).save
        return self._around.desk.do(self.deed(draft, new=self._key is None), save, draft, loaded, current)

    @Slot()
    def _add_part(self) -> None:
        parts = self.form.editor(self.parts) if self.parts else None
        if isinstance(parts, RecordsEditor):
            parts.add_one()

    def begin_at(self, place: int) -> None:
        """Go to one of its steps or impacts."""
        parts = self.form.editor(self.parts) if self.parts else None
        found = parts.begin(place) if isinstance(parts, RecordsEditor) else None
        if found is not None:
            self.form.pointed.emit(found)

    def deed(self, draft: D, *, new: bool) -> Phrase:
        """What the toast says."""
        raise NotImplementedError

    def name_of(self, key: UUID) -> str:
        """The title of a position."""
        seat = self._known.content.seat(key.hex)
        return seat.title if seat is not None else ""


def loaded(around: Surroundings, form: type[ItemForm[D]], key: UUID | None) -> D | None:
    """An item as it is kept."""
    draft: D | None = around.desk.ask(form.load, key) if key is not None else None
    return draft
