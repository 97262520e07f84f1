"""Forms hold a draft: what is loaded comes back untouched, what is typed comes back as a value."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from msp_desk.i18n.words import Words
from msp_desk.ui.forms.chip_fields import PickMany, Tags
from msp_desk.ui.forms.choice_fields import Check, Choice, OneOf, Segments, enum_segments
from msp_desk.ui.forms.date_fields import Day, Moment
from msp_desk.ui.forms.field import Field, Section
from msp_desk.ui.forms.file_fields import Files, Picture
from msp_desk.ui.forms.form import Form
from msp_desk.ui.forms.form_panel import FormPanel
from msp_desk.ui.forms.pick_fields import Finder, Option, Pick
from msp_desk.ui.forms.record_fields import Records
from msp_desk.ui.forms.text_fields import Lines, Number, Text
from msp_desk.ui.parts.buttons import Button
from msp_desk.values.drafts import FileDraft, PointDraft
from msp_desk.values.enums import Channel, Initiative, PointKind, Tier
from msp_desk.values.phrases import Phrase
from tests.ui.scripted import ScriptedAsk

TODAY = date(2026, 11, 23)
PEOPLE = {1: "Ana Núñez", 2: "Óscar Díaz", 3: "Marta Ruiz"}


@dataclass(frozen=True, slots=True)
class Draft:
    """A value of every kind that a form edits."""

    name: str = "Aero Handling"
    notes: str = "Line one\n\nLine & three"
    size: int | None = 214
    tier: Tier = Tier.A
    channel: Channel | None = None
    initiative: Initiative = Initiative.REACTIVE
    country: str = "ES"
    since: date | None = date(2017, 3, 1)
    at: datetime | None = datetime(2026, 11, 23, 8, 12, 45, 123456, tzinfo=UTC)
    key_person: bool = True
    tags: tuple[str, ...] = ("airport", "R&D")
    owner: int | None = 3
    people: tuple[int, ...] = (1, 2)
    points: tuple[PointDraft, ...] = (PointDraft(PointKind.MOBILE, "+34 600 100 200", "work"),)
    files: tuple[FileDraft, ...] = (FileDraft("a.txt", "text/plain", b"a"),)
    photo: FileDraft | None = None


def look_up(text: str) -> Sequence[Option]:
    """People by letters of their name."""
    return [Option(k, n, "Aero") for k, n in PEOPLE.items() if text.casefold() in n.casefold()]


def name_of(key: object) -> str:
    """The name of a person."""
    return PEOPLE[key] if isinstance(key, int) else ""


def fields(words: Words, ask: ScriptedAsk) -> Sequence[Field]:
    """A field of every kind."""
    point = (
        Choice("kind", "Kind", words_of=PointKind, width=100),
        Text("value", "Number"),
        Text("label", "Label"),
    )
    return [
        Text("name", "Name", required=True),
        Lines("notes", "Notes", wide=True),
        Number("size", "Size", least=1, most=5000),
        Choice("tier", "Tier", words_of=Tier),
        Choice("channel", "Channel", words_of=Channel, optional=True),
        Segments("initiative", "Initiative", segments=enum_segments(words, Initiative)),
        OneOf("country", "Country", options=(("ES", "Spain"), ("PT", "Portugal"))),
        Day("since", "Since", today=TODAY),
        Moment("at", "When", today=TODAY),
        Check("key_person", "", text="Key"),
        Tags("tags", "Tags", known=("hotel",)),
        Pick("owner", "Owner", lookup=look_up, name_of=name_of),
        PickMany("people", "People", lookup=look_up, name_of=name_of),
        Records(
            "points", "Points", rows=(point,), blank=lambda: PointDraft(PointKind.PHONE, ""), add="Point"
        ),
        Files("files", "Files", ask=ask, add="Attach"),
        Picture("photo", "Photo", ask=ask, who="Ana"),
    ]


@pytest.fixture
def asked() -> ScriptedAsk:
    """Whom the form asks for files."""
    return ScriptedAsk()


@pytest.fixture
def form(qtbot: QtBot, words: Words, asked: ScriptedAsk) -> Form[Draft]:
    """A form with a field of every kind, on the screen."""
    made: Form[Draft] = Form(words, [Section("", fields(words, asked))], Draft())
    qtbot.addWidget(made)
    made.resize(460, 1200)
    made.show()
    return made


def line_of(form: Form[Draft], name: str, number: int = 0) -> QLineEdit:
    """A line of a field's editor."""
    return form.editor(name).findChildren(QLineEdit)[number]


def retype(line: QLineEdit, text: str) -> None:
    """Write something else in a line."""
    line.selectAll()
    QTest.keyClick(line, Qt.Key.Key_Delete)
    QTest.keyClicks(line, text)


