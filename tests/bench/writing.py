"""The results as the page of the guide, in the languages that the guide speaks."""

from __future__ import annotations

from collections.abc import Iterator

from tests.bench.guide_words import FIGURES, TEXTS
from tests.bench.results import Results
from tests.bench.sampling import Stat
from tests.bench.verdict import Ratio

_MEGABYTES, _PERCENT, _COUNT = "_mb", "_percent", ("_sql", "_commits")
_TIMES = "_growth"


BEGIN, END = "<!-- bench:begin -->", "<!-- bench:end -->"


def written_into(page: str, results: Results, language: str) -> str:
    """A page of the guide with the figures between its marks; a whole page where it has none."""
    before, begins, rest = page.partition(BEGIN)
    _, ends, after = rest.partition(END)
    if not begins or not ends:
        return guide_page(results, language)
    figures = "\n".join(_figures(results, 1 if language == "es" else 0))
    return f"{before}{BEGIN}\n\n{figures}\n\n{END}{after}"


def guide_page(results: Results, language: str) -> str:
    """The page in a language (English where it is none of ours)."""
    place = 1 if language == "es" else 0
    return "\n".join(_lines(results, place)) + "\n"


def _lines(results: Results, place: int) -> Iterator[str]:
    text = {name: told[place] for name, told in TEXTS.items()}
    yield f"# {text['title']}\n"
    yield text["about"] + "\n"
    yield from _figures(results, place)


def _figures(results: Results, place: int) -> Iterator[str]:
    text = {name: told[place] for name, told in TEXTS.items()}
    machine = results.machine
    yield text["machine"].format(
        cpu=machine.cpu, cores=machine.cores, system=machine.system, python=machine.python, pyside=machine.pyside,
        sqlite=machine.sqlite, sqlalchemy=machine.sqlalchemy, when=results.when[:10],
    ) + "\n"  # fmt: skip
    yield text["sizes"] + "\n"
    yield f"## {text['figures']}\n"
    sizes = list(results.app)
    yield f"| | {' | '.join(sizes)} |"
    yield f"|---|{'---:|' * len(sizes)}"
    figures = results.figures
    for name, told in FIGURES.items():
        cells = [_cell(name, figures[size].get(name), place) for size in sizes]
        if any(cells):
            yield f"| {told[place]} | {' | '.join(cells)} |"
    yield f"\n{text['note']}\n"
    yield f"## {text['goals']}\n"
    yield from _goals(results, place, text)


def _goals(results: Results, place: int, text: dict[str, str]) -> Iterator[str]:
    yield f"| {text['goal']} | {text['desk']} | {text['is']} | {text['most']} | |"
    yield "|---|---|---:|---:|---|"
    for ratio in results.ratios:
        met = text["met"] if ratio.passed else text["missed"]
        value, most = _told(ratio, ratio.value, place), _told(ratio, ratio.goal.most, place)
        yield f"| {_what(ratio, place, text)} | {ratio.size} | {value} | {most} | {met} |"
    for grown in results.growth:
        what = text["grows"].format(what=FIGURES[grown.what][place])
        met = text["met"] if grown.passed else text["missed"]
        yield f"| {what} | S → L | {_number(grown.value, place)} × | {_number(grown.most, place)} × | {met} |"


def _what(ratio: Ratio, place: int, text: dict[str, str]) -> str:
    told = FIGURES[ratio.goal.app][place]
    if ratio.goal.limit:
        return text["beside"].format(what=told, limit=FIGURES[ratio.goal.limit][place])
    return f"{told}, {text['p95']}" if ratio.goal.figure == "p95" else told


def _told(ratio: Ratio, value: float, place: int) -> str:
    """A ratio as so many times; a figure with its unit."""
    return f"{_number(value, place)} ×" if ratio.goal.limit else _with_unit(ratio.goal.app, value, place)


def _cell(name: str, stat: Stat | None, place: int) -> str:
    if stat is None:
        return ""
    told = _with_unit(name, stat.med, place)
    return f"{told} ({_number(stat.p95, place)})" if told.endswith("ms") and stat.n > 1 else told


def _with_unit(name: str, value: float, place: int) -> str:
    number = _number(value, place)
    if name.endswith(_MEGABYTES):
        return f"{number} MB"
    if name.endswith(_PERCENT):
        return f"{number} %"
    if name.endswith(_TIMES):
        return f"{number} ×"
    return f"{value:.0f}" if name.endswith(_COUNT) else f"{number} ms"


def _number(value: float, place: int) -> str:
    digits = 0 if abs(value) >= 100 else 1 if abs(value) >= 10 else 2
    told = f"{value:,.{digits}f}"
    return told.translate(str.maketrans(",.", ".,")) if place else told
