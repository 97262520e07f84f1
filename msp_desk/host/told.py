"""Which reminders were told on this machine, per desk and per person, so that each is told once by whichever program."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import UUID

from msp_desk.values.files import new_private, private_folder, told_of, write_private

_EVERYBODY = "everybody"
_PATIENCE, _STEP, _STALE = 2.0, 0.02, 10.0
#: Seconds since 1970 at the beginning of 2026: no clock that is right says less.
_FIRST = 1_767_225_600.0


def told(folder: Path, desk: UUID, whose: UUID | None) -> frozenset[str]:
    """The names of what was told to somebody (to whoever asked for everybody's, with None); none where that is damaged."""
    return _read(_file(folder, desk)).get(_name(whose), frozenset())


def claim(
    folder: Path,
    desk: UUID,
    whose: UUID | None,
    wanted: Collection[str],
    due: Collection[str],
    clock: Callable[[], float] = time.time,
) -> frozenset[str]:
    """Those of `wanted` that nobody has told yet; from now on they are told. What is not `due` any more is forgotten.

    By a clock whose battery has died everything seems to be due no more: then nothing is forgotten.
    Two programs that ask at the same time get each name once. Errors: Blocked where it cannot be kept.
    """
    path = _file(folder, desk)
    with told_of(path):
        private_folder(folder)
        with _alone(path):
            kept = _read(path)
            before = kept.get(_name(whose), frozenset())
            new = frozenset(wanted) - before
            after = (before if clock() < _FIRST else before & frozenset(due)) | new
            if after != before:
                kept[_name(whose)] = after
                content = {who: sorted(names) for who, names in kept.items() if names}
                write_private(path, json.dumps(content, indent=1, ensure_ascii=False).encode())
    return new


def _file(folder: Path, desk: UUID) -> Path:
    return folder / f"told-{desk.hex}.json"


def _name(whose: UUID | None) -> str:
    return _EVERYBODY if whose is None else whose.hex


def _read(path: Path) -> dict[str, frozenset[str]]:
    """As it was kept; a file that cannot be understood is as none, at the price of a reminder that is told twice."""
    try:
        kept = json.loads(path.read_bytes())
        return {str(who): frozenset(str(name) for name in names) for who, names in kept.items()}
    except (OSError, ValueError, TypeError, AttributeError, RecursionError):
        return {}


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    """Hold a file beside while it is read and written; one that is old was left by a program that ended in between."""
    lock = path.with_name(f"{path.name}.lock")
    until = time.monotonic() + _PATIENCE
    while True:
        try:
            new_private(lock)
            break
        except FileExistsError:
            if time.monotonic() > until or _age(lock) > _STALE:
                lock.unlink(missing_ok=True)
            else:
                time.sleep(_STEP)
    try:
        yield
    finally:
        lock.unlink(missing_ok=True)


def _age(path: Path) -> float:
    try:
        return time.time() - path.stat().st_mtime
    except OSError:
        return 0.0
