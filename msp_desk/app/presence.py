"""Where the program is seen: in a window, in the tray, or both; it never runs where nobody can reach it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QApplication, QWidget

if TYPE_CHECKING:  # loaded after the window can be used
    from msp_desk.app.front import Front
    from msp_desk.app.reminding import Reminding
    from msp_desk.app.sitting import Sitting
    from msp_desk.app.tray import Tray
    from msp_desk.i18n.words import Words
    from msp_desk.rules.today import DueItem, Identity
    from msp_desk.ui.runner import Progress

WINDOW = "main"
#: So long after the first page the rest of the program may have its turn.
_SETTLE_MS = 1500
_LOOK_MS = 5000
#: A session that begins may be without its panel for a while.
_PANEL_MS = 15_000


class Presence(QObject):
    """One for the whole run; with `hidden`, no window is shown until somebody asks for one."""

    def __init__(self, app: QApplication, front: Front, *, hidden: bool) -> None:
        super().__init__(front)
        self._app, self._front, self._hidden, self._ended = app, front, hidden, False
        self.tray: Tray | None = None
        self.reminding: Reminding | None = None
        self.make_tray: Callable[[Words, QObject], Tray] = _system_tray
        self._told: Identity | None = None
        self._said = "", ""
        self._settling = _timer(self, _SETTLE_MS, self._load, once=True)
        self._looking = _timer(self, _LOOK_MS, self.look)
        self._panel = _timer(self, _PANEL_MS, self.be_reachable, once=True)

    def begin(self) -> None:
        """A window can be used, or waits for somebody: load what is beside it, soon."""
        if self.reminding is None and not self._settling.isActive():
            self._settling.start(0 if self._hidden else _SETTLE_MS)
        if self._hidden:
            self._panel.start()

    def show(self, window: QWidget) -> None:
        """A window may be seen, unless the program was started for the tray."""
        if not self._hidden:
            window.show()

    @Slot()
    def _load(self) -> None:
        """Load it in a thread: somebody may be typing."""
        if not self._ended:
            self._front.behind.runner.run(_load_what_reminds, self.settle)

    @Slot()
    def settle(self, *_: object) -> None:
        """Look for a tray, and begin to remind."""
        from msp_desk.app.reminding import Reminding
        from msp_desk.host import paths

        front = self._front
        if self.reminding is not None or self._ended:
            return
        made = Reminding(front.behind.runner, front.memory, paths.state_folder(), self)
        made.counted.connect(self._count)
        made.found.connect(self.tell)
        made.failed.connect(front.behind.hope.take)
        self.reminding = made
        self._looking.start()
        if self.tray is not None:
            self.follow(front.sitting)
        self.look()

    def follow(self, sitting: Sitting | None) -> None:
        """Another desk is open, or none; or the window speaks another language."""
        if self.tray is not None:  # without it nobody knows yet where to tell anything
            self.tray.speak(self._front.words)
            if self.reminding is not None:
                self.reminding.follow(sitting)

    def has_tray(self) -> bool:
        """Whether the desktop has one, as far as is known by now."""
        self._look_for_tray()
        return self.tray is not None and self.tray.is_there()

    @Slot()
    def heed(self) -> None:
        """The settings were changed."""
        self.look()
        if self.reminding is not None:
            self.reminding.look()

    @Slot()
    def look(self) -> None:
        """Panels come and go: be in one where there is one, and never nowhere."""
        from msp_desk.app.tray import tray_may_be_asked

        if self.tray is None and self._panel.isActive() and not tray_may_be_asked():
            return  # asked too early, Qt would never look again
        there = self.has_tray()
        kept = self._front.memory.settings
        if self.tray is not None:
            self.tray.show(
                shown=there and (kept.notify or kept.stay_in_tray or not _is_seen(self._front.window()))
            )
        if not there and not self._panel.isActive():
            self.be_reachable()

    @Slot()
    def be_reachable(self) -> None:
        """Nobody sees a window: where no tray is either, one stands in the task bar."""
        window = self._front.window()
        if self._ended or _is_seen(self._front.window()) or window is None or self.has_tray():
            return
        self._hidden = False
        window.showMinimized()

    @Slot()
    def close(self) -> None:
        """The window goes: keep where it was; stay in the tray where that is wished and possible, else end."""
        front = self._front
        if front.scene is not None:
            front.memory.keep_place(WINDOW, front.scene.geometry())
        if not (front.memory.settings.stay_in_tray and self.has_tray()) or self.tray is None:
            self._app.quit()
            return
        self.tray.show(shown=True)
        if not front.memory.settings.tray_explained:
            front.memory.keep(tray_explained=True)
            self._told = None
            title = front.words.t("MSP Desk goes on in the tray")
            self.tray.tell(title, front.words.t("Click its icon to open it; its menu has Quit."))

    def stop(self) -> None:
        """Be nowhere any more."""
        self._ended = True
        for timer in (self._settling, self._looking, self._panel):
            timer.stop()
        if self.reminding is not None:
            self.reminding.stop()
        if self.tray is not None:
            self.tray.show(shown=False)

    @Slot(str)
    def raise_window(self, call: str = "") -> None:
        """Somebody started us again, clicked our icon, or a number calls: come to the front."""
        window = self._front.window()
        self._hidden = False
        if window is None:
            return
        if window.isMinimized():
            window.showNormal()
        window.show()
        window.raise_()
        window.activateWindow()
        scene = self._front.scene
        if call and scene is not None and scene.wires is not None:
            scene.wires.search_for(call)

    @Slot(object)
    def tell(self, items: Sequence[DueItem]) -> None:
        """Tell what is due, once: from the tray, or in the window where there is none."""
        from msp_desk.rules.notices import digest

        words, told = self._front.words, digest(items)
        self._told = told.opens.identity
        self._said = str(words.value(told.title)), str(words.value(told.body))
        self.look()
        if self.tray is not None and self.tray.can_tell():
            self.tray.tell(*self._said)
        else:
            self._tell_in_window()

    @Slot()
    def _tell_in_window(self) -> None:
        """Unless somebody is looking at the list itself."""
        scene = self._front.scene
        if scene is not None and self._told is not None and not scene.shows_today():
            scene.remind(*self._said, self.show_told)

    @Slot()
    def show_told(self) -> None:
        """The window at Today, on the line that was told."""
        told, self._told = self._told, None
        self.raise_window()
        scene = self._front.scene
        if told is not None and scene is not None:
            scene.show_due(told)

    @Slot()
    def _show_today(self) -> None:
        self.raise_window()
        if self._front.scene is not None:
            self._front.scene.window.go("today")

    @Slot()
    def _log(self) -> None:
        self.raise_window()
        if self._front.scene is not None:
            self._front.scene.window.log_asked.emit()

    @Slot(int, bool, bool)
    def _count(self, waiting: int, late: bool, is_open: bool) -> None:
        if self.tray is not None:
            self.tray.count(waiting, is_open=is_open)

    def _look_for_tray(self) -> None:
        if self.tray is not None:
            return
        made = self.tray = self.make_tray(self._front.words, self)
        made.wanted.connect(self.raise_window)
        made.today_wanted.connect(self._show_today)
        made.log_wanted.connect(self._log)
        made.quit_wanted.connect(self._app.quit)
        made.told_clicked.connect(self.show_told)
        made.told_in_vain.connect(self._tell_in_window)
        self.follow(self._front.sitting)


def _is_seen(window: QWidget | None) -> bool:
    return window is not None and window.isVisible()


def _timer(parent: QObject, every: int, then: Callable[[], object], *, once: bool = False) -> QTimer:
    timer = QTimer(parent)
    timer.setInterval(every)
    timer.setSingleShot(once)
    timer.timeout.connect(then)
    return timer


def _load_what_reminds(_: Progress) -> None:
    """Without what is of Qt, whose modules are loaded on the main thread."""
    from msp_desk.host import told  # noqa: F401
    from msp_desk.queries import today  # noqa: F401
    from msp_desk.rules import notices  # noqa: F401

    if sys.platform.startswith("linux"):
        from msp_desk.host import session_bus  # noqa: F401


def _system_tray(words: Words, parent: QObject) -> Tray:
    from msp_desk.app.tray import SystemTray

    return SystemTray(words, parent)
