"""The guide promises what `--json` prints: its tables name every field, and no other."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.cli.conftest import Call
from tests.cli.test_due import with_contracts
from tests.cli.test_plans import an_answer
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


def test_renewals_print_what_the_guide_promises(call: Call, filled: Path) -> None:
    with_contracts(filled)
    for found in call("renewals", "--json").data:
        for language in LANGUAGES:
            assert set(found) == _promised(language, "renewals")


def test_plans_print_what_the_guide_promises(call: Call, tmp_path: Path) -> None:
    made = call(
        "new", tmp_path / "s.mspdesk", "--firm", "N", "--me", "Marta Ruiz", "--lang", "en", "--sample"
    )
    assert made.code == 0, made.err
    check = call("plan", "check", "aero", "--json").data
    last = call("plan", "versions", "aero", "--json").data[0]
    change = call("plan", "diff", "aero", 2, 3, "--json").data[0]
    file = tmp_path / "answer.json"
    file.write_bytes(an_answer(last["sha256"], 3))
    answer = call("plan", "answer", file, "--json").data
    for language in LANGUAGES:
        assert set(check) == _promised(language, "plan check")
        assert set(last) == _promised(language, "plan versions")
        assert set(change) == _promised(language, "plan diff")
        assert set(answer) == _promised(language, "plan answer")
        for name, inner in (("holes", check["holes"][0]), ("out_of_date", check["out_of_date"][0])):
            assert set(inner) == _within(language, "plan check", name)
        told = set(last["answers"][0]) | {"section", "text"}
        assert told == _within(language, "plan versions", "answers")
        assert set(answer["comments"][0]) == _within(language, "plan answer", "comments")


def _section(language: str, name: str) -> str:
    chapter = (ROOT / "resources" / "guide" / language / "09-command-line.md").read_text(encoding="utf-8")
    found = re.search(rf"^(##+) {name}$(.*?)(?=^##|\Z)", chapter, re.MULTILINE | re.DOTALL)
    assert found is not None
    return found[2]


def _promised(language: str, name: str) -> set[str]:
    """The names in the first column of the table."""
    rows = re.findall(r"^\| (`[^|]*) \|", _section(language, name), re.MULTILINE)
    return {field for row in rows for field in re.findall(r"`([a-z_0-9]+)`", row)}


def _within(language: str, name: str, field: str) -> set[str]:
    """The names of the records in a list; words that a field may have stand in brackets, or are no names here."""
    row = re.search(rf"^\| `{field}` \| (.*) \|$", _section(language, name), re.MULTILINE)
    assert row is not None
    words = {"error", "warning", "null", "accepted"}
    return set(re.findall(r"`([a-z_0-9]+)`", row[1].replace("(`accepted`, `comments`)", ""))) - words
