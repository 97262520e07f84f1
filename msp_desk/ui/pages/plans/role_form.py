"""The form of a position that appears in a plan: what to turn to it for, how and when."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from msp_desk.commands.plan_items import save_role
from msp_desk.queries.plans import role_draft
from msp_desk.ui.forms.choice_fields import Choice
from msp_desk.ui.forms.field import Section
from msp_desk.ui.forms.pick_fields import Pick
from msp_desk.ui.forms.text_fields import Lines, Text
from msp_desk.ui.pages.plans.item_form import ItemForm
from msp_desk.ui.pages.plans.known import Known, PlanSeats
from msp_desk.values.enums import Channel
from msp_desk.values.phrases import Phrase
from msp_desk.values.plan_drafts import RoleDraft


class RoleForm(ItemForm[RoleDraft]):
    """One of ours or of theirs in the plan's organisation; what is empty is taken from the position and its holder."""

    kind = "role"
    load = role_draft
    save = save_role
    field_of = {
        "Choose a position.": "position_key",
        "«%(title)s» is in the plan already.": "position_key",
        "«%(title)s» belongs to neither the client nor your firm.": "position_key",
    }

    def __init__(self, known: Known, draft: RoleDraft, parent: QWidget | None = None) -> None:
        t, self._seats = known.around.words.t, PlanSeats(known)
        own = t("Empty: as the position and whoever holds it say")
        fields = [
            Pick("position_key", t("Position"), required=True, lookup=self._seats.lookup, name_of=self._seats.name_of, placeholder=t("of ours or of the client")),
            Lines("contact_for", t("Contact for"), rows=3, placeholder=t("incidents, invoices, changes…"), hint=own),
            Choice("channel", t("Channel"), words_of=Channel, optional=True, none=t("as each prefers"), width=190),
            Text("hours", t("Hours"), suggestions=known.hours(), placeholder=t("Monday to Friday, 8 to 18")),
        ]  # fmt: skip
        titles = t("New position in the plan"), t("Position in the plan")
        super().__init__(known, draft, [Section("", fields)], titles, parent)

    def deed(self, draft: RoleDraft, *, new: bool) -> Phrase:
        """What the toast says."""
        title = {"title": self.name_of(draft.position_key) if draft.position_key is not None else ""}
        named = Phrase("Put %(title)s into the plan", title)
        return named if new else Phrase("Change %(title)s in the plan", title)
