"""msp-desk new: a new desk, empty or with the sample firm."""

from __future__ import annotations

import argparse

from msp_desk.cli.context import Context, complain, say
from msp_desk.program import NewDesk, new_desk, remember_desk, sample_desk
from msp_desk.values.enums import Language


def new(wish: argparse.Namespace, context: Context) -> int:
    """Make the desk, and print its recovery key once."""
    language = Language(wish.lang) if wish.lang else context.words.language
    desk = NewDesk(
        wish.file, wish.firm, wish.me, language, context.passphrase, remember=context.passphrase is None
    )
    opened = sample_desk(desk) if wish.sample else new_desk(desk)
    try:
        words = context.words
        say(words.t("The desk of %(firm)s is in %(file)s", firm=wish.firm, file=opened.file.path))
        say(words.t("Recovery key (print it or keep it safe; it is shown only now):"))
        say(opened.file.recovery_key or "")
        for notice in opened.file.notices:
            complain(words.say(notice))
        remember_desk(opened.file.path)
    finally:
        opened.close(copy=False)
    return 0
