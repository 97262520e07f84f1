"""The region of our country whose public holidays count: picked by its name, from what is known of that country."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from msp_desk.i18n.words import Words
from msp_desk.ui.forms.code_fields import CodeEditor
from msp_desk.ui.forms.field import Editor, Field
from msp_desk.ui.forms.pick_fields import Option
from msp_desk.values.folding import fold

_MOST_OFFERED = 60


class RegionEditor(CodeEditor):
    """Holds a region's code; which there are is told it later, for finding them out takes a moment."""

    def __init__(self, name: str, placeholder: str) -> None:
        self._names: Mapping[str, str] = {}
        super().__init__(name, self._fitting, self._name, placeholder)

    def offer(self, names: Mapping[str, str]) -> None:
        """These are the regions, by code; the one that is picked shows its name."""
        self._names, picked = names, self.value()
        if picked:
            super().set_value(None)
            super().set_value(picked)

    def _fitting(self, text: str) -> Sequence[Option]:
        begun = fold(text).strip()
        named = sorted((fold(name), name, code) for code, name in self._names.items())
        fitting = [n for n in named if begun in n[0] or begun == n[2].lower()]
        fitting.sort(key=lambda n: not n[0].startswith(begun))
        return [Option(code, name) for _, name, code in fitting[:_MOST_OFFERED]]

    def _name(self, code: object) -> str:
        return self._names.get(str(code), str(code))


@dataclass(frozen=True, slots=True)
class Region(Field):
    """A region's code; empty where none counts."""

    placeholder: str = ""

    def editor(self, words: Words) -> Editor:
        """A new editor for it."""
        return RegionEditor(self.label, self.placeholder)
