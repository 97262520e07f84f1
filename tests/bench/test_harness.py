"""The benchmark itself runs, on a desk too small to mean anything, and tells what it found in every form."""

from __future__ import annotations

import csv
import json
from datetime import date
from pathlib import Path

import pytest

from tests.bench.desks import VARIABLE, desk_of
from tests.bench.goals import GOALS, GROWTH
from tests.bench.guide_words import FIGURES
from tests.bench.machine import Machine
from tests.bench.main import run
from tests.bench.options import read_options
from tests.bench.releases import note_release
from tests.bench.results import Results, read_results
from tests.bench.sampling import Stat, alternate, stat_of
from tests.bench.sizes import SIZES
from tests.bench.trials import NAMES
from tests.bench.writing import guide_page

HERE = Machine("A processor", 2, "Linux x86_64", "3.11", "6.12", "3.53", "2.1")


def _results(**medians: float) -> Results:
    figures = {name: Stat(value, value, value, 1) for name, value in medians.items()}
    return Results("abc", "2026-11-22T10:00Z", HERE, {"M": {}}, {"M": figures}, {"noisy": False})


def test_a_small_run_tells_what_it_took(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, str(tmp_path / "desks"))
    told, page = tmp_path / "told.json", tmp_path / "es" / "benchmark.md"
    page.parent.mkdir()
    chosen = ["--sizes", "T", "--once", "--only", "due,storage,counts"]
    assert run([*chosen, "--json", str(told), "--markdown", str(page)]) == 0
    written = json.loads(told.read_text(encoding="utf-8"))
    assert written["schema"] == 1
    assert set(written["limits"]["T"]) == {"due_raw", "raw_mb"}
    assert {"due_list", "due_painted", "db_mb", "search_sql"} <= set(written["app"]["T"])
    assert written["app"]["T"]["due_painted"]["med"] > 0
    assert written["counts"]["search_sql"] == 1
    assert "Hoy, hasta pintarlo" in page.read_text(encoding="utf-8")
    assert read_results(told).figures["T"]["db_mb"].med > read_results(told).figures["T"]["raw_mb"].med


def test_the_same_desk_is_made_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, str(tmp_path))
    made = desk_of(SIZES["T"], date(2026, 11, 25))
    assert made.day == date(2026, 11, 23)
    desk = made.open()
    kept = desk.engine.connect()
    count = kept.exec_driver_sql("SELECT count(*) FROM interaction").scalar_one()
    people = kept.exec_driver_sql("SELECT count(*) FROM search_entry WHERE kind = 'person'").scalar_one()
    kept.close()
    desk.close()
    assert (count, people) == (SIZES["T"].interactions, SIZES["T"].people + 9)
    assert desk_of(SIZES["T"], date(2026, 11, 29)) == made


def test_limits_and_program_take_turns() -> None:
    order: list[str] = []

    def taker(name: str) -> object:
        def take(first: int, count: int) -> list[float]:
            order.extend([name] * count)
            return [float(n) for n in range(first, first + count)]

        return take

    stats = alternate({"a": taker("a"), "b": taker("b")}, count=4, block=2, warm_ups=1)  # type: ignore[dict-item]
    assert "".join(order) == "ab" + "aabb" * 2
    assert stats["a"] == Stat(med=1.5, p95=2.85, min=0, n=4)
    assert stat_of([3.0]).p95 == 3


def test_a_missed_goal_is_told_and_fails_a_check(tmp_path: Path) -> None:
    slow = _results(search_sql=2, due_sql=2)
    assert not slow.passed
    assert _results(search_sql=1).passed
    told = tmp_path / "told.json"
    told.write_text(slow.to_json(), encoding="utf-8")
    assert run(["--read", str(told)]) == 0
    assert run(["--read", str(told), "--check"]) == 1
    assert "| Statements of a search | M | 2 | 1 | missed |" in guide_page(slow, "en")


def test_a_noisy_run_gives_no_verdict(tmp_path: Path) -> None:
    noisy = _results(search_sql=1)
    noisy.noise["noisy"] = True
    told = tmp_path / "told.json"
    told.write_text(noisy.to_json(), encoding="utf-8")
    assert run(["--read", str(told), "--check"]) == 3


def test_a_release_has_one_line(tmp_path: Path) -> None:
    file = tmp_path / "releases.csv"
    note_release(_results(search_sql=1), "0.1", file)
    note_release(_results(search_sql=1, due_sql=2), "0.2", file)
    note_release(_results(search_sql=1), "0.2", file)
    with file.open(encoding="utf-8", newline="") as kept:
        lines = list(csv.DictReader(kept))
    assert [line["release"] for line in lines] == ["0.1", "0.2"]


def test_every_goal_has_words() -> None:
    named = {g.app for g in GOALS} | {g.limit for g in GOALS if g.limit} | {g.app for g in GROWTH}
    assert named <= set(FIGURES)


def test_options() -> None:
    assert read_options([]).sizes == ("S", "M", "L")
    assert read_options(["--quick"]).sizes == ("S", "M")
    assert read_options(["--only", "search,due"]).only == ("search", "due")
    assert read_options([]).only == NAMES
    with pytest.raises(SystemExit):
        read_options(["--sizes", "X"])
