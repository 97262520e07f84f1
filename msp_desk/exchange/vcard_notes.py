"""Which vCard properties have no field of their own: how the notes call them, and which say nothing of a person."""

from __future__ import annotations

import re

from msp_desk.exchange.telling import Telling
from msp_desk.exchange.vcard_lines import Property
from msp_desk.values.enums import PointKind
from msp_desk.values.phrases import N_

#: What programs write for themselves: versions, identifiers, layout. Nothing here is a fact about somebody.
SILENT = frozenset(
    {
        "VERSION",
        "PRODID",
        "REV",
        "UID",
        "CLASS",
        "PROFILE",
        "SOURCE",
        "MAILER",
        "SORT-STRING",
        "CLIENTPIDMAP",
        "MEMBER",
        "X-ADDRESSBOOKSERVER-MEMBER",
        "X-ABLABEL",
        "X-ABADR",
        "X-ABUID",
        "X-ABCROP-RECTANGLE",
        "X-IMAGEHASH",
        "X-IMAGETYPE",
        "X-EVOLUTION-FILE-AS",
        "X-COUCHDB-APPLICATION-ANNOTATIONS",
        "X-MS-OL-DESIGN",
        "X-MS-OL-DEFAULT-POSTAL-ADDRESS",
        "X-MS-CARDPICTURE",
    }
)
#: The group that phones put everybody into.
NO_CATEGORIES = frozenset({"my contacts", "mycontacts", "* mycontacts", "mis contactos"})
_TITLES = {
    "date": N_("Date"),
    "relatednames": N_("Related"),
    "related": N_("Related"),
    "fburl": N_("Free/busy times"),
    "geo": N_("Place on the map"),
    "key": N_("Certificate"),
    "sound": N_("Spoken name"),
    "agent": N_("Agent"),
    "tz": N_("Time zone"),
    "anniversary": N_("Anniversary"),
    "assistant": N_("Assistant"),
    "categories": N_("Categories"),
    "child": N_("Child"),
    "department": N_("Department"),
    "gender": N_("Gender"),
    "hobby": N_("Hobby"),
    "interest": N_("Interest"),
    "manager": N_("Manager"),
    "office": N_("Office"),
    "profession": N_("Profession"),
    "spouse": N_("Spouse"),
}
_MAKERS = re.compile(r"^X-(?:MS-OL-|MS-|EVOLUTION-|KADDRESSBOOK-X-|KADDRESSBOOK-|MOZILLA-|ANDROID-|AB)?")
_SERVICES = {
    "x-aim": "AIM",
    "x-icq": "ICQ",
    "x-jabber": "Jabber",
    "x-msn": "MSN",
    "x-yahoo": "Yahoo",
    "x-google-talk": "Google Talk",
    "x-skype": "Skype",
    "x-skype-username": "Skype",
    "x-gadugadu": "Gadu-Gadu",
    "x-groupwise": "GroupWise",
    "x-qq": "QQ",
    "x-matrix": "Matrix",
    "x-telegram": "Telegram",
    "x-signal": "Signal",
    "x-ms-imaddress": "IM",
    "x-evolution-video-url": "Video",
    "x-whatsapp": "WhatsApp",
    "x-msteams": "Teams",
    "impp": "IM",
    "x-socialprofile": "Profile",
    "x-twitter": "Twitter",
    "x-facebook": "Facebook",
    "x-linkedin": "LinkedIn",
}
MESSENGERS = frozenset(name.upper() for name in _SERVICES)
_URI = re.compile(r"(x-)?([a-z][a-z0-9+.-]*):(.+)", re.IGNORECASE | re.DOTALL)


def note_title(found: Property, label: str, t: Telling) -> str:
    """How a line in the notes calls a property: its own label, else its name made readable."""
    if found.name.startswith("X-AB") and label:
        return label
    plain = _MAKERS.sub("", found.name).replace("-", " ").replace("_", " ").strip().lower()
    title = t(_TITLES[plain]) if plain in _TITLES else plain.capitalize() or found.name
    return f"{title} ({label})" if label else title


def messenger_of(found: Property, text: str) -> tuple[PointKind, str, str]:
    """An address in some messenger: what kind of contact point it is, the address, and the service."""
    service = _SERVICES.get(found.name.lower(), "")
    said = found.first("X-SERVICE-TYPE") or (
        next(iter(sorted(found.types - {"home", "work", "pref", "internet"})), "")
        if found.name == "X-SOCIALPROFILE"
        else ""
    )
    uri = _URI.fullmatch(text)
    if uri and uri[2].lower() in {"http", "https"}:
        return PointKind.WEB, text, said or service
    if uri and found.name in {"IMPP", "X-SOCIALPROFILE"}:
        said, text = said or uri[2], uri[3]
    service = said or service
    if "whatsapp" in service.lower():
        return PointKind.WHATSAPP, text, ""
    if service.lower() in {"teams", "msteams"}:
        return PointKind.TEAMS, text, ""
    return PointKind.OTHER, text, service
