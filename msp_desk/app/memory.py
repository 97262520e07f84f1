"""What this machine remembers from one start to the next: language, look, where the window was."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

from msp_desk.host import paths, settings_file
from msp_desk.host.settings_file import MachineSettings
from msp_desk.values.errors import Blocked


class Memory:
    """Reads the settings file anew for each change, for another window may have written it meanwhile.

    Where it cannot be written, what was set holds until the program ends.
    """

    def __init__(self) -> None:
        self.settings = settings_file.load(paths.config_folder())

    def place_of(self, window: str) -> str:
        """Where a window was, as text."""
        return self.settings.windows.get(window, "")

    def keep(self, **changed: Any) -> None:
        """Remember settings by their names."""
        self._save(replace(settings_file.load(paths.config_folder()), **changed))

    def files_folder(self) -> Path | None:
        """Where a file was last chosen."""
        return self.settings.files_folder

    def keep_files_folder(self, folder: Path) -> None:
        """Remember where a file was chosen."""
        if folder != self.settings.files_folder:
            self.keep(files_folder=folder)

    def keep_place(self, window: str, place: str) -> None:
        """Remember where a window is."""
        self._save(settings_file.load(paths.config_folder()).with_window(window, place))

    def _save(self, settings: MachineSettings) -> None:
        self.settings = settings
        with suppress(Blocked):
            settings_file.save(paths.config_folder(), settings)
