"""msp-desk today and remind: who is due and why, and what of it nobody was told yet."""

from __future__ import annotations

import argparse
from collections.abc import Iterable

from msp_desk.cli.context import Context, say, say_json
from msp_desk.cli.due import due_for
from msp_desk.i18n.words import Words
from msp_desk.queries.desk import DeskCard
from msp_desk.rules.today import DueItem


def today(wish: argparse.Namespace, context: Context) -> int:
    """Print what is due, for everybody unless somebody is named."""
    with context.opened() as opened:
        due = due_for(opened, context, wish.owner, wish.on)
    words = context.words
    if wish.json:
        names = _names(due.card)
        say_json([_exact(item, words, names) for item in due.items])
    elif not due.items:
        say(words.t("Nobody is due. A good day to call somebody anyway."))
    else:
        _tell(due.items, words)
    return 0


def _tell(items: Iterable[DueItem], words: Words) -> None:
    group = None
    for item in items:
        if item.urgency is not group:
            say(words.term(item.urgency) if group is None else f"\n{words.term(item.urgency)}")
            group = item.urgency
        say(f"  {headline(item, words)}\n      {words.say(item.why)}")
        if item.mark is not None and item.mark.note:
            say(f"      {item.mark.note}")


def headline(item: DueItem, words: Words) -> str:
    """Whom or what it is about, and whose."""
    return " · ".join(filter(None, (str(words.value(item.title)), item.client)))


def _names(card: DeskCard | None) -> dict[object, str]:
    return {} if card is None else {p.key: p.name for p in card.people}


def _exact(item: DueItem, words: Words, names: dict[object, str]) -> dict[str, object]:
    rule, subject, occurrence = item.identity
    return {
        "rule": rule,
        "subject": subject,
        "occurrence": occurrence,
        "title": words.value(item.title),
        "client": item.client,
        "person": item.person,
        "owner": names.get(item.owner_key, ""),
        "due": item.due_on,
        "limit": item.limit_on,
        "late": item.late,
        "urgency": item.urgency.name.lower(),
        "why": words.say(item.why),
        "action": item.action,
        "note": item.mark.note if item.mark is not None else "",
        "tier": item.about.tier,
        "level": item.about.level,
        "client_key": item.client_key,
        "person_key": item.person_key,
    }
