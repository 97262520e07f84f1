"""What was put away on Today (snoozed, dropped, handed over), to bring it back."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from msp_desk.commands.reminders import bring_back
from msp_desk.i18n.words import Words
from msp_desk.queries.reminders import HiddenItem, hidden_items
from msp_desk.ui.cards.chooser import Chooser
from msp_desk.ui.cards.put_away import told
from msp_desk.ui.forms.pick_fields import Option
from msp_desk.ui.looks import REASON_ICON
from msp_desk.ui.surroundings import Surroundings
from msp_desk.values.enums import Reason
from msp_desk.values.errors import Refused, Told
from msp_desk.values.folding import fold
from msp_desk.values.phrases import Phrase
from msp_desk.values.reminders import ItemRef


class PutAway(QObject):
    """Shows it over the window; what is chosen comes back."""

    def __init__(self, around: Surroundings, owner: QWidget) -> None:
        super().__init__(owner)
        self._around, self._owner = around, owner

    @Slot()
    def open_list(self, *_: object) -> None:
        """Ask for it, and offer it."""
        words = self._around.words
        try:
            found = self._around.desk.ask(hidden_items, self._around.today(), self._around.clock())
            if not found:
                raise Refused("Nothing is put away.")
        except Told as why:
            self._around.desk.refused.emit(why)
            return
        title, text = (
            words.t("What was put away"),
            words.t("Enter brings it back, as if nothing had been done with it."),
        )
        chooser = Chooser(self._owner, words, title, text, _Found(found, words))
        chooser.picked.connect(self._bring_back)
        chooser.open_chooser()

    @Slot(object)
    def _bring_back(self, ref: ItemRef) -> None:
        self._around.desk.attempt(Phrase("Bring a reminder back"), bring_back, ref)


class _Found:
    """Finds what was put away by a few letters of whom or what it is about."""

    def __init__(self, found: tuple[HiddenItem, ...], words: Words) -> None:
        self._options = [_option(item, words) for item in found]

    def __call__(self, text: str) -> list[Option]:
        wanted = fold(text)
        return [o for o in self._options if wanted in fold(f"{o.text} {o.detail}")]


def _option(item: HiddenItem, words: Words) -> Option:
    name = item.name or item.client or words.term(item.ref.reason)
    where = item.client if item.client != name else ""
    about = (*(words.say(p) for p in told(item)), words.term(item.ref.reason), where)
    sign = "" if item.ref.reason is Reason.CHECK_IN else REASON_ICON[item.ref.reason]
    return Option(item.ref, name, " · ".join(filter(None, about)), sign)
