"""Contacts in and out by the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Call


def test_an_import_says_what_came_in_and_what_did_not(call: Call, desk: Path, contacts: Path) -> None:
    told = call("import", contacts, "--json").data
    assert (told["clients"], told["people"], told["merged"], told["skipped"]) == (2, 3, 0, 0)
    assert [(b["file"], b["line"]) for b in told["bad"]] == [("contacts.csv", 5)]
    assert told["bad"][0]["reason"].endswith(".")


def test_the_same_file_again_doubles_nobody(call: Call, desk: Path, contacts: Path) -> None:
    call("import", contacts)
    again = call("import", contacts, "--json").data
    assert (again["clients"], again["people"], again["merged"]) == (0, 0, 3)
    skipped = call("import", contacts, "--skip-duplicates", "--json").data
    assert (skipped["people"], skipped["skipped"]) == (0, 3)


def test_a_dry_run_tells_and_changes_nothing(call: Call, desk: Path, contacts: Path) -> None:
    assert call("import", contacts, "--dry-run", "--json").data["people"] == 3
    assert call("who", "oscar", "--json").data == []


def test_everybody_can_be_put_under_one_client(call: Call, desk: Path, contacts: Path) -> None:
    call("import", contacts)
    more = contacts.with_name("more.csv")
    more.write_text("Name,Email\nIker Kortazar,iker@aero.example\n", encoding="utf-8")
    assert call("import", more, "--client", "aero", "--json").data["people"] == 1
    assert call("who", "iker", "--json").data[0]["client"] == "Aero Handling"


def test_an_unknown_client_and_a_missing_file_are_refused_in_a_sentence(
    call: Call, desk: Path, contacts: Path
) -> None:
    unknown = call("import", contacts, "--client", "nobody at all")
    assert unknown.code == 1
    assert "nobody at all" in unknown.err
    missing = call("import", contacts.with_name("gone.csv"))
    assert missing.code == 1
    assert "gone.csv" in missing.err


def test_the_whole_desk_goes_out_as_one_json(call: Call, desk: Path, contacts: Path, tmp_path: Path) -> None:
    call("import", contacts)
    file = tmp_path / "all.json"
    assert call("export", "-o", file).code == 0
    told = json.loads(file.read_text(encoding="utf-8"))
    assert "Óscar Díaz" in json.dumps(told, ensure_ascii=False)


def test_people_go_out_as_vcards_that_come_in_again(
    call: Call, desk: Path, contacts: Path, tmp_path: Path
) -> None:
    call("import", contacts)
    file = tmp_path / "people.vcf"
    assert call("export", "--format", "vcard", "-o", file).code == 0
    again = call("import", file, "--json").data
    assert (again["clients"], again["people"], again["bad"]) == (0, 0, [])
    assert call("export", "-o", tmp_path / "same.VCF").code == 0
    assert (tmp_path / "same.VCF").read_bytes() == file.read_bytes()


@pytest.mark.parametrize(
    "wish",
    [("x.csv",), ("x.xlsx",), ("x.pdf",), ("x.json", "--format", "vcard"), ("x.csv", "--format", "json")],
)
def test_nothing_is_written_that_the_ending_does_not_promise(
    call: Call, desk: Path, tmp_path: Path, wish: tuple[str, ...]
) -> None:
    name, *more = wish
    refused = call("export", "-o", tmp_path / name, *more)
    assert (refused.code, refused.out) == (1, "")
    assert name in refused.err
    assert not (tmp_path / name).exists()


def test_a_file_without_an_ending_is_the_whole_desk(call: Call, desk: Path, tmp_path: Path) -> None:
    assert call("export", "-o", tmp_path / "all").code == 0
    assert json.loads((tmp_path / "all").read_text(encoding="utf-8"))


def test_what_has_no_field_is_called_in_the_desks_language(call: Call, tmp_path: Path) -> None:
    assert (
        call("new", tmp_path / "sur.mspdesk", "--firm", "Sur", "--me", "Luis Gil", "--lang", "es").code == 0
    )
    cards = tmp_path / "ana.vcf"
    cards.write_text("BEGIN:VCARD\nVERSION:3.0\nFN:Ana\nTITLE:CEO\nTITLE:CFO\nX-SPOUSE:Iker\nEND:VCARD\n")
    people = tmp_path / "people.csv"
    people.write_text("Nombre completo,Nivel\nEva Sanz,incierto\n", encoding="utf-8")
    assert call("import", cards, people).code == 0
    assert call("export", "-o", tmp_path / "all.json").code == 0
    told = (tmp_path / "all.json").read_text(encoding="utf-8")
    assert "Cargo: CFO" in told
    assert "Cónyuge: Iker" in told
    assert "Nivel de interlocución: incierto" in told
