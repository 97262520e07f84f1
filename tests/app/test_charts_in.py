"""An org chart on its way through the whole window: dropped, brought in, looked at."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from msp_desk.app.front import Front
from msp_desk.app.wires import Wires
from msp_desk.commands.clients import save_client
from msp_desk.queries.desk import desk_card
from msp_desk.ui.cards.orgcharts import OrgChartsView
from msp_desk.ui.pages.importing.choosing import ChoosePane
from msp_desk.ui.pages.importing.preview import PreviewPane
from msp_desk.ui.pages.importing.result import ResultPane
from msp_desk.values.drafts import ClientDraft
from msp_desk.values.phrases import Phrase
from tests.app.conftest import Start
from tests.builders import TODAY

TABLE = "Nombre,Cargo,Jefe\nAna Núñez,Directora,\nBea Gil,Técnica,Ana Núñez\n"


def _wires(front: Front) -> Wires:
    assert front.scene is not None
    assert front.scene.wires is not None
    return front.scene.wires


def _step(front: Front, kind: type[QWidget], qtbot: QtBot) -> Any:
    """Wait for a step of the import."""
    assert front.scene is not None
    page: Any = front.scene.window.page("import")
    qtbot.waitUntil(lambda: isinstance(page.shown(), kind), timeout=20_000)
    return page.shown()


def _bring_in(front: Front, qtbot: QtBot) -> ResultPane:
    pane = _step(front, PreviewPane, qtbot)
    qtbot.waitUntil(pane.wishes.go.isEnabled, timeout=20_000)
    pane.wishes.go.click()
    result = _step(front, ResultPane, qtbot)
    assert isinstance(result, ResultPane)
    return result


def _seats(view: OrgChartsView) -> int:
    charts = view.charts()
    return sum(len(chart.seats) for chart in charts.both()) if charts is not None else 0


def test_the_chart_of_a_client_is_asked_for_dropped_and_looked_at(
    start: Start, desk: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    front = start()
    assert front.sitting is not None
    assert front.scene is not None
    window = front.scene.window
    client: UUID = front.sitting.desk.do(
        Phrase("Add a client"), save_client, ClientDraft(name="Hotel Miramar")
    )
    file = tmp_path / "staff.csv"
    file.write_text(TABLE, encoding="utf-8")
    _wires(front)._around.ways.import_chart.emit(client)
    assert window.current() == "import"
    assert isinstance(_step(front, ChoosePane, qtbot), ChoosePane)
    window.files_dropped.emit([file])
    _bring_in(front, qtbot).see.click()
    assert window.current() == "clients"
    page: Any = window.page("clients")
    assert page.view.tabs.current() == "charts"
    view = page.view.tabs.page("charts").findChild(OrgChartsView)
    qtbot.waitUntil(lambda: _seats(view) == 2, timeout=20_000)


def test_the_chart_of_our_firm_comes_in_the_same_way(
    start: Start, desk: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    front = start()
    assert front.sitting is not None
    assert front.scene is not None
    card = front.sitting.desk.ask(desk_card, TODAY)
    assert card is not None
    file = tmp_path / "staff.csv"
    file.write_text(TABLE, encoding="utf-8")
    _wires(front).bring_in_chart(card.firm_key)
    _step(front, ChoosePane, qtbot).chosen.emit([file])
    _bring_in(front, qtbot).see.click()
    page: Any = front.scene.window.page("firm")
    assert front.scene.window.current() == "firm"
    assert page.charts is not None
    qtbot.waitUntil(lambda: _seats(page.charts) >= 2, timeout=20_000)
