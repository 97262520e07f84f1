"""The window before a desk is open, as somebody uses it who has none yet, lost one, or forgot what opens it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from msp_desk.i18n.words import Words
from msp_desk.ui.pages.welcome.begin import BeginScreen
from msp_desk.ui.pages.welcome.entrance import Beginning, Entered, RecentDesk, Unlocking
from msp_desk.ui.pages.welcome.passphrase import PassphraseScreen
from msp_desk.ui.pages.welcome.recovery import RecoveryScreen
from msp_desk.ui.pages.welcome.trouble import TroubleScreen, Way
from msp_desk.ui.pages.welcome.unlock import UnlockScreen
from msp_desk.ui.pages.welcome.window import WelcomeWindow
from msp_desk.ui.parts.labels import Label
from msp_desk.ui.runner import Runner
from msp_desk.values.backups import Backup, BackupReason, Restored
from msp_desk.values.enums import Language
from msp_desk.values.errors import Refused, Told
from msp_desk.values.locks import DamagedDesk, DeskInUse, NeedsPassphrase, NoDeskThere, WrongSecret
from msp_desk.values.phrases import Phrase
from tests.ui.scripted import ScriptedAsk

DESK = Path("/desks/Norte.mspdesk")
COPY = Backup(
    Path("/copies/x.mspdesk"), datetime(2026, 11, 22, 17, 30, tzinfo=UTC), BackupReason.CLOSE, 900_000
)
LEFT = Qt.MouseButton.LeftButton


@dataclass
class Door:
    """An entrance that keeps what was wished of it, and answers with what the test says, in order."""

    answers: list[object] = field(default_factory=list)
    wished: list[object] = field(default_factory=list)
    recents: tuple[RecentDesk, ...] = ()
    kept_copies: tuple[Backup, ...] = ()
    trouble: Phrase | None = None
    left: list[Entered] = field(default_factory=list)
    forgotten: list[Path] = field(default_factory=list)
    doubt: Phrase | None = None
    resources: Path = Path("resources")

    def words_in(self, language: Language) -> Words:
        return Words(language, self.resources, "Europe/Madrid")

    def recent(self) -> tuple[RecentDesk, ...]:
        return tuple(r for r in self.recents if r.path not in self.forgotten)

    def forget(self, path: Path) -> None:
        self.forgotten.append(path)

    def place_for(self, firm: str) -> Path:
        return DESK.with_name(f"{firm or 'desk'}.mspdesk")

    def doubt_about(self, path: Path) -> Phrase | None:
        return self.doubt

    def keyring_trouble(self) -> Phrase | None:
        return self.trouble

    def make(self, beginning: Beginning) -> Entered:
        return self._answer(beginning)

    def open(self, unlocking: Unlocking) -> Entered:
        return self._answer(unlocking)

    def leave(self, entered: Entered) -> None:
        self.left.append(entered)

    def copies(self, path: Path) -> tuple[Backup, ...]:
        return self.kept_copies

    def restore(self, unlocking: Unlocking) -> Restored:
        self.wished.append(("restore", unlocking))
        return Restored(COPY, DESK.with_name("aside"))

    def _answer(self, wish: object) -> Entered:
        self.wished.append(wish)
        answer = self.answers.pop(0)
        if isinstance(answer, Told):
            raise answer
        assert isinstance(answer, Entered)
        return answer


@dataclass
class Visit:
    """A welcome window and who stands behind its door."""

    window: WelcomeWindow
    door: Door
    qtbot: QtBot

    def shows(self, kind: type[QWidget]) -> None:
        """Wait for a screen."""
        self.qtbot.waitUntil(lambda: isinstance(self.window.shown(), kind), timeout=10_000)


@pytest.fixture
def visit(qtbot: QtBot, words: Words) -> Visit:
    return visit_with(qtbot, words, Door())


def visit_with(qtbot: QtBot, words: Words, door: Door, *answers: object) -> Visit:
    """A visit at a door, with answers to what is asked."""
    ask = ScriptedAsk(*answers)
    door.resources = words.folder
    window = WelcomeWindow(words, lambda _words, _window: ask, door, Runner(), date(2026, 11, 23))
    qtbot.addWidget(window)
    window.show()
    window.begin()
    return Visit(window, door, qtbot)


def _begin(visit: Visit) -> BeginScreen:
    screen = visit.window.shown()
    assert isinstance(screen, BeginScreen)
    return screen


def _told(visit: Visit) -> str:
    """All that the screen says."""
    screen = visit.window.shown()
    assert screen is not None
    return "\n".join(label.text() for label in screen.findChildren(Label))


def _type_in(visit: Visit) -> BeginScreen:
    screen = _begin(visit)
    QTest.keyClicks(screen.firm, "Norte Sistemas")
    QTest.keyClick(screen.firm, Qt.Key.Key_Return)
    QTest.keyClicks(screen.me, "Marta Ruiz")
    return screen


def test_three_fields_make_a_desk_and_show_its_recovery_key_once(visit: Visit) -> None:
    made = Entered(object(), DESK, "VS4HX-4TGPY-KZCWW-W3XDJ-X5VQP-0ZDBS-X34RJ")
    visit.door.answers = [made]
    screen = _type_in(visit)
    QTest.keyClick(screen.me, Qt.Key.Key_Return)
    visit.shows(RecoveryScreen)
    assert visit.door.wished == [Beginning("Norte Sistemas", "Marta Ruiz", Language.ENGLISH)]
    recovery = visit.window.shown()
    assert isinstance(recovery, RecoveryScreen)
    assert not recovery.go_on.isEnabled()
    assert "its keyring forgets" in _told(visit)
    QTest.mouseClick(recovery.key.tick, LEFT)
    with visit.qtbot.waitSignal(visit.window.entered) as heard:
        QTest.mouseClick(recovery.go_on, LEFT)
    assert heard.args == [made]


def test_nothing_is_made_without_a_firm_and_a_name(visit: Visit) -> None:
    screen = _begin(visit)
    QTest.mouseClick(screen.begin_button, LEFT)
    assert visit.door.wished == []
    assert screen.firm.property("wrong")


def test_the_sample_firm_opens_without_questions(visit: Visit) -> None:
    visit.door.answers = [Entered(object(), DESK, "KEY")]
    with visit.qtbot.waitSignal(visit.window.entered):
        QTest.mouseClick(_begin(visit).sample_button, LEFT)
    assert visit.door.wished == [Beginning(language=Language.ENGLISH, sample=True)]


def test_without_a_keyring_a_passphrase_is_asked_for_with_the_reason(visit: Visit) -> None:
    reason = Phrase("This machine has no keyring.")
    visit.door.answers = [NeedsPassphrase(reason), Entered(object(), DESK, "A-B")]
    QTest.keyClick(_type_in(visit).me, Qt.Key.Key_Return)
    visit.shows(PassphraseScreen)
    screen = visit.window.shown()
    assert isinstance(screen, PassphraseScreen)
    for line in (screen.fields.first.line, screen.fields.again.line):
        QTest.keyClicks(line, "cuatro palabras que nadie junta")
    QTest.keyClick(screen.fields.again.line, Qt.Key.Key_Return)
    visit.shows(RecoveryScreen)
    last = visit.door.wished[-1]
    assert isinstance(last, Beginning)
    assert last.passphrase == "cuatro palabras que nadie junta"
    assert last.firm == "Norte Sistemas"
    told = _told(visit)
    assert "If the passphrase is forgotten" in told
    assert "keyring" not in told


def test_escape_leads_back_to_the_first_screen(visit: Visit) -> None:
    visit.door.answers = [NeedsPassphrase(Phrase("This machine has no keyring."))]
    QTest.keyClick(_type_in(visit).me, Qt.Key.Key_Return)
    visit.shows(PassphraseScreen)
    screen = visit.window.shown()
    assert isinstance(screen, PassphraseScreen)
    QTest.keyClick(screen.fields.first.line, Qt.Key.Key_Escape)
    assert _begin(visit).firm.text() == "Norte Sistemas"
    visit.window.fail(Unlocking(DESK), NeedsPassphrase(Phrase("Locked.")))
    unlock = visit.window.shown()
    assert isinstance(unlock, UnlockScreen)
    QTest.keyClick(unlock.passphrase.line, Qt.Key.Key_Escape)
    _begin(visit)
    visit.window.fail(Unlocking(DESK), NoDeskThere(DESK))
    trouble = visit.window.shown()
    assert isinstance(trouble, TroubleScreen)
    QTest.keyClick(trouble.buttons[Way.LOCATE], Qt.Key.Key_Escape)
    QTest.keyClick(_begin(visit).firm, Qt.Key.Key_Escape)
    assert visit.window.isVisible()


def test_going_back_keeps_what_was_typed(visit: Visit) -> None:
    visit.door.answers = [Refused("“Norte” exists already.")]
    QTest.keyClick(_type_in(visit).me, Qt.Key.Key_Return)
    visit.shows(TroubleScreen)
    screen = visit.window.shown()
    assert isinstance(screen, TroubleScreen)
    screen.buttons[Way.BACK].click()
    assert _begin(visit).firm.text() == "Norte Sistemas"


def test_another_language_is_spoken_at_once_and_keeps_what_was_typed(visit: Visit) -> None:
    screen = _type_in(visit)
    with visit.qtbot.waitSignal(visit.window.spoken):
        screen.language._pick(1)
    anew = _begin(visit)
    assert anew is not screen
    assert anew.firm.text() == "Norte Sistemas"
    assert anew.language.value() is Language.SPANISH


def test_a_recent_desk_opens_by_a_press(qtbot: QtBot, words: Words) -> None:
    door = Door(recents=(RecentDesk(DESK, True), RecentDesk(DESK.with_name("gone.mspdesk"), False)))
    door.answers = [Entered(object(), DESK)]
    visit = visit_with(qtbot, words, door)
    screen = _begin(visit)
    assert len(screen.recents.lines) == 2
    with qtbot.waitSignal(visit.window.entered):
        QTest.keyClick(screen.recents.lines[0], Qt.Key.Key_Return)
    assert door.wished == [Unlocking(DESK)]


def test_a_wrong_passphrase_is_told_and_the_recovery_key_is_another_way(visit: Visit) -> None:
    visit.door.answers = [
        NeedsPassphrase(Phrase("This desk is protected by a passphrase.")),
        WrongSecret("That is not the passphrase of this desk."),
        Entered(object(), DESK),
    ]
    visit.window.open(DESK)
    visit.shows(UnlockScreen)
    screen = visit.window.shown()
    assert isinstance(screen, UnlockScreen)
    QTest.keyClicks(screen.passphrase.line, "guess")
    QTest.keyClick(screen.passphrase.line, Qt.Key.Key_Return)
    visit.qtbot.waitUntil(lambda: bool(screen.problem.text()))
    QTest.mouseClick(screen.other_way, LEFT)
    assert screen.recovery_key.isVisible()
    QTest.keyClicks(screen.recovery_key.line, "VS4HX 4TGPY")
    with visit.qtbot.waitSignal(visit.window.entered):
        QTest.mouseClick(screen.unlock_button, LEFT)
    assert visit.door.wished[1:] == [
        Unlocking(DESK, passphrase="guess"),
        Unlocking(DESK, recovery_key="VS4HX 4TGPY"),
    ]


def test_a_desk_without_passphrase_asks_for_the_recovery_key_alone(visit: Visit) -> None:
    visit.window.fail(Unlocking(DESK), NeedsPassphrase(Phrase("No key here."), accepts_passphrase=False))
    screen = visit.window.shown()
    assert isinstance(screen, UnlockScreen)
    assert screen.recovery_key.isVisible()
    assert not screen.other_way.isVisible()
    assert not screen.remember.isVisible()


def test_remembering_is_offered_only_where_there_is_a_keyring(qtbot: QtBot, words: Words) -> None:
    door = Door(trouble=Phrase("This machine has no keyring."))
    visit = visit_with(qtbot, words, door)
    visit.window.fail(Unlocking(DESK), NeedsPassphrase(Phrase("Locked.")))
    screen = visit.window.shown()
    assert isinstance(screen, UnlockScreen)
    assert not screen.remember.isEnabled()
    assert "no keyring" in screen.remember.toolTip()


@pytest.mark.parametrize(
    ("error", "copies", "ways"),
    [
        (NoDeskThere(DESK), (), [Way.LOCATE, Way.FORGET, Way.BACK]),
        (NoDeskThere(DESK.with_name("never.mspdesk")), (), [Way.LOCATE, Way.BACK]),
        (NoDeskThere(DESK), (COPY,), [Way.LOCATE, Way.RESTORE, Way.FORGET, Way.BACK]),
        (DamagedDesk(DESK), (COPY,), [Way.RESTORE, Way.AGAIN, Way.OTHER, Way.BACK]),
        (DamagedDesk(DESK), (), [Way.AGAIN, Way.OTHER, Way.BACK]),
        (DeskInUse(DESK, "office-pc"), (), [Way.AGAIN, Way.FORCE, Way.BACK]),
        (Refused("This desk was written by a newer program."), (), [Way.OTHER, Way.BACK]),
    ],
)
def test_every_trouble_has_its_ways_out(
    qtbot: QtBot, words: Words, error: Told, copies: tuple[Backup, ...], ways: list[Way]
) -> None:
    visit = visit_with(qtbot, words, Door(kept_copies=copies, recents=(RecentDesk(DESK, False),)))
    visit.window.fail(Unlocking(error.path if isinstance(error, NoDeskThere) else DESK), error)
    screen = visit.window.shown()
    assert isinstance(screen, TroubleScreen)
    assert list(screen.buttons) == ways


def test_a_damaged_desk_without_backup_is_not_told_to_restore_one(visit: Visit) -> None:
    visit.window.fail(Unlocking(DESK), DamagedDesk(DESK))
    told = _told(visit)
    assert "this computer has no backup of it" in told
    assert "Restore" not in told


def test_a_damaged_desk_is_restored_and_opened(qtbot: QtBot, words: Words) -> None:
    door = Door(kept_copies=(COPY,), answers=[Entered(object(), DESK)])
    visit = visit_with(qtbot, words, door)
    visit.window.fail(Unlocking(DESK), DamagedDesk(DESK))
    screen = visit.window.shown()
    assert isinstance(screen, TroubleScreen)
    screen.buttons[Way.RESTORE].click()
    qtbot.waitUntil(lambda: Way.OPEN in getattr(visit.window.shown(), "buttons", {}), timeout=10_000)
    restored = visit.window.shown()
    assert isinstance(restored, TroubleScreen)
    with qtbot.waitSignal(visit.window.entered):
        restored.buttons[Way.OPEN].click()
    assert door.wished == [("restore", Unlocking(DESK)), Unlocking(DESK)]


def test_a_moved_desk_is_found_again(qtbot: QtBot, words: Words) -> None:
    elsewhere = DESK.with_name("elsewhere.mspdesk")
    door = Door(answers=[Entered(object(), elsewhere)])
    visit = visit_with(qtbot, words, door, str(elsewhere))
    visit.window.fail(Unlocking(DESK), NoDeskThere(DESK))
    screen = visit.window.shown()
    assert isinstance(screen, TroubleScreen)
    with qtbot.waitSignal(visit.window.entered):
        screen.buttons[Way.LOCATE].click()
    assert door.wished == [Unlocking(elsewhere)]


def test_a_desk_held_elsewhere_is_opened_only_on_purpose(qtbot: QtBot, words: Words) -> None:
    door = Door(answers=[Entered(object(), DESK)])
    visit = visit_with(qtbot, words, door)
    visit.window.fail(Unlocking(DESK), DeskInUse(DESK))
    screen = visit.window.shown()
    assert isinstance(screen, TroubleScreen)
    with qtbot.waitSignal(visit.window.entered):
        screen.buttons[Way.FORCE].click()
    assert door.wished == [Unlocking(DESK, forced=True)]


def test_a_doubtful_place_is_said_before_the_desk_is_made(qtbot: QtBot, words: Words) -> None:
    visit = visit_with(qtbot, words, Door(doubt=Phrase("This folder is copied by a cloud service.")))
    told = [w.accessibleName() for w in _begin(visit).findChildren(QWidget)]
    assert "This folder is copied by a cloud service." in told


def test_a_desk_that_is_not_gone_on_to_is_let_go(visit: Visit) -> None:
    made = Entered(object(), DESK, "A-B")
    visit.door.answers = [made]
    QTest.keyClick(_type_in(visit).me, Qt.Key.Key_Return)
    visit.shows(RecoveryScreen)
    visit.window.close()
    assert visit.door.left == [made]
