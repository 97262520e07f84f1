"""The import page: leads from files through a preview to what came in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QWidget

from msp_desk.commands.imports import ImportResult, import_contacts
from msp_desk.exchange.columns import Mapping
from msp_desk.queries.clients import client_names
from msp_desk.ui.desk import WindowDesk
from msp_desk.ui.fonts import Voice
from msp_desk.ui.pages.importing.choosing import ChoosePane
from msp_desk.ui.pages.importing.deed import ImportDeed
from msp_desk.ui.pages.importing.files import FileRead, Reader, Reread, bad_of, drafts_of, names_of
from msp_desk.ui.pages.importing.preview import PreviewPane
from msp_desk.ui.pages.importing.result import ResultPane
from msp_desk.ui.pages.importing.wishes import Wish
from msp_desk.ui.parts.labels import Label
from msp_desk.ui.parts.layouts import column, row
from msp_desk.ui.parts.progress import ProgressPanel
from msp_desk.ui.runner import Job, Progress
from msp_desk.ui.surroundings import Surroundings
from msp_desk.values.drafts import ContactDraft
from msp_desk.values.errors import Told
from msp_desk.values.phrases import Phrase

_PAUSE_MS = 150
_Drafts = tuple[ContactDraft, ...]


class ImportPage(QWidget):
    """`back_up` makes a copy of the desk, and may take a while."""

    def __init__(
        self, around: Surroundings, back_up: Callable[[], object], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._around, self._words, self._back_up = around, around.words, back_up
        self._files: tuple[FileRead, ...] = ()
        self._job: Job | None = None
        self._deed = ImportDeed(around.desk, self)
        self._about = Label("", Voice.TEXT2)
        self._stack = QStackedWidget()
        title = Label(self._words.t("Import"), Voice.TITLE)
        title.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        head = row(title, self._about, None, gap=10, margins=(4, 0, 0, 0))
        layout = column(head, self._stack, gap=12, margins=(20, 16, 20, 20))
        layout.setStretch(1, 1)
        self.setLayout(layout)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._rehearse)
        self.begin()

    def shown(self) -> QWidget | None:
        """The step that is shown."""
        return self._stack.currentWidget()

    @Slot()
    def begin(self) -> None:
        """The first step."""
        self._stop()
        self._files = ()
        pane = ChoosePane(self._words, self._around.ask)
        pane.chosen.connect(self.take)
        self._show(pane)

    def make_new(self) -> None:
        """Ctrl+N: choose files."""
        self.begin()
        pane = self.shown()
        if isinstance(pane, ChoosePane):
            pane.choose()

    @Slot(object)
    def take(self, paths: Sequence[Path]) -> None:
        """Read these files and show what is in them."""
        if not paths:
            self.begin()
            return
        self._stop()
        self._run(Reader(tuple(paths), self._words).run, self._read, self._words.t("Reading…"))

    @Slot(object)
    def _read(self, files: tuple[FileRead, ...]) -> None:
        if self._is_late():
            return
        self._files = files
        pane = self.shown()
        if not isinstance(pane, PreviewPane):
            pane = PreviewPane(self._words, self._around.desk.ask(client_names))
            pane.read_otherwise.connect(self._reread)
            pane.wishes.changed.connect(self._count)
            pane.wishes.wanted.connect(self._import)
            pane.wishes.left.connect(self.begin)
            self._show(pane)
        pane.show_files(files)
        self._count()

    @Slot(int, object)
    def _reread(self, place: int, mapping: Mapping) -> None:
        self._stop()
        self._run(Reread(self._files, place, mapping, self._words).run, self._read)

    @Slot()
    def _count(self) -> None:
        """What would come in is rehearsed, a moment after the last change."""
        pane = self.shown()
        if isinstance(pane, PreviewPane):
            self._stop()
            pane.wishes.show_counting()
            self._pause.start()

    @Slot()
    def _rehearse(self) -> None:
        pane = self.shown()
        if isinstance(pane, PreviewPane):
            drafts, wish = drafts_of(self._files), pane.wishes.wish()
            self._run(partial(_rehearsed, self._around.desk, drafts, wish), self._counted)

    @Slot(object)
    def _counted(self, result: ImportResult) -> None:
        pane = self.shown()
        if isinstance(pane, PreviewPane) and not self._is_late():
            bad = len(bad_of(self._files, result.bad))
            pane.wishes.show_counts(result, bad, len(drafts_of(self._files)))

    @Slot()
    def _import(self) -> None:
        pane = self.shown()
        if isinstance(pane, PreviewPane):
            drafts, wish = drafts_of(self._files), pane.wishes.wish()
            self._deed.expect()
            work = partial(_imported, self._around.desk, drafts, wish, self._back_up)
            told = self._words.n("Importing %(n)d contact…", "Importing %(n)d contacts…", len(drafts))
            self._run(work, self._imported, told)

    @Slot(object)
    def _imported(self, result: ImportResult) -> None:
        pane = ResultPane(self._words, self._around.ask, result, bad_of(self._files, result.bad))
        pane.undone.connect(self._undo)
        pane.people.connect(self._around.ways.page)
        pane.more.connect(self.begin)
        self._deed.undone.connect(pane.show_undone)
        self._show(pane)

    @Slot()
    def _undo(self) -> None:
        self._deed.undo()
        self.begin()

    def _run(self, work: Callable[[Progress], Any], then: Callable[[Any], object], waiting: str = "") -> None:
        """Have something done off the main thread; what takes long says so and can be cancelled."""
        shows = None
        if waiting:
            pane = ProgressPanel(self._words, waiting)
            pane.cancelled.connect(self._back)
            self._show(pane)
            shows = pane.show_progress
        self._job = self._around.runner.run(work, then, self._failed, shows)

    def _is_late(self) -> bool:
        """Whether what lands now was asked for before something newer."""
        sender = self.sender()
        return isinstance(sender, Job) and sender is not self._job

    @Slot()
    def _back(self) -> None:
        """To the preview where there is one; what was under way is given up."""
        self._stop()
        self._deed.give_up()
        if self._files:
            self._read(self._files)
        else:
            self.begin()

    def _stop(self) -> None:
        """Nobody wants what is under way any more."""
        self._pause.stop()
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def _show(self, pane: QWidget) -> None:
        before = self._stack.currentWidget()
        self._stack.addWidget(pane)
        self._stack.setCurrentWidget(pane)
        self._about.setText("" if isinstance(pane, ChoosePane) else names_of(self._files, self._words))
        if before is not None:
            self._stack.removeWidget(before)
            before.deleteLater()
        if self.isVisible():
            pane.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object)
    def _failed(self, error: Exception) -> None:
        self._deed.give_up()
        if not isinstance(error, Told):
            self.begin()
            self._around.runner.failed.emit(error)
            return
        pane = self.shown()
        if isinstance(pane, PreviewPane):
            pane.wishes.show_trouble(self._words.say(error.phrase))
        else:
            self._around.ask.tell(error.phrase)
            self._back()


def _rehearsed(desk: WindowDesk, drafts: _Drafts, wish: Wish, progress: Progress) -> ImportResult:
    return desk.rehearse(import_contacts, drafts, wish.duplicates, wish.client, progress.tell)


def _imported(
    desk: WindowDesk, drafts: _Drafts, wish: Wish, back_up: Callable[[], object], progress: Progress
) -> ImportResult:
    back_up()
    progress.check()
    what = Phrase.counted("Import %(n)d contact", "Import %(n)d contacts", len(drafts))
    return desk.do(what, import_contacts, drafts, wish.duplicates, wish.client, progress.tell)
