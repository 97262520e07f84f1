"""The settings of the reasons to act, what is out of sight, and the region, as somebody changes them who then works on."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from msp_desk.commands.reminders import drop_item, hand_over, set_reason_rules, snooze
from msp_desk.queries.desk import desk_settings
from msp_desk.queries.reminders import hidden_items, reason_rules
from msp_desk.rules.reasons import TUNINGS, ReasonRule
from msp_desk.ui.pages.settings.general import GeneralPane
from msp_desk.ui.pages.settings.region_field import RegionEditor
from msp_desk.ui.pages.settings.reminders import RemindersPane
from msp_desk.values.enums import Reason
from msp_desk.values.reminders import ItemRef
from tests.builders import DOING, NOW, TODAY, a_client, a_person
from tests.ui.pages.conftest import Scene
from tests.ui.pages.test_settings import Keeper

LEFT = Qt.MouseButton.LeftButton


def _pane(scene: Scene) -> RemindersPane:
    pane = RemindersPane(scene.around)
    scene.show(pane, height=1000)
    return pane


def _type(pane: RemindersPane, reason: Reason, text: str) -> None:
    number = pane.lines[reason].number
    assert number is not None
    number.line.setFocus()
    number.line.selectAll()
    QTest.keyClicks(number.line, text)
    if not text:
        QTest.keyClick(number.line, Qt.Key.Key_Delete)


def test_every_reason_has_a_line_with_what_it_is_for(scene: Scene) -> None:
    pane = _pane(scene)
    assert set(pane.lines) == set(Reason)
    for reason, line in pane.lines.items():
        assert line.tick.isChecked()
        assert (line.number is None) == (TUNINGS[reason].counts is None)


def test_they_are_saved_together_undone_and_put_back_as_at_the_beginning(scene: Scene) -> None:
    pane, desk = _pane(scene), scene.around.desk
    assert not pane._save.isEnabled()
    pane.lines[Reason.BIRTHDAY].tick.click()
    _type(pane, Reason.PERCEPTION, "3")
    assert pane._save.isEnabled()
    QTest.keyClick(pane, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    told = {Reason.BIRTHDAY: ReasonRule(is_on=False), Reason.PERCEPTION: ReasonRule(amount=3)}
    assert desk.ask(reason_rules) == told
    assert pane._state.text() == "Saved."
    assert not pane._save.isEnabled()
    desk.undo()
    assert desk.ask(reason_rules) == {}
    assert pane.lines[Reason.BIRTHDAY].tick.isChecked()
    desk.redo()
    QTest.mouseClick(pane._first, LEFT)
    QTest.mouseClick(pane._save, LEFT)
    assert desk.ask(reason_rules) == {}


def test_save_and_what_is_wrong_stay_in_sight_in_a_low_window(scene: Scene) -> None:
    pane = RemindersPane(scene.around)
    scene.show(pane, height=420)
    pane.lines[Reason.CHECK_IN].tick.click()
    assert not pane._save.visibleRegion().isEmpty()
    _type(pane, Reason.OLD_PROMISE, "x")
    pane.save()
    scene.qtbot.waitUntil(lambda: not pane._problem.visibleRegion().isEmpty())


@pytest.mark.parametrize("text", ["", "0", "37", "x", "-1", "99999999999999999999"])
def test_a_number_that_makes_no_sense_is_pointed_at_and_not_saved(scene: Scene, text: str) -> None:
    pane = _pane(scene)
    _type(pane, Reason.PERCEPTION, text)
    pane.save()
    assert scene.around.desk.ask(reason_rules) == {}
    assert pane._problem.text() == "How they feel about us: give a number from 1 to 36."
    QTest.mouseClick(pane._back, LEFT)
    assert pane._problem.isHidden()
    assert not pane._save.isEnabled()


def test_what_was_tuned_elsewhere_is_shown(scene: Scene) -> None:
    pane = _pane(scene)
    scene.made.desk.do(DOING, set_reason_rules, {Reason.LEAVING: ReasonRule(is_on=False, amount=9)})
    line = pane.lines[Reason.LEAVING]
    assert line.number is not None
    assert (line.tick.isChecked(), line.number.value()) == (False, 9)


def test_what_is_out_of_sight_says_why_and_comes_back(scene: Scene) -> None:
    desk, me = scene.made.desk, scene.made.me
    client = a_client(desk)
    ana = a_person(desk, "Ana <b>N</b>", client)
    pane = _pane(scene)
    assert not pane.hidden.buttons
    one, two, three = (
        ItemRef(r, s, "2026")
        for r, s in (
            (Reason.BIRTHDAY, ana),
            (Reason.ANNIVERSARY, client),
            (Reason.RENEWAL, uuid4()),
        )
    )
    desk.do(DOING, snooze, one, TODAY + timedelta(days=3))
    desk.do(DOING, hand_over, two, me, "Knows them")
    desk.do(DOING, drop_item, three, "They renewed by phone")
    texts = [child.text() for child in pane.hidden.findChildren(type(pane._state)) if not child.isHidden()]
    assert "Ana <b>N</b> · Aero Handling" in texts
    assert "Birthday · snoozed until 26 Nov 2026 · by Marta Ruiz" in texts
    assert "Anniversary as a client · handed to Marta Ruiz · «Knows them» · by Marta Ruiz" in texts
    assert "Something that is gone" in texts
    assert "Contract renewal · dropped: They renewed by phone · by Marta Ruiz" in texts
    back = next(button for button, ref in pane.hidden.buttons.items() if ref == one)
    assert back.accessibleName() == "Bring back: Ana <b>N</b> · Aero Handling"
    back.setFocus()
    QTest.keyClick(back, Qt.Key.Key_Return)
    assert {item.ref for item in desk.ask(hidden_items, TODAY, NOW)} == {two, three}
    scene.around.desk.undo()
    assert len(pane.hidden.buttons) == 3


def _regions(country: str) -> Mapping[str, str]:
    return {"ES": {"CT": "Cataluña", "MD": "Madrid"}, "PT": {"11": "Lisboa"}}.get(country, {})


@pytest.fixture
def general(answering: Callable[..., Scene]) -> tuple[Scene, GeneralPane]:
    scene = answering()
    scene = replace(scene, around=replace(scene.around, regions_of=_regions))
    pane = GeneralPane(scene.around, Keeper())
    scene.show(pane, height=1000)
    scene.qtbot.waitUntil(_told(pane, "CT"), timeout=10_000)
    return scene, pane


def _told(pane: GeneralPane, code: str) -> Callable[[], bool]:
    def told() -> bool:
        assert pane.form is not None
        region = pane.form.editor("region")
        return isinstance(region, RegionEditor) and code in region._names

    return told


def test_the_region_is_picked_by_its_name_and_goes_with_the_country(
    general: tuple[Scene, GeneralPane],
) -> None:
    scene, pane = general
    form = pane.form
    assert form is not None
    region = form.editor("region")
    assert isinstance(region, RegionEditor)
    QTest.keyClicks(region.finder, "cat")
    QTest.keyClick(region.finder, Qt.Key.Key_Return)
    assert region.finder.text() == "Cataluña"
    form.change("calls_a_day", 4)
    form.change("currency", " usd ")
    form.change("hour_cost", 4550)
    form.save()
    kept = scene.around.desk.ask(desk_settings)
    assert (kept.region, kept.calls_a_day, kept.currency, kept.hour_cost) == ("CT", 4, "USD", 4550)
    form.change("country", "PT")
    scene.qtbot.waitUntil(_told(pane, "11"), timeout=10_000)
    assert form.draft().region == ""
    scene.around.desk.undo()


@pytest.mark.parametrize(
    ("name", "value", "why"),
    [
        ("currency", "euros", "three letters"),
        ("currency", "", ""),
        ("hour_cost", 10**9, "less than that"),
        ("calls_a_day", 0, ""),
    ],
)
def test_what_makes_no_sense_is_not_saved(
    general: tuple[Scene, GeneralPane], name: str, value: object, why: str
) -> None:
    scene, pane = general
    assert pane.form is not None
    before = scene.around.desk.ask(desk_settings)
    pane.form.change(name, value)
    pane.form.save()
    assert scene.around.desk.ask(desk_settings) == before
    problems = pane.form.problems()
    assert why in problems[name].in_english()


def test_what_is_put_away_meanwhile_is_shown_when_somebody_looks(scene: Scene) -> None:
    pane = _pane(scene)
    pane.hide()
    item = ItemRef(Reason.BIRTHDAY, a_person(scene.made.desk), "2026")
    scene.around.desk.do(DOING, snooze, item, TODAY + timedelta(days=3))
    assert not pane.hidden.buttons
    pane.show()
    assert list(pane.hidden.buttons.values()) == [item]
