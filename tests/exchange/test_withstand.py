"""Importers withstand 20,000 generated files each: nothing is raised, every record comes in or is listed."""

from __future__ import annotations

import io
import os
import random
import zipfile
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from msp_desk.exchange.contacts_in import read_contacts
from msp_desk.exchange.mail_in import draft_of, read_mail
from msp_desk.exchange.vcards_in import read_vcards
from msp_desk.exchange.xlsx_in import read_xlsx
from msp_desk.exchange.xlsx_out import write_xlsx
from msp_desk.values.drafts import ContactDraft
from msp_desk.values.errors import Refused

#: Hypothesis chooses the seeds, each seed makes a hundred files: 20,000 in all.
SEEDS, EACH = 200, 100
#: Workbooks take longer: 1,200 in each run, and 20,000 where somebody searches on purpose.
SEARCHING = os.environ.get("HYPOTHESIS_PROFILE") == "search"
WORKBOOK_SEEDS = 5_000 if SEARCHING else 300

CARDS = [
    "BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=C3=91;Ana;;;\r\nTEL;CELL;PREF:600=\r\n\r\nEND:VCARD\r\n",
    (
        "BEGIN:VCARD\nVERSION:3.0\nFN:Ana\\, Ruiz\nN:Ruiz;Ana;;Dra.;\nORG:Sol;Unit\nADR;TYPE=HOME:;;Calle 1;Madrid;;28001;Spain\n"
        "item1.TEL:+34 600\nitem1.X-ABLabel:_$!<Home>!$_\nBDAY:1980-03-22\nNOTE:one\\ntwo\n three\nEND:VCARD\n"
    ),
    (
        'BEGIN:VCARD\nVERSION:4.0\nFN:Ana\nTEL;VALUE=uri;TYPE="voice,work";PREF=1:tel:+34-91;ext=1\nPHOTO:data:image/png;base64,iVBO\n'
        "IMPP:xmpp:a@x.example\nBDAY:--0322\nLANG:es\nEND:VCARD\n"
    ),
    "BEGIN:VCARD\nVERSION:2.1\nPHOTO;ENCODING=BASE64;JPEG:/9j/4AAQ\n SkZJ\n\nKEY;X509;ENCODING=B:\n  MIID\nLABEL;WORK:x\nEND:VCARD\n",
]
TABLES = [
    'Name,Company,Phone,Email\nAna,"Sol, S.L.",+34 600 100 200,a@x.example\n"Eva\nPaz",Mar,,\n',
    "Nombre;Apellidos;Empresa;Cargo;Nivel;Cumpleaños;País\nÍñigo;Núñez;Sol;Gerente;Ejecutivo;22/03/1980;España\n",
    "Name\tE-mail 1 - Type\tE-mail 1 - Value\tAddress 1 - Type\tAddress 1 - City\nAna\t* Home\ta@x ::: b@x\tWork\tSoria\n",
    "Sol S.L.|Ana Ruiz|600100200|a@x.example\nMar S.A.|Eva Paz|600100201|b@x.example\n",
    'sep=;\r\nName;Notes\r\nAna;"=1+1"\r\n\'+34;=""x""\r\n',
]
MAILS = [
    (
        'From: "Ana" <a@x.example>\r\nTo: b@x.example, C <c@x.example>\r\nSubject: =?utf-8?q?=C3=B1?= x\r\nDate: Sun, 22 Nov 2026 '
        "09:30:00 +0100\r\nContent-Type: text/plain; charset=utf-8; format=flowed\r\n\r\nHola \r\nadi\xf3s\r\n"
    ),
    (
        "From: a@x.example\nSubject: s\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/html\n\n<p>x<b>y</p>\n--b\n"
        "Content-Disposition: attachment; filename*0*=utf-8''a%20; filename*1=b.pdf\nContent-Transfer-Encoding: base64\n\nSGk=\n--b--\n"
    ),
    (
        'From: a@x.example\nContent-Type: multipart/alternative; boundary="=_x"\n\n--=_x\nContent-Transfer-Encoding: quoted-printable\n\n'
        "=C3=B1=\n--=_x\nContent-Type: message/rfc822\n\nFrom: b@x.example\n\nx\n--=_x--\n"
    ),
]
TOKENS = [
    *(
        "BEGIN:VCARD\n",
        "END:VCARD\n",
        ":",
        ";",
        ",",
        "\\",
        '"',
        "=",
        "=\n",
        "\n ",
        "\r",
        "\n",
        "\0",
        "\t",
        "'",
        "|",
        "::: ",
        "--",
        "@",
    ),
    *(
        "ENCODING=BASE64",
        "ENCODING=QUOTED-PRINTABLE",
        "CHARSET=utf-7",
        "CHARSET=base64",
        "CHARSET=idna",
        "PHOTO:",
        "ADR:",
        "BDAY:",
    ),
    *(
        "TYPE=",
        "X-ABLabel:",
        "item1.",
        "ñ",
        "\ud7ff",
        "\u202e",
        "😀",
        "é" * 40,
        "9" * 40,
        "(" * 40,
        "<" * 20,
        "[" * 9,
        "%s%(x)s",
    ),
    *(
        "Content-Type: multipart/mixed; boundary=b\n",
        "--b\n",
        "Content-Type: text/html; charset=\n",
        "=?utf-8?b?",
        "=?x?q?=?=",
    ),
    *(
        "Date: 99999999999\n",
        "Date: Mon, 1 Jan 0000 00:00:00 +9999\n",
        "charset*=x'y'z",
        "; name*1*=%ff",
        "From:",
        "<!--",
        "<script>",
    ),
    *(
        "BEGIN:VCARD\nBEGIN:VCARD\n",
        "sep=",
        "﻿",
        "1980-13-45",
        "tel:",
        "data:;base64,",
        "X-SERVICE-TYPE=",
        "1e999",
        "-0",
    ),
]


