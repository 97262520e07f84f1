"""The sample firm as it is told: alike in both languages, valid, on working days, never twice the same."""

from __future__ import annotations

import re
import shutil
import tomllib
from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import phonenumbers
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from msp_desk.exchange.sample_in import read_sample
from msp_desk.exchange.sample_routine import routine_contacts
from msp_desk.rules.hours import read_hours
from msp_desk.rules.phones import PHONE_KINDS
from msp_desk.values.enums import (
    Channel,
    ClientStatus,
    Initiative,
    Language,
    Level,
    Moment,
    OpportunityState,
    PersonStatus,
    PointKind,
    PromiseState,
    Tier,
)
from msp_desk.values.sample import Sample
from tests.builders import TODAY
from tests.samples import FOLDER, MADRID, everybody, sample


def shape(of: Sample) -> list[object]:
    """All of a sample that has nothing to do with words."""
    people = [
        (
            p.name,
            p.draft.name,
            p.draft.level,
            p.boss,
            p.draft.status,
            [(q.kind, q.value) for q in p.draft.points],
        )
        for p in everybody(of)
    ]
    contacts = [
        (
            c.client, c.people, c.draft.at, c.draft.channel, c.draft.moment, c.draft.initiative, c.draft.perceived,
            c.draft.minutes, [(p.person, p.draft.due_on, p.draft.state, p.closed_on) for p in c.promises],
            [(o.draft.moment, o.state) for o in c.opportunities], len(c.draft.attachments),
        )
        for c in of.contacts
    ]  # fmt: skip
    clients = [
        (c.name, c.owner, c.draft.tier, c.draft.status, len(c.draft.tags), len(c.draft.sites))
        for c in of.clients
    ]
    lines = [(c.name, t.theirs, t.ours, t.channel, t.since, t.until) for c in of.clients for t in c.lines]
    charts = [(p.name, p.is_assistant, p.bosses, p.dotted, p.before) for p in everybody(of)]
    return [people, contacts, clients, lines, charts]


def words_of(of: Sample) -> Iterator[tuple[str, str]]:
    """Every text of a sample, with where it stands."""
    for client in of.clients:
        for name in ("sector", "notes", "warning"):
            yield f"{client.name} {name}", getattr(client.draft, name)
        for person in client.people:
            for name in ("title", "unit", "contact_for", "warm_notes", "warning"):
                yield f"{client.name}/{person.name} {name}", getattr(person.draft, name)
        for tie in client.lines:
            yield f"{client.name} line {tie.theirs}", tie.topic
    for contact in of.contacts:
        where = f"{contact.client} {contact.draft.subject}"
        yield where, contact.draft.subject
        yield where, contact.draft.notes
        for promise in contact.promises:
            yield where, promise.draft.what
        for chance in contact.opportunities:
            yield where, chance.draft.what


def test_both_languages_tell_the_same_facts() -> None:
    assert shape(sample(Language.ENGLISH)) == shape(sample(Language.SPANISH))


def test_each_language_tells_them_in_its_own_words() -> None:
    english, spanish = (dict(enumerate(words_of(sample(x)))) for x in (Language.ENGLISH, Language.SPANISH))
    assert len(english) == len(spanish)
    for place, (where, text) in english.items():
        assert bool(text) == bool(spanish[place][1]), where
        assert len(text) < 30 or text != spanish[place][1], f"{where} is not translated"


def test_no_blank_is_left_and_nothing_is_glued() -> None:
    for language in (Language.ENGLISH, Language.SPANISH):
        for where, text in words_of(sample(language)):
            assert "{" not in text, where
            assert not re.search(r" (?:de|a) el |  |\bTODO\b", text), where


def test_the_same_day_tells_the_same_sample() -> None:
    again = read_sample(FOLDER, Language.ENGLISH, TODAY, MADRID)
    assert again == read_sample(FOLDER, Language.ENGLISH, TODAY, MADRID)


def test_it_is_a_firm_of_nine_with_twelve_clients_of_every_kind() -> None:
    told = sample()
    assert len([p for p in told.firm.people if not p.vacant]) == 9
    assert len(told.clients) == 12
    assert len({c.draft.sector for c in told.clients}) == 12
    assert {c.draft.tier for c in told.clients} == set(Tier)
    assert {c.draft.country for c in told.clients} >= {"ES", "PT", "GB"}
    assert {ClientStatus.PROSPECT, ClientStatus.PAUSED, ClientStatus.ACTIVE} <= {
        c.draft.status for c in told.clients
    }
    for client in told.clients:
        assert 6 <= len(client.people) <= 32
        assert {p.draft.level for p in client.people if p.draft.level} == set(Level), client.name


