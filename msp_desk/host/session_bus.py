"""The service of notifications that Linux desktops have on the bus of a session: told there, heard when it is clicked.

Qt's own way through the tray asks for no click, and needs a tray; this needs none.
"""

from __future__ import annotations

import os
from contextlib import suppress
from enum import Enum

from jeepney import DBusAddress, HeaderFields, MatchRule, Message, MessageType, message_bus, new_method_call
from jeepney.io.blocking import DBusConnection, open_dbus_connection

_NAME = "org.freedesktop.Notifications"
_SERVICE = DBusAddress("/org/freedesktop/Notifications", _NAME, _NAME)
_SECONDS = 1.0
_AS_LONG_AS_USUAL = -1
#: The action of a click on the notice itself; its words are seen where the desktop makes a button of it.
_CLICK = "default"


class Heard(Enum):
    """What came of a notice."""

    CLICKED = "clicked"
    REFUSED = "refused"


class SessionBus:
    """One line to the bus of the session, for notices. Errors of every method: OSError where the bus is gone."""

    def __init__(self, line: DBusConnection) -> None:
        self._line = line
        line.sock.settimeout(_SECONDS)
        self._asked: int | None = None
        self._shown: int | None = None

    @property
    def descriptor(self) -> int:
        """Readable when there is something to hear."""
        return int(self._line.sock.fileno())

    def tell(self, title: str, text: str, button: str) -> None:
        """Show a notice, in the place of the one before if that is still there."""
        hints = {"urgency": ("y", 1), "desktop-entry": ("s", "msp-desk")}
        body = (
            "MSP Desk",
            self._shown or 0,
            "msp-desk",
            title,
            text,
            [_CLICK, button],
            hints,
            _AS_LONG_AS_USUAL,
        )
        call = new_method_call(_SERVICE, "Notify", "susssasa{sv}i", body)
        self._asked = next(self._line.outgoing_serial)
        self._line.send(call, serial=self._asked)

    def hear(self) -> tuple[Heard, ...]:
        """What was said since it was last asked; never waits."""
        found: list[Heard | None] = []
        with suppress(TimeoutError):
            while True:
                found.append(self._understood(self._line.receive(timeout=0)))
        return tuple(each for each in found if each is not None)

    def close(self) -> None:
        """Hear no more."""
        self._line.close()

    def _understood(self, said: Message) -> Heard | None:
        header = said.header
        if header.fields.get(HeaderFields.reply_serial) == self._asked and self._asked is not None:
            if header.message_type is MessageType.error:
                return Heard.REFUSED
            (self._shown,) = said.body
        elif header.fields.get(HeaderFields.member) == "ActionInvoked" and said.body[0] == self._shown:
            return Heard.CLICKED
        return None


def session_bus() -> SessionBus | None:
    """The line, where there is a session with a service of notifications; else None."""
    if not os.environ.get("DBUS_SESSION_BUS_ADDRESS"):
        return None
    try:
        line = open_dbus_connection("SESSION", auth_timeout=_SECONDS)
    except (OSError, ValueError, RuntimeError):
        return None
    if _has_service(line):
        return SessionBus(line)
    line.close()
    return None


def _has_service(line: DBusConnection) -> bool:
    """Whether it runs, or is started when it is called; from now on its signals are heard, too."""
    rule = MatchRule(type="signal", interface=_NAME, path=_SERVICE.object_path)
    try:
        line.send_and_get_reply(message_bus.AddMatch(rule), timeout=_SECONDS)
        running = line.send_and_get_reply(message_bus.NameHasOwner(_NAME), timeout=_SECONDS).body[0]
        startable = line.send_and_get_reply(message_bus.ListActivatableNames(), timeout=_SECONDS).body[0]
    except OSError:
        return False
    return bool(running) or _NAME in startable
