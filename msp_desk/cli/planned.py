"""Finding a client's plan and one of its versions, as they were named on the command line."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from msp_desk.cli.context import Context
from msp_desk.cli.finding import one_of
from msp_desk.cli.plan_arguments import DRAFT
from msp_desk.host.clock import zone_name
from msp_desk.program import Opened
from msp_desk.queries.clients import client_names
from msp_desk.queries.plan_content import plan_content
from msp_desk.queries.plan_versions import VersionRow, version_by_number, version_document
from msp_desk.queries.plans import PlanRow, plan_of
from msp_desk.values.errors import Refused
from msp_desk.values.plan_content import PlanContent, PlanDocument


@dataclass(frozen=True, slots=True)
class Planned:
    """A client and its plan in an open desk."""

    opened: Opened
    context: Context
    client: UUID
    name: str
    plan: PlanRow

    def draft(self) -> PlanContent:
        """What the plan would say if it were published now."""
        return self.opened.desk.ask(plan_content, self.plan.key, self.context.today(), zone_name())

    def version(self, number: int) -> VersionRow:
        """A published version. Errors: Refused where there is none of that number."""
        found = self.opened.desk.ask(version_by_number, self.plan.key, number)
        if found is None:
            raise Refused("There is no version %(number)d of this plan.", number=number)
        return found

    def content(self, number: int) -> PlanContent:
        """What a version says, or the draft. Errors: as `version`, Blocked where it is not what was published."""
        return self.draft() if number == DRAFT else self.document(number).content

    def document(self, number: int) -> PlanDocument:
        """A version as it was published, or the draft as if it were published now. Errors: as `content`."""
        if number == DRAFT:
            content = self.draft()
            return PlanDocument(self.plan.number + 1, self.context.today(), content.firm.name, "", content)
        return self.opened.desk.ask(version_document, self.version(number).key)


def client_called(opened: Opened, typed: str) -> tuple[UUID, str]:
    """The client that was named, with its whole name. Errors: Refused."""
    names = {c.key: c.name for c in opened.desk.ask(client_names)}
    key = one_of(names.items(), typed)
    return key, names[key]


def plan_called(opened: Opened, context: Context, typed: str) -> Planned:
    """The plan of the client that was named. Errors: Refused where there is none."""
    client, name = client_called(opened, typed)
    plan = opened.desk.ask(plan_of, client)
    if plan is None:
        raise Refused("%(client)s has no service plan yet: “msp-desk plan start” begins one.", client=name)
    return Planned(opened, context, client, name, plan)
