"""What the tests of Today need: the page with its answer there, what it says, and somebody who is due."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from msp_desk.ui.pages.today.page import TodayPage
from msp_desk.ui.tables.lines import Line
from msp_desk.values.drafts import PromiseDraft
from msp_desk.values.enums import Level, Tier
from tests.builders import TODAY, a_client, a_person, an_interaction
from tests.ui.pages.conftest import Scene


def the_page(scene: Scene) -> TodayPage:
    """The page, seen, with the card of whoever is chosen."""
    page = TodayPage(scene.around)
    scene.show(page)
    settle(scene, page)
    return page


def settle(scene: Scene, page: TodayPage) -> None:
    """Until what was asked last is there, with the card of whoever is chosen."""
    scene.qtbot.waitUntil(lambda: not page.questions.waiting())
    page.beside.show_card()


def lines(page: TodayPage) -> list[Line]:
    """What the list says, without its headings."""
    model = page.list.lines
    return [model.line(i) for i in range(model.rowCount()) if model.group(i) is None]


def headings(page: TodayPage) -> list[str]:
    """The headings of the list with their numbers."""
    model = page.list.lines
    return [f"{g.title} {g.count}" for i in range(model.rowCount()) if (g := model.group(i)) is not None]


def a_finance_director(
    scene: Scene, client: UUID, name: str = "Carmen Ortega", days_ago: float = 104
) -> UUID:
    """Somebody whom nobody has spoken to for long."""
    desk = scene.made.desk
    person = a_person(
        desk, name, client, title="Finance director", level=Level.EXECUTIVE, phone="+34600100200"
    )
    an_interaction(desk, [person], client, days_ago=days_ago)
    return person


def a_hotel(scene: Scene, name: str = "Hotel Miramar") -> UUID:
    """A client of mine, of the first tier."""
    return a_client(scene.made.desk, name, tier=Tier.A, owner_key=scene.made.me)


def promised(scene: Scene, client: UUID, *what: str, person: UUID | None = None, late: int = 3) -> None:
    """Promises of ours that should have been kept some days ago."""
    drafts = tuple(PromiseDraft(w, due_on=TODAY - timedelta(days=late), person_key=person) for w in what)
    people = () if person is None else (person,)
    an_interaction(scene.made.desk, people, client, days_ago=20, promises=drafts)


def choose(page: TodayPage, words: str) -> None:
    """Take what is called so from the menu of the chosen line."""
    menu = page.beside.menus.all_deeds(page.list.current_row())
    next(a for a in menu.actions() if a.text() == words).trigger()
