"""Rooms for content: one that scrolls, one that comes in from the right for forms, one above everything for search."""

from __future__ import annotations

from PySide6.QtCore import (
    QEasingCurve,
    QEvent,
    QObject,
    QPoint,
    QPropertyAnimation,
    QRect,
    QRectF,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QApplication, QScrollArea, QStackedWidget, QWidget

from msp_desk.i18n.words import Words
from msp_desk.ui.fonts import Voice
from msp_desk.ui.parts.buttons import icon_button
from msp_desk.ui.parts.cards import Divider
from msp_desk.ui.parts.labels import Label
from msp_desk.ui.parts.layouts import column, emptied, holder, row
from msp_desk.ui.parts.painting import begin, box
from msp_desk.ui.theme import PANEL, Tone, ink

_SLIDE_MS = 140


class ScrollArea(QScrollArea):
    """Content that may be longer than the window; never wider."""

    def __init__(self, content: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(content)
        self.viewport().setAutoFillBackground(False)
        content.setAutoFillBackground(False)


class _FocusBefore(QObject):
    """Remembers what had the keyboard, and gives it back if it is still there."""

    def __init__(self, around: QWidget, parent: QObject) -> None:
        super().__init__(parent)
        self._around = around
        self._widget: QWidget | None = None

    def remember(self) -> None:
        """Before something else takes the keyboard."""
        self._forget()
        self._widget = QApplication.focusWidget()
        if self._widget is not None:
            self._widget.destroyed.connect(self._forget)

    def give_back(self) -> None:
        """Where it is gone, the page that is seen gets it."""
        if self._widget is not None and self._widget.isVisible():
            self._widget.setFocus(Qt.FocusReason.PopupFocusReason)
        else:
            page = self._around.currentWidget() if isinstance(self._around, QStackedWidget) else self._around
            if page is not None:
                page.setFocus(Qt.FocusReason.PopupFocusReason)
        self._forget()

    @Slot()
    def _forget(self) -> None:
        self._widget = None


class SidePanel(QWidget):
    """Comes in at the right edge of its parent with a form; Esc or the cross closes it."""

    closed = Signal()

    def __init__(self, words: Words, parent: QWidget) -> None:
        super().__init__(parent)
        self._around = parent
        self._title = Label("", Voice.NAME)
        self._close = icon_button("x", words.t("Close"), keys="Esc")
        self._body = column()
        self._content: QWidget | None = None
        self._before = _FocusBefore(parent, self)
        head = holder(row(self._title, None, self._close, margins=(20, 10, 12, 10)))
        layout = column(head, Divider(), self._body, gap=0, margins=(8, 0, 0, 0))
        layout.setStretch(2, 1)
        self.setLayout(layout)
        self._slide = QPropertyAnimation(self, b"pos", self)
        self._slide.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._close.clicked.connect(self.close_panel)
        parent.installEventFilter(self)
        self.hide()

    def open_panel(self, title: str, content: QWidget, width: int = PANEL) -> None:
        """Show this content, instead of what was there."""
        if self._content is None:
            self._before.remember()
        self._drop()
        self._title.setText(title)
        self.setAccessibleName(title)
        self._content = content
        self._body.addWidget(content)
        self.setFixedWidth(width)
        self._place()
        self.show()
        self.raise_()
        self._enter()
        content.setFocus(Qt.FocusReason.OtherFocusReason)

    def is_open(self) -> bool:
        """Whether there is something in it."""
        return self._content is not None

    def content(self) -> QWidget | None:
        """What is in it."""
        return self._content

    @Slot()
    def close_panel(self) -> None:
        """Go away, and say so."""
        if self._content is None:
            return
        self._drop()
        self.hide()
        self._before.give_back()
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        """Esc closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_panel()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        """Stay at the edge when the window changes its size."""
        if event.type() == QEvent.Type.Resize and watched is self.parent() and self.isVisible():
            self._place()
        return False

    def paintEvent(self, event: QPaintEvent, /) -> None:
        """Draw the surface, a hairline and a breath of shadow at its edge."""
        painter = begin(self)
        for x in range(8):
            painter.fillRect(x, 0, 1, self.height(), QColor(0, 0, 0, 2 * x))
        painter.fillRect(self.rect().adjusted(8, 0, 0, 0), ink(Tone.SURFACE))
        painter.fillRect(8, 0, 1, self.height(), ink(Tone.LINE))

    def _drop(self) -> None:
        emptied(self._body)
        self._content = None

    def _place(self) -> None:
        around = self._around.rect()
        self.setGeometry(QRect(around.width() - self.width(), 0, self.width(), around.height()))

    def _enter(self) -> None:
        if not QApplication.isEffectEnabled(Qt.UIEffect.UI_General):
            return  # the person wants no movement
        end = self.pos()
        self._slide.stop()
        self._slide.setDuration(_SLIDE_MS)
        self._slide.setStartValue(end + QPoint(40, 0))
        self._slide.setEndValue(end)
        self._slide.start()


class Overlay(QWidget):
    """Dims the window and shows a card in the middle of its upper part; Esc or a press beside it closes.

    It keeps a picture of what lies under it: else the whole page there would be painted anew with every key typed here.
    """

    closed = Signal()

    def __init__(self, parent: QWidget, content: QWidget, width: int = 820, top: int = 36) -> None:
        super().__init__(parent)
        self._around, self._content, self._wanted, self._top = parent, content, width, top
        self._before = _FocusBefore(parent, self)
        self._ground = QPixmap()
        content.setParent(self)
        parent.installEventFilter(self)
        self.hide()

    def open_overlay(self) -> None:
        """Come up."""
        self._before.remember()
        self._place()
        self._keep_ground(self._around.grab())
        self.show()
        self.raise_()
        self._content.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @Slot()
    def close_overlay(self) -> None:
        """Go away."""
        if self.isVisible():
            self.hide()
            self._keep_ground(QPixmap())
            self._before.give_back()
            self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        """Esc closes; other keys stay here."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_overlay()

    def mousePressEvent(self, event: QMouseEvent, /) -> None:
        """A press beside the card closes."""
        if not self._content.geometry().contains(event.position().toPoint()):
            self.close_overlay()

    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        """Cover the window whatever its size."""
        if event.type() == QEvent.Type.Resize and watched is self.parent() and self.isVisible():
            self._keep_ground(QPixmap())
            self._place()
        return False

    def changeEvent(self, event: QEvent, /) -> None:
        """Another look: the picture is of the old one."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._keep_ground(QPixmap())

    def paintEvent(self, event: QPaintEvent, /) -> None:
        """Draw the window as it was, dimmed, and the card on it."""
        painter = begin(self)
        if self._ground.isNull():
            self._draw_card(painter)
            return
        part, ratio = event.rect(), self._ground.devicePixelRatio()
        wanted = QRectF(part.x() * ratio, part.y() * ratio, part.width() * ratio, part.height() * ratio)
        painter.drawPixmap(QRectF(part), self._ground, wanted)

    def _keep_ground(self, picture: QPixmap) -> None:
        self._ground = picture
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent, not picture.isNull())
        if not picture.isNull():
            painter = QPainter(picture)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._draw_card(painter)
            painter.end()

    def _draw_card(self, painter: QPainter) -> None:
        painter.fillRect(self.rect(), ink(Tone.SHADE))
        card = self._content.geometry()
        shadow = ink(Tone.SHADE).lighter(100)
        shadow.setAlpha(5)
        for grow in range(18, 0, -2):
            box(painter, card.adjusted(-grow, -grow + 6, grow, grow + 6), 12 + grow, shadow)
        box(painter, card.adjusted(-1, -1, 1, 1), 12, ink(Tone.SURFACE), ink(Tone.LINE))

    def _place(self) -> None:
        around = self._around.rect()
        self.setGeometry(around)
        width = min(self._wanted, around.width() - 40)
        height = min(self._content.sizeHint().height(), around.height() - 2 * self._top)
        self._content.setGeometry((around.width() - width) // 2, self._top, width, height)
