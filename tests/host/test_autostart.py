"""Starting with the session: what each system finds where it looks, and what it is understood to say."""

from __future__ import annotations

import plistlib
import shlex
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from msp_desk.host.autostart import (
    HIDDEN,
    LaunchAgent,
    XdgAutostart,
    autostart_here,
    desktop_entry,
    is_approved,
    own_command,
    run_value,
)
from msp_desk.values.errors import Blocked

COMMAND = ("/opt/MSP Desk/bin/python", "-m", "msp_desk", HIDDEN)
#: What a path may be made of, the characters that mean something to a desktop entry often among them.
TEXTS = st.text(st.sampled_from("abé /\\\"'`$%&;=#~<>|*?()\t"), min_size=1, max_size=12)


def _entry(folder: Path) -> dict[str, str]:
    lines = (folder / "msp-desk.desktop").read_text(encoding="utf-8").splitlines()
    assert lines[0] == "[Desktop Entry]"
    return dict(line.split("=", 1) for line in lines[1:])


def _words(exec_value: str) -> list[str]:
    """The arguments, read as the Desktop Entry Specification says: the escapes of a string first, then the quotes."""
    string, place = "", 0
    while place < len(exec_value):
        if exec_value[place] == "\\":
            string += {"s": " ", "n": "\n", "t": "\t", "r": "\r", "\\": "\\"}[exec_value[place + 1]]
            place += 2
        else:
            string += exec_value[place]
            place += 1
    found, word, quoted, begun, place = [], "", False, False, 0
    while place < len(string):
        letter = string[place]
        if letter == '"':
            quoted, begun = not quoted, True
        elif quoted and letter == "\\":
            place += 1
            word += string[place]
        elif not quoted and letter == " ":
            if begun or word:
                found.append(word)
            word, begun = "", False
        else:
            word += letter
        place += 1
    return [w.replace("%%", "%") for w in ([*found, word] if begun or word else found)]


def test_an_entry_is_written_found_and_taken_away(tmp_path: Path) -> None:
    system = XdgAutostart(tmp_path / "autostart", COMMAND)
    assert not system.is_on()
    system.turn_on()
    assert system.is_on()
    kept = _entry(tmp_path / "autostart")
    assert kept["Exec"] == '"/opt/MSP Desk/bin/python" -m msp_desk --hidden'
    assert kept["TryExec"] == "/opt/MSP Desk/bin/python"
    system.turn_on()
    assert [p.name for p in (tmp_path / "autostart").iterdir()] == ["msp-desk.desktop"]
    system.turn_off()
    assert not system.is_on()
    system.turn_off()


@pytest.mark.parametrize("line", ["Hidden=true", "X-GNOME-Autostart-enabled=false"])
def test_an_entry_that_the_desktop_switched_off_is_off(tmp_path: Path, line: str) -> None:
    system = XdgAutostart(tmp_path, COMMAND)
    system.turn_on()
    file = tmp_path / "msp-desk.desktop"
    name = line.split("=", maxsplit=1)[0]
    kept = [each for each in file.read_text(encoding="utf-8").splitlines() if not each.startswith(name)]
    file.write_text("\n".join([*kept, line, "", "[Another group]", "Hidden=false"]), encoding="utf-8")
    assert not system.is_on()
    system.turn_on()
    assert system.is_on()


@pytest.mark.parametrize("spoilt", [b"", b"\xff\xfe", b"[Desktop Entry]\nExec\n", b"Exec=/bin/true\n"])
def test_an_entry_that_starts_nothing_is_off(tmp_path: Path, spoilt: bytes) -> None:
    (tmp_path / "msp-desk.desktop").write_bytes(spoilt)
    assert not XdgAutostart(tmp_path, COMMAND).is_on()


@given(st.lists(TEXTS, min_size=1, max_size=4))
def test_a_desktop_reads_the_very_arguments(command: list[str]) -> None:
    entry = dict(line.split("=", 1) for line in desktop_entry(command).splitlines()[1:])
    assert _words(entry["Exec"]) == command


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "autostart").write_text("a file where a folder should be")
    for system in (
        XdgAutostart(tmp_path / "autostart", COMMAND),
        LaunchAgent(tmp_path / "autostart", COMMAND),
    ):
        assert not system.is_on()
        with pytest.raises(Blocked):
            system.turn_on()


def test_an_agent_is_written_found_and_taken_away(tmp_path: Path) -> None:
    system = LaunchAgent(tmp_path / "LaunchAgents", ('/Apps/a "b" & c/python', "-m", "msp_desk", HIDDEN))
    assert not system.is_on()
    system.turn_on()
    assert system.is_on()
    (file,) = (tmp_path / "LaunchAgents").iterdir()
    kept = plistlib.loads(file.read_bytes())
    assert kept["ProgramArguments"] == ['/Apps/a "b" & c/python', "-m", "msp_desk", HIDDEN]
    assert kept["RunAtLoad"] is True
    file.write_bytes(plistlib.dumps({**kept, "Disabled": True}))
    assert not system.is_on()
    system.turn_off()
    assert not list((tmp_path / "LaunchAgents").iterdir())


@pytest.mark.parametrize(
    "spoilt", [b"", b"{", b"<plist>", b"bplist00\xff", b"<?xml version='1.0'?><plist><array/></plist>"]
)
def test_an_agent_that_is_damaged_is_off(tmp_path: Path, spoilt: bytes) -> None:
    (tmp_path / "msp-desk.plist").write_bytes(spoilt)
    assert not LaunchAgent(tmp_path, COMMAND).is_on()


def test_windows_is_given_one_line_that_it_takes_apart_again() -> None:
    told = run_value(("C:\\Program Files\\MSP Desk\\pythonw.exe", "-m", "msp_desk", HIDDEN))
    assert told == '"C:\\Program Files\\MSP Desk\\pythonw.exe" -m msp_desk --hidden'
    assert run_value(("C:\\msp-desk.exe", HIDDEN)) == "C:\\msp-desk.exe --hidden"
    with pytest.raises(Blocked, match="longer than 260"):
        run_value(("C:\\" + "deep\\" * 60 + "python.exe", HIDDEN))


def test_the_task_manager_has_the_last_word_on_windows() -> None:
    assert is_approved(None)
    assert is_approved(b"\x02" + bytes(11))
    assert is_approved(b"\x06" + bytes(11))
    assert not is_approved(b"\x03" + bytes(11))


def test_here_it_is_this_program_that_is_started(home: Path) -> None:
    command = own_command()
    assert command[-1] == HIDDEN
    system = autostart_here()
    assert not system.is_on()
    system.turn_on()
    assert system.is_on()
    written = next(home.rglob("*msp-desk.desktop")).read_text(encoding="utf-8")
    assert shlex.split(next(v for v in written.splitlines() if v.startswith("Exec="))[5:]) == list(command)
    system.turn_off()
