"""The items of a plan as the screen moves, names, opens and takes them out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from PySide6.QtCore import QObject, Slot

from msp_desk.commands.plan_places import drop_item, move_item, move_service
from msp_desk.i18n.words import Words
from msp_desk.reports.plan.told import procedure_name
from msp_desk.rules.plan_sections import Section
from msp_desk.ui.surroundings import At, Surroundings
from msp_desk.values.drafts import CounterpartDraft
from msp_desk.values.errors import Refused
from msp_desk.values.phrases import Phrase
from msp_desk.values.plan_content import PlanContent, ProcedureSaid
from msp_desk.values.plan_drafts import (
    CommitmentDraft,
    LadderDraft,
    ProcedureDraft,
    RoleDraft,
    ScopeDraft,
)

#: A draft of an item of each section.
_DRAFTS: dict[Section, Any] = {
    Section.SCOPE: ScopeDraft,
    Section.ORGANISATION: RoleDraft,
    Section.PROCEDURES: ProcedureDraft,
    Section.COMMITMENTS: CommitmentDraft,
    Section.ESCALATION: LadderDraft,
}


def items_of(section: Section, content: PlanContent) -> Sequence[Any]:
    """The items of a section that are the plan's own."""
    return {
        Section.SCOPE: content.scope,
        Section.ORGANISATION: content.roles,
        Section.PROCEDURES: content.procedures,
        Section.COMMITMENTS: content.commitments,
        Section.ESCALATION: content.ladders,
    }[section]


def name_of(item: Any, content: PlanContent, words: Words) -> str:
    """What an item is called."""
    if isinstance(item, ProcedureSaid):
        return procedure_name(item, words)
    seat = content.seat(getattr(item, "seat", ""))
    if seat is not None:
        return seat.title
    named = (getattr(item, field, "") for field in ("name", "indicator", "severity"))
    return next((n for n in named if n), words.t("No longer there"))


class PlanItems(QObject):
    """Does with the items of one plan what the keyboard asks for; forms are opened by the ways."""

    def __init__(self, around: Surroundings, parent: QObject) -> None:
        super().__init__(parent)
        self._around = around
        self.plan: UUID | None = None
        self.client: UUID | None = None
        self.content: PlanContent | None = None

    def be_about(self, plan: UUID, client: UUID, content: PlanContent) -> None:
        """It is about this plan from now on."""
        self.plan, self.client, self.content = plan, client, content

    def add(self, section: Section, near: str | None) -> None:
        """Open the form of a new item; of the same service as the chosen one."""
        begun: dict[str, Any] = {"plan_key": self.plan}
        chosen = self._found(section, near)
        if section in {Section.SCOPE, Section.COMMITMENTS} and chosen is not None:
            begun["service"] = chosen.service
        self._around.ways.edit_plan_item.emit(_DRAFTS[section](**begun))

    @Slot(object, object)
    def open(self, section: Section, key: str, place: int | None = None) -> None:
        """Open the form of an item, at one of its steps or impacts."""
        if self._found(section, key) is not None:
            draft = _DRAFTS[section](plan_key=self.plan, key=UUID(key))
            self._around.ways.edit_plan_item.emit(draft if place is None else At(draft, place))
        elif section is Section.ORGANISATION and self.client is not None:
            self._around.ways.edit_counterpart.emit(CounterpartDraft(self.client, key=UUID(key)))

    @Slot(object, object)
    def drop(self, section: Section, key: str) -> None:
        """Take an item out; the toast offers to undo it."""
        item = self._found(section, key)
        if item is None or self.content is None:
            mended = Refused("Who turns to whom is drawn on the org charts; end the line there.")
            self._around.desk.refused.emit(mended)
            return
        what = {"what": name_of(item, self.content, self._around.words)}
        self._around.desk.attempt(Phrase("Take %(what)s out of the plan", what), drop_item, section, UUID(key))  # fmt: skip

    @Slot(object, object, int)
    def move(self, section: Section, key: str, by: int) -> None:
        """Move an item among those it stands with; at the end of them it stays."""
        item = self._found(section, key)
        if item is None or self.content is None:
            return
        all_items = list(items_of(section, self.content))
        among = [i for i in all_items if self._group(i) == self._group(item)]
        place = among.index(item) + by
        if not 0 <= place < len(among):
            return
        if section is Section.ORGANISATION:  # the sides stand apart on the screen, but are numbered together
            place = all_items.index(among[place])
        what = {"what": name_of(item, self.content, self._around.words)}
        self._around.desk.attempt(Phrase("Move %(what)s in the plan", what), move_item, section, UUID(key), place)  # fmt: skip

    @Slot(object, object, int)
    def move_service(self, section: Section, key: str, by: int) -> None:
        """Move a service with all that stands under it."""
        item = self._found(section, key)
        if item is None or self.content is None or self.plan is None:
            return
        if section not in {Section.SCOPE, Section.COMMITMENTS}:
            return
        services = list(dict.fromkeys(i.service for i in items_of(section, self.content)))
        place = services.index(item.service) + by
        if 0 <= place < len(services):
            what = Phrase("Move %(what)s in the plan", {"what": item.service})
            self._around.desk.attempt(what, move_service, section, self.plan, item.service, place)

    def _found(self, section: Section, key: str | None) -> Any:
        items = items_of(section, self.content) if self.content is not None else ()
        return next((i for i in items if i.key == key), None)

    def _group(self, item: Any) -> object:
        seat = self.content.seat(getattr(item, "seat", "")) if self.content is not None else None
        return getattr(item, "service", None) if seat is None else seat.side
