"""A form that was left half filled, by its reader or by a crash, comes back."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import IO

from PySide6.QtWidgets import QApplication

from msp_desk.commands.derive import refresh
from msp_desk.commands.desk import found_desk
from msp_desk.i18n.words import Words
from msp_desk.queries.forms import kept_forms
from msp_desk.store.desk import Desk
from msp_desk.store.engine import make_engine
from msp_desk.store.opening import create_desk_file
from msp_desk.ui.desk import WindowDesk
from msp_desk.ui.forms.rescue import light
from msp_desk.ui.pages.logging.panel import LogPanel, unfinished
from msp_desk.ui.parts.buttons import Button
from msp_desk.ui.runner import Runner
from msp_desk.ui.surroundings import Surroundings, Ways
from msp_desk.ui.theme import ThemeSwitch
from msp_desk.values.drafts import FileDraft, InteractionDraft
from msp_desk.values.enums import Language
from tests.builders import DOING, NOW, a_person
from tests.keystores import MemoryKeyStore
from tests.ui.pages.conftest import Scene
from tests.ui.pages.logging_panel import (
    ana_of_aero,
    notices,
    the_panel,
    type_text,
)
from tests.ui.scripted import ScriptedAsk

ROOT = Path(__file__).resolve().parents[3]


def test_what_was_closed_half_filled_comes_back(scene: Scene) -> None:
    aero, ana = ana_of_aero(scene)
    first = the_panel(scene, InteractionDraft(client_key=aero, people=(ana,)))
    type_text("Half of it")
    first.hide()
    second = the_panel(scene, InteractionDraft(client_key=aero, people=(ana,)))
    assert second.form.draft().notes == "Half of it"
    assert any("is back" in told for told in notices(second))
    anew = next(b for b in second.findChildren(Button) if b.accessibleName() == "Begin anew")
    anew.click()
    assert second.form.draft().notes == ""
    assert not unfinished(scene.around)


def test_of_somebody_else_nothing_comes_back_but_with_nobody_the_last(scene: Scene) -> None:
    aero, ana = ana_of_aero(scene)
    oscar = a_person(scene.made.desk, "Óscar Díaz", aero)
    first = the_panel(scene, InteractionDraft(people=(ana,)))
    type_text("About Ana")
    first.hide()
    other = the_panel(scene, InteractionDraft(people=(oscar,)))
    assert other.form.draft().notes == ""
    other.hide()
    blank = the_panel(scene)
    assert blank.form.draft().notes == "About Ana"
    assert ana in blank.form.draft().people


def test_after_a_save_nothing_comes_back(scene: Scene) -> None:
    aero, ana = ana_of_aero(scene)
    panel = the_panel(scene, InteractionDraft(client_key=aero, people=(ana,)))
    type_text("All of it")
    panel._rescue.keep()
    panel.form.save()
    assert not unfinished(scene.around)
    assert the_panel(scene).form.draft().notes == ""


def test_while_somebody_types_it_is_kept_every_second(scene: Scene) -> None:
    aero, ana = ana_of_aero(scene)
    panel = the_panel(scene, InteractionDraft(client_key=aero, people=(ana,)))
    type_text("a")
    with scene.qtbot.waitSignal(panel._rescue._timer.timeout):
        type_text("b")
    (kept,) = scene.made.desk.ask(kept_forms, "log/")
    assert kept.content["draft"]["notes"] == "ab"


def test_large_files_are_not_written_with_every_second_of_typing() -> None:
    heavy = InteractionDraft(attachments=(FileDraft("a", "b", b"x" * 2_000_000), FileDraft("c", "d", b"")))
    assert light(heavy).attachments == ()
    small = InteractionDraft(attachments=(FileDraft("a", "b", b"x"),))
    assert light(small) is small


def test_a_killed_program_brings_back_what_was_typed(
    tmp_path: Path, words: Words, dressed: ThemeSwitch, qapp: QApplication
) -> None:
    opened = create_desk_file(tmp_path / "desk.mspdesk", MemoryKeyStore())
    desk = Desk(opened.engine, lambda: NOW, refresh)
    me = desk.do(DOING, found_desk, "Norte Sistemas", "Marta Ruiz", Language.ENGLISH)
    opened.close()
    told = (str(opened.path), opened.key.hex(), str(opened.header.desk), me.hex, "The router hums")
    typist = _start("\n".join([*told, ""]))
    assert _pipe(typist.stdout).readline() == "kept\n"
    typist.kill()
    typist.communicate()
    again = Desk(make_engine(opened.path, opened.key, opened.header.desk.bytes), lambda: NOW, refresh)
    again.who = me
    around = Surroundings(
        WindowDesk(again), words, ScriptedAsk(), Runner(), Ways(), dressed, again.clock, words.folder
    )
    assert unfinished(around)
    panel = LogPanel(around, InteractionDraft())
    assert panel.form.draft().notes == "The router hums"
    panel.deleteLater()
    again.close()


def _start(told: str) -> subprocess.Popen[str]:
    typist = subprocess.Popen(
        [sys.executable, "-m", "tests.ui.pages.typist"],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    _pipe(typist.stdin).write(told)
    _pipe(typist.stdin).flush()
    return typist


def _pipe(pipe: IO[str] | None) -> IO[str]:
    assert pipe is not None
    return pipe
