"""Our place in the desktop's tray: icon, menu and what is told from there."""

from __future__ import annotations

import sys

from PySide6.QtCore import QObject, QRectF, QSocketNotifier, Qt, Signal, Slot
from PySide6.QtDBus import QDBusConnection
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from msp_desk.i18n.words import Words
from msp_desk.ui import icons
from msp_desk.ui.theme import DARK, LIGHT

if sys.platform.startswith("linux"):
    from msp_desk.host.session_bus import Heard, SessionBus, session_bus

_SIZES = (16, 22, 24, 32, 44, 48, 64)
_TOLD_FOR_MS = 15_000
_NAME = "MSP Desk"
_WATCHER = "org.kde.StatusNotifierWatcher"
#: Some desktops read what is told as markup: a name that looks like a tag may not become one.
_NO_TAGS = str.maketrans("<>", "‹›")


class Tray(QObject):
    """What the program needs of a tray.

    `wanted`: the window; `today_wanted`, `log_wanted`: the window with that; `quit_wanted`: the end of the program;
    `told_clicked`: more about what was told last; `told_in_vain`: it was not shown.
    """

    wanted = Signal()
    today_wanted = Signal()
    log_wanted = Signal()
    quit_wanted = Signal()
    told_clicked = Signal()
    told_in_vain = Signal()

    def is_there(self) -> bool:
        """Whether the desktop has a tray, now."""
        raise NotImplementedError

    def show(self, *, shown: bool) -> None:
        """Be seen in it, or not."""
        raise NotImplementedError

    def speak(self, words: Words) -> None:
        """Another language."""
        raise NotImplementedError

    def count(self, waiting: int, *, is_open: bool) -> None:
        """How much waits on Today, and whether a desk is open at all."""
        raise NotImplementedError

    def can_tell(self) -> bool:
        """Whether the desktop shows notices, with a tray or without."""
        raise NotImplementedError

    def tell(self, title: str, text: str) -> None:
        """Tell something in the corner of the screen."""
        raise NotImplementedError


class SystemTray(Tray):
    """The tray of this desktop."""

    def __init__(self, words: Words, parent: QObject) -> None:
        super().__init__(parent)
        self._words, self._waiting, self._open = words, 0, False
        self.menu = QMenu()
        self.menu.setToolTipsVisible(False)
        self.open = self.menu.addAction("", self._want)
        self.today = self.menu.addAction("", self.today_wanted.emit)
        self.log = self.menu.addAction("", self.log_wanted.emit)
        self.menu.addSeparator()
        self.quit = self.menu.addAction("", self.quit_wanted.emit)
        self.icon = QSystemTrayIcon(self)
        self.icon.setContextMenu(self.menu)
        self.icon.activated.connect(self._activated)
        self.icon.messageClicked.connect(self.told_clicked)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._draw)
        self.destroyed.connect(self.menu.deleteLater)
        self._notices = notices_on_bus(self)
        if self._notices is not None:
            self._notices.clicked.connect(self.told_clicked)
            self._notices.refused.connect(self.told_in_vain)
        self._say()

    def is_there(self) -> bool:
        """Asked anew each time, for panels come and go."""
        return QSystemTrayIcon.isSystemTrayAvailable()

    def show(self, *, shown: bool) -> None:
        """Be seen, or not."""
        if shown != self.icon.isVisible():
            self.icon.setVisible(shown)

    def speak(self, words: Words) -> None:
        """Another language."""
        self._words = words
        self._say()

    def count(self, waiting: int, *, is_open: bool) -> None:
        """In the menu and under the pointer; a dot on the icon says that something waits."""
        if (waiting, is_open) != (self._waiting, self._open):
            self._waiting, self._open = waiting, is_open
            self._say()

    def can_tell(self) -> bool:
        """By its service of notifications, or its tray."""
        return self._notices is not None or self.is_there()

    def tell(self, title: str, text: str) -> None:
        """In the way of this desktop."""
        if self._notices is not None:
            self._notices.tell(
                title.translate(_NO_TAGS), text.translate(_NO_TAGS), self._words.p("verb", "Open")
            )
            return
        kind = QSystemTrayIcon.MessageIcon.NoIcon
        self.icon.showMessage(title.translate(_NO_TAGS), text.translate(_NO_TAGS), kind, _TOLD_FOR_MS)

    def _say(self) -> None:
        words, waiting = self._words, self._waiting
        self.open.setText(words.t("Open MSP Desk"))
        self.today.setText(words.t("Today (%(n)s)", n=words.number(waiting)) if waiting else words.t("Today"))
        self.log.setText(words.t("Log a contact"))
        self.quit.setText(words.t("Quit"))
        for action in (self.today, self.log):
            action.setEnabled(self._open)
        told = words.n("%(n)d reason to act today", "%(n)d reasons to act today", waiting)
        self.icon.setToolTip(f"{_NAME}\n{told}" if waiting else _NAME)
        self._draw()

    @Slot()
    def _want(self) -> None:
        self.wanted.emit()

    @Slot(QSystemTrayIcon.ActivationReason)
    def _activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        """A click opens the window; on macOS it has opened the menu."""
        if sys.platform != "darwin" and reason is not QSystemTrayIcon.ActivationReason.Context:
            self.wanted.emit()

    @Slot()
    def _draw(self) -> None:
        dark = QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
        self.icon.setIcon(tray_icon(dark=dark, waiting=self._waiting > 0))


