"""Org charts by the command line."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.cli.conftest import Call


def _table(folder: Path) -> Path:
    file = folder / "staff.csv"
    file.write_text(
        "id,name,title,manager\n1,Ana Ruiz,CEO,\n2,Bea Gil,CIO,1\n3,Eva Mas,Clerk,9\n", encoding="utf-8"
    )
    return file


def test_a_chart_comes_in_for_a_client_and_for_our_firm(
    call: Call, desk: Path, contacts: Path, tmp_path: Path
) -> None:
    call("import", contacts)
    told = call("import", "orgchart", _table(tmp_path), "--client", "aero", "--json").data
    assert {n: told[n] for n in ("people", "merged", "positions", "lines")} == {
        "people": 3,
        "merged": 0,
        "positions": 3,
        "lines": 1,
    }
    assert [(b["file"], b["line"]) for b in told["bad"]] == [("staff.csv", 4)]
    plain = call("import", "orgchart", _table(tmp_path), "--client", "Norte")
    assert plain.code == 0
    assert "staff.csv:4:" in plain.err
    assert call("who", "bea", "--json").data[0]["title"] == "CIO"


def test_a_dry_run_changes_nothing_and_a_chart_needs_its_client(
    call: Call, desk: Path, contacts: Path, tmp_path: Path
) -> None:
    call("import", contacts)
    tried = call("import", "orgchart", _table(tmp_path), "--client", "aero", "--dry-run", "--json").data
    assert tried["people"] == 3
    assert call("who", "bea", "--json").data == []
    refused = call("import", "orgchart", _table(tmp_path))
    assert (refused.code, refused.err.strip()) == (1, "Say whose chart it is, with --client.")
    assert call("import", "orgchart", tmp_path / "gone.csv", "--client", "aero").code == 1


def test_contacts_come_in_without_loading_anything_of_charts() -> None:
    code = (
        "import sys; import msp_desk.cli.contacts, msp_desk.cli.papers;"
        "print([n for n in sys.modules if n.startswith('msp_desk.') and 'orgchart' in n])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
