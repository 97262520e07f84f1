"""Takes in what a client answers to a published plan: noted, logged as a contact, and promised to be answered."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from msp_desk.commands.interactions import log_interaction
from msp_desk.commands.records import day_here, line, now, prose, record, today
from msp_desk.models.desk import Setting
from msp_desk.models.people import Person
from msp_desk.models.plans import Plan, PlanAnswer, PlanVersion
from msp_desk.rules.plan_answers import PlanAnswerFile
from msp_desk.rules.plan_sections import Section
from msp_desk.rules.workdays import working_days_after
from msp_desk.values.drafts import InteractionDraft, PromiseDraft
from msp_desk.values.enums import Channel
from msp_desk.values.errors import Refused
from msp_desk.values.folding import fold
from msp_desk.values.phrases import N_, Phrase
from msp_desk.values.plans import AnswerKind
from msp_desk.values.settings import read_settings

Say = Callable[[Phrase], str]

#: In how many working days a comment is answered.
_ANSWERED_IN = 5
#: What is noted of a comment on a section, and what we promise.
_COMMENTED = {
    Section.PLAN: N_("On the plan as a whole: %(comment)s"),
    Section.SCOPE: N_("On the scope: %(comment)s"),
    Section.ORGANISATION: N_("On the organisation: %(comment)s"),
    Section.PROCEDURES: N_("On the procedures: %(comment)s"),
    Section.COMMITMENTS: N_("On the commitments: %(comment)s"),
    Section.ESCALATION: N_("On the escalation: %(comment)s"),
}
_PROMISED = {
    Section.PLAN: N_("Answer the comment on the service plan"),
    Section.SCOPE: N_("Answer the comment on the scope"),
    Section.ORGANISATION: N_("Answer the comment on the organisation"),
    Section.PROCEDURES: N_("Answer the comment on the procedures"),
    Section.COMMITMENTS: N_("Answer the comment on the commitments"),
    Section.ESCALATION: N_("Answer the comment on the escalation"),
}


def take_answer(session: Session, answer: PlanAnswerFile, say: Say, channel: Channel = Channel.EMAIL) -> UUID:
    """Keep a client's answer to a version, log it as a contact, promise to answer each comment; returns the answer's key.

    `say` puts into the desk's language what is kept as text. Errors: Refused (to no version of this desk, the same
    answer twice, one that says nothing).
    """
    version = _version(session, answer)
    plan = record(session, Plan, version.plan_key)
    if not answer.accepted and not answer.comments:
        raise Refused("This answer says nothing: it neither accepts the plan nor comments on it.")
    contact = log_interaction(session, _contact(session, answer, version.number, plan, say, channel))
    kept = PlanAnswer(
        version_key=version.key,
        kind=AnswerKind.ACCEPTED if answer.accepted else AnswerKind.COMMENTS,
        name=line(answer.name),
        title=line(answer.title),
        answered_on=answer.answered_on,
        comments=[{"section": c.section.value, "text": prose(c.text)} for c in answer.comments],
        sha256=answer.checksum,
        interaction_key=contact,
    )
    session.add(kept)
    session.flush()
    return kept.key


def _version(session: Session, answer: PlanAnswerFile) -> PlanVersion:
    version = session.scalars(select(PlanVersion).where(PlanVersion.sha256 == answer.sha256)).one_or_none()
    if version is None:
        raise Refused("This answer belongs to no service plan that was published from this desk.")
    same = session.scalars(select(PlanAnswer).where(PlanAnswer.sha256 == answer.checksum)).one_or_none()
    if same is not None:
        raise Refused("This answer was taken in already, on %(day)s.", day=day_here(session, same.created_at))
    return version


def _contact(
    session: Session, answer: PlanAnswerFile, number: int, plan: Plan, say: Say, channel: Channel
) -> InteractionDraft:
    """The contact that tells of the answer, with a promise of ours for each comment."""
    subject = (
        Phrase("Accepted version %(number)d of the service plan", {"number": number})
        if answer.accepted
        else Phrase("Comments on version %(number)d of the service plan", {"number": number})
    )
    signed = ", ".join(filter(None, (line(answer.name), line(answer.title))))
    told = [say(Phrase(_COMMENTED[c.section], {"comment": prose(c.text)})) for c in answer.comments]
    due = working_days_after(today(session), _ANSWERED_IN, _work_days(session))
    return InteractionDraft(
        client_key=plan.client_key,
        at=now(session),
        zone=getattr(session.info.get("here"), "key", "UTC"),
        channel=channel,
        subject=say(subject),
        notes="\n\n".join((signed, *told)),
        people=_signer(session, plan.client_key, answer.name),
        promises=_promises(answer, due, say),
    )


def _promises(answer: PlanAnswerFile, due: date, say: Say) -> tuple[PromiseDraft, ...]:
    return tuple(PromiseDraft(say(Phrase(_PROMISED[c.section])), due_on=due) for c in answer.comments)


def _signer(session: Session, client: UUID, name: str) -> tuple[UUID, ...]:
    """Whoever of the client is called so; nobody, where none or several are."""
    asked = select(Person.key).where(
        Person.client_key == client, Person.folded == fold(line(name)), ~Person.archived
    )
    found = tuple(session.scalars(asked))
    return found if len(found) == 1 else ()


def _work_days(session: Session) -> frozenset[int]:
    kept = session.scalars(select(Setting.value).where(Setting.name == "work_days")).one_or_none()
    return read_settings({} if kept is None else {"work_days": kept}).work_days
