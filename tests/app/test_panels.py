"""What opens at the side of the window."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from msp_desk.app.front import Front
from msp_desk.commands.clients import save_client
from msp_desk.commands.desk import keep_form
from msp_desk.commands.people import save_person
from msp_desk.ui.pages.logging.panel import LogPanel
from msp_desk.values.drafts import ClientDraft, InteractionDraft, PersonDraft
from msp_desk.values.plain import to_plain
from tests.app.conftest import Start
from tests.builders import DOING


def test_a_json_file_that_is_dropped_is_a_clients_answer(start: Start, desk: Path, tmp_path: Path) -> None:
    front = start(desk)
    assert front.scene is not None
    window: Any = front.scene.window
    dropped = tmp_path / "answer.JSON"
    dropped.write_text("{}", encoding="utf-8")
    page = window.current()
    window.files_dropped.emit([dropped])
    assert "answer.JSON" in window.toast.text()
    assert window.current() == page


def test_what_was_left_unfinished_comes_back_with_the_first_ctrl_l(start: Start, desk: Path) -> None:
    front = start(desk)
    opened = _desk(front)
    client = opened.do(DOING, save_client, ClientDraft(name="Aero Handling"))
    ana = opened.do(DOING, save_person, PersonDraft(name="Ana Núñez", client_key=client))
    left = InteractionDraft(client_key=client, people=(ana,), notes="The queue stood still")
    content = {"draft": to_plain(left), "loaded": to_plain(InteractionDraft(people=(ana,)))}
    opened.do(DOING, keep_form, f"log/new/{ana.hex}", content)
    assert front.scene is not None
    window: Any = front.scene.window
    window.log_asked.emit()
    assert _panel(front).form.draft().notes == "The queue stood still"
    window.close_panel()
    window.go("clients").show_key(client, "")
    window.log_asked.emit()
    assert (_panel(front).form.draft().notes, _panel(front).form.draft().client_key) == ("", client)


def _desk(front: Front) -> Any:
    assert front.sitting is not None
    return front.sitting.opened.desk


def _panel(front: Front) -> LogPanel:
    assert front.scene is not None
    return next(p for p in reversed(front.scene.window.findChildren(LogPanel)) if p.isVisible())
