"""Whether a folder is a good place for a desk: not on a network, and not in a folder that a cloud service copies."""

from __future__ import annotations

import ctypes
import re
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

from msp_desk.values.phrases import N_, Phrase

_NETWORK = N_(
    "“%(folder)s” is on a network. A desk kept there can be damaged when the connection breaks; keep it on this machine."
)
_CLOUD = N_(
    "“%(folder)s” is copied by a cloud service (%(service)s), which can damage an open desk; keep it in another folder."
)
_NETWORK_KINDS = re.compile(
    r"nfs\d?|cifs|smb\w*|afpfs|webdav|davfs2?|9p|afs|ncpfs|ceph|glusterfs|beegfs|lustre|fuse\.(sshfs|rclone|gvfsd-fuse|davfs2?|s3fs|cifs)"
)
_SERVICES = {
    "OneDrive": re.compile(r"onedrive( ?-.*)?", re.IGNORECASE),
    "Dropbox": re.compile(r"dropbox( \(.*\))?", re.IGNORECASE),
    "Google Drive": re.compile(r"google ?drive.*|googledrive-.*|my drive", re.IGNORECASE),
    "iCloud": re.compile(r"mobile documents|com~apple~clouddocs|icloud ?drive", re.IGNORECASE),
    "Nextcloud": re.compile(r"nextcloud.*|owncloud.*", re.IGNORECASE),
    "Box": re.compile(r"box( sync)?", re.IGNORECASE),
    "MEGA": re.compile(r"mega(sync)?", re.IGNORECASE),
    "pCloud": re.compile(r"pcloud ?drive|pcloud", re.IGNORECASE),
}
_MARKS = {"Dropbox": ".dropbox.cache", "Syncthing": ".stfolder"}
_ESCAPE = re.compile(r"\\(\d{3})")
_WINDOWS_REMOTE_DRIVE = 4


def doubt_about(folder: Path) -> Phrase | None:
    """What a person should know before a desk is kept in that folder; None where nothing speaks against it."""
    folder = folder.absolute()
    service = _service_in(folder.parts) or _service_by_mark(folder)
    if service is not None:
        return Phrase(_CLOUD, {"folder": folder, "service": service})
    return Phrase(_NETWORK, {"folder": folder}) if _on_network(folder) else None


def _service_in(parts: Iterable[str]) -> str | None:
    return next((name for name, known in _SERVICES.items() for part in parts if known.fullmatch(part)), None)


def _service_by_mark(folder: Path) -> str | None:
    return next(
        (
            name
            for name, mark in _MARKS.items()
            for above in (folder, *folder.parents)
            if (above / mark).exists()
        ),
        None,
    )


def _on_network(folder: Path) -> bool:
    if sys.platform == "win32":
        return _is_remote_on_windows(folder)
    try:
        return is_remote(folder, _mac_mounts() if sys.platform == "darwin" else _linux_mounts())
    except (OSError, subprocess.SubprocessError):
        return False


def is_remote(folder: Path, mounts: str) -> bool:
    """Whether the deepest mount above a folder is a network's, from lines «point kind»."""
    found = ("", "")
    for line in mounts.splitlines():
        point, _, kind = line.rpartition(" ")
        if folder.is_relative_to(point) and len(point) >= len(found[0]):
            found = (point, kind)
    return _NETWORK_KINDS.fullmatch(found[1]) is not None


def _linux_mounts() -> str:
    """What /proc/mounts says, with the octal escapes of blanks undone."""
    table = Path("/proc/mounts").read_text(encoding="utf-8", errors="replace")
    lines = (line.split(" ") for line in table.splitlines())
    return "\n".join(f"{_ESCAPE.sub(_octal, point)} {kind}" for _, point, kind, *_ in lines)


def _octal(found: re.Match[str]) -> str:
    return chr(int(found[1], 8))


def _mac_mounts() -> str:
    """What `mount` says: «//server/share on /Volumes/share (smbfs, nodev)»."""
    told = subprocess.run(["/sbin/mount"], capture_output=True, text=True, timeout=5, check=True).stdout
    return "\n".join(f"{m[1]} {m[2]}" for m in re.finditer(r" on (.+) \((\w+)[,)]", told))


def _is_remote_on_windows(folder: Path) -> bool:
    if folder.drive.startswith("\\\\"):
        return True
    kernel = getattr(ctypes, "windll").kernel32  # noqa: B009 - only there on Windows, and the type checker knows
    return bool(kernel.GetDriveTypeW(f"{folder.drive}\\") == _WINDOWS_REMOTE_DRIVE)
