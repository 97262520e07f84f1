"""Two small firms whose charts are tied by lines, and what a test does with the screen that shows them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from msp_desk.queries.orgchart import ChartSeat, org_chart
from msp_desk.ui.cards.chooser import Chooser
from msp_desk.ui.cards.orgchart_lines import SideLine
from msp_desk.ui.cards.orgcharts import OrgChartsView
from msp_desk.values.enums import Influence
from tests.builders import TODAY, MadeDesk, a_client, a_line, a_person, a_seat, an_interaction
from tests.ui.pages.conftest import Scene

CLIENT = "Aero Handling"


@dataclass(frozen=True, slots=True)
class Firms:
    """The keys of the client, of seats by who is thought of first, and of somebody without a seat."""

    client: UUID
    pilar: UUID
    ana: UUID
    felix: UUID
    sara: UUID
    night: UUID
    julia: UUID
    marta: UUID
    raquel: UUID
    nerea: UUID
    line: UUID


def two_firms(made: MadeDesk) -> Firms:
    """A client of five seats, one of them empty, and three of ours; Sara and Marta are counterparts for changes."""
    desk, client, firm = made.desk, a_client(made.desk, CLIENT), made.firm
    people = {name: a_person(desk, name, client) for name in ("Pilar Sanz", "Ana Núñez", "Sara Gómez", "Nerea Bravo")}  # fmt: skip
    felix = a_person(desk, "Félix Echeverría", client, influence=Influence.APPROVES)
    julia, raquel = a_person(desk, "Julia Norte", firm), a_person(desk, "Raquel Amo", firm)
    pilar = a_seat(desk, client, "General director", people["Pilar Sanz"])
    ana = a_seat(desk, client, "Operations manager", people["Ana Núñez"], reports_to_key=pilar)
    finance = a_seat(desk, client, "Head of finance", felix, reports_to_key=pilar, unit="Finance")
    sara = a_seat(
        desk, client, "IT manager", people["Sara Gómez"], reports_to_key=pilar, contact_for="Projects"
    )
    night = a_seat(desk, client, "Night shift lead", reports_to_key=ana)
    top = a_seat(desk, firm, "Managing director", julia)
    mine = a_seat(desk, firm, "Client manager", made.me, reports_to_key=top)
    desk_of = a_seat(desk, firm, "Service desk technician", raquel, reports_to_key=mine)
    line = a_line(desk, client, sara, mine, "changes")
    an_interaction(desk, (people["Sara Gómez"],), client, days_ago=3)
    return Firms(*(client, pilar, ana, finance, sara, night, top, mine, desk_of, people["Nerea Bravo"], line))


def charts_of(scene: Scene, firms: Firms, width: int = 1240, height: int = 640) -> OrgChartsView:
    """The screen of their charts, seen."""
    view = OrgChartsView(scene.around, firms.client, CLIENT)
    scene.show(view, width, height)
    return view


def seat(scene: Scene, key: UUID, client: UUID, days_ago: int = 0) -> ChartSeat:
    """A seat as it is kept, or was."""
    chart = scene.made.desk.ask(org_chart, client, TODAY - timedelta(days=days_ago))
    assert chart is not None
    return next(s for s in chart.seats if s.key == key)


def titles(scene: Scene, client: UUID) -> list[str]:
    """The titles of all seats of today."""
    chart = scene.made.desk.ask(org_chart, client, TODAY)
    assert chart is not None
    return [s.title for s in chart.seats]


def line_of(view: OrgChartsView, words: str) -> SideLine:
    """The line beside the chart that says this."""
    lines = view.side.lines()
    found = [line for line in lines if words in line.accessibleName()]
    assert found, [line.accessibleName() for line in lines]
    return found[0]


def read(widget: QWidget) -> list[str]:
    """What can be read of it."""
    QApplication.processEvents()
    return [w.accessibleName() for w in widget.findChildren(QWidget) if w.accessibleName() and w.isVisible()]


def choose(letters: str) -> None:
    """Type into the chooser that is open, and take what it offers first."""
    chooser = next(w for w in QApplication.allWidgets() if isinstance(w, Chooser) and w.isVisible())
    QTest.keyClicks(chooser.search, letters)
    QTest.keyClick(chooser.search, Qt.Key.Key_Return)
