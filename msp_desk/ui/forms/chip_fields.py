"""Fields of several things, each a chip: people that a few letters find, and tags, which are only words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from msp_desk.i18n.words import Words
from msp_desk.ui import icons
from msp_desk.ui.fonts import Voice, metrics
from msp_desk.ui.forms.field import Editor, Field
from msp_desk.ui.forms.pick_fields import Finder, Lookup, Option, nothing_fits
from msp_desk.ui.parts.buttons import Pressable
from msp_desk.ui.parts.labels import tip
from msp_desk.ui.parts.layouts import Flow, column
from msp_desk.ui.parts.painting import begin, box, focus_ring, write
from msp_desk.ui.theme import RADIUS, Tone, ink, wash
from msp_desk.values.phrases import Phrase


class TakenChip(Pressable):
    """Something picked, with a cross that takes it back; so do Delete and Backspace."""

    dropped = Signal(object)

    def __init__(self, key: object, text: str) -> None:
        super().__init__(text)
        self.key = key
        self._text = text
        self.setToolTip(tip(text))
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._drop)

    def sizeHint(self) -> QSize:
        """As wide as the words."""
        return QSize(min(260, metrics(Voice.SMALL).horizontalAdvance(self._text) + 36), 22)

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        """Delete takes it back."""
        if event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self._drop()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent, /) -> None:
        """Draw chip and cross."""
        painter = begin(self)
        box(painter, self.rect(), 11, wash(Tone.ACCENT))
        room = QRect(10, 0, self.width() - 32, self.height())
        write(painter, room, self._text, Voice.SMALL, ink(Tone.ACCENT))
        icons.draw(
            painter, "x", self.width() - 20, 5, ink(Tone.ACCENT if self.underMouse() else Tone.TEXT3), 12
        )
        if self.ringed:
            focus_ring(painter, self.rect(), 11)

    @Slot()
    def _drop(self) -> None:
        self.dropped.emit(self.key)


class ChipsEditor(Editor):
    """Several things as chips, and a line for the next; the base of people and tags."""

    def __init__(self, name: str, lookup: Lookup, placeholder: str) -> None:
        super().__init__()
        self._keys: list[object] = []
        self._placeholder = placeholder
        self._flow = Flow(gap=4)
        self._wrong = False
        self.finder = Finder(name, lookup, placeholder)
        self.finder.setProperty("bare", True)
        self.finder.setMinimumWidth(64)
        self.finder.setFixedHeight(22)
        self.finder.installEventFilter(self)
        self.finder.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._flow.addWidget(self.finder)
        self.setLayout(column(self._flow, margins=(6, 4, 6, 4)))
        self.setFocusProxy(self.finder)
        self.setCursor(Qt.CursorShape.IBeamCursor)
        self.finder.found.connect(self._found)

    def value(self) -> object:
        """The keys, in the order in which they were picked."""
        return tuple(self._keys)

    def set_value(self, value: object) -> None:
        """Show these."""
        wanted = list(value) if isinstance(value, tuple) else []
        if wanted != self._keys:
            self._keys = wanted
            self._refill()

    def set_wrong(self, wrong: bool) -> None:
        """Look wrong, or right again."""
        self._wrong = wrong
        self.update()

    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        """The border is ours and follows the keyboard in the line; Backspace in the empty line takes the last back."""
        if event.type() in {QEvent.Type.FocusIn, QEvent.Type.FocusOut}:
            self.update()
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Backspace
            and not self.finder.text()
            and self._keys
        ):
            self._drop(self._keys[-1])
            return True
        return False

    def paintEvent(self, event: QPaintEvent, /) -> None:
        """Draw the field around chips and line."""
        tone = Tone.BAD if self._wrong else Tone.ACCENT if self.finder.hasFocus() else Tone.LINE
        box(begin(self), self.rect(), RADIUS, ink(Tone.SURFACE), ink(tone))

    def name_of(self, key: object) -> str:
        """What a chip says."""
        return str(key)

    def add(self, key: object) -> None:
        """One more."""
        if key not in self._keys:
            self._keys.append(key)
            self._refill()
            self.edited.emit()

    def _refill(self) -> None:
        while self._flow.count() > 1:
            item = self._flow.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.finder.setPlaceholderText("" if self._keys else self._placeholder)
        line = self._flow.takeAt(0)
        for key in self._keys:
            chip = TakenChip(key, self.name_of(key))
            chip.dropped.connect(self._drop)
            self._flow.addWidget(chip)
        if line is not None:
            self._flow.addItem(line)
        self._flow.invalidate()
        self.updateGeometry()

    @Slot(object)
    def _found(self, option: Option) -> None:
        self.add(option.key)
        self.finder.clear()
        QTimer.singleShot(0, self.finder, self.finder.clear)

    @Slot(object)
    def _drop(self, key: object) -> None:
        self._keys = [k for k in self._keys if k != key]
        self._refill()
        self.finder.setFocus()
        self.edited.emit()


class PickManyEditor(ChipsEditor):
    """Several people."""

    def __init__(self, name: str, lookup: Lookup, name_of: Callable[[object], str], placeholder: str) -> None:
        super().__init__(name, lookup, placeholder)
        self._name_of = name_of

    def name_of(self, key: object) -> str:
        """Their name."""
        return self._name_of(key)

    def problem(self) -> Phrase | None:
        """Letters that were not turned into a choice."""
        return Phrase("Choose one from the list.") if self.finder.text().strip() else None


class TagsEditor(ChipsEditor):
    """Words; Enter or a comma ends one."""

    def __init__(self, name: str, known: Sequence[str], placeholder: str) -> None:
        super().__init__(name, self._fitting, placeholder)
        self._known = tuple(known)
        self.finder.textEdited.connect(self._comma)
        self.finder.returnPressed.connect(self._take)
        self.finder.editingFinished.connect(self._take)

    def focusOutEvent(self, event: QFocusEvent, /) -> None:
        """A word that was begun counts."""
        self._take()
        super().focusOutEvent(event)

    def _fitting(self, text: str) -> Sequence[Option]:
        begun = text.strip().casefold()
        fitting = [Option(t, t) for t in self._known if begun in t.casefold() and t not in self._keys]
        return fitting[:9] if begun else ()

    @Slot(str)
    def _comma(self, text: str) -> None:
        if text.endswith((",", ";")):
            self.finder.setText(text[:-1])
            self._take()

    @Slot()
    def _take(self) -> None:
        tag = self.finder.text().strip()
        if tag:
            self.finder.clear()
            self.add(tag)


@dataclass(frozen=True, slots=True)
class PickMany(Field):
    """A tuple of keys, shown as chips."""

    lookup: Lookup = nothing_fits
    name_of: Callable[[object], str] = str
    placeholder: str = ""

    def editor(self, words: Words) -> Editor:
        """A new editor for it."""
        return PickManyEditor(self.label, self.lookup, self.name_of, self.placeholder)


@dataclass(frozen=True, slots=True)
class Tags(Field):
    """A tuple of words; `known` ones are offered."""

    known: Sequence[str] = ()
    placeholder: str = ""

    def editor(self, words: Words) -> Editor:
        """A new editor for it."""
        return TagsEditor(self.label, self.known, self.placeholder)
