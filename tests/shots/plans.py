"""Leads the window to the service plan of a client: none yet, each section, its forms, versions, what changed, paper."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from msp_desk.queries.clients import client_names
from msp_desk.queries.plan_choices import planned_clients
from msp_desk.ui.cards.plan.versions_pane import VersionsPane
from msp_desk.ui.cards.plan.view import PlanView
from tests.shots.studio import Studio

_PAPER_MS = 1200


def empty(studio: Studio) -> None:
    """A client without a plan."""
    with_one = {c.client_key for c in studio.opened.desk.ask(planned_clients)}
    without = [c.key for c in studio.opened.desk.ask(client_names) if c.key not in with_one]
    _open(studio, without[0])


def templates(studio: Studio) -> None:
    """What a plan can be begun from."""
    empty(studio)
    _view(studio).make_new()


def section(name: str) -> Callable[[Studio], None]:
    """One of the sections, or what stands below them."""

    def lead(studio: Studio) -> None:
        planned(studio).go(name)

    return lead


def form(name: str) -> Callable[[Studio], None]:
    """The form of the first item of a section."""

    def lead(studio: Studio) -> None:
        plan = planned(studio)
        plan.go(name)
        pane: Any = plan._panes[name]
        plan.items.open(pane.section, pane.current_key())

    return lead


def about(studio: Studio) -> None:
    """The form of the plan as a whole."""
    planned(studio).edit_plan()


def paper(studio: Studio) -> None:
    """A version as paper."""
    plan = planned(studio)
    plan.go("versions")
    pane: Any = plan._panes["versions"]
    assert isinstance(pane, VersionsPane)
    if pane.list.current_row() is not None:
        pane.open_entry(pane.list.current_row())
    studio.settle(_PAPER_MS)


def planned(studio: Studio) -> PlanView:
    """The plan of the client that has one."""
    _open(studio, studio.opened.desk.ask(planned_clients)[0].client_key)
    return _view(studio)


def _open(studio: Studio, client: UUID) -> None:
    studio.window.go("clients")
    studio.wires.show_client(client, "plan")
    studio.settle()


def _view(studio: Studio) -> PlanView:
    page: Any = studio.window.page("clients")
    found = page.view.tabs.page("plan").findChild(PlanView)
    assert isinstance(found, PlanView)
    return found


PLAN_SCREENS: tuple[tuple[str, Callable[[Studio], None]], ...] = (
    ("plan-empty", empty),
    ("plan-templates", templates),
    ("plan-scope", section("scope")),
    ("plan-organisation", section("organisation")),
    ("plan-procedures", section("procedures")),
    ("plan-commitments", section("commitments")),
    ("plan-escalation", section("escalation")),
    ("plan-changes", section("changes")),
    ("plan-versions", section("versions")),
    ("plan-measures", section("measures")),
    ("plan-form-scope", form("scope")),
    ("plan-form-role", form("organisation")),
    ("plan-form-procedure", form("procedures")),
    ("plan-form-commitment", form("commitments")),
    ("plan-form-ladder", form("escalation")),
    ("plan-form-whole", about),
    ("plan-paper", paper),
)
