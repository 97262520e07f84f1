"""The screens that are shown in pictures, each with the way to it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from msp_desk.queries.clients import client_names
from msp_desk.queries.people import PeopleFilter, people_rows, person_draft
from msp_desk.ui.cards.agenda.spans import Span
from msp_desk.ui.cards.orgchart_tools import View
from msp_desk.ui.cards.orgcharts import OrgChartsView
from msp_desk.values.drafts import ClientDraft, InteractionDraft
from msp_desk.values.phrases import Phrase
from tests.shots import contracts, imports, plans
from tests.shots.studio import Studio, morning

CLIENT = "Aero Handling"
_PDF_MS = 700
_CONTACTS = (
    "Empresa;Nombre;Apellidos;Cargo;Móvil;Correo;País;Número de taquilla\n"
    "Aero Handling;Ana;Núñez Rey;Jefa de operaciones;600 10 02 11;ana.nunez@aerohandling.example;ES;4\n"
    "Bodegas Arín;Lucía;Arín Sanz;Directora general;600 100 411;lucia@bodegasarin.example;ES;\n"
    "Bodegas Arín;Pablo;Otero Gil;Jefe de bodega;600 100 412;pablo@bodegasarin.example;ES;14\n"
    "Cala Films;Nora;Vidal;Productora;+44 20 7946 0018;nora@calafilms.example;GB;\n"
    ";;;Contable;;;;3\n"
)


@dataclass(frozen=True, slots=True)
class Screen:
    """What a picture is called, how the window is led there, and what is done after; the main ones are a first look."""

    name: str
    lead: Callable[[Studio], None]
    main: bool = False
    leave: Callable[[Studio], None] | None = None


def a_client(studio: Studio) -> UUID:
    """The client whose story the pictures tell."""
    names = studio.opened.desk.ask(client_names)
    return next((c.key for c in names if c.name == CLIENT), names[0].key)


def _person(studio: Studio) -> Any:
    rows = studio.opened.desk.ask(
        people_rows, PeopleFilter(client=a_client(studio)), studio.scene.words.local_day(morning())
    )
    return next((r for r in rows if r.phone and r.is_key), rows[0])


def _page(name: str) -> Callable[[Studio], None]:
    def lead(studio: Studio) -> None:
        studio.window.go(name)

    return lead


def _client(tab: str) -> Callable[[Studio], None]:
    def lead(studio: Studio) -> None:
        studio.wires.show_client(a_client(studio), tab)

    return lead


def _charts(studio: Studio) -> Any:
    """The org charts of the client, as they are at first."""
    studio.window.go("clients")
    studio.wires.show_client(a_client(studio), "charts")
    page: Any = studio.window.page("clients")
    studio.settle()
    view = page.view.tabs.page("charts").findChild(OrgChartsView)
    view.tools.view.set_value(View.CHART)
    view.show_all()
    return view


def _org_charts(studio: Studio) -> None:
    view = _charts(studio)
    view.show_day(None)
    view.chart.choose(None)
    studio.settle()
    view.chart.zoom_to_fit()


def _seat_on(view: OrgChartsView, name: str) -> UUID | None:
    """The seat of somebody on the charts that are drawn, by a part of their name."""
    charts = view.charts()
    seats = [seat for chart in charts.both() for seat in chart.seats] if charts is not None else []
    return next((s.key for s in seats if any(name in h.name for h in s.holders)), None)


def _org_chart_chosen(studio: Studio) -> None:
    view = _charts(studio)
    view.fly_to(_seat_on(view, "Sara"))


def _org_chart_past(studio: Studio) -> None:
    view = _charts(studio)
    view.chart.choose(None)
    view.show_day(studio.scene.words.local_day(morning()) - timedelta(days=300))


def _org_chart_compared(studio: Studio) -> None:
    _org_chart_past(studio)
    _charts(studio).compare(True)


def _whom_to_call(studio: Studio) -> None:
    view = _charts(studio)
    view.show_day(None)
    view.tools.view.set_value(View.CALLS)
    view.show_all()
    studio.settle()


def _firm_chart(studio: Studio) -> None:
    page: Any = studio.window.go("firm")
    page.show_view("chart")


def _agenda(span: Span) -> Callable[[Studio], None]:
    def lead(studio: Studio) -> None:
        page: Any = studio.window.go("today")
        page.head.look_at(span)

    return lead


def _search(studio: Studio) -> None:
    studio.window.go("today")
    studio.wires.search_for(_person(studio).name.split()[0])


def _search_number(studio: Studio) -> None:
    studio.window.go("today")
    digits = "".join(sign for sign in _person(studio).phone if sign.isdigit())
    studio.wires.search_for(digits[-7:])


def _search_nothing(studio: Studio) -> None:
    studio.window.go("today")
    studio.wires.search_for("zzyzx 4711")


def _log(studio: Studio) -> None:
    studio.window.go("today")
    studio.ways.log.emit(InteractionDraft(client_key=a_client(studio), people=(_person(studio).key,)))


def _people(studio: Studio) -> None:
    page: Any = studio.window.go("people")
    page.show_key(_person(studio).key)


def _report(studio: Studio) -> None:
    studio.wires.show_report(a_client(studio))
    studio.settle(_PDF_MS)


def _card(studio: Studio) -> None:
    page: Any = studio.window.go("reports")
    page.show_person(_person(studio).key)
    studio.settle(_PDF_MS)


def _chapter(studio: Studio) -> None:
    page: Any = studio.window.go("help")
    page.show_chapter("08-taking-everything-out.md")


def _settings(tab: str) -> Callable[[Studio], None]:
    def lead(studio: Studio) -> None:
        page: Any = studio.window.go("settings")
        page.tabs.pick(tab)

    return lead


def _import(studio: Studio) -> None:
    file = studio.opened.file.path.parent / "contacts.csv"
    file.write_text(_CONTACTS, encoding="utf-8")
    studio.wires.bring_in((file,))
    studio.settle(_PDF_MS)


def _importing(studio: Studio) -> None:
    page: Any = studio.window.go("import")
    page.take(())


def _new_client(studio: Studio) -> None:
    studio.window.go("clients")
    studio.ways.edit_client.emit(ClientDraft())


def _edit_person(studio: Studio) -> None:
    key = _person(studio).key
    studio.window.go("people")
    draft = studio.opened.desk.ask(person_draft, key, studio.scene.words.local_day(morning()))
    studio.ways.edit_person.emit(draft)


def _pre_call(studio: Studio) -> None:
    studio.window.go("today")
    studio.wires.show_person(_person(studio).key)


def _help_search(studio: Studio) -> None:
    page: Any = studio.window.go("help")
    page.search.setText("PDF")


def _keys(studio: Studio) -> None:
    studio.window.go("today")
    studio.window.show_shortcuts()


def _undo(studio: Studio) -> None:
    studio.window.go("people")
    what = Phrase("Change %(name)s", {"name": _person(studio).name})
    studio.window.tell(studio.scene.words.say(what), studio.window.close_panel)


SCREENS = (
    Screen("today", _page("today"), main=True),
    Screen("search", _search, main=True),
    Screen("pre-call", _pre_call),
    Screen("search-number", _search_number),
    Screen("search-nothing", _search_nothing),
    Screen("log", _log),
    Screen("clients", _page("clients")),
    Screen("client", _client("overview"), main=True),
    Screen("client-new", _new_client),
    Screen("client-people", _client("people")),
    Screen("charts", _org_charts, main=True),
    Screen("charts-chosen", _org_chart_chosen),
    Screen("charts-past", _org_chart_past),
    Screen("charts-compared", _org_chart_compared),
    Screen("charts-calls", _whom_to_call),
    Screen("firm-chart", _firm_chart),
    Screen("client-history", _client("history")),
    *(Screen(name, lead, main=name == "plan-scope") for name, lead in plans.PLAN_SCREENS),
    *(Screen(name, lead, main=name == "renewals") for name, lead in contracts.CONTRACT_SCREENS),
    Screen("people", _people),
    Screen("person-edit", _edit_person),
    Screen("people-undo", _undo),
    Screen("history", _page("history"), main=True),
    Screen("report", _report, main=True),
    Screen("report-card", _card),
    Screen("firm", _page("firm")),
    Screen("import", _importing),
    Screen("import-preview", _import),
    Screen("import-chart", imports.choosing),
    Screen("import-chart-columns", imports.columns),
    Screen("import-chart-lines", imports.lines),
    Screen("import-chart-wrong", imports.wrong),
    Screen("import-chart-result", imports.result, leave=imports.undone),
    Screen("settings", _settings("general")),
    Screen("settings-checkins", _settings("checkins")),
    Screen("settings-reminders", _settings("reminders")),
    Screen("settings-notices", _settings("notices")),
    Screen("settings-desk", _settings("desk")),
    Screen("help", _page("help")),
    Screen("help-chapter", _chapter),
    Screen("help-search", _help_search),
    Screen("shortcuts", _keys),
    # Last, for Today stays as it was looked at.
    Screen("today-week", _agenda(Span.WEEK)),
    Screen("today-month", _agenda(Span.MONTH)),
)
EMPTY_SCREENS = tuple(
    Screen(f"empty-{name}", _page(name))
    for name in ("today", "clients", "people", "history", "renewals", "reports", "firm")
)
