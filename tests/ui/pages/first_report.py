"""Looks at the Reports page in a process of its own and says when the library of papers was loaded: `python -m ... FOLDER`."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from PySide6.QtTest import QTest

from msp_desk.app.main import make_application
from msp_desk.i18n.words import Words
from msp_desk.ui.desk import WindowDesk
from msp_desk.ui.pages.reports.page import ReportsPage
from msp_desk.ui.runner import Runner
from msp_desk.ui.surroundings import Surroundings, Ways
from msp_desk.ui.theme import ThemeSwitch
from msp_desk.values.enums import Language
from tests.builders import a_client, a_desk
from tests.source import ROOT
from tests.ui.scripted import ScriptedAsk

LIBRARY = "reportlab"


def main(folder: Path) -> None:
    """Print whether it was there before the first report, and after."""
    app = make_application()
    made = a_desk(folder)
    client = a_client(made.desk)
    words = Words(Language.ENGLISH, ROOT / "resources", "Europe/Madrid")
    around = Surroundings(
        WindowDesk(made.desk),
        words,
        ScriptedAsk(),
        Runner(),
        Ways(),
        ThemeSwitch(app),
        made.clock,
        words.folder,
    )
    page = ReportsPage(around)
    page.show()
    QTest.qWait(50)
    before = LIBRARY in sys.modules
    page.show_key(client)
    while page.paper.made is None:
        QTest.qWait(10)
    sys.stdout.write(json.dumps([before, LIBRARY in sys.modules]))
    page.close()
    made.desk.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
