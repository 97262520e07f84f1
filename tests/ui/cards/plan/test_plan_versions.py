"""A plan is published, compared, answered and handed over; what was published stays."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar
from uuid import UUID

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from msp_desk.commands.holdings import replace_holder
from msp_desk.commands.plan_items import save_commitment, save_scope
from msp_desk.queries.plan_versions import answers_of, version_document, versions_of
from msp_desk.queries.plans import commitment_draft, scope_draft, templates_of
from msp_desk.rules.plan_answers import ANSWER_KIND, CommentSaid, PlanAnswerFile, answer_checksum
from msp_desk.rules.plan_canon import read_document
from msp_desk.rules.plan_sections import Section
from msp_desk.ui.cards.plan.answer_sheet import AnswerSheet
from msp_desk.ui.cards.plan.changes_pane import ChangesPane
from msp_desk.ui.cards.plan.paper import PlanForm, PlanWish
from msp_desk.ui.cards.plan.paper_sheet import PaperSheet
from msp_desk.ui.cards.plan.versions_pane import VersionsPane
from msp_desk.ui.cards.plan.view import CHANGES, VERSIONS
from msp_desk.ui.parts.cards import Notice
from msp_desk.values.enums import Language
from tests.builders import DOING, TODAY, a_person
from tests.ui.cards.plan.desk import Planned, a_planned_client, texts
from tests.ui.pages.conftest import Scene

WAIT = 20_000
S = TypeVar("S", AnswerSheet, PaperSheet)


def change(planned: Planned) -> None:
    """The servers are seven now."""
    desk = planned.scene.around.desk
    draft = desk.ask(scope_draft, planned.plan().scope[1])
    assert draft is not None
    desk.do(DOING, save_scope, replace(draft, quantity="7"), draft, draft)


def versions(planned: Planned) -> VersionsPane:
    """The versions, on the screen."""
    planned.view.go(VERSIONS)
    pane = planned.view._centre.currentWidget()
    assert isinstance(pane, VersionsPane)
    return pane


def lines(pane: VersionsPane) -> list[str]:
    """What the list of versions says."""
    model = pane.list.lines
    return [str(model.data(model.index(n, 0))) for n in range(model.rowCount())]


def sheet_of(kind: type[S]) -> S:
    """What came up over the window."""
    return next(w for w in QApplication.allWidgets() if isinstance(w, kind) and w.isVisible())


def test_publishing_asks_for_a_note_and_freezes_the_draft(answering: Callable[..., Scene]) -> None:
    scene = answering("Everything is new")
    planned = a_planned_client(scene)
    assert "Draft, never published" in texts(planned.view.head)
    planned.view.head.publish.click()
    assert scene.ask.asked[0].startswith("Publish version 1? It can never be changed or taken back.")
    assert "Version 1, 23 Nov 2026" in texts(planned.view.head)
    assert not planned.view.head.publish.isEnabled()
    assert planned.view.head.publish.toolTip() == "Nothing has changed since version 1"
    assert lines(versions(planned)) == [
        "Version 1 · 23 Nov 2026. Everything is new. Published by Marta Ruiz. no answer yet"
    ]


def test_a_publication_is_not_taken_back_and_says_so(answering: Callable[..., Scene]) -> None:
    scene = answering("Everything is new")
    planned = a_planned_client(scene)
    change(planned)
    with scene.qtbot.waitSignal(scene.around.desk.told) as told:
        planned.view.head.publish.click()
    assert told.args[1] is None  # no toast offers to undo it
    with scene.qtbot.waitSignal(scene.around.desk.refused):
        scene.around.desk.undo()
    assert planned.seen().plan.number == 1
    scene.around.desk.undo()
    assert planned.seen().content.scope[1].quantity == "6"
    assert [c.field for c in planned.seen().changes] == ["quantity"]


def test_errors_are_told_instead_of_publishing(answering: Callable[..., Scene]) -> None:
    scene = answering()
    planned = a_planned_client(scene)
    draft = scene.made.desk.ask(commitment_draft, planned.plan().commitments[1])
    assert draft is not None
    scene.around.desk.do(DOING, save_commitment, replace(draft, impacts=()), draft, draft)
    planned.view.head.publish.click()
    (told,) = scene.ask.asked
    assert told.startswith(
        "This has to be mended before the plan can be published:\n– Availability of servers"
    )
    assert planned.seen().plan.number == 0


def test_the_draft_is_compared_with_what_was_published(scene: Scene) -> None:
    planned = a_planned_client(scene)
    planned.view.go(CHANGES)
    assert "Nothing to compare with yet" in texts(planned.view)
    planned.publish()
    assert "No difference" in texts(planned.view)
    change(planned)
    assert "1 change not published" in texts(planned.view.head)[-1]
    assert "Servers, quantity: 7, was 6" in texts(planned.view)


def test_any_two_versions_are_compared(scene: Scene) -> None:
    planned = a_planned_client(scene)
    planned.publish()
    change(planned)
    second = planned.publish("Seven servers")
    pane = versions(planned)
    pane.list.choose(second)
    pane.compare.click()
    changes = planned.view._centre.currentWidget()
    assert isinstance(changes, ChangesPane)
    assert changes.after is not None
    assert changes.after.value() == second
    assert "Servers, quantity: 7, was 6" in texts(changes)
    changes.after.set_value("draft")
    assert changes.before is not None
    changes.before.set_value(second)
    changes.after.edited.emit()
    assert "No difference" in texts(changes)


def test_what_moved_in_life_makes_the_plan_out_of_date(scene: Scene) -> None:
    planned = a_planned_client(scene)
    planned.publish()
    desk = scene.around.desk
    new = a_person(scene.made.desk, "Rosa Vidal", scene.made.firm)
    desk.do(DOING, replace_holder, planned.plan().seats.manager, new)
    assert planned.seen().drifts
    told = [w.accessibleName() for w in planned.view.head.findChildren(Notice)]
    assert any(t.startswith("Out of date: ") and "Rosa Vidal" in t for t in told)


def answer(planned: Planned, version: UUID, folder: Path, **fields: Any) -> Path:
    """The file that the page saves for the client."""
    found = next(v for v in planned.scene.made.desk.ask(versions_of, planned.plan().plan) if v.key == version)
    whole: dict[str, Any] = (
        {
            "sha256": found.sha256, "number": 1, "client": "Aero Handling", "accepted": True, "name": "Ana",
            "title": "CEO", "answered_on": TODAY, "comments": (CommentSaid(Section.SCOPE, "The router is missing."),),
            **fields,
        }
    )  # fmt: skip
    said = PlanAnswerFile(**whole)
    facts = {
        "kind": ANSWER_KIND, "schema": 1, "sha256": said.sha256, "number": said.number, "client": said.client,
        "accepted": said.accepted, "name": said.name, "title": said.title, "answered_on": said.answered_on.isoformat(),
        "comments": {c.section.value: c.text for c in said.comments}, "checksum": answer_checksum(said),
    }  # fmt: skip
    path = folder / "answer.json"
    path.write_text(json.dumps(facts, ensure_ascii=False), encoding="utf-8")
    return path


def test_an_answer_is_shown_before_it_is_recorded(answering: Callable[..., Scene], tmp_path: Path) -> None:
    scene = answering(tmp_path / "answer.json")
    planned = a_planned_client(scene)
    version = planned.publish()
    answer(planned, version, tmp_path)
    planned.view.head.answer_asked.emit()
    sheet = sheet_of(AnswerSheet)
    assert sheet.accessibleName() == "Answer of Ana to version 1"
    assert "The router is missing." in texts(sheet)
    assert not scene.made.desk.ask(answers_of, planned.plan().plan)
    sheet.take.click()
    assert "accepted by Ana" in [c.accessibleName() for c in [planned.view.head.state]]
    pane = versions(planned)
    assert lines(pane)[1].startswith("Accepted by Ana · CEO. Service definition: The router is missing.")
    pane.list.choose(scene.made.desk.ask(answers_of, planned.plan().plan)[0].key)
    with scene.qtbot.waitSignal(scene.around.ways.interaction):
        pane.open.click()


def test_an_answer_that_is_left_is_not_recorded(scene: Scene, tmp_path: Path) -> None:
    planned = a_planned_client(scene)
    path = answer(planned, planned.publish(), tmp_path, accepted=False)
    planned.view.errands.show_answer(path)
    sheet_of(AnswerSheet).leave.click()
    assert not scene.made.desk.ask(answers_of, planned.plan().plan)


@pytest.mark.parametrize("fault", ["tampered", "foreign", "gone"])
def test_answers_that_are_none_are_refused(scene: Scene, tmp_path: Path, fault: str) -> None:
    planned = a_planned_client(scene)
    path = answer(
        planned, planned.publish(), tmp_path, **({"sha256": "ab" * 32} if fault == "foreign" else {})
    )
    if fault == "tampered":
        path.write_text(path.read_text(encoding="utf-8").replace("Ana", "Eva"), encoding="utf-8")
    elif fault == "gone":
        path.unlink()
    with scene.qtbot.waitSignal(scene.around.desk.refused):
        planned.view.errands.show_answer(path)
    assert not [w for w in QApplication.allWidgets() if isinstance(w, AnswerSheet) and w.isVisible()]


def wish_of(planned: Planned, version: UUID | None, form: PlanForm, **fields: bool | Language) -> PlanWish:
    """What is wished for as a file."""
    return PlanWish(planned.client, planned.plan().plan, version, 1, form, **fields)  # type: ignore[arg-type]


def test_a_version_is_saved_as_paper_page_and_document(
    answering: Callable[..., Scene], tmp_path: Path
) -> None:
    files = [tmp_path / name for name in ("plan.pdf", "plan.html", "plan.json")]
    scene = answering(*files)
    planned = a_planned_client(scene)
    version = planned.publish()
    wishes = (
        wish_of(planned, version, PlanForm.PDF),
        wish_of(planned, version, PlanForm.PAGE, answerable=True, language=Language.SPANISH),
        wish_of(planned, version, PlanForm.JSON),
    )
    for wish in wishes:
        with scene.qtbot.waitSignal(scene.around.desk.told, timeout=WAIT):
            planned.view.out.save(wish)
    assert files[0].read_bytes().startswith(b"%PDF")
    assert b'<html lang="es"' in files[1].read_bytes()
    assert read_document(files[2].read_bytes()) == scene.made.desk.ask(version_document, version)


def test_versions_are_published_into_a_folder_with_an_index(
    answering: Callable[..., Scene], tmp_path: Path
) -> None:
    scene = answering(tmp_path / "web")
    planned = a_planned_client(scene)
    wish = wish_of(planned, planned.publish(), PlanForm.PAGE, answerable=True)
    with scene.qtbot.waitSignal(scene.around.desk.told, timeout=WAIT):
        planned.view.out.into_folder(wish)
    assert sorted(p.name for p in (tmp_path / "web").iterdir()) == ["index.html", "v1.html"]
    assert b"v1.html" in (tmp_path / "web" / "index.html").read_bytes()


def test_the_draft_is_seen_as_paper_before_it_is_published(scene: Scene) -> None:
    planned = a_planned_client(scene)
    planned.view.out.preview(None, 1)
    sheet = sheet_of(PaperSheet)
    scene.qtbot.waitUntil(lambda: sheet.preview.pages() > 3, timeout=WAIT)
    assert "DRAFT" in sheet.preview.text_of(1)
    sheet.close_it.click()


def test_the_menus_offer_what_there_is(scene: Scene) -> None:
    planned = a_planned_client(scene)

    def offered() -> list[str]:
        return [a.text() for a in planned.view.out.menu().actions() if a.text()]

    assert offered() == [
        "Preview", "Save as PDF…", "Save as a web page…", "Language", "With what changed, as an appendix",
    ]  # fmt: skip
    planned.publish()
    assert "Save as a page that the client can answer…" in offered()
    assert "The draft" not in offered()
    change(planned)
    assert "The draft" in offered()


def test_the_draft_is_kept_as_a_template(answering: Callable[..., Scene]) -> None:
    scene = answering("Airports")
    planned = a_planned_client(scene)
    planned.view.head.template_asked.emit()
    assert [t.name for t in scene.made.desk.ask(templates_of)] == ["Airports"]


def test_a_damaged_version_is_told_and_not_shown(scene: Scene) -> None:
    planned = a_planned_client(scene)
    planned.publish()
    QTest.qWait(1)
    with scene.made.desk.engine.begin() as connection:
        connection.exec_driver_sql("DROP TRIGGER IF EXISTS plan_version_never_changes")
        for name in (
            connection.exec_driver_sql(
                "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'plan_version'"
            )
            .scalars()
            .all()
        ):
            connection.exec_driver_sql(f"DROP TRIGGER {name}")
        connection.exec_driver_sql("UPDATE plan_version SET document = X'7B7D'")
    planned.view.refresh()
    assert any("is not what was published" in t for t in texts(planned.view))
