"""A mail that is dropped or chosen becomes a contact, filled in as far as it tells."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QObject, Signal, Slot

from msp_desk.exchange.mail_in import MailReading, draft_of, read_mail
from msp_desk.queries.addresses import AddressRow, people_at
from msp_desk.ui.runner import Progress
from msp_desk.ui.surroundings import Surroundings
from msp_desk.values.drafts import InteractionDraft
from msp_desk.values.enums import Initiative, Side
from msp_desk.values.files import told_of
from msp_desk.values.folding import fold

_MAIL = ".eml"
#: For whoever asks for one.
MAILS = (f"*{_MAIL}",)


class MailReader(QObject):
    """Reads mail files off the main thread.

    `read` is said with the contact that a mail is (an InteractionDraft); what cannot be read is told by the desk's `refused`.
    """

    read = Signal(object)

    def __init__(self, around: Surroundings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._around = around

    def take(self, path: Path) -> None:
        """Begin to read one."""
        self._around.runner.run(_Reading(path), self._taken, self._failed)

    @Slot(object)
    def _taken(self, mail: MailReading) -> None:
        self.read.emit(draft_of_mail(self._around, mail))

    @Slot(object)
    def _failed(self, error: Exception) -> None:
        self._around.tell_failure(error)


@dataclass(frozen=True, slots=True)
class _Reading:
    path: Path

    def __call__(self, progress: Progress) -> MailReading:
        with told_of(self.path):
            content = self.path.read_bytes()
        progress.check()
        return read_mail(content)


def mails_in(paths: Iterable[Path]) -> list[Path]:
    """Those of the files that are mails."""
    return [p for p in paths if p.suffix.lower() == _MAIL]


def draft_of_mail(around: Surroundings, mail: MailReading) -> InteractionDraft:
    """The contact that a mail is, with whoever of the desk took part in it."""
    known = around.desk.ask(people_at, addresses_in(mail))
    return filled_in(mail, known, around.desk.who)


def addresses_in(mail: MailReading) -> list[str]:
    """Everybody the mail names."""
    sender = [mail.sender] if mail.sender is not None else []
    return [a.address for a in (*sender, *mail.to, *mail.cc)]


def filled_in(mail: MailReading, known: tuple[AddressRow, ...], me: UUID | None) -> InteractionDraft:
    """The contact that a mail is: who took part as far as they are known; sent by us it was our initiative."""
    theirs = [row for row in known if row.side is Side.THEIRS]
    ours = [row for row in known if row.side is Side.OURS]
    people = dict.fromkeys(row.person for row in (*theirs, *ours))
    if me is not None and not ours:
        people[me] = None
    by_us = mail.sender is not None and fold(mail.sender.address) in {row.address for row in ours}
    return replace(
        draft_of(mail),
        people=tuple(people),
        client_key=next((row.client for row in theirs if row.client is not None), None),
        initiative=Initiative.PROACTIVE if by_us else Initiative.REACTIVE,
    )


def poured(into: InteractionDraft, mail: InteractionDraft) -> InteractionDraft:
    """A contact that is being written, with what a mail adds: nothing that was typed is lost."""
    untouched = not (into.subject or into.notes)
    return replace(
        into,
        at=mail.at or into.at if untouched else into.at,
        channel=mail.channel if untouched else into.channel,
        initiative=mail.initiative if untouched else into.initiative,
        client_key=into.client_key or mail.client_key,
        people=tuple(dict.fromkeys((*into.people, *mail.people))),
        subject=into.subject or mail.subject,
        notes="\n\n".join(t for t in (into.notes, mail.notes) if t),
        attachments=(*into.attachments, *mail.attachments),
    )
