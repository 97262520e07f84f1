"""Looking somebody up, who is due, logging and reports by the command line."""

from __future__ import annotations

import io
from pathlib import Path

import pypdf
import pytest

from tests.cli.conftest import Call


@pytest.fixture(autouse=True)
def filled(call: Call, desk: Path, contacts: Path) -> None:
    assert call("import", contacts).code == 0


@pytest.mark.parametrize(
    "typed", ["oscar", "ÓSCAR díaz", "600100", "+34 600 100 200", "0034600100200", "oscar@aero"]
)
def test_who_finds_somebody_by_whatever_is_known(call: Call, typed: str) -> None:
    found = call("who", typed, "--json").data[0]
    assert (found["name"], found["client"], found["title"]) == (
        "Óscar Díaz",
        "Aero Handling",
        "Operations manager",
    )
    assert (found["level"], found["phones"], found["emails"]) == (
        "management",
        ["+34600100200"],
        ["oscar@aero.example"],
    )
    assert found["warnings"] == []


def test_who_tells_people_what_they_need_and_scripts_that_nobody_was_found(call: Call) -> None:
    told = call("who", "carmen")
    assert told.code == 0
    assert "Finance director" in told.out
    assert "Hotel Miramar" in told.out
    assert "600 10 02 00" in call("who", "oscar").out
    nobody = call("who", "zzzz")
    assert (nobody.code, nobody.out) == (1, "Nobody was found.\n")


def test_today_tells_who_is_due_and_why_most_pressing_first(call: Call) -> None:
    due = call("today", "--on", "2030-01-15", "--json").data
    assert {d["rule"] for d in due} == {"check_in", "perception"}
    assert due[0]["urgency"] == "overdue"
    assert [d["limit"] for d in due] == sorted(d["limit"] for d in due)
    assert "general director" in next(d["why"] for d in due if d["person"] == "Pilar Sanz")


def test_a_logged_contact_restarts_the_clock_and_is_found_by_its_words(call: Call) -> None:
    before = {d["person"]: d["due"] for d in call("today", "--on", "2030-01-15", "--json").data}
    logged = call("log", "aero", "--person", "pilar", "--channel", "visit", "--subject", "Yearly review",
                  "--notes", "They want *kiosks*", "--when", "2026-01-20T10:00", "--proactive", "--moment", "innovation",
                  "--perceived", "4")  # fmt: skip
    assert logged.code == 0, logged.err
    after = {d["person"]: d["due"] for d in call("today", "--on", "2030-01-15", "--json").data}
    assert after["Pilar Sanz"] != before["Pilar Sanz"]
    assert after["Carmen Ortega"] == before["Carmen Ortega"]


def test_a_contact_that_lies_ahead_is_refused(call: Call) -> None:
    ahead = call("log", "aero", "--channel", "call", "--subject", "x", "--when", "2100-01-01T10:00")
    assert ahead.code == 1
    assert ahead.err.strip().endswith(".")


def test_wrong_use_is_told_apart_from_refusal(call: Call) -> None:
    assert call("log", "aero", "--channel", "telepathy", "--subject", "x").code == 2
    assert call("nonsense").code == 2
    assert "“soon” is not a day. Write it as 2026-11-30." in call("today", "--on", "soon").err
    late = call("log", "aero", "--channel", "call", "--subject", "x", "--when", "yesterday")
    assert (late.code, "“yesterday” is not a time" in late.err) == (2, True)
    assert call("log", "nobody", "--channel", "call", "--subject", "x").code == 1


def test_a_name_that_may_be_several_asks_for_more(call: Call, contacts: Path) -> None:
    more = contacts.with_name("more.csv")
    more.write_text("Company\nAero Taxi\n", encoding="utf-8")
    call("import", more)
    told = call("log", "aero", "--channel", "call", "--subject", "x")
    assert told.code == 1
    assert "Aero Handling" in told.err
    assert "Aero Taxi" in told.err


def test_the_report_is_written_in_the_language_and_on_the_paper_asked_for(call: Call, tmp_path: Path) -> None:
    file = tmp_path / "report.pdf"
    told = call(
        "report",
        "relationship",
        "miramar",
        "-o",
        file,
        "--lang",
        "en",
        "--paper",
        "letter",
        "--from",
        "2026-01-01",
        "--to",
        "2026-03-31",
    )
    assert told.code == 0, told.err
    pdf = pypdf.PdfReader(io.BytesIO(file.read_bytes()))
    assert "Hotel Miramar" in pdf.pages[0].extract_text()
    assert [round(float(s)) for s in pdf.pages[0].mediabox[2:]] == [612, 792]


def test_a_report_for_a_folder_that_is_not_there_says_so(call: Call, tmp_path: Path) -> None:
    refused = call("report", "relationship", "aero", "-o", str(tmp_path / "gone" / "report.pdf"))
    assert refused.code == 1
    assert "gone" in refused.err
    assert "went wrong" not in refused.err


@pytest.mark.parametrize("name", ["report.txt", "report.svg", "report"])
def test_a_report_is_called_what_it_is(call: Call, tmp_path: Path, name: str) -> None:
    refused = call("report", "relationship", "aero", "-o", tmp_path / name)
    assert (refused.code, refused.err.count(".pdf")) == (1, 1)
    assert not (tmp_path / name).exists()


@pytest.mark.parametrize(
    "days", [("--from", "0001-01-01", "--to", "9999-12-31"), ("--to", "0001-02-28"), ("--from", "1900-01-01")]
)
def test_a_report_of_any_days_there_are(call: Call, tmp_path: Path, days: tuple[str, ...]) -> None:
    assert call("report", "relationship", "aero", "-o", tmp_path / "r.pdf", *days).code == 0


@pytest.mark.parametrize("limit", ["0", "-3", "x", "", "1e9", "2²"])
def test_at_most_nobody_is_no_wish(call: Call, desk: Path, limit: str) -> None:
    assert call("who", "ana", f"--limit={limit}").code == 2


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_today_on_the_first_and_on_the_last_day_there_is(call: Call, desk: Path, day: str) -> None:
    assert call("today", "--on", day, "--json").code == 0


def test_who_tells_who_of_ours_answers_for_what(call: Call, tmp_path: Path) -> None:
    file = tmp_path / "sample.mspdesk"
    assert (
        call("new", file, "--firm", "Norte Sistemas", "--me", "Marta Ruiz", "--lang", "en", "--sample").code
        == 0
    )
    found = call("who", "sara gomez", "--desk", file, "--json").data[0]
    assert found["counterparts"] == [{"topic": "changes, projects", "name": "Marta Ruiz"}]
    assert "changes, projects: Marta Ruiz" in call("who", "sara gomez", "--desk", file).out
