"""The settings of this machine: each declared once, with type and default, in a file that may be damaged or absent."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import time
from pathlib import Path
from typing import Any

from msp_desk.values.enums import Language, Theme
from msp_desk.values.files import private_folder, told_of, write_private

FILE = "settings.json"
_MOST_RECENT = 10


def _json(read: Callable[[Any], Any], write: Callable[[Any], Any]) -> dict[str, Callable[[Any], Any]]:
    """How a setting is read from JSON and written to it; reading raises ValueError or TypeError for nonsense."""
    return {"read": read, "write": write}


def _path(value: object) -> Path | None:
    return Path(_text(value)) if value is not None else None


def _paths(value: object) -> tuple[Path, ...]:
    if not isinstance(value, list):
        raise TypeError
    return tuple(Path(_text(one)) for one in value)


def _texts(value: object) -> Mapping[str, str]:
    if not isinstance(value, dict):
        raise TypeError
    return {_text(name): _text(one) for name, one in value.items()}


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def _yes(value: object) -> bool:
    if not isinstance(value, bool):
        raise TypeError
    return value


def _time(value: object) -> time:
    read = time.fromisoformat(_text(value))
    if read.tzinfo is not None:
        raise ValueError
    return read.replace(second=0, microsecond=0)


def _time_or_none(value: object) -> time | None:
    return None if value is None else _time(value)


@dataclass(frozen=True, slots=True)
class MachineSettings:
    """What is set on this machine, whichever desk is open.

    `language`: the window's; None follows the system. `theme`: light, dark or as the system has it. `last_desk`: the
    desk to open at the start. `recent_desks`: newest first. `files_folder`: where a file was last chosen. `windows`: the
    geometry of each window by its name, as text.

    `stay_in_tray`: closing the window leaves the program in the tray; `tray_explained`: that this was said once.
    `notify`: tell of what is due, from `notify_at` on; never from `quiet_from` to `quiet_to`.
    """

    language: Language | None = field(
        default=None, metadata=_json(lambda v: v and Language(v), lambda v: v and v.value)
    )
    theme: Theme = field(default=Theme.SYSTEM, metadata=_json(Theme, lambda v: v.value))
    last_desk: Path | None = field(default=None, metadata=_json(_path, lambda v: v and str(v)))
    recent_desks: tuple[Path, ...] = field(default=(), metadata=_json(_paths, lambda v: [str(p) for p in v]))
    files_folder: Path | None = field(default=None, metadata=_json(_path, lambda v: v and str(v)))
    windows: Mapping[str, str] = field(default_factory=dict, metadata=_json(_texts, dict))
    stay_in_tray: bool = field(default=False, metadata=_json(_yes, bool))
    tray_explained: bool = field(default=False, metadata=_json(_yes, bool))
    notify: bool = field(default=True, metadata=_json(_yes, bool))
    notify_at: time = field(default=time(9), metadata=_json(_time, lambda v: v.isoformat("minutes")))
    quiet_from: time | None = field(
        default=time(19), metadata=_json(_time_or_none, lambda v: v and v.isoformat("minutes"))
    )
    quiet_to: time | None = field(
        default=time(8), metadata=_json(_time_or_none, lambda v: v and v.isoformat("minutes"))
    )

    @property
    def quiet(self) -> tuple[time, time] | None:
        """The hours in which nothing is told, which may reach over midnight; None where there are none."""
        if self.quiet_from is None or self.quiet_to is None or self.quiet_from == self.quiet_to:
            return None
        return self.quiet_from, self.quiet_to

    def with_desk(self, path: Path) -> MachineSettings:
        """The settings after that desk was opened."""
        path = path.absolute()
        others = tuple(p for p in self.recent_desks if p != path)
        return replace(self, last_desk=path, recent_desks=(path, *others)[:_MOST_RECENT])

    def without_desk(self, path: Path) -> MachineSettings:
        """The settings after that desk was found gone."""
        others = tuple(p for p in self.recent_desks if p != path)
        return replace(
            self, last_desk=None if self.last_desk == path else self.last_desk, recent_desks=others
        )

    def with_window(self, name: str, geometry: str) -> MachineSettings:
        """The settings after a window was moved."""
        return replace(self, windows={**self.windows, name: geometry})


def load(folder: Path) -> MachineSettings:
    """The settings kept in that folder; what is missing or makes no sense there has its default.

    A file that cannot be understood at all is kept aside, as far as the disk lets us.
    """
    path = folder / FILE
    try:
        kept = json.loads(path.read_bytes())
        if not isinstance(kept, dict):
            raise TypeError
    except OSError:
        return MachineSettings()
    except (ValueError, TypeError, RecursionError):
        _set_aside(path)
        return MachineSettings()
    return MachineSettings(**_understood(kept))


def save(folder: Path, settings: MachineSettings) -> None:
    """Keep the settings in that folder.

    Errors: Blocked.
    """
    values = {f.name: f.metadata["write"](getattr(settings, f.name)) for f in fields(settings)}
    with told_of(folder / FILE):
        write_private(
            private_folder(folder) / FILE, json.dumps(values, indent=1, ensure_ascii=False).encode()
        )


def _understood(kept: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for one in fields(MachineSettings):
        if one.name in kept:
            try:
                found[one.name] = one.metadata["read"](kept[one.name])
            except (ValueError, TypeError):
                continue
    return found


def _set_aside(path: Path) -> None:
    try:
        path.replace(path.with_name(f"{path.name}.damaged"))
    except OSError:
        return
