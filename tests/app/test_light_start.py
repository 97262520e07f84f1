"""What a start leaves out until it is needed, and what Qt's binding may not do to imports."""

from __future__ import annotations

import json
import subprocess
import sys

from tests.source import ROOT

#: What the window loads between its first picture and the first page.
_LOADED = """
import sys
import msp_desk.app.main
import msp_desk.program
import msp_desk.app.wires
import msp_desk.app.keeping
import msp_desk.ui.pages.search.page
import msp_desk.ui.pages.today.page
"""
_HEAVY = (
    "phonenumbers",
    "reportlab",
    "alembic",
    "sqlalchemy.dialects.postgresql",
    "msp_desk.ui.forms.record_form",
    "msp_desk.app.reminding",
    "msp_desk.app.tray",
    "msp_desk.host.autostart",
    "msp_desk.host.session_bus",
    "msp_desk.host.told",
    "msp_desk.rules.notices",
    "jeepney",
)


def _told(code: str) -> object:
    command = [sys.executable, "-c", code]
    asked = subprocess.run(command, cwd=ROOT, capture_output=True, check=True, encoding="utf-8")
    return json.loads(asked.stdout)


def test_the_first_page_loads_nothing_that_can_wait() -> None:
    code = f"{_LOADED}\nimport json; print(json.dumps([n for n in {_HEAVY!r} if n in sys.modules]))"
    assert _told(code) == []


def test_qt_does_not_have_the_source_of_every_module_read() -> None:
    code = "import json, linecache, msp_desk.ui, pickletools; print(json.dumps([n for n in linecache.cache if 'pickletools' in n]))"
    assert _told(code) == []
