"""Answers given beforehand to whatever the window asks."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from msp_desk.ui.ask import Conflict, Said
from msp_desk.values.phrases import Phrase


class ScriptedAsk:
    """Gives its answers in order and keeps what was asked and told, in English."""

    def __init__(self, *answers: object) -> None:
        self._answers = list(answers)
        self.asked: list[str] = []

    def tell(self, text: Said) -> None:
        """Keep what was told."""
        self.asked.append(_english(text))

    def confirm(self, text: Said, yes: Said, *, danger: bool = False) -> bool:
        """The next answer."""
        return bool(self._next(text))

    def choose(self, text: Said, options: Sequence[tuple[object, Said]]) -> object:
        """The next answer."""
        return self._next(text)

    def line(self, text: Said, value: str = "", *, secret: bool = False) -> str | None:
        """The next answer."""
        answer = self._next(text)
        return None if answer is None else str(answer)

    def open_files(self, title: Said, patterns: Sequence[str] = (), *, several: bool = True) -> list[Path]:
        """The next answer."""
        answer: Any = self._next(title)
        return [Path(p) for p in answer] if isinstance(answer, list) else [Path(answer)] if answer else []

    def save_file(self, title: Said, name: str, patterns: Sequence[str] = ()) -> Path | None:
        """The next answer."""
        answer: Any = self._next(title)
        return Path(answer) if answer else None

    def folder(self, title: Said) -> Path | None:
        """The next answer."""
        answer: Any = self._next(title)
        return Path(answer) if answer else None

    def merge(self, conflicts: Sequence[Conflict]) -> set[str] | None:
        """The next answer."""
        answer: Any = self._next(", ".join(c.name for c in conflicts))
        return answer if answer is None else set(answer)

    def _next(self, asked: Said) -> object:
        self.asked.append(_english(asked))
        assert self._answers, f"nobody expected to be asked: {self.asked[-1]}"
        return self._answers.pop(0)


def _english(text: Said) -> str:
    return text.in_english() if isinstance(text, Phrase) else text
