"""A program of its own in which somebody fills in half a form; tests kill it while it runs."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from msp_desk.commands.derive import refresh
from msp_desk.i18n.words import Words
from msp_desk.queries.forms import kept_forms
from msp_desk.store.desk import Desk
from msp_desk.store.engine import make_engine
from msp_desk.ui import fonts, icons
from msp_desk.ui.desk import WindowDesk
from msp_desk.ui.pages.logging.panel import LogPanel
from msp_desk.ui.runner import Runner
from msp_desk.ui.surroundings import Surroundings, Ways
from msp_desk.ui.theme import ThemeSwitch
from msp_desk.values.drafts import InteractionDraft
from msp_desk.values.enums import Language
from tests.ui.scripted import ScriptedAsk

ROOT = Path(__file__).resolve().parents[3]
NOW = datetime(2026, 11, 23, 8, 30, tzinfo=UTC)


def main() -> None:
    """Lines in: file, key, salt, who sits there, and the text to type. Out: «kept» once it is; then it types on for ever."""
    path, key, salt, me, text = (sys.stdin.readline().rstrip("\n") for _ in range(5))
    app = QApplication([])
    icons.install(ROOT / "resources")
    theme = ThemeSwitch(app)
    fonts.install(app, ROOT / "resources")
    desk = Desk(make_engine(Path(path), bytes.fromhex(key), UUID(salt).bytes), lambda: NOW, refresh)
    desk.who = UUID(me)
    words = Words(Language.ENGLISH, ROOT / "resources", "Europe/Madrid")
    around = Surroundings(
        WindowDesk(desk), words, ScriptedAsk(), Runner(), Ways(), theme, desk.clock, words.folder
    )
    panel = LogPanel(around, InteractionDraft())
    panel.show()
    notes = panel.form.editor("notes").focusProxy()
    if notes is None:
        raise LookupError("there is nothing to type into")
    QTest.keyClicks(notes, text)
    QTest.keyClick(panel, Qt.Key.Key_4, Qt.KeyboardModifier.ControlModifier)
    told = False
    while True:
        app.processEvents()
        if not told and desk.ask(kept_forms, "log/"):
            sys.stdout.write("kept\n")
            sys.stdout.flush()
            told = True


if __name__ == "__main__":
    main()
