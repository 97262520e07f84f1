"""Hands a short notice to the desktop by the program that each system has for it, for commands that have no window."""

from __future__ import annotations

import base64
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from html import escape

from msp_desk.host.session_address import bus_unsaid
from msp_desk.values.errors import Blocked

_LONGEST = 30
_APPLE = (
    "on run argv",
    "display notification (item 2 of argv) with title (item 1 of argv)",
    "end run",
)
#: The texts come by the environment, as data: in a script, or a command line, they would have to be quoted.
_TITLE, _BODY = "MSP_DESK_NOTICE_TITLE", "MSP_DESK_NOTICE_BODY"
_WINDOWS = f"""
$ErrorActionPreference = 'Stop'
$manager = [Windows.UI.Notifications.ToastNotificationManager, Windows.UI.Notifications, ContentType = WindowsRuntime]
$xml = $manager::GetTemplateContent([Windows.UI.Notifications.ToastTemplateType]::ToastText02)
$texts = $xml.GetElementsByTagName('text')
[void]$texts.Item(0).AppendChild($xml.CreateTextNode($env:{_TITLE}))
[void]$texts.Item(1).AppendChild($xml.CreateTextNode($env:{_BODY}))
$toast = New-Object Windows.UI.Notifications.ToastNotification $xml
$shown_by = '{{1AC14E77-02E7-4E5D-B744-2EB1AE5198B7}}\\WindowsPowerShell\\v1.0\\powershell.exe'
$manager::CreateToastNotifier($shown_by).Show($toast)
"""


@dataclass(frozen=True, slots=True)
class NoticeCommand:
    """How a system is told: a program with its arguments, and what the environment holds beside."""

    arguments: tuple[str, ...]
    environment: Mapping[str, str] = field(default_factory=dict)


def notice_command(title: str, body: str, system: str = sys.platform) -> NoticeCommand:
    """The command that shows a notice. The texts are arguments or environment, never part of a script or of markup."""
    title, body = _plain(title), _plain(body)
    if system == "win32":
        script = base64.b64encode(_WINDOWS.encode("utf-16-le")).decode("ascii")
        options = ("-NoProfile", "-NonInteractive", "-WindowStyle", "Hidden", "-EncodedCommand", script)
        return NoticeCommand(("powershell.exe", *options), {_TITLE: title, _BODY: body})
    if system == "darwin":
        lines = (part for line in _APPLE for part in ("-e", line))
        return NoticeCommand(("osascript", *lines, "--", title, body))
    # The body is markup to the desktop, and notify-send reads backslashes in it as signs of its own.
    told = escape(body, quote=False).replace("\\", "\\\\")
    return NoticeCommand(("notify-send", "--app-name=MSP Desk", "--", title, told), bus_unsaid())


def show_notice(title: str, body: str, system: str = sys.platform) -> None:
    """Show a notice on the desktop. Errors: Blocked where the program is missing, or there is no desktop."""
    command = notice_command(title, body, system)
    name, *arguments = command.arguments
    program = shutil.which(name)
    if program is None:
        raise Blocked("The desktop cannot be told: the program “%(program)s” is not there.", program=name)
    try:
        done = subprocess.run(
            [program, *arguments],
            env={**os.environ, **command.environment},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=_LONGEST,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise Blocked("The desktop cannot be told: “%(program)s” does not answer.", program=name) from error
    if done.returncode:
        raise Blocked(
            "The desktop did not take the notice. Is anybody signed in to it? “%(program)s” ended with %(code)d.",
            program=name,
            code=done.returncode,
        )


def _plain(text: str) -> str:
    """Without signs that end an argument or a line of the environment."""
    return text.replace("\0", "")
