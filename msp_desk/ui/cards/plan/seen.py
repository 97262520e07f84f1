"""What the plan's screen knows at a moment: the draft with what it lacks, the version published last, what moved since."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from msp_desk.queries.plan_content import plan_content
from msp_desk.queries.plan_versions import AnswerRow, VersionRow, answers_of, version_document, versions_of
from msp_desk.queries.plans import PlanRow, plan_of
from msp_desk.rules.plan_diff import PlanChange, compare
from msp_desk.rules.plan_drift import Drift, drift
from msp_desk.rules.plan_holes import Hole, Severity, holes_in
from msp_desk.rules.plan_sections import Section
from msp_desk.ui.surroundings import Surroundings
from msp_desk.values.plan_content import PlanContent, PlanDocument


@dataclass(frozen=True, slots=True)
class PlanSeen:
    """A client's plan; `last` is the version published last, `changes` what the draft says otherwise than it."""

    plan: PlanRow
    content: PlanContent
    holes: tuple[Hole, ...]
    versions: tuple[VersionRow, ...]
    answers: tuple[AnswerRow, ...] = ()
    last: PlanDocument | None = None
    changes: tuple[PlanChange, ...] = ()
    drifts: tuple[Drift, ...] = ()

    def errors(self) -> tuple[Hole, ...]:
        """What stops publishing."""
        return tuple(h for h in self.holes if h.severity is Severity.ERROR)

    def of_section(self, section: Section) -> tuple[Hole, ...]:
        """What is missing in a section."""
        return tuple(h for h in self.holes if h.section is section)

    def counts(self) -> dict[Section, int]:
        """How much is in each section."""
        content = self.content
        return {
            Section.SCOPE: len(content.scope),
            Section.ORGANISATION: len(content.roles),
            Section.PROCEDURES: len(content.procedures),
            Section.COMMITMENTS: len(content.commitments),
            Section.ESCALATION: len(content.ladders),
        }


def see(around: Surroundings, client: UUID) -> PlanSeen | None:
    """Ask for a client's plan; None where there is none. Errors: Blocked where a published version is damaged."""
    ask, today = around.desk.ask, around.today()
    plan = ask(plan_of, client)
    if plan is None:
        return None
    content = ask(plan_content, plan.key, today, around.words.zone)
    holes, versions = holes_in(content, today), ask(versions_of, plan.key)
    if plan.version_key is None:
        return PlanSeen(plan, content, holes, versions)
    last = ask(version_document, plan.version_key)
    moved, answers = drift(last.content, content), ask(answers_of, plan.key)
    return PlanSeen(plan, content, holes, versions, answers, last, compare(last.content, content), moved)
