"""Buttons: one filled on a screen, the others plain or quiet, with the shortcut shown where there is one."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QMenu, QSizePolicy, QWidget

from msp_desk.ui import icons
from msp_desk.ui.fonts import Voice, width_of
from msp_desk.ui.parts.keys import keys_text
from msp_desk.ui.parts.labels import tip
from msp_desk.ui.parts.painting import begin, box, focus_ring, write
from msp_desk.ui.theme import BUTTON, BUTTON_SMALL, RADIUS, RADIUS_SMALL, Tone, ink, mixed, now

_BY_POINTER = {Qt.FocusReason.MouseFocusReason, Qt.FocusReason.PopupFocusReason}


class Kind(Enum):
    """How much a button asks for attention."""

    PRIMARY = "primary"
    PLAIN = "plain"
    QUIET = "quiet"
    DANGER = "danger"


class Pressable(QAbstractButton):
    """What can be pressed: knows whether the keyboard came to it, and reacts to Enter as to Space."""

    def __init__(self, name: str, keys: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ringed = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.name(name, keys)

    def name(self, name: str, keys: str = "") -> None:
        """What screen readers call it. Qt's own text stays empty: it would read '&' as a shortcut."""
        self.setAccessibleName(name)
        self._keys = keys_text(keys) if keys else ""

    def focusInEvent(self, event: QFocusEvent, /) -> None:
        """Show the ring when the keyboard came here, not the pointer."""
        self.ringed = event.reason() not in _BY_POINTER
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent, /) -> None:
        """Hide it again."""
        self.ringed = False
        super().focusOutEvent(event)

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        """Enter presses too."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers():
            self.click()
            return
        super().keyPressEvent(event)


class Button(Pressable):
    """A button with words, or with an icon alone (then the words are its tool tip)."""

    def __init__(
        self,
        text: str,
        kind: Kind = Kind.PLAIN,
        *,
        icon: str = "",
        keys: str = "",
        small: bool = False,
        only_icon: bool = False,
        menu: QMenu | None = None,
        hint: str = "",
        parent: QWidget | None = None,
    ) -> None:
        self._text, self._icon, self._kind = text, icon, kind
        self._small, self._only_icon, self._menu = small, only_icon, menu
        self._keys_shown = True
        super().__init__(text, keys, parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._about = hint
        self._tell()
        if menu is not None:
            menu.setParent(self, menu.windowFlags())
            self.clicked.connect(self._open_menu)

    def caption(self) -> str:
        """The words on it."""
        return self._text

    def set_caption(self, text: str, icon: str | None = None) -> None:
        """Other words on it."""
        self._text = text
        self._icon = self._icon if icon is None else icon
        self.setAccessibleName(text)
        if self._only_icon:
            self._tell()
        self.updateGeometry()
        self.update()

    def show_words(self, shown: bool) -> None:
        """Whether its words stand on it; without them the tool tip says them."""
        if shown is self._only_icon:
            self._only_icon = not shown
            self._tell()
            self.updateGeometry()
            self.update()

    def show_keys(self, shown: bool) -> None:
        """Whether its shortcut stands on it; the tool tip says it in any case."""
        if shown != self._keys_shown:
            self._keys_shown = shown
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        """As wide as what it shows."""
        height = BUTTON_SMALL if self._small else BUTTON
        if self._only_icon:
            return QSize(height + 2, height)
        width = width_of(self._text, self._voice()) + (20 if self._small else 24)
        width += self._icon_size() + 6 if self._icon else 0
        width += self._hint_width() + 8 if self._keys and self._keys_shown else 0
        width += 16 if self._menu is not None else 0
        return QSize(width, height)

    def minimumSizeHint(self) -> QSize:
        """Buttons are never shortened."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent, /) -> None:
        """Draw it as its kind and state ask."""
        painter = begin(self)
        fill, border, front = self._colours()
        radius = RADIUS_SMALL if self._small else RADIUS
        box(painter, self.rect(), radius, fill, border)
        if self._only_icon:
            size = self._icon_size()
            side = (self.width() - size) // 2, (self.height() - size) // 2
            icons.draw(painter, self._icon, *side, front, size)
        else:
            self._draw_words(painter, front)
        if self.ringed:
            focus_ring(painter, self.rect(), radius)

    def _tell(self) -> None:
        """The tool tip: the hint, else the words where they are not seen; with the keys."""
        about = self._about or (self._text if self._only_icon else "")
        keys = f"({self._keys})" if self._keys and about else ""
        self.setToolTip(tip(" ".join(t for t in (about, keys) if t)))

    def _draw_words(self, painter: QPainter, front: QColor) -> None:
        x = (self.width() - self.sizeHint().width()) // 2 + (10 if self._small else 12)
        if self._icon:
            size = self._icon_size()
            icons.draw(painter, self._icon, x, (self.height() - size) // 2, front, size)
            x += size + 6
        width = width_of(self._text, self._voice())
        write(painter, QRect(x, 0, width + 1, self.height()), self._text, self._voice(), front)
        x += width
        if self._keys and self._keys_shown:
            where = QRect(x + 8, (self.height() - 18) // 2, self._hint_width(), 18)
            filled = self._kind is Kind.PRIMARY
            faint = mixed(front, ink(Tone.ACCENT), 0.4) if filled else ink(Tone.LINE)
            box(painter, where, 4, None, faint)
            front = front if filled else ink(Tone.TEXT3)
            write(
                painter,
                where.adjusted(0, 0, 0, -1),
                self._keys,
                Voice.THIRD,
                front,
                Qt.AlignmentFlag.AlignHCenter,
            )
        elif self._menu is not None:
            icons.draw(painter, "chevron-down", x + 4, (self.height() - 14) // 2, ink(Tone.TEXT3), 14)

    def _voice(self) -> Voice:
        return Voice.SMALL_STRONG if self._small else Voice.STRONG

    def _icon_size(self) -> int:
        return 14 if self._small else 16

    def _hint_width(self) -> int:
        return width_of(self._keys, Voice.THIRD) + 12

    def _colours(self) -> tuple[QColor | None, QColor | None, QColor]:
        over, down = self.underMouse() and self.isEnabled(), self.isDown() or self.isChecked()
        if not self.isEnabled():
            return (None, None if self._kind is Kind.QUIET else ink(Tone.LINE), ink(Tone.TEXT3))
        if self._kind is Kind.PRIMARY:
            accent = ink(Tone.ACCENT)
            fill = mixed(accent, QColor(now().text), 0.82 if down else 0.9) if over or down else accent
            return fill, None, ink(Tone.ON_ACCENT)
        front = ink(Tone.BAD if self._kind is Kind.DANGER else Tone.TEXT)
        if self._kind is Kind.QUIET:
            front = ink(Tone.TEXT2) if self._only_icon and not over and self._kind is Kind.QUIET else front
            return (ink(Tone.HOVER) if over or down else None), None, front
        fill = ink(Tone.HOVER) if over or down else ink(Tone.SURFACE)
        return fill, ink(Tone.LINE), front

    def _open_menu(self) -> None:
        if self._menu is not None:
            self._menu.popup(self.mapToGlobal(self.rect().bottomLeft()))


def primary(text: str, *, icon: str = "", keys: str = "") -> Button:
    """The one filled button of a screen."""
    return Button(text, Kind.PRIMARY, icon=icon, keys=keys)


def quiet(text: str, *, icon: str = "", keys: str = "", small: bool = False) -> Button:
    """A button that is words until pointed at."""
    return Button(text, Kind.QUIET, icon=icon, keys=keys, small=small)


def icon_button(
    icon: str, name: str, *, keys: str = "", small: bool = False, kind: Kind = Kind.QUIET
) -> Button:
    """A button with an icon alone; the name is its tool tip."""
    return Button(name, kind, icon=icon, keys=keys, small=small, only_icon=True)
