"""One line a release: the ratios alone, so that what becomes slower shows where changes are looked at."""

from __future__ import annotations

import csv
from pathlib import Path

from tests.bench.results import Results

FILE = Path(__file__).with_name("releases.csv")
_FIRST = ("release", "date")


def note_release(results: Results, release: str, file: Path = FILE) -> None:
    """Put the line of a release in, or another in its place."""
    lines = [line for line in _lines(file) if line["release"] != release]
    told = {r.key: f"{r.value:g}" for r in results.ratios}
    told |= {f"growth {g.what}": f"{g.value:g}" for g in results.growth}
    lines.append({"release": release, "date": results.when[:10], **told})
    columns = dict.fromkeys([*_FIRST, *(name for line in lines for name in line)])
    with file.open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, list(columns), lineterminator="\n")
        writer.writeheader()
        writer.writerows(lines)


def _lines(file: Path) -> list[dict[str, str]]:
    if not file.is_file():
        return []
    with file.open(encoding="utf-8", newline="") as kept:
        return list(csv.DictReader(kept))
