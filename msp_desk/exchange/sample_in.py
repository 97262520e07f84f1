"""Reads the sample firm from its files, told in one language and dated from one day."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from msp_desk.exchange.sample_contracts import read_agreed
from msp_desk.exchange.sample_people import client_of, line_of, person_of, unplaced_person
from msp_desk.exchange.sample_plans import read_plans
from msp_desk.exchange.sample_routine import Table, routine_contacts
from msp_desk.exchange.sample_telling import Telling, dice, office_time
from msp_desk.values.drafts import FileDraft, InteractionDraft, OpportunityDraft, PromiseDraft
from msp_desk.values.enums import (
    Channel,
    Initiative,
    Language,
    Moment,
    OpportunityState,
    Promiser,
    PromiseState,
    Side,
)
from msp_desk.values.sample import (
    Sample,
    SampleClient,
    SampleContact,
    SampleOpportunity,
    SamplePromise,
)

FIRM = "firm"
_MINUTES = {
    Channel.CALL: (4, 22),
    Channel.MEETING: (35, 90),
    Channel.VISIT: (40, 150),
    Channel.VIDEO: (20, 60),
}
_ENDED = (PromiseState.KEPT, PromiseState.BROKEN, PromiseState.DROPPED)


def read_sample(folder: Path, language: Language, today: date, zone: str) -> Sample:
    """The sample firm as it is on a day, for somebody who looks at it from that zone; the same for the same arguments."""
    telling = Telling(language, today, zone)
    firm = _table(folder / "firm.toml")
    tables = {name: _table(folder / f"{name}.toml") for name in firm["clients"]}
    routine = routine_contacts(tables, _table(folder / "routine.toml")["contact"])
    ours = _with_logo(_organisation(telling, FIRM, firm), folder / firm["logo"])
    clients = tuple(_organisation(telling, name, table) for name, table in tables.items())
    known = {f"{c.name}/{p.name}" for c in (ours, *clients) for p in c.people if not p.vacant}
    contacts = [
        contact
        for name, table in tables.items()
        for contact in _history(telling, name, table, [*table["contact"], *routine[name]], known)
    ]
    return Sample(
        language=language,
        firm=ours,
        me=firm["me"],
        settings=firm["settings"],
        clients=clients,
        unplaced=tuple(unplaced_person(telling, p) for p in firm["unplaced"]),
        contacts=tuple(sorted(contacts, key=_when)),
        agreed=read_agreed(telling, _table(folder / "agreed.toml")),
        plans=read_plans(folder, telling, tables),
    )


def _table(path: Path) -> Table:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _organisation(telling: Telling, name: str, table: Table) -> SampleClient:
    side = Side.OURS if name == FIRM else Side.THEIRS
    return SampleClient(
        name=name,
        draft=client_of(telling, table, side),
        people=tuple(person_of(telling, p, table) for p in table["person"]),
        owner=f"{FIRM}/{table['owner']}" if "owner" in table else "",
        deputy=f"{FIRM}/{table['deputy']}" if "deputy" in table else "",
        lines=tuple(line_of(telling, told, table) for told in table.get("line", ())),
    )


def _with_logo(firm: SampleClient, path: Path) -> SampleClient:
    logo = FileDraft(path.name, "image/png", path.read_bytes())
    return replace(firm, draft=replace(firm.draft, logo=logo))


def _when(contact: SampleContact) -> tuple[float, str]:
    return contact.draft.at.timestamp() if contact.draft.at else 0, contact.client


def _days_back(told: Table) -> tuple[int, str]:
    return -told["day"], told.get("at", "")


def _history(
    telling: Telling, client: str, table: Table, told: Iterable[Table], known: set[str]
) -> Iterator[SampleContact]:
    """A client's contacts in the order in which they happened."""
    last: datetime | None = None
    for one in sorted(told, key=_days_back):
        clock = (
            time.fromisoformat(one["at"]) if "at" in one else office_time(client, one["day"], one["about"][0])
        )
        last = telling.instant(one["day"], clock, table["zone"], last)
        yield _contact(telling, client, one, last, table["zone"], known)


def _contact(
    telling: Telling, client: str, told: Table, at: datetime, zone: str, known: set[str]
) -> SampleContact:
    people = tuple(_whose(client, who, known) for who in told["with"])
    channel, initiative, moment = _how(told["how"])
    draft = InteractionDraft(
        at=at,
        zone=zone,
        channel=channel,
        initiative=initiative,
        moment=moment,
        reached=not told.get("missed", False),
        minutes=told.get("minutes") or _minutes(channel, told),
        subject=telling.said(told["about"]),
        notes=telling.said(told["notes"]),
        perceived=told.get("felt"),
        attachments=tuple(_file(telling, f) for f in told.get("files", ())),
    )
    theirs = next((p for p in people if not p.startswith(f"{FIRM}/")), "")
    return SampleContact(
        client=client,
        people=people,
        draft=draft,
        promises=tuple(_promise(telling, p, client, theirs, known) for p in told.get("promises", ())),
        opportunities=tuple(_opportunity(telling, o) for o in told.get("ideas", ())),
    )


def _whose(client: str, who: str, known: set[str]) -> str:
    """The full name of somebody: of the client, else of ours, else as it is told."""
    for name in (f"{client}/{who}", f"{FIRM}/{who}", who):
        if name in known:
            return name
    raise ValueError(f"the sample of {client} names {who}, whom nobody knows")


def _how(told: str) -> tuple[Channel, Initiative, Moment | None]:
    channel, initiative, *moment = told.split()
    return Channel(channel), Initiative(initiative), Moment(moment[0]) if moment else None


def _minutes(channel: Channel, told: Table) -> int | None:
    if channel not in _MINUTES or told.get("missed"):
        return None
    least, most = _MINUTES[channel]
    step = 1 if channel is Channel.CALL else 5
    return least + int(dice("minutes", told["day"], told["about"][0]) * (most - least)) // step * step


def _promise(
    telling: Telling, told: Mapping[str, Any], client: str, theirs: str, known: set[str]
) -> SamplePromise:
    promiser = next(p for p in Promiser if p.value in told)
    state = next((s for s in _ENDED if s.value in told), PromiseState.OPEN)
    draft = PromiseDraft(
        what=telling.said(told[promiser.value]),
        promiser=promiser,
        due_on=telling.due(told["due"]) if "due" in told else None,
        state=state,
    )
    closed = telling.worked(told[state.value]) if state in _ENDED else None
    return SamplePromise(
        draft,
        person=_whose(client, told["to"], known) if "to" in told else theirs,
        closed_on=closed,
        hidden_until=telling.due(told["hidden"]) if "hidden" in told else None,
        handed_to=_whose(FIRM, told["handed"], known) if "handed" in told else "",
        note=telling.said(told.get("handed_note", "")),
    )


def _opportunity(telling: Telling, told: Mapping[str, Any]) -> SampleOpportunity:
    moment = next(m for m in Moment if m.value in told)
    draft = OpportunityDraft(what=telling.said(told[moment.value]), moment=moment)
    return SampleOpportunity(draft, OpportunityState(told.get("became", "heard")))


def _file(telling: Telling, told: Mapping[str, Any]) -> FileDraft:
    return FileDraft(telling.said(told["name"]), "text/plain", telling.said(told["text"]).encode())
