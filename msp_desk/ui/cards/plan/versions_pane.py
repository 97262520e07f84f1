"""The published versions of a plan, each with what the client answered to it."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QMenu, QWidget

from msp_desk.i18n.words import Words
from msp_desk.queries.plan_versions import AnswerRow, VersionRow
from msp_desk.reports.plan.told import section_told
from msp_desk.ui.cards.plan.out import PlanOut
from msp_desk.ui.cards.plan.seen import PlanSeen
from msp_desk.ui.fonts import Voice
from msp_desk.ui.parts.buttons import Button
from msp_desk.ui.parts.labels import Label
from msp_desk.ui.parts.layouts import column, row
from msp_desk.ui.parts.states import EmptyState, Stage
from msp_desk.ui.surroundings import Surroundings
from msp_desk.ui.tables.lines import Line
from msp_desk.ui.tables.row_list import RowList
from msp_desk.ui.theme import Tone
from msp_desk.values.errors import Refused
from msp_desk.values.plans import AnswerKind

Entry = VersionRow | AnswerRow


class VersionsPane(QWidget):
    """Enter opens a version as paper, an answer as the contact that it was recorded as."""

    answer_asked = Signal()
    publish_asked = Signal()
    compared = Signal(object)

    def __init__(self, around: Surroundings, out: PlanOut) -> None:
        super().__init__()
        self._around, self._words, self._out = around, around.words, out
        t = self._words.t
        self.open = Button(self._words.p("verb", "Open"), icon="eye")
        self.compare = Button(t("What changed"), icon="columns-2")
        self.export = Button(t("Export…"), icon="download")
        self.take = Button(t("Import answer…"), icon="upload", hint=t("The file that the client sent back"))
        self.list = RowList(t("Versions and answers"), three_rows=True)
        self._stage = Stage(self._words, self.list)
        about = t("What was published stays as it was, to the last letter.")
        self._about = Label(about, Voice.SECOND, wrap=True)
        title = column(Label(t("Versions and answers"), Voice.NAME), self._about, gap=2)
        head = row(title, self.open, self.compare, self.export, self.take, gap=8, margins=(0, 0, 6, 0))
        head.setStretch(0, 1)
        layout = column(head, self._stage, gap=10)
        layout.setStretch(1, 1)
        self.setLayout(layout)
        self.setFocusProxy(self.list)
        self.list.opened.connect(self.open_entry)
        self.list.chosen.connect(self._show_current)
        self.list.set_menu(self._menu)
        self.open.clicked.connect(self._open_current)
        self.compare.clicked.connect(self._compare)
        self.export.clicked.connect(self._export)
        self.take.clicked.connect(self.answer_asked)

    def be_narrow(self, narrow: bool) -> None:
        """Where there is little room, icons and tool tips are enough."""
        self._about.setHidden(narrow)
        for button in (self.open, self.compare, self.export):
            button.show_words(not narrow)

    def show_seen(self, seen: PlanSeen) -> None:
        """Show the versions of this plan, the last first, the answers below theirs."""
        entries: list[Entry] = []
        for version in seen.versions:
            entries.append(version)
            entries += [a for a in seen.answers if a.version_key == version.key]
        self.list.show_rows(entries, self._line)
        if self.list.current_row() is None:
            self.list.choose_first(quietly=True)
        for button in (self.open, self.compare, self.export, self.take):
            button.setVisible(bool(entries))
        self._show_current()
        if entries:
            self._stage.show_content()
        else:
            self._stage.show_empty(self._nothing())

    @Slot(object)
    def open_entry(self, entry: Entry) -> None:
        """Look at a version, or at how an answer was recorded."""
        if isinstance(entry, VersionRow):
            self._out.preview(entry.key, entry.number)
        elif entry.interaction_key is not None:
            self._around.ways.interaction.emit(entry.interaction_key)
        else:
            self._around.desk.refused.emit(
                Refused("The contact that this answer was recorded as was deleted.")
            )

    @Slot()
    def _open_current(self) -> None:
        entry = self.list.current_row()
        if entry is not None:
            self.open_entry(entry)

    @Slot()
    def _show_current(self, *_: object) -> None:
        entry = self.list.current_row()
        is_version = isinstance(entry, VersionRow)
        self.export.setEnabled(is_version)
        self.compare.setEnabled(is_version and entry.number > 1)

    @Slot()
    def _compare(self) -> None:
        entry = self.list.current_row()
        if isinstance(entry, VersionRow):
            self.compared.emit(entry.key)

    @Slot()
    def _export(self) -> None:
        menu = self._menu(self.list.current_row())
        if menu is not None:
            menu.popup(self.export.mapToGlobal(self.export.rect().bottomLeft()))

    def _menu(self, entry: Entry | None) -> QMenu | None:
        return self._out.menu_of(entry.key, entry.number) if isinstance(entry, VersionRow) else None

    def _line(self, entry: Entry) -> Line:
        return version_line(entry, self._words) if isinstance(entry, VersionRow) else answer_line(entry, self._words)  # fmt: skip

    def _nothing(self) -> EmptyState:
        t = self._words.t
        about = t(
            "A version is what the client receives and accepts. It can never be changed; the next one is."
        )
        return EmptyState(
            t("Nothing published yet"), about, "badge-check", action=t("Publish…"), on_action=self.publish_asked.emit
        )  # fmt: skip


def version_line(version: VersionRow, words: Words) -> Line:
    """A version in a list."""
    chip, tone = words.t("no answer yet"), Tone.TEXT2
    if version.accepted_on is not None:
        chip, tone = words.t("accepted on %(day)s", day=words.day(version.accepted_on)), Tone.GOOD
    elif version.comments:
        chip, tone = (
            words.n("%(n)d answer with comments", "%(n)d answers with comments", version.comments),
            Tone.ACCENT,
        )
    return Line(
        version.key,
        words.t("Version %(number)d", number=version.number),
        words.day(version.published_on),
        version.note.replace("\n", " ") or words.t("No note"),
        words.t("Published by %(name)s", name=version.author),
        icon="file-text",
        chip=chip,
        chip_tone=tone,
        hint=version.note,
    )


def answer_line(answer: AnswerRow, words: Words) -> Line:
    """An answer below its version."""
    accepted = answer.kind is AnswerKind.ACCEPTED
    told = (
        words.t("Accepted by %(name)s", name=answer.name)
        if accepted
        else words.t("Comments of %(name)s", name=answer.name)
    )
    comments = [f"{section_told(c.section, words)}: {c.text}".replace("\n", " ") for c in answer.comments]
    return Line(
        answer.key,
        told,
        answer.title,
        comments[0] if comments else words.t("Without comments"),
        " · ".join(comments[1:]),
        icon="circle-check" if accepted else "message-square",
        icon_tone=Tone.GOOD if accepted else Tone.ACCENT,
        right=words.day(answer.answered_on),
        hint="\n".join(comments),
    )
