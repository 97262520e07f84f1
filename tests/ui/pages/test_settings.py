"""The settings, as somebody changes them who then works on."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, time
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest

from msp_desk.queries.checkins import check_in_rules
from msp_desk.queries.desk import desk_card, desk_settings
from msp_desk.rules.clocks import FIRST_RULES, Interval
from msp_desk.ui.pages.settings.checkins import CheckInsPane
from msp_desk.ui.pages.settings.file import DeskPane
from msp_desk.ui.pages.settings.general import GeneralPane
from msp_desk.ui.pages.settings.keeping import KeyState, Notices
from msp_desk.ui.pages.settings.page import SettingsPage
from msp_desk.values.backups import Backup, BackupReason
from msp_desk.values.enums import Language, Level, Paper, Theme, Tier
from msp_desk.values.errors import Refused
from msp_desk.values.locks import NeedsPassphrase
from msp_desk.values.phrases import Phrase
from tests.builders import a_client, a_person
from tests.ui.pages.conftest import Scene

COPY = Backup(
    Path("/copies/x.mspdesk"), datetime(2026, 11, 22, 17, 30, tzinfo=UTC), BackupReason.CLOSE, 1_200_000
)
LEFT = Qt.MouseButton.LeftButton
AS_AT_FIRST = Notices(
    stay_in_tray=False,
    with_session=False,
    notify=True,
    notify_at=time(9),
    quiet_from=time(19),
    quiet_to=time(8),
)


@dataclass
class Keeper:
    """A machine that keeps what was wished of it."""

    path: Path = Path("/desks/Norte.mspdesk")
    state: KeyState = field(default_factory=lambda: KeyState(has_passphrase=False, remembered=True))
    refuses: Exception | None = None
    copies: tuple[Backup, ...] = (COPY,)
    tray: bool = True
    there: Notices = AS_AT_FIRST
    wished: list[object] = field(default_factory=list)

    def language(self) -> Language:
        return Language.ENGLISH

    def speak(self, language: Language) -> None:
        self.wished.append(language)

    def choose(self, theme: Theme) -> None:
        self.wished.append(theme)

    def has_tray(self) -> bool:
        return self.tray

    def notices(self) -> Notices:
        return self.there

    def keep_notices(self, notices: Notices) -> None:
        if self.refuses is not None:
            raise self.refuses
        self.there = notices

    def doubt(self) -> Phrase | None:
        return Phrase("This folder is on a network.")

    def key_state(self) -> KeyState:
        return self.state

    def set_passphrase(self, passphrase: str | None, remember: bool) -> None:
        if self.refuses is not None:
            raise self.refuses
        self.wished.append((passphrase, remember))
        self.state = KeyState(passphrase is not None, remember)

    def new_recovery_key(self) -> str:
        return "VS4HX-4TGPY-KZCWW-W3XDJ-X5VQP-0ZDBS-X34RJ"

    def backups(self) -> tuple[Backup, ...]:
        return self.copies

    def back_up(self) -> None:
        self.copies = (COPY, *self.copies)

    def go_back_to(self, backup: Backup) -> None:
        self.wished.append(backup)

    def open_another(self) -> None:
        self.wished.append("another")


@pytest.fixture
def keeper() -> Keeper:
    return Keeper()


def _general(scene: Scene, keeper: Keeper) -> GeneralPane:
    page = SettingsPage(scene.around, keeper)
    scene.show(page)
    pane = page.tabs.page("general")
    assert isinstance(pane, GeneralPane)
    return pane


def _desk_pane(scene: Scene, keeper: Keeper) -> DeskPane:
    page = SettingsPage(scene.around, keeper)
    scene.show(page, height=1000)
    page.tabs.pick("desk")
    pane = page.tabs.page("desk")
    assert isinstance(pane, DeskPane)
    scene.qtbot.waitUntil(pane.locks.change.isEnabled, timeout=10_000)
    return pane


def test_language_and_look_hold_at_once(scene: Scene, keeper: Keeper) -> None:
    pane = _general(scene, keeper)
    pane.language._pick(1)
    pane.theme._pick(2)
    assert keeper.wished == [Language.SPANISH, Theme.DARK]


def test_papers_and_work_are_saved_as_one_deed(scene: Scene, keeper: Keeper) -> None:
    pane = _general(scene, keeper)
    assert pane.form is not None
    assert not pane._save.save.isEnabled()
    pane.form.editor("report_colour").line.setText("#0C726A")  # type: ignore[attr-defined]
    pane.form.editor("report_colour").edited.emit()
    pane.form.editor("paper").choice._pick(1)  # type: ignore[attr-defined]
    pane.form.editor("work_ends").line.setText("17:30")  # type: ignore[attr-defined]
    pane.form.editor("work_days").buttons[4].click()  # type: ignore[attr-defined]
    assert pane._save.save.isEnabled()
    QTest.mouseClick(pane._save.save, LEFT)
    kept = scene.around.desk.ask(desk_settings)
    assert kept.report_colour == "#0c726a"
    assert kept.paper is Paper.LETTER
    assert kept.work_ends == time(17, 30)
    assert kept.work_days == frozenset({0, 1, 2, 3})
    assert not pane._save.save.isEnabled()
    scene.around.desk.undo()
    assert scene.around.desk.ask(desk_settings).paper is Paper.A4
    assert pane.form.draft().paper is Paper.A4


def test_our_logo_is_kept_once_and_taken_away(
    answering: Callable[..., Scene], keeper: Keeper, tmp_path: Path
) -> None:
    picture = tmp_path / "logo.png"
    image = QImage(64, 64, QImage.Format.Format_RGB32)
    image.fill(0x1D4E63)
    image.save(str(picture))
    scene = answering(str(picture))
    pane = _general(scene, keeper)
    assert pane.form is not None
    editor = pane.form.editor("logo")
    editor._choose_button.click()  # type: ignore[attr-defined]
    pane.form.save()
    card = scene.around.desk.ask(desk_card, scene.around.today())
    assert card is not None
    assert card.logo_key is not None
    pane.form.editor("paper").choice._pick(1)  # type: ignore[attr-defined]
    pane.form.save()
    again = scene.around.desk.ask(desk_card, scene.around.today())
    assert again is not None
    assert again.logo_key == card.logo_key
    anew = _general(scene, keeper)
    assert anew.form is not None
    anew.form.editor("logo")._none.click()  # type: ignore[attr-defined]
    anew.form.save()
    gone = scene.around.desk.ask(desk_card, scene.around.today())
    assert gone is not None
    assert gone.logo_key is None


def test_the_country_is_our_firms(scene: Scene, keeper: Keeper) -> None:
    pane = _general(scene, keeper)
    assert pane.form is not None
    pane.form.editor("country").set_value("PT")
    pane.form.editor("country").edited.emit()
    pane.form.save()
    card = scene.around.desk.ask(desk_card, scene.around.today())
    assert card is not None
    assert card.country == "PT"


@pytest.mark.parametrize(
    ("name", "change", "told"),
    [
        ("report_colour", lambda e: e.line.setText("blue"), "This is not a colour."),
        ("work_starts", lambda e: e.line.setText("soon"), "This is not a time of day."),
        ("work_starts", lambda e: e.line.setText("19:00"), "Work ends after it starts."),
        ("work_days", lambda e: e.set_value(frozenset()), "At least one day"),
    ],
)
def test_what_makes_no_sense_is_said_beside_its_field(
    scene: Scene, keeper: Keeper, name: str, change: Callable[[object], None], told: str
) -> None:
    pane = _general(scene, keeper)
    assert pane.form is not None
    change(pane.form.editor(name))
    pane.form.editor(name).edited.emit()
    pane.form.save()
    problems = " ".join(scene.around.words.say(p) for p in pane.form.problems().values())
    assert told in problems
    assert scene.around.desk.ask(desk_settings).report_colour == "#2f5bd7"


def _rules(scene: Scene) -> CheckInsPane:
    pane = CheckInsPane(scene.around)
    scene.show(pane)
    return pane


def _write(pane: CheckInsPane, tier: Tier, level: Level, ideal: str, most: str) -> None:
    for editor, text in zip(pane.cells[tier, level], (ideal, most), strict=True):
        editor.line.clear()
        QTest.keyClicks(editor.line, text)


def test_the_rules_of_the_desk_are_shown_and_changed_together(scene: Scene) -> None:
    pane = _rules(scene)
    assert pane.cells[Tier.A, Level.EXECUTIVE][1].line.text() == "90"
    _write(pane, Tier.A, Level.EXECUTIVE, "40", "60")
    _write(pane, Tier.C, Level.TECHNICAL, "200", "300")
    QTest.mouseClick(pane._save, LEFT)
    rules = scene.around.desk.ask(check_in_rules)
    assert rules[Tier.A, Level.EXECUTIVE] == Interval(40, 60)
    assert rules[Tier.C, Level.TECHNICAL] == Interval(200, 300)
    assert rules[Tier.B, Level.MANAGEMENT] == FIRST_RULES[Tier.B, Level.MANAGEMENT]
    scene.around.desk.undo()
    assert scene.around.desk.ask(check_in_rules) == FIRST_RULES
    assert pane.cells[Tier.A, Level.EXECUTIVE][1].line.text() == "90"


def test_days_that_make_no_sense_are_not_kept(scene: Scene) -> None:
    pane = _rules(scene)
    _write(pane, Tier.A, Level.EXECUTIVE, "90", "60")
    pane.save()
    assert pane._problem.isVisible()
    assert scene.around.desk.ask(check_in_rules) == FIRST_RULES
    _write(pane, Tier.A, Level.EXECUTIVE, "", "60")
    pane.save()
    assert scene.around.desk.ask(check_in_rules) == FIRST_RULES


def test_the_first_rules_come_back_to_be_saved(scene: Scene) -> None:
    pane = _rules(scene)
    _write(pane, Tier.A, Level.EXECUTIVE, "40", "60")
    pane.save()
    pane._first.click()
    assert pane._save.isEnabled()
    pane.save()
    assert scene.around.desk.ask(check_in_rules) == FIRST_RULES


def test_a_passphrase_is_set_and_removed(answering: Callable[..., Scene], keeper: Keeper) -> None:
    scene = answering(True)
    pane = _desk_pane(scene, keeper)
    locks = pane.locks
    assert not locks.remove.isVisible()
    QTest.mouseClick(locks.change, LEFT)
    for line in (locks.fields.first.line, locks.fields.again.line):
        QTest.keyClicks(line, "cuatro palabras que nadie junta")
    QTest.keyClick(locks.fields.again.line, Qt.Key.Key_Return)
    scene.qtbot.waitUntil(locks.remove.isVisible, timeout=10_000)
    assert keeper.wished == [("cuatro palabras que nadie junta", True)]
    QTest.mouseClick(locks.remove, LEFT)
    scene.qtbot.waitUntil(lambda: not locks.remove.isVisible(), timeout=10_000)
    assert keeper.wished[-1] == (None, True)


def test_without_a_keyring_the_passphrase_stays(answering: Callable[..., Scene], keeper: Keeper) -> None:
    keeper.state = KeyState(has_passphrase=True, remembered=False, keyring_trouble=Phrase("No keyring here."))
    keeper.refuses = NeedsPassphrase(Phrase("No keyring here."))
    scene = answering(True)
    locks = _desk_pane(scene, keeper).locks
    QTest.mouseClick(locks.remove, LEFT)
    scene.qtbot.waitUntil(locks._problem.isVisible, timeout=10_000)
    assert locks._problem.text() == "No keyring here."


def test_a_new_recovery_key_is_shown_until_it_is_kept(
    answering: Callable[..., Scene], keeper: Keeper
) -> None:
    scene = answering(True)
    locks = _desk_pane(scene, keeper).locks
    QTest.mouseClick(locks.renew, LEFT)
    scene.qtbot.waitUntil(lambda: hasattr(locks, "key_kept"), timeout=10_000)
    assert not locks.key_kept.isEnabled()
    locks.key.tick.click()
    assert locks.key_kept.isEnabled()
    locks.key_kept.click()
    assert locks._below.count() == 0


def test_backups_are_listed_made_and_gone_back_to(answering: Callable[..., Scene], keeper: Keeper) -> None:
    scene = answering(True)
    backups = _desk_pane(scene, keeper).backups
    assert list(backups.table.as_shown()[1]) == [("22 Nov 2026 18:30", "When the desk was closed", "1.2 MB")]
    assert not backups.restore.isEnabled()
    QTest.mouseClick(backups.make, LEFT)
    scene.qtbot.waitUntil(lambda: len(backups.table.rows()) == 2, timeout=10_000)
    backups.table.choose(1)
    QTest.mouseClick(backups.restore, LEFT)
    assert keeper.wished == [COPY]
    assert "22 Nov 2026" in scene.ask.asked[0] or "2026-11-22" in scene.ask.asked[0]


def test_a_backup_that_fails_says_why(answering: Callable[..., Scene], keeper: Keeper) -> None:
    def fail() -> None:
        raise Refused("The disk is full.")

    keeper.back_up = fail  # type: ignore[method-assign]
    scene = answering()
    backups = _desk_pane(scene, keeper).backups
    QTest.mouseClick(backups.make, LEFT)
    scene.qtbot.waitUntil(lambda: scene.ask.asked == ["The disk is full."], timeout=10_000)
    assert backups.make.isEnabled()


def test_another_desk_is_a_press_away(scene: Scene, keeper: Keeper) -> None:
    pane = _desk_pane(scene, keeper)
    QTest.mouseClick(pane._another, LEFT)
    assert keeper.wished == ["another"]


def test_everything_is_taken_out(answering: Callable[..., Scene], keeper: Keeper, tmp_path: Path) -> None:
    files = [str(tmp_path / name) for name in ("desk.json", "cards.vcf", "due.ics")]
    scene = answering(*files)
    a_person(scene.made.desk, "Ana Núñez", a_client(scene.made.desk, "Aero Handling"), phone="600 100 200")
    pane = _desk_pane(scene, keeper)
    with scene.qtbot.waitSignal(scene.around.desk.told, timeout=10_000) as heard:
        QTest.mouseClick(pane.taking_out.whole, LEFT)
    assert "records written" in heard.args[0].in_english()
    told = json.loads((tmp_path / "desk.json").read_text(encoding="utf-8"))
    assert [p["name"] for p in told["tables"]["person"] if p["name"].startswith("Ana")] == ["Ana Núñez"]
    with scene.qtbot.waitSignal(scene.around.desk.told, timeout=10_000):
        QTest.mouseClick(pane.taking_out.cards, LEFT)
    assert "FN:Ana Núñez" in (tmp_path / "cards.vcf").read_text(encoding="utf-8")
    with scene.qtbot.waitSignal(scene.around.desk.told, timeout=10_000):
        QTest.mouseClick(pane.taking_out.calendar, LEFT)
    assert (tmp_path / "due.ics").read_text(encoding="utf-8").startswith("BEGIN:VCALENDAR")
