"""Today with what scripts need, one run of reminders, the calendar and the renewals by the command line."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

from msp_desk.commands.contracts import save_contract
from msp_desk.host import paths, settings_file
from msp_desk.host.settings_file import MachineSettings
from msp_desk.program import open_desk
from msp_desk.queries.clients import client_names
from msp_desk.values.contracts import ContractDraft, ContractTerms, NoticeUnit
from msp_desk.values.phrases import Phrase
from tests.cli.conftest import Call


@pytest.fixture(autouse=True)
def never_quiet() -> None:
    """What is told by day is to be told by night, too, while tests run."""
    settings_file.save(paths.config_folder(), MachineSettings(quiet_from=None, quiet_to=None))


@pytest.fixture
def sample(call: Call, tmp_path: Path) -> Path:
    file = tmp_path / "sample.mspdesk"
    made = call("new", file, "--firm", "Norte Sistemas", "--me", "Marta Ruiz", "--lang", "en", "--sample")
    assert made.code == 0, made.err
    return file


@pytest.fixture
def waiting(call: Call, desk: Path, contacts: Path) -> Path:
    """A desk in which two people have not been spoken to for long."""
    assert call("import", contacts).code == 0
    for client, person in (("aero", "oscar"), ("miramar", "carmen")):
        log_contact(call, client, person, days_ago=300)
    return desk


def log_contact(call: Call, client: str, person: str, days_ago: int) -> None:
    at = datetime.now(UTC) - timedelta(days=days_ago, minutes=1)
    told = call("log", client, "--person", person, "--channel", "call", "--subject", "Hello",
                "--when", at.isoformat(timespec="seconds"))  # fmt: skip
    assert told.code == 0, told.err


def events(file: Path) -> list[Any]:
    return list(Calendar.from_ical(file.read_bytes()).walk("VEVENT"))


def test_today_tells_scripts_what_each_line_is_known_by(call: Call, sample: Path) -> None:
    due = call("today", "--desk", sample, "--json").data
    known = [(d["rule"], d["subject"], d["occurrence"]) for d in due]
    assert len(due) > 5
    assert len(set(known)) == len(known)
    assert known == [
        (d["rule"], d["subject"], d["occurrence"]) for d in call("today", "--desk", sample, "--json").data
    ]
    assert {d["action"] for d in due} <= {"log", "keep", "plan", "renew", "chart"}
    assert any(d["owner"] == "Marta Ruiz" for d in due)
    assert all(d["title"] and d["why"] for d in due)


def test_today_of_one_of_ours_is_theirs_or_nobodys(call: Call, sample: Path) -> None:
    mine = call("today", "--desk", sample, "--owner", "marta", "--json").data
    everybody = call("today", "--desk", sample, "--owner", "all", "--json").data
    assert {d["owner"] for d in mine} <= {"Marta Ruiz", ""}
    assert 0 < len(mine) < len(everybody)
    assert call("today", "--desk", sample, "--owner", "nobody at all").code == 1


def test_remind_tells_each_thing_once(call: Call, waiting: Path) -> None:
    first = call("remind", "--desk", waiting)
    assert (first.code, first.err) == (0, "")
    assert first.out.count("Nobody has spoken") == 2
    again = call("remind", "--desk", waiting)
    assert (again.code, again.out, again.err) == (0, "", "")


def test_remind_tells_each_person_of_ours_theirs(call: Call, sample: Path) -> None:
    assert call("remind", "--desk", sample, "--owner", "marta").out
    assert call("remind", "--desk", sample).out
    assert not call("remind", "--desk", sample, "--owner", "marta").out


def test_remind_is_quiet_when_it_is_to_be(call: Call, waiting: Path) -> None:
    now = datetime.now().astimezone()
    hour = timedelta(hours=1)
    quiet = MachineSettings(quiet_from=(now - hour).time(), quiet_to=(now + hour).time())
    settings_file.save(paths.config_folder(), quiet)
    assert call("remind", "--desk", waiting).out == ""
    settings_file.save(paths.config_folder(), MachineSettings(quiet_from=None, quiet_to=None))
    assert call("remind", "--desk", waiting).out


def test_an_empty_desk_has_an_empty_calendar_and_no_renewals(call: Call, desk: Path, tmp_path: Path) -> None:
    assert call("calendar", "-o", tmp_path / "desk.ics").code == 0
    assert events(tmp_path / "desk.ics") == []
    assert call("renewals").out == "No renewal waits to be decided.\n"
    assert call("renewals", "--json").data == []
    assert call("remind").out == ""


def with_contracts(file: Path) -> None:
    """Two contracts of one client: the renewal of one is near, that of the other is not."""
    opened = open_desk(file)
    try:
        client = next(c.key for c in opened.desk.ask(client_names) if c.name == "Aero Handling")
        for name, days in (("Fibre", 400), ("Care", 80)):
            starts = datetime.now(UTC).date()
            terms = ContractTerms(
                starts, starts + timedelta(days=days), notice_amount=30, notice_unit=NoticeUnit.DAYS
            )
            draft = ContractDraft(client, name, terms=terms)
            opened.desk.do(Phrase("A test adds a contract"), save_contract, draft)
    finally:
        opened.close(copy=False)


def test_contracts_are_listed_by_the_day_of_their_decision(call: Call, waiting: Path) -> None:
    with_contracts(waiting)
    found = call("renewals", "--json").data
    assert [c["name"] for c in found] == ["Care", "Fibre"]
    assert [c["near"] for c in found] == ["next", "later"]
    care = found[0]
    assert date.fromisoformat(care["end_on"]) - date.fromisoformat(care["notice_on"]) == timedelta(days=30)
    assert (care["client"], care["renewal"], care["value"]) == ("Aero Handling", "tacit", None)
    told = call("renewals").out
    assert told.index("In the next 90 days") < told.index("Care · Aero Handling") < told.index("Fibre")
    assert "Last day for notice is" in told
    assert call("renewals", "--owner", "marta", "--json").data == found  # of nobody's account
    assert "renewal" in {d["rule"] for d in call("today", "--json").data}
