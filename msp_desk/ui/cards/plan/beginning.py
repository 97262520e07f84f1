"""What stands in the place of a plan that is not there yet: what it is for, and the ways to begin one."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from msp_desk.i18n.words import Words
from msp_desk.ui.parts.buttons import Button, quiet
from msp_desk.ui.parts.layouts import column, holder, row
from msp_desk.ui.parts.states import EmptyState


class PlanBeginning(QWidget):
    """Says by which way a plan is to be begun."""

    from_template = Signal()
    from_client = Signal()
    from_nothing = Signal()

    def __init__(self, words: Words) -> None:
        super().__init__()
        t = words.t
        about = t(
            "What they have contracted, whom to call for what, how things are asked for, what is promised and what it "
            "costs to miss it, and up to whom they may escalate. You write it here, publish it in versions, and the "
            "client accepts it."
        )
        self.template = Button(t("Start from a template…"), icon="file-text", keys="Ctrl+N")
        self.client = Button(t("From another client's plan…"), icon="copy")
        self.nothing = quiet(t("Start with an empty plan"))
        told = EmptyState(t("No service plan yet"), about, "file-text")
        buttons = holder(row(None, self.template, self.client, self.nothing, None, gap=8))
        self.setLayout(column(None, told, buttons, None, None, gap=0))
        self.setFocusProxy(self.template)
        self.template.clicked.connect(self.from_template)
        self.client.clicked.connect(self.from_client)
        self.nothing.clicked.connect(self.from_nothing)
