"""Makes a file name out of any text, so that it is safe on every system and never leads out of its folder."""

from __future__ import annotations

import re
import unicodedata

_LONGEST = 150  # bytes: file systems allow 255, copies and sync programs add to a name
_LONGEST_ENDING = 16
_FORBIDDEN = re.compile(r'[<>:"|?*\x00-\x1f\x7f]')
_RESERVED = frozenset({"con", "prn", "aux", "nul", "conin$", "conout$"}) | {
    f"{device}{number}" for device in ("com", "lpt") for number in "0123456789¹²³"
}


def safe_name(name: str, fallback: str = "file") -> str:
    """The last part of a name, without what is dangerous or not allowed in a file's name somewhere.

    Folders, drive letters, control and direction marks, leading and trailing dots, Windows' device names and excess
    length go; the ending stays. What is left of nothing is `fallback`.
    """
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", name).rstrip("/\\ "))[-1]
    visible = "".join(
        c for c in last if unicodedata.category(c) not in {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
    )
    clean = " ".join(_FORBIDDEN.sub(" ", visible).split()).strip(". ")
    cut = _shortened(clean).strip(". ")
    if cut.partition(".")[0].strip().casefold() in _RESERVED:
        cut = f"_{cut}"
    return cut or fallback


def _shortened(name: str) -> str:
    """At most `_LONGEST` bytes, keeping the ending."""
    if len(name.encode()) <= _LONGEST:
        return name
    stem, dot, ending = name.rpartition(".")
    if not dot or len(ending.encode()) > _LONGEST_ENDING:
        stem, dot, ending = name, "", ""
    room = _LONGEST - len(f"{dot}{ending}".encode())
    return stem.encode()[:room].decode(errors="ignore").rstrip(". ") + dot + ending
