"""What is written as a vCard comes back the same, in both versions, and other programs find it well formed."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from msp_desk.exchange.contacts_in import read_contacts
from msp_desk.exchange.vcards_out import CardToWrite, CardVersion, write_vcards
from msp_desk.values.drafts import ContactDraft, FileDraft, PointDraft, SiteDraft
from msp_desk.values.enums import PointKind

PICTURE = FileDraft("photo.jpg", "image/jpeg", b"\xff\xd8\xff" + bytes(range(256)) * 20)
ANA = CardToWrite(
    name="Dra. Ana Ruiz; «Mar», S.L.",
    uid="018f0000-0000-7000-8000-000000000001",
    prefix="Dra.",
    given="Ana",
    additional="María",
    family="Ruiz; Gil",
    suffix="PhD",
    nickname="Anita",
    organisation="Hotel Sol, S.L.",
    unit="Compras",
    title="Jefa de compras\\logística",
    points=(
        PointDraft(PointKind.PHONE, "+34 910 000 001", "work", preferred=True),
        PointDraft(PointKind.PHONE, "+34 910 000 002", "Recepción; noche"),
        PointDraft(PointKind.MOBILE, "+34 600 100 200"),
        PointDraft(PointKind.FAX, "+34 910 000 003", "work"),
        PointDraft(PointKind.EMAIL, "ana@sol.example", "work"),
        PointDraft(PointKind.WEB, "https://sol.example/?a=1;b=2"),
        PointDraft(PointKind.WHATSAPP, "+34 600 100 200"),
        PointDraft(PointKind.TEAMS, "ana@sol.example"),
        PointDraft(PointKind.OTHER, "ana.ruiz", "Signal"),
        PointDraft(PointKind.LETTER, "Calle Luna 3, 45001 Toledo, España", "home"),
    ),
    sites=(
        SiteDraft("", "Calle Mayor 1, 2º", "Madrid", "Madrid", "28001", "ES"),
        SiteDraft("Almacén", "Polígono 4", "Getafe", "", "28901", "ES"),
    ),
    birth_day=29,
    birth_month=2,
    birth_year=1980,
    language="es",
    notes="Línea 1\nLínea 2; con, comas\\barras " + "largo ñ " * 60 + "fin",
    photo=PICTURE,
    changed_at=datetime(2026, 11, 22, 8, 30, tzinfo=UTC),
)


def back(card: CardToWrite, version: CardVersion) -> ContactDraft:
    reading = read_contacts("out.vcf", write_vcards([card], version))
    assert reading.bad == ()
    (draft,) = reading.drafts
    return draft


@pytest.mark.parametrize("version", list(CardVersion))
def test_a_person_comes_back_whole(version: CardVersion) -> None:
    draft = back(ANA, version)
    assert draft.person is not None
    assert draft.company is not None
    person, company = draft.person, draft.company
    for name in (
        "name",
        "prefix",
        "given",
        "additional",
        "family",
        "suffix",
        "nickname",
        "unit",
        "title",
        "notes",
    ):
        assert getattr(person, name) == getattr(ANA, name)
    assert person.points == ANA.points
    assert (company.name, company.sites, company.country) == ("Hotel Sol, S.L.", ANA.sites, "ES")
    assert (person.birth_year, person.birth_month, person.birth_day) == (1980, 2, 29)
    assert person.photo is not None
    assert (person.photo.content, person.photo.media_type) == (PICTURE.content, "image/jpeg")
    assert person.language == ("es" if version is CardVersion.V4 else "")


@pytest.mark.parametrize("version", list(CardVersion))
def test_a_company_comes_back_as_one(version: CardVersion) -> None:
    card = CardToWrite(
        name="Hotel Sol",
        is_company=True,
        points=(PointDraft(PointKind.PHONE, "+34 910 000 001"),),
        sites=(SiteDraft("", "Calle Mayor 1", "Madrid", "", "28001", "ES"),),
        photo=PICTURE,
        notes="Con vistas",
    )
    draft = back(card, version)
    assert draft.person is None
    assert draft.company is not None
    assert (draft.company.name, draft.company.points, draft.company.sites) == (
        card.name,
        card.points,
        card.sites,
    )
    assert draft.company.notes == "Con vistas"
    assert draft.company.logo is not None
    assert draft.company.logo.content == PICTURE.content


@pytest.mark.parametrize("version", list(CardVersion))
def test_a_birthday_without_a_year_comes_back_without_one(version: CardVersion) -> None:
    draft = back(CardToWrite(name="Ana", birth_day=29, birth_month=2), version)
    assert draft.person is not None
    assert (draft.person.birth_day, draft.person.birth_month, draft.person.birth_year) == (29, 2, None)


@pytest.mark.parametrize("version", list(CardVersion))
def test_no_line_is_longer_than_75_bytes_and_each_is_whole_text(version: CardVersion) -> None:
    lines = write_vcards([ANA], version).split(b"\r\n")
    assert all(len(line) <= 75 for line in lines)
    assert all(line.decode() is not None for line in lines)
    assert lines[0] == b"BEGIN:VCARD"
    assert lines[-2:] == [b"END:VCARD", b""]


_TEXT = st.text(st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp")), min_size=1, max_size=60).map(
    lambda text: " ".join(text.split())
)


@given(name=_TEXT, title=_TEXT, notes=_TEXT, number=_TEXT, version=st.sampled_from(CardVersion))
def test_any_text_comes_back(name: str, title: str, notes: str, number: str, version: CardVersion) -> None:
    name, title, notes, number = (text.strip(" ,�") or "x" for text in (name, title, notes, number))
    card = CardToWrite(
        name=name, family=name, title=title, notes=notes, points=(PointDraft(PointKind.MOBILE, f"+{number}"),)
    )
    draft = back(card, version)
    assert draft.person is not None
    found = draft.person
    assert (found.name, found.family, found.title, found.notes) == (name, name, title, notes)
    assert [point.value for point in found.points] == [f"+{number}"]
