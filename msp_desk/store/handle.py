"""An open desk file: what opening it gives, and what is needed to let it go again."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

import sqlalchemy as sa

from msp_desk.store.header import Header
from msp_desk.values.phrases import Phrase


@dataclass(slots=True)
class OpenDesk:
    """An open desk file: its engine, its header, and what there is to tell about the opening.

    `readonly` says why nothing can be saved, or is None; `unclean`: the program did not end properly last time, so that
    `backup.damage_in` is due; `reindex`: a migration emptied the search index; `notices` are sentences to show once;
    `recovery_key` is there right after making the desk, to be printed and never kept; `copy` is the folder of a copy
    that is read in the file's stead.
    """

    path: Path
    engine: sa.Engine
    header: Header
    key: bytes = field(repr=False)
    readonly: Phrase | None = None
    unclean: bool = False
    reindex: bool = False
    notices: tuple[Phrase, ...] = ()
    recovery_key: str | None = field(default=None, repr=False)
    copy: TemporaryDirectory[str] | None = None

    def close(self) -> None:
        """Let the file go; a copy that was read in its stead is removed."""
        self.engine.dispose()
        if self.copy is not None:
            self.copy.cleanup()
