"""Messages come in as they were meant, however they were written; nothing is opened, fetched or run."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone
from email.message import EmailMessage
from pathlib import Path

import pytest

from msp_desk.exchange.html_text import text_of_html
from msp_desk.exchange.mail_headers import MailAddress
from msp_desk.exchange.mail_in import MailReading, draft_of, read_mail
from msp_desk.values.enums import Channel
from msp_desk.values.errors import Refused


def sample(folder: Path, name: str) -> MailReading:
    return read_mail((folder / "mail" / name).read_bytes())


def test_every_sample_is_read(shared_samples: Path) -> None:
    files = sorted((shared_samples / "mail").rglob("*.eml"))
    assert len(files) == 52
    for file in files:
        mail = read_mail(file.read_bytes())
        assert mail.sender or mail.subject
        assert "�" not in mail.subject or file.name == "must_supply_encoding.eml"
        assert all(attachment.name for attachment in mail.attachments)


@pytest.mark.parametrize(
    ("name", "subject"),
    [
        ("error_emails/bad_encoded_subject.eml", "TEST"),
        (
            "error_emails/invalid_subject_characters.eml",
            "Formação FrenetikPolis: Mega Campanha Final Verão | Cursos de Setembro",
        ),
        ("error_emails/trademark_character_in_subject.eml", "GA.comô has a lead for you"),
        (
            "mime_emails/raw_email_encoded_stack_level_too_deep.eml",
            "Nicolas Fouché has accepted your invitation to Gmail",
        ),
        ("attachment_emails/attachment_with_quoted_filename.eml", "Eelanalüüsi päring"),
        ("attachment_emails/attachment_pdf.eml", "Another PDF with 🎉 Unicode chars in it 🍿"),
        ("multi_charset/japanese_iso_2022.eml", "まみむめも"),
        ("rfc6532/utf8_headers.eml", "Säying Hello"),
        ("rfc2822/example13.eml", "Saying Hello"),
        ("plain_emails/raw_email_incorrect_header.eml", "Stop adware/spyware once and for all."),
    ],
)
def test_subjects(shared_samples: Path, name: str, subject: str) -> None:
    assert sample(shared_samples, name).subject == subject


def test_addresses(shared_samples: Path) -> None:
    mail = sample(shared_samples, "rfc2822/example03.eml")
    assert mail.sender == MailAddress("john.q.public@example.com", "Joe Q. Public")
    assert mail.to == (
        MailAddress("mary@x.test", "Mary Smith"),
        MailAddress("jdoe@example.org"),
        MailAddress("one@y.test", "Who?"),
    )
    assert mail.cc == (
        MailAddress("boss@nil.test"),
        MailAddress("sysservices@example.net", 'Giant; "Big" Box'),
    )
    routed = sample(shared_samples, "rfc2822/example11.eml")
    assert routed.to == (MailAddress("mary@example.net", "Mary Smith"), MailAddress("jdoe@test.example"))
    assert sample(shared_samples, "rfc2822/example13.eml").sender == MailAddress(
        "jdoe@machine.example", "John Doe"
    )
    assert sample(shared_samples, "rfc6532/utf8_headers.eml").to == (
        MailAddress("märy@exämple.net", "Märy Smith"),
    )
    assert sample(shared_samples, "multi_charset/japanese_iso_2022.eml").to[0].name == "みける"
    assert sample(shared_samples, "plain_emails/mix_caps_content_type.eml").sender == MailAddress(
        "bb@bug.com", "Big Bug"
    )
    assert sample(shared_samples, "error_emails/empty_group_lists.eml").to == ()


@pytest.mark.parametrize(
    ("name", "at"),
    [
        ("rfc2822/example01.eml", datetime(1997, 11, 21, 9, 55, 6, tzinfo=timezone(timedelta(hours=-6)))),
        ("rfc2822/example13.eml", datetime(1997, 11, 21, 9, 55, 6, tzinfo=timezone(timedelta(hours=-6)))),
        (
            "plain_emails/raw_email_bad_time.eml",
            datetime(2008, 6, 9, 12, 24, 2, tzinfo=timezone(timedelta(hours=-7))),
        ),
        ("error_emails/missing_content_disposition.eml", datetime(2002, 1, 22, 14, 35, 28, tzinfo=UTC)),
    ],
)
def test_dates_with_their_zone(shared_samples: Path, name: str, at: datetime) -> None:
    told = sample(shared_samples, name).at
    assert told == at
    assert told is not None
    assert told.utcoffset() == at.utcoffset()


def test_a_message_without_a_date_has_none(shared_samples: Path) -> None:
    assert sample(shared_samples, "rfc6532/utf8_headers.eml").at is None


@pytest.mark.parametrize(
    ("name", "files"),
    [
        ("attachment_content_disposition.eml", [("api.rb", "text/x-ruby-script", 28)]),
        ("attachment_message_rfc822.eml", [("ForwardedMessage.eml", "message/rfc822", 3781)]),
        ("attachment_nonascii_filename.eml", [("ciële.txt", "text/plain", 11)]),
        ("attachment_pdf.eml", [("broken.pdf", "application/pdf", 1026)]),
        ("attachment_with_base64_encoded_name.eml", [("This is a test.pdf", "application/pdf", 399)]),
        ("attachment_with_quoted_filename.eml", [("Eelanalüüsi päring.jpg", "image/jpeg", 1952)]),
        ("../multi_charset/japanese_attachment.eml", [("てすと.txt", "text/plain", 33)]),
        ("../mime_emails/raw_email12.eml", [("Photo25.jpg", "image/jpeg", 227)]),
    ],
)
def test_attachments(shared_samples: Path, name: str, files: list[tuple[str, str, int]]) -> None:
    mail = sample(shared_samples, f"attachment_emails/{name}")
    assert [(file.name, file.media_type, len(file.content)) for file in mail.attachments] == files


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("plain_emails/basic_email.eml", "Plain email.\n\nHope it works well!\n\nMikel"),
        ("multi_charset/japanese_iso_2022.eml", "すみません。"),
        ("multi_charset/ks_c_5601-1987.eml", "스티해"),
        ("mime_emails/email_with_similar_boundaries.eml", "Test"),
        ("error_emails/multiple_invalid_content_dispositions.eml", "foo"),
        (
            "mime_emails/raw_email_with_illegal_boundary.eml",
            "Hello\nThis is an outlook test\n\nSo there.\n\nMe.",
        ),
    ],
)
def test_texts(shared_samples: Path, name: str, text: str) -> None:
    assert sample(shared_samples, name).text == text


def test_a_message_of_today_becomes_an_interaction() -> None:
    message = EmailMessage()
    message["From"] = "Ana Ruiz <ana@sol.example>"
    message["To"] = "Luis <luis@ours.example>"
    message["Subject"] = "Renovación"
    message["Date"] = "Sun, 22 Nov 2026 09:30:00 +0100"
    message.set_content("Hola:\n¿Cuándo hablamos?\n")
    message.add_alternative("<p>Hola:</p><p>¿Cuándo hablamos?</p>", subtype="html")
    message.add_attachment(b"%PDF-", maintype="application", subtype="pdf", filename="../../etc/oferta.pdf")
    draft = draft_of(read_mail(message.as_bytes()))
    assert draft.at == datetime(2026, 11, 22, 8, 30, tzinfo=UTC)
    assert (draft.channel, draft.subject, draft.notes) == (
        Channel.EMAIL,
        "Renovación",
        "Hola:\n¿Cuándo hablamos?",
    )
    assert [(file.name, file.content) for file in draft.attachments] == [("oferta.pdf", b"%PDF-")]


def test_only_html_is_shown_as_text() -> None:
    source = (
        "<html><head><title>x</title><style>p{}</style></head><body onload=alert(1)><p>Hola&nbsp;<b>Ana</b>,</p>"
        "<script>alert(1)</script><ul><li>uno<li>dos</ul><!-- <p>no</p> --><img src='file:///etc/passwd'>"
        "<p>ver <a href='https://sol.example/a'>la oferta</a> <a href='javascript:x'>aquí</a> 1 < 2</p></body></html>"
    )
    assert text_of_html(source) == (
        "Hola Ana,\n\n- uno\n- dos\n\nver la oferta (https://sol.example/a) aquí 1 < 2"
    )


def test_lines_that_were_broken_for_the_screen_are_joined() -> None:
    head = b"From: a@x.example\nContent-Type: text/plain; format=flowed; charset=utf-8\n\n"
    assert read_mail(head + b"one \ntwo\nthree\n").text == "one two\nthree"


@pytest.mark.parametrize(
    "content",
    [b"", b"hello\nworld", b"\x89PNG....", b"\xd0\xcf\x11\xe0outlook", b"Name,Email\nAna,a@x.example\n"],
)
def test_what_is_no_message_is_refused(content: bytes) -> None:
    with pytest.raises(Refused):
        read_mail(content)


def test_a_line_break_in_a_header_cannot_smuggle_another() -> None:
    mail = read_mail(b"From: a@x.example\nSubject: =?utf-8?q?one=0D=0ABcc:_b@x.example?=\n\nx")
    assert mail.subject == "one Bcc: b@x.example"
    assert not re.search(r"[\r\n]", mail.subject)
