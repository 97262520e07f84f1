"""msp-desk remind: one run for a scheduler, which tells what is due and was not told before."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from datetime import datetime, time

from msp_desk.cli.context import Context, say
from msp_desk.cli.due import due_for
from msp_desk.cli.today import headline
from msp_desk.host import paths, settings_file
from msp_desk.host.desktop_notice import show_notice
from msp_desk.host.told import claim, told
from msp_desk.i18n.words import Words
from msp_desk.rules.notices import digest, name_of, to_tell
from msp_desk.rules.today import DueItem
from msp_desk.values.errors import Blocked
from msp_desk.values.times import zone_named


def remind(wish: argparse.Namespace, context: Context) -> int:
    """Tell what is new among what is due today or overdue; nothing in the quiet hours, and where nothing is new."""
    folder = paths.state_folder()
    with context.opened() as opened:
        due = due_for(opened, context, wish.owner)
        desk = opened.file.header.desk
    here = context.now().astimezone(zone_named(context.words.zone))
    new = _new(due.items, told(folder, desk, due.owner), here)
    every = {name_of(item.identity) for item in due.items}
    names = claim(folder, desk, due.owner, {name_of(i.identity) for i in new}, every)
    new = tuple(i for i in new if name_of(i.identity) in names)
    if new and wish.show:
        try:
            _show(new, context.words)
        except Blocked:
            claim(folder, desk, due.owner, (), every - names)  # the next run tells them
            raise
    _print(new, context.words)
    return 0


def _new(items: Sequence[DueItem], before: frozenset[str], here: datetime) -> tuple[DueItem, ...]:
    """The scheduler chose the time, so of this machine's settings only the quiet hours count."""
    quiet = settings_file.load(paths.config_folder()).quiet
    return to_tell(items, before, here, time.min, quiet)


def _show(new: Sequence[DueItem], words: Words) -> None:
    told = digest(new)
    show_notice(str(words.value(told.title)), str(words.value(told.body)))


def _print(new: Sequence[DueItem], words: Words) -> None:
    if len(new) > 1:
        say(str(words.value(digest(new).title)))
    for item in new:
        say(f"  {headline(item, words)}\n      {words.say(item.why)}")
