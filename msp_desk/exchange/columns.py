"""The columns that a table of contacts may have, and which column of a file is which of them."""

from __future__ import annotations

from dataclasses import dataclass

from msp_desk.values.enums import Word
from msp_desk.values.phrases import Phrase


class ImportField(Word):
    """What a column of a table is taken for."""

    # The enum's own hash is computed in Python each time; a table looks each of its cells up by it.
    __hash__ = object.__hash__

    IGNORE = "ignore"
    OTHER = "other"
    NAME = "name"
    PREFIX = "prefix"
    GIVEN = "given"
    ADDITIONAL = "additional"
    FAMILY = "family"
    SECOND_FAMILY = "second_family"
    SUFFIX = "suffix"
    NICKNAME = "nickname"
    TITLE = "title"
    UNIT = "unit"
    LEVEL = "level"
    LANGUAGE = "language"
    BIRTHDAY = "birthday"
    NOTES = "notes"
    WARM_NOTES = "warm_notes"
    WARNING = "warning"
    LABEL = "label"
    PHONE = "phone"
    EXTENSION = "extension"
    MOBILE = "mobile"
    HOME_PHONE = "home_phone"
    FAX = "fax"
    WHATSAPP = "whatsapp"
    TEAMS = "teams"
    MESSENGER = "messenger"
    EMAIL = "email"
    WEB = "web"
    COMPANY = "company"
    LEGAL_NAME = "legal_name"
    TAX_ID = "tax_id"
    SECTOR = "sector"
    SIZE = "size"
    TIER = "tier"
    TAGS = "tags"
    COMPANY_PHONE = "company_phone"
    COMPANY_EMAIL = "company_email"
    COMPANY_WEB = "company_web"
    COMPANY_NOTES = "company_notes"
    COMPANY_OTHER = "company_other"
    SITE_NAME = "site_name"
    STREET = "street"
    PO_BOX = "po_box"
    CITY = "city"
    REGION = "region"
    POSTCODE = "postcode"
    COUNTRY = "country"
    WHOLE_ADDRESS = "whole_address"
    HOME_STREET = "home_street"
    HOME_CITY = "home_city"
    HOME_REGION = "home_region"
    HOME_POSTCODE = "home_postcode"
    HOME_COUNTRY = "home_country"
    HOME_WHOLE = "home_whole"
    PERSON_ID = "person_id"
    REPORTS_TO = "reports_to"


_F = ImportField

#: How each is called where a person chooses, in the order of the choice.
FIELD_WORDS: dict[ImportField, Phrase] = {
    _F.IGNORE: Phrase("Leave out"),
    _F.OTHER: Phrase("Into the person's notes"),
    _F.NAME: Phrase("Full name"),
    _F.PREFIX: Phrase("Name prefix (Mr., Dr.)"),
    _F.GIVEN: Phrase("First name"),
    _F.ADDITIONAL: Phrase("Middle name"),
    _F.FAMILY: Phrase("Last name"),
    _F.SECOND_FAMILY: Phrase("Second last name"),
    _F.SUFFIX: Phrase("Name suffix (Jr., PhD)"),
    _F.NICKNAME: Phrase("Nickname"),
    _F.TITLE: Phrase("Job title"),
    _F.UNIT: Phrase("Department"),
    _F.LEVEL: Phrase("Level of interlocution"),
    _F.LANGUAGE: Phrase("Language"),
    _F.BIRTHDAY: Phrase("Birthday"),
    _F.NOTES: Phrase("Notes"),
    _F.WARM_NOTES: Phrase("Warm notes"),
    _F.WARNING: Phrase("Warning"),
    _F.LABEL: Phrase("Says what the next column is (work, home, mobile)"),
    _F.PHONE: Phrase("Phone"),
    _F.EXTENSION: Phrase("Phone extension"),
    _F.MOBILE: Phrase("Mobile"),
    _F.HOME_PHONE: Phrase("Home phone"),
    _F.FAX: Phrase("Fax"),
    _F.WHATSAPP: Phrase("WhatsApp"),
    _F.TEAMS: Phrase("Teams"),
    _F.MESSENGER: Phrase("Messenger"),
    _F.EMAIL: Phrase("Email"),
    _F.WEB: Phrase("Website"),
    _F.COMPANY: Phrase("Company"),
    _F.LEGAL_NAME: Phrase("Legal name of the company"),
    _F.TAX_ID: Phrase("Tax ID"),
    _F.SECTOR: Phrase("Sector"),
    _F.SIZE: Phrase("Number of employees"),
    _F.TIER: Phrase("Tier (A, B or C)"),
    _F.TAGS: Phrase("Tags of the company"),
    _F.COMPANY_PHONE: Phrase("Main phone of the company"),
    _F.COMPANY_EMAIL: Phrase("Email of the company"),
    _F.COMPANY_WEB: Phrase("Website of the company"),
    _F.COMPANY_NOTES: Phrase("Notes on the company"),
    _F.COMPANY_OTHER: Phrase("Into the company's notes"),
    _F.SITE_NAME: Phrase("Name of the site"),
    _F.STREET: Phrase("Street"),
    _F.PO_BOX: Phrase("PO box"),
    _F.CITY: Phrase("City"),
    _F.REGION: Phrase("State or province"),
    _F.POSTCODE: Phrase("Postal code"),
    _F.COUNTRY: Phrase("Country"),
    _F.WHOLE_ADDRESS: Phrase("Whole address"),
    _F.HOME_STREET: Phrase("Home: street"),
    _F.HOME_CITY: Phrase("Home: city"),
    _F.HOME_REGION: Phrase("Home: state or province"),
    _F.HOME_POSTCODE: Phrase("Home: postal code"),
    _F.HOME_COUNTRY: Phrase("Home: country"),
    _F.HOME_WHOLE: Phrase("Home: whole address"),
    _F.PERSON_ID: Phrase("Number of the person"),
    _F.REPORTS_TO: Phrase("Reports to"),
}

#: Fields of which a record has one; a second column that seems to be it goes into the notes instead.
SINGLE = frozenset(
    {
        _F.NAME,
        _F.PREFIX,
        _F.GIVEN,
        _F.ADDITIONAL,
        _F.FAMILY,
        _F.SECOND_FAMILY,
        _F.SUFFIX,
        _F.TITLE,
        _F.UNIT,
        _F.LEVEL,
        _F.LANGUAGE,
        _F.BIRTHDAY,
        _F.COMPANY,
        _F.LEGAL_NAME,
        _F.TAX_ID,
        _F.SECTOR,
        _F.SIZE,
        _F.TIER,
        _F.PERSON_ID,
        _F.REPORTS_TO,
    }
)
#: Parts of a work address, and of a home address in the same order.
ADDRESS = (_F.STREET, _F.PO_BOX, _F.CITY, _F.REGION, _F.POSTCODE, _F.COUNTRY, _F.WHOLE_ADDRESS, _F.SITE_NAME)
HOME_ADDRESS = {
    _F.HOME_STREET: _F.STREET,
    _F.HOME_CITY: _F.CITY,
    _F.HOME_REGION: _F.REGION,
    _F.HOME_POSTCODE: _F.POSTCODE,
    _F.HOME_COUNTRY: _F.COUNTRY,
    _F.HOME_WHOLE: _F.WHOLE_ADDRESS,
}


@dataclass(frozen=True, slots=True)
class Mapping:
    """Which column is what: one field a column, the line of the headings (0: there are none), the order of dates.

    A preview changes it with `dataclasses.replace` and reads the file again.
    """

    fields: tuple[ImportField, ...]
    heading_line: int = 0
    day_first: bool = True
