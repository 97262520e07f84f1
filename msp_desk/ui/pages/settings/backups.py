"""The backups of the desk: one more now, the list of them, and going back to one."""

from __future__ import annotations

from PySide6.QtCore import Slot

from msp_desk.ui.fonts import Voice
from msp_desk.ui.pages.settings.keeping import Keeping
from msp_desk.ui.parts.buttons import Button
from msp_desk.ui.parts.cards import Card
from msp_desk.ui.parts.labels import Label
from msp_desk.ui.parts.layouts import row
from msp_desk.ui.runner import Progress
from msp_desk.ui.surroundings import Surroundings
from msp_desk.ui.tables.columns import Align, Cell, Column
from msp_desk.ui.tables.table import Table
from msp_desk.ui.theme import Tone
from msp_desk.values.backups import Backup, BackupReason
from msp_desk.values.errors import Told
from msp_desk.values.phrases import Phrase

_WHY = {
    BackupReason.CLOSE: Phrase("When the desk was closed"),
    BackupReason.TIMER: Phrase("While you worked"),
    BackupReason.MIGRATION: Phrase("Before an update of the program"),
    BackupReason.IMPORT: Phrase("Before an import"),
    BackupReason.DELETION: Phrase("Before a deletion"),
    BackupReason.RESTORE: Phrase("Before going back to a backup"),
    BackupReason.WISH: Phrase("You asked for it"),
}
_MB = 1_000_000


class BackupsCard(Card):
    """Newest first."""

    def __init__(self, around: Surroundings, keeping: Keeping) -> None:
        self._around, self._words, self._keeping = around, around.words, keeping
        t = self._words.t
        self.make = Button(t("Back up now"), icon="archive")
        self.restore = Button(t("Go back to this one…"), icon="archive-restore")
        self._state = Label("", Voice.THIRD)
        about = Label(
            t(
                "Made by itself when you close the desk, every half hour of work, and before imports. Each is checked. Kept are "
                "those of two days, one a day for 14 days and one a week for 8 weeks."
            ),
            Voice.TEXT2,
            wrap=True,
        )
        self.table: Table[Backup] = Table(self._words, t("Backups"), self._columns())
        self.table.setFixedHeight(260)
        super().__init__(
            Label(t("Backups"), Voice.HEADING), about, row(self.make, self.restore, self._state, None), self.table,
            gap=10, margins=(20, 16, 20, 18),
        )  # fmt: skip
        self.make.clicked.connect(self._make)
        self.restore.clicked.connect(self._go_back)
        self.table.chosen.connect(self._chosen)
        self.make.setEnabled(around.desk.readonly is None)
        self.refresh()

    def refresh(self) -> None:
        """Show the backups there are."""
        self.table.show_rows(self._keeping.backups())
        self.restore.setEnabled(self.table.current_row() is not None)

    def _columns(self) -> list[Column[Backup]]:
        t = self._words.t
        return [
            Column(self._words.p("backup", "Made"), self._made, key=_age, width=170, look=_plain),
            Column(t("Why"), self._why, width=220, grows=True),
            Column(t("Size"), self._size, key=_size, align=Align.RIGHT, width=100),
        ]

    def _made(self, backup: Backup) -> str:
        return self._words.moment(backup.made_at)

    def _why(self, backup: Backup) -> str:
        return self._words.say(_WHY[backup.reason])

    def _size(self, backup: Backup) -> str:
        return self._words.t("%(size)s MB", size=self._words.number(backup.size / _MB, 1))

    def _copy(self, progress: Progress) -> None:
        self._keeping.back_up()

    @Slot()
    def _make(self) -> None:
        self.make.setEnabled(False)
        self._state.setText(self._words.t("Making a backup…"))
        self._around.runner.run(self._copy, self._copied, self._not_copied)

    @Slot(object)
    def _copied(self, _: object) -> None:
        self.make.setEnabled(True)
        self._state.setText(self._words.t("Done, and checked."))
        self.refresh()

    @Slot(object)
    def _not_copied(self, error: Exception) -> None:
        self.make.setEnabled(True)
        self._state.setText("")
        if isinstance(error, Told):
            self._around.ask.tell(error.phrase)
        else:
            self._around.runner.failed.emit(error)

    @Slot(object)
    def _chosen(self, _: Backup) -> None:
        self.restore.setEnabled(True)

    @Slot()
    def _go_back(self) -> None:
        backup = self.table.current_row()
        if backup is None:
            return
        question = Phrase(
            "Go back to the desk as it was on %(at)s? What was saved since then will not be in it; the desk as it is now is "
            "kept beside it, and as a backup.",
            {"at": backup.made_at},
        )
        if self._around.ask.confirm(question, Phrase("Go back"), danger=True):
            self._keeping.go_back_to(backup)


def _age(backup: Backup) -> float:
    return backup.made_at.timestamp()


def _size(backup: Backup) -> int:
    return backup.size


def _plain(backup: Backup) -> Cell:
    return Cell(Tone.TEXT)
