"""The folder of a plan's published pages: an index of what is there, and nothing of anybody else is overwritten."""

from __future__ import annotations

from pathlib import Path

import pytest

from msp_desk.exchange.plan_folder import version_file, write_version
from msp_desk.values.errors import Blocked, Refused

PUBLISHED = {1: "1" * 64, 2: "2" * 64, 3: "3" * 64}


def _page(number: int, said: str = "") -> bytes:
    return f'<meta name="msp-desk-plan" content="{PUBLISHED[number]}">{said}'.encode()


def _index(numbers: frozenset[int]) -> bytes:
    return f'<meta name="msp-desk-plan-index" content="1">{sorted(numbers)}'.encode()


def _write(folder: Path, number: int, said: str = "") -> Path:
    return write_version(folder, number, _page(number, said), PUBLISHED, _index)


def test_the_index_lists_the_versions_that_are_in_the_folder(tmp_path: Path) -> None:
    folder = tmp_path / "plans" / "aero"
    assert _write(folder, 1) == folder / "v1.html"
    _write(folder, 3)
    assert (folder / "index.html").read_bytes() == _index(frozenset({1, 3}))
    assert sorted(p.name for p in folder.iterdir()) == ["index.html", "v1.html", "v3.html"]


def test_the_same_version_in_another_language_takes_the_place_of_its_page(tmp_path: Path) -> None:
    _write(tmp_path, 1, "English")
    _write(tmp_path, 1, "español")
    assert (tmp_path / version_file(1)).read_bytes() == _page(1, "español")


@pytest.mark.parametrize(
    "other", [b"somebody's page", b'<meta name="msp-desk-plan" content="' + b"9" * 64 + b'">']
)
def test_another_plans_page_is_not_overwritten(tmp_path: Path, other: bytes) -> None:
    (tmp_path / "v1.html").write_bytes(other)
    for number in (1, 2):
        with pytest.raises(Refused, match="belongs to another plan"):
            _write(tmp_path, number)
    assert (tmp_path / "v1.html").read_bytes() == other
    assert [p.name for p in tmp_path.iterdir()] == ["v1.html"]


def test_a_version_that_was_never_published_is_another_plans(tmp_path: Path) -> None:
    (tmp_path / "v7.html").write_bytes(_page(1))
    with pytest.raises(Refused, match="belongs to another plan"):
        _write(tmp_path, 1)


def test_an_index_of_something_else_stays(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_bytes(b"<h1>Our firm</h1>")
    with pytest.raises(Refused, match="page of something else"):
        _write(tmp_path, 1)
    assert [p.name for p in tmp_path.iterdir()] == ["index.html"]


def test_other_files_are_left_alone(tmp_path: Path) -> None:
    for name in ("v1.html.bak", "logo.png", "v0.html", "xv1.html"):
        (tmp_path / name).write_bytes(b"kept")
    _write(tmp_path, 1)
    assert all(
        (tmp_path / n).read_bytes() == b"kept" for n in ("v1.html.bak", "logo.png", "v0.html", "xv1.html")
    )


def test_a_file_in_the_place_of_the_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "plans").write_bytes(b"")
    with pytest.raises(Blocked):
        _write(tmp_path / "plans", 1)
