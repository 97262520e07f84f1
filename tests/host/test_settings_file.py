"""Settings of the machine: kept whole, and a spoilt file costs a default at most."""

from __future__ import annotations

import json
from dataclasses import fields, replace
from datetime import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from msp_desk.host.settings_file import FILE, MachineSettings, load, save
from msp_desk.values.enums import Language, Theme
from msp_desk.values.errors import Blocked

SET = (
    MachineSettings(files_folder=Path("/desks/contacts"), language=Language.SPANISH, theme=Theme.DARK)
    .with_desk(Path("/desks/Ñandú.mspdesk"))
    .with_desk(Path("/desks/other.mspdesk"))
    .with_window("main", "AdnQywAD")
)


def test_what_was_set_is_found_again(tmp_path: Path) -> None:
    assert load(tmp_path) == MachineSettings()
    save(tmp_path / "config", SET)
    assert load(tmp_path / "config") == SET
    save(tmp_path / "config", MachineSettings())
    assert load(tmp_path / "config") == MachineSettings()
    assert [p.name for p in (tmp_path / "config").iterdir()] == [FILE]


@pytest.mark.parametrize("spoilt", [b"", b"{", b"[]", b"null", b"\xff\xfe", b"[" * 100_000])
def test_a_damaged_file_gives_defaults_and_is_kept_aside(tmp_path: Path, spoilt: bytes) -> None:
    (tmp_path / FILE).write_bytes(spoilt)
    assert load(tmp_path) == MachineSettings()
    assert (tmp_path / f"{FILE}.damaged").read_bytes() == spoilt
    save(tmp_path, SET)
    assert load(tmp_path) == SET


def test_one_bad_value_costs_only_itself(tmp_path: Path) -> None:
    save(tmp_path, SET)
    kept = json.loads((tmp_path / FILE).read_text(encoding="utf-8"))
    for name, bad in {
        "theme": "pink",
        "windows": [1],
        "recent_desks": {},
        "language": 7,
        "files_folder": 4,
        "stay_in_tray": 1,
        "notify_at": "25:00",
        "quiet_from": "19:00+01:00",
    }.items():
        (tmp_path / FILE).write_text(json.dumps({**kept, name: bad, "unknown": 1}), encoding="utf-8")
        found = load(tmp_path)
        assert getattr(found, name) == getattr(MachineSettings(), name)
        assert found.last_desk == SET.last_desk


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(),
        lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
        max_leaves=5,
    )
)
def test_no_value_stops_the_program(tmp_path_factory: pytest.TempPathFactory, value: object) -> None:
    folder = tmp_path_factory.mktemp("config")
    names = tuple(one.name for one in fields(MachineSettings))
    (folder / FILE).write_text(json.dumps(dict.fromkeys(names, value)), encoding="utf-8")
    save(folder, load(folder))


def test_recent_desks_are_newest_first_few_and_each_once() -> None:
    settings = MachineSettings()
    for number in [*range(15), 7]:
        settings = settings.with_desk(Path(f"/desks/{number}.mspdesk"))
    assert [p.stem for p in settings.recent_desks] == ["7", "14", "13", "12", "11", "10", "9", "8", "6", "5"]
    assert settings.last_desk == Path("/desks/7.mspdesk").absolute()
    gone = settings.without_desk(Path("/desks/7.mspdesk").absolute())
    assert gone.last_desk is None
    assert len(gone.recent_desks) == 9


def test_what_cannot_be_written_says_so_and_leaves_what_was(tmp_path: Path) -> None:
    (tmp_path / "config").write_bytes(b"a file where a folder should be")
    with pytest.raises(Blocked):
        save(tmp_path / "config", SET)
    assert load(tmp_path / "config") == MachineSettings()


def test_nobody_is_disturbed_between_two_times_or_at_any(tmp_path: Path) -> None:
    settings = MachineSettings(notify_at=time(8, 30), quiet_from=time(0), quiet_to=time(7))
    save(tmp_path, settings)
    assert load(tmp_path) == settings
    assert settings.quiet == (time(0), time(7))
    assert MachineSettings().quiet == (time(19), time(8))
    for never in (
        replace(settings, quiet_to=None),
        replace(settings, quiet_from=None, quiet_to=None),
        replace(settings, quiet_to=time(0)),
    ):
        save(tmp_path, never)
        assert load(tmp_path) == never
        assert never.quiet is None
