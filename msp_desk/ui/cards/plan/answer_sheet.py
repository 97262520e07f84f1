"""What a client answered, shown before it is recorded: who, to which version, whether they accept it, what they say."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from msp_desk.reports.plan.told import section_told
from msp_desk.rules.plan_answers import PlanAnswerFile
from msp_desk.ui.fonts import Voice
from msp_desk.ui.parts.blocks import Plain, Rich, Warn
from msp_desk.ui.parts.board import Space
from msp_desk.ui.parts.buttons import Button, Kind
from msp_desk.ui.parts.canvas import Block, Canvas
from msp_desk.ui.parts.labels import Label
from msp_desk.ui.parts.layouts import column, holder, row
from msp_desk.ui.parts.mixed import Span
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
        accepted = Warn(t("Accepts this version."), "", Tone.GOOD, "circle-check")
        commented = Warn(t("Does not accept it yet."), "", Tone.WARN, "message-square")
        about = " · ".join(p for p in (signed, answer.client, day) if p)
        blocks: list[Block] = [
            Rich(Span(title, Voice.STRONG)),
            Rich(Span(about, Voice.SECOND)),
            accepted if answer.accepted else commented,
        ]
        for comment in answer.comments:
            blocks += [Space(4), Plain(section_told(comment.section, words), Voice.GROUP)]
            blocks += [Rich(Span(line or " ", Voice.TEXT)) for line in comment.text.splitlines()]
        self.said = Canvas(*blocks, gap=6, margins=(20, 18, 20, 8))
        becomes = t("It becomes a contact in the history; each comment becomes a promise to answer it.")
        self.take = Button(t("Record it"), Kind.PRIMARY)
        self.leave = Button(t("Leave it"), Kind.QUIET)
        foot = row(
            Label(becomes, Voice.THIRD, wrap=True), self.leave, self.take, gap=8, margins=(20, 8, 20, 16)
        )
        foot.setStretch(0, 1)
        layout = column(ScrollArea(self.said), holder(foot), gap=0)
        layout.setStretch(0, 1)
        self.setLayout(layout)
        self.setFixedHeight(min(_HIGHEST, self.said.heightForWidth(_WIDTH) + 90))
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
