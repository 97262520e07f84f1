"""Everything that the desk holds can be taken out: every table, every column, files too, in one view of the file."""

from __future__ import annotations

import base64
import io
import json
from collections.abc import Iterable, Mapping
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from msp_desk.commands.positions import report_to
from msp_desk.exchange.desk_out import DeskFile
from msp_desk.exchange.json_out import write_json
from msp_desk.models.base import Base
from msp_desk.queries.everything import Tables, tell_everything
from msp_desk.values.drafts import FileDraft
from msp_desk.values.errors import Blocked
from tests.builders import (
    DOING,
    NOW,
    MadeDesk,
    a_client,
    a_line,
    a_person,
    a_seat,
    an_interaction,
    statements,
)

DERIVED = {"check_in_clock", "form_draft", "perception_clock", "plan_moved", "plan_named"}
PICTURE = bytes(range(256)) * 40


def document_of(made: MadeDesk) -> dict[str, Any]:
    out = io.BytesIO()

    def tell(tables: Tables) -> dict[str, int]:
        return write_json(out, tables, firm="Norte Sistemas", program="1", at=NOW)

    counts = made.desk.ask(tell_everything, tell)
    told: dict[str, Any] = json.loads(out.getvalue())
    assert counts == {name: len(records) for name, records in told["tables"].items()}
    return told


def test_every_table_goes_out_with_every_column(made: MadeDesk) -> None:
    client = a_client(made.desk, "Aero Handling")
    person = a_person(made.desk, "Óscar Díaz", client, phone="+34 600 100 200")
    an_interaction(made.desk, (person, made.me), client, notes="He is «tired» <b>of</b> waiting")
    tables = document_of(made)["tables"]
    assert set(tables) == set(Base.metadata.tables) - DERIVED
    for name, records in tables.items():
        for record in records:
            assert set(record) == set(Base.metadata.tables[name].columns.keys())
    assert [p["name"] for p in tables["person"] if p["client_key"] == str(client)] == ["Óscar Díaz"]
    assert tables["interaction"][0]["notes"] == "He is «tired» <b>of</b> waiting"
    assert {p["person_key"] for p in tables["participation"]} == {str(person), str(made.me)}


def test_the_charts_go_out_with_their_past(made: MadeDesk) -> None:
    client = a_client(made.desk)
    top, seat = (a_seat(made.desk, client, title) for title in ("CEO", "CIO"))
    line = a_line(
        made.desk, client, seat, a_seat(made.desk, made.firm, "Client manager", made.me), "projects"
    )
    made.clock.now = NOW + timedelta(days=9)
    made.desk.do(DOING, report_to, seat, top)
    a_seat(made.desk, client, "Quality", dotted=(top,))
    tables = document_of(made)["tables"]
    (former,) = tables["former_boss"]
    assert (former["position_key"], former["boss_key"]) == (str(seat), None)
    assert former["until"] == (NOW.date() + timedelta(days=8)).isoformat()
    assert [d["boss_key"] for d in tables["dotted_line"]] == [str(top)]
    assert [(c["key"], c["topic"]) for c in tables["counterpart"]] == [(str(line), "projects")]


def test_kept_files_go_out_whole(made: MadeDesk) -> None:
    a_person(made.desk, photo=FileDraft("ana.png", "image/png", PICTURE))
    kept = document_of(made)["tables"]["stored_file"]
    assert [base64.b64decode(f["content"]["base64"]) for f in kept] == [PICTURE]


def test_each_table_is_asked_once_whatever_it_holds(made: MadeDesk) -> None:
    for number in range(3):
        a_client(made.desk, f"Client {number}")
    with statements(made.desk.engine) as sent:
        document_of(made)
    assert len(sent) == len(Base.metadata.tables) - len(DERIVED)


def test_what_is_saved_meanwhile_is_not_half_of_it(made: MadeDesk) -> None:
    a_client(made.desk, "Aero Handling")

    def tell(tables: Tables) -> list[str]:
        list(tables["channel_choice"])
        a_client(made.desk, "Hotel Miramar")
        return [str(record["name"]) for record in tables["client"]]

    assert "Hotel Miramar" not in made.desk.ask(tell_everything, tell)


def test_a_file_that_cannot_be_written_is_told_and_leaves_nothing(made: MadeDesk, tmp_path: Path) -> None:
    nowhere = tmp_path / "gone" / "all.json"
    with pytest.raises(Blocked, match="There is no folder"):
        made.desk.ask(tell_everything, DeskFile(nowhere, "Norte Sistemas", "1", NOW))
    file = tmp_path / "all.json"
    file.write_text("before", encoding="utf-8")
    with pytest.raises(ZeroDivisionError):
        DeskFile(file, "Norte Sistemas", "1", NOW)({"client": _broken()})
    assert file.read_text(encoding="utf-8") == "before"
    assert [p.name for p in tmp_path.iterdir() if p.name.endswith(".part")] == []


def _broken() -> Iterable[Mapping[str, object]]:
    yield {"name": "first"}
    yield {"name": 1 // 0}
