"""The import page: leads from files through a preview to what came in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import Slot
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from msp_desk.ui.fonts import Voice
from msp_desk.ui.pages.importing.choosing import ChoosePane
from msp_desk.ui.pages.importing.counting import Counting
from msp_desk.ui.pages.importing.counts import Came
from msp_desk.ui.pages.importing.deed import ImportDeed
from msp_desk.ui.pages.importing.files import FileRead, Kind, Reader, Reread, bad_of, names_of
from msp_desk.ui.pages.importing.owners import Owners
from msp_desk.ui.pages.importing.preview import PreviewPane
from msp_desk.ui.pages.importing.result import ResultPane
from msp_desk.ui.pages.importing.steps import Steps
from msp_desk.ui.pages.importing.work import Importing
from msp_desk.ui.parts.labels import Label
from msp_desk.ui.parts.layouts import column, row
from msp_desk.ui.surroundings import Surroundings
from msp_desk.values.errors import Told


class ImportPage(QWidget):
    """`back_up` makes a copy of the desk, and may take a while."""

    def __init__(
        self, around: Surroundings, back_up: Callable[[], object], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._around, self._words, self._back_up = around, around.words, back_up
        self._files: tuple[FileRead, ...] = ()
        self._owner: UUID | None = None
        self._deed = ImportDeed(around.desk, self)
        self._about = Label("", Voice.TEXT2)
        self._steps = Steps(self._words, around.runner)
        self._steps.failed.connect(self._failed)
        self._steps.given_up.connect(self._back)
        title = Label(self._words.t("Import"), Voice.TITLE)
        title.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        head = row(title, self._about, None, gap=10, margins=(4, 0, 0, 0))
        layout = column(head, self._steps, gap=12, margins=(20, 16, 20, 20))
        layout.setStretch(1, 1)
        self.setLayout(layout)
        self.begin()

    def shown(self) -> QWidget | None:
        """The step that is shown."""
        return self._steps.currentWidget()

    @Slot()
    def begin(self) -> None:
        """The first step."""
        self._begin(None)

    def begin_chart(self, owner: UUID) -> None:
        """The first step of bringing in the org chart of a client, or of our firm."""
        self._begin(owner)

    def hideEvent(self, event: QHideEvent, /) -> None:
        """Whose chart was to come in is forgotten where somebody goes elsewhere before choosing a file."""
        super().hideEvent(event)
        if not event.spontaneous() and self._owner is not None and isinstance(self.shown(), ChoosePane):
            self.begin()

    def make_new(self) -> None:
        """Ctrl+N: choose files."""
        self.begin()
        pane = self.shown()
        if isinstance(pane, ChoosePane):
            pane.choose()

    @Slot(object)
    def take(self, paths: Sequence[Path], kind: Kind | None = None) -> None:
        """Read these files and show what is in them."""
        if not paths:
            self.begin()
            return
        self._steps.stop()
        if not isinstance(self.shown(), ChoosePane):
            self._owner = None
        read = Reader(tuple(paths), self._words, kind).run
        self._steps.run(read, self._read, self._words.t("Reading…"))

    @Slot(object)
    def _chosen(self, paths: Sequence[Path]) -> None:
        """Whoever asks for somebody's chart is given one."""
        self.take(paths, Kind.CHART if self._owner is not None else None)

    def _begin(self, owner: UUID | None) -> None:
        self._steps.stop()
        self._files, self._owner = (), owner
        name = Owners(self._around).name_of(owner) if owner is not None else ""
        pane = ChoosePane(self._words, self._around.ask, name)
        pane.chosen.connect(self._chosen)
        self._show(pane)

    @Slot(object)
    def _read(self, files: tuple[FileRead, ...]) -> None:
        if self._steps.is_late(self.sender()):
            return
        self._files = files
        pane = self.shown()
        if not isinstance(pane, PreviewPane):
            pane = self._preview()
            self._counting = Counting(self._around.desk, self._steps, pane)
            self._show(pane)
        pane.show_files(files)
        self._counting.count()

    def _preview(self) -> PreviewPane:
        """The second step, wired."""
        pane = PreviewPane(self._words, Owners(self._around))
        pane.wishes.owner.set_value(self._owner)
        pane.read_otherwise.connect(self._again)
        pane.wishes.wanted.connect(self._import)
        pane.wishes.left.connect(self.begin)
        return pane

    @Slot(object)
    def _again(self, work: Reread) -> None:
        self._steps.stop()
        self._steps.run(work.run, self._read)

    @Slot()
    def _import(self) -> None:
        pane = self.shown()
        if isinstance(pane, PreviewPane):
            work = Importing(self._around.desk, self._files, pane.wishes.wish())
            n = self._words.n
            self._owner = work.chart_of()
            self._deed.expect()
            told = (
                n("Importing %(n)d contact…", "Importing %(n)d contacts…", work.records())
                if self._owner is None
                else n("Importing %(n)d line…", "Importing %(n)d lines…", work.records())
            )
            self._steps.run(partial(work.carry_out, self._back_up), self._imported, told)

    @Slot(object)
    def _imported(self, result: Came) -> None:
        pane = ResultPane(self._words, self._around.ask, result, bad_of(self._files, result.bad))
        pane.undone.connect(self._undo)
        pane.seen.connect(self._see)
        pane.more.connect(self.begin)
        self._deed.undone.connect(pane.show_undone)
        self._show(pane)

    @Slot()
    def _see(self) -> None:
        """To what came in: the people, or the chart of whose it is."""
        ways = self._around.ways
        if self._owner is None:
            ways.page.emit("people")
        elif self._owner == Owners(self._around).firm:
            ways.firm.emit("chart")
        else:
            ways.client.emit(self._owner, "charts")

    @Slot()
    def _undo(self) -> None:
        self._deed.undo()
        self.begin()

    @Slot()
    def _back(self) -> None:
        """To the preview where there is one; what was under way is given up."""
        self._steps.stop()
        self._deed.give_up()
        if self._files:
            self._read(self._files)
        else:
            self._begin(self._owner)

    def _show(self, pane: QWidget) -> None:
        self._about.setText("" if isinstance(pane, ChoosePane) else names_of(self._files, self._words))
        self._steps.show_step(pane)

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
