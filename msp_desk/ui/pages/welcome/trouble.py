"""The screen for whatever stands in the way of opening a desk: what is the matter, and what can be done now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from msp_desk.i18n.words import Words
from msp_desk.ui.pages.welcome.screen import Screen, Sign
from msp_desk.ui.parts.buttons import Button, Kind
from msp_desk.ui.parts.layouts import Flow, column, holder
from msp_desk.ui.theme import Tone
from msp_desk.values.backups import Backup, Restored
from msp_desk.values.errors import Blocked, Told
from msp_desk.values.locks import DamagedDesk, DeskInUse, NoDeskThere
from msp_desk.values.phrases import Phrase


class Way(Enum):
    """What a person can do about it."""

    LOCATE = "locate"
    FORGET = "forget"
    RESTORE = "restore"
    AGAIN = "again"
    FORCE = "force"
    OTHER = "other"
    OPEN = "open"
    BACK = "back"


_WORDS = {
    Way.LOCATE: (Phrase("Find it…"), "search"),
    Way.FORGET: (Phrase("Take it off the list"), "x"),
    Way.RESTORE: (Phrase("Restore the newest backup"), "archive-restore"),
    Way.AGAIN: (Phrase("Try again"), "refresh-cw"),
    Way.FORCE: (Phrase("Open it all the same"), ""),
    Way.OTHER: (Phrase("Open another desk…"), "folder-open"),
    Way.OPEN: (Phrase("Open the desk"), ""),
    Way.BACK: (Phrase("Back"), ""),
}


@dataclass(frozen=True, slots=True)
class Trouble:
    """What is the matter, in a title and sentences, and the ways out, the best first."""

    title: Phrase
    text: tuple[Phrase, ...]
    ways: tuple[Way, ...]
    icon: str = "circle-alert"
    tone: Tone = Tone.BAD


def trouble_of(error: Told, copies: Sequence[Backup], *, listed: bool) -> Trouble:
    """What a failed opening means for the person; `listed` says whether the desk is among those opened before."""
    restorable = (Way.RESTORE,) if copies else ()
    newest = (Phrase("Its newest backup is of %(at)s.", {"at": copies[0].made_at}),) if copies else ()
    if isinstance(error, NoDeskThere):
        return Trouble(
            Phrase("The desk is not there"),
            (error.phrase, *newest),
            (Way.LOCATE, *restorable, *((Way.FORGET,) if listed else ()), Way.BACK),
            "circle-help",
            Tone.WARN,
        )
    if isinstance(error, DeskInUse):
        return Trouble(
            Phrase("The desk is open elsewhere"),
            (error.phrase, Phrase("Opening it all the same is safe only where nobody works with it.")),
            (Way.AGAIN, Way.FORCE, Way.BACK),
            "lock",
            Tone.WARN,
        )
    if isinstance(error, DamagedDesk):
        alone = Phrase(
            "“%(file)s” is damaged, and this computer has no backup of it. If you keep a copy on another disk, open that one.",
            {"file": error.path},
        )
        return Trouble(
            Phrase("The desk is damaged"),
            (error.phrase, *newest) if copies else (alone,),
            (*restorable, Way.AGAIN, Way.OTHER, Way.BACK),
        )
    again = (Way.AGAIN,) if isinstance(error, Blocked) else ()
    return Trouble(
        Phrase("The desk could not be opened"),
        (error.phrase, *newest),
        (*again, *restorable, Way.OTHER, Way.BACK),
    )


def making_trouble(error: Told) -> Trouble:
    """That a new desk could not be made; what was typed is still there on the way back."""
    return Trouble(Phrase("The desk could not be made"), (error.phrase,), (Way.BACK,))


def restored_trouble(restored: Restored) -> Trouble:
    """That all is well again, and what may be missing."""
    aside = (
        (Phrase("The file as it was is kept as “%(file)s”.", {"file": restored.aside}),)
        if restored.aside is not None
        else ()
    )
    return Trouble(
        Phrase("The backup is in place"),
        (
            Phrase(
                "It is of %(at)s. What was saved after that is not in it.", {"at": restored.backup.made_at}
            ),
            *aside,
        ),
        (Way.OPEN, Way.BACK),
        "circle-check",
        Tone.GOOD,
    )


class TroubleScreen(QWidget):
    """Says `taken` with the way that the person takes."""

    taken = Signal(object)

    def __init__(self, words: Words, trouble: Trouble) -> None:
        super().__init__()
        self.trouble = trouble
        self.buttons: dict[Way, Button] = {}
        for place, way in enumerate(trouble.ways):
            said, icon = _WORDS[way]
            kind = Kind.PRIMARY if place == 0 else Kind.QUIET if way is Way.BACK else Kind.PLAIN
            self.buttons[way] = Button(words.say(said), Kind.DANGER if way is Way.FORCE else kind, icon=icon)
            self.buttons[way].clicked.connect(self._take)
        foot = holder(Flow(*self.buttons.values(), gap=8))
        text = " ".join(words.say(p) for p in trouble.text)
        screen = Screen(words.say(trouble.title), text, 4, foot, sign=Sign(trouble.icon, trouble.tone))
        self.setLayout(column(screen))
        self.setFocusProxy(next(iter(self.buttons.values())))

    def leave(self) -> None:
        """Esc: back, where that is a way out."""
        if Way.BACK in self.buttons:
            self.taken.emit(Way.BACK)

    @Slot()
    def _take(self) -> None:
        button = self.sender()
        way = next(way for way, each in self.buttons.items() if each is button)
        self.taken.emit(way)
