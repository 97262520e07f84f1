"""Turns the sample's tables about clients and people into drafts."""

from __future__ import annotations

from datetime import date
from typing import Any

from msp_desk.exchange.sample_telling import Telling
from msp_desk.rules.workdays import months_after
from msp_desk.values.drafts import ChannelDraft, ClientDraft, PersonDraft, PointDraft, SiteDraft
from msp_desk.values.enums import (
    Address,
    Channel,
    ClientStatus,
    Influence,
    Level,
    PersonStatus,
    PointKind,
    Side,
    Situation,
    Tier,
)
from msp_desk.values.sample import SampleBoss, SampleHolding, SampleLine, SamplePerson

Table = dict[str, Any]

_HALF_A_YEAR = 180


def client_of(telling: Telling, table: Table, side: Side) -> ClientDraft:
    """A client, or our firm."""
    return ClientDraft(
        name=telling.said(table["name"]),
        side=side,
        legal_name=table.get("legal", ""),
        tax_id=table.get("tax", ""),
        sector=telling.said(table.get("sector", "")),
        size=table.get("size"),
        status=ClientStatus(table.get("status", "active")),
        tier=Tier(table.get("tier", "b")),
        since=_came(telling, table),
        tags=tuple(telling.said(t) for t in table.get("tags", ())),
        country=table["country"],
        language=table["language"],
        time_zone=table["zone"],
        address=Address(table["spoken"]) if "spoken" in table else None,
        warning=telling.said(table.get("warning", "")),
        notes=telling.said(table.get("notes", "")),
        sites=tuple(_site(telling, s) for s in table.get("site", ())),
        points=_points(telling, table, table),
        channels=_channels(telling, table),
    )


def _site(telling: Telling, table: Table) -> SiteDraft:
    names = ("name", "street", "city", "region", "postcode", "country")
    name, street, city, region, postcode, country = (telling.said(table.get(n, "")) for n in names)
    return SiteDraft(name, street, city, region, postcode, country)


def person_of(telling: Telling, table: Table, client: Table) -> SamplePerson:
    """Somebody of a client with their seat, or an empty seat."""
    return SamplePerson(
        name=table["id"],
        draft=_person(telling, table, client),
        boss=table.get("boss", ""),
        since=_seated(telling, table),
        until=_last_day(telling, table),
        bosses=tuple(SampleBoss(b["boss"], telling.day(b["until"])) for b in table.get("under", ())),
        dotted=tuple(table.get("dotted", ())),
        is_assistant=table.get("assistant", False),
        before=tuple(
            SampleHolding(b["seat"], _day(telling, b, "since"), _day(telling, b, "until"))
            for b in table.get("before", ())
        ),
    )


def _day(telling: Telling, table: Table, name: str) -> date | None:
    return telling.day(table[name]) if name in table else None


def _came(telling: Telling, table: Table) -> date | None:
    """Since when a client is one: so many days, or so many years and to be remembered in so many days."""
    if "anniversary" in table:
        years, days = table["anniversary"]
        return months_after(telling.day(-days), -12 * years)
    return _day(telling, table, "since")


def _last_day(telling: Telling, table: Table) -> date | None:
    """Of somebody who left, or who is about to."""
    return telling.day(-table["leaves"]) if "leaves" in table else _day(telling, table, "left")


def _seated(telling: Telling, table: Table) -> date | None:
    """Since when somebody holds their seat, where that is known: not before they came."""
    return _day(telling, table, "seated" if "seated" in table else "since")


def line_of(telling: Telling, table: Table, client: Table) -> SampleLine:
    """A counterpart line; it was drawn half a year after the client came, where nothing else is said."""
    return SampleLine(
        theirs=table["theirs"],
        ours=table["ours"],
        topic=telling.said(table.get("for", "")),
        channel=Channel(table["by"]) if "by" in table else None,
        since=telling.day(table.get("since", client["since"] - _HALF_A_YEAR)),
        until=telling.day(table["until"]) if "until" in table else None,
    )


def unplaced_person(telling: Telling, table: Table) -> PersonDraft:
    """Somebody who is of no client yet."""
    return _person(telling, table, {})


def _person(telling: Telling, table: Table, client: Table) -> PersonDraft:
    born = _born(telling, table)
    status, since, until = _status(telling, table)
    return PersonDraft(
        name=table.get("name", ""),
        prefix=telling.said(table.get("prefix", "")),
        given=table.get("name", "").partition(" ")[0],
        family=table.get("name", "").partition(" ")[2],
        nickname=table.get("called", ""),
        title=telling.said(table.get("title", "")),
        unit=telling.said(table.get("unit", "")),
        level=Level(table["level"]) if "level" in table else None,
        contact_for=telling.said(table.get("for", "")),
        address=Address(table["spoken"]) if "spoken" in table else None,
        language=table.get("language", ""),
        time_zone=table.get("zone", ""),
        birth_day=born[0],
        birth_month=born[1],
        birth_year=born[2],
        influence=Influence(table["weighs"]) if "weighs" in table else None,
        is_key=table.get("key", False),
        warm_notes=telling.said(table.get("warm", "")),
        warning=telling.said(table.get("careful", "")),
        notes=telling.said(table.get("notes", "")),
        status=status,
        status_since=since,
        status_until=until,
        points=_points(telling, table, client),
        channels=_channels(telling, table),
    )


def _status(telling: Telling, table: Table) -> tuple[PersonStatus, date | None, date | None]:
    if "left" in table:
        return PersonStatus.LEFT, telling.day(table["left"]), None
    if "leave" in table:
        since, until = table["leave"]
        return PersonStatus.ON_LEAVE, telling.day(since), telling.day(until)
    return PersonStatus.ACTIVE, None, None


def _born(telling: Telling, table: Table) -> tuple[int | None, int | None, int | None]:
    """A birthday as day, month and year: written out, without the year, or so many days from now."""
    if "birthday_in" in table:
        day = telling.day(-table["birthday_in"])
        return day.day, day.month, None
    if "born" not in table:
        return None, None, None
    *year, month, day_of_month = map(int, table["born"].split("-"))
    return day_of_month, month, year[0] if year else None


def _points(telling: Telling, table: Table, client: Table) -> tuple[PointDraft, ...]:
    """Every kind of contact point is a key of its own; `labels` and `hours` are by kind, `best` is the preferred one."""
    labels, hours = table.get("labels", {}), table.get("hours", {})
    points = []
    for kind in PointKind:
        if kind.value not in table:
            continue
        value = telling.said(table[kind.value])
        if kind is PointKind.EMAIL and "@" not in value:
            value = f"{value}@{client['domain']}"
        points.append(
            PointDraft(
                kind=kind,
                value=value,
                label=telling.said(labels.get(kind.value, "")),
                hours=telling.said(hours.get(kind.value, "")),
                preferred=table.get("best") == kind.value,
            )
        )
    return tuple(points)


def _channels(telling: Telling, table: Table) -> tuple[ChannelDraft, ...]:
    """The right channel by situation: `situation = ["channel", "note", "nota"]`."""
    return tuple(
        ChannelDraft(Situation(situation), Channel(channel), telling.said(note) if note else "")
        for situation, (channel, *note) in table.get("channels", {}).items()
    )
