"""The history: newest first, page by page, filtered."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest

from msp_desk.queries import timeline
from msp_desk.queries.timeline import TimelineFilter, timeline_page
from msp_desk.values.drafts import FileDraft, PromiseDraft
from msp_desk.values.enums import Channel, Initiative, Moment
from tests.builders import MadeDesk, a_client, a_person, an_interaction, statements


def _all(made: MadeDesk, wanted: TimelineFilter, limit: int = 3) -> list[str]:
    """The subjects of a whole history, read a page at a time."""
    subjects: list[str] = []
    before: int | None = None
    while True:
        page = made.desk.ask(timeline_page, wanted, before, limit)
        assert len(page.rows) <= limit
        subjects += [r.subject for r in page.rows]
        before = page.before
        if before is None:
            return subjects


@pytest.fixture
def client(made: MadeDesk) -> UUID:
    """A client with ten contacts, one a day, of two people in turn; another client has one."""
    client = a_client(made.desk)
    two = [a_person(made.desk, name, client) for name in ("Ana", "Iker")]
    for day in range(10):
        an_interaction(
            made.desk,
            [two[day % 2], made.me],
            days_ago=day,
            subject=f"day {day}",
            channel=Channel.VISIT if day % 5 == 0 else Channel.CALL,
            moment=Moment.OPERATION if day < 5 else None,
            initiative=Initiative.PROACTIVE if day == 7 else Initiative.REACTIVE,
            notes="Se cayó el cortafuegos" if day in (1, 8) else "",
        )
    an_interaction(made.desk, client=a_client(made.desk, "Hotel Miramar"), days_ago=2.5, subject="elsewhere")
    return client


def test_everything_newest_first_across_pages(made: MadeDesk, client: UUID) -> None:
    days = [f"day {n}" for n in range(10)]
    assert _all(made, TimelineFilter(client=client)) == days
    assert _all(made, TimelineFilter()) == [*days[:3], "elsewhere", *days[3:]]


def test_of_one_person(made: MadeDesk, client: UUID) -> None:
    (ana,) = [h.key for h in made.desk.find("Ana")]
    assert _all(made, TimelineFilter(person=ana)) == [f"day {n}" for n in (0, 2, 4, 6, 8)]
    assert len(_all(made, TimelineFilter(person=made.me))) == 10


def test_filtered(made: MadeDesk, client: UUID) -> None:
    assert _all(made, TimelineFilter(channel=Channel.VISIT)) == ["day 0", "day 5"]
    assert _all(made, TimelineFilter(client=client, moment=Moment.OPERATION)) == [
        f"day {n}" for n in range(5)
    ]
    assert _all(made, TimelineFilter(initiative=Initiative.PROACTIVE)) == ["day 7"]
    assert _all(made, TimelineFilter(person=made.me, channel=Channel.VISIT)) == ["day 0", "day 5"]


def test_of_a_period_in_days_of_ones_own_zone(made: MadeDesk) -> None:
    client = a_client(made.desk)
    late = datetime(2026, 11, 9, 23, 30, tzinfo=UTC)  # half past midnight of the tenth in Madrid
    an_interaction(made.desk, client=client, at=late, subject="late")
    on = {"client": client, "since": date(2026, 11, 10), "until": date(2026, 11, 10)}
    assert _all(made, TimelineFilter(**on, zone="Europe/Madrid")) == ["late"]  # type: ignore[arg-type]
    assert _all(made, TimelineFilter(**on)) == []  # type: ignore[arg-type]


def test_words_within_a_client_whatever_their_accents(made: MadeDesk, client: UUID) -> None:
    assert _all(made, TimelineFilter(client=client, text="CAYO cortaf")) == ["day 1", "day 8"]
    assert _all(made, TimelineFilter(client=client, text="cayo"), limit=1) == ["day 1", "day 8"]
    assert _all(made, TimelineFilter(client=client, text="cayo", channel=Channel.VISIT)) == []
    with pytest.raises(ValueError, match="full-text"):
        made.desk.ask(timeline_page, TimelineFilter(text="cayo"))


def test_a_search_across_the_desk_gives_the_positions(made: MadeDesk, client: UUID) -> None:
    found = made.desk.find_notes("cortafuegos")
    page = made.desk.ask(timeline_page, TimelineFilter(), positions=found)
    assert [r.subject for r in page.rows] == ["day 1", "day 8"]
    assert made.desk.find_notes("cortafuegos", page.before) == ()
    assert made.desk.find_notes("cortafuegos", found[0]) == found[1:]


def test_a_filtered_page_looks_through_a_bounded_piece(
    made: MadeDesk, client: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(timeline, "MOST_LOOKED_THROUGH", 3)
    first = made.desk.ask(timeline_page, TimelineFilter(client=client, initiative=Initiative.PROACTIVE))
    assert first.rows == ()
    assert first.before is not None
    assert _all(made, TimelineFilter(client=client, initiative=Initiative.PROACTIVE)) == ["day 7"]
    assert _all(made, TimelineFilter(client=client, channel=Channel.VISIT)) == ["day 0", "day 5"]


def test_a_row_tells_who_what_and_how_much(made: MadeDesk) -> None:
    client = a_client(made.desk)
    ana = a_person(made.desk, "Ana", client)
    stranger = a_person(made.desk, "Rosa")
    an_interaction(
        made.desk,
        [ana, stranger, made.me],
        perceived=4,
        notes="x" * 1000,
        promises=(PromiseDraft("Call back"), PromiseDraft("Send it")),
        attachments=(FileDraft("a.txt", "text/plain", b"a"),),
    )
    (row,) = made.desk.ask(timeline_page, TimelineFilter()).rows
    assert (row.client, row.theirs, row.ours) == ("Aero Handling", ("Ana", "Rosa"), ("Marta Ruiz",))
    assert (row.promises, row.attachments, row.perceived, len(row.notes)) == (2, 1, 4, 300)


def test_two_statements_and_one_more_when_filtered(made: MadeDesk, client: UUID) -> None:
    with statements(made.desk.engine) as sent:
        made.desk.ask(timeline_page, TimelineFilter(client=client, since=date(2026, 1, 1)))
    assert len(sent) == 2
    with statements(made.desk.engine) as sent:
        made.desk.ask(timeline_page, TimelineFilter(client=client, channel=Channel.CALL))
    assert len(sent) == 3


def test_what_happened_at_one_instant_is_not_lost_between_pages(made: MadeDesk) -> None:
    client = a_client(made.desk)
    at = made.clock() - timedelta(days=1)
    for n in range(7):
        an_interaction(made.desk, client=client, at=at, subject=str(n))
    assert _all(made, TimelineFilter(client=client)) == list("6543210")
