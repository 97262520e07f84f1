"""Starting with the person's session, where they wish it: kept where the system looks for it, and read from there."""

from __future__ import annotations

import errno
import importlib
import plistlib
import re
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol
from xml.parsers.expat import ExpatError

import platformdirs

from msp_desk.values.errors import Blocked
from msp_desk.values.files import private_folder, told_of, write_private

HIDDEN = "--hidden"
_NAME = "MSP Desk"
_FILE = "msp-desk.desktop"
_LABEL = "msp-desk"
_RUN = r"Software\Microsoft\Windows\CurrentVersion\Run"
_APPROVED = r"Software\Microsoft\Windows\CurrentVersion\Explorer\StartupApproved\Run"
#: Windows leaves longer ones out without a word.
_LONGEST_RUN = 260
_MUST_BE_QUOTED = re.compile(r"""[\s"'\\<>~|&;$*?#()`]""")


class Autostart(Protocol):
    """How one system keeps what starts with the session."""

    def is_on(self) -> bool:
        """Whether the system will start us."""

    def turn_on(self) -> None:
        """Be started from now on. Errors: Blocked."""

    def turn_off(self) -> None:
        """Be started no more. Errors: Blocked."""


def autostart_here() -> Autostart:
    """The one of this system."""
    command = own_command()
    if sys.platform == "win32":
        return RunKey(command)
    if sys.platform == "darwin":
        return LaunchAgent(Path.home() / "Library" / "LaunchAgents", command)
    return XdgAutostart(platformdirs.user_config_path() / "autostart", command)


def own_command() -> tuple[str, ...]:
    """The command that starts this very program in the tray."""
    python = Path(sys.executable)
    if getattr(sys, "frozen", False):
        return str(python), HIDDEN
    if sys.platform == "win32":
        window = python.with_name("msp-desk-window.exe")
        if window.is_file():
            return str(window), HIDDEN
        without_console = python.with_name("pythonw.exe")
        python = without_console if without_console.is_file() else python
    return str(python), "-m", "msp_desk", HIDDEN


@dataclass(frozen=True, slots=True)
class XdgAutostart:
    """Linux and its relatives: a desktop entry in the folder for it."""

    folder: Path
    command: tuple[str, ...]

    def is_on(self) -> bool:
        """There is an entry that is not switched off by one of the ways that desktops have."""
        try:
            text = (self.folder / _FILE).read_text(encoding="utf-8", errors="replace")
        except OSError:
            return False
        kept = _entries(text)
        return (
            bool(kept.get("Exec"))
            and kept.get("Hidden") != "true"
            and kept.get("X-GNOME-Autostart-enabled") != "false"
        )

    def turn_on(self) -> None:
        """Write the entry anew, for the program may have moved."""
        with told_of(self.folder / _FILE):
            write_private(private_folder(self.folder) / _FILE, desktop_entry(self.command).encode())

    def turn_off(self) -> None:
        """Take the entry away."""
        _remove(self.folder / _FILE)


@dataclass(frozen=True, slots=True)
class LaunchAgent:
    """macOS: a list of properties in the person's own folder of agents."""

    folder: Path
    command: tuple[str, ...]

    def is_on(self) -> bool:
        """There is an agent that is not disabled."""
        try:
            kept = plistlib.loads(self._file.read_bytes())
        except (
            OSError,
            ValueError,
            ExpatError,
            AttributeError,
            IndexError,
        ):  # what plistlib has for nonsense
            return False
        return isinstance(kept, dict) and kept.get("RunAtLoad") is True and kept.get("Disabled") is not True

    def turn_on(self) -> None:
        """Write it anew, for the program may have moved."""
        with told_of(self._file):
            write_private(private_folder(self.folder) / self._file.name, agent(self.command))

    def turn_off(self) -> None:
        """Take it away."""
        _remove(self._file)

    @property
    def _file(self) -> Path:
        return self.folder / f"{_LABEL}.plist"


