"""Files made to stall or flood an importer: they are read in time and room that grow with the file, no faster.

Nothing here measures seconds: what took time squared would not come to an end within the suite's patience.
"""

from __future__ import annotations

import base64
import random
import tracemalloc

import pytest

from msp_desk.exchange.contacts_in import read_contacts
from msp_desk.exchange.html_text import text_of_html
from msp_desk.exchange.mail_in import read_mail

PICTURE = b"\xff\xd8\xff" + random.Random(1).randbytes(15_000_000)
BASE64 = base64.b64encode(PICTURE)


def card(lines: bytes) -> bytes:
    return b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ana\r\n" + lines + b"\r\nEND:VCARD\r\n"


@pytest.mark.parametrize("between", [b"\r\n ", b"\r\n", b""], ids=["folded", "unfolded", "one line"])
def test_a_picture_of_20_megabytes(between: bytes) -> None:
    text = between.join(BASE64[i : i + 74] for i in range(0, len(BASE64), 74)) if between else BASE64
    content = card(b"PHOTO;ENCODING=b;TYPE=JPEG:" + text)
    del text
    tracemalloc.start()
    try:
        (draft,) = read_contacts("x.vcf", content).drafts
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert draft.person is not None
    assert draft.person.photo is not None
    assert draft.person.photo.content == PICTURE
    assert peak < 10 * len(content)


@pytest.mark.parametrize(
    "lines",
    [
        b"NOTE:" + b"\\" * 2_000_000,
        b"ORG:" + b";x" * 1_000_000,
        b"TEL;" + b'"' * 2_000_000 + b":1",
        b"TEL;" + b"A=B;" * 500_000 + b":1",
        b"\r\n".join(b"NOTE:%d" % i for i in range(50_000)),
        b"\r\n".join(b"TEL:%d" % i for i in range(50_000)),
        b"NOTE:x\r\n" + b"no property\r\n" * 200_000,
        b"no colon\r\n" + b" folded\r\n" * 200_000,
    ],
    ids=["backslashes", "semicolons", "quotes", "parameters", "notes", "numbers", "lines", "folds"],
)
def test_cards_that_are_all_of_one_kind(lines: bytes) -> None:
    (draft,) = read_contacts("x.vcf", card(lines)).drafts
    assert draft.person is not None
    assert draft.person.name == "Ana"


def test_cards_within_cards_5000_deep() -> None:
    reading = read_contacts("x.vcf", b"BEGIN:VCARD\n" * 5_000 + b"FN:Ana\n" + b"END:VCARD\n" * 5_000)
    assert [draft.origin.line for draft in reading.drafts] == [5_000]
    assert len(reading.bad) == 4_999


def test_lines_outside_of_cards_are_told_once() -> None:
    reading = read_contacts("x.vcf", b"stray\n" * 100_000 + b"BEGIN:VCARD\nFN:Ana\nEND:VCARD\nmore\nmore\n")
    assert [row.origin.line for row in reading.bad] == [1, 100_004]
    assert len(reading.drafts) == 1


def test_a_field_of_a_megabyte_and_of_a_million_lines() -> None:
    content = b'Name,Notes\nAna,"' + b"x\n" * 1_000_000 + b'"\nEva,' + b"y" * 1_000_000 + b"\n"
    tracemalloc.start()
    try:
        reading = read_contacts("x.csv", content)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert [draft.origin.line for draft in reading.drafts] == [2, 1_000_003]
    assert reading.bad == ()
    assert peak < 10 * len(content)


@pytest.mark.parametrize(
    "cell",
    [
        b" " * 1_000_000 + b"1",
        b"a, " * 500_000,
        b"a@" * 500_000,
        b"a" * 500_000 + b"@",
        b"1" * 1_000_000,
        b"a@b.c " * 50_000,
    ],
)
@pytest.mark.parametrize(
    "heading", [b"Email", b"Phone", b"Name", b"Birthday", b"Address", b"Employees", b"Tags"]
)
def test_cells_that_are_all_of_one_kind(heading: bytes, cell: bytes) -> None:
    reading = read_contacts("x.csv", b"Company;" + heading + b"\nSol;" + cell + b"\n")
    assert len(reading.drafts) == 1


@pytest.mark.parametrize(
    "content",
    [
        b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (i, i) for i in range(2_000)),
        b"Content-Type: multipart/mixed; boundary=b\n\n" + b"--b\n\nx\n" * 100_000,
        b"Content-Type: multipart/mixed; boundary=b\n\n" + b"\n" * 1_000_000,
        b"To: " + b"(" * 500_000 + b"\n\nx",
        b"To: " + b"a@" * 500_000 + b"\n\nx",
        b"To: " + b"x@y.example, " * 50_000 + b"\n\nx",
        b"Cc: " + b'"' * 500_000 + b"\n\nx",
        b"X: " + b"=?utf-8?q?" * 100_000 + b"\n\nx",
        b"X-Header: y\n" * 200_000 + b"\nx",
        b"Received: y; z\n" * 100_000 + b"\nx",
        b"Content-Type: text/plain" + b"; a*1=b" * 100_000 + b"\n\nx",
        b"Content-Type: text/plain" + b";" * 1_000_000 + b"\n\nx",
        b"Date: " + b"(" * 500_000 + b"\n\nx",
    ],
)
def test_messages_that_are_all_of_one_kind(content: bytes) -> None:
    assert read_mail(b"Subject: still read\n" + content).subject == "still read"


@pytest.mark.parametrize(
    "source",
    ["<", "<a ", "<!--", "<script>", "<a href=http://x>", "&", "&#9", " \n", "<p>", "</a>", "<![CDATA["],
)
def test_pages_that_are_all_of_one_kind(source: str) -> None:
    assert "script" not in text_of_html(source * 200_000 + "<p>end</p>")


def test_a_message_of_one_very_long_text_is_cut_and_says_so() -> None:
    mail = read_mail(b"Subject: long\n\n" + b"word " * 100_000)
    assert mail.cut
    assert len(mail.text) == 400_000
