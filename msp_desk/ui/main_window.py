"""The window: side bar, top bar and the pages, which it is given and knows nothing of."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, Signal, Slot
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QWidget

from msp_desk.i18n.words import Words
from msp_desk.ui.navigation import PageSpec, SideBar
from msp_desk.ui.pages.shortcuts.sheet import Keys, ShortcutSheet, window_keys
from msp_desk.ui.parts.keys import bind
from msp_desk.ui.parts.layouts import column, holder, row
from msp_desk.ui.parts.panels import Overlay, SidePanel
from msp_desk.ui.parts.toasts import Toast
from msp_desk.ui.placing import FIRST_SIZE, SMALLEST
from msp_desk.ui.theme import PANEL
from msp_desk.ui.top_bar import TopBar

_SHEET_WIDTH = 1160
# Heights that follow from widths are asked for in a second round. What is shown for the first time updates itself later.
_BEFORE_PAINTING = tuple(
    int(kind.value)
    for kind in (QEvent.Type.LayoutRequest, QEvent.Type.LayoutRequest, QEvent.Type.UpdateLater)
)


class MainWindow(QMainWindow):
    """What is asked for by keys and buttons is said by signals; the composition root answers them."""

    search_asked = Signal()
    log_asked = Signal()
    me_asked = Signal()
    help_asked = Signal()
    undo_asked = Signal()
    redo_asked = Signal()
    files_dropped = Signal(object)
    page_shown = Signal(str)
    closing = Signal()

    def __init__(self, words: Words, firm: str, me: str, pages: Sequence[PageSpec], foot: str = "") -> None:
        super().__init__()
        self._words = words
        self._specs = {p.name: p for p in pages}
        self._made: dict[str, QWidget] = {}
        self._trail: list[str] = []
        self.side_bar = SideBar(words, firm, pages, foot)
        self.top_bar = TopBar(words, me)
        self._stack = QStackedWidget()
        self._right = column(self.top_bar, self._stack, gap=0)
        self._right.setStretch(1, 1)
        self.setCentralWidget(holder(row(self.side_bar, holder(self._right), gap=0)))
        self.panel = SidePanel(words, self._stack)
        self.toast = Toast(words, self._stack)
        self._sheet: Overlay | None = None
        self.name_owner(firm, me)
        self.setMinimumSize(*SMALLEST)
        self.resize(*FIRST_SIZE)
        self.setAcceptDrops(True)
        self._wire()

    def go(self, name: str) -> QWidget:
        """Show a page, made now if it was not yet."""
        page = self.page(name)
        if self.current() != name or self._stack.currentWidget() is not page:
            self._trail = [*[n for n in self._trail if n != name], name]
            self._stack.setCurrentWidget(page)
            self.side_bar.mark(name)
            self.panel.raise_()
            self.toast.raise_()
            self.page_shown.emit(name)
        arrive = getattr(page, "arrive", None)
        if arrive is not None:
            arrive()
        return page

    def page(self, name: str) -> QWidget:
        """A page, made now if it was not yet."""
        if name not in self._made:
            self._made[name] = self._specs[name].factory()
            self._stack.addWidget(self._made[name])
        return self._made[name]

    def current(self) -> str:
        """The name of the page that is shown."""
        return self._trail[-1] if self._trail else ""

    def name_owner(self, firm: str, me: str) -> None:
        """Whose desk it is and who sits at it; the window is there before that is known."""
        self.side_bar.firm.setText(firm)
        self.top_bar.me.show_name(me)
        self.setWindowTitle(f"{firm} – MSP Desk" if firm else "MSP Desk")

    def show_banner(self, banner: QWidget) -> None:
        """Say something above every page for as long as it holds."""
        self._right.insertWidget(1, banner)

    def open_panel(self, title: str, content: QWidget, width: int = PANEL) -> None:
        """Show a form at the right."""
        self.panel.open_panel(title, content, width)

    @Slot()
    def close_panel(self) -> None:
        """Put the form away."""
        self.panel.close_panel()

    def tell(self, text: str, on_undo: Callable[[], object] | None = None) -> None:
        """What was done, with the way back."""
        self.toast.tell(text, on_undo)

    def warn(self, text: str) -> None:
        """What could not be done, and why."""
        self.toast.warn(text)

    @Slot()
    def back(self) -> None:
        """Close what is open; else the page before."""
        for overlay in self.findChildren(Overlay):
            if overlay.isVisible():
                overlay.close_overlay()
                return
        if self.panel.is_open():
            self.close_panel()
            return
        leave = getattr(self._stack.currentWidget(), "leave", None)
        if leave is not None and leave():
            return
        if len(self._trail) > 1:
            self._trail.pop()
            self.go(self._trail[-1])

    @Slot()
    def show_shortcuts(self) -> None:
        """All keys on one card."""
        if self._sheet is None:
            self._sheet = Overlay(self, self._shortcut_sheet(), _SHEET_WIDTH)
        self._sheet.open_overlay()

    def dragEnterEvent(self, event: QDragEnterEvent, /) -> None:
        """Files may be dropped anywhere."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent, /) -> None:
        """Say which files were dropped."""
        paths = [Path(u.toLocalFile()) for u in event.mimeData().urls() if u.isLocalFile()]
        if paths:
            self.files_dropped.emit(paths)
            event.acceptProposedAction()

    def event(self, event: QEvent, /) -> bool:
        """What is new is laid out before it is painted: else it would be painted twice, at first in the wrong place."""
        if event.type() == QEvent.Type.UpdateRequest:
            for due in _BEFORE_PAINTING:
                QCoreApplication.sendPostedEvents(None, due)
        return super().event(event)

    def closeEvent(self, event: QCloseEvent, /) -> None:
        """Let others put their things in order."""
        self.closing.emit()
        super().closeEvent(event)

    def _wire(self) -> None:
        self.side_bar.picked.connect(self.go)
        self.top_bar.search_asked.connect(self.search_asked)
        self.top_bar.log_asked.connect(self.log_asked)
        self.top_bar.me_asked.connect(self.me_asked)
        bind(self, "Ctrl+K", self.search_asked.emit, everywhere=True)
        bind(self, "Ctrl+L", self.log_asked.emit, everywhere=True)
        bind(self, "Ctrl+N", self._make_new, everywhere=True)
        bind(self, "Ctrl+Z", self.undo_asked.emit, everywhere=True)
        bind(self, "Ctrl+Shift+Z", self.redo_asked.emit, everywhere=True)
        bind(self, "F1", self.help_asked.emit, everywhere=True)
        bind(self, "Ctrl+/", self.show_shortcuts, everywhere=True)
        bind(self, "Esc", self.back, everywhere=True).setAutoRepeat(False)
        for spec in self._specs.values():
            if spec.shortcut:
                shortcut = bind(self, spec.shortcut, self._page_asked, everywhere=True)
                shortcut.setObjectName(spec.name)

    def _shortcut_sheet(self) -> QWidget:
        keys = [Keys(s.shortcut, s.title) for s in self._specs.values() if s.shortcut]
        return ShortcutSheet(self._words, window_keys(self._words, keys))

    @Slot()
    def _page_asked(self) -> None:
        self.go(self.sender().objectName())

    @Slot()
    def _make_new(self) -> None:
        make = getattr(self._stack.currentWidget(), "make_new", None)
        if make is not None:
            make()
