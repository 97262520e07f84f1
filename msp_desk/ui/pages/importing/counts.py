"""What comes of an import, a line each, before it is made and after."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QWidget

from msp_desk.commands.imports import ImportResult
from msp_desk.commands.orgchart_import import ChartResult
from msp_desk.i18n.words import Words
from msp_desk.ui.fonts import Voice
from msp_desk.ui.parts.cards import IconLabel
from msp_desk.ui.theme import Tone

Came = ImportResult | ChartResult
_Told = tuple[str, int, str, Tone]


def count_lines(words: Words, result: Came, bad: int) -> list[QWidget]:
    """What comes of an import; nothing is said of what there is none of."""
    told = (
        _of_chart(words, result, bad) if isinstance(result, ChartResult) else _of_contacts(words, result, bad)
    )
    lines: list[QWidget] = [
        IconLabel(icon, text, Voice.TEXT, tone=tone) for icon, count, text, tone in told if count
    ]
    return lines or [IconLabel("minus", words.t("Nothing new"), Voice.TEXT, tone=Tone.TEXT2)]


def _of_contacts(words: Words, result: ImportResult, bad: int) -> Iterable[_Told]:
    n = words.n
    known, out = result.merged, result.skipped
    yield (
        "building-2",
        result.clients,
        n("%(n)d new client", "%(n)d new clients", result.clients),
        Tone.TEXT,
    )
    yield "user-plus", result.people, n("%(n)d new person", "%(n)d new people", result.people), Tone.TEXT
    text = n("%(n)d known already, completed", "%(n)d known already, completed", known)
    yield "git-merge", known, text, Tone.TEXT
    yield "minus", out, n("%(n)d known already, left out", "%(n)d known already, left out", out), Tone.TEXT2
    yield "circle-alert", bad, n("%(n)d row cannot come in", "%(n)d rows cannot come in", bad), Tone.BAD


def _of_chart(words: Words, result: ChartResult, bad: int) -> Iterable[_Told]:
    n = words.n
    known, seats, lines = result.merged, result.positions, result.lines
    yield "user-plus", result.people, n("%(n)d new person", "%(n)d new people", result.people), Tone.TEXT
    yield "git-merge", known, n("%(n)d known already", "%(n)d known already", known), Tone.TEXT
    yield "id-card", seats, n("%(n)d new position", "%(n)d new positions", seats), Tone.TEXT
    yield "network", lines, n("%(n)d reporting line", "%(n)d reporting lines", lines), Tone.TEXT
    yield "circle-alert", bad, n("%(n)d line to check", "%(n)d lines to check", bad), Tone.WARN