def test_what_is_loaded_comes_back_untouched(form: Form[Draft]) -> None:
    retype(line_of(form, "name"), "X")
    retype(line_of(form, "name"), "Aero Handling")
    assert form.draft() == Draft()
    assert not form.is_dirty()


def test_an_empty_draft_comes_back_untouched(qtbot: QtBot, words: Words) -> None:
    empty = Draft(
        "", "", None, Tier.B, None, Initiative.PROACTIVE, "PT", None, None, False, (), None, (), (), (), None
    )
    made: Form[Draft] = Form(words, [Section("", fields(words, ScriptedAsk()))], empty)
    qtbot.addWidget(made)
    retype(line_of(made, "name"), "X")
    assert made.draft() == replace(empty, name="X")


def test_what_is_typed_becomes_values(form: Form[Draft]) -> None:
    retype(line_of(form, "name"), "Talleres Ibarra")
    retype(line_of(form, "size"), "9")
    retype(line_of(form, "since"), "9/11")
    retype(line_of(form, "at", 1), "17:30")
    QTest.keyClick(form.editor("initiative").findChildren(QWidget)[0], Qt.Key.Key_1)
    draft = form.draft()
    assert (draft.name, draft.size, draft.since) == ("Talleres Ibarra", 9, date(2026, 11, 9))
    assert draft.at == datetime(2026, 11, 23, 16, 30, tzinfo=UTC)
    assert draft.initiative is Initiative.PROACTIVE
    assert form.is_dirty()


def test_tags_end_with_enter_or_comma_and_backspace_takes_the_last(form: Form[Draft]) -> None:
    line = line_of(form, "tags")
    QTest.keyClicks(line, "night shift,")
    QTest.keyClicks(line, "hotels")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert form.draft().tags == ("airport", "R&D", "night shift", "hotels")
    QTest.keyClick(line, Qt.Key.Key_Backspace)
    QTest.keyClick(line, Qt.Key.Key_Backspace)
    assert form.draft().tags == ("airport", "R&D")


def test_letters_and_enter_pick_a_person(form: Form[Draft]) -> None:
    line = line_of(form, "owner")
    retype(line, "scar")
    assert form.draft().owner is None
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert form.draft().owner == 2
    assert line.text() == "Óscar Díaz"
    more = line_of(form, "people")
    QTest.keyClicks(more, "marta")
    QTest.keyClick(more, Qt.Key.Key_Return)
    assert form.draft().people == (1, 2, 3)


@pytest.mark.parametrize(("typed", "key"), [("scar", 2), ("", None), ("zz", None), ("a", None)])
def test_letters_that_fit_one_alone_are_that_one_when_the_field_is_left(
    form: Form[Draft], typed: str, key: int | None
) -> None:
    owner = line_of(form, "owner")
    retype(owner, typed)
    owner.editingFinished.emit()  # as Qt says when another field takes the keys
    assert form.draft().owner == key
    assert (owner.text() == typed) is (key is None)


def test_letters_that_pick_nobody_are_told(form: Form[Draft]) -> None:
    retype(line_of(form, "owner"), "nobody")
    assert set(form.problems()) == {"owner"}


def test_records_are_added_and_taken_out(form: Form[Draft]) -> None:
    buttons = {b.caption(): b for b in form.editor("points").findChildren(Button)}
    buttons["Point"].click()
    retype(line_of(form, "points", 2), "+34 971 55 01 20")
    assert form.draft().points[1] == PointDraft(PointKind.PHONE, "+34 971 55 01 20")
    buttons["Remove"].click()
    assert [p.value for p in form.draft().points] == ["+34 971 55 01 20"]


def test_a_blank_record_is_not_kept(form: Form[Draft]) -> None:
    next(b for b in form.editor("points").findChildren(Button) if b.caption() == "Point").click()
    retype(line_of(form, "name"), "X")
    assert len(form.draft().points) == 1


def test_files_are_taken_in(qtbot: QtBot, words: Words, tmp_path: Path) -> None:
    path = tmp_path / "quote & <b>.pdf"
    path.write_bytes(b"%PDF")
    ask = ScriptedAsk([path])
    made: Form[Draft] = Form(words, [Section("", [Files("files", "Files", ask=ask, add="Attach")])], Draft())
    qtbot.addWidget(made)
    next(b for b in made.findChildren(Button) if b.caption() == "Attach").click()
    assert made.draft().files[1] == FileDraft("quote & <b>.pdf", "application/pdf", b"%PDF")


def test_a_file_that_cannot_be_read_is_told(qtbot: QtBot, words: Words, tmp_path: Path) -> None:
    ask = ScriptedAsk([tmp_path / "gone.txt"])
    made: Form[Draft] = Form(words, [Section("", [Files("files", "Files", ask=ask, add="Attach")])], Draft())
    qtbot.addWidget(made)
    next(b for b in made.findChildren(Button) if b.caption() == "Attach").click()
    assert made.draft().files == Draft().files
    assert "gone.txt could not be read" in ask.asked[-1]


