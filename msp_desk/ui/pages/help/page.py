"""The Help page: the chapters of the guide at the left, the one that is read at the right."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtWidgets import QWidget

from msp_desk.ui.fonts import Voice
from msp_desk.ui.pages.help.guide import Found, find, read_guide
from msp_desk.ui.pages.help.view import GuideView
from msp_desk.ui.parts.cards import Card, Divider
from msp_desk.ui.parts.keys import bind
from msp_desk.ui.parts.labels import Label
from msp_desk.ui.parts.layouts import column, holder, row
from msp_desk.ui.parts.search_field import SearchField
from msp_desk.ui.parts.states import EmptyState, Stage
from msp_desk.ui.surroundings import Surroundings
from msp_desk.ui.tables.lines import Line
from msp_desk.ui.tables.row_list import RowList

_GUIDE = "guide"
_CHAPTERS = 300


class HelpPage(QWidget):
    """Opens at the chapter read last; Esc leads back to where one came from."""

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._around, self._words = around, around.words
        self._guide = around.resources / _GUIDE
        self._chapters = read_guide(self._guide, around.words.language.value)
        self._build()
        self._wire()
        self._fill("")
        QTimer.singleShot(0, self, self._show_current)

    def arrive(self) -> None:
        """The list takes the keys."""
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_chapter(self, name: str, anchor: str = "") -> None:
        """Go to a chapter by the name of its file; a name that is none of ours is not followed."""
        chapter = next((c for c in self._chapters if c.name == name.rpartition("/")[2]), None)
        if chapter is None:
            return
        if not self.list.choose(chapter.name, quietly=True):
            self.search.clear()
            self.list.choose(chapter.name, quietly=True)
        self.text.show_chapter(chapter, anchor)

    def _build(self) -> None:
        t = self._words.t
        self.search = SearchField(t("Search the guide"), "Ctrl+F")
        self.list = RowList(t("Chapters"))
        self.text = GuideView(self._guide, self._around.open_url, self._around.theme)
        self._read = Stage(self._words, self.text)
        head = holder(column(self.search, margins=12))
        left = Card(head, Divider(), holder(column(self.list, margins=8)), gap=0, margins=0)
        left.body.setStretch(2, 1)
        left.setFixedWidth(_CHAPTERS)
        right = Card(self._read, margins=1)
        body = row(left, right, gap=16)
        body.setStretch(1, 1)
        layout = column(row(Label(t("Help"), Voice.TITLE), None), body, gap=12, margins=(20, 16, 20, 16))
        layout.setStretch(1, 1)
        self.setLayout(layout)

    def _wire(self) -> None:
        self.search.asked.connect(self._search)
        self.search.moved_on.connect(self._move_on)
        self.list.chosen.connect(self._show)
        self.list.opened.connect(self._show)
        self.text.chapter_asked.connect(self.show_chapter)
        bind(self, "Ctrl+F", self.search.setFocus)

    @Slot(str)
    def _search(self, text: str) -> None:
        """The chapters that have what is typed; the first of them is shown."""
        self._fill(text)
        self._show_current()

    def _fill(self, text: str) -> None:
        found = find(self._chapters, text) if text.strip() else [Found(c, c.opening) for c in self._chapters]
        self.list.show_rows(found, _line)
        if text.strip() or self.list.current_row() is None:
            self.list.choose_first(quietly=True)

    @Slot()
    def _show_current(self) -> None:
        t, found = self._words.t, self.list.current_row()
        if found is not None:
            self._read.show_content()
            self._show(found)
        elif self._chapters:
            about = t("No chapter of the guide has these words. Try fewer, or others.")
            self._read.show_empty(EmptyState(t("Nothing found"), about, "search"))
        else:
            about = t(
                "The guide is missing from this installation. Install the program again to have it back."
            )
            self._read.show_error(about)

    @Slot()
    def _move_on(self) -> None:
        self.list.setFocus(Qt.FocusReason.TabFocusReason)

    @Slot(object)
    def _show(self, found: Found | None) -> None:
        if found is None:
            return
        self.text.show_chapter(found.chapter)
        words = self.search.text().split()
        if words:
            self.text.mark(words)


def _line(found: Found) -> Line:
    return Line(found.chapter.name, found.chapter.title, second=found.excerpt)
