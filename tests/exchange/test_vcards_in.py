"""vCards of phones, mail programs and the RFC come in with every name, number, address and picture they hold."""

from __future__ import annotations

from pathlib import Path

import pytest

from msp_desk.exchange.contacts_in import read_contacts
from msp_desk.values.drafts import ClientDraft, ContactDraft, PersonDraft, PointDraft, SiteDraft
from msp_desk.values.enums import PointKind

PHONE, MOBILE, FAX, EMAIL = PointKind.PHONE, PointKind.MOBILE, PointKind.FAX, PointKind.EMAIL
WEB, LETTER, OTHER = PointKind.WEB, PointKind.LETTER, PointKind.OTHER


def read(text: str | bytes) -> list[ContactDraft]:
    reading = read_contacts("cards.vcf", text.encode() if isinstance(text, str) else text)
    assert reading.bad == ()
    return list(reading.drafts)


def one(*lines: str, version: str = "3.0") -> ContactDraft:
    (draft,) = read("\r\n".join(("BEGIN:VCARD", f"VERSION:{version}", *lines, "END:VCARD", "")))
    return draft


def person(draft: ContactDraft) -> PersonDraft:
    assert draft.person is not None
    return draft.person


def company(draft: ContactDraft) -> ClientDraft:
    assert draft.company is not None
    return draft.company


def points(draft: PersonDraft | ClientDraft) -> list[tuple[PointKind, str, str]]:
    return [(point.kind, point.value, point.label) for point in draft.points]


def from_file(folder: Path, name: str) -> list[ContactDraft]:
    reading = read_contacts(name, (folder / "contacts" / name).read_bytes())
    assert reading.bad == ()
    return list(reading.drafts)


def named(who: PersonDraft) -> tuple[str, str, str, str, str, str]:
    return who.name, who.prefix, who.given, who.additional, who.family, who.suffix


def born(who: PersonDraft) -> tuple[int | None, int | None, int | None]:
    return who.birth_year, who.birth_month, who.birth_day


def test_cards_of_an_android_phone(shared_samples: Path) -> None:
    drafts = from_file(shared_samples, "John_Doe_ANDROID.vcf")
    assert [draft.origin.line for draft in drafts] == [1, 6, 11, 18, 36, 71]
    john, jane, four, many, bob, henry = (person(draft) for draft in drafts)
    assert (john.name, points(john)) == ("john.doe@company.com", [(EMAIL, "john.doe@company.com", "")])
    assert (jane.name, points(jane)) == ("jane.doe@company.com", [(EMAIL, "jane.doe@company.com", "")])
    assert named(four) == ("Ñ Ñ Ñ Ñ Ñ", "", "", "", "Ñ Ñ Ñ Ñ", "")
    assert points(four) == [(MOBILE, "123456789", "")]
    assert many.name == many.family == " ".join("Ñ" * 11)
    assert points(many) == [
        (MOBILE, "123456", ""),
        (PHONE, "234567", "home"),
        (MOBILE, "3456789", ""),
        (PHONE, "45678901", "home"),
    ]
    assert many.notes == "Ñ Ñ Ñ Ñ Ñ Ñ Ñ ÑÑ Ñ Ñ Ñ Ñ Ñ Ñ ÑÑ Ñ Ñ Ñ Ñ"
    assert named(bob) == ("Ñ Ñ Ñ Ñ", "", "Ñ Ñ Ñ", "", "Ñ Ñ", "")
    assert points(bob) == [
        (MOBILE, "123456", ""),
        (PHONE, "123456", "work"),
        (FAX, "123456", "work"),
        (EMAIL, "bob@company.com", "work"),
        (EMAIL, "Ñ" * 14, ""),
        (WEB, "www.company.com", ""),
        (WEB, "http://www.company.com", ""),
    ]
    assert company(drafts[4]).name == "Ñ" * 12
    assert bob.photo is not None
    assert (bob.photo.media_type, len(bob.photo.content)) == ("image/jpeg", 876)
    assert points(henry) == [(MOBILE, "55556666", ""), (EMAIL, "henry@company.com", "")]
    assert company(drafts[5]).name == "Ñ" * 44
    assert henry.notes == "", "the second name of the firm is the first one, cut amid a sign"


def test_a_card_of_a_blackberry(shared_samples: Path) -> None:
    (draft,) = from_file(shared_samples, "John_Doe_BLACK_BERRY.vcf")
    john = person(draft)
    assert named(john) == ("John Doe", "", "john", "", "Doe", "")
    assert points(john) == [(MOBILE, "+96123456789", "")]
    assert company(draft).name == "Acme Solutions"
    assert john.photo is not None
    assert (john.photo.media_type, len(john.photo.content)) == ("image/jpeg", 1674)


