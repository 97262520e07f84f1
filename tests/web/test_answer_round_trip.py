"""A client answers a published plan in a real browser: what they write stays, is saved, and is read back as written."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader

from msp_desk.exchange.plan_answer_in import read_answer
from msp_desk.i18n.words import Words
from msp_desk.reports.plan_html import PlanPaperOptions, PublishedVersion, index_html, plan_html
from msp_desk.rules.plan_answers import CommentSaid
from msp_desk.rules.plan_canon import canonical, sha256_of
from msp_desk.rules.plan_sections import Section
from msp_desk.values.enums import Language
from msp_desk.values.plan_content import PlanContent, PlanDocument
from tests.plan_contents import NASTY, a_content, a_document, a_large_content
from tests.reports.test_plan_html import PNG
from tests.web.attacks import ATTACKS, everywhere
from tests.web.browser import Page

RESOURCES = Path(__file__).resolve().parents[2] / "resources"
ENGLISH, SPANISH = (Words(language, RESOURCES) for language in Language)
#: Accents, an emoji of several signs, both directions, what JSON and markup would take for their own, two lines.
WRITTEN = 'Añadid «el router» del almacén 👩‍💻 & <b>שלום</b> \\ "مرحبا"\nSegunda línea\u2028'


def _published(folder: Path, document: PlanDocument, words: Words = ENGLISH) -> Path:
    path = folder / f"v{document.number}.html"
    path.write_bytes(plan_html(document, words, answerable=True))
    return path


def _texts(path: Path) -> list[str]:
    return [sheet.extract_text() for sheet in PdfReader(path).pages]


def _value(page: Page, field: str) -> object:
    return page.value(f"document.querySelector('#{field}').value")


def _comes_back(page: Page, reopen: Callable[[], None], field: str, text: str) -> bool:
    """Whether it is there when the page is shown again; browsers put by what is kept in their own time, after a moment."""
    for _ in range(20):
        reopen()
        if _value(page, field) == text:
            return True
    return False


def _is_quiet(page: Page) -> None:
    """The browser asked nobody for anything, and complained about nothing."""
    asked = {e["request"]["url"].split(":")[0] for e in page.events("Network.requestWillBeSent")}
    assert asked <= {"file", "blob", "data"}
    assert not page.events("Log.entryAdded")
    assert not page.events("Runtime.exceptionThrown")
    assert not page.events("Runtime.consoleAPICalled")


def test_what_a_client_writes_stays_is_saved_and_is_read_back(page: Page, tmp_path: Path) -> None:
    document = a_document(number=3)
    page.open(_published(tmp_path, document))
    page.type("#comment-scope", WRITTEN)
    page.type("#comment-escalation", "Fine.")
    page.click("#accepted")
    page.type("#name", "Pilar Vidal Núñez")
    page.type("#title", "General manager")

    assert _comes_back(page, page.reload, "title", "General manager")
    assert _value(page, "comment-scope") == WRITTEN
    assert page.value("document.querySelector('#accepted').checked") is True
    assert _value(page, "name") == "Pilar Vidal Núñez"
    assert (
        page.value("document.querySelector('#said').textContent") == "What you wrote is kept in this browser."
    )

    today = page.value("new Date().toLocaleDateString('sv')")
    saved = page.download(tmp_path, "#answer button[type=submit]")
    assert saved.name == "aero-handling-v3-answer.json"
    answer = read_answer(saved.name, saved.read_bytes())
    assert answer.sha256 == sha256_of(canonical(document))
    assert (answer.number, answer.client, answer.accepted) == (3, "Aero Handling", True)
    assert (answer.name, answer.title) == ("Pilar Vidal Núñez", "General manager")
    assert answer.answered_on == date.fromisoformat(today)
    assert answer.comments == (CommentSaid(Section.SCOPE, WRITTEN), CommentSaid(Section.ESCALATION, "Fine."))
    assert page.value("document.querySelector('#said').textContent") == (
        "Saved as aero-handling-v3-answer.json. Now send that file to Norte Sistemas."
    )
    _is_quiet(page)


def test_the_page_asks_for_what_is_missing_before_it_saves(page: Page, tmp_path: Path) -> None:
    page.open(_published(tmp_path, a_document()))

    def told_after(selector: str, text: str = "") -> str:
        if text:
            page.type(selector, text)
        elif selector:
            page.click(selector)
        page.click("#answer button[type=submit]")
        return str(page.value("document.querySelector('#said').textContent"))

    assert told_after("") == "Accept the plan or write a comment first."
    assert told_after("#accepted") == "Please write your name."
    assert page.value("document.activeElement.id") == "name"
    assert told_after("#name", "Pilar") == "Please write your position."
    assert page.value("document.querySelector('#title').getAttribute('aria-invalid')") == "true"
    assert not page.events("Browser.downloadWillBegin")


def test_each_version_keeps_what_was_written_for_itself(page: Page, tmp_path: Path) -> None:
    first, second = (_published(tmp_path, a_document(number=number)) for number in (1, 2))
    page.open(first)
    page.type("#comment-plan", "About the first")
    assert _comes_back(page, page.reload, "comment-plan", "About the first")
    page.open(second)
    assert not _value(page, "comment-plan")
    page.open(first)
    assert _value(page, "comment-plan") == "About the first"
    page.value("window.confirm = () => true")
    page.click("#forget")
    assert not _value(page, "comment-plan")
    assert page.value("Object.keys(localStorage).length") == 0


def test_a_browser_that_keeps_nothing_says_so_and_saves_all_the_same(page: Page, tmp_path: Path) -> None:
    closed = "Object.defineProperty(window, 'localStorage', {get() { throw new Error('closed'); }})"
    page.do("Page.addScriptToEvaluateOnNewDocument", source=closed)
    page.open(_published(tmp_path, a_document()))
    page.type("#comment-plan", "Fine.")
    assert page.value("document.querySelector('#said').textContent").startswith("This browser does not keep")
    page.type("#name", "Pilar")
    saved = page.download(tmp_path, "#answer button[type=submit]")
    assert read_answer(saved.name, saved.read_bytes()).comments == (CommentSaid(Section.PLAN, "Fine."),)


def test_what_cannot_be_typed_is_not_saved(page: Page, tmp_path: Path) -> None:
    page.open(_published(tmp_path, a_document(), SPANISH))
    put = json.dumps("bell\x07 nul\x00 half\ud83d\r\nline\tend")
    page.value(
        f"document.querySelector('#comment-plan').value = {put}; document.querySelector('#name').value = 'A\\tB'"
    )
    saved = page.download(tmp_path, "#answer button[type=submit]")
    answer = read_answer(saved.name, saved.read_bytes())
    assert answer.comments == (CommentSaid(Section.PLAN, "bell nul half\ufffd\nline\tend"),)
    assert answer.name == "A B"


@pytest.mark.parametrize("length", [0, 1, 55, 56, 63, 64, 65, 119, 120, 1000])
def test_the_checksum_of_the_page_is_the_one_that_is_checked(page: Page, tmp_path: Path, length: int) -> None:
    page.open(_published(tmp_path, a_document()))
    page.value(f"document.querySelector('#comment-plan').value = 'é'.repeat({length}) + 'x'; document.querySelector('#name').value = 'N'")  # fmt: skip
    saved = page.download(tmp_path, "#answer button[type=submit]")
    assert read_answer(saved.name, saved.read_bytes()).comments[0].text == "é" * length + "x"


def test_nothing_that_somebody_writes_runs_or_loads(page: Page, tmp_path: Path) -> None:
    document = a_document(everywhere(a_content(), ATTACKS), author=ATTACKS[0], note=ATTACKS[1])
    path = _published(tmp_path, document)
    page.do(
        "Page.addScriptToEvaluateOnNewDocument",
        source="window.ran = 0; window.alert = () => { window.ran++; };",
    )
    page.open(path)
    assert page.value("window.ran") == 0
    assert page.value("document.scripts.length") == 1
    assert page.value("document.querySelectorAll('img, iframe, object, embed, link, base').length") == 0
    text = page.value("document.body.textContent")
    assert all(attack in text for attack in ATTACKS)
    links = page.value("[...document.links].map(link => link.protocol)")
    assert set(links) <= {"file:", "tel:", "mailto:"}
    _is_quiet(page)


def test_the_policy_stops_what_would_get_in_all_the_same(page: Page, tmp_path: Path) -> None:
    path = _published(tmp_path, a_document())
    planted = b'<script>window.ran = 1</script><img src="x" onerror="window.ran = 2"></main>'
    path.write_bytes(path.read_bytes().replace(b"</main>", planted + b'<img src="http://127.0.0.1:9/x.png">'))
    page.open(path)
    assert page.value("window.ran") is None
    stopped = [e.get("blockedReason") for e in page.events("Network.loadingFailed")]
    assert stopped == ["csp", "csp"]
    assert [e["response"]["url"] for e in page.events("Network.responseReceived")] == [path.as_uri()]


@pytest.mark.parametrize("width", [320, 390, 768, 1280])
@pytest.mark.parametrize("content", [a_content(), a_large_content(), everywhere(a_content(), NASTY)], ids=["small", "large", "odd"])  # fmt: skip
def test_nothing_stands_beyond_the_edge(page: Page, tmp_path: Path, width: int, content: PlanContent) -> None:
    path = _published(tmp_path, a_document(content))
    page.look_like(width, 800)
    page.open(path)
    assert page.value("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("dark", [False, True], ids=["day", "dark"])
def test_every_text_can_be_read(page: Page, tmp_path: Path, dark: bool) -> None:
    options = PlanPaperOptions(accent="#FFD400", firm_logo=PNG)
    path = tmp_path / "plan.html"
    path.write_bytes(plan_html(a_document(), ENGLISH, options, answerable=True))
    page.look_like(1280, 800, dark=dark)
    page.open(path)
    faint = page.value((Path(__file__).parent / "contrast.js").read_text(encoding="utf-8"))
    assert faint == []


def test_it_is_whole_for_those_who_hear_it(page: Page, tmp_path: Path) -> None:
    page.open(_published(tmp_path, a_document()))
    nodes = page.do("Accessibility.getFullAXTree")["nodes"]
    roles = [node.get("role", {}).get("value") for node in nodes if not node["ignored"]]
    for role in (
        "banner",
        "navigation",
        "main",
        "contentinfo",
        "table",
        "columnheader",
        "rowheader",
        "checkbox",
    ):
        assert role in roles
    for node in nodes:
        if (
            node.get("role", {}).get("value") in {"textbox", "checkbox", "button", "link", "image", "region"}
            and not node["ignored"]
        ):
            assert node["name"]["value"], node
    levels = page.value("[...document.querySelectorAll('main h2, main h3')].map(h => +h.tagName[1])")
    assert levels[0] == 2
    page.look_like(390, 800)
    tables = [
        n
        for n in page.do("Accessibility.getFullAXTree")["nodes"]
        if n.get("role", {}).get("value") == "table"
    ]
    assert tables, "tables stay tables where they are shown as cards"


def test_without_its_script_the_plan_can_still_be_read(page: Page, tmp_path: Path) -> None:
    page.do("Emulation.setScriptExecutionDisabled", value=True)
    page.open(_published(tmp_path, a_document()))
    page.do("Emulation.setScriptExecutionDisabled", value=False)
    seen = page.value("document.body.innerText")
    assert "Support of users" in seen
    assert "print it and sign it" in seen
    assert "Save my answer" not in seen


def test_it_prints_on_paper_with_lines_to_sign(page: Page, tmp_path: Path) -> None:
    page.open(_published(tmp_path, a_document(a_large_content())))
    page.type("#comment-scope", "Printed too")
    paper = page.paper()
    assert paper.startswith(b"%PDF-")
    (tmp_path / "plan.pdf").write_bytes(paper)
    from_paper = _texts(tmp_path / "plan.pdf")
    whole = "\n".join(from_paper)
    assert "Signature and date" in whole
    assert "Printed too" in whole
    assert "Save my answer" not in whole
    assert "Version 1 · Aero Handling" in from_paper[-1]


def test_the_index_leads_to_its_versions(page: Page, tmp_path: Path) -> None:
    document = a_document(number=2)
    _published(tmp_path, document)
    listed = [PublishedVersion(2, document.published_on, document.author, document.note, "v2.html")]
    (tmp_path / "index.html").write_bytes(index_html(listed, "Norte Sistemas", "Aero Handling", ENGLISH))
    page.open(tmp_path / "index.html")
    page.follow(".versions a")
    assert page.value("document.querySelector('h1').textContent") == "Aero Handling"
    assert page.value("location.pathname").endswith("/v2.html")
    _is_quiet(page)
