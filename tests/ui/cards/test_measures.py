"""The measurements of a plan as somebody types them: met and missed at once, kept, undone, taken from a file, printed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from msp_desk.commands.plan_items import save_commitment
from msp_desk.queries.plan_measures import measured
from msp_desk.rules.plan_measures import Outcome
from msp_desk.ui.cards.plan.measures import MeasuresPane
from msp_desk.values.plan_drafts import CommitmentDraft
from msp_desk.values.plans import Comparison, Frequency, TargetKind
from tests.builders import DOING, a_client
from tests.plan_desks import a_plan
from tests.ui.pages.conftest import Scene

OCTOBER = date(2026, 10, 1)


@pytest.fixture
def values(tmp_path: Path) -> Path:
    file = tmp_path / "values.csv"
    lines = ("Availability,2026-10,99.91", "Nothing,2026-10,1", "Visits,Q3 2026,1", "Visits,soon,1")
    file.write_text("\n".join(lines), encoding="utf-8")
    return file


@pytest.fixture
def scene(answering: Callable[..., Scene], values: Path) -> Scene:
    return answering(str(values))


@pytest.fixture
def plan(scene: Scene) -> UUID:
    desk = scene.made.desk
    plan = a_plan(desk, a_client(desk))
    drafts = [
        CommitmentDraft(plan, "Network", "Availability", TargetKind.PERCENT, Comparison.AT_LEAST, 99_900),
        CommitmentDraft(plan, "Network", "Visits", TargetKind.COUNT, Comparison.AT_LEAST, 2, unit="visits", frequency=Frequency.QUARTER),
        CommitmentDraft(plan, "Network", "Report", TargetKind.YES_NO, Comparison.EXACTLY, 1),
    ]  # fmt: skip
    for draft in drafts:
        desk.do(DOING, save_commitment, draft)
    return plan


@pytest.fixture
def pane(scene: Scene, plan: UUID) -> MeasuresPane:
    pane = MeasuresPane(scene.around)
    scene.show(pane, 1200, 400)
    pane.show_plan(plan)
    return pane


def _cell(pane: MeasuresPane, row: int, month: date) -> QModelIndex:
    return pane.grid.grid.index(row, 1 + pane.grid.grid.months.index(month))


def _type(scene: Scene, pane: MeasuresPane, index: QModelIndex, text: str) -> None:
    pane.grid.setFocus()
    pane.grid.setCurrentIndex(index)
    QTest.keyClicks(pane.grid, text[0])
    editor = pane.grid.viewport().findChildren(QLineEdit)[-1]
    editor.setText(text)
    with scene.qtbot.waitSignal(pane.grid.grid.typed):
        QTest.keyClick(editor, Qt.Key.Key_Return)
    scene.qtbot.waitUntil(lambda: not pane.grid.viewport().findChildren(QLineEdit))


def _outcome(pane: MeasuresPane, index: QModelIndex) -> Outcome:
    period = pane.grid.grid.period(index)
    assert period is not None
    return period.outcome


def test_a_value_is_typed_where_it_stands_and_kept_at_once(
    scene: Scene, pane: MeasuresPane, plan: UUID
) -> None:
    _type(scene, pane, _cell(pane, 0, OCTOBER), "99.95")
    assert _outcome(pane, _cell(pane, 0, OCTOBER)) is Outcome.MET
    _type(scene, pane, _cell(pane, 0, OCTOBER), "98,2")
    assert _outcome(pane, _cell(pane, 0, OCTOBER)) is Outcome.MISSED
    (values,) = scene.made.desk.ask(measured, plan).values()
    assert values == {OCTOBER: 98_200}
    scene.around.desk.undo()
    scene.around.desk.undo()
    assert scene.made.desk.ask(measured, plan) == {}
    scene.around.desk.redo()
    assert _outcome(pane, _cell(pane, 0, OCTOBER)) is Outcome.MET


def test_a_quarter_is_one_cell_and_yes_is_said_as_people_do(
    scene: Scene, pane: MeasuresPane, plan: UUID
) -> None:
    september = date(2026, 9, 1)
    assert pane.grid.columnSpan(1, _cell(pane, 1, date(2026, 7, 1)).column()) == 3
    _type(scene, pane, _cell(pane, 1, date(2026, 7, 1)), "2")
    assert _outcome(pane, _cell(pane, 1, september)) is Outcome.MET
    _type(scene, pane, _cell(pane, 2, OCTOBER), "sí")
    assert _outcome(pane, _cell(pane, 2, OCTOBER)) is Outcome.MET


def test_what_is_no_value_is_told_and_delete_takes_one_away(
    scene: Scene, pane: MeasuresPane, plan: UUID
) -> None:
    refused: list[object] = []
    scene.around.desk.refused.connect(refused.append)
    _type(scene, pane, _cell(pane, 0, OCTOBER), "quick")
    assert len(refused) == 1
    assert scene.made.desk.ask(measured, plan) == {}
    _type(scene, pane, _cell(pane, 0, OCTOBER), "99")
    pane.grid.setCurrentIndex(_cell(pane, 0, OCTOBER))
    QTest.keyClick(pane.grid, Qt.Key.Key_Delete)
    scene.qtbot.waitUntil(lambda: scene.made.desk.ask(measured, plan) == {})


def test_values_come_from_a_file_and_lines_that_make_no_sense_are_told(
    scene: Scene, pane: MeasuresPane
) -> None:
    pane.take_file()
    assert _outcome(pane, _cell(pane, 0, OCTOBER)) is Outcome.MET
    assert _outcome(pane, _cell(pane, 1, date(2026, 8, 1))) is Outcome.MISSED
    assert "2 lines were left out" in scene.ask.asked[-1]
