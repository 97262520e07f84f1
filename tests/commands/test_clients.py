"""Clients: saved, corrected by two at once, archived, merged; and all of it undone and done again."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from msp_desk.commands.clients import archive_client, merge_clients, save_client
from msp_desk.queries.clients import client_draft
from msp_desk.queries.files import stored_file
from msp_desk.store.desk import Desk
from msp_desk.values.drafts import ChannelDraft, ClientDraft, FileDraft, PointDraft, SiteDraft
from msp_desk.values.enums import Address, Channel, ClientStatus, PointKind, Side, Situation, Tier
from msp_desk.values.errors import Refused, Stale
from msp_desk.values.keys import new_key
from tests.builders import DOING, MadeDesk, a_client, a_person, a_promise, an_interaction
from tests.round_trips import check_whole, dump, there_and_back

FULL = ClientDraft(
    name="  Aero\tHandling ",
    legal_name="Aero Handling, S.L.",
    tax_id="B12345678",
    sector="Airports",
    size=140,
    tier=Tier.A,
    since=date(2019, 5, 1),
    tags=("vip", " VIP2 ", "", "vip"),
    country="ES",
    language="es",
    time_zone="Europe/Madrid",
    address=Address.FORMAL,
    warning="Be very gentle",
    notes="One\r\ntwo\x00",
    sites=(SiteDraft("Office", "C/ Mayor 1", "Palma", postcode="07001", country="ES"), SiteDraft()),
    points=(
        PointDraft(PointKind.PHONE, "971 55 01 20", "switchboard", preferred=True),
        PointDraft(PointKind.EMAIL, "mailto:info@aero.example"),
        PointDraft(PointKind.EMAIL, "  "),
    ),
    channels=(ChannelDraft(Situation.URGENT_INCIDENT, Channel.CALL, "at once"),),
    logo=FileDraft("logo.png", "image/png", b"\x89PNG"),
)


def _kept(desk: Desk, key: UUID) -> ClientDraft:
    draft = desk.ask(client_draft, key)
    assert draft is not None
    return draft


def _save(desk: Desk, draft: ClientDraft, loaded: ClientDraft) -> None:
    """What a form does: it gives what it began with, and what is kept now."""
    assert draft.key is not None
    desk.do(DOING, save_client, draft, loaded, _kept(desk, draft.key))


def test_all_of_a_client_is_kept_clean(desk: Desk) -> None:
    kept = _kept(desk, desk.do(DOING, save_client, FULL))
    assert kept.name == "Aero Handling"
    assert kept.notes == "One\ntwo"
    assert kept.tags == ("vip", "VIP2")
    assert [(p.kind, p.value) for p in kept.points] == [
        (PointKind.PHONE, "+34971550120"),
        (PointKind.EMAIL, "info@aero.example"),
    ]
    assert [s.city for s in kept.sites] == ["Palma"]
    assert kept.channels == FULL.channels
    same = ("legal_name", "tax_id", "sector", "size", "tier", "since", "country", "address", "warning")
    assert [getattr(kept, n) for n in same] == [getattr(FULL, n) for n in same]
    assert kept.logo_key is not None
    logo = desk.ask(stored_file, kept.logo_key)
    assert logo is not None
    assert logo.content == b"\x89PNG"


def test_a_client_saved_changed_and_archived_goes_there_and_back(desk: Desk) -> None:
    there_and_back(desk, lambda: desk.do(DOING, save_client, FULL))
    key = desk.do(DOING, save_client, replace(FULL, name="Other"))
    kept = _kept(desk, key)
    changed = replace(
        kept,
        name="Other Airport",
        tier=Tier.C,
        since=None,
        tags=(),
        points=(kept.points[1], PointDraft(PointKind.PHONE, "0034 971 55 01 21")),
        sites=(SiteDraft(city="Inca"), *kept.sites),
        channels=(ChannelDraft(Situation.REPORT, Channel.EMAIL),),
        logo=FileDraft("new.png", "image/png", b"new"),
    )
    there_and_back(desk, lambda: desk.do(DOING, save_client, changed))
    there_and_back(desk, lambda: desk.do(DOING, archive_client, key))
    there_and_back(desk, lambda: desk.do(DOING, archive_client, key, False))


def test_a_save_that_changes_nothing_is_no_deed(desk: Desk) -> None:
    key = desk.do(DOING, save_client, FULL)
    last = desk.last_deed
    desk.do(DOING, save_client, _kept(desk, key))
    assert desk.last_deed == last


def test_two_forms_on_different_fields_both_survive(desk: Desk) -> None:
    key = desk.do(DOING, save_client, FULL)
    loaded = _kept(desk, key)
    _save(desk, replace(loaded, sector="Air travel", tier=Tier.B), loaded)
    _save(desk, replace(loaded, name="Aero Handling Group", tier=Tier.B), loaded)
    kept = _kept(desk, key)
    assert (kept.sector, kept.name, kept.tier) == ("Air travel", "Aero Handling Group", Tier.B)


def test_two_forms_on_the_same_field_clash_and_nothing_is_overwritten(desk: Desk) -> None:
    key = desk.do(DOING, save_client, FULL)
    loaded = _kept(desk, key)
    _save(desk, replace(loaded, sector="Air travel", points=loaded.points[:1]), loaded)
    before = desk.ask(dump)
    mine = replace(loaded, sector="Ground travel", points=loaded.points[1:], name="Mine")
    with pytest.raises(Stale) as told:
        _save(desk, mine, loaded)
    assert told.value.fields == ("sector", "points")
    assert desk.ask(dump) == before


@pytest.mark.parametrize(
    ("draft", "sentence"),
    [
        (ClientDraft(name=" \x00\t"), "A client needs a name."),
        (ClientDraft(name="x" * 301), "This name is too long: 301 characters; the most is 300."),
        (
            ClientDraft(name="A", points=(PointDraft(PointKind.EMAIL, "no at"),)),
            "«no at» is not an email address.",
        ),
        (ClientDraft(name="A", key=new_key()), "This is not there any more: somebody has deleted it."),
    ],
)
def test_what_a_client_cannot_be_is_refused_in_a_sentence(
    desk: Desk, draft: ClientDraft, sentence: str
) -> None:
    before = desk.ask(dump)
    with pytest.raises(Refused) as told:
        desk.do(DOING, save_client, draft)
    assert str(told.value) == sentence
    assert desk.ask(dump) == before


def test_the_owner_is_one_of_ours(made: MadeDesk) -> None:
    theirs = a_person(made.desk, "Ana", a_client(made.desk))
    for field in ("owner_key", "deputy_key"):
        a_client(made.desk, f"With {field}", **{field: made.me})
        with pytest.raises(Refused, match="must be people of your own firm"):
            a_client(made.desk, "Other", **{field: theirs})


def test_our_firm_is_neither_archived_nor_merged_nor_twice(made: MadeDesk) -> None:
    other = a_client(made.desk)
    with pytest.raises(Refused, match="cannot be archived"):
        made.desk.do(DOING, archive_client, made.firm)
    for pair in ((made.firm, other), (other, made.firm)):
        with pytest.raises(Refused, match="cannot be merged"):
            made.desk.do(DOING, merge_clients, *pair)
    with pytest.raises(Refused, match="two different clients"):
        made.desk.do(DOING, merge_clients, other, other)


def test_merging_clients_keeps_everything_once(made: MadeDesk) -> None:
    desk = made.desk
    phone, mail = (
        PointDraft(PointKind.PHONE, "971 55 01 20"),
        PointDraft(PointKind.EMAIL, "info@aero.example"),
    )
    urgent = ChannelDraft(Situation.URGENT_INCIDENT, Channel.CALL)
    kept = a_client(
        desk, "Aero", tier=Tier.A, notes="Old friends", tags=("a",), points=(phone,), channels=(urgent,)
    )
    other = a_client(
        desk,
        "Aero Handling",
        tax_id="B1",
        size=3,
        notes="Old friends",
        warning="Careful",
        tags=("b",),
        owner_key=made.me,
        points=(replace(phone, value="+34 971550120"), mail),
        channels=(replace(urgent, channel=Channel.PORTAL), ChannelDraft(Situation.REPORT, Channel.EMAIL)),
        sites=(SiteDraft(city="Palma"),),
    )
    boss = a_person(desk, "Ana", other, title="CEO")
    ana = a_person(desk, "Rosa", other, title="IT manager")
    a_promise(desk, "Send it", other, person=boss)
    an_interaction(desk, [ana], days_ago=3)
    there_and_back(desk, lambda: desk.do(DOING, merge_clients, kept, other))
    now = _kept(desk, kept)
    assert (now.name, now.tier, now.tax_id, now.size, now.owner_key) == ("Aero", Tier.A, "B1", 3, made.me)
    assert (now.notes, now.warning, now.tags) == ("Old friends", "Careful", ("a", "b"))
    assert [p.value for p in now.points] == ["+34971550120", "info@aero.example"]
    assert [(c.situation, c.channel) for c in now.channels] == [
        (Situation.URGENT_INCIDENT, Channel.CALL),
        (Situation.REPORT, Channel.EMAIL),
    ]
    assert desk.ask(client_draft, other) is None
    assert {h.client for h in desk.find("rosa")} == {kept}


def test_an_archived_or_former_client_keeps_no_clocks(desk: Desk) -> None:
    key = a_client(desk)
    a_person(desk, "Ana", key, title="CEO")
    assert len(desk.ask(dump)["check_in_clock"]) == 1
    for status in (ClientStatus.PROSPECT, ClientStatus.PAUSED, ClientStatus.FORMER):
        desk.do(DOING, save_client, replace(_kept(desk, key), status=status))
        assert desk.ask(dump)["check_in_clock"] == []
    desk.do(DOING, save_client, replace(_kept(desk, key), status=ClientStatus.ACTIVE))
    desk.do(DOING, archive_client, key)
    assert desk.ask(dump)["check_in_clock"] == []
    assert desk.find("aero handling")[0].title == "Ana"
    check_whole(desk)


def test_our_own_people_keep_no_clocks(made: MadeDesk) -> None:
    them = a_person(made.desk, "Iker", made.firm, title="Technician")
    an_interaction(made.desk, [them, made.me], client=a_client(made.desk))
    assert made.desk.ask(dump)["check_in_clock"] == []
    assert _kept(made.desk, made.firm).side is Side.OURS
