"""The results as a table in a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from tests.bench.results import Results
from tests.bench.verdict import Grown, Ratio


def table_of(results: Results) -> str:
    """All figures, then the goals."""
    return "\n".join([*_figures(results), "", *_goals(results), "", _end(results)])


def _figures(results: Results) -> Iterator[str]:
    figures, sizes = results.figures, list(results.app)
    names = dict.fromkeys(name for of in figures.values() for name in of)
    yield f"{'median / p95':28}" + "".join(f"{size:>22}" for size in sizes)
    for name in names:
        cells = (figures[size].get(name) for size in sizes)
        told = (f"{_number(c.med)} / {_number(c.p95)}" if c else "" for c in cells)
        yield f"{name:28}" + "".join(f"{cell:>22}" for cell in told)


def _goals(results: Results) -> Iterator[str]:
    yield f"{'goal':5}{'size':5}{'what':56}{'is':>9}{'at most':>9}"
    for ratio in results.ratios:
        yield f"{ratio.goal.name:5}{ratio.size:5}{_what(ratio):56}{_is(ratio)}"
    for grown in results.growth:
        yield f"{'':5}{'S→L':5}{grown.what + ' grows':56}{_is(grown)}"


def _what(ratio: Ratio) -> str:
    goal = ratio.goal
    return (
        f"{goal.app} / {goal.limit}" if goal.limit else f"{goal.app}{' p95' if goal.figure == 'p95' else ''}"
    )


def _is(found: Ratio | Grown) -> str:
    most = found.goal.most if isinstance(found, Ratio) else found.most
    return f"{_number(found.value):>9}{_number(most):>9}{'' if found.passed else '   missed'}"


def _end(results: Results) -> str:
    noise = results.noise
    told = f"Noise: a Python that does nothing {noise.get('pass_ms', {}).get('med')} ms, load {noise.get('load')}"
    verdict = (
        "too noisy for a verdict"
        if noise.get("noisy")
        else "all goals met"
        if results.passed
        else "goals missed"
    )
    return f"{told}\n{verdict.capitalize()}."


def _number(value: float) -> str:
    return f"{value:.0f}" if abs(value) >= 1000 else f"{value:.1f}" if abs(value) >= 20 else f"{value:.2f}"
