"""The field that says, situation by situation, through which channel somebody is best reached."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QGridLayout

from msp_desk.i18n.words import Words
from msp_desk.ui.fonts import Voice
from msp_desk.ui.forms.choice_fields import ChoiceEditor
from msp_desk.ui.forms.field import Editor, Field
from msp_desk.ui.forms.text_fields import LineEditor
from msp_desk.ui.parts.labels import Label
from msp_desk.values.drafts import ChannelDraft
from msp_desk.values.enums import Channel, Situation


class SituationsEditor(Editor):
    """A line for each situation: the channel, or none, and a remark."""

    def __init__(self, words: Words, default: Mapping[Situation, Channel]) -> None:
        super().__init__()
        self._choices: dict[Situation, ChoiceEditor] = {}
        self._notes: dict[Situation, LineEditor] = {}
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(2, 1)
        for line, situation in enumerate(Situation):
            name, usual = words.term(situation), default.get(situation)
            none = words.t("%(channel)s, as the client", channel=usual) if usual else words.t("not said")
            options: list[tuple[object, str]] = [(None, none), *((c, words.term(c)) for c in Channel)]
            choice = ChoiceEditor(name, options)
            choice.setFixedWidth(150)
            note = LineEditor(words.t("%(situation)s: remark", situation=name), words.t("remark"))
            grid.addWidget(Label(name, Voice.SECOND), line, 0)
            grid.addWidget(choice, line, 1)
            grid.addWidget(note, line, 2)
            choice.edited.connect(self._edited)
            note.edited.connect(self._edited)
            self._choices[situation], self._notes[situation] = choice, note
        self.setLayout(grid)
        self.setFocusProxy(next(iter(self._choices.values())))

    def value(self) -> object:
        """The channels that are said."""
        chosen = ((s, c.value()) for s, c in self._choices.items())
        return tuple(
            ChannelDraft(s, c, str(self._notes[s].value())) for s, c in chosen if isinstance(c, Channel)
        )

    def set_value(self, value: object) -> None:
        """Show these channels."""
        known = {d.situation: d for d in value} if isinstance(value, tuple) else {}
        for situation, choice in self._choices.items():
            draft = known.get(situation)
            choice.set_value(draft.channel if draft else None)
            self._notes[situation].set_value(draft.note if draft else "")
            self._notes[situation].setEnabled(draft is not None)

    @Slot()
    def _edited(self) -> None:
        for situation, choice in self._choices.items():
            self._notes[situation].setEnabled(choice.value() is not None)
        self.edited.emit()


@dataclass(frozen=True, slots=True)
class Situations(Field):
    """A tuple of `ChannelDraft`, one a situation at most; `default` is what holds where nothing is said."""

    default: Mapping[Situation, Channel] = field(default_factory=dict)

    def editor(self, words: Words) -> Editor:
        """A new editor for it."""
        return SituationsEditor(words, self.default)
