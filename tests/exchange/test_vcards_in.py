"""vCards of every version are read with all they say, whatever is careless in them."""

from __future__ import annotations

import pytest

from msp_desk.exchange.contacts_in import read_contacts
from msp_desk.values.drafts import ContactDraft, PointDraft, SiteDraft
from msp_desk.values.enums import PointKind
from tests.exchange.asking import born, company, person, points

PHONE, MOBILE, FAX, EMAIL = PointKind.PHONE, PointKind.MOBILE, PointKind.FAX, PointKind.EMAIL
WEB, LETTER, OTHER = PointKind.WEB, PointKind.LETTER, PointKind.OTHER


def read(text: str | bytes) -> list[ContactDraft]:
    reading = read_contacts("cards.vcf", text.encode() if isinstance(text, str) else text)
    assert reading.bad == ()
    return list(reading.drafts)


def one(*lines: str, version: str = "3.0") -> ContactDraft:
    (draft,) = read("\r\n".join(("BEGIN:VCARD", f"VERSION:{version}", *lines, "END:VCARD", "")))
    return draft


def test_version_4_says_things_its_own_way() -> None:
    draft = one(
        "FN:Ana Ruiz",
        "N:Ruiz;Ana;;;",
        'TEL;VALUE=uri;PREF=1;TYPE="voice,work":tel:+34-91-555-22-82;ext=102',
        "TEL;VALUE=uri;TYPE=cell:tel:+34600100200",
        "EMAIL;TYPE=work:ana@ruiz.example",
        "IMPP:xmpp:ana@chat.example",
        "X-WHATSAPP:+34600100200",
        "BDAY:--0322",
        "LANG:es",
        "TZ:Europe/Madrid",
        "GENDER:F",
        "PHOTO:data:image/png;base64,iVBORw0KGgo=",
        version="4.0",
    )
    ana = person(draft)
    assert points(ana) == [
        (PHONE, "+34-91-555-22-82 ext. 102", "work"),
        (MOBILE, "+34600100200", ""),
        (EMAIL, "ana@ruiz.example", "work"),
        (OTHER, "ana@chat.example", "xmpp"),
        (PointKind.WHATSAPP, "+34600100200", ""),
    ]
    assert ana.points[0].preferred
    assert born(ana) == (None, 3, 22)
    assert (ana.language, ana.time_zone, ana.notes) == ("es", "Europe/Madrid", "Gender: F")
    assert ana.photo is not None
    assert ana.photo.media_type == "image/png"


def test_apple_labels_and_birthdays_without_a_year() -> None:
    draft = one(
        "FN:Luis Gil",
        "item1.TEL:+34 910 000 001",
        "item1.X-ABLabel:Dirección",
        "item2.TEL;type=pref:+34 910 000 002",
        "item2.X-ABLabel:_$!<Home>!$_",
        "BDAY;X-APPLE-OMIT-YEAR=1604:1604-02-29",
    )
    luis = person(draft)
    assert points(luis) == [(PHONE, "+34 910 000 001", "Dirección"), (PHONE, "+34 910 000 002", "Home")]
    assert born(luis) == (None, 2, 29)


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        (("ORG:Hotel Sol", "TEL:+34 910 000 003"), "Hotel Sol"),
        (("KIND:org", "FN:Hotel Sol", "TEL:+34 910 000 003"), "Hotel Sol"),
        (("FN:Hotel Sol", "N:;;;;", "ORG:Hotel Sol", "TEL:+34 910 000 003"), "Hotel Sol"),
        (("FN:Reception", "ORG:Hotel Sol", "X-ABShowAs:COMPANY", "TEL:+34 910 000 003"), "Hotel Sol"),
    ],
)
def test_a_card_of_a_company_is_no_person(lines: tuple[str, ...], name: str) -> None:
    draft = one(*lines)
    assert draft.person is None
    assert company(draft).name == name
    assert points(company(draft)) == [(PHONE, "+34 910 000 003", "")]