def test_people_are_of_every_kind() -> None:
    drafts = [p.draft for p in everybody(sample())]
    assert {d.status for d in drafts} == set(PersonStatus)
    assert {"pt", "en", "fr", "de"} <= {d.language for d in drafts} | {
        c.draft.language for c in sample().clients
    }
    assert any(p.vacant for p in everybody(sample()))
    assert any(d.name and not d.title for d in drafts), "somebody of a client without a seat"
    assert any(p.before for p in everybody(sample()))
    assert sum(bool(d.birth_day) for d in drafts) > 20
    assert sum(bool(d.warning) for d in drafts) >= 6
    assert sample().unplaced


def test_numbers_are_dialled_as_kept_and_addresses_lead_nowhere() -> None:
    for person in [p.draft for p in everybody(sample())] + list(sample().unplaced):
        for point in person.points:
            if point.kind in PHONE_KINDS:
                number = phonenumbers.parse(point.value)
                assert phonenumbers.is_possible_number(number), point.value
                written = point.value.replace(" ", "")
                assert phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164) == written
            elif point.kind is PointKind.EMAIL:
                assert point.value.endswith(".example")
            assert not point.hours or read_hours(point.hours) is not None, point.hours


def test_two_years_of_contacts_on_every_channel_and_front() -> None:
    contacts = sample().contacts
    assert 350 <= len(contacts) <= 500
    assert {c.draft.moment for c in contacts} == set(Moment)
    assert {c.draft.initiative for c in contacts} == set(Initiative)
    assert {c.draft.channel for c in contacts} >= set(Channel) - {Channel.OTHER}
    assert {c.draft.perceived for c in contacts} == {None, 1, 2, 3, 4, 5}
    missed = [c.draft for c in contacts if not c.draft.reached]
    assert missed
    assert not [d for d in missed if d.perceived or d.minutes]
    states = Counter(p.draft.state for c in contacts for p in c.promises)
    assert all(states[s] >= 3 for s in (PromiseState.OPEN, PromiseState.KEPT, PromiseState.BROKEN))
    became = {o.state for c in contacts for o in c.opportunities}
    assert {OpportunityState.HEARD, OpportunityState.PROPOSED, OpportunityState.WON} <= became


def test_nothing_is_told_more_than_twice_and_never_twice_of_one_client() -> None:
    for language in (Language.ENGLISH, Language.SPANISH):
        told = [(c.client, c.draft.notes) for c in sample(language).contacts]
        assert len(set(told)) == len(told)
        assert max(Counter(notes for _, notes in told).values()) <= 2


def test_moods_go_where_the_stories_go() -> None:
    def felt(client: str) -> tuple[float, float]:
        marks = [c.draft.perceived for c in sample().contacts if c.client == client]
        known = [m for m in marks if m is not None]
        half = len(known) // 2
        return sum(known[:half]) / half, sum(known[half:]) / (len(known) - half)

    cooling, flourishing = felt("miramar"), felt("clinica")
    assert cooling[1] < cooling[0] - 0.8
    assert flourishing[1] > flourishing[0] + 0.4


@given(
    today=st.dates(date(2025, 1, 1), date(2034, 12, 31)),
    zone=st.sampled_from([MADRID, "Pacific/Auckland", "America/Los_Angeles", "UTC"]),
)
@settings(max_examples=25)
def test_contacts_happened_on_working_days_and_never_later(today: date, zone: str) -> None:
    told = read_sample(FOLDER, Language.ENGLISH, today, zone)
    dawn = datetime.combine(today, datetime.min.time(), ZoneInfo(zone))
    for contact in told.contacts:
        at = contact.draft.at
        assert at is not None
        assert at < dawn
        assert at.astimezone(ZoneInfo(contact.draft.zone)).weekday() < 5
        for promise in contact.promises:
            closed = promise.closed_on
            assert (closed is None) == (promise.draft.state is PromiseState.OPEN)
            assert closed is None or at.date() - timedelta(days=1) <= closed <= today


def test_a_story_keeps_its_order_whatever_the_day() -> None:
    orders = set()
    for shift in range(7):
        told = read_sample(FOLDER, Language.ENGLISH, TODAY + timedelta(days=shift), MADRID)
        orders.add(tuple(c.draft.subject for c in told.contacts if c.client == "aero"))
    assert len(orders) == 1


def test_another_name_at_the_desk_is_used_in_every_text() -> None:
    told = sample(me="Nora Vidal")
    mine = next(p.draft for p in told.firm.people if p.name == told.me)
    assert (mine.name, mine.given, mine.family) == ("Nora Vidal", "Nora", "Vidal")
    assert not [where for where, text in words_of(told) if "Marta" in text]
    assert any("Nora" in text for _, text in words_of(told))


