"""What the welcome window has done off the main thread."""

from __future__ import annotations

from dataclasses import dataclass

from msp_desk.ui.pages.welcome.entrance import Beginning, Entered, Entrance, Unlocking
from msp_desk.ui.runner import Progress
from msp_desk.values.backups import Restored


@dataclass(frozen=True, slots=True)
class Making:
    """A desk to be made."""

    entrance: Entrance
    beginning: Beginning

    def run(self, progress: Progress) -> Entered:
        """Make it."""
        return self.entrance.make(self.beginning)


@dataclass(frozen=True, slots=True)
class Opening:
    """A desk to be opened, or to be brought back first."""

    entrance: Entrance
    unlocking: Unlocking

    def run(self, progress: Progress) -> Entered:
        """Open it."""
        return self.entrance.open(self.unlocking)

    def restore(self, progress: Progress) -> Restored:
        """Put its newest backup in its place."""
        return self.entrance.restore(self.unlocking)
