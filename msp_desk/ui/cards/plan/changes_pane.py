"""What differs between two versions of a plan, or between the draft and one of them, item by item in plain words."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from msp_desk.queries.plan_versions import version_document
from msp_desk.reports.plan.change_words import change_told
from msp_desk.reports.plan.told import section_told
from msp_desk.rules.plan_diff import ChangeKind, PlanChange, compare
from msp_desk.ui.cards.plan.seen import PlanSeen
from msp_desk.ui.fonts import Voice
from msp_desk.ui.forms.choice_fields import ChoiceEditor
from msp_desk.ui.parts.blocks import Plain, Rich
from msp_desk.ui.parts.board import Space
from msp_desk.ui.parts.canvas import Block, Canvas
from msp_desk.ui.parts.labels import Label
from msp_desk.ui.parts.layouts import column, emptied, row
from msp_desk.ui.parts.mixed import Span
from msp_desk.ui.parts.panels import ScrollArea
from msp_desk.ui.parts.states import EmptyState, Stage
from msp_desk.ui.surroundings import Surroundings
from msp_desk.ui.theme import Tone
from msp_desk.values.errors import Told
from msp_desk.values.plan_content import PlanContent

_SIGNS = {
    ChangeKind.ADDED: ("plus", Tone.GOOD),
    ChangeKind.REMOVED: ("minus", Tone.BAD),
    ChangeKind.CHANGED: ("pen-line", Tone.ACCENT),
    ChangeKind.REORDERED: ("chevrons-up-down", Tone.TEXT2),
}
#: Nobody reads more of them on a screen.
_MOST = 300


class ChangesPane(QWidget):
    """Two choices, of what and with what; at first the draft with the version published last."""

    def __init__(self, around: Surroundings) -> None:
        super().__init__()
        self._around, self._words = around, around.words
        self._seen: PlanSeen | None = None
        self._after: UUID | None = None
        self._before: UUID | None = None
        t = self._words.t
        self._choices = row(gap=8)
        self._told = Label("", Voice.SECOND)
        self.list = Canvas(gap=7, margins=(0, 0, 12, 0))
        self._stage = Stage(self._words, ScrollArea(self.list))
        title = column(Label(t("What changed"), Voice.NAME), self._told, gap=2)
        head = row(title, self._choices, gap=12, margins=(0, 0, 6, 0))
        head.setStretch(0, 1)
        layout = column(head, self._stage, gap=10)
        layout.setStretch(1, 1)
        self.setLayout(layout)
        self.after: ChoiceEditor | None = None
        self.before: ChoiceEditor | None = None

    def show_seen(self, seen: PlanSeen) -> None:
        """Show what changed in this plan."""
        keys = {v.key for v in seen.versions}
        if self._seen is None or self._seen.plan.key != seen.plan.key:
            self._after, self._before = None, None
        self._seen = seen
        self._after = self._after if self._after in keys else None
        self._before = self._before if self._before in keys else seen.plan.version_key
        self._offer(seen)
        self._show()

    def compare_version(self, version: UUID) -> None:
        """What this version changed in the one before it."""
        if self._seen is None:
            return
        keys = [v.key for v in self._seen.versions]
        place = keys.index(version)
        if place + 1 < len(keys):
            self._after, self._before = version, keys[place + 1]
            self._offer(self._seen)
            self._show()

    def _offer(self, seen: PlanSeen) -> None:
        words, t = self._words, self._words.t
        emptied(self._choices)
        if not seen.versions:
            return
        versions: list[tuple[object, str]] = [
            (v.key, t("Version %(number)d, %(day)s", number=v.number, day=words.day(v.published_on)))
            for v in seen.versions
        ]
        self.after = ChoiceEditor(t("What is compared"), [(_DRAFT, t("The draft")), *versions])
        self.before = ChoiceEditor(t("With what it is compared"), versions)
        self.after.set_value(self._after or _DRAFT)
        self.before.set_value(self._before)
        for item in (self.after, Label(t("against"), Voice.SECOND), self.before):
            self._choices.addWidget(item)
        self.after.edited.connect(self._choose)
        self.before.edited.connect(self._choose)
        self.setFocusProxy(self.before)

    @Slot()
    def _choose(self) -> None:
        if self.after is not None and self.before is not None:
            after, before = self.after.value(), self.before.value()
            self._after = after if isinstance(after, UUID) else None
            self._before = before if isinstance(before, UUID) else None
            self._show()

    def _show(self) -> None:
        if self._seen is None:
            return
        t = self._words.t
        if self._before is None:
            about = t("Once a version is published, this tells what the draft says otherwise than it.")
            self._told.setText("")
            self._stage.show_empty(EmptyState(t("Nothing to compare with yet"), about, "columns-2"))
            return
        try:
            changes = compare(self._content(self._before), self._content(self._after))
        except Told as why:
            self._stage.show_error(self._words.say(why.phrase))
            return
        self._told.setText(self._words.n("%(n)d change", "%(n)d changes", len(changes)) if changes else "")
        if not changes:
            about = t("Both say the same, word by word.")
            self._stage.show_empty(EmptyState(t("No difference"), about, "circle-check"))
            return
        self._fill(changes)
        self._stage.show_content()

    def _fill(self, changes: Sequence[PlanChange]) -> None:
        words, blocks = self._words, list[Block]()
        section = None
        for change in changes[:_MOST]:
            if change.section is not section:
                blocks += [Space(6)] if section is not None else []
                section = change.section
                blocks.append(Plain(section_told(section, words), Voice.GROUP))
            icon, tone = _SIGNS[change.kind]
            blocks.append(Rich(Span(change_told(change, words), Voice.TEXT), icon=icon, tone=tone))
        if len(changes) > _MOST:
            more = words.n("and %(n)d more", "and %(n)d more", len(changes) - _MOST)
            blocks.append(Plain(more, Voice.THIRD))
        self.list.show_blocks(blocks)

    def _content(self, version: UUID | None) -> PlanContent:
        if version is None and self._seen is not None:
            return self._seen.content
        if self._seen is not None and self._seen.last is not None and version == self._seen.plan.version_key:
            return self._seen.last.content
        if version is None:
            raise ValueError("there is nothing to compare")
        return self._around.desk.ask(version_document, version).content


_DRAFT = "draft"
