"""Service plans by the command line, on a desk full of the sample firm."""

from __future__ import annotations

import io
import json
import re
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pypdf
import pytest

from msp_desk.rules.plan_answers import (
    ANSWER_KIND,
    ANSWER_SCHEMA,
    CommentSaid,
    PlanAnswerFile,
    answer_checksum,
)
from msp_desk.rules.plan_canon import canonical, read_document, sha256_of
from msp_desk.rules.plan_sections import Section
from tests.cli.conftest import Call


@pytest.fixture
def sample(call: Call, tmp_path: Path) -> Path:
    """The desk of the sample firm, which is then the one opened last."""
    file = tmp_path / "sample.mspdesk"
    made = call("new", file, "--firm", "Norte Sistemas", "--me", "Marta Ruiz", "--lang", "en", "--sample")
    assert made.code == 0, made.err
    return file


def an_answer(sha256: str, number: int, **said: Any) -> bytes:
    """An answer as a client's browser saves it."""
    told = PlanAnswerFile(
        sha256=sha256,
        number=number,
        client="Clínica Ponent",
        accepted=False,
        name="Tomás Serra",
        title="Director",
        answered_on=date(2026, 11, 20),
        comments=(CommentSaid(Section.SCOPE, "And the X-ray room?"),),
    )
    told = replace(told, **said)
    page = {n: getattr(told, n) for n in ("sha256", "number", "client", "accepted", "name", "title")}
    page |= {"kind": ANSWER_KIND, "schema": ANSWER_SCHEMA, "answered_on": told.answered_on.isoformat()}
    page |= {"comments": {c.section.value: c.text for c in told.comments}, "checksum": answer_checksum(told)}
    return json.dumps(page).encode()


@pytest.mark.usefixtures("sample")
def test_a_plan_is_checked_published_compared_and_answered(call: Call, tmp_path: Path) -> None:
    checked = call("plan", "check", "clinica", "--json")
    assert checked.code == 0
    assert (checked.data["published"], checked.data["errors"]) == (0, 0)
    made = call("plan", "publish", "clinica", "--note", "First one", "--json")
    assert (made.code, made.data["number"]) == (0, 1)
    again = call("plan", "publish", "clinica", "--note", "Again")
    assert (again.code, "version 1" in again.err) == (1, True)
    file = tmp_path / "answer.json"
    file.write_bytes(an_answer(made.data["sha256"], 1))
    taken = call("plan", "answer", file, "--json")
    assert taken.code == 0, taken.err
    assert taken.data["client"] == "Clínica Ponent"
    assert taken.data["comments"] == [{"section": "scope", "text": "And the X-ray room?"}]
    assert call("plan", "answer", file).code == 1, "it was taken in already"
    [version] = call("plan", "versions", "clinica", "--json").data
    assert (version["note"], version["accepted_on"]) == ("First one", None)
    assert [a["kind"] for a in version["answers"]] == ["comments"]
    file.write_bytes(an_answer(made.data["sha256"], 1, accepted=True, comments=()))
    accepted = call("plan", "answer", file)
    assert "accepts version 1" in accepted.out
    assert call("plan", "versions", "clinica", "--json").data[0]["accepted_on"] == "2026-11-20"
    assert call("plan", "diff", "clinica", 1, "draft").out.strip() == "Both say the same."


@pytest.mark.usefixtures("sample")
def test_errors_stop_publishing_and_are_told(call: Call) -> None:
    checked = call("plan", "check", "ametlers")
    assert checked.code == 1
    assert checked.out.count("Error: ") == 3
    data = call("plan", "check", "ametlers", "--json")
    assert (data.code, data.data["errors"]) == (1, 3)
    refused = call("plan", "publish", "ametlers", "--note", "x")
    assert refused.code == 1
    assert "Change: it does not say by which channel" in refused.err
    assert "3 errors" in refused.err
    aero = call("plan", "check", "aero")
    assert "Out of date: " in aero.out
    assert call("plan", "versions", "ametlers").out.strip() == "Nothing is published yet."


@pytest.mark.usefixtures("sample")
def test_a_plan_goes_out_as_paper_page_and_document(call: Call, tmp_path: Path) -> None:
    document = tmp_path / "plan.json"
    assert call("plan", "export", "aero", "-o", document).code == 0
    data = document.read_bytes()
    assert canonical(read_document(data)) == data
    last = call("plan", "versions", "aero", "--json").data[0]
    assert (sha256_of(data), read_document(data).number) == (last["sha256"], 3)
    paper = tmp_path / "plan.pdf"
    assert call("plan", "export", "aero", "-o", paper, "--version", 2, "--lang", "es").code == 0
    text = pypdf.PdfReader(io.BytesIO(paper.read_bytes())).pages[0].extract_text()
    assert "Aero Handling" in text
    assert "Versión 2" in text
    whole, spared = (tmp_path / n for n in ("whole.pdf", "spared.pdf"))
    call("plan", "export", "aero", "-o", whole)
    call("plan", "export", "aero", "-o", spared, "--no-changes", "--paper", "letter")
    told = ["".join(p.extract_text() for p in pypdf.PdfReader(paper).pages) for paper in (whole, spared)]
    assert ["What changed since version 2" in text for text in told] == [True, False]
    page = tmp_path / "plan.html"
    assert call("plan", "export", "aero", "--format", "html", "-o", page).code == 0
    assert b"<script" not in page.read_bytes()
    assert call("plan", "export", "aero", "-o", page, "--answerable").code == 0
    assert last["sha256"].encode() in page.read_bytes()
    assert b"<script" in page.read_bytes()
    draft = tmp_path / "draft.pdf"
    assert call("plan", "export", "ametlers", "-o", draft, "--version", "draft").code == 0
    assert draft.read_bytes().startswith(b"%PDF")


