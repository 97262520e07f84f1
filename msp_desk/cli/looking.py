"""msp-desk who: who that is, and how to reach them."""

from __future__ import annotations

import argparse

from msp_desk.cli.context import Context, say, say_json
from msp_desk.i18n.words import Words
from msp_desk.queries.who import FoundRow, who_rows
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