@dataclass(frozen=True, slots=True)
class RunKey:
    """Windows: a value of the person's own registry, which the Task Manager may have switched off."""

    command: tuple[str, ...]

    def is_on(self) -> bool:
        """There is a value that is not switched off."""
        return _value(_RUN) is not None and is_approved(_value(_APPROVED))

    def turn_on(self) -> None:
        """Write the value anew, for the program may have moved."""
        told = run_value(self.command)
        registry = _registry()
        try:
            with registry.CreateKey(registry.HKEY_CURRENT_USER, _RUN) as key:
                registry.SetValueEx(key, _NAME, 0, registry.REG_SZ, told)
        except OSError as error:
            raise _closed() from error
        _forget(_APPROVED)

    def turn_off(self) -> None:
        """Take the value away."""
        _forget(_RUN)
        _forget(_APPROVED)


def desktop_entry(command: Sequence[str]) -> str:
    """The entry of a command, quoted as the Desktop Entry Specification wants it."""
    lines = (
        "[Desktop Entry]",
        "Type=Application",
        f"Name={_NAME}",
        f"TryExec={_string(command[0])}",
        f"Exec={_string(' '.join(_argument(each) for each in command))}",
        "Icon=msp-desk",
        "Terminal=false",
        "X-GNOME-Autostart-enabled=true",
    )
    return "\n".join((*lines, ""))


def agent(command: Sequence[str]) -> bytes:
    """The properties of a command that is started once, when the person has logged in."""
    told = {
        "Label": _LABEL,
        "ProgramArguments": list(command),
        "RunAtLoad": True,
        "ProcessType": "Interactive",
        "LimitLoadToSessionType": "Aqua",
    }
    return plistlib.dumps(told)


def run_value(command: Sequence[str]) -> str:
    """The command line of a command, quoted as Windows takes it apart again. Errors: Blocked where it is too long."""
    told = subprocess.list2cmdline(command)
    if len(told) > _LONGEST_RUN:
        raise Blocked(
            "Windows starts nothing whose command is longer than %(most)d characters, and this program's is: "
            "install it in a folder with a shorter name.",
            most=_LONGEST_RUN,
        )
    return told


def is_approved(kept: object) -> bool:
    """Whether the Task Manager lets a program start: its note begins with an odd number where not."""
    return not (isinstance(kept, bytes) and kept and kept[0] & 1)


def _argument(text: str) -> str:
    """One argument as the Exec key has it: in double quotes where it must be, and no percent sign a field code."""
    text = text.replace("%", "%%")
    if text and not _MUST_BE_QUOTED.search(text):
        return text
    return '"' + re.sub(r'(["`$\\])', r"\\\1", text) + '"'


def _string(text: str) -> str:
    """A value of the entry, in which a backslash begins an escape."""
    return text.replace("\\", r"\\").replace("\n", r"\n").replace("\t", r"\t").replace("\r", r"\r")


def _entries(text: str) -> dict[str, str]:
    """The keys of the one group that counts."""
    inside, found = False, {}
    for line in text.splitlines():
        if line.startswith("["):
            inside = line.strip() == "[Desktop Entry]"
        elif inside and "=" in line and not line.startswith("#"):
            name, _, value = line.partition("=")
            found[name.strip()] = value.strip()
    return found


def _remove(path: Path) -> None:
    with told_of(path):
        path.unlink(missing_ok=True)


def _registry() -> Any:
    return importlib.import_module("winreg")  # there is none elsewhere


def _value(key_name: str) -> object:
    registry = _registry()
    try:
        with registry.OpenKey(registry.HKEY_CURRENT_USER, key_name) as key:
            return registry.QueryValueEx(key, _NAME)[0]
    except OSError:
        return None


def _forget(key_name: str) -> None:
    registry = _registry()
    try:
        with registry.OpenKey(registry.HKEY_CURRENT_USER, key_name, 0, registry.KEY_SET_VALUE) as key:
            registry.DeleteValue(key, _NAME)
    except OSError as error:
        if error.errno != errno.ENOENT:
            raise _closed() from error


def _closed() -> Blocked:
    return Blocked("Windows does not let this program change what starts with your session.")