class BusNotices(QObject):
    """Notices through the bus of the session; `clicked` and `refused` say what came of the last one."""

    clicked = Signal()
    refused = Signal()

    def __init__(self, bus: SessionBus, parent: QObject) -> None:
        super().__init__(parent)
        self._bus = bus
        self._ear = QSocketNotifier(bus.descriptor, QSocketNotifier.Type.Read, self)
        self._ear.activated.connect(self._hear)

    def tell(self, title: str, text: str, button: str) -> None:
        """Show one."""
        try:
            self._bus.tell(title, text, button)
        except OSError:
            self._lose()

    @Slot()
    def _hear(self) -> None:
        try:
            heard = self._bus.hear()
        except OSError:
            self._lose()
            return
        if Heard.CLICKED in heard:
            self.clicked.emit()
        if Heard.REFUSED in heard:
            self.refused.emit()

    def _lose(self) -> None:
        """The session's bus is gone, and its notices with it."""
        self._ear.setEnabled(False)
        self.refused.emit()


def notices_on_bus(parent: QObject) -> BusNotices | None:
    """Where this is a session of Linux whose desktop has the service."""
    if not sys.platform.startswith("linux"):
        return None
    bus = session_bus()
    return None if bus is None else BusNotices(bus, parent)


def tray_may_be_asked() -> bool:
    """Whether Qt would find the tray of a session that is just beginning: it asks the bus for one once and never again."""
    if not sys.platform.startswith("linux"):
        return True
    bus = QDBusConnection.sessionBus()
    return not bus.isConnected() or bool(bus.interface().isServiceRegistered(_WATCHER).value())


def tray_icon(*, dark: bool, waiting: bool) -> QIcon:
    """A tile that can be told from a light or a dark panel; on macOS a mask, which the system tints."""
    made, mask = QIcon(), sys.platform == "darwin"
    for size in _SIZES:
        made.addPixmap(_drawn(size, dark=dark, waiting=waiting, mask=mask))
    made.setIsMask(mask)
    return made


def _drawn(size: int, *, dark: bool, waiting: bool, mask: bool) -> QPixmap:
    look = DARK if dark else LIGHT
    pixmap = QPixmap(size, size)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    if not mask:
        painter.setBrush(QColor(look.accent))
        painter.drawRoundedRect(QRectF(0, 0, size, size), size * 0.22, size * 0.22)
    inside = round(size * 0.75)
    edge = (size - inside) / 2
    glyph = QColor("#000000") if mask else QColor(look.on_accent)
    icons.draw(painter, "contact", edge, edge, glyph, inside)
    if waiting and not mask:
        dot = size * 0.42
        painter.setBrush(QColor(look.on_accent))
        painter.drawEllipse(QRectF(size - dot, 0, dot, dot))
        painter.setBrush(QColor(LIGHT.bad))
        painter.drawEllipse(QRectF(size - dot * 0.86, dot * 0.14, dot * 0.72, dot * 0.72))
    painter.end()
    return pixmap
