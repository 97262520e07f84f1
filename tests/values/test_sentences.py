"""What refuses or stands in the way says so in a sentence, filled with all that it names and nothing else."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass

from tests.source import sources

_TELLERS = {"Refused", "Blocked"}
# The words of the system may end it, after a colon.
_SENTENCE = re.compile(r"[A-Z«“%].*([.?!]|: %\(\w+\)s)", re.DOTALL)
_FILLED = re.compile(r"%\((\w+)\)[sd]")


@dataclass(frozen=True, slots=True)
class _Told:
    """A sentence in the source, with the names that fill it; None where they come from elsewhere."""

    where: str
    text: str
    given: set[str] | None


def _sentences() -> Iterator[_Told]:
    for source in sources():
        for node in source.nodes():
            if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
                continue
            first = node.args[0] if node.args else None
            if node.func.id in _TELLERS and isinstance(first, ast.Constant) and isinstance(first.value, str):
                names = {k.arg for k in node.keywords}
                given = None if None in names else {str(n) for n in names}
                yield _Told(f"{source.path}:{node.lineno}", first.value, given)


def test_there_are_sentences_to_look_at() -> None:
    assert len(list(_sentences())) > 40


def test_every_refusal_is_a_sentence() -> None:
    wrong = [
        t for t in _sentences() if not _SENTENCE.fullmatch(t.text) or "  " in t.text or len(t.text) > 220
    ]
    assert not wrong, "\n".join(f"{t.where}: {t.text}" for t in wrong)


def test_every_refusal_is_filled_with_what_it_names() -> None:
    wrong = [t for t in _sentences() if t.given is not None and set(_FILLED.findall(t.text)) != t.given]
    assert not wrong, "\n".join(f"{t.where}: {t.text}" for t in wrong)
