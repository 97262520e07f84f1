"""The head of a plan: which version holds, when it is looked at again, whether it is out of date, and what can be done with it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QMenu, QWidget

from msp_desk.i18n.words import Words
from msp_desk.reports.plan.drift_words import drift_told
from msp_desk.reports.plan.told import review_told
from msp_desk.rules.plan_drift import Drift
from msp_desk.ui.cards.plan.seen import PlanSeen
from msp_desk.ui.fonts import Voice
from msp_desk.ui.icons import icon
from msp_desk.ui.parts.buttons import Button, icon_button
from msp_desk.ui.parts.cards import Notice
from msp_desk.ui.parts.chips import Chip
from msp_desk.ui.parts.labels import Label
from msp_desk.ui.parts.layouts import column, emptied, holder, row
from msp_desk.ui.theme import Tone
from msp_desk.values.plans import AnswerKind

#: More sentences of what has moved do not fit above a plan.
#: With less width than this, what is told elsewhere too makes room.
ROOMY = 860
_MOST = 2


class PlanHead(QWidget):
    """Says what is asked for; `show_seen` fills it."""

    publish_asked = Signal()
    compare_asked = Signal()
    edit_asked = Signal()
    answer_asked = Signal()
    template_asked = Signal()
    out_asked = Signal()
    give_up_asked = Signal()

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        t = words.t
        self._never_published = True
        self.title = Label("", Voice.NAME)
        self.state = Chip("")
        self.about = Label("", Voice.SECOND)
        self.edit = icon_button("pen-line", t("Edit the plan as a whole: review, language, introduction"))
        self.compare = Button(t("Compare…"), icon="columns-2")
        self.out = Button(t("Export…"), icon="download", keys="Ctrl+P")
        self.more = icon_button("ellipsis", t("More"))
        self.publish = Button(t("Publish…"), icon="badge-check", keys="Ctrl+Shift+P")
        self._notices = column(gap=0)
        head = row(self.title, self.state, self.edit, None, gap=8)
        told = column(head, self.about, gap=0)
        line = row(told, self.compare, self.out, self.publish, self.more, gap=8)
        line.setStretch(0, 1)
        self.setLayout(column(line, self._notices, gap=8))
        self.edit.clicked.connect(self.edit_asked)
        self.compare.clicked.connect(self.compare_asked)
        self.out.clicked.connect(self.out_asked)
        self.publish.clicked.connect(self.publish_asked)
        self.more.clicked.connect(self._open_more)

    def show_seen(self, seen: PlanSeen) -> None:
        """Tell where the plan stands."""
        words, last = self._words, seen.last
        t = words.t
        self._never_published = last is None
        if last is None:
            self.title.setText(t("Draft, never published"))
        else:
            day = words.day(last.published_on)
            self.title.setText(t("Version %(number)d, %(day)s", number=last.number, day=day))
            self.title.set_hint(last.note)
        self._show_state(seen)
        told = [
            t("Review %(when)s", when=review_told(seen.content, words)) if seen.content.review_on else t("No review date"),
            words.term(seen.content.language),
            self._told_changes(seen),
        ]  # fmt: skip
        self.about.setText(" · ".join(b for b in told if b))
        self.compare.setVisible(last is not None)
        same = last is not None and not seen.changes
        self.publish.setEnabled(not same)
        why = t("Nothing has changed since version %(number)d", number=last.number) if same and last else ""
        self.publish.setToolTip(why)
        self._show_drifts(seen.drifts)

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        """Where it is narrow, keys are told by the tool tip alone, and comparing by its icon."""
        super().resizeEvent(event)
        roomy = self.width() >= ROOMY
        self.compare.show_words(roomy)
        for button in (self.out, self.publish):
            button.show_keys(roomy)

    def menu(self) -> QMenu:
        """What else can be done."""
        t, menu = self._words.t, QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(icon("upload"), t("Import the client's answer…"), self.answer_asked.emit)
        menu.addAction(icon("file-text"), t("Save as a template…"), self.template_asked.emit)
        if self._never_published:
            menu.addSeparator()
            menu.addAction(icon("trash-2"), t("Delete this draft"), self.give_up_asked.emit)
        return menu

    def _open_more(self) -> None:
        self.menu().popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def _told_changes(self, seen: PlanSeen) -> str:
        if seen.last is None:
            return ""
        if not seen.changes:
            return self._words.t("nothing changed since")
        return self._words.n("%(n)d change not published", "%(n)d changes not published", len(seen.changes))

    def _show_state(self, seen: PlanSeen) -> None:
        words = self._words
        answers = [a for a in seen.answers if a.version_key == seen.plan.version_key]
        accepted = next((a for a in answers if a.kind is AnswerKind.ACCEPTED), None)
        if accepted is not None:
            told = words.t("accepted by %(name)s", name=accepted.name)
            self.state.set_text(told, Tone.GOOD)
        elif answers:
            self.state.set_text(words.t("commented by %(name)s", name=answers[0].name), Tone.ACCENT)
        else:
            self.state.set_text(words.t("no answer yet"), Tone.TEXT2)
        self.state.setVisible(seen.last is not None)

    def _show_drifts(self, drifts: Sequence[Drift]) -> None:
        emptied(self._notices)
        if not drifts:
            return
        words = self._words
        told = [drift_told(d, words) for d in drifts]
        more = words.n("and %(n)d more", "and %(n)d more", len(told) - _MOST) if len(told) > _MOST else ""
        shown = " · ".join(t for t in (*told[:_MOST], more) if t)
        notice = Notice(words.t("Out of date:"), shown)
        notice.setToolTip("\n".join(told))
        self._notices.addWidget(holder(column(notice)))