def mutated(corpus: list[str], chance: random.Random) -> bytes:
    """A file as no program should write it: pieces of real ones cut, doubled, joined and sprinkled with trouble."""
    text = chance.choice(corpus)
    for _ in range(chance.randint(1, 6)):
        start, end = sorted((chance.randint(0, len(text)), chance.randint(0, len(text))))
        match chance.randint(0, 5):
            case 0:
                text = text[:start] + text[end:]
            case 1:
                text = text[:end] + text[start:end] + text[end:]
            case 2:
                other = chance.choice(corpus)
                text = text[:start] + other[chance.randint(0, len(other)) :]
            case 3:
                text = text[:start] + "".join(chance.choices(TOKENS, k=chance.randint(1, 5))) + text[start:]
            case 4:
                text = text[:start] + chr(chance.randint(0, 0x2FF)) + text[start + 1 :]
            case _:
                text = (
                    "".join(chance.choices(TOKENS, k=chance.randint(1, 12)))
                    if chance.random() < 0.1
                    else text
                )
    content = text.encode(chance.choice(("utf-8", "utf-8", "latin-1", "utf-16", "cp1252")), "replace")
    if chance.random() < 0.3 and content:
        place = chance.randrange(len(content))
        content = content[:place] + chance.randbytes(chance.randint(1, 4)) + content[place + 1 :]
    return content


def look_into(draft: ContactDraft) -> None:
    """What commands rely on: a name, and texts that a database can hold."""
    for record in (draft.person, draft.company):
        if record is not None:
            assert record.name.strip()
            texts = [record.name, record.notes, *(point.value for point in record.points)]
            assert "\0" not in "".join(texts)
            "".join(texts).encode()
            assert all(point.value.strip() for point in record.points)
    assert draft.person or draft.company
    assert draft.origin.line >= 1


def read_any_cards(content: bytes) -> None:
    reading = read_vcards("x.vcf", content)
    assert reading.drafts or reading.bad
    for draft in reading.drafts:
        look_into(draft)


def read_any_table(content: bytes) -> None:
    reading = read_contacts("x.csv", content)
    assert reading.drafts or reading.bad
    for draft in reading.drafts:
        look_into(draft)


def read_any_mail(content: bytes) -> None:
    try:
        mail = read_mail(content)
    except Refused:
        return
    assert draft_of(mail).subject == mail.subject
    (mail.subject + mail.text + "".join(a.name for a in mail.attachments)).encode()
    assert "\0" not in mail.text + mail.subject


@pytest.mark.parametrize(
    ("corpus", "read"),
    [
        pytest.param(CARDS, read_any_cards, id="vcard"),
        pytest.param(TABLES, read_any_table, id="csv"),
        pytest.param(MAILS, read_any_mail, id="mail"),
    ],
)
@settings(max_examples=SEEDS)
@given(seed=st.integers(min_value=0, max_value=2**64))
def test_20000_generated_files_raise_nothing(
    corpus: list[str], read: Callable[[bytes], None], seed: int
) -> None:
    chance = random.Random(seed)
    for _ in range(EACH):
        read(mutated(corpus, chance))


@settings(max_examples=500)
@given(st.binary(max_size=400))
def test_any_bytes_raise_nothing(content: bytes) -> None:
    read_any_cards(content)
    read_any_mail(content)
    read_contacts("x", content)
    read_contacts("x.xlsx", b"PK" + content)


WORKBOOK = write_xlsx(["Name", "Company", "Phone"], [["Ana", "Sol", 600100200], ["Eva", "Mar", "x"]])


def repacked(chance: random.Random) -> bytes:
    """A workbook one of whose parts was changed before packing."""
    content = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(WORKBOOK)) as old,
        zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        spoilt = chance.choice(old.namelist())
        for name in old.namelist():
            part = old.read(name)
            if name == spoilt or chance.random() < 0.2:
                part = mutated([part.decode()], chance)
            if chance.random() > 0.02:
                new.writestr(name, part)
    return content.getvalue()


def written(chance: random.Random) -> bytes:
    """A whole workbook with cells that nobody should fill like that."""
    rows = [
        ["".join(chance.choices(TOKENS, k=chance.randint(0, 4))).replace("\0", "") for _ in range(5)]
        for _ in range(chance.randint(0, 3))
    ]
    return write_xlsx(chance.sample(["Name", "Company", "Phone", "Birthday", "Level", "=1+1", ""], 5), rows)


@settings(max_examples=WORKBOOK_SEEDS)
@given(st.integers(min_value=0, max_value=2**64))
def test_broken_workbooks_raise_nothing(seed: int) -> None:
    chance = random.Random(seed)
    for content in (
        repacked(chance),
        mutated([WORKBOOK.decode("latin-1")], chance),
        WORKBOOK[: chance.randrange(len(WORKBOOK))],
        written(chance),
    ):
        read_xlsx(content)
        for draft in read_contacts("x.xlsx", content).drafts:
            look_into(draft)
