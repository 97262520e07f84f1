"""The form of a contract, as a side panel shows it, with what follows from it under the fields."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from msp_desk.commands.contracts import save_contract
from msp_desk.queries.clients import client_country
from msp_desk.queries.contracts import contract_draft
from msp_desk.queries.desk import desk_settings
from msp_desk.ui.forms.field import Field, Section
from msp_desk.ui.forms.finders import Clients
from msp_desk.ui.forms.form import Form
from msp_desk.ui.forms.pick_fields import Pick
from msp_desk.ui.forms.record_form import RecordForm
from msp_desk.ui.forms.text_fields import Lines, Text
from msp_desk.ui.pages.renewals.entries import ContractEntry, draft_of, entry_of, terms_of
from msp_desk.ui.pages.renewals.fields import FIELD_OF, TermsFollow, conditions
from msp_desk.ui.pages.renewals.outlook import Outlook
from msp_desk.ui.surroundings import Surroundings
from msp_desk.values.contracts import ContractDraft
from msp_desk.values.phrases import Phrase


class ContractForm(RecordForm[ContractEntry]):
    """`begin` is what to begin with (its client_key says whose contract); with a key it is that contract's form."""

    panel_width = 560
    field_of = {
        "A contract needs a name.": "name",
        "This name is too long: %(n)d characters; the most is %(most)d.": "name",
        "This text is too long to keep: %(n)d characters.": "notes",
        "Choose the client.": "client_key",
        "Choose a client; this is your own firm.": "client_key",
        **FIELD_OF,
    }

    def __init__(self, around: Surroundings, begin: ContractDraft, parent: QWidget | None = None) -> None:
        entry = _begun(around, begin)
        t = around.words.t
        self._clients = Clients(around)
        self._outlook = Outlook(around)
        self._country: tuple[UUID | None, str] = (None, "")
        first = Section("", self._lines(around, entry))
        last = Section(t("Notes"), [Lines("notes", "", rows=3, wide=True, placeholder=t("Where it is kept, who signed it"))])  # fmt: skip
        form: Form[ContractEntry] = Form(around.words, [first, *conditions(around), last], entry)
        whose = begin.client_key.hex if begin.client_key is not None else ""
        name = f"contract/{entry.key.hex}" if entry.key is not None else f"contract/new/{whose}"
        super().__init__(around, name, form, parent)
        self._key = entry.key
        self.title = t("New contract") if entry.key is None else entry.name
        self._follow = TermsFollow(form)
        form.draft_changed.connect(self._look_ahead)
        self._look_ahead()

    def under_form(self) -> Sequence[QWidget]:
        """What follows."""
        return (self._outlook,)

    def current(self) -> ContractEntry | None:
        """The contract as it is kept now."""
        kept = self._around.desk.ask(contract_draft, self._key) if self._key is not None else None
        return entry_of(kept) if kept is not None else None

    def keep(self, draft: ContractEntry, loaded: ContractEntry, current: ContractEntry | None) -> UUID:
        """Save the contract."""
        name = {"name": draft.name}
        new = Phrase("Add the contract %(name)s", name)
        what = new if draft.key is None else Phrase("Change the contract %(name)s", name)
        kept = draft_of(current) if current is not None else None
        return self._around.desk.do(what, save_contract, draft_of(draft), draft_of(loaded), kept)

    def name_of(self, key: UUID) -> str:
        """The name of a client."""
        return self._clients.name_of(key)

    def _lines(self, around: Surroundings, entry: ContractEntry) -> list[Field]:
        t, clients = around.words.t, self._clients
        whose = Pick("client_key", t("Client"), required=True, lookup=clients.lookup, name_of=clients.name_of, placeholder=t("whose contract it is"))  # fmt: skip
        lines: list[Field] = [
            Text("name", t("Name"), required=True, placeholder=t("Managed service, fibre lines…")),
            Text("reference", t("Reference"), placeholder=t("its number, as on the paper")),
        ]
        return lines if entry.client_key is not None else [whose, *lines]

    @Slot()
    def _look_ahead(self) -> None:
        # Asked anew: one field fills in another while the change of the first is still being told.
        draft = self.form.draft()
        client = draft.client_key
        if client != self._country[0]:
            country = self._around.desk.ask(client_country, client) if client is not None else ""
            self._country = client, country
        self._outlook.show_terms(terms_of(draft), self._country[1], None)


def _begun(around: Surroundings, begin: ContractDraft) -> ContractEntry:
    """What is kept of a contract; a new one begins in our currency."""
    if begin.key is not None:
        return entry_of(around.desk.ask(contract_draft, begin.key) or begin)
    entry = entry_of(begin)
    return entry if entry.currency else replace(entry, currency=around.desk.ask(desk_settings).currency)
