"""The reason to act that a contract gives: its renewal is to be talked about before the last day for notice."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from msp_desk.rules.contracts import Standing
from msp_desk.rules.renewals import handed_in
from msp_desk.rules.today import About, Action, Record
from msp_desk.values.contracts import ContractTerms, NoticeWay, Renewal
from msp_desk.values.enums import Reason
from msp_desk.values.phrases import Phrase

_WAYS = {
    NoticeWay.REGISTERED_LETTER: Phrase("by registered letter"),
    NoticeWay.CERTIFIED_FAX: Phrase("by certified message (burofax)"),
    NoticeWay.EMAIL: Phrase("by email"),
    NoticeWay.PORTAL: Phrase("through the web portal"),
    NoticeWay.WRITING: Phrase("in writing"),
}


@dataclass(frozen=True, slots=True)
class ContractRecord(Record):
    """A contract with its conditions and the renewal that waits to be decided."""

    about: About
    contract_key: UUID
    name: str
    terms: ContractTerms
    standing: Standing

    @property
    def reason(self) -> Reason:
        """A renewal."""
        return Reason.RENEWAL

    @property
    def subject(self) -> UUID:
        """The contract."""
        return self.contract_key

    @property
    def occurrence(self) -> str:
        """A new one for each term."""
        return self.standing.end_on.isoformat()

    @property
    def due_on(self) -> date:
        """When the conversation is to begin."""
        return self.standing.talk_on

    @property
    def limit_on(self) -> date:
        """The last day for notice."""
        return self.standing.notice_on

    @property
    def binding(self) -> bool:
        """A letter that is not posted on a Sunday is none; what is said by email may be said on any day."""
        return handed_in(self.terms)

    @property
    def title(self) -> Phrase:
        """Which contract's."""
        return Phrase("Renewal of %(name)s", {"name": self.name}) if self.name else Phrase("Contract renewal")

    @property
    def action(self) -> Action:
        """Decide it."""
        return Action.RENEW

    @property
    def action_words(self) -> Phrase:
        """The button."""
        return Phrase("Open the renewal")

    def why(self, on: date) -> Phrase:
        """What happens at the end, and until when what can be done about it."""
        match self.terms.renewal:
            case Renewal.TACIT:
                return self._tacit(on)
            case Renewal.EVERGREEN:
                return self._evergreen(on)
            case _:
                return self._ends(on)

    def _tacit(self, on: date) -> Phrase:
        said = self._said(on)
        if self.terms.notice_amount < 1:
            return Phrase("It renews by itself on %(next)s, without a notice period; %(talk)s", said)
        if on > self.limit_on:
            return Phrase("Notice was possible until %(day)s; it renews by itself on %(next)s", said)
        if "how" in said:
            return Phrase("Last day to give notice is %(day)s %(how)s; %(talk)s", said)
        return Phrase("Last day to give notice is %(day)s; %(talk)s", said)

    def _evergreen(self, on: date) -> Phrase:
        said = self._said(on)
        if self.terms.notice_amount < 1:
            return Phrase("Anniversary on %(next)s; %(talk)s", said)
        if on > self.limit_on:
            return Phrase("Anniversary on %(next)s; notice for it was possible until %(day)s", said)
        if "how" in said:
            return Phrase("Anniversary on %(next)s; notice until %(day)s %(how)s; %(talk)s", said)
        return Phrase("Anniversary on %(next)s; notice until %(day)s; %(talk)s", said)

    def _ends(self, on: date) -> Phrase:
        said = self._said(on)
        if on > self.standing.end_on:
            return Phrase("Ended on %(end)s; say what became of it", said)
        if self.terms.notice_amount < 1:
            return Phrase("Ends on %(end)s unless both agree; %(talk)s", said)
        if on > self.limit_on:
            return Phrase("Ends on %(end)s unless both agree; it was to be settled by %(day)s", said)
        return Phrase("Ends on %(end)s unless both agree by %(day)s; %(talk)s", said)

    def _said(self, on: date) -> dict[str, object]:
        at = self.standing
        said: dict[str, object] = {"day": at.notice_on, "end": at.end_on, "next": at.next_on}
        if on < at.talk_on:
            said["talk"] = Phrase("start the conversation on %(day)s", {"day": at.talk_on})
        else:
            said["talk"] = Phrase("start the conversation now")
        way, to = self.terms.notice_way, self.terms.notice_to.strip()
        if way is not None:
            said["how"] = Phrase("%(way)s to %(to)s", {"way": _WAYS[way], "to": to}) if to else _WAYS[way]
        elif to:
            said["how"] = Phrase("to %(to)s", {"to": to})
        return said
