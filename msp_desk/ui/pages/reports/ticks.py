"""A field in which any of a few things are ticked, in two columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QGridLayout

from msp_desk.i18n.words import Words
from msp_desk.ui.forms.field import Editor, Field
from msp_desk.ui.parts.checks import CheckBox

_COLUMNS = 2


class TicksEditor(Editor):
    """Gives the ticked ones as a frozen set."""

    def __init__(self, name: str, options: Sequence[tuple[object, str]]) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.boxes = {value: CheckBox(text) for value, text in options}
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        for place in range(_COLUMNS):
            grid.setColumnStretch(place, 1)
        lines = -(-len(self.boxes) // _COLUMNS)
        for place, box in enumerate(self.boxes.values()):
            grid.addWidget(box, place % lines, place // lines, Qt.AlignmentFlag.AlignLeft)
            box.clicked.connect(self._clicked)
        self.setLayout(grid)
        self.setFocusProxy(next(iter(self.boxes.values())))

    def value(self) -> object:
        """What is ticked."""
        return frozenset(value for value, box in self.boxes.items() if box.isChecked())

    def set_value(self, value: object) -> None:
        """Tick these."""
        ticked = value if isinstance(value, frozenset) else frozenset()
        for each, box in self.boxes.items():
            box.setChecked(each in ticked)

    @Slot()
    def _clicked(self) -> None:
        self.edited.emit()


@dataclass(frozen=True, slots=True)
class Ticks(Field):
    """Any of given values, each with its words."""

    options: Sequence[tuple[object, str]] = ()

    def editor(self, words: Words) -> Editor:
        """A new editor for it."""
        return TicksEditor(self.label, self.options)
