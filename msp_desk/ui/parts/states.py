"""What a page shows when it has nothing, is busy or failed: what this is for, one button, what to do."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Slot
from PySide6.QtGui import QHideEvent, QPaintEvent, QPen, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from msp_desk.i18n.words import Words
from msp_desk.ui import icons
from msp_desk.ui.fonts import Voice
from msp_desk.ui.parts.buttons import Button, Kind
from msp_desk.ui.parts.labels import Label
from msp_desk.ui.parts.layouts import column, row
from msp_desk.ui.parts.painting import begin
from msp_desk.ui.theme import Tone, ink, wash

#: Nothing is said of waiting that is shorter than this.
PATIENCE_MS = 200
_NARROWEST, _WIDEST = 160, 400
_CENTRE = Qt.AlignmentFlag.AlignHCenter


class _RoundIcon(QWidget):
    def __init__(self, icon: str, tone: Tone) -> None:
        super().__init__()
        self._icon, self._tone = icon, tone
        self.setFixedSize(48, 48)

    def paintEvent(self, event: QPaintEvent, /) -> None:
        painter = begin(self)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(wash(self._tone))
        painter.drawEllipse(self.rect())
        icons.draw(painter, self._icon, 14, 14, ink(self._tone), 20)


class _About(Label):
    """A few lines, no wider than is read with ease, narrower where there is less room."""

    def __init__(self, text: str) -> None:
        super().__init__(text, Voice.TEXT2, wrap=True, align=_CENTRE)
        self.setMaximumWidth(_WIDEST)

    def sizeHint(self) -> QSize:
        return QSize(_WIDEST, super().heightForWidth(_WIDEST))

    def minimumSizeHint(self) -> QSize:
        return QSize(_NARROWEST, super().heightForWidth(_WIDEST))

    def heightForWidth(self, width: int, /) -> int:
        return super().heightForWidth(min(width, _WIDEST))


class _Middle(QWidget):
    """Icon, title, sentence and a button in the middle of the room there is."""

    def __init__(self, icon: str, tone: Tone, title: str, text: str, button: Button | None) -> None:
        super().__init__()
        self.button = button
        parts: list[QWidget] = [_RoundIcon(icon, tone), Label(title, Voice.NAME, align=_CENTRE), _About(text)]
        parts += [button] if button is not None else []
        layout = column(None, *parts, None, None, gap=10, margins=20)
        for part in parts:
            layout.setAlignment(part, _CENTRE)
        self.setLayout(layout)
        self.setAccessibleName(f"{title}. {text}")


class EmptyState(_Middle):
    """What this place is for, and the one thing to begin with."""

    def __init__(
        self,
        title: str,
        text: str = "",
        icon: str = "sparkles",
        *,
        action: str = "",
        on_action: Callable[[], object] | None = None,
        keys: str = "",
    ) -> None:
        button = Button(action, Kind.PLAIN, keys=keys) if action else None
        if button is not None and on_action is not None:
            button.clicked.connect(on_action)
        super().__init__(icon, Tone.ACCENT, title, text, button)


class ErrorState(_Middle):
    """What went wrong and what to do."""

    def __init__(self, words: Words, text: str, on_retry: Callable[[], object] | None = None) -> None:
        button = Button(words.t("Try again"), icon="refresh-cw") if on_retry is not None else None
        if button is not None and on_retry is not None:
            button.clicked.connect(on_retry)
        super().__init__("circle-alert", Tone.BAD, words.t("This could not be shown"), text, button)


class Spinner(QWidget):
    """A turning arc, while something takes its time."""

    def __init__(self, size: int = 20) -> None:
        super().__init__()
        self._size, self._angle = size, 0
        self._timer = QTimer(self)
        self._timer.setInterval(50)
        self._timer.timeout.connect(self._turn)
        self.setFixedSize(size, size)

    def sizeHint(self) -> QSize:
        """A square."""
        return QSize(self._size, self._size)

    def showEvent(self, event: QShowEvent, /) -> None:
        """Turn while seen."""
        self._timer.start()

    def hideEvent(self, event: QHideEvent, /) -> None:
        """Rest while not."""
        self._timer.stop()

    def paintEvent(self, event: QPaintEvent, /) -> None:
        """Draw track and arc."""
        painter = begin(self)
        round_it = QRectF(self.rect()).adjusted(2, 2, -2, -2)
        painter.setPen(QPen(ink(Tone.LINE), 2))
        painter.drawEllipse(round_it)
        painter.setPen(QPen(ink(Tone.ACCENT), 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawArc(round_it, -self._angle * 16, 90 * 16)

    @Slot()
    def _turn(self) -> None:
        self._angle = (self._angle + 20) % 360
        self.update()


class LoadingState(QWidget):
    """Says that something is coming, but only when it takes more than a moment."""

    def __init__(self, words: Words, text: str = "") -> None:
        super().__init__()
        self._inside = QWidget()
        self._inside.setLayout(row(None, Spinner(), Label(text or words.t("One moment…"), Voice.TEXT2), None))
        self.setLayout(column(None, self._inside, None, None))
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PATIENCE_MS)
        self._timer.timeout.connect(self._inside.show)
        self._inside.hide()

    def showEvent(self, event: QShowEvent, /) -> None:
        """Begin to wait."""
        self._inside.hide()
        self._timer.start()

    def hideEvent(self, event: QHideEvent, /) -> None:
        """Wait no longer."""
        self._timer.stop()


class Stage(QStackedWidget):
    """A place that shows its content, or why there is none."""

    def __init__(self, words: Words, content: QWidget) -> None:
        super().__init__()
        self._words = words
        self._content = content
        self.addWidget(content)

    def show_content(self) -> None:
        """What there is."""
        self._only(self._content)

    def show_empty(self, state: EmptyState) -> None:
        """Nothing yet, and how to begin."""
        self._only(state)

    def show_loading(self, text: str = "") -> None:
        """It is coming."""
        self._only(LoadingState(self._words, text))

    def show_error(self, text: str, on_retry: Callable[[], object] | None = None) -> None:
        """It failed."""
        self._only(ErrorState(self._words, text, on_retry))

    def show_instead(self, widget: QWidget) -> None:
        """Something of the caller's own in the place of the content, until that is shown again."""
        self._only(widget)

    def _only(self, wanted: QWidget) -> None:
        before = self.currentWidget()
        if wanted is not self._content:
            self.addWidget(wanted)
        self.setCurrentWidget(wanted)
        if before is not None and before is not wanted and before is not self._content:
            self.removeWidget(before)
            before.deleteLater()
