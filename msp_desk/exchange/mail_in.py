"""Reads an email message (.eml) into plain values: who, when, the text and the attachments; it opens and runs nothing."""

from __future__ import annotations

import mimetypes
import re
from collections import deque
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email import policy
from email.message import Message
from email.parser import Parser

from msp_desk.exchange.decoding import decoded_as
from msp_desk.exchange.html_text import text_of_html
from msp_desk.exchange.mail_headers import MailAddress, addresses, decoded_words, header, sent_at
from msp_desk.exchange.names_safe import safe_name
from msp_desk.values.drafts import FileDraft, InteractionDraft
from msp_desk.values.enums import Channel
from msp_desk.values.errors import Refused

LARGEST = 100 * 1024 * 1024
_DEEPEST = 20
_MOST_PARTS = 500
_MOST_HEADERS = 5000
_LONGEST_PARAMETERS = 10_000  # the standard library takes time squared over them
_MOST_TEXT = 400_000
_HEADERS_END = re.compile(rb"\r?\n\r?\n|\r\r")
_HEADER = re.compile(rb"([!-9;-~]{1,200})[ \t]{0,200}:")
_NO_TEXT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
_OUTLOOK = b"\xd0\xcf\x11\xe0"
_TELLING = ("From", "To", "Subject", "Date", "Message-ID")
_CONTENT_TYPE = re.compile(r"[\w.+-]{1,60}/[\w.+-]{1,100}")


@dataclass(frozen=True, slots=True)
class MailReading:
    """A message: `at` is when it was sent, with the offset it says; `cut` whether the text was too long to keep whole."""

    subject: str = ""
    at: datetime | None = None
    sender: MailAddress | None = None
    to: tuple[MailAddress, ...] = ()
    cc: tuple[MailAddress, ...] = ()
    text: str = field(default="", repr=False)
    attachments: tuple[FileDraft, ...] = ()
    message_id: str = ""
    cut: bool = False


