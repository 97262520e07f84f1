"""Lists show photos of those who have one: small, fetched together, kept."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QColor, QImage, QPixmap

from msp_desk.commands.files import keep_file
from msp_desk.queries.files import stored_files
from msp_desk.queries.people import PeopleFilter, people_rows
from msp_desk.ui.cards.photos import Photos
from msp_desk.ui.cards.team import TeamView
from msp_desk.ui.pages.people.page import PeoplePage
from msp_desk.ui.pages.today.page import TodayPage
from msp_desk.values.drafts import FileDraft
from msp_desk.values.enums import Level, Tier
from msp_desk.values.keys import new_key
from tests.builders import DOING, TODAY, MadeDesk, a_client, a_person, an_interaction, statements
from tests.ui.pages.conftest import Scene


def a_photo(colour: str, kind: str = "jpeg", width: int = 512, height: int = 400) -> FileDraft:
    """A picture of one colour."""
    image, content = QImage(width, height, QImage.Format.Format_ARGB32), QBuffer()
    image.fill(QColor(colour))
    content.open(QIODevice.OpenModeFlag.WriteOnly)
    assert image.save(content, kind)  # type: ignore[call-overload] # a device
    return FileDraft("photo", f"image/{kind}", bytes(content.data().data()))


def people_with_photos(made: MadeDesk, count: int) -> UUID:
    """So many of one client, each of another colour."""
    client = a_client(made.desk, "Aero Handling")
    for n in range(count):
        a_person(made.desk, f"Person {n:03}", client, photo=a_photo(QColor.fromHsv(n * 3, 200, 200).name()))
    return client


def a_page_of_people(scene: Scene, count: int) -> PeoplePage:
    """The page with so many, once their photos are there."""
    people_with_photos(scene.made, count)
    page = PeoplePage(scene.around)
    with scene.qtbot.waitSignal(page._photos.arrived):
        scene.show(page)
    return page


def test_a_list_shows_the_photos_of_those_it_shows(scene: Scene) -> None:
    page = a_page_of_people(scene, 3)
    lines = [page.list.lines.line(n) for n in range(3)]
    assert all(line.photo and line.avatar for line in lines)
    assert len({line.photo for line in lines}) == 3
    picture = QPixmap()
    assert picture.loadFromData(lines[0].photo)
    assert picture.size().toTuple() == (115, 90)


def test_photos_take_one_statement_for_a_whole_screen_and_none_once_they_are_there(scene: Scene) -> None:
    people_with_photos(scene.made, 12)
    page = PeoplePage(scene.around)
    with statements(scene.made.desk.engine) as sent, scene.qtbot.waitSignal(page._photos.arrived):
        scene.show(page)
    assert sum('stored_file."key" IN' in s for s in sent) == 1  # beside the card's own
    with statements(scene.made.desk.engine) as sent:
        page.list.lines.renew()
        page.repaint()
        scene.qtbot.wait(1)
    assert sent == []


def test_whoever_has_no_photo_costs_nothing(scene: Scene) -> None:
    a_person(scene.made.desk, "Ana Núñez", a_client(scene.made.desk))
    page = PeoplePage(scene.around)
    with statements(scene.made.desk.engine) as sent:
        scene.show(page)
        scene.qtbot.wait(1)
    assert not any("stored_file" in s for s in sent)
    assert page.list.lines.line(0).photo == b""


def test_today_and_the_people_of_a_client_have_photos_too(scene: Scene) -> None:
    desk = scene.made.desk
    client = a_client(desk, "Aero Handling", tier=Tier.A, owner_key=scene.made.me)
    carmen = a_person(desk, "Carmen", client, title="CEO", level=Level.EXECUTIVE, photo=a_photo("navy"))
    an_interaction(desk, [carmen], client, days_ago=104)
    for page in (TeamView(scene.around, client, "Aero Handling"), TodayPage(scene.around)):
        photos = page.list._photos if isinstance(page, TodayPage) else page._photos
        with scene.qtbot.waitSignal(photos.arrived):
            scene.show(page)
        shown = [page.list.lines.line(n) for n in range(page.list.count()) if not page.list.lines.group(n)]
        assert [bool(line.photo) for line in shown] == [True]


def test_what_is_gone_or_no_picture_is_asked_for_once(scene: Scene) -> None:
    desk = scene.made.desk
    a_person(desk, "Ana", a_client(desk), photo=FileDraft("x", "image/png", b"no picture"))
    key = desk.ask(people_rows, PeopleFilter(), TODAY)[0].photo_key
    gone = new_key()
    photos = Photos(scene.around.desk, scene.around.desk)
    with scene.qtbot.waitSignal(photos.arrived):
        assert (photos.of(key), photos.of(gone), photos.of(None)) == (b"", b"", b"")
    with scene.qtbot.assertNotEmitted(photos.arrived, wait=20):
        assert (photos.of(key), photos.of(gone)) == (b"", b"")


def test_no_more_is_kept_than_there_is_room_for(scene: Scene) -> None:
    people_with_photos(scene.made, 3)
    keys = [row.photo_key for row in scene.made.desk.ask(people_rows, PeopleFilter(), TODAY)]
    photos = Photos(scene.around.desk, scene.around.desk, 2)
    with scene.qtbot.waitSignal(photos.arrived):
        assert [photos.of(key) for key in keys] == [b""] * len(keys)
    assert sum(bool(photos.of(key)) for key in keys) == 2


def test_a_small_photo_keeps_what_is_seen_through(scene: Scene) -> None:
    photo = a_photo("#00000000", "png", 64, 64)
    key = scene.made.desk.do(DOING, keep_file, photo)
    photos = Photos(scene.around.desk, scene.around.desk)
    with scene.qtbot.waitSignal(photos.arrived):
        photos.of(key)
    kept = QImage.fromData(photos.of(key))
    assert kept.size().toTuple() == (64, 64)
    assert kept.pixelColor(5, 5).alpha() == 0


def test_stored_files_are_asked_for_together(made: MadeDesk) -> None:
    kept = (made.desk.do(DOING, keep_file, a_photo(c)) for c in ("red", "blue"))
    keys = [key for key in kept if key is not None]
    with statements(made.desk.engine) as sent:
        found = made.desk.ask(stored_files, [*keys, new_key()])
    assert {f.key for f in found} == set(keys)
    assert len(sent) == 1
