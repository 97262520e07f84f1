"""The form of an item of the scope: what is covered, how much of it, where, when and up to where; or that it is not."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from msp_desk.commands.plan_items import save_scope
from msp_desk.queries.plans import scope_draft
from msp_desk.ui.forms.chip_fields import Tags
from msp_desk.ui.forms.choice_fields import Segments
from msp_desk.ui.forms.field import Field, Section, Together
from msp_desk.ui.forms.text_fields import Lines, Text
from msp_desk.ui.pages.plans.item_form import ItemForm
from msp_desk.ui.pages.plans.known import Known
from msp_desk.ui.parts.choices import Segment
from msp_desk.values.phrases import Phrase
from msp_desk.values.plan_drafts import ScopeDraft


class ScopeForm(ItemForm[ScopeDraft]):
    """What is in the scope, or expressly out of it."""

    kind = "scope"
    load = scope_draft
    save = save_scope
    field_of = {
        "Say what it is about.": "name",
        "This name is too long: %(n)d characters; the most is %(most)d.": "name",
    }

    def __init__(self, known: Known, draft: ScopeDraft, parent: QWidget | None = None) -> None:
        t = known.around.words.t
        which = (Segment(True, t("Included"), "check"), Segment(False, t("Not included"), "x"))
        fields: list[Field | Together] = [
            Text("name", t("What"), required=True, placeholder=t("Workstations, firewall, on-call duty…")),
            Text("service", t("Service"), suggestions=known.services(), placeholder=t("Help desk, network…"), hint=t("Items of the same service stand together")),
            Segments("is_in", t("In the scope"), segments=which),
            Together(t("Quantity"), [Text("quantity", t("Quantity"), placeholder="40", width=96), Text("unit", t("Unit"), placeholder=t("laptops"))]),
            Tags("sites", t("Sites"), known=known.sites(), placeholder=t("all of them, where none is named")),
            Text("hours", t("Service hours"), suggestions=known.hours(), placeholder=t("Monday to Friday, 8 to 18")),
            Lines("limits", t("Limits"), rows=3, placeholder=t("Up to where: versions, numbers, what the manufacturer supports…")),
            Lines("notes", t("Notes"), rows=3, placeholder=t("Printed with the item")),
        ]  # fmt: skip
        titles = t("New scope item"), t("Scope item")
        super().__init__(known, draft, [Section("", fields)], titles, parent)

    def deed(self, draft: ScopeDraft, *, new: bool) -> Phrase:
        """What the toast says."""
        what = {"what": draft.name}
        return Phrase("Add %(what)s to the scope", what) if new else Phrase("Change %(what)s in the scope", what)  # fmt: skip
