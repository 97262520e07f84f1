"""One interaction whole, promises by state, stored files, the journal, and what `who` answers."""

from __future__ import annotations

from datetime import timedelta

from msp_desk.commands.clients import save_client
from msp_desk.commands.interactions import change_interaction
from msp_desk.commands.promises import settle_promise
from msp_desk.queries.clients import client_draft
from msp_desk.queries.files import stored_file
from msp_desk.queries.interactions import interaction_card, interaction_draft
from msp_desk.queries.journal import changes_of, deeds
from msp_desk.queries.promises import PromiseFilter, promises
from msp_desk.queries.who import who_rows
from msp_desk.values.drafts import FileDraft, OpportunityDraft, PromiseDraft
from msp_desk.values.enums import Level, Promiser, PromiseState
from msp_desk.values.hits import HitKind
from msp_desk.values.keys import new_key
from msp_desk.values.phrases import Phrase
from tests.builders import (
    DOING,
    NOW,
    TODAY,
    MadeDesk,
    a_client,
    a_person,
    a_promise,
    an_interaction,
    statements,
)


def test_an_interaction_whole(made: MadeDesk) -> None:
    client = a_client(made.desk)
    ana, rosa = a_person(made.desk, "Ana", client), a_person(made.desk, "Rosa")
    key = an_interaction(
        made.desk,
        [ana, rosa, made.me],
        notes="*All* of it " * 100,
        promises=(PromiseDraft("Send it", Promiser.THEM, TODAY, ana),),
        opportunities=(OpportunityDraft("Kiosks"),),
        attachments=(FileDraft("../../plan.pdf", "application/pdf", b"%PDF"),),
    )
    card = made.desk.ask(interaction_card, key)
    assert card is not None
    assert ([p.name for p in card.theirs], [p.name for p in card.ours]) == (["Ana", "Rosa"], ["Marta Ruiz"])
    assert card.notes == ("*All* of it " * 100).strip()
    assert (card.noted_by, card.noted_at) == ("Marta Ruiz", NOW)
    assert [(p.what, p.person) for p in card.promises] == [("Send it", "Ana")]
    assert [o.what for o in card.opportunities] == ["Kiosks"]
    (attached,) = card.attachments
    file = made.desk.ask(stored_file, attached.key)
    assert file is not None
    assert (file.name, file.content, attached.size) == (attached.name, b"%PDF", 4)
    assert made.desk.ask(stored_file, new_key()) is None
    assert made.desk.ask(interaction_card, new_key()) is None
    assert made.desk.ask(interaction_draft, new_key()) is None


def test_saving_an_interaction_as_it_was_read_changes_nothing(made: MadeDesk) -> None:
    ana = a_person(made.desk, "Ana", a_client(made.desk))
    key = an_interaction(
        made.desk,
        [ana, made.me],
        promises=(PromiseDraft("Send it", due_on=TODAY),),
        opportunities=(OpportunityDraft("Kiosks"),),
        attachments=(FileDraft("plan.pdf", "application/pdf", b"%PDF"),),
    )
    last = made.desk.last_deed
    draft = made.desk.ask(interaction_draft, key)
    assert draft is not None
    made.desk.do(DOING, change_interaction, draft, draft, draft)
    assert made.desk.last_deed == last


def test_promises_by_state(made: MadeDesk) -> None:
    client = a_client(made.desk, owner_key=made.me)
    ana = a_person(made.desk, "Ana", client)
    for what, due in (
        ("later", TODAY + timedelta(days=9)),
        ("some day", None),
        ("late", TODAY - timedelta(days=1)),
    ):
        a_promise(made.desk, what, client, person=ana, days_ago=20, due_on=due)
    a_promise(made.desk, "theirs", a_client(made.desk, "Hotel"), promiser=Promiser.THEM)

    def named(**wanted: object) -> list[str]:
        return [p.what for p in made.desk.ask(promises, PromiseFilter(**wanted))]  # type: ignore[arg-type]

    assert named(client=client) == ["late", "later", "some day"]
    assert named(due_until=TODAY) == ["late"]
    assert named(promiser=Promiser.THEM) == ["theirs"]
    assert named(person=ana) == named(owner=made.me) == ["late", "later", "some day"]
    late = made.desk.ask(promises, PromiseFilter(client=client))[0]
    assert late.late_on(TODAY)
    assert not late.late_on(TODAY - timedelta(days=1))
    made.desk.do(DOING, settle_promise, late.key, PromiseState.KEPT)
    assert named(states=(PromiseState.KEPT,)) == ["late"]
    assert named(states=(PromiseState.BROKEN, PromiseState.DROPPED)) == []


def test_who_changed_what(made: MadeDesk) -> None:
    client = a_client(made.desk)
    draft = made.desk.ask(client_draft, client)
    assert draft is not None
    changed = type(draft)(**{**{n: getattr(draft, n) for n in draft.__slots__}, "sector": "Airports"})
    made.desk.do(Phrase("Change %(name)s", {"name": "Aero"}), save_client, changed, draft, draft)
    (change,) = made.desk.ask(changes_of, client)
    assert (change.who, change.what.in_english()) == ("Marta Ruiz", "Change Aero")
    assert (change.before["sector"], change.after["sector"]) == ("", "Airports")
    assert made.desk.last_deed is not None
    made.desk.undo(made.desk.last_deed, Phrase("Undo"))
    newest, undone, *_ = made.desk.ask(deeds)
    assert (newest.what.in_english(), newest.undone, undone.undone) == ("Undo", False, True)
    assert made.desk.ask(deeds, 1, newest.key) == (undone,)
    made.desk.undo(newest.key, Phrase("Redo"))
    redone, reversal, original, *_ = made.desk.ask(deeds)
    assert [row.undone for row in (redone, reversal, original)] == [False, True, False]


def test_who_is_answered_best_first(made: MadeDesk) -> None:
    client = a_client(made.desk, "Aero Handling", owner_key=made.me, warning="Pays late", language="es")
    oscar = a_person(
        made.desk,
        "Óscar Díaz",
        client,
        title="Supervisor",
        level=Level.OPERATIONAL,
        phone="600 100 200",
        email="o@aero.example",
        warning="Be patient",
    )
    an_interaction(made.desk, [oscar], days_ago=3, notes="Spoke of Óscar")
    a_promise(made.desk, "Quote", client, days_ago=9, person=oscar)
    with statements(made.desk.engine) as sent:
        rows = made.desk.ask(who_rows, made.desk.find("600100"), NOW)
    assert len(sent) == 6  # the search is one of them
    (row,) = rows
    assert (row.kind, row.name, row.client, row.title, row.level) == (
        HitKind.PERSON,
        "Óscar Díaz",
        "Aero Handling",
        "Supervisor",
        Level.OPERATIONAL,
    )
    assert (row.phones, row.emails, row.channel) == (("+34600100200",), ("o@aero.example",), "+34600100200")
    assert (row.warnings, row.owner, row.language) == (("Be patient", "Pays late"), "Marta Ruiz", "es")
    assert (row.open_promises, row.next_check_in) == (("Quote",), TODAY + timedelta(days=42))
    named = [(r.kind, r.name) for r in made.desk.ask(who_rows, made.desk.find("aero"), NOW)]
    assert (HitKind.CLIENT, "Aero Handling") in named
    assert (HitKind.PERSON, "Óscar Díaz") in named
    assert made.desk.ask(who_rows, (), NOW) == ()
