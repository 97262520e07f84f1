"""Keeps the published versions of one plan in a folder that a web host or a shared disk can serve, with an index."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path

from msp_desk.values.errors import Refused
from msp_desk.values.files import private_folder, told_of, write_private
from msp_desk.values.phrases import N_

_VERSION = re.compile(r"v([1-9][0-9]{0,5})\.html")
_MARK = re.compile(rb'<meta name="msp-desk-plan" content="([0-9a-f]{64})">')
_INDEX_MARK = b'<meta name="msp-desk-plan-index"'
#: The marks stand in the head of a page, before anything that somebody wrote.
_HEAD = 4096


def version_file(number: int) -> str:
    """The name of a version's page in the folder."""
    return f"v{number}.html"


def write_version(
    folder: Path,
    number: int,
    page: bytes,
    published: Mapping[int, str],
    index: Callable[[frozenset[int]], bytes],
) -> Path:
    """Write the page of a version and the index of all that are in the folder; gives the page's path.

    `published` are the SHA-256 of all versions of this plan by number; `index` makes the index of those that it is
    given. A page of the same version, made in another language or look, is replaced; nothing else ever is. Each file
    is written whole or not at all, the index last.

    Errors: Refused where the folder holds another plan's pages or an index that is not ours; Blocked by the disk.
    """
    path = folder / version_file(number)
    with told_of(path):
        private_folder(folder)
        there = _versions_in(folder, published)
        index_file = folder / "index.html"
        if index_file.exists() and _INDEX_MARK not in _head(index_file):
            raise Refused(
                N_("“%(file)s” is a page of something else. Choose another folder for this plan."),
                file=index_file,
            )
        write_private(path, page)
        write_private(index_file, index(there | {number}))
    return path


def _versions_in(folder: Path, published: Mapping[int, str]) -> frozenset[int]:
    """The versions whose pages are in the folder already; all of them must be this plan's."""
    found = set()
    for path in sorted(folder.iterdir()):
        named = _VERSION.fullmatch(path.name)
        if named is None:
            continue
        mark = _MARK.search(_head(path))
        if mark is None or published.get(int(named[1])) != mark[1].decode():
            raise Refused(
                N_("“%(file)s” belongs to another plan, or to none. Choose another folder for this plan."),
                file=path,
            )
        found.add(int(named[1]))
    return frozenset(found)


def _head(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(_HEAD)
