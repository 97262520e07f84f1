"""Fields for files kept in the desk: attachments, and the picture of a person or client."""

from __future__ import annotations

import mimetypes
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt, Signal, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImageReader, QImageWriter
from PySide6.QtWidgets import QWidget

from msp_desk.i18n.words import Words
from msp_desk.ui.ask import Ask
from msp_desk.ui.fonts import Voice
from msp_desk.ui.forms.field import Editor, Field
from msp_desk.ui.parts.avatars import Avatar
from msp_desk.ui.parts.buttons import icon_button, quiet
from msp_desk.ui.parts.cards import IconLabel
from msp_desk.ui.parts.layouts import column, row
from msp_desk.values.drafts import FileDraft
from msp_desk.values.phrases import Phrase

_KIB = 1024
_LARGEST_PICTURE = 512
_PICTURE_QUALITY = 88
#: What the field of a picture gives where the kept one is to be taken away.
NO_PICTURE = FileDraft("", "", b"")


def read_file(path: Path) -> FileDraft:
    """The bytes of a file, with its name and what kind it says it is."""
    kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    return FileDraft(path.name, kind, path.read_bytes())


def told_size(words: Words, size: int) -> str:
    """How big a file is, in words."""
    if size < _KIB * _KIB:
        return words.t("%(n)s kB", n=words.number(max(1, size / _KIB)))
    return words.t("%(n)s MB", n=words.number(size / _KIB / _KIB, 1))


class _FileRow(QWidget):
    dropped = Signal(object)

    def __init__(self, words: Words, file: FileDraft) -> None:
        super().__init__()
        self.file = file
        label = IconLabel("paperclip", file.name, Voice.SMALL, aside=told_size(words, len(file.content)))
        remove = icon_button("x", words.t("Remove"), small=True)
        layout = row(label, remove, gap=4)
        layout.setStretch(0, 1)
        self.setLayout(layout)
        remove.clicked.connect(self._drop)

    @Slot()
    def _drop(self) -> None:
        self.dropped.emit(self)


class FilesEditor(Editor):
    """Files below each other; more by a button or by dropping them here."""

    def __init__(self, words: Words, ask: Ask, add: str) -> None:
        super().__init__()
        self._words, self._ask, self._caption = words, ask, add
        self._files: list[FileDraft] = []
        self._list = column(gap=2)
        self._add = quiet(add, icon="paperclip", small=True)
        self.setLayout(column(self._list, row(self._add, None), gap=4))
        self.setFocusProxy(self._add)
        self.setAcceptDrops(True)
        self._add.clicked.connect(self._choose)

    def value(self) -> object:
        """The files."""
        return tuple(self._files)

    def set_value(self, value: object) -> None:
        """Show these files."""
        wanted = list(value) if isinstance(value, tuple) else []
        if wanted != self._files:
            self._files = wanted
            self._refill()

    def add_paths(self, paths: Sequence[Path]) -> None:
        """Take in files from the disk; those that cannot be read are told."""
        for path in paths:
            try:
                self._files.append(read_file(path))
            except OSError as error:
                self._ask.tell(
                    Phrase(
                        "%(name)s could not be read: %(why)s",
                        {"name": path.name, "why": error.strerror or ""},
                    )
                )
        self._refill()
        self.edited.emit()

    def dragEnterEvent(self, event: QDragEnterEvent, /) -> None:
        """Files may be dropped."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent, /) -> None:
        """Take the dropped files."""
        self.add_paths([Path(u.toLocalFile()) for u in event.mimeData().urls() if u.isLocalFile()])
        event.acceptProposedAction()

    def _refill(self) -> None:
        while (item := self._list.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for file in self._files:
            made = _FileRow(self._words, file)
            made.dropped.connect(self._drop)
            self._list.addWidget(made)

    @Slot()
    def _choose(self) -> None:
        paths = self._ask.open_files(Phrase(self._caption))
        if paths:
            self.add_paths(paths)

    @Slot(object)
    def _drop(self, gone: _FileRow) -> None:
        self._files = [f for f in self._files if f is not gone.file]
        self._refill()
        self.edited.emit()


def picture_from(path: Path) -> FileDraft | None:
    """A picture from the disk, upright and no larger than it is ever shown; None where the file is none."""
    reader = QImageReader(str(path))
    reader.setAutoTransform(True)
    image = reader.read()
    if image.isNull():
        return None
    if max(image.width(), image.height()) > _LARGEST_PICTURE:
        image = image.scaled(
            _LARGEST_PICTURE,
            _LARGEST_PICTURE,
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
    kind = "png" if image.hasAlphaChannel() else "jpeg"
    content = QBuffer()
    content.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(content, QByteArray(kind.encode()))
    writer.setQuality(_PICTURE_QUALITY)
    writer.write(image)
    return FileDraft(path.name, f"image/{kind}", bytes(content.data().data()))


class PictureEditor(Editor):
    """A picture, shown as it will be seen."""

    def __init__(self, words: Words, ask: Ask, name: str, kept: bytes, square: bool) -> None:
        super().__init__()
        self._ask, self._kept, self._name = ask, kept, name
        self._picture: FileDraft | None = None
        self._avatar = Avatar(name, size=56, photo=kept, square=square)
        self._choose_button = quiet(words.t("Choose a picture"), icon="image", small=True)
        self._none = quiet(words.t("Remove"), small=True)
        self.setLayout(row(self._avatar, self._choose_button, self._none, None))
        self.setFocusProxy(self._choose_button)
        self._choose_button.clicked.connect(self._choose)
        self._none.clicked.connect(self._remove)
        self._show()

    def value(self) -> object:
        """The new picture; None where there is no new one, `NO_PICTURE` where the kept one is to go."""
        return self._picture

    def set_value(self, value: object) -> None:
        """Show a picture."""
        self._picture = value if isinstance(value, FileDraft) else None
        self._show()

    def _show(self) -> None:
        shown = self._picture.content if self._picture else self._kept
        self._avatar.show_name(self._name, shown)
        self._none.setVisible(bool(shown))

    @Slot()
    def _choose(self) -> None:
        paths = self._ask.open_files(
            Phrase("Choose a picture"),
            ("*.png", "*.jpg", "*.jpeg", "*.webp", "*.gif", "*.bmp"),
            several=False,
        )
        picture = picture_from(paths[0]) if paths else None
        if picture is not None:
            self.set_value(picture)
            self.edited.emit()
        elif paths:
            self._ask.tell(Phrase("%(name)s is no picture that can be read.", {"name": paths[0].name}))

    @Slot()
    def _remove(self) -> None:
        self.set_value(NO_PICTURE if self._kept else None)
        self.edited.emit()


@dataclass(frozen=True, slots=True)
class Files(Field):
    """A tuple of `FileDraft`."""

    ask: Ask | None = None
    add: str = ""

    def editor(self, words: Words) -> Editor:
        """A new editor for it."""
        if self.ask is None:
            raise TypeError("a field of files needs somebody to ask for them")
        return FilesEditor(words, self.ask, self.add)


@dataclass(frozen=True, slots=True)
class Picture(Field):
    """A `FileDraft`, `NO_PICTURE` or None; `kept` is the picture that is there already, `who` whose it is."""

    ask: Ask | None = None
    who: str = ""
    kept: bytes = b""
    square: bool = False

    def editor(self, words: Words) -> Editor:
        """A new editor for it."""
        if self.ask is None:
            raise TypeError("a field of a picture needs somebody to ask for it")
        return PictureEditor(words, self.ask, self.who, self.kept, self.square)