@pytest.mark.parametrize(
    ("name", "text"),
    [("name", ""), ("size", "many"), ("size", "9999"), ("since", "31/2/2026"), ("at", "never")],
)
def test_what_is_wrong_is_said_beside_the_field(
    qtbot: QtBot, form: Form[Draft], name: str, text: str
) -> None:
    retype(line_of(form, name), text)
    with qtbot.assertNotEmitted(form.save_asked):
        QTest.keyClick(form, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
        form.save()
    assert set(form.problems()) == {name}
    retype(line_of(form, name), {"name": "X", "size": "12", "since": "1/2/2026", "at": "today"}[name])
    with qtbot.waitSignal(form.save_asked) as saved:
        form.save()
    assert saved.args == [form.draft()]


def test_a_rule_of_the_page_is_said_beside_its_field(qtbot: QtBot, words: Words) -> None:
    def check(draft: Draft) -> dict[str, Phrase]:
        return {"name": Phrase("Somebody has this name.")} if draft.name == "Ana" else {}

    made: Form[Draft] = Form(words, [Section("", [Text("name", "Name")])], Draft(name="Ana"), check=check)
    qtbot.addWidget(made)
    with qtbot.assertNotEmitted(made.save_asked):
        made.save()
    retype(line_of(made, "name"), "Eva")
    with qtbot.waitSignal(made.save_asked):
        made.save()


def test_every_edit_is_announced_for_the_rescue(qtbot: QtBot, form: Form[Draft]) -> None:
    drafts: list[Draft] = []
    form.draft_changed.connect(drafts.append)
    QTest.keyClicks(line_of(form, "name"), "!!")
    assert [d.name for d in drafts] == ["!Aero Handling", "!!Aero Handling"]
    form.set_draft(drafts[-1])
    assert form.is_dirty()
    form.set_draft(drafts[-1], loaded=True)
    assert not form.is_dirty()


def test_the_panel_saves_and_says_what_is_not_saved(qtbot: QtBot, words: Words) -> None:
    made: Form[Draft] = Form(words, [Section("", [Text("name", "Name")])], Draft())
    panel = FormPanel(words, made)
    qtbot.addWidget(panel)
    panel.show()
    retype(line_of(made, "name"), "Other")
    save = next(b for b in panel.findChildren(Button) if b.caption() == "Save")
    with qtbot.waitSignal(made.save_asked):
        save.click()


def test_tab_goes_from_field_to_field(qtbot: QtBot, words: Words) -> None:
    made: Form[Draft] = Form(words, [Section("", [Text("name", "Name"), Lines("notes", "Notes")])], Draft())
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    made.setFocus()
    qtbot.waitUntil(lambda: line_of(made, "name").hasFocus())
    QTest.keyClick(line_of(made, "name"), Qt.Key.Key_Tab)
    focused = made.focusWidget()
    assert focused is not None
    assert focused.accessibleName() == "Notes"


def test_saving_works_from_within_long_text(qtbot: QtBot, words: Words) -> None:
    made: Form[Draft] = Form(words, [Section("", [Lines("notes", "Notes")])], Draft())
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    made.setFocus()
    box = made.findChildren(QPlainTextEdit)[0]
    qtbot.waitUntil(box.hasFocus)
    with qtbot.waitSignal(made.save_asked):
        QTest.keyClick(box, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert made.draft().notes == Draft().notes


def opened_list(qtbot: QtBot, finder: Finder) -> QWidget:
    """What is offered for the letter a."""
    qtbot.addWidget(finder)
    finder.show()
    QTest.keyClicks(finder, "a")
    offered = QApplication.activePopupWidget()
    assert offered is not None
    return offered


def test_enter_takes_the_marked_choice_and_closes_the_list(qtbot: QtBot) -> None:
    finder = Finder("Who", look_up)
    taken: list[object] = []
    finder.found.connect(taken.append)
    offered = opened_list(qtbot, finder)
    QTest.keyClick(offered, Qt.Key.Key_Down)
    QTest.keyClick(offered, Qt.Key.Key_Return)
    assert taken == [look_up("a")[1]]
    assert not offered.isVisible()


def test_escape_closes_the_list_and_not_what_is_around(qtbot: QtBot) -> None:
    finder = Finder("Who", look_up)
    offered = opened_list(qtbot, finder)
    claim = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)
    claim.ignore()
    QApplication.sendEvent(offered, claim)
    assert claim.isAccepted()
    QTest.keyClick(offered, Qt.Key.Key_Escape)
    assert not offered.isVisible()
    assert finder.text() == "a"
