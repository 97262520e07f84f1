"""A form with its foot: what saves it, what leaves it, and that it is not saved yet."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from msp_desk.i18n.words import Words
from msp_desk.ui.fonts import Voice
from msp_desk.ui.forms.form import Form
from msp_desk.ui.parts.buttons import primary, quiet
from msp_desk.ui.parts.cards import Divider
from msp_desk.ui.parts.labels import Label
from msp_desk.ui.parts.layouts import column, holder, row
from msp_desk.ui.parts.panels import ScrollArea


class FormPanel(QWidget):
    """What a side panel shows: the form scrolls, the foot stays, and so does what is said under the form."""

    cancelled = Signal()

    def __init__(
        self,
        words: Words,
        form: Form[Any],
        save: str = "",
        *more: QWidget,
        under: Sequence[QWidget] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.form = form
        self._scroll = ScrollArea(form, self)
        self._save = primary(save or words.t("Save"), keys="Ctrl+S")
        self._cancel = quiet(words.t("Cancel"))
        self._state = Label("", Voice.THIRD)
        self._unsaved = words.t("Not saved yet")
        foot = holder(row(self._save, self._cancel, *more, None, self._state, margins=(20, 12, 20, 12)))
        layout = column(self._scroll, *under, Divider(), foot, gap=0)
        layout.setStretch(0, 1)
        self.setLayout(layout)
        self.setFocusProxy(form)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._save.clicked.connect(form.save)
        self._cancel.clicked.connect(self.cancelled)
        form.draft_changed.connect(self._changed)
        form.pointed.connect(self._see)

    @Slot(object)
    def _see(self, widget: QWidget) -> None:
        self._scroll.ensureWidgetVisible(widget, 0, 60)

    @Slot()
    def _changed(self) -> None:
        self._state.setText(self._unsaved if self.form.is_dirty() else "")
