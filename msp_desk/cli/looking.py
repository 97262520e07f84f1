"""msp-desk who and today: who that is, and who is due."""

from __future__ import annotations

import argparse
from uuid import UUID

from msp_desk.cli.context import Context, say, say_json
from msp_desk.cli.finding import one_of
from msp_desk.i18n.words import Words
from msp_desk.program import Opened
from msp_desk.queries.desk import desk_settings, our_people
from msp_desk.queries.today import due_records
from msp_desk.queries.who import FoundRow, who_rows
from msp_desk.rules.today import DueItem, due_items
from msp_desk.values.phrases import Phrase


def who(wish: argparse.Namespace, context: Context) -> int:
    """Print who was found, best first; 1 when nobody was."""
    with context.opened() as opened:
        hits = opened.desk.find(" ".join(wish.text), wish.limit)
        found = opened.desk.ask(who_rows, hits[: wish.limit], context.now(), context.words.zone)
    if wish.json:
        say_json([_exact(f) for f in found])
    elif not found:
        say(context.words.t("Nobody was found."))
    for row in () if wish.json else found:
        say("\n".join(_card(row, context.words)) + "\n")
    return 0 if found else 1


def _exact(row: FoundRow) -> dict[str, object]:
    return {
        "kind": row.kind,
        "name": row.name,
        "client": row.client,
        "title": row.title,
        "level": row.level,
        "phones": row.phones,
        "emails": row.emails,
        "warnings": row.warnings,
        "boss": row.boss,
        "influence": row.influence,
        "address": row.address,
        "language": row.language,
        "channel": row.channel,
        "warm_notes": row.warm_notes,
        "owner": row.owner,
        "last_contact": row.last_contact,
        "next_check_in": row.next_check_in,
        "open_promises": row.open_promises,
        "counterparts": [{"topic": c.topic, "name": c.name} for c in row.counterparts],
        "key": row.key,
    }


def _card(row: FoundRow, words: Words) -> list[str]:
    """Who they are in a few lines; what must not be overlooked comes first."""
    from msp_desk.rules.phones import shown_number  # a machine reads the numbers as they are kept

    about = " · ".join(
        filter(None, (row.title, row.client if row.client != row.name else "", words.term(row.level)))
    )
    lines = [row.name + (f" — {about}" if about else "")]
    lines += [f"  ! {w}" for w in row.warnings]
    address = " · ".join(filter(None, (words.term(row.influence), words.term(row.address), row.language)))
    told = (
        (Phrase("Numbers"), "  ".join(shown_number(p, row.country) for p in row.phones)),
        (Phrase("Email"), "  ".join(row.emails)),
        (Phrase("Best now"), shown_number(row.channel, row.country)),
        (Phrase("Manner"), address),
        (Phrase("Answers to"), row.boss),
        (Phrase("Remember"), row.warm_notes.replace("\n", " ")),
        (Phrase("Account owner"), row.owner),
        (
            Phrase("Ours for them"),
            "; ".join(": ".join(filter(None, (c.topic, c.name))) for c in row.counterparts),
        ),
        (Phrase("Last contact"), words.moment(row.last_contact)),
        (Phrase("Next check-in"), words.day(row.next_check_in)),
        (Phrase("Open promises"), "; ".join(row.open_promises)),
    )
    width = max(len(words.say(name)) for name, _ in told)
    lines += [f"  {words.say(name):<{width}}  {value}" for name, value in told if value]
    return lines


def today(wish: argparse.Namespace, context: Context) -> int:
    """Print what is due, for the person at the desk unless another (or all) is asked for."""
    on = wish.on or context.today()
    with context.opened() as opened:
        horizon = opened.desk.ask(desk_settings).horizon_days
        owner = _owner(wish.owner, opened, context)
        due = opened.desk.ask(due_records, on, horizon, owner)
        items = due_items(due.records, on, due.marks, context.now(), owner)
    words = context.words
    if wish.json:
        say_json([_due(item, words) for item in items])
        return 0
    if not items:
        say(words.t("Nobody is due. A good day to call somebody anyway."))
    group = None
    for item in items:
        if item.urgency is not group:
            group = item.urgency
            say(f"\n{words.term(group)}" if item is not items[0] else words.term(group))
        name = " · ".join(filter(None, (str(words.value(item.title)), item.client)))
        say(f"  {name}\n      {words.say(item.why)}")
    return 0


def _owner(name: str | None, opened: Opened, context: Context) -> UUID | None:
    """Whose clients: of the person named; everybody's for “all” and where nobody sits at the desk."""
    if name is None:
        return None
    if name.casefold() in {"all", "todos"}:
        return None
    return one_of(((p.key, p.name) for p in opened.desk.ask(our_people, context.today())), name)


def _due(item: DueItem, words: Words) -> dict[str, object]:
    return {
        "rule": item.reason,
        "client": item.client,
        "person": item.person,
        "due": item.due_on,
        "urgency": item.urgency.name.lower(),
        "why": words.say(item.why),
        "limit": item.limit_on,
        "late": item.late,
        "tier": item.about.tier,
        "level": item.about.level,
    }
