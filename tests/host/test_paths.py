"""Folders of the person and files of the program, in a checkout, installed and frozen."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from msp_desk.host import paths
from msp_desk.values import files


def test_every_folder_is_in_the_home_of_the_moment(home: Path) -> None:
    folders = (paths.data_folder(), paths.config_folder(), paths.log_folder(), paths.cache_folder())
    assert all(folder.is_relative_to(home) for folder in folders)
    assert len(set(folders)) == len(folders)
    assert not any(folder.exists() for folder in folders)


def test_folders_are_asked_at_call_time(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    before = paths.data_folder()
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "moved"))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "moved"))
    monkeypatch.setenv("HOME", str(tmp_path / "moved"))
    assert paths.data_folder() != before


@pytest.mark.parametrize(
    ("firm", "name"),
    [
        ("Ñandú, Söhne & Co.", "Ñandú Söhne Co.mspdesk"),
        ("../../etc/passwd", "etc passwd.mspdesk"),
        ("C:\\Windows\\x", "C Windows x.mspdesk"),
        ("", "desk.mspdesk"),
        (" . ", "desk.mspdesk"),
        ("con", "con desk.mspdesk"),
        ("nul.txt", "nul.txt desk.mspdesk"),
        ("a\0b\nc\u202ed", "a b c d.mspdesk"),
        ("x" * 300, "x" * 50 + ".mspdesk"),
    ],
)
def test_a_firm_gives_its_desk_a_safe_name(firm: str, name: str) -> None:
    assert paths.new_desk_path(firm) == paths.data_folder() / name


def test_a_second_desk_of_a_firm_gets_a_name_of_its_own() -> None:
    first = paths.new_desk_path("Acme")
    files.private_folder(first.parent)
    first.touch()
    second = paths.new_desk_path("Acme")
    assert second.name == "Acme 2.mspdesk"
    second.with_name(f"{second.name}.key").touch()  # what is left of a lost desk is not written over
    assert paths.new_desk_path("Acme").name == "Acme 3.mspdesk"


def test_resources_are_found_in_a_checkout_and_in_a_frozen_program(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert (paths.resources() / "fonts").is_dir()
    (tmp_path / "resources").mkdir()
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert paths.resources() == tmp_path / "resources"