def test_a_picture_elsewhere_is_noted_and_never_fetched() -> None:
    ana = person(one("FN:Ana", "PHOTO;VALUE=uri:https://pictures.example/ana.jpg"))
    assert ana.photo is None
    assert ana.notes == "Photo: https://pictures.example/ana.jpg (not fetched)"


def test_what_only_claims_to_be_a_picture_is_left_out_and_said() -> None:
    ana = person(one("FN:Ana", "PHOTO;ENCODING=b;TYPE=JPEG:bm8gcGljdHVyZQ=="))
    assert ana.photo is None
    assert ana.notes == "Photo: no picture that can be shown, left out"


def test_nothing_is_lost_silently() -> None:
    ana = person(
        one("FN:Ana", "ORG:One", "ORG:Two;Unit", "TITLE:Boss", "TITLE:Founder", "X-SHOE-SIZE:38", "FN:Anita")
    )
    assert (ana.title, ana.notes.splitlines()) == (
        "Boss",
        ["Organisation: Two, Unit", "Title: Founder", "Shoe size: 38", "Name: Anita"],
    )


def test_careless_files_are_read_all_the_same() -> None:
    text = (
        "begin:vcard\nversion:2.1\nn:Gil;Eva\ntel;cell:600 1\n"
        "NOTE;ENCODING=QUOTED-PRINTABLE:one=0Atwo =\n three\nand a line that is no property\n"
        "BEGIN:VCARD\nVERSION:3.0\nFN:Second\\, without an end before it\nEND:VCARD\n"
    )
    eva, second = read(text)
    assert person(eva).name == "Eva Gil"
    assert points(person(eva)) == [(MOBILE, "600 1", "")]
    assert person(eva).notes == "one\ntwo  three\nand a line that is no property"
    assert person(second).name == "Second, without an end before it"


def test_old_encodings_are_understood_with_and_without_being_said() -> None:
    said = "BEGIN:VCARD\nVERSION:2.1\nFN;CHARSET=ISO-8859-1:Núñez\nEND:VCARD\n".encode("latin-1")
    unsaid = "BEGIN:VCARD\nVERSION:3.0\nFN:Begoña Núñez\nEND:VCARD\n".encode("cp1252")
    wide = "BEGIN:VCARD\nVERSION:3.0\nFN:Begoña Núñez\nEND:VCARD\n".encode("utf-16")
    assert person(read(said)[0]).name == "Núñez"
    assert person(read(unsaid)[0]).name == person(read(wide)[0]).name == "Begoña Núñez"


def test_bad_cards_are_listed_with_their_line() -> None:
    text = "stray\nBEGIN:VCARD\nVERSION:3.0\nEND:VCARD\nBEGIN:VCARD\nKIND:group\nFN:All\nEND:VCARD\nBEGIN:VCARD\nFN:Ana\n"
    reading = read_contacts("mixed.vcf", text.encode())
    assert [(row.origin.line, row.reason) for row in reading.bad] == [
        (1, "What stands here belongs to no card."),
        (2, "This card holds no name, number or address."),
        (5, "This card is a list of other cards, not a person."),
    ]
    assert [person(draft).name for draft in reading.drafts] == ["Ana"]


def test_an_address_that_is_only_written_out_is_kept() -> None:
    ana = person(one("FN:Ana", "LABEL;TYPE=home:Calle Mayor 1\\n28001 Madrid"))
    assert points(ana) == [(LETTER, "Calle Mayor 1, 28001 Madrid", "home")]
    draft = one("FN:Ana", "ORG:Sol", "LABEL;TYPE=work:Calle Mayor 1\\n28001 Madrid")
    assert company(draft).sites == (SiteDraft(street="Calle Mayor 1, 28001 Madrid"),)
    assert person(draft).points == ()


def test_a_number_twice_in_a_card_is_one_point() -> None:
    ana = person(one("FN:Ana", "TEL;TYPE=cell:600", "TEL;TYPE=cell;TYPE=pref:600"))
    assert ana.points == (PointDraft(MOBILE, "600"),)
