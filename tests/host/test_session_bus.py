"""Notices on the bus of a session, spoken to the other end of a real line."""

from __future__ import annotations

import socket
import sys
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

if sys.platform != "linux":
    pytest.skip("the bus of a session is Linux's", allow_module_level=True)

from jeepney import DBusAddress, Message, new_error, new_method_call, new_method_return, new_signal
from jeepney.io.blocking import DBusConnection

from msp_desk.host.session_bus import Heard, SessionBus, session_bus

_NAME = "org.freedesktop.Notifications"
_SERVICE = DBusAddress("/org/freedesktop/Notifications", _NAME, _NAME)


@dataclass(frozen=True, slots=True)
class Desktop:
    """The service of notifications of a desktop."""

    line: DBusConnection

    def shows(self, number: int) -> Message:
        """Take a notice, and give it a number."""
        asked = self.line.receive(timeout=5)
        self.line.send(new_method_return(asked, "u", (number,)))
        return asked

    def refuses(self) -> None:
        self.line.send(new_error(self.line.receive(timeout=5), "org.example.NoRoom"))

    def clicked(self, number: int) -> None:
        self.line.send(new_signal(_SERVICE, "ActionInvoked", "us", (number, "default")))


def _answer_to_greeting() -> bytes:
    greeting = new_method_call(_SERVICE, "Hello")
    greeting.header.serial = 1
    answer: bytes = new_method_return(greeting, "s", (":1.1",)).serialise(serial=1)
    return answer


@pytest.fixture
def ends() -> Iterator[tuple[SessionBus, Desktop]]:
    ours, theirs = socket.socketpair()
    for end in (ours, theirs):  # each greets the other, and waits for an answer
        end.sendall(_answer_to_greeting())
    bus, desktop = SessionBus(DBusConnection(ours)), Desktop(DBusConnection(theirs))
    desktop.line.receive(timeout=5)
    yield bus, desktop
    bus.close()
    desktop.line.close()


def test_a_notice_is_shown_and_its_click_heard(ends: tuple[SessionBus, Desktop]) -> None:
    bus, desktop = ends
    assert bus.hear() == ()
    bus.tell("2 things are due", "Ana Núñez and Aero Handling", "Open")
    asked = desktop.shows(7)
    assert asked.body[0] == "MSP Desk"
    assert asked.body[3:6] == ("2 things are due", "Ana Núñez and Aero Handling", ["default", "Open"])
    desktop.clicked(6)
    assert bus.hear() == ()
    desktop.clicked(7)
    assert bus.hear() == (Heard.CLICKED,)
    assert bus.hear() == ()


def test_a_later_notice_takes_the_place_of_the_one_before(ends: tuple[SessionBus, Desktop]) -> None:
    bus, desktop = ends
    bus.tell("One", "thing", "Open")
    assert desktop.shows(3).body[1] == 0
    bus.hear()
    bus.tell("Another", "thing", "Open")
    assert desktop.shows(3).body[1] == 3


def test_a_refusal_is_heard(ends: tuple[SessionBus, Desktop]) -> None:
    bus, desktop = ends
    bus.tell("One", "thing", "Open")
    desktop.refuses()
    assert bus.hear() == (Heard.REFUSED,)


def test_a_session_that_ends_is_an_error_of_the_system(ends: tuple[SessionBus, Desktop]) -> None:
    bus, desktop = ends
    desktop.line.close()
    with pytest.raises(ConnectionError):
        bus.hear()
    with pytest.raises(ConnectionError):
        bus.tell("One", "thing", "Open")


@pytest.mark.parametrize("address", ["", "unix:path=/nowhere/at/all", "nonsense"])
def test_without_a_session_there_is_no_bus(monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
    assert session_bus() is None
