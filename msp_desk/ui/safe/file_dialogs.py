"""Asks for files without opening those that it lists: SQLite would lose its hold of a desk that lies among them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QFileInfo
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QFileDialog, QFileIconProvider, QWidget


class _Unopened(QFileIconProvider):
    """Pictures and kinds of files by their names alone.

    Qt's own looks into each file to know what it is. Where a program closes any file of its own that it holds locks
    on, POSIX lets all of them go: the next program at the desk would take it for free, and one of both lose its work.
    """

    def icon(self, what: QFileInfo | QFileIconProvider.IconType, /) -> QIcon:
        """A folder's or a file's."""
        if isinstance(what, QFileInfo):
            kinds = QFileIconProvider.IconType
            what = kinds.Folder if what.isDir() else kinds.File
        return super().icon(what)

    def type(self, what: QFileInfo, /) -> str:
        """Its ending."""
        return "" if what.isDir() else what.suffix().upper()


def ask_for_files(
    owner: QWidget | None,
    title: str,
    start: str,
    patterns: Sequence[str],
    mode: QFileDialog.FileMode,
    *,
    save: bool = False,
) -> list[str]:
    """What was chosen; nothing where it was left. A dialog of the system is used where there is one."""
    dialog, pictures = QFileDialog(owner, title), _Unopened()
    dialog.setIconProvider(pictures)
    dialog.setFileMode(mode)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave if save else QFileDialog.AcceptMode.AcceptOpen)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly, mode is QFileDialog.FileMode.Directory)
    if patterns:
        dialog.setNameFilter(" ".join(patterns))
    info = QFileInfo(start)
    dialog.setDirectory(start if info.isDir() else info.path())
    if save:
        dialog.selectFile(info.fileName())
    chosen = dialog.selectedFiles() if dialog.exec() else []
    dialog.deleteLater()
    return chosen