def test_a_card_of_evolution(shared_samples: Path) -> None:
    (draft,) = from_file(shared_samples, "John_Doe_EVOLUTION.vcf")
    john = person(draft)
    assert named(john) == ("Mr. John Richter, James Doe Sr.", "Mr.", "John", "Richter, James", "Doe", "Sr.")
    assert (john.nickname, john.title, john.unit) == ("Johny", "Money Counter", "Accounting, Dungeon")
    assert company(draft).name == "IBM"
    assert points(john) == [
        (OTHER, "johnny5@aol.com", "AIM"),
        (WEB, "http://www.ibm.com", ""),
        (MOBILE, "905-666-1234", ""),
        (PHONE, "905-555-1234", "work"),
        (EMAIL, "john.doe@ibm.com", "work"),
        (
            LETTER,
            "ASB-123, 15 Crescent moon drive, 12345 Albaney, New York, United States of America",
            "home",
        ),
    ]
    assert born(john) == (1980, 3, 22)
    assert draft.country == "US"
    assert john.notes.startswith(
        'THIS SOFTWARE IS PROVIDED BY THE COPYRIGHT HOLDERS AND CONTRIBUTORS "AS IS" AND'
    )
    assert "SUBSTITUTE GOODS OR SERVICES; LOSS OF USE, DATA, OR PROFITS;" in john.notes
    assert john.notes.split("\n\n")[1].splitlines() == [
        "Spouse: Maria",
        "Manager: Big Blue",
        "Assistant: Little Red",
        "Categories: VIP",
        "Anniversary: 1980-03-22",
    ]


def test_a_card_of_gmail(shared_samples: Path) -> None:
    (draft,) = from_file(shared_samples, "John_Doe_GMAIL.vcf")
    john = person(draft)
    assert named(john) == ("Mr. John Richter, James Doe Sr.", "Mr.", "John", "Richter, James", "Doe", "Sr.")
    assert (john.title, company(draft).name, born(john)) == ("Money Counter", "IBM", (1980, 3, 22))
    assert points(john) == [
        (EMAIL, "john.doe@ibm.com", "home"),
        (MOBILE, "905-555-1234", ""),
        (PHONE, "905-666-1234", "home"),
        (WEB, "http://www.ibm.com", "work"),
        (
            LETTER,
            "Crescent moon drive, 555-asd, Nice Area, Albaney, New York 12345, United States of America",
            "home",
        ),
    ]
    assert "Favotire Color: Blue" in john.notes
    assert john.notes.split("\n\n")[1].splitlines() == [
        "Phonetic first name: Jon",
        "Phonetic last name: Dow",
        "Anniversary: 1975-03-01",
        "Spouse: Jenny",
    ]


def test_a_card_of_outlook(shared_samples: Path) -> None:
    (draft,) = from_file(shared_samples, "John_Doe_MS_OUTLOOK.vcf")
    john = person(draft)
    assert named(john) == ("Mr. John Richter James Doe Sr.", "Mr.", "John", "Richter,James", "Doe", "Sr.")
    assert (john.nickname, john.title, john.unit) == ("Johny", "Money Counter", "Accounting")
    assert points(john) == [
        (PHONE, "(905) 555-1234", "work"),
        (PHONE, "(905) 666-1234", "home"),
        (WEB, "http://www.ibm.com", "work"),
        (EMAIL, "john.doe@ibm.cm", ""),
        (OTHER, "johny5@aol.com", "IM"),
        (LETTER, "Silicon Alley 5, 12345 New York, New York, United States of America", "home"),
    ]
    assert company(draft).sites == (
        SiteDraft("", "Cresent moon drive", "Albaney", "New York", "12345", "US"),
    )
    assert (company(draft).name, company(draft).country, born(john)) == ("IBM", "US", (1980, 3, 22))
    assert john.photo is not None
    assert (john.photo.media_type, len(john.photo.content)) == ("image/jpeg", 860)
    assert "''AS IS'' AND ANY EXPRESS OR IMPLIED WARRANTIES, INCLUDING," in john.notes
    assert john.notes.split("\n\n")[1].splitlines() == [
        "Role: Counting Money",
        "Anniversary: 2011-01-13",
        "Manager: Big Blue",
        "Assistant: Jenny",
    ]