@pytest.mark.usefixtures("sample")
def test_versions_are_published_into_a_folder_with_an_index(call: Call, tmp_path: Path) -> None:
    folder = tmp_path / "web"
    folder.mkdir()
    for number in (2, 3):
        made = call("plan", "export", "aero", "-o", folder, "--answerable", "--version", number)
        assert made.code == 0, made.err
    assert sorted(p.name for p in folder.iterdir()) == ["index.html", "v2.html", "v3.html"]
    assert set(re.findall(r'href="(v\d\.html)"', (folder / "index.html").read_text("utf-8"))) == {
        "v2.html",
        "v3.html",
    }


@pytest.mark.usefixtures("sample")
def test_what_makes_no_sense_is_refused_with_the_reason(call: Call, tmp_path: Path) -> None:
    out = tmp_path / "x.pdf"
    wrong = {
        ("check", "ibarra"): "no service plan yet",
        ("export", "ametlers", "-o", out): "--version draft",
        ("export", "aero", "-o", tmp_path / "x.docx"): ".pdf, .html or .json",
        ("export", "aero", "-o", out, "--format", "html"): ".pdf, .html or .json",
        ("export", "aero", "-o", out, "--answerable"): "--answerable",
        ("export", "aero", "-o", tmp_path / "x.json", "--version", "draft"): "publish it first",
        ("export", "aero", "-o", tmp_path, "--format", "pdf"): "into a folder",
        ("export", "aero", "-o", out, "--version", 9): "version 9",
        ("diff", "aero", 1, 9): "version 9",
        ("start", "ibarra", "--template", "castle"): "telecoms",
        ("start", "ibarra", "--from", "cala"): "no service plan yet",
        ("start", "aero"): "already",
        ("answer", tmp_path / "gone.json"): "no file",
    }
    for arguments, why in wrong.items():
        told = call("plan", *arguments)
        assert (told.code, why in told.err) == (1, True), (arguments, told.err)
        assert "went wrong" not in told.err
    assert not out.exists()
    for usage in (("diff", "aero", 1, "x"), ("publish", "aero"), ("export", "aero"), ()):
        assert call("plan", *usage).code == 2, usage


@pytest.mark.usefixtures("sample")
def test_answers_that_are_not_ours_are_refused(call: Call, tmp_path: Path) -> None:
    file = tmp_path / "answer.json"
    sha256 = call("plan", "versions", "aero", "--json").data[0]["sha256"]
    right = an_answer(sha256, 3)
    for data, why in (
        (an_answer("0" * 64, 1), "no service plan"),
        (right.replace(b"X-ray", b"Y-ray"), "changed"),
        (b"\xff{", "damaged"),
        (b"{}", "not an answer"),
        (b" " * 1_050_000 + right, "1 MB"),
    ):
        file.write_bytes(data)
        told = call("plan", "answer", file)
        assert (told.code, why in told.err) == (1, True), told.err


@pytest.mark.usefixtures("sample")
def test_a_plan_is_begun_from_a_template_or_another_client(call: Call) -> None:
    assert call("plan", "start", "ibarra", "--template", "telecoms").code == 0
    begun = call("plan", "check", "ibarra", "--json")
    assert (begun.code, begun.data["errors"]) == (0, 0)
    assert "key" in call("plan", "start", "notaria", "--from", "clinica", "--lang", "es", "--json").data
    assert (
        call("plan", "start", "teatro", "--template", "Infraestructura gestionada", "--lang", "es").code == 0
    )
    assert call("plan", "start", "cala").code == 0
    assert call("plan", "check", "cala").code == 1


@pytest.mark.usefixtures("sample")
def test_the_service_review_is_printed_in_the_plans_language_or_another(call: Call, tmp_path: Path) -> None:
    paper = tmp_path / "review.pdf"
    made = call("report", "review", "aero", "-o", paper)
    assert (made.code, str(paper) in made.out) == (0, True), made.err
    text = "".join(page.extract_text() for page in pypdf.PdfReader(paper).pages)
    assert "Aero Handling: service review" in text
    assert re.search(r"[0-9]+ periods met, 2 missed", text)
    assert call("report", "review", "aero", "-o", paper, "--lang", "es", "--paper", "letter").code == 0
    page = pypdf.PdfReader(paper).pages[0]
    assert "revisión del servicio" in page.extract_text()
    assert page.mediabox.width == 612


@pytest.mark.usefixtures("sample")
def test_a_service_review_that_cannot_be_is_refused(call: Call, tmp_path: Path) -> None:
    paper = tmp_path / "review.pdf"
    for arguments, why in (
        (("ibarra", "-o", paper), "no service plan yet"),
        (("aero", "-o", tmp_path / "review.svg"), ".pdf"),
        (("aero", "-o", paper, "--paper", "a3"), "A4 or Letter"),
        (("aero", "-o", paper, "--to", "2026-01-01"), "--to"),
    ):
        told = call("report", "review", *arguments)
        assert (told.code, why in told.err) == (1, True), told.err
    assert not paper.exists()


def test_plans_are_asked_for_without_qt_or_papers() -> None:
    code = (
        "import sys; import msp_desk.cli.plans, msp_desk.cli.plan_papers;"
        "print([n for n in ('PySide6', 'reportlab', 'jinja2', 'openpyxl', 'alembic') if n in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"
