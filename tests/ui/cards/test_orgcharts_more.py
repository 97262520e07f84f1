"""Org charts of past days and what has changed since, the gaps and what each leads to, papers and files of charts."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QImage
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from msp_desk.commands.holdings import hold_position, replace_holder, vacate
from msp_desk.commands.positions import drop_position, insert_boss, report_to
from msp_desk.reports.orgchart.faces import ColourBy, Shade
from msp_desk.rules.chart_pages import Paging
from msp_desk.rules.gaps import Gap, GapKind, Severity
from msp_desk.ui.cards.chooser import Chooser
from msp_desk.ui.cards.orgchart_lines import TellingLine
from msp_desk.ui.cards.orgchart_tools import View
from msp_desk.ui.cards.orgcharts import OrgChartsView
from msp_desk.ui.cards.printing import printer_for
from msp_desk.ui.chart.shown import Change
from msp_desk.ui.forms.finders import Members
from msp_desk.ui.pages.firm.page import FirmPage
from msp_desk.values.drafts import CounterpartDraft, InteractionDraft
from msp_desk.values.enums import Paper, Side
from tests.builders import DOING, NOW, TODAY, a_person
from tests.ui.cards.two_firms import CLIENT, Firms, charts_of, choose, line_of, read, seat, two_firms
from tests.ui.pages.conftest import Scene

LAST_MONTH = TODAY - timedelta(days=30)


@pytest.fixture
def firms(scene: Scene) -> Firms:
    """Firms as they were two months ago; since then somebody moved, somebody was replaced, a seat was taken away."""
    made = scene.made
    made.clock.now = NOW - timedelta(days=60)
    firms = two_firms(made)
    bernat = a_person(made.desk, "Bernat Pol", firms.client)
    made.desk.do(DOING, hold_position, firms.night, bernat)
    made.clock.now = NOW
    made.desk.do(DOING, vacate, firms.night)
    made.desk.do(DOING, report_to, firms.sara, firms.ana)
    made.desk.do(DOING, replace_holder, firms.felix, firms.nerea)
    made.desk.do(DOING, drop_position, firms.night)
    return firms


@pytest.fixture
def view(scene: Scene, firms: Firms) -> OrgChartsView:
    return charts_of(scene, firms)


def test_a_past_day_is_shown_and_only_read(scene: Scene, view: OrgChartsView, firms: Firms) -> None:
    assert not view.banner.isVisible()
    view.tools.day.picked.emit(LAST_MONTH)
    assert "As it was on 24 October 2026; only to be read." in read(view.banner)
    assert view.chart.state.plan.cards[firms.sara].boss == firms.pilar
    assert view.chart.state.faces[firms.felix].name == "Félix Echeverría"
    assert not view.chart.state.shown.may_edit
    assert not view.tools.add.isEnabled()
    view.chart.setFocus()
    view.chart.choose(firms.ana)
    QTest.keyClick(view.chart, Qt.Key.Key_Delete)
    assert seat(scene, firms.ana, firms.client).holders
    view.banner._back.click()
    assert not view.banner.isVisible()
    assert view.chart.state.plan.cards[firms.sara].boss == firms.ana
    assert view.tools.add.isEnabled()


def test_the_day_is_chosen_in_a_calendar(view: OrgChartsView, firms: Firms) -> None:
    view.tools.day.click()
    sheet = view.tools.day._sheet
    assert sheet is not None
    assert sheet.maximumDate() == QDate(TODAY.year, TODAY.month, TODAY.day)
    sheet.clicked.emit(QDate(LAST_MONTH.year, LAST_MONTH.month, LAST_MONTH.day))
    assert view.tools.day.caption() == "As of 24 Oct 2026"
    view.tools.day.click()
    sheet.clicked.emit(QDate(TODAY.year, TODAY.month, TODAY.day))
    assert view.tools.day.caption() == "As of today"


def test_what_has_changed_is_marked_and_listed(view: OrgChartsView, firms: Firms) -> None:
    view.show_day(LAST_MONTH)
    view.banner.compare.click()
    shown = view.chart.state.shown
    assert shown.changes == {
        firms.sara: Change.MOVED,
        firms.felix: Change.HOLDER,
        firms.night: Change.LEFT,
    }
    assert firms.night in view.chart.state.plan.cards
    told = " / ".join(line.accessibleName() for line in view.side.lines())
    assert "Félix Echeverría. left; was Head of finance" in told
    assert "Nerea Bravo. came as Head of finance" in told
    assert "Sara Gómez. IT manager, now under another boss" in told
    assert "Night shift lead. taken away" in told
    line_of(view, "Night shift lead").click()
    assert view.chart.selected == firms.night


def test_a_change_that_is_not_on_the_day_is_still_flown_to(
    scene: Scene, view: OrgChartsView, firms: Firms
) -> None:
    made = scene.made.desk.do(DOING, insert_boss, firms.ana, "Head of operations")
    view.show_day(LAST_MONTH)
    assert made not in view.chart.state.plan.cards
    line_of(view, "Head of operations. new position").click()
    assert view.banner.compare.isChecked()
    assert view.chart.selected == made


def test_a_gap_leads_to_the_form_that_closes_it(scene: Scene, view: OrgChartsView, firms: Firms) -> None:
    with scene.qtbot.waitSignal(scene.around.ways.edit_counterpart) as asked:
        line_of(view, "Operations manager").click()
    assert asked.args == [CounterpartDraft(firms.client, firms.ana)]
    assert view.chart.selected == firms.ana


@pytest.mark.parametrize("kind", list(GapKind))
def test_every_kind_of_gap_leads_somewhere(
    scene: Scene, view: OrgChartsView, firms: Firms, kind: GapKind
) -> None:
    side = Side.OURS if kind is GapKind.ONE_OF_OURS else Side.THEIRS
    person = seat(scene, firms.pilar, firms.client).holders[0].key
    gap = Gap(kind, Severity.SOON, side, firms.pilar, person, (firms.line,))
    ways = scene.around.ways
    if kind is GapKind.COUNTERPART_EMPTY:
        view.side.gap_picked.emit(gap)
        assert any(c.accessibleName() == "Who is General director?" for c in view.findChildren(QWidget) + view.window().findChildren(Chooser))  # fmt: skip
        return
    signal = ways.log if kind is GapKind.NOT_SPOKEN else ways.edit_counterpart
    with scene.qtbot.waitSignal(signal) as asked:
        view.side.gap_picked.emit(gap)
    draft = asked.args[0]
    assert view.chart.selected == firms.pilar
    if isinstance(draft, InteractionDraft):
        assert draft.people == (person,)
    elif kind is GapKind.TWO_FOR_TOPIC:
        assert draft.key == firms.line
    elif kind is GapKind.ONE_OF_OURS:
        assert (draft.theirs_key, draft.ours_key) == (firms.sara, None)
    elif kind is GapKind.ONE_OF_THEIRS:
        assert (draft.theirs_key, draft.ours_key) == (None, firms.marta)
    else:
        assert draft.theirs_key == firms.pilar


def test_an_empty_seat_that_lines_lead_to_is_filled_from_the_list(scene: Scene) -> None:
    firms = two_firms(scene.made)
    view = charts_of(scene, firms)
    view.chart.choose(firms.sara)
    view.side.seat.deeds.empty()
    line = line_of(view, "IT manager: seat empty")
    assert isinstance(line, TellingLine)
    line.setFocus()
    QTest.keyClick(line, Qt.Key.Key_Return)
    choose("nerea")
    assert [h.name for h in seat(scene, firms.sara, firms.client).holders] == ["Nerea Bravo"]


def test_the_arrows_walk_through_the_lines(view: OrgChartsView) -> None:
    lines = view.side.lines()
    lines[0].setFocus()
    QTest.keyClick(lines[0], Qt.Key.Key_Down)
    assert view.focusWidget() is lines[1]
    QTest.keyClick(lines[1], Qt.Key.Key_Up)
    assert view.focusWidget() is lines[0]


def test_cards_are_coloured_by_something_else(view: OrgChartsView, firms: Firms) -> None:
    view.tools.colours().actions()[1].trigger()
    assert view.tools.colour.caption() == "Last contact"
    assert view.chart.state.faces[firms.sara].shade is Shade.WARN
    view.colour(ColourBy.INFLUENCE)
    assert view.chart.state.faces[firms.sara].shade is Shade.QUIET


def words_of(content: bytes, folder: Path) -> str:
    """All text of a PDF."""
    path = folder / "read.pdf"
    path.write_bytes(content)
    document = QPdfDocument()
    document.load(str(path))
    return " ".join(document.getAllText(n).text() for n in range(document.pageCount()))


@pytest.mark.parametrize("kind", ["pdf", "svg", "png"])
def test_the_charts_become_a_file(answering: Callable[..., Scene], tmp_path: Path, kind: str) -> None:
    path = tmp_path / f"charts.{kind}"
    scene = answering(str(path))
    view = charts_of(scene, two_firms(scene.made))
    view.out.choose(Paper.A3)
    view.out.choose(Paging.ONE_PAGE)
    save = {"pdf": view.out.save_pdf, "svg": view.out.save_svg, "png": view.out.save_png}[kind]
    with scene.qtbot.waitSignal(scene.around.desk.told, timeout=30_000):
        save()
    content = path.read_bytes()
    if kind == "pdf":
        text = words_of(content, tmp_path)
        assert all(word in text for word in ("Sara Gómez", "Julia Norte", "changes", "Whom to call for what"))
    elif kind == "svg":
        assert "Sara Gómez".encode() in content
    else:
        image = QImage(str(path))
        drawn = {image.pixel(x, y) for x in range(0, image.width(), 9) for y in range(0, image.height(), 9)}
        assert image.width() > 1500
        assert len(drawn) > 5


def test_theirs_alone_is_put_on_paper_alone(answering: Callable[..., Scene], tmp_path: Path) -> None:
    path = tmp_path / "theirs.svg"
    scene = answering(str(path))
    view = charts_of(scene, two_firms(scene.made))
    view.put_beside(False)
    with scene.qtbot.waitSignal(scene.around.desk.told, timeout=30_000):
        view.out.save_svg()
    assert b"Julia Norte" not in path.read_bytes()


def test_the_charts_are_printed(scene: Scene, tmp_path: Path) -> None:
    view = charts_of(scene, two_firms(scene.made))
    asked: list[tuple[str, int]] = []

    def into_a_file(_window: QWidget, title: str, paper: Paper, pages: int) -> QPrinter:
        printer = printer_for(title, paper)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(tmp_path / "printed.pdf"))
        printer.setResolution(72)
        asked.append((title, pages))
        return printer

    view.out.print_with(into_a_file)
    with scene.qtbot.waitSignal(scene.around.desk.told, timeout=30_000) as told:
        view.out.print_it()
    assert asked == [(f"{CLIENT} – org chart {TODAY.isoformat()}", 2)]
    assert told.args[0].in_english() == "2 pages printed"
    assert (tmp_path / "printed.pdf").stat().st_size > 1000


def test_whom_to_call_goes_out_as_a_table(answering: Callable[..., Scene], tmp_path: Path) -> None:
    scene = answering(str(tmp_path / "calls.csv"))
    view = charts_of(scene, two_firms(scene.made))
    view.tools.view.set_value(View.CALLS)
    view.show_all()
    with scene.qtbot.waitSignal(scene.around.desk.told):
        view.calls.export.write_csv()
    rows = (tmp_path / "calls.csv").read_text(encoding="utf-8-sig").splitlines()
    assert rows[0] == (
        "For what,Theirs,Theirs: position,Theirs: phone,Theirs: email,"
        "Ours,Ours: position,Ours: phone,Ours: email,Channel,Hours"
    )
    assert rows[1].startswith("changes,Sara Gómez,IT manager,,,Marta Ruiz,Client manager")


def test_our_firm_has_its_own_chart(scene: Scene) -> None:
    firms = two_firms(scene.made)
    page = FirmPage(scene.around)
    scene.show(page)
    page.show_view("chart")
    assert page.charts is not None
    assert [p.key for p in page.charts.chart.state.shown.parts] == [scene.made.firm]
    page.charts.fly_to(firms.raquel)
    assert "Counterparts" not in read(page.charts.side.seat)
    page.charts.side.seat.deeds.empty()
    assert not seat(scene, firms.raquel, scene.made.firm).holders
    page.show_view("people")
    assert page.team.isVisible()


def test_a_large_chart_is_asked_for_in_another_thread(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("msp_desk.ui.cards.orgchart_screen._MANY", 1)
    firms = two_firms(scene.made)
    view = OrgChartsView(scene.around, firms.client, CLIENT)
    scene.show(view, 1240, 640)
    scene.qtbot.waitUntil(lambda: firms.sara in view.chart.state.plan.cards)
    view.edits.move(firms.sara, firms.ana)
    scene.qtbot.waitUntil(lambda: view.chart.state.plan.cards[firms.sara].boss == firms.ana)


def test_who_waits_for_a_seat_is_offered_first_and_the_holder_is_not(scene: Scene, firms: Firms) -> None:
    holder = seat(scene, firms.ana, firms.client).holders[0].key
    offered = Members(scene.around, firms.client, [holder]).lookup("")
    assert [o.text for o in offered] == [
        "Bernat Pol",
        "Félix Echeverría",
        "Nerea Bravo",
        "Pilar Sanz",
        "Sara Gómez",
    ]
    assert [bool(o.detail) for o in offered] == [False, False, True, True, True]
