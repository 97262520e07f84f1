"""vCards of phones, mail programs and the RFC come in with every name, number, address and picture they hold."""

from __future__ import annotations

from pathlib import Path

from msp_desk.exchange.contacts_in import read_contacts
from msp_desk.values.drafts import ContactDraft, PersonDraft, SiteDraft
from msp_desk.values.enums import PointKind
from tests.exchange.asking import born, company, person, points

PHONE, MOBILE, FAX, EMAIL = PointKind.PHONE, PointKind.MOBILE, PointKind.FAX, PointKind.EMAIL
WEB, LETTER, OTHER = PointKind.WEB, PointKind.LETTER, PointKind.OTHER


def from_file(folder: Path, name: str) -> list[ContactDraft]:
    reading = read_contacts(name, (folder / "contacts" / name).read_bytes())
    assert reading.bad == ()
    return list(reading.drafts)


def named(who: PersonDraft) -> tuple[str, str, str, str, str, str]:
    return who.name, who.prefix, who.given, who.additional, who.family, who.suffix


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
