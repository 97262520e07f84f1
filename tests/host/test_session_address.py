"""The bus of a session is found where nobody says where it is."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("the bus of a session is Linux's", allow_module_level=True)

from msp_desk.host.session_address import bus_unsaid

NAME = "DBUS_SESSION_BUS_ADDRESS"


def test_where_nobody_says_it_is_that_of_the_user(tmp_path: Path) -> None:
    bus = tmp_path / str(os.getuid()) / "bus"
    assert bus_unsaid({}, tmp_path) == {}
    bus.parent.mkdir()
    bus.touch()
    assert bus_unsaid({}, tmp_path) == bus_unsaid({NAME: ""}, tmp_path) == {NAME: f"unix:path={bus}"}


def test_what_the_environment_says_holds(tmp_path: Path) -> None:
    (tmp_path / str(os.getuid())).mkdir()
    (tmp_path / str(os.getuid()) / "bus").touch()
    assert bus_unsaid({NAME: "unix:path=/elsewhere"}, tmp_path) == {}
