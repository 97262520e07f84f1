"""The fields of a position, in its own form and in that of the person who holds it; the level goes along with the title."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, Slot

from msp_desk.i18n.words import Words
from msp_desk.rules.levels import level_along
from msp_desk.ui.forms.choice_fields import Choice
from msp_desk.ui.forms.field import Field
from msp_desk.ui.forms.finders import Seats
from msp_desk.ui.forms.form import Form
from msp_desk.ui.forms.pick_fields import Pick
from msp_desk.ui.forms.text_fields import Lines, Text
from msp_desk.values.enums import Level


def seat_fields(words: Words, seats: Seats, *, required: bool = False) -> list[Field]:
    """Title, unit, level, boss, and what to contact it for."""
    t = words.t
    return [
        Text("title", t("Position"), required=required, suggestions=seats.vacant_titles(), placeholder=t("title, as on their card")),
        Text("unit", t("Unit"), placeholder=t("department or area")),
        Choice("level", t("Level"), words_of=Level, optional=True, none=t("as the title says"), hint=t("Proposed from the title"), width=190),
        Pick("reports_to_key", t("Reports to"), lookup=seats.lookup, name_of=seats.name_of, placeholder=t("a position of the same organisation")),
        Lines("contact_for", t("Contact for"), rows=2, placeholder=t("what one turns to this position for")),
    ]  # fmt: skip


class LevelFollows(QObject):
    """Keeps the level of a form in step with its title."""

    def __init__(self, form: Form[Any]) -> None:
        super().__init__(form)
        self._form = form
        self._title: str = form.draft().title
        form.draft_changed.connect(self._follow)

    @Slot(object)
    def _follow(self, draft: Any) -> None:
        before, self._title = self._title, draft.title
        if draft.title == before:
            return
        level = level_along(draft.level, before, draft.title)
        if level is not draft.level:
            editor = self._form.editor("level")
            editor.set_value(level)
            editor.edited.emit()
