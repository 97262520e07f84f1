"""Service plans to test with: a small one without holes, a full one, one of any size, and any plan there could be."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from hypothesis import strategies as st

from msp_desk.values.enums import Channel, Language, Level, PointKind, Side
from msp_desk.values.plan_content import (
    CommitmentSaid,
    CounterpartSaid,
    LadderSaid,
    NumberSaid,
    PartySaid,
    PlanContent,
    PlanDocument,
    ProcedureSaid,
    RoleSaid,
    RungSaid,
    ScopeSaid,
    SeatSaid,
)
from msp_desk.values.plans import (
    Comparison,
    Duration,
    Frequency,
    Impact,
    ImpactKind,
    RequestKind,
    StepSaid,
    Target,
    TargetKind,
    TimeUnit,
)

#: The day on which `a_content()` has no holes.
TODAY = date(2026, 11, 23)

#: What a person may write, and what no page and no paper may take for its own.
NASTY = (
    "<script>alert(1)</script>",
    "<b>bold</b> & <para>",
    '"><img src=x onerror=alert(1)>',
    "</script><!--",
    "{{ 7*7 }} {% raw %}",
    "javascript:alert(1)",
    "&amp; &lt;",
    "ﾊﾝｶｸ 漢字",
    "שלום עולם",
    "مرحبا",
    "👩‍💻 🚀",
    "W" * 300,
    "cafe\u0301",
    "line one\nline two",
    "%(name)s %s %d",
    "=1+1",
)


def key(n: int) -> str:
    """A key as the desk makes them: 32 hexadecimal digits."""
    return f"{n:032x}"


DIRECTOR, MANAGER, TECHNICIAN = key(1), key(2), key(3)
THEIR_DIRECTOR, THEIR_IT, THEIR_OPERATIONS = key(11), key(12), key(13)


def a_seat(number: int, title: str, level: Level, **fields: Any) -> SeatSaid:
    """A position of ours with a holder who answers phone and email; fields as in SeatSaid."""
    given: dict[str, Any] = {
        "key": key(number),
        "side": Side.OURS,
        "title": title,
        "unit": "",
        "level": level,
        "boss": "",
        "is_assistant": False,
        "holder": f"Holder {number}",
        "holder_key": key(1000 + number),
        "numbers": (
            NumberSaid(PointKind.PHONE, f"+34 910 000 {number:03}", "9-18"),
            NumberSaid(PointKind.EMAIL, f"holder{number}@norte.example"),
        ),
    }
    return SeatSaid(**{**given, **fields})


def a_commitment(number: int = 31, **fields: Any) -> CommitmentSaid:
    """Response to urgent incidents within 30 minutes; fields as in CommitmentSaid."""
    given: dict[str, Any] = {
        "key": key(number),
        "service": "Managed network",
        "indicator": "Response to urgent incidents",
        "target": Target(TargetKind.TIME, Comparison.AT_MOST, 30, TimeUnit.MINUTES),
        "frequency": Frequency.MONTH,
        "hours": "Mon-Fri 8:00-20:00",
        "measured_how": "From the call until a technician answers",
        "measured_from": "The ticket system",
        "impacts": (Impact(ImpactKind.CREDIT_PERCENT, amount=5_000),),
    }
    return CommitmentSaid(**{**given, **fields})


def a_content(**fields: Any) -> PlanContent:
    """A small plan without holes on TODAY; fields as in PlanContent."""
    given: dict[str, Any] = {
        "language": Language.ENGLISH,
        "firm": PartySaid(
            "Norte Sistemas", "Norte Sistemas S.L.", "B00000001", "Calle Mayor 1\n28013 Madrid"
        ),
        "client": PartySaid("Aero Handling", "Aero Handling S.A.", "A00000002", "Terminal 2\n28042 Madrid"),
        "introduction": "How we work together.",
        "review_on": date(2027, 11, 2),
        "review_months": 12,
        "scope": _scope(),
        "seats": _seats(),
        "roles": (
            RoleSaid(key(41), MANAGER, "Everything about the service", Channel.CALL, "9-18"),
            RoleSaid(key(42), THEIR_IT, "Changes and access", Channel.EMAIL),
        ),
        "counterparts": (CounterpartSaid(key(51), THEIR_IT, MANAGER, "Changes", Channel.EMAIL),),
        "procedures": _procedures(),
        "commitments": (
            a_commitment(),
            a_commitment(
                32,
                indicator="Availability of the network",
                target=Target(TargetKind.PERCENT, Comparison.AT_LEAST, 99_950),
                impacts=(
                    Impact(ImpactKind.CREDIT_PERCENT, amount=5_000),
                    Impact(ImpactKind.CREDIT_PERCENT, beyond=99_000, amount=10_000),
                    Impact(ImpactKind.RIGHT_TO_END, beyond=95_000),
                ),
            ),
        ),
        "ladders": (_ladder(),),
    }
    return PlanContent(**{**given, **fields})


def a_document(content: PlanContent | None = None, number: int = 1, **fields: Any) -> PlanDocument:
    """A published version of a plan; fields as in PlanDocument."""
    given: dict[str, Any] = {
        "number": number,
        "published_on": TODAY,
        "author": "Marta Ruiz",
        "note": "First version",
        "content": content or a_content(),
    }
    return PlanDocument(**{**given, **fields})


def _scope() -> tuple[ScopeSaid, ...]:
    return (
        ScopeSaid(
            key(21),
            "Managed network",
            "Switches and access points",
            True,
            "24",
            "devices",
            ("Terminal 2",),
            "24x7",
        ),
        ScopeSaid(key(22), "Managed network", "Cabling", False, notes="Quoted apart"),
        ScopeSaid(
            key(23), "Service desk", "Support of users", True, "60", "users", hours="Mon-Fri 8:00-20:00"
        ),
    )


def _seats() -> tuple[SeatSaid, ...]:
    theirs = {"side": Side.THEIRS, "unit": "Handling"}
    return (
        a_seat(1, "General director", Level.EXECUTIVE, holder="Elena Soto"),
        a_seat(2, "Service manager", Level.MANAGEMENT, boss=DIRECTOR, holder="Marta Ruiz"),
        a_seat(3, "Network technician", Level.TECHNICAL, boss=MANAGER, holder="Iván Peña"),
        a_seat(11, "General manager", Level.EXECUTIVE, holder="Pilar Vidal", **theirs),
        a_seat(12, "Head of IT", Level.MANAGEMENT, boss=THEIR_DIRECTOR, holder="Ana Núñez", **theirs),
        a_seat(13, "Shift lead", Level.OPERATIONAL, boss=THEIR_IT, holder="Luis Gil", **theirs),
    )


def _procedures() -> tuple[ProcedureSaid, ...]:
    return (
        ProcedureSaid(
            key(61),
            RequestKind.INCIDENT,
            "",
            Channel.CALL,
            "What fails, where, since when",
            "24x7",
            (
                StepSaid("Call the service desk", who="Whoever sees it"),
                StepSaid("Answer and classify", seat=TECHNICIAN, takes=Duration(15, TimeUnit.MINUTES)),
            ),
        ),
        ProcedureSaid(
            key(62),
            RequestKind.OTHER,
            "A loan device",
            Channel.EMAIL,
            steps=(StepSaid("Write to us", who="You"),),
        ),
    )


def _ladder() -> LadderSaid:
    return LadderSaid(
        key(71),
        "Critical",
        "Nobody can work",
        (
            RungSaid(TECHNICIAN, THEIR_OPERATIONS, Duration(0, TimeUnit.MINUTES), Channel.CALL),
            RungSaid(MANAGER, THEIR_IT, Duration(30, TimeUnit.MINUTES), Channel.CALL),
            RungSaid(DIRECTOR, THEIR_DIRECTOR, Duration(2, TimeUnit.HOURS), Channel.CALL, "+34 600 000 001"),
        ),
    )


def a_large_content(
    scope: int = 30, commitments: int = 20, seats: int = 40, procedures: int = 6, ladders: int = 3
) -> PlanContent:
    """A plan of any size without holes; as it stands, the full one of the speed goals."""
    small = a_content()
    services = tuple(f"Service {n}" for n in range(1, 7))
    return replace(
        small,
        scope=tuple(
            replace(
                small.scope[0], key=key(10_000 + n), service=services[n % 6], name=f"Item {n} of the scope"
            )
            for n in range(scope)
        ),
        seats=small.seats + _more_seats(Side.OURS, seats - 3) + _more_seats(Side.THEIRS, seats - 3),
        procedures=tuple(
            replace(small.procedures[0], key=key(20_000 + n), kind=tuple(RequestKind)[n % 6])
            for n in range(procedures)
        ),
        commitments=tuple(
            replace(a_commitment(30_000 + n), service=services[n % min(6, scope)], indicator=f"Indicator {n}")
            for n in range(commitments)
        ),
        ladders=tuple(
            replace(small.ladders[0], key=key(40_000 + n), severity=f"Severity {n + 1}")
            for n in range(ladders)
        ),
    )


def _more_seats(side: Side, count: int) -> tuple[SeatSaid, ...]:
    first = 50_000 if side is Side.OURS else 60_000
    top = MANAGER if side is Side.OURS else THEIR_IT
    return tuple(
        a_seat(
            first + n,
            f"Position {n}",
            Level.OPERATIONAL,
            side=side,
            boss=top if n < 4 else key(first + n // 4 - 1),
            unit=f"Unit {n % 4}",
        )
        for n in range(count)
    )


# Any plan there could be: what people write is any text, keys name positions or nothing.

TEXTS = st.one_of(
    st.sampled_from(NASTY), st.text(st.characters(exclude_categories=["Cs"]), max_size=30), st.just("")
)
_KEYS = st.integers(1, 2**120).map(key)
_NUMBERS = st.builds(NumberSaid, st.sampled_from(PointKind), TEXTS, TEXTS)
_DURATIONS = st.builds(Duration, st.integers(0, 10_000), st.sampled_from(TimeUnit))
_CHANNELS = st.none() | st.sampled_from(Channel)


@st.composite
def _targets(draw: st.DrawFn) -> Target:
    kind = draw(st.sampled_from(TargetKind))
    unit = draw(st.sampled_from(TimeUnit)) if kind is TargetKind.TIME else None
    return Target(kind, draw(st.sampled_from(Comparison)), draw(amounts_of(kind)), unit, draw(TEXTS))


def amounts_of(kind: TargetKind) -> st.SearchStrategy[int]:
    """Values that mean something in the measure of such a target."""
    if kind is TargetKind.DATE:
        return st.integers(1, date.max.toordinal())
    return st.integers(0, 1 if kind is TargetKind.YES_NO else 10**9)


@st.composite
def _commitments(draw: st.DrawFn, named: str) -> CommitmentSaid:
    target = draw(_targets())
    impacts = st.builds(
        Impact,
        st.sampled_from(ImpactKind),
        st.none() | amounts_of(target.kind),
        st.none() | st.integers(0, 10**9),
        st.sampled_from(("", "EUR", "GBP", "JPY")),
        TEXTS,
    )
    return CommitmentSaid(
        named,
        draw(TEXTS),
        draw(TEXTS),
        target,
        draw(st.sampled_from(Frequency)),
        draw(TEXTS),
        draw(TEXTS),
        draw(TEXTS),
        draw(TEXTS),
        tuple(draw(st.lists(impacts, max_size=3))),
    )


@st.composite
def _seats_of(draw: st.DrawFn, keys: list[str]) -> tuple[SeatSaid, ...]:
    return tuple(
        SeatSaid(
            named,
            draw(st.sampled_from(Side)),
            draw(TEXTS),
            draw(TEXTS),
            draw(st.sampled_from(Level)),
            draw(st.sampled_from(["", *keys])),
            draw(st.booleans()),
            draw(TEXTS),
            draw(st.sampled_from(["", *keys])),
            tuple(draw(st.lists(_NUMBERS, max_size=2))),
            draw(st.booleans()),
        )
        for named in keys
    )


@st.composite
def contents(draw: st.DrawFn) -> PlanContent:
    """Any content that can be published, holes and all."""
    keys = draw(st.lists(_KEYS, max_size=4, unique=True))
    seats = st.sampled_from(["", *keys])
    steps = st.lists(st.builds(StepSaid, TEXTS, TEXTS, seats, st.none() | _DURATIONS), max_size=3).map(tuple)
    rungs = st.lists(st.builds(RungSaid, seats, seats, _DURATIONS, _CHANNELS, TEXTS), max_size=3).map(tuple)
    sites = st.lists(TEXTS, max_size=2).map(tuple)

    def some(kind: Any, *fields: st.SearchStrategy[Any]) -> tuple[Any, ...]:
        named = draw(st.lists(_KEYS, max_size=3, unique=True))
        return tuple(draw(st.builds(kind, st.just(one), *fields)) for one in named)

    parties = st.builds(PartySaid, TEXTS, TEXTS, TEXTS, TEXTS)
    return PlanContent(
        draw(st.sampled_from(Language)),
        draw(parties),
        draw(parties),
        draw(TEXTS),
        draw(st.none() | st.dates()),
        draw(st.none() | st.integers(1, 120)),
        some(ScopeSaid, TEXTS, TEXTS, st.booleans(), TEXTS, TEXTS, sites, TEXTS, TEXTS, TEXTS),
        draw(_seats_of(keys)),
        some(RoleSaid, seats, TEXTS, _CHANNELS, TEXTS),
        some(CounterpartSaid, seats, seats, TEXTS, _CHANNELS),
        some(ProcedureSaid, st.sampled_from(RequestKind), TEXTS, _CHANNELS, TEXTS, TEXTS, steps),
        tuple(draw(_commitments(one)) for one in draw(st.lists(_KEYS, max_size=3, unique=True))),
        some(LadderSaid, TEXTS, TEXTS, rungs),
    )


def documents() -> st.SearchStrategy[PlanDocument]:
    """Any published version there could be."""
    return st.builds(PlanDocument, st.integers(1, 10**6), st.dates(), TEXTS, TEXTS, contents())
