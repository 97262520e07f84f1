"""What laying out an org chart costs: charts of 2,000 and of 20,000 positions, and the smaller one in columns and for paper."""

from __future__ import annotations

import gc
import time
from random import Random
from uuid import UUID

from msp_desk.rules.chart_layout import Node, Shape, lay_out
from msp_desk.rules.chart_pages import Room, on_paper
from tests.bench.sampling import Sampler, timed
from tests.bench.trial import Count, Ground, Samplers, Trial, nothing

_A3 = Room(1100.0, 740.0)


def chart(count: int) -> list[Node]:
    """An invented chart: about six reports each, one in nine an assistant, cards of several widths."""
    rng = Random(count)
    keys = [UUID(int=rng.getrandbits(128)) for _ in range(count)]
    return [
        Node(
            key,
            keys[max(0, (place - 1) // 6 - rng.randrange(3))] if place else None,
            150.0 + rng.randrange(40),
            54.0,
            is_assistant=place % 9 == 8,
        )
        for place, key in enumerate(keys)
    ]


def growth(small: list[Node], large: list[Node]) -> Sampler:
    """How many times as much the large chart takes as the small one, which is as many times smaller laid out as often.

    Without the collections of Python's garbage, as `timeit` does it: when they come depends on all that is in memory.
    """
    times = len(large) // len(small)

    def sample(_: int) -> float:
        gc.disable()
        try:
            start = time.process_time()
            for _ in range(times):
                lay_out(small)
            middle = time.process_time()
            lay_out(large)
            return times * (time.process_time() - middle) / (middle - start)
        finally:
            gc.enable()

    return sample


def app(_: Ground) -> Samplers:
    """The layouts."""
    small, large = chart(2_000), chart(20_000)
    return {
        "layout_2000": timed(lambda _: lay_out(small)),
        "layout_20000": timed(lambda _: lay_out(large)),
        "layout_growth": growth(small, large),
        "layout_stacked": timed(lambda _: lay_out(small, shape=Shape.STACKED)),
        "layout_paper": timed(lambda _: on_paper(small, _A3)),
    }


TRIAL = Trial("layout", nothing, app, Count.SLOW, sizes=("S",))
