"""What an import brought in, told the same way whatever it was: counts, and line by line what did not come in."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Mapping

from msp_desk.cli.context import Context, complain, say, say_json
from msp_desk.values.drafts import BadRow


def tell_brought_in(
    counts: Mapping[str, int],
    told: Iterable[str],
    bad: Iterable[BadRow],
    wish: argparse.Namespace,
    context: Context,
) -> None:
    """The counts by name for a machine, `told` for a person; the bad rows for both."""
    words = context.words
    wrong = [(b.origin.file, b.origin.line, words.t(b.reason, **b.params)) for b in bad]
    if wish.json:
        say_json({**counts, "bad": [{"file": f, "line": li, "reason": why} for f, li, why in wrong]})
        return
    say(", ".join(told))
    for file, line, why in wrong:
        complain(f"{file}:{line}: {why}")
    if wish.dry_run:
        say(words.t("Nothing was changed."))
