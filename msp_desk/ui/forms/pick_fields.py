"""Fields that point at somebody or something: a few letters find it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView

from msp_desk.i18n.words import Words
from msp_desk.ui.forms.field import Editor, Field, mark_wrong
from msp_desk.ui.parts.layouts import column
from msp_desk.ui.parts.popups import BETWEEN, PopupDelegate
from msp_desk.values.phrases import Phrase

_OPTION = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class Option:
    """Something that can be picked: its key, its name, and a word to tell it from its namesakes; a sign, if it is nobody."""

    key: object
    text: str
    detail: str = ""
    icon: str = ""


#: What fits the typed letters, best first; with nothing typed, what is most likely wanted.
Lookup = Callable[[str], Sequence[Option]]


def nothing_fits(text: str) -> Sequence[Option]:
    """Where there is nothing to pick from."""
    return ()


class Finder(QLineEdit):
    """A line in which a few letters find something; Enter takes the one marked in the list, else the first."""

    found = Signal(object)
    typed = Signal(str)

    def __init__(self, name: str, lookup: Lookup, placeholder: str = "") -> None:
        super().__init__()
        self._lookup = lookup
        self._options = QStandardItemModel(self)
        self._completer: QCompleter | None = None
        self._popup: QListView | None = None
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.textEdited.connect(self._offer)

    def _list(self) -> QListView:
        """What offers; made when it first does, since most lines of a form are never typed into."""
        if self._popup is None:
            self._completer = made = QCompleter(self._options, self)
            made.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
            made.setMaxVisibleItems(9)
            made.setWidget(self)
            self._popup = popup = QListView()
            made.setPopup(popup)
            popup.setProperty("popup", True)
            popup.setItemDelegate(PopupDelegate(popup))
            made.activated[QModelIndex].connect(self._take)  # type: ignore[index] # overloaded
        return self._popup

    def fitting(self, text: str) -> Sequence[Option]:
        """What some letters find."""
        return self._lookup(text)

    def _offers(self) -> bool:
        """Whether the list is open."""
        return self._popup is not None and self._popup.isVisible()

    def event(self, event: QEvent, /) -> bool:
        """Esc closes the list that is open, and not the panel or page around."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
            and self._offers()
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        """Down opens the list without a letter; Enter takes what is marked there, else the first that fits the text."""
        if event.key() == Qt.Key.Key_Escape and self._offers():
            self._list().hide()
            return
        if event.key() == Qt.Key.Key_Down:
            self._offer(self.text())
            return
        entered = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers()
        if entered and self._offers():
            # The completer leaves the list open when the line takes the key.
            popup = self._list()
            marked = popup.currentIndex()
            popup.hide()
            self._take(marked)
            return
        if entered and self.text():
            options = self._lookup(self.text())
            if options:
                self.found.emit(options[0])
                return
        super().keyPressEvent(event)

    @Slot(str)
    def _offer(self, text: str) -> None:
        self.typed.emit(text)
        self._options.clear()
        for option in self._lookup(text):
            item = QStandardItem(BETWEEN.join(t for t in (option.text, option.detail) if t))
            item.setData(option, _OPTION)
            item.setEditable(False)
            self._options.appendRow(item)
        if not self._options.rowCount():
            if self._offers():
                self._list().hide()
            return
        popup, completer = self._list(), self._completer
        if completer is not None:
            completer.complete()
            popup.setCurrentIndex(completer.completionModel().index(0, 0))

    @Slot(QModelIndex)
    def _take(self, index: QModelIndex) -> None:
        option = index.data(_OPTION)
        if isinstance(option, Option):
            self.found.emit(option)


class PickEditor(Editor):
    """One thing that is pointed at, or nothing."""

    def __init__(self, name: str, lookup: Lookup, name_of: Callable[[object], str], placeholder: str) -> None:
        super().__init__()
        self._name_of = name_of
        self._key: object = None
        self._text = ""
        self.finder = Finder(name, lookup, placeholder)
        self.setLayout(column(self.finder))
        self.setFocusProxy(self.finder)
        self.finder.found.connect(self._found)
        self.finder.typed.connect(self._typed)
        self.finder.editingFinished.connect(self._left)

    def value(self) -> object:
        """The key of what is picked."""
        return self._key

    def set_value(self, value: object) -> None:
        """Show what is picked."""
        if value != self._key or value is None:
            self._show(value, "" if value is None else self._name_of(value))

    def problem(self) -> Phrase | None:
        """Letters that were not turned into a choice."""
        if self.finder.text().strip() and self._key is None:
            return Phrase("Choose one from the list.")
        return None

    def set_wrong(self, wrong: bool) -> None:
        """Look wrong, or right again."""
        mark_wrong(self.finder, wrong)

    def _show(self, key: object, text: str) -> None:
        self._key, self._text = key, text
        self.finder.setText(text)
        self.finder.setCursorPosition(0)

    @Slot(object)
    def _found(self, option: Option) -> None:
        self._show(option.key, option.text)
        self.edited.emit()

    @Slot()
    def _left(self) -> None:
        """Letters that fit one alone are that one."""
        text = self.finder.text()
        fitting = self.finder.fitting(text) if self._key is None and text.strip() else ()
        if len(fitting) == 1:
            self._found(fitting[0])

    @Slot(str)
    def _typed(self, text: str) -> None:
        if text != self._text:
            self._key = None
            self.edited.emit()


@dataclass(frozen=True, slots=True)
class Pick(Field):
    """The key of one person, client or position, or None."""

    lookup: Lookup = nothing_fits
    name_of: Callable[[object], str] = str
    placeholder: str = ""

    def editor(self, words: Words) -> Editor:
        """A new editor for it."""
        return PickEditor(self.label, self.lookup, self.name_of, self.placeholder)
