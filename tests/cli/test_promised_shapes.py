"""The guide promises what `--json` prints: its tables name every field, and no other."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.cli.conftest import Call
from tests.source import ROOT

LANGUAGES = ("en", "es")


@pytest.fixture
def filled(call: Call, desk: Path, contacts: Path) -> Path:
    assert call("import", contacts).code == 0
    return desk


@pytest.mark.usefixtures("filled")
@pytest.mark.parametrize("language", LANGUAGES)
def test_who_prints_what_the_guide_promises(call: Call, language: str) -> None:
    assert set(call("who", "oscar", "--json").data[0]) == _promised(language, "who")


@pytest.mark.usefixtures("filled")
@pytest.mark.parametrize("language", LANGUAGES)
def test_today_prints_what_the_guide_promises(call: Call, language: str) -> None:
    assert set(call("today", "--on", "2030-01-15", "--json").data[0]) == _promised(language, "today")


@pytest.mark.parametrize("language", LANGUAGES)
def test_import_prints_what_the_guide_promises(call: Call, desk: Path, contacts: Path, language: str) -> None:
    told = call("import", contacts, "--desk", desk, "--json").data
    example = re.findall(r'"([a-z_]+)":', _section(language, "import"))
    assert {*told, *told["bad"][0]} == set(example)


def _section(language: str, name: str) -> str:
    chapter = (ROOT / "resources" / "guide" / language / "09-command-line.md").read_text(encoding="utf-8")
    found = re.search(rf"^## {name}$(.*?)(?=^## |\Z)", chapter, re.MULTILINE | re.DOTALL)
    assert found is not None
    return found[1]


def _promised(language: str, name: str) -> set[str]:
    """The names in the first column of the table."""
    rows = re.findall(r"^\| (`[^|]*) \|", _section(language, name), re.MULTILINE)
    return {field for row in rows for field in re.findall(r"`([a-z_]+)`", row)}