def read_mail(data: bytes) -> MailReading:
    """The message in a file.

    Errors: Refused where the file is no message or too large to keep.
    """
    if len(data) > LARGEST:
        raise Refused("This message is larger than %(most)d MB.", most=LARGEST // 1024**2)
    if data.startswith(_OUTLOOK):
        raise Refused("This is Outlook's own message format; save the message as .eml and drop that here.")
    message, body = _opened(data.lstrip(b"\xef\xbb\xbf\r\n"))
    if not any(header(message, name) for name in _TELLING):
        raise Refused("This file is no email message.")
    parts = _Parts()
    parts.walk(message, body)
    text = _NO_TEXT.sub("", parts.text()).strip()
    sender = addresses(message, "From") or addresses(message, "Sender")
    return MailReading(
        subject=_NO_TEXT.sub("", header(message, "Subject"))[:1000],
        at=sent_at(message),
        sender=sender[0] if sender else None,
        to=addresses(message, "To"),
        cc=addresses(message, "Cc"),
        text=text[:_MOST_TEXT],
        attachments=tuple(parts.files),
        message_id="".join(header(message, "Message-ID").split()).strip("<>")[:998],
        cut=len(text) > _MOST_TEXT,
    )


def draft_of(mail: MailReading) -> InteractionDraft:
    """The interaction that a message is; who took part is found by the addresses, which is not for here."""
    at = mail.at.astimezone(UTC) if mail.at is not None else None
    return InteractionDraft(
        at=at, channel=Channel.EMAIL, subject=mail.subject, notes=mail.text, attachments=mail.attachments
    )


def _opened(data: bytes) -> tuple[Message, bytes]:
    """The headers of a message or part, and its body as bytes."""
    if data[:1] in {b"\r", b"\n"}:
        return Message(), data
    end = _HEADERS_END.search(data)
    head, body = (data[: end.start()], data[end.end() :]) if end else (data, b"")
    return Parser(policy=policy.compat32).parsestr(_mended(head), headersonly=True), body


def _mended(head: bytes) -> str:
    """Headers as a parser expects them: text, no space before the colon, no line that is none between them."""
    lines = [line for line in head.splitlines() if line[:1] in {b" ", b"\t"} or _HEADER.match(line)]
    plain = (decoded_as(_HEADER.sub(rb"\1:", line, count=1), "utf-8") for line in lines[:_MOST_HEADERS])
    return "\n".join(_NO_TEXT.sub("", line.replace("\r", " ")) for line in plain) + "\n\n"


@dataclass(slots=True)
class _Parts:
    """Goes through the parts of a message without recursion, sorting texts from attachments."""

    files: list[FileDraft] = field(default_factory=list)
    _plain: list[str] = field(default_factory=list)
    _html: list[str] = field(default_factory=list)

    def text(self) -> str:
        """The text of the message: the plain one, or what the HTML one shows."""
        texts = self._plain or [text_of_html(source) for source in self._html]
        return "\n\n".join(text for part in texts if (text := part.strip()))

    def walk(self, message: Message, body: bytes) -> None:
        """Sort the message's parts; what is nested too deep or too often stays one attachment."""
        waiting = deque([(message, body, 0)])
        seen = 0
        while waiting and seen < _MOST_PARTS:
            part, content, depth = waiting.popleft()
            seen += 1
            boundary = _parameter(part, "boundary")
            if _type_of(part).startswith("multipart/") and boundary and depth < _DEEPEST:
                inner = [(*_opened(piece), depth + 1) for piece in _split(content, boundary)]
                waiting.extendleft(reversed(inner))
            else:
                self._keep(part, content)

    def _keep(self, part: Message, content: bytes) -> None:
        kind = _type_of(part)
        name = _file_name(part)
        aside = header(part, "Content-Disposition").lower().startswith("attachment")
        if kind in {"text/plain", "text/html"} and not (aside or name):
            text = decoded_as(_octets(part, content), _parameter(part, "charset") or "utf-8")
            text = text.replace("\r\n", "\n").replace("\r", "\n")
            if kind == "text/html":
                self._html.append(text)
            else:
                self._plain.append(_unflowed(part, text))
        elif content.strip():
            octets = content if kind == "message/rfc822" else _octets(part, content)
            self.files.append(FileDraft(safe_name(name or _default_name(kind), "attachment"), kind, octets))


def _split(content: bytes, boundary: str) -> list[bytes]:
    """The parts between the boundaries; one that is never closed reaches to the end."""
    mark = re.escape(boundary.encode("utf-8", "surrogateescape"))
    pieces = re.split(rb"(?:^|\r?\n|\r)--" + mark + rb"(--)?[ \t]*(?=\r|\n|\Z)", content)
    parts: list[bytes] = []
    for closing, piece in zip(pieces[1::2], pieces[2::2], strict=True):
        if closing:
            break
        parts.append(_without_first_break(piece))
    return parts[:_MOST_PARTS]


def _without_first_break(piece: bytes) -> bytes:
    return piece[2:] if piece.startswith(b"\r\n") else piece[1:]


def _type_of(part: Message) -> str:
    found = _CONTENT_TYPE.match(header(part, "Content-Type").strip())
    return found[0].lower() if found else "text/plain"


def _parameter(part: Message, name: str, of: str = "content-type") -> str:
    """A parameter of a header; empty where it is missing or cannot be read."""
    if len(str(part.get(of, ""))) > _LONGEST_PARAMETERS:
        return ""
    try:
        found = part.get_param(name, header=of)
    except (ValueError, LookupError, TypeError):
        return ""
    if isinstance(found, tuple):  # RFC 2231: charset, language, value
        return decoded_as(str(found[2]).encode("latin-1", "replace"), str(found[0] or "utf-8"))
    return str(found).strip() if found else ""


def _file_name(part: Message) -> str:
    """The name that a part was sent with, decoded, whichever header says it."""
    told = (
        _parameter(part, "filename", "content-disposition"),
        _parameter(part, "name"),
        _parameter(part, "name", "content-disposition"),
    )
    name = next((text for text in told if text), "")
    location = "" if name else header(part, "Content-Location").rpartition("/")[2]
    return decoded_words(name) or (location if "." in location else "")


def _default_name(kind: str) -> str:
    if kind == "message/rfc822":
        return "message.eml"
    return f"attachment{mimetypes.guess_extension(kind) or ''}"


def _octets(part: Message, content: bytes) -> bytes:
    """A part's content out of its transfer encoding; one that is unknown or broken is left as it is."""
    encoding = re.sub(r"[^a-z0-9-]", "", header(part, "Content-Transfer-Encoding").lower().replace(" ", "-"))
    carrier = Message()
    carrier["Content-Transfer-Encoding"] = (
        encoding if encoding in {"base64", "quoted-printable", "x-uuencode"} else "8bit"
    )
    carrier.set_payload(content.decode("ascii", "surrogateescape"))
    decoded = carrier.get_payload(decode=True)
    return decoded if isinstance(decoded, bytes) else content


def _unflowed(part: Message, text: str) -> str:
    """Lines that a mail program broke only for the screen («format=flowed») are joined again."""
    if _parameter(part, "format").lower() != "flowed":
        return text
    keeps_space = _parameter(part, "delsp").lower() != "yes"
    lines: list[list[str]] = [[]]
    for line in text.split("\n"):
        plain = line.removeprefix(" ")
        goes_on = plain.endswith(" ") and plain != "-- "
        lines[-1].append(plain if not goes_on or keeps_space else plain[:-1])
        if not goes_on:
            lines.append([])
    return "\n".join("".join(pieces) for pieces in lines)
