"""The forms of clients, people and positions, filled in as a user would."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from msp_desk.queries.clients import client_draft
from msp_desk.queries.files import stored_file
from msp_desk.queries.people import person_draft
from msp_desk.queries.positions import positions_of
from msp_desk.ui.forms.choice_fields import ChoiceEditor
from msp_desk.ui.forms.file_fields import PictureEditor
from msp_desk.ui.forms.record_fields import RecordsEditor
from msp_desk.ui.forms.rescue import kept_form_of
from msp_desk.ui.forms.situation_field import SituationsEditor
from msp_desk.ui.pages.clients.client_form import ClientForm
from msp_desk.ui.pages.firm.position_form import PositionForm
from msp_desk.ui.pages.people.person_form import PersonForm
from msp_desk.ui.parts.labels import Label
from msp_desk.values.drafts import ChannelDraft, ClientDraft, PersonDraft, PointDraft, PositionDraft
from msp_desk.values.enums import Channel, Level, PointKind, Side, Situation
from tests.builders import TODAY, a_client, a_person
from tests.ui.pages.conftest import Scene


def line(form: Any, name: str) -> QLineEdit:
    """The line that a field is written in."""
    editor = form.form.editor(name)
    found: QLineEdit = editor.findChild(QLineEdit)
    return found


def write(form: Any, name: str, text: str) -> None:
    """Type over what stands in a field."""
    into = line(form, name)
    into.selectAll()
    QTest.keyClicks(into, text) if text else QTest.keyClick(into, Qt.Key.Key_Delete)


def pick(form: Any, name: str, letters: str) -> None:
    """Find something by a few letters, and take the first with Enter."""
    write(form, name, letters)
    QTest.keyClick(line(form, name), Qt.Key.Key_Return)


def save(form: Any) -> None:
    """Ctrl+S, as the shortcut does it."""
    form.form.save()


def complaints(form: Any) -> list[str]:
    """What stands in red."""
    labels = form.findChildren(Label)
    return [label.text() for label in labels if label.isVisible() and label.text().startswith(("This", "«"))]


def test_a_new_client_begins_with_us(scene: Scene) -> None:
    form = ClientForm(scene.around, ClientDraft())
    scene.show(form, 520)
    write(form, "name", "Talleres Ibarra")
    write(form, "sector", "Workshop")
    with scene.qtbot.waitSignal(scene.around.ways.client) as opened:
        save(form)
    key = opened.args[0]
    kept = scene.made.desk.ask(client_draft, key)
    assert kept is not None
    assert (kept.name, kept.sector, kept.country, kept.owner_key) == (
        "Talleres Ibarra",
        "Workshop",
        "ES",
        scene.made.me,
    )


def test_nothing_is_saved_without_a_name(scene: Scene) -> None:
    form = ClientForm(scene.around, ClientDraft())
    scene.show(form, 520)
    with scene.qtbot.assertNotEmitted(form.saved):
        save(form)
    assert complaints(form) == ["This is needed."]
    assert form.focusWidget() is line(form, "name")


def test_a_number_typed_at_home_is_kept_for_the_world(scene: Scene) -> None:
    form = ClientForm(scene.around, ClientDraft(name="Aero"))
    scene.show(form, 520)
    points = form.form.editor("points")
    assert isinstance(points, RecordsEditor)
    points.add_one()
    value = points.findChildren(QLineEdit)[0]
    QTest.keyClicks(value, "971 00 01 20")
    with scene.qtbot.waitSignal(form.saved) as said:
        save(form)
    kept = scene.made.desk.ask(client_draft, said.args[0])
    assert kept is not None
    assert [p.value for p in kept.points] == ["+34971000120"]
    again = ClientForm(scene.around, ClientDraft(key=said.args[0]))
    scene.show(again, 520)
    assert again.form.draft().points[0].value == "+34 971 00 01 20"
    assert not again.form.is_dirty()
    save(again)
    assert scene.made.desk.ask(client_draft, said.args[0]) == kept


def test_what_is_no_address_is_refused_beside_its_field(scene: Scene) -> None:
    client = a_client(scene.made.desk)
    draft = PersonDraft(client_key=client, name="Ana", points=(PointDraft(PointKind.EMAIL, "nobody"),))
    form = PersonForm(scene.around, draft)
    scene.show(form, 520)
    save(form)
    assert complaints(form) == ["«nobody» is not an email address."]


def test_the_level_goes_along_with_the_title_until_another_is_chosen(scene: Scene) -> None:
    client = a_client(scene.made.desk)
    form = PersonForm(scene.around, PersonDraft(client_key=client))
    scene.show(form, 520)
    write(form, "name", "Ana Nunez")
    write(form, "title", "General director")
    assert form.form.draft().level is Level.EXECUTIVE
    write(form, "title", "Network engineer")
    assert form.form.draft().level is Level.TECHNICAL
    level = form.form.editor("level")
    assert isinstance(level, ChoiceEditor)
    level.set_value(Level.MANAGEMENT)
    level.edited.emit()
    write(form, "title", "Network engineers")
    assert form.form.draft().level is Level.MANAGEMENT


def test_somebody_reports_to_a_position_of_their_own_client(scene: Scene) -> None:
    desk = scene.made.desk
    client, other = a_client(desk), a_client(desk, "Hotel Miramar")
    a_person(desk, "Pilar Sanz", client, title="General director")
    a_person(desk, "Carmen Ortega", other, title="Hotel director")
    form = PersonForm(
        scene.around, PersonDraft(client_key=client, name="Ana Núñez", title="Operations manager")
    )
    scene.show(form, 520)
    pick(form, "reports_to_key", "carmen")
    assert form.form.draft().reports_to_key is None
    pick(form, "reports_to_key", "pilar")
    assert line(form, "reports_to_key").text() == "General director"
    with scene.qtbot.waitSignal(form.saved):
        save(form)
    seats = {s.title: s for s in desk.ask(positions_of, client, TODAY)}
    assert seats["Operations manager"].boss == "Pilar Sanz"


def test_a_loop_is_refused_beside_the_boss(scene: Scene) -> None:
    desk = scene.made.desk
    client = a_client(desk)
    a_person(desk, "Pilar Sanz", client, title="General director")
    boss = desk.ask(positions_of, client, TODAY)[0].key
    ana = a_person(desk, "Ana", client, title="Manager", reports_to_key=boss)
    seats = {s.title: s for s in desk.ask(positions_of, client, TODAY)}
    form = PositionForm(scene.around, PositionDraft(key=boss))
    scene.show(form, 520)
    assert form.title == "General director"
    pick(form, "reports_to_key", "ana")
    save(form)
    assert complaints(form) == ["«General director» would end up reporting to itself."]
    assert seats["Manager"].holders[0].person_key == ana


def test_what_somebody_else_changed_meanwhile_is_merged_field_by_field(
    answering: Callable[..., Scene],
) -> None:
    scene = answering({"sector"})
    desk = scene.made.desk
    client = a_client(desk, "Aero", sector="Airport", tax_id="A1")
    mine, theirs = (ClientForm(scene.around, ClientDraft(key=client)) for _ in range(2))
    for form in (mine, theirs):
        scene.show(form, 520)
    write(theirs, "sector", "Airport services")
    write(theirs, "warning", "Be gentle")
    save(theirs)
    write(mine, "name", "Aero Handling")
    write(mine, "sector", "Aviation")
    with scene.qtbot.waitSignal(mine.saved):
        save(mine)
    kept = desk.ask(client_draft, client)
    assert kept is not None
    assert (kept.name, kept.sector, kept.warning) == ("Aero Handling", "Airport services", "Be gentle")
    assert scene.ask.asked == ["sector"]


def test_going_back_to_the_form_saves_nothing(answering: Callable[..., Scene]) -> None:
    scene = answering(None)
    client = a_client(scene.made.desk, "Aero", sector="Airport")
    mine, theirs = (ClientForm(scene.around, ClientDraft(key=client)) for _ in range(2))
    for form in (mine, theirs):
        scene.show(form, 520)
    write(theirs, "sector", "Airports")
    save(theirs)
    write(mine, "sector", "Aviation")
    with scene.qtbot.assertNotEmitted(mine.saved):
        save(mine)
    assert mine.form.draft().sector == "Aviation"


def test_what_was_typed_comes_back_after_the_form_was_lost(scene: Scene) -> None:
    form = ClientForm(scene.around, ClientDraft())
    scene.show(form, 520)
    write(form, "name", "Half a cli")
    form.hide()  # Esc, or the window goes away
    again = ClientForm(scene.around, ClientDraft())
    scene.show(again, 520)
    assert line(again, "name").text() == "Half a cli"
    write(again, "name", "Half a client")
    save(again)
    assert kept_form_of(scene.around.desk, "client/new", ClientDraft) is None
    assert line(_shown(scene, ClientForm(scene.around, ClientDraft())), "name").text() == ""


def _shown(scene: Scene, form: Any) -> Any:
    scene.show(form, 520)
    return form


def test_cancel_forgets_what_was_typed(scene: Scene) -> None:
    form = PersonForm(scene.around, PersonDraft())
    scene.show(form, 520)
    write(form, "name", "Somebody")
    form._rescue.keep()
    with scene.qtbot.waitSignal(form.done):
        form._panel.cancelled.emit()
    form.hide()
    assert kept_form_of(scene.around.desk, "person/new/", PersonDraft) is None


def test_a_form_that_came_back_can_be_begun_anew(scene: Scene) -> None:
    client = a_client(scene.made.desk, "Aero", sector="Airport")
    form = _shown(scene, ClientForm(scene.around, ClientDraft(key=client)))
    write(form, "sector", "Something else")
    form.hide()
    again = _shown(scene, ClientForm(scene.around, ClientDraft(key=client)))
    assert again.form.is_dirty()
    again._begin_anew()
    assert again.form.draft().sector == "Airport"
    assert not again.form.is_dirty()


def test_the_right_channel_is_said_situation_by_situation(scene: Scene) -> None:
    desk = scene.made.desk
    default = (ChannelDraft(Situation.BAD_NEWS, Channel.CALL, "before lunch"),)
    client = a_client(desk, channels=default)
    form = _shown(scene, PersonForm(scene.around, PersonDraft(client_key=client, name="Ana")))
    channels = form.form.editor("channels")
    assert isinstance(channels, SituationsEditor)
    offered = channels._choices[Situation.BAD_NEWS]
    assert offered.box.itemText(0) == "Call, as the client"
    offered.set_value(Channel.VISIT)
    offered.edited.emit()
    with scene.qtbot.waitSignal(form.saved) as said:
        save(form)
    kept = desk.ask(person_draft, said.args[0], TODAY)
    assert kept is not None
    assert kept.channels == (ChannelDraft(Situation.BAD_NEWS, Channel.VISIT),)


def test_a_birthday_needs_no_year_but_must_exist(scene: Scene) -> None:
    form = _shown(scene, PersonForm(scene.around, PersonDraft(name="Ana")))
    write(form, "birth_day", "31")
    month = form.form.editor("birth_month")
    assert isinstance(month, ChoiceEditor)
    month.set_value(2)
    month.edited.emit()
    save(form)
    assert [w.text() for w in form.findChildren(Label) if "birthday" in w.text() and not w.isHidden()]
    write(form, "birth_day", "29")
    with scene.qtbot.waitSignal(form.saved) as said:
        save(form)
    kept = scene.made.desk.ask(person_draft, said.args[0], TODAY)
    assert kept is not None
    assert (kept.birth_day, kept.birth_month, kept.birth_year) == (29, 2, None)


def test_a_photo_is_made_small_kept_and_taken_away(answering: Callable[..., Scene], tmp_path: Path) -> None:
    picture = tmp_path / "photo.png"
    image = QImage(2000, 1000, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.darkCyan)
    assert image.save(str(picture))
    scene = answering([str(picture)])
    form = _shown(scene, PersonForm(scene.around, PersonDraft(name="Ana")))
    photo = form.form.editor("photo")
    assert isinstance(photo, PictureEditor)
    photo._choose()
    with scene.qtbot.waitSignal(form.saved) as said:
        save(form)
    desk = scene.made.desk
    kept = desk.ask(person_draft, said.args[0], TODAY)
    assert kept is not None
    assert kept.photo_key is not None
    file = desk.ask(stored_file, kept.photo_key)
    assert file is not None
    small = QImage.fromData(file.content)
    assert (small.width(), small.height()) == (512, 256)
    again = _shown(scene, PersonForm(scene.around, PersonDraft(key=said.args[0])))
    remove = again.form.editor("photo")
    assert isinstance(remove, PictureEditor)
    remove._remove()
    with scene.qtbot.waitSignal(again.saved):
        save(again)
    kept = desk.ask(person_draft, said.args[0], TODAY)
    assert kept is not None
    assert kept.photo_key is None


def test_our_firm_has_no_tier_and_stays_ours(scene: Scene) -> None:
    form = _shown(scene, ClientForm(scene.around, ClientDraft(key=scene.made.firm, side=Side.OURS)))
    assert form.title == "Our firm"
    write(form, "tax_id", "B00118201")
    pick(form, "time_zone", "lisbon")
    with scene.qtbot.waitSignal(form.saved):
        save(form)
    kept = scene.made.desk.ask(client_draft, scene.made.firm)
    assert kept is not None
    assert (kept.side, kept.tax_id, kept.time_zone) == (Side.OURS, "B00118201", "Europe/Lisbon")


def test_saving_can_be_undone(scene: Scene) -> None:
    desk = scene.made.desk
    client = a_client(desk, "Aero", notes="Before")
    form = _shown(scene, ClientForm(scene.around, ClientDraft(key=client)))
    box: QPlainTextEdit = form.form.editor("notes").findChild(QPlainTextEdit)
    box.setPlainText("After")
    with scene.qtbot.waitSignal(scene.around.desk.told) as told:
        save(form)
    assert told.args[0].in_english() == "Change Aero"
    scene.around.desk.undo_deed(told.args[1])
    kept = desk.ask(client_draft, client)
    assert kept is not None
    assert kept.notes == "Before"
