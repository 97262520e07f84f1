"""Writes a paper into a file, in another thread."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from msp_desk.ui.runner import Progress
from msp_desk.values.files import told_of, write_private


@dataclass(frozen=True, slots=True)
class Saving:
    """What the runner calls; says where the file is. Errors: Blocked where the disk does not take it."""

    path: Path
    content: bytes = field(repr=False)

    def __call__(self, progress: Progress) -> Path:
        with told_of(self.path):
            write_private(self.path, self.content)
        return self.path