def test_a_card_of_outlook_2003(shared_samples: Path) -> None:
    (draft,) = from_file(shared_samples, "outlook-2003.vcf")
    john = person(draft)
    assert named(john) == ("John Doe III", "Mr.", "John", "", "Doe", "III")
    assert (john.nickname, john.title, john.unit, born(john)) == (
        "Joey",
        "The Job Title",
        "TheDepartment",
        (1980, 3, 21),
    )
    assert points(john) == [
        (PHONE, "BusinessPhone", "work"),
        (PHONE, "HomePhone", "home"),
        (MOBILE, "MobilePhone", ""),
        (FAX, "BusinessFaxPhone", "work"),
        (WEB, "http://web-page-address.com", "work"),
        (EMAIL, "jdoe@hotmail.com", ""),
    ]
    firm = company(draft)
    assert (firm.name, firm.sites) == (
        "Company, The",
        (SiteDraft("", "TheOffice, 123 Main St", "Austin", "TX", "12345", "US"),),
    )
    assert john.notes.startswith(
        "This is the note field!!\nSecond line\n\nThird line is empty\n\nRole: TheProfession\n"
    )
    assert "Certificate: 805 bytes, left out" in john.notes


def test_a_list_of_gmail(shared_samples: Path) -> None:
    drafts = from_file(shared_samples, "gmail-list.vcf")
    assert [(person(d).name, person(d).given, person(d).family, points(person(d))) for d in drafts] == [
        ("Arnold Smith", "Arnold", "Smith", [(EMAIL, "asmithk@gmail.com", "")]),
        ("Chris Beatle", "Chris", "Beatle", [(EMAIL, "chrisy55d@yahoo.com", "")]),
        ("Doug White", "Doug", "White", [(EMAIL, "dwhite@gmail.com", "")]),
    ]


def test_the_example_of_the_rfc(shared_samples: Path) -> None:
    frank, tim = from_file(shared_samples, "rfc2426-example.vcf")
    assert (person(frank).name, company(frank).name) == ("Frank Dawson", "Lotus Development Corporation")
    assert points(person(frank)) == [
        (PHONE, "+1-919-676-9515", "work"),
        (FAX, "+1-919-676-9564", "work"),
        (EMAIL, "Frank_Dawson@Lotus.com", ""),
        (EMAIL, "fdawson@earthlink.net", ""),
        (WEB, "http://home.earthlink.net/~fdawson", ""),
    ]
    assert [point.preferred for point in person(frank).points] == [False, False, True, False, False]
    assert company(frank).sites == (
        SiteDraft("", "6544 Battleford Drive", "Raleigh", "NC", "27613-3502", "US"),
    )
    assert (person(tim).name, company(tim).name) == ("Tim Howes", "Netscape Communications Corp.")
    assert points(person(tim)) == [
        (PHONE, "+1-415-937-3419", "work"),
        (FAX, "+1-415-528-4164", "work"),
        (EMAIL, "howes@netscape.com", ""),
    ]
    assert company(tim).sites == (
        SiteDraft("", "501 E. Middlefield Rd.", "Mountain View", "CA", "94043", "US"),
    )


def test_a_card_of_thunderbird(shared_samples: Path) -> None:
    (draft,) = from_file(shared_samples, "thunderbird-MoreFunctionsForAddressBook-extension.vcf")
    john = person(draft)
    assert named(john) == ("John Doe", "", "John", "", "Doe", "")
    assert (john.nickname, john.title, john.unit) == ("Johnny", "TheTitle", "TheDepartment")
    assert points(john) == [
        (PHONE, "555-555-1111", "work"),
        (PHONE, "555-555-2222", "home"),
        (MOBILE, "555-555-5555", ""),
        (FAX, "555-555-3333", ""),
        (PHONE, "555-555-4444", "pager"),
        (EMAIL, "doe.john@hotmail.com", ""),
        (EMAIL, "additional-email@company.com", ""),
        (EMAIL, "additional-email1@company.com", ""),
        (EMAIL, "additional-email2@company.com", ""),
        (EMAIL, "additional-email3@company.com", ""),
        (WEB, "http://www.private-webpage.com", "home"),
        (WEB, "http://www.work-webpage.com", "work"),
        (LETTER, "123 Main St, Apt 10, 12345 Austin, TX, USA", "home"),
    ]
    firm = company(draft)
    assert (firm.name, firm.sites) == (
        "TheOrganization",
        (SiteDraft("", "222 Broadway, Suite 100", "New York", "NY", "98765", "US"),),
    )
    assert born(john) == (1970, 9, 21)
    assert john.photo is not None
    assert (john.photo.media_type, len(john.photo.content)) == ("image/jpeg", 8940)
    assert john.notes == (
        'This is the notes field.\nSecond Line\n\nFourth Line\nYou can put anything in the "note" field; even curse'
        " words.\n\nCategories: category1, category2, category3\nSpouse: TheSpouse\nAnniversary: 1990-04-30"
    )


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
