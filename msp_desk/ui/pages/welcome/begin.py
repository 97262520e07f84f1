"""The first screen: three fields for a new desk, a look around the sample firm, or a desk that is there already."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from msp_desk.i18n.words import Words
from msp_desk.ui.ask import Ask
from msp_desk.ui.fonts import Voice
from msp_desk.ui.forms.field import mark_wrong
from msp_desk.ui.pages.welcome.entrance import Beginning, Entrance, RecentDesk
from msp_desk.ui.pages.welcome.recents import Recents
from msp_desk.ui.pages.welcome.screen import WIDTH, Screen, Sign, labelled
from msp_desk.ui.parts.buttons import Button, primary, quiet
from msp_desk.ui.parts.cards import Card, Notice
from msp_desk.ui.parts.choices import Segment, SegmentedChoice
from msp_desk.ui.parts.labels import Label
from msp_desk.ui.parts.layouts import column, holder, row
from msp_desk.values.enums import Language
from msp_desk.values.phrases import Phrase

#: Each in its own language: whoever needs to change it cannot read the other.
LANGUAGES = ((Language.ENGLISH, "English"), (Language.SPANISH, "Español"))
DESKS = ("*.mspdesk",)


class BeginScreen(QWidget):
    """Says `wanted` with a Beginning, `opened` with the path of a desk, `forgotten` likewise, `spoken` with a language."""

    wanted = Signal(object)
    opened = Signal(object)
    forgotten = Signal(object)
    spoken = Signal(object)

    def __init__(self, words: Words, ask: Ask, entrance: Entrance, typed: Beginning) -> None:
        super().__init__()
        self._words, self._ask, self._entrance = words, ask, entrance
        self._path = typed.path
        self.firm = _line(words.t("Your firm"), typed.firm)
        self.me = _line(words.t("Your name"), typed.me)
        segments = [Segment(language, name) for language, name in LANGUAGES]
        self.language = SegmentedChoice(words.t("Language"), segments, words.language)
        self.begin_button = primary(words.t("Begin"))
        self.sample_button = quiet(words.t("Look around the sample firm"), icon="sparkles")
        self.open_button = Button(words.t("Open a desk…"), icon="folder-open")
        self._place = Label("", Voice.THIRD)
        self._change = quiet(words.t("Change…"), small=True)
        self._doubt = column(gap=0)
        self._build(self._entrance.recent())
        self._wire()
        self._show_place()

    def typed(self) -> Beginning:
        """What is typed so far."""
        language = self.language.value()
        spoken = language if isinstance(language, Language) else self._words.language
        return Beginning(self.firm.text().strip(), self.me.text().strip(), spoken, path=self._path)

    def _build(self, recents: tuple[RecentDesk, ...]) -> None:
        t = self._words.t
        place = row(self._place, self._change, gap=4)
        place.setStretch(0, 1)
        form = Card(
            Label(t("A new desk"), Voice.HEADING),
            labelled(t("Your firm"), self.firm),
            labelled(t("Your name"), self.me),
            labelled(t("Language"), holder(row(self.language, None))),
            place,
            self._doubt,
            2,
            row(self.begin_button, None, self.sample_button),
            gap=12,
            margins=(18, 16, 18, 16),
        )
        about = t(
            "Who is who at each client, what was said and promised, and whom to call next. In one encrypted file of yours."
        )
        if not recents:
            items: list[QWidget] = [
                form,
                holder(row(Label(t("You have one already?"), Voice.SECOND), self.open_button, None)),
            ]
            screen = Screen(t("Welcome to MSP Desk"), about, *items, sign=Sign())
        else:
            self.recents = Recents(self._words, recents)
            self.recents.opened.connect(self.opened)
            self.recents.forgotten.connect(self.forgotten)
            yours = Card(
                Label(t("Your desks"), Voice.HEADING), self.recents, None, row(self.open_button, None),
                gap=8, margins=(18, 16, 18, 16),
            )  # fmt: skip
            both = row(yours, form, gap=16)
            both.setStretch(0, 1)
            both.setStretch(1, 1)
            screen = Screen(t("Welcome to MSP Desk"), about, holder(both), sign=Sign(), width=2 * WIDTH - 60)
        self.setLayout(column(screen))
        first = self.recents if recents else self.firm
        self.setFocusProxy(first)

    def _wire(self) -> None:
        self.begin_button.clicked.connect(self._begin)
        self.me.returnPressed.connect(self._begin)
        self.firm.returnPressed.connect(self.me.setFocus)
        self.firm.textEdited.connect(self._show_place)
        self.sample_button.clicked.connect(self._look_around)
        self.open_button.clicked.connect(self._open)
        self.language.picked.connect(self.spoken)
        self._change.clicked.connect(self._choose_place)

    @Slot()
    def _show_place(self) -> None:
        mark_wrong(self.firm, False)
        path = self._path or self._entrance.place_for(self.firm.text().strip())
        self._place.setText(self._words.t("Kept in %(folder)s", folder=path.parent))
        while (old := self._doubt.takeAt(0)) is not None:
            if (widget := old.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        doubt = self._entrance.doubt_about(path)
        if doubt is not None:
            self._doubt.addWidget(Notice("", self._words.say(doubt)))

    @Slot()
    def _begin(self) -> None:
        for field in (self.me, self.firm):
            missing = not field.text().strip()
            mark_wrong(field, missing)
            if missing:
                field.setFocus()
        if self.firm.text().strip() and self.me.text().strip():
            self.wanted.emit(self.typed())

    @Slot()
    def _look_around(self) -> None:
        self.wanted.emit(Beginning(language=self.typed().language, sample=True))

    @Slot()
    def _open(self) -> None:
        found = self._ask.open_files(Phrase("Open a desk"), DESKS, several=False)
        if found:
            self.opened.emit(found[0])

    @Slot()
    def _choose_place(self) -> None:
        proposed = self._path or self._entrance.place_for(self.firm.text().strip())
        found = self._ask.save_file(Phrase("Where to keep the new desk"), str(proposed), DESKS)
        if found is not None:
            self._path = found if found.suffix else Path(f"{found}.mspdesk")
            self._show_place()


def _line(name: str, text: str) -> QLineEdit:
    made = QLineEdit(text)
    made.setAccessibleName(name)
    made.setMaxLength(200)
    return made
