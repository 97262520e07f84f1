"""Cards for the papers: a client with a story, one of whom nothing is known, and one that fills everything."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from msp_desk.queries.relationship_rows import (
    ChoiceRow,
    ClientRow,
    ClockRow,
    EntryRow,
    FeelingRow,
    FirmRow,
    InterlocutorRow,
    PointRow,
    PromiseRow,
    RelationshipCard,
    SeatRow,
    SiteRow,
)
from msp_desk.rules.relationship import Contact, feelings, tally
from msp_desk.values.enums import (
    Channel,
    ClientStatus,
    Initiative,
    Level,
    Moment,
    PersonStatus,
    PointKind,
    Promiser,
    PromiseState,
    Situation,
    Tier,
)
from msp_desk.values.times import timeline_position

TODAY = date(2026, 11, 22)
SINCE = date(2025, 12, 1)
FIRM = FirmRow("Norte Sistemas", "ES")


def key(number: int) -> UUID:
    """A key that is the same in every run."""
    return UUID(int=number)


def empty_card() -> RelationshipCard:
    """A client of whom only the name is known."""
    return RelationshipCard(
        firm=FirmRow(""),
        client=ClientRow(key(1), "Talleres Ibarra"),
        since=SINCE,
        until=TODAY,
        today=TODAY,
        tally=tally((), SINCE, TODAY),
    )


_Told = tuple[Channel, Initiative, Moment | None, int | None, str, str]

_STORY: list[tuple[int, _Told]] = [
    (8, (Channel.CALL, Initiative.REACTIVE, Moment.OPERATION, 2, "Check-in counters 3 to 5 down",
     "Counters answered again after 40 minutes.\nHe was blamed in front of his team: next time call him first.")),
    (23, (Channel.MEETING, Initiative.PROACTIVE, Moment.EVOLUTION, 4, "Quarterly review", "Ana wants the numbers a week before.")),
    (41, (Channel.EMAIL, Initiative.PROACTIVE, None, None, "Report for October", "")),
    (51, (Channel.VISIT, Initiative.PROACTIVE, Moment.INNOVATION, 5, "Idea: self check-in kiosks",
     "Iker saw them in Lisbon and would like to try two at gate 12.")),
    (103, (Channel.CALL, Initiative.REACTIVE, Moment.OPERATION, 3, "Booking outage", "Nobody told them until noon.")),
    (170, (Channel.CALL, Initiative.PROACTIVE, Moment.OPERATION, 4, "How is the new backup doing?", "")),
    (255, (Channel.VIDEO, Initiative.PROACTIVE, Moment.EVOLUTION, 3, "Budget for the network", "The group decides in May.")),
    (330, (Channel.MEETING, Initiative.REACTIVE, None, None, "Contract signed", "")),
]  # fmt: skip


def _entry(number: int, days: int, told: _Told) -> EntryRow:
    channel, initiative, moment, perceived, subject, notes = told
    at = datetime(2026, 11, 22, 9, 12, tzinfo=UTC) - timedelta(days=days, minutes=number)
    return EntryRow(
        at, channel, initiative, moment, True, 25 if number % 2 else None, subject, notes, perceived,
        theirs=("Óscar Díaz",) if number % 2 else ("Ana Núñez", "Pilar Sanz"),
        ours=("Marta Ruiz",),
    )  # fmt: skip


def contact_of(entry: EntryRow, number: int) -> Contact:
    """What counts of an entry."""
    return Contact(
        timeline_position(entry.at, key(number)), entry.at.date(), entry.channel, entry.initiative, entry.moment,
        entry.reached, entry.perceived,
    )  # fmt: skip


def _person(
    number: int, name: str, title: str, level: Level, *points: PointRow, **more: object
) -> InterlocutorRow:
    seats = (SeatRow(title, "", level, str(more.pop("contact_for", ""))),)
    return InterlocutorRow(key(number), name, level, "", seats, points=points, **more)  # type: ignore[arg-type]


def _people() -> tuple[InterlocutorRow, ...]:
    mobile, email = PointKind.MOBILE, PointKind.EMAIL
    return (
        _person(
            11, "Pilar Sanz", "General director", Level.EXECUTIVE,
            PointRow(mobile, "+34600100400", preferred=True, hours="9-14"),
            PointRow(email, "pilar.sanz@aero.example"),
            is_key=True, last_on=date(2026, 10, 30), contact_for="contract, budget above 20,000 €",
            choices=(ChoiceRow(Situation.BAD_NEWS, Channel.VISIT, "never by mail"),),
        ),
        _person(
            12, "Ana Núñez", "Operations manager", Level.MANAGEMENT,
            PointRow(email, "ana.nunez@aero.example", preferred=True),
            PointRow(PointKind.PHONE, "+34971550133", "counter"),
            last_on=date(2026, 10, 30),
        ),
        _person(
            13, "Óscar Díaz", "Check-in supervisor", Level.OPERATIONAL,
            PointRow(mobile, "+34600100200", preferred=True, hours="05:00-13:00"),
            last_on=date(2026, 11, 14), status=PersonStatus.ON_LEAVE, back_on=date(2026, 12, 3),
        ),
        _person(14, "Łukasz O'Brien", "Systems", Level.TECHNICAL),
    )  # fmt: skip


def story_card() -> RelationshipCard:
    """A client with a year of contacts."""
    entries = tuple(_entry(i, days, told) for i, (days, told) in enumerate(_STORY))
    contacts = [contact_of(e, i) for i, e in enumerate(entries)]
    by_position = {c.position: e for c, e in zip(contacts, entries, strict=True)}
    felt = tuple(
        FeelingRow(
            f,
            by_position[f.latest].perceived or 0,
            by_position[f.latest].at.date(),
            by_position[f.latest].subject,
            by_position[f.latest].notes,
        )
        for f in feelings(contacts, SINCE, TODAY)
    )
    return RelationshipCard(
        firm=FIRM,
        client=ClientRow(
            key(1), "Aero Handling", ClientStatus.ACTIVE, Tier.A, "Aero Handling Baleares, S.L.", "B07000000",
            "Airport services", 214, date(2017, 3, 1), "ES", "es", "Marta Ruiz", "Luis Gil",
        ),
        since=SINCE,
        until=TODAY,
        today=TODAY,
        tally=tally(contacts, SINCE, TODAY),
        zone="Europe/Madrid",
        sites=(
            SiteRow("Terminal", "Calle del Aire 3", "07611", "Palma", "", "ES"),
            SiteRow("Cargo", "", "07199", "Marratxí", "", "ES"),
        ),
        choices=(
            ChoiceRow(Situation.URGENT_INCIDENT, Channel.CALL),
            ChoiceRow(Situation.REPORT, Channel.EMAIL),
        ),
        people=_people(),
        feelings=felt,
        promises=_promises(),
        due=(
            ClockRow("Łukasz O'Brien", Level.TECHNICAL, False, None, 30, date(2026, 10, 22), date(2026, 11, 10)),
            ClockRow("Ana Núñez", Level.MANAGEMENT, False, date(2026, 10, 30), 45, date(2026, 11, 20), date(2026, 12, 14)),
            ClockRow("Pilar Sanz", Level.EXECUTIVE, True, date(2026, 10, 30), 90, date(2027, 1, 13), date(2027, 1, 28)),
        ),
        entries=entries,
    )  # fmt: skip


def _promises() -> tuple[PromiseRow, ...]:
    us, them = Promiser.US, Promiser.THEM
    return (
        PromiseRow("Send the cost of the August outage", us, PromiseState.OPEN, date(2026, 10, 30), date(2026, 11, 10), None, "Pilar Sanz"),
        PromiseRow("Name a deputy for the night shift", them, PromiseState.OPEN, date(2026, 10, 30), date(2026, 12, 1), None, "Ana Núñez"),
        PromiseRow("Quote two kiosks", us, PromiseState.OPEN, date(2026, 10, 2)),
        PromiseRow("Move the backup window to 3 o'clock", us, PromiseState.KEPT, date(2026, 6, 2), date(2026, 6, 9), date(2026, 6, 5), "Óscar Díaz"),
        PromiseRow("Answer within 20 minutes at weekends", us, PromiseState.BROKEN, date(2026, 5, 2), date(2026, 8, 1), date(2026, 8, 11)),
        PromiseRow("List of people for the portal", them, PromiseState.KEPT, date(2026, 2, 2), None, date(2026, 3, 1)),
    )  # fmt: skip


_LONG = "Gesellschaft für außerordentlich weitläufige Geschäftsbeziehungen und Instandhaltung "


def _crowd(people: int) -> tuple[InterlocutorRow, ...]:
    levels = list(Level)
    return tuple(
        _person(
            100 + i, (f"{_LONG * 3}{i}"[:200] if i % 10 == 0 else f"Person Number {i} of a Large Company"),
            _LONG if i % 7 == 0 else "Regional coordinator of everything", levels[i * 4 // max(people, 1)],
            PointRow(PointKind.MOBILE, f"+346001{i:05d}", preferred=True, hours="Mon-Fri 8:00-15:00"),
            PointRow(PointKind.EMAIL, ("x" * 90 if i % 10 == 0 else f"person.{i}") + "@large-company.example"),
            last_on=TODAY - timedelta(days=i),
        )
        for i in range(people)
    )  # fmt: skip


def _many_entries(entries: int) -> tuple[EntryRow, ...]:
    channels, moments = list(Channel), [*Moment, None]
    return tuple(
        EntryRow(
            datetime(2026, 11, 21, 17, 0, tzinfo=UTC) - timedelta(hours=40 * i), channels[i * i % 9],
            list(Initiative)[i % 3 % 2], moments[i % 4], i % 11 != 0, 5 * (i % 9), f"Subject number {i} " * (1 + i % 3),
            f"What was said in contact {i}: the line was slow again, and nobody knew whom to call about it. " * (i % 5),
            1 + i % 5 if i % 3 else None,
            theirs=("Ana Núñez",), ours=("Marta Ruiz", "Luis Gil"),
        )
        for i in range(entries)
    )  # fmt: skip


def overfull_card(people: int = 50, entries: int = 200) -> RelationshipCard:
    """A client with very many of everything, and very long names."""
    crowd, told = _crowd(people), _many_entries(entries)
    contacts = [contact_of(e, i) for i, e in enumerate(told)]
    promises = tuple(
        PromiseRow(
            f"Promise {i}: {_LONG}", list(Promiser)[i % 2], list(PromiseState)[i % 4], TODAY - timedelta(days=90 + i),
            TODAY + timedelta(days=i - 20), None if i % 4 == 0 else TODAY - timedelta(days=i), f"{_LONG * 3}"[:200],
        )
        for i in range(40)
    )  # fmt: skip
    clocks = tuple(
        ClockRow(p.name, p.level or Level.TECHNICAL, i % 2 == 0, p.last_on, 30, TODAY + timedelta(days=i - 10), TODAY + timedelta(days=i - 5))
        for i, p in enumerate(crowd[:30])
    )  # fmt: skip
    felt = tuple(FeelingRow(f, 3, TODAY, _LONG, _LONG * 5) for f in feelings(contacts, SINCE, TODAY))
    name = (_LONG * 3)[:200]
    return RelationshipCard(
        firm=FirmRow((_LONG * 3)[:200], "DE"),
        client=ClientRow(
            key(2), name, ClientStatus.ACTIVE, Tier.A, name, "DE" + "1" * 40, _LONG, 12_345, date(1999, 12, 31), "DE", "en",
            name, name,
        ),
        since=SINCE,
        until=TODAY,
        today=TODAY,
        tally=tally(contacts, SINCE, TODAY),
        zone="Europe/Madrid",
        sites=tuple(SiteRow(f"Site {i}", _LONG, "12345", "Berlin", "", "DE") for i in range(30)),
        choices=tuple(ChoiceRow(s, Channel.CALL, _LONG) for s in Situation),
        people=crowd,
        feelings=felt,
        promises=tuple(sorted(promises, key=lambda p: p.state is not PromiseState.OPEN)),
        due=clocks,
        entries=told,
    )  # fmt: skip