CLIENT_KEYS = frozenset(
    {
        "name",
        "legal",
        "tax",
        "sector",
        "size",
        "status",
        "tier",
        "owner",
        "deputy",
        "since",
        "tags",
        "country",
    }
    | {
        "language",
        "zone",
        "spoken",
        "domain",
        "warning",
        "notes",
        "labels",
        "hours",
        "best",
        "channels",
        "site",
    }
    | {"person", "routine", "slots", "often", "contact", "clients", "me", "logo", "settings", "unplaced"}
    | {"anniversary"}
)
PERSON_KEYS = frozenset(
    {
        "id",
        "name",
        "called",
        "prefix",
        "title",
        "unit",
        "level",
        "boss",
        "for",
        "weighs",
        "key",
        "spoken",
        "language",
    }
    | {
        "zone",
        "born",
        "birthday_in",
        "warm",
        "careful",
        "notes",
        "since",
        "left",
        "leave",
        "labels",
        "hours",
        "best",
    }
    | {"channels", "before", "seated", "under", "dotted", "assistant", "leaves"}
)
LINE_KEYS = frozenset({"theirs", "ours", "for", "by", "since", "until"})
CONTACT_KEYS = frozenset(
    {
        "day",
        "at",
        "how",
        "with",
        "by",
        "level",
        "about",
        "notes",
        "felt",
        "minutes",
        "missed",
        "promises",
        "ideas",
    }
    | {"files"}
)
KINDS = {k.value for k in PointKind}


def test_the_files_say_nothing_that_is_not_read() -> None:
    for path in FOLDER.glob("*.toml"):
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        if path.stem == "agreed":
            continue
        assert table.keys() <= CLIENT_KEYS | KINDS | {"line"}, path.name
        for person in [*table.get("person", ()), *table.get("unplaced", ())]:
            assert person.keys() <= PERSON_KEYS | KINDS, (path.name, person)
        for contact in [*table.get("contact", ()), *table.get("often", ())]:
            assert contact.keys() <= CONTACT_KEYS, (path.name, contact)
        for line in table.get("line", ()):
            assert line.keys() <= LINE_KEYS, (path.name, line)


AGREED_KEYS = {
    "contract": {"client", "name", "reference", "renewal", "open", "months", "further", "passed", "notes"}
    | {"notice_in", "ends_in", "notice", "way", "to", "lead", "worth", "currency", "hours", "indexation"}
    | {"before", "went"},
    "hours": {"client", "side", "day", "every", "times", "hours", "note"},
    "exception": {"client", "person", "level", "days", "paused"},
}


def test_nor_does_what_is_agreed() -> None:
    told = tomllib.loads((FOLDER / "agreed.toml").read_text(encoding="utf-8"))
    assert told.keys() == AGREED_KEYS.keys()
    for kind, known in AGREED_KEYS.items():
        for one in told[kind]:
            assert one.keys() <= known, one
            for went in one.get("went", ()):
                assert went.keys() <= {"back", "what", "early", "by", "why"}, went


def test_names_are_not_given_twice() -> None:
    for client in sample().clients:
        names = [p.name for p in client.people]
        assert len(set(names)) == len(names)
    full = [p.draft.name for p in everybody(sample()) if p.draft.name]
    assert len(set(full)) == len(full)


@pytest.mark.parametrize("line", ["call", "visit"])
def test_ordinary_contacts_keep_to_the_channels_of_a_client(line: str) -> None:
    pool = [
        {"level": "technical", "how": f"{how} proactive operation", "about": [f"{how} {i}"] * 2, "notes": "."}
        for how in ("call", "visit")
        for i in range(4)
    ]
    client = {
        "owner": "marta",
        "person": [{"id": "iker", "name": "Iker", "level": "technical"}],
        "routine": {"lines": 4, "never": [line], "team": {"operation": [["raquel"]]}},
    }
    told = routine_contacts({"aero": client}, pool)["aero"]
    assert len(told) == 4
    assert not [c for c in told if c["how"].startswith(line)]


def test_the_words_of_a_day_do_not_depend_on_it() -> None:
    """Only dates move: what is told on one day is told on any other."""
    other = sample(today=TODAY + timedelta(days=100))
    assert sorted(words_of(other)) == sorted(words_of(sample()))


def test_a_client_that_is_not_known_to_anybody_is_a_bug(tmp_path: Path) -> None:
    shutil.copytree(FOLDER, tmp_path, dirs_exist_ok=True)
    aero = tmp_path / "aero.toml"
    aero.write_text(
        aero.read_text(encoding="utf-8").replace('with = ["iker", "luis"]', 'with = ["iket"]'), "utf-8"
    )
    with pytest.raises(ValueError, match="iket"):
        read_sample(tmp_path, Language.ENGLISH, TODAY, MADRID)
