"""A notice to the desktop: the texts are data to whatever program shows them."""

from __future__ import annotations

import base64
import os
from pathlib import Path

import pytest

from msp_desk.host.desktop_notice import notice_command, show_notice
from msp_desk.values.errors import Blocked

NASTY = "--icon=x; $(touch gone) `id` \" ' <b>&\\n\n; display dialog \0"


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A desktop's program that writes down what it was given."""
    file = tmp_path / "notify-send"
    file.write_text(
        f'#!/bin/sh\nprintf "%s\\0" "$@" > "{tmp_path}/told"\nexit ${{CODE:-0}}\n', encoding="utf-8"
    )
    file.chmod(0o700)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    return tmp_path / "told"


def test_a_linux_desktop_is_given_the_texts_as_arguments(program: Path) -> None:
    show_notice("3 due: <Aero>", NASTY, "linux")
    *options, title, body = program.read_bytes().decode().split("\0")[:-1]
    assert options == ["--app-name=MSP Desk", "--"]
    assert title == "3 due: <Aero>"
    assert body == NASTY.replace("\0", "").replace("&", "&amp;").replace("<", "&lt;").replace(
        ">", "&gt;"
    ).replace("\\", "\\\\")


def test_macos_is_given_them_as_arguments_after_the_script() -> None:
    told = notice_command("title", NASTY, "darwin").arguments
    assert told[0] == "osascript"
    assert told[-3:] == ("--", "title", NASTY.replace("\0", ""))
    assert not any(NASTY[:5] in script for script in told[:-2])


def test_windows_is_given_them_by_the_environment_and_its_script_never_changes() -> None:
    one, other = notice_command("title", NASTY, "win32"), notice_command("x", "y", "win32")
    assert one.arguments == other.arguments
    assert set(one.environment.values()) == {"title", NASTY.replace("\0", "")}
    script = base64.b64decode(one.arguments[-1]).decode("utf-16-le")
    for name in one.environment:
        assert f"CreateTextNode($env:{name})" in script
    assert sum(map(len, one.arguments)) < 8_000  # what the oldest shell of Windows takes


def test_a_program_that_is_not_there_is_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(Blocked, match="not there"):
        show_notice("a", "b", "linux")


def test_a_desktop_that_refuses_is_a_sentence(program: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CODE", "1")
    with pytest.raises(Blocked, match="did not take"):
        show_notice("a", "b", "linux")
