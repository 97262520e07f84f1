"""The paper that is wished for: made beside the window, shown, printed, saved."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from msp_desk.ui.cards.paper_preview import PaperPreview
from msp_desk.ui.cards.printing import AskPrinter, Printing
from msp_desk.ui.pages.reports.making import MadePaper, Making
from msp_desk.ui.pages.reports.saving import Saving
from msp_desk.ui.pages.reports.wishes import Wish
from msp_desk.ui.parts.layouts import column
from msp_desk.ui.parts.states import EmptyState, Stage
from msp_desk.ui.runner import Job
from msp_desk.ui.surroundings import Surroundings
from msp_desk.values.errors import Told
from msp_desk.values.phrases import Phrase


class PaperSide(QWidget):
    """`ready` says whether there is a paper to print or one on its way, which is then waited for; only the newest wish counts."""

    ready = Signal(bool)

    def __init__(self, around: Surroundings, ask_printer: AskPrinter) -> None:
        super().__init__()
        self._around, self._words, self._ask_printer = around, around.words, ask_printer
        self._wish: Wish | None = None
        self._job: Job | None = None
        self._then: Callable[[], object] | None = None
        self.made: MadePaper | None = None
        self.preview = PaperPreview(self._words, around.theme)
        self.stage = Stage(self._words, self.preview)
        self.setLayout(column(self.stage))

    def make(self, wish: Wish) -> None:
        """Make this paper; what is shown stays until it is there, if it is of the same kind."""
        self._drop()
        if self.made is None or type(self.made.wish) is not type(wish):
            self.made = None
            self.stage.show_loading(self._words.t("Making the paper…"))
        self._wish = wish
        making = Making(
            self._around.desk, self._words, self._around.clock(), wish, self._around.work_calendar
        )
        self._job = self._around.runner.run(making, self._show, self._could_not)
        self._tell()

    def make_again(self) -> None:
        """The same once more."""
        if self._wish is not None:
            self.make(self._wish)

    def show_empty(self, state: EmptyState) -> None:
        """Nothing can be made yet."""
        self._drop()
        self.made = self._wish = None
        self.stage.show_empty(state)
        self._tell()

    def show_problem(self, text: str) -> None:
        """What is wished for cannot be."""
        self._drop()
        self.made = self._wish = None
        self.stage.show_error(text)
        self._tell()

    @Slot()
    def print_it(self) -> None:
        """Print what is shown."""
        made = self.made
        if self._job is not None:
            self._then = self.print_it
            return
        if made is None:
            return
        printer = self._ask_printer(self.window(), made.title, made.paper, self.preview.pages())
        if printer is not None:
            self._around.runner.run(Printing(printer, made.content), self._printed, self._failed)

    @Slot()
    def save_it(self) -> None:
        """Save what is shown."""
        made = self.made
        if self._job is not None:
            self._then = self.save_it
            return
        if made is None:
            return
        path = self._around.ask.save_file(Phrase("Save as PDF"), made.file_name, ("*.pdf",))
        if path is not None:
            where = path if path.suffix else path.with_suffix(".pdf")
            self._around.runner.run(Saving(where, made.content), self._saved, self._failed)

    def _drop(self) -> None:
        """Nobody waits for what is being made any more."""
        if self._job is not None:
            self._job.cancel()
        self._job = self._then = None

    def _tell(self) -> None:
        self.ready.emit(self.made is not None or self._job is not None)

    @Slot(object)
    def _show(self, made: MadePaper) -> None:
        if made.wish is not self._wish:
            return
        then = self._then
        self._job, self._then, self.made = None, None, made
        self.preview.show_paper(made.title, made.content)
        self.stage.show_content()
        self._tell()
        if then is not None:
            then()

    @Slot(object)
    def _could_not(self, error: Exception) -> None:
        self._job = self._then = self.made = None
        told = isinstance(error, Told)
        text = error.phrase if isinstance(error, Told) else Phrase("The paper could not be made.")
        self.stage.show_error(self._words.say(text), self.make_again)
        self._tell()
        if not told:
            self._around.runner.failed.emit(error)

    @Slot(object)
    def _printed(self, pages: int) -> None:
        told = Phrase.counted("%(n)d page sent to the printer", "%(n)d pages sent to the printer", pages)
        self._around.desk.told.emit(told, None)

    @Slot(object)
    def _saved(self, path: Path) -> None:
        self._around.desk.told.emit(Phrase("Written to %(file)s", {"file": str(path)}), None)

    @Slot(object)
    def _failed(self, error: Exception) -> None:
        self._around.tell_failure(error)
