"""Service plans in a line: an empty one, and one with nothing missing, with the people and positions that it names."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from msp_desk.commands.plan_items import save_commitment, save_procedure, save_role, save_scope
from msp_desk.commands.plan_ladders import save_ladder
from msp_desk.commands.plan_versions import publish_plan
from msp_desk.commands.plans import save_plan
from msp_desk.queries.plan_content import plan_content
from msp_desk.store.desk import Desk
from msp_desk.values.enums import Channel, Level
from msp_desk.values.plan_content import PlanContent
from msp_desk.values.plan_drafts import (
    CommitmentDraft,
    LadderDraft,
    PlanDraft,
    ProcedureDraft,
    RoleDraft,
    RungDraft,
    ScopeDraft,
)
from msp_desk.values.plans import (
    Comparison,
    Duration,
    Frequency,
    Impact,
    ImpactKind,
    RequestKind,
    StepSaid,
    TargetKind,
    TimeUnit,
)
from tests.builders import DOING, MadeDesk, a_client, a_line, a_person, a_seat

#: A year after the day of the builders' clock.
REVIEW_ON = date(2027, 11, 23)


def a_plan(desk: Desk, client: UUID, **fields: Any) -> UUID:
    """An empty plan of a client; fields as in PlanDraft."""
    return desk.do(DOING, save_plan, PlanDraft(client, **{"review_on": REVIEW_ON, **fields}))


def content_of(made: MadeDesk, plan: UUID) -> PlanContent:
    """What a plan says on the day of the desk's clock."""
    return made.desk.ask(plan_content, plan, made.clock.now.date(), "UTC")


@dataclass(frozen=True, slots=True)
class PlannedSeats:
    """The positions that a whole plan names."""

    director: UUID
    manager: UUID
    technician: UUID
    ceo: UUID
    head: UUID


@dataclass(frozen=True, slots=True)
class WholePlan:
    """A plan with nothing missing: a client, positions of both sides, and the keys of its items."""

    client: UUID
    plan: UUID
    seats: PlannedSeats
    scope: tuple[UUID, ...]
    roles: tuple[UUID, ...]
    procedures: tuple[UUID, ...]
    commitments: tuple[UUID, ...]
    ladder: UUID


def planned_seats(made: MadeDesk, client: UUID) -> PlannedSeats:
    """A general director, a client manager and a technician of ours; a CEO and an IT manager of the client; a line between."""
    desk, firm = made.desk, made.firm

    def held(of: UUID, title: str, name: str, number: int, **fields: Any) -> UUID:
        phone, email = f"+346001002{number:02}", f"{name.lower()}@example.example"
        return a_seat(desk, of, title, a_person(desk, name, of, phone=phone, email=email), **fields)

    director = held(firm, "General director", "Elena", 1, level=Level.EXECUTIVE)
    manager = held(
        firm, "Client manager", "Luis", 2, level=Level.MANAGEMENT, reports_to_key=director,
        contact_for="anything that does not fit elsewhere",
    )  # fmt: skip
    technician = held(firm, "Technician", "Nuria", 3, level=Level.TECHNICAL, reports_to_key=manager)
    ceo = held(client, "CEO", "Ana", 4, level=Level.EXECUTIVE)
    head = held(client, "IT manager", "Sara", 5, level=Level.MANAGEMENT, reports_to_key=ceo)
    a_line(desk, client, head, manager, "projects")
    return PlannedSeats(director, manager, technician, ceo, head)


def a_whole_plan(made: MadeDesk, client: UUID | None = None, seats: PlannedSeats | None = None) -> WholePlan:
    """A plan that could be published as it stands."""
    desk = made.desk
    client = client or a_client(desk)
    seats = seats or planned_seats(made, client)
    plan = a_plan(desk, client, introduction="How we work together.")
    scope = (
        ScopeDraft(plan, "Support", "Workstations", quantity="45", unit="devices", hours="Mon-Fri 8-18"),
        ScopeDraft(
            plan, "Support", "Servers", quantity="6", unit="servers", hours="always", sites=("Madrid",)
        ),
        ScopeDraft(plan, "Support", "Printers", is_in=False, notes="The maker looks after them."),
    )
    roles = (
        RoleDraft(plan, seats.manager),
        RoleDraft(plan, seats.head, "decisions on IT", Channel.CALL, "Mon-Fri 9-17"),
    )
    ladder = LadderDraft(plan, "Urgent", "Nobody can work", (
        RungDraft(seats.technician, seats.head, 0, TimeUnit.MINUTES, Channel.CALL),
        RungDraft(seats.manager, seats.head, 30, TimeUnit.MINUTES, Channel.CALL),
        RungDraft(seats.director, seats.ceo, 2, TimeUnit.HOURS, Channel.CALL),
    ))  # fmt: skip
    return WholePlan(
        client,
        plan,
        seats,
        tuple(desk.do(DOING, save_scope, each) for each in scope),
        tuple(desk.do(DOING, save_role, each) for each in roles),
        tuple(desk.do(DOING, save_procedure, each) for each in procedures(plan, seats)),
        tuple(desk.do(DOING, save_commitment, each) for each in commitments(plan)),
        desk.do(DOING, save_ladder, ladder),
    )


def procedures(plan: UUID, seats: PlannedSeats) -> tuple[ProcedureDraft, ...]:
    """One for each kind of request that every plan tells."""
    steps = (
        StepSaid("Tell us what is wanted", "Whoever asks"),
        StepSaid("We answer", seat=seats.technician.hex, takes=Duration(30, TimeUnit.MINUTES)),
    )
    return tuple(
        ProcedureDraft(plan, kind, channel=Channel.EMAIL, needed="Who, what, where", hours="Mon-Fri 8-18", steps=steps)
        for kind in RequestKind
        if kind is not RequestKind.OTHER
    )  # fmt: skip


def commitments(plan: UUID) -> tuple[CommitmentDraft, ...]:
    """A time with two tiers of credit, and a percentage that gives the right to end."""
    return (
        CommitmentDraft(
            plan, "Support", "Response to urgent incidents", TargetKind.TIME, Comparison.AT_MOST, 30,
            TimeUnit.MINUTES, frequency=Frequency.MONTH, hours="Mon-Fri 8-18",
            measured_how="Median of the month", measured_from="The ticket system",
            impacts=(
                Impact(ImpactKind.CREDIT_PERCENT, amount=5_000),
                Impact(ImpactKind.CREDIT_PERCENT, beyond=60, amount=10_000),
            ),
        ),
        CommitmentDraft(
            plan, "Support", "Availability of servers", TargetKind.PERCENT, Comparison.AT_LEAST, 99_900,
            hours="always", measured_how="Minutes answered of all minutes", measured_from="The monitor",
            impacts=(Impact(ImpactKind.RIGHT_TO_END, beyond=98_000), Impact(ImpactKind.MEETING)),
        ),
    )  # fmt: skip


def publish(made: MadeDesk, plan: UUID, note: str = "") -> UUID:
    """The next version of a plan, as it stands; returns the version's key."""
    return made.desk.do(DOING, publish_plan, plan, content_of(made, plan), note)
