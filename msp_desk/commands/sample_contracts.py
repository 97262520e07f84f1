"""Brings what the sample firm has agreed with its clients into its desk."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from uuid import UUID

from sqlalchemy.orm import Session

from msp_desk.commands.checkins import set_exception
from msp_desk.commands.contracts import decide_renewal, save_contract, save_hours
from msp_desk.values.checkins import CheckInTarget
from msp_desk.values.contracts import DecisionDraft
from msp_desk.values.sample_contracts import SampleAgreed, SampleContract


def bring_agreed(
    session: Session, agreed: SampleAgreed, clients: Mapping[str, UUID], people: Mapping[str, UUID]
) -> None:
    """Contracts with their decisions, hours, and other days for check-ins; of clients by name, of people by `client/name`."""
    for contract in agreed.contracts:
        _bring_contract(session, contract, clients[contract.client])
    for hours in agreed.hours:
        save_hours(session, replace(hours.draft, client_key=clients[hours.client]))
    for one in agreed.exceptions:
        if one.person:
            target = CheckInTarget(person_key=people[one.person])
        else:
            target = CheckInTarget(client_key=clients[one.client], level=one.level)
        set_exception(session, target, one.terms)


def _bring_contract(session: Session, contract: SampleContract, client: UUID) -> None:
    key = save_contract(session, replace(contract.draft, client_key=client))
    for one in contract.decisions:
        decide_renewal(
            session,
            DecisionDraft(
                contract_key=key,
                for_end=one.for_end,
                decision=one.decision,
                decided_on=one.decided_on,
                reason=one.reason,
                by_side=one.by_side,
                terms=one.terms,
            ),
        )
