"""The side bar: the firm's name, the pages with what waits in them, and at the foot that the desk is safe."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from msp_desk.i18n.words import Words
from msp_desk.ui import icons
from msp_desk.ui.fonts import Voice, metrics
from msp_desk.ui.parts.buttons import Pressable
from msp_desk.ui.parts.labels import Label, tip
from msp_desk.ui.parts.layouts import column, holder, row
from msp_desk.ui.parts.painting import begin, box, focus_ring, write
from msp_desk.ui.theme import RADIUS_SMALL, SIDE_BAR, Tone, ink


@dataclass(frozen=True, slots=True)
class PageSpec:
    """A page of the window: its name in code, its title in the person's words, its icon, and what makes it.

    `below` puts it at the foot of the side bar; `factory` is called when the page is first looked at. A page may have
    the methods `arrive()` (called whenever it is shown) and `make_new()` (Ctrl+N).
    """

    name: str
    title: str
    icon: str
    factory: Callable[[], QWidget]
    shortcut: str = ""
    below: bool = False


class _NavButton(Pressable):
    def __init__(self, spec: PageSpec) -> None:
        super().__init__(spec.title, spec.shortcut)
        self._spec = spec
        self._count, self._late = "", False
        self.setCheckable(True)
        self.setAutoExclusive(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setToolTip(tip(f"{spec.title} ({self._keys})") if self._keys else "")

    def sizeHint(self) -> QSize:
        return QSize(SIDE_BAR - 17, 32)

    def set_count(self, count: int, late: bool) -> None:
        self._count, self._late = (str(count) if count else ""), late
        self.setAccessibleName(f"{self._spec.title} {self._count}".strip())
        self.update()

    def paintEvent(self, event: QPaintEvent, /) -> None:
        painter, on = begin(self), self.isChecked()
        inside = self.rect().adjusted(0, 1, 0, -1)
        if on:
            box(painter, inside, RADIUS_SMALL, ink(Tone.SURFACE))
        elif self.underMouse():
            box(painter, inside, RADIUS_SMALL, ink(Tone.HOVER))
        colour = ink(Tone.TEXT if on else Tone.TEXT2)
        icons.draw(painter, self._spec.icon, 8, 8, colour)
        voice = Voice.STRONG if on else Voice.TEXT
        write(painter, QRect(34, 0, self.width() - 70, self.height()), self._spec.title, voice, colour)
        if self._count:
            voice = Voice.GROUP if self._late else Voice.THIRD
            tone = ink(Tone.BAD if self._late else Tone.TEXT2)
            where = QRect(self.width() - 40, 0, 32, self.height())
            write(painter, where, self._count, voice, tone, Qt.AlignmentFlag.AlignRight)
        if self.ringed:
            focus_ring(painter, inside, RADIUS_SMALL)


class Foot(QWidget):
    """'Encrypted · saved 09:12'."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self._text = text
        self.setFixedHeight(28)
        self.setAccessibleName(text)

    def set_text(self, text: str) -> None:
        """Say something else."""
        self._text = text
        self.setAccessibleName(text)
        self.setToolTip(tip(text) if metrics(Voice.THIRD).horizontalAdvance(text) > self.width() - 36 else "")
        self.update()

    def paintEvent(self, event: QPaintEvent, /) -> None:
        """Draw shield and text."""
        painter = begin(self)
        icons.draw(painter, "shield-check", 9, 7, ink(Tone.TEXT3), 14)
        write(painter, QRect(32, 0, self.width() - 34, self.height()), self._text, Voice.THIRD)


class SideBar(QWidget):
    """Says `picked` with the name of a page."""

    picked = Signal(str)

    def __init__(self, words: Words, firm: str, pages: Sequence[PageSpec], foot: str) -> None:
        super().__init__()
        self.setFixedWidth(SIDE_BAR)
        self.setAccessibleName(words.t("Pages"))
        self.firm = Label(firm, Voice.NAME)
        self.foot = Foot(foot)
        self._buttons = {p.name: _NavButton(p) for p in pages}
        above = [self._buttons[p.name] for p in pages if not p.below]
        below = [self._buttons[p.name] for p in pages if p.below]
        head = holder(row(self.firm, margins=(34, 0, 8, 0)))
        head.setFixedHeight(47)
        self.setLayout(column(head, *above, None, *below, self.foot, gap=0, margins=(8, 0, 9, 10)))
        for button in self._buttons.values():
            button.clicked.connect(self._clicked)

    def mark(self, name: str) -> None:
        """Show which page is open."""
        for each, button in self._buttons.items():
            button.setChecked(each == name)

    def set_count(self, name: str, count: int, *, late: bool = False) -> None:
        """How much waits on a page; in red where some of it is late."""
        self._buttons[name].set_count(count, late)

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        """Up and Down walk through the pages."""
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        buttons = list(self._buttons.values())
        here = next((i for i, b in enumerate(buttons) if b.hasFocus()), None)
        if step is None or here is None:
            super().keyPressEvent(event)
        else:
            buttons[(here + step) % len(buttons)].setFocus(Qt.FocusReason.TabFocusReason)

    def paintEvent(self, event: QPaintEvent, /) -> None:
        """Draw the ground, the hairline at the right and the sign of the firm."""
        painter = begin(self)
        painter.fillRect(self.rect(), ink(Tone.SUNKEN))
        painter.fillRect(self.width() - 1, 0, 1, self.height(), ink(Tone.LINE))
        icons.draw(painter, "contact", 16, 16, ink(Tone.TEXT), 18)

    @Slot()
    def _clicked(self) -> None:
        sender = self.sender()
        name = next((n for n, b in self._buttons.items() if b is sender), "")
        self.mark(name)
        self.picked.emit(name)
