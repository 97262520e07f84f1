"""Tables and the whole desk go out so that machines read them exactly and a spreadsheet runs nothing."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from datetime import UTC, date, datetime
from decimal import Decimal
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from msp_desk.exchange.contacts_in import read_contacts
from msp_desk.exchange.json_out import write_json
from msp_desk.exchange.tables_out import write_csv
from msp_desk.exchange.xlsx_in import read_xlsx
from msp_desk.exchange.xlsx_out import write_xlsx
from msp_desk.values.enums import Tier

KEY = UUID("018f0000-0000-7000-8000-000000000001")
AT = datetime(2026, 11, 22, 8, 30, tzinfo=UTC)
DANGEROUS = ("=1+1", "+34 600 100 200", "-2", "@SUM(A1)", "\t=1", "\r=1", '=HYPERLINK("http://x.example")')


def rows_of(content: bytes, delimiter: str = ",") -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=delimiter))


def test_a_table_for_machines_is_exact() -> None:
    content = write_csv(
        ["Name", "Tier", "Since", "At", "Hours"], [["Ñu, «x»", Tier.A, date(2026, 1, 2), AT, 1.5], [None] * 5]
    )
    assert not content.startswith(b"\xef\xbb\xbf")
    assert rows_of(content) == [
        ["Name", "Tier", "Since", "At", "Hours"],
        ["Ñu, «x»", "a", "2026-01-02", "2026-11-22 08:30:00+00:00", "1.5"],
        ["", "", "", "", ""],
    ]
    assert rows_of(write_csv(["A"], [[text] for text in DANGEROUS]))[1:] == [[text] for text in DANGEROUS]


@pytest.mark.parametrize("delimiter", [",", ";"])
def test_a_table_for_excel_runs_nothing(delimiter: str) -> None:
    content = write_csv(
        ["A", "B"], [[text, "safe"] for text in DANGEROUS], for_excel=True, delimiter=delimiter
    )
    assert content.startswith(b"\xef\xbb\xbf")
    assert rows_of(content, delimiter)[1:] == [[f"'{text}", "safe"] for text in DANGEROUS]


def test_a_number_guarded_for_excel_survives_our_own_import() -> None:
    content = write_csv(["Name", "Phone"], [["Ana", "+34 600 100 200"]], for_excel=True, delimiter=";")
    person = read_contacts("ana.csv", content).drafts[0].person
    assert person is not None
    assert person.points[0].value == "+34 600 100 200"


@given(st.lists(st.lists(st.text(max_size=20), min_size=2, max_size=4), max_size=5))
def test_any_text_is_exported(rows: list[list[str]]) -> None:
    told = [[text.encode(errors="replace").decode() for text in row] for row in rows]
    assert rows_of(write_csv(["A", "B"], rows))[1:] == told
    for row in rows_of(write_csv(["A", "B"], rows, for_excel=True))[1:]:
        assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in row)
    assert write_xlsx(["A", "B"], rows).startswith(b"PK")


def test_a_workbook_holds_values_and_no_formulas() -> None:
    rows: list[list[object]] = [[text, 1.5, date(2026, 1, 2), True] for text in DANGEROUS]
    rows.append(["http://x.example", Decimal("2.25"), AT, None])
    content = write_xlsx(
        ["Name", "Hours", "Day", "Key"], rows, "People: [all]/their ' points, and far too long a name"
    )
    grid = read_xlsx(content)
    assert grid.troubles == []
    assert grid.rows[0][1] == ["Name", "Hours", "Day", "Key"]
    assert [row[1:] for _, row in grid.rows[1:-1]] == [["1.5", "2026-01-02", "TRUE"]] * len(DANGEROUS)
    assert [row[0].strip() for _, row in grid.rows[1:-1]] == [text.strip() for text in DANGEROUS]
    assert grid.rows[-1][1] == ["http://x.example", "2.25", "2026-11-22 08:30:00"]
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        page = archive.read("xl/worksheets/sheet1.xml").decode()
        assert "<f>" not in page
        assert "hyperlink" not in page


def test_an_empty_table_is_a_file_too() -> None:
    assert write_csv(["A"], []) == b"A\r\n"
    assert read_xlsx(write_xlsx(["A"], [])).rows == [(1, ["A"])]
    assert write_xlsx([], []).startswith(b"PK")


def test_the_whole_desk_is_one_json() -> None:
    out = io.BytesIO()
    records: list[dict[str, object]] = [
        {
            "key": KEY,
            "name": "Sol «ñ»\n",
            "tier": Tier.A,
            "since": date(2026, 1, 2),
            "at": AT,
            "n": 3,
            "none": None,
        },
        {"key": KEY, "content": b"\x00\xff", "tags": ("a", "b"), "worth": Decimal("1.50"), "yes": True},
    ]
    counts = write_json(
        out, {"client": iter(records), "person": []}, firm="Ours \ud800", program="0.1.0", at=AT
    )
    assert counts == {"client": 2, "person": 0}
    assert json.loads(out.getvalue()) == {
        "format": "msp-desk",
        "version": 1,
        "program": "0.1.0",
        "exported_at": "2026-11-22T08:30:00+00:00",
        "firm": "Ours ?",
        "tables": {
            "client": [
                {
                    "key": str(KEY),
                    "name": "Sol «ñ»\n",
                    "tier": "a",
                    "since": "2026-01-02",
                    "at": "2026-11-22T08:30:00+00:00",
                    "n": 3,
                    "none": None,
                },
                {
                    "key": str(KEY),
                    "content": {"base64": "AP8="},
                    "tags": ["a", "b"],
                    "worth": "1.50",
                    "yes": True,
                },
            ],
            "person": [],
        },
    }


def test_a_desk_without_tables_is_json_too() -> None:
    out = io.BytesIO()
    assert write_json(out, {}, firm="", program="0", at=AT) == {}
    assert json.loads(out.getvalue())["tables"] == {}


def test_what_json_cannot_say_is_a_mistake_of_ours() -> None:
    with pytest.raises(TypeError):
        write_json(io.BytesIO(), {"t": [{"a": object()}]}, firm="", program="0", at=AT)
