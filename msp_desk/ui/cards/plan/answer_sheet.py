"""What a client answered, shown before it is recorded: who, to which version, whether they accept it, what they say."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from msp_desk.reports.plan.told import section_told
from msp_desk.rules.plan_answers import PlanAnswerFile
from msp_desk.ui.fonts import Voice
from msp_desk.ui.parts.buttons import Button, Kind
from msp_desk.ui.parts.cards import Notice
from msp_desk.ui.parts.labels import Label
from msp_desk.ui.parts.layouts import column, holder, row
from msp_desk.ui.parts.panels import Overlay, ScrollArea
from msp_desk.ui.surroundings import Surroundings
from msp_desk.ui.theme import Tone

_WIDTH, _HIGHEST = 600, 560


class AnswerSheet(QWidget):
    """Says `taken` with the answer when the person wants it recorded; on Esc nothing happens."""

    taken = Signal(object)

    def __init__(self, around: Surroundings, owner: QWidget, answer: PlanAnswerFile, number: int) -> None:
        super().__init__()
        self._answer = answer
        words, t = around.words, around.words.t
        signed = ", ".join(part for part in (answer.name, answer.title) if part)
        day = words.day(answer.answered_on)
        title = t(
            "Answer of %(name)s to version %(number)d", name=answer.name or t("the client"), number=number
        )
        accepted = Notice(t("Accepts this version."), "", Tone.GOOD, "circle-check")
        commented = Notice(t("Does not accept it yet."), "", Tone.WARN, "message-square")
        parts: list[QWidget] = [
            Label(title, Voice.NAME, wrap=True),
            Label(" · ".join(p for p in (signed, answer.client, day) if p), Voice.SECOND, wrap=True),
            accepted if answer.accepted else commented,
        ]
        for comment in answer.comments:
            parts.append(Label(section_told(comment.section, words), Voice.GROUP))
            parts.append(Label(comment.text, Voice.TEXT, wrap=True))
        inside = holder(column(*parts, None, gap=8, margins=(20, 18, 20, 8)))
        about = t("It becomes a contact in the history; each comment becomes a promise to answer it.")
        self.take = Button(t("Record it"), Kind.PRIMARY)
        self.leave = Button(t("Leave it"), Kind.QUIET)
        foot = row(
            Label(about, Voice.THIRD, wrap=True), self.leave, self.take, gap=8, margins=(20, 8, 20, 16)
        )
        foot.setStretch(0, 1)
        layout = column(ScrollArea(inside), holder(foot), gap=0)
        layout.setStretch(0, 1)
        self.setLayout(layout)
        self.setFixedHeight(min(_HIGHEST, inside.heightForWidth(_WIDTH) + 90))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFocusProxy(self.take)
        self.setAccessibleName(title)
        self._overlay = Overlay(owner.window(), self, _WIDTH)
        self._overlay.closed.connect(self._overlay.deleteLater)
        self.take.clicked.connect(self._take)
        self.leave.clicked.connect(self._overlay.close_overlay)

    def open_sheet(self) -> None:
        """Come up."""
        self._overlay.open_overlay()

    @Slot()
    def _take(self) -> None:
        self._overlay.close_overlay()
        self.taken.emit(self._answer)
