"""The page of a plan: everything it says is there as it was written, and nothing in it runs, loads or leads astray."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given, settings

from msp_desk.i18n.words import Words
from msp_desk.reports.plan_html import PlanPaperOptions, PublishedVersion, index_html, plan_html
from msp_desk.rules.plan_canon import canonical, sha256_of
from msp_desk.rules.plan_diff import compare
from msp_desk.values.enums import Language, Paper
from msp_desk.values.plan_content import PlanContent, PlanDocument
from tests.plan_contents import NASTY, a_content, a_document, a_large_content, documents

RESOURCES = Path(__file__).resolve().parents[2] / "resources"
ENGLISH, SPANISH = (Words(language, RESOURCES) for language in Language)
#: One pixel.
PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg=="
)
#: All that a page consists of.
_TAGS = frozenset(
    [
        "html",
        "head",
        "meta",
        "title",
        "style",
        "body",
        "a",
        "header",
        "div",
        "p",
        "h1",
        "h2",
        "h3",
        "dl",
        "dt",
        "dd",
        "nav",
        "ol",
        "ul",
        "li",
        "span",
        "main",
        "section",
        "table",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
        "figure",
        "figcaption",
        "svg",
        "rect",
        "polyline",
        "polygon",
        "path",
        "circle",
        "text",
        "article",
        "label",
        "textarea",
        "noscript",
        "form",
        "input",
        "button",
        "footer",
        "code",
        "script",
        "img",
        "wbr",
    ]
)
_VOID = frozenset({"meta", "img", "input", "wbr"})


class _Read(HTMLParser):
    """The elements of a page with their attributes, and its text; it fails where a tag is not closed in its order."""

    def __init__(self, page: bytes) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self._open: list[str] = []
        self.feed(page.decode())
        self.close()
        assert not self._open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert len({name for name, _ in attrs}) == len(attrs), f"{tag} says something twice"
        self.elements.append((tag, dict(attrs)))
        if tag not in _VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.texts.append(data)

    def named(self, tag: str) -> list[dict[str, str | None]]:
        return [attrs for name, attrs in self.elements if name == tag]

    @property
    def text(self) -> str:
        return " ".join("".join(self.texts).split())


def _page(content: PlanContent | None = None, words: Words = ENGLISH, *, answerable: bool = True) -> _Read:
    return _Read(plan_html(a_document(content), words, answerable=answerable))


def _flat(text: str) -> str:
    return " ".join(text.split())


def _harmless(read: _Read) -> None:
    """What must hold whatever the plan says."""
    assert {tag for tag, _ in read.elements} <= _TAGS
    for tag, attrs in read.elements:
        assert not [name for name in attrs if name.startswith("on") or name == "style"], attrs
        assert "action" not in attrs
        for name in ("src", "href", "data", "srcset", "poster", "xlink:href"):
            link = attrs.get(name)
            if link:
                assert link.startswith(("#", "tel:", "mailto:")) or (
                    tag == "img" and link.startswith("data:image/")
                )


def test_it_says_everything_that_the_plan_says() -> None:
    content = a_content()
    text = _page(content).text
    for item in content.scope:
        for told in (item.service, item.name, item.hours, item.limits, item.notes, *item.sites):
            assert told in text
    for seat in content.seats:
        assert seat.holder in text
        assert seat.title in text
    for procedure in content.procedures:
        assert all(step.text in text for step in procedure.steps)
    for promise in content.commitments:
        for told in (promise.indicator, promise.measured_how, promise.measured_from, promise.exclusions):
            assert told in text
    assert all(ladder.severity in text for ladder in content.ladders)


def test_each_section_has_its_number_its_link_and_a_place_for_a_comment() -> None:
    read = _page()
    sections = ("scope", "organisation", "procedures", "commitments", "escalation")
    links = [attrs["href"] for attrs in read.named("a")]
    ids = [attrs.get("id") for _, attrs in read.elements]
    assert [part for part in links if part and part.removeprefix("#") in sections] == [
        f"#{s}" for s in sections
    ]
    assert all(section in ids for section in sections)
    assert [a.get("data-part") for a in read.named("textarea")] == [*sections, "plan"]
    assert len(set(filter(None, ids))) == len([i for i in ids if i]), "an id is there twice"


def test_a_page_that_is_only_read_has_no_script_and_no_form() -> None:
    read = _page(answerable=False)
    assert not read.named("script")
    assert not read.named("form")
    assert not read.named("textarea")
    assert "script-src" not in str(read.elements)


def test_the_policy_lets_in_this_style_and_this_script_and_nothing_else() -> None:
    page = plan_html(a_document(), ENGLISH, answerable=True).decode()
    policy = next(
        attrs["content"]
        for attrs in _page().named("meta")
        if attrs.get("http-equiv") == "Content-Security-Policy"
    )
    for tag in ("style", "script"):
        (inside,) = re.findall(f"<{tag}>(.*?)</{tag}>", page, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(inside.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in str(policy)
    assert str(policy).startswith("default-src 'none'; ")
    assert "unsafe" not in str(policy)
    assert "http:" not in page.replace("http-equiv", "")
    assert "https:" not in page
    assert "url(" not in page
    assert "@import" not in page


@pytest.mark.parametrize("nasty", NASTY)
def test_what_looks_like_markup_is_shown_as_it_was_written(nasty: str) -> None:
    small = a_content()
    content = replace(
        small,
        introduction=nasty,
        scope=tuple(replace(item, name=nasty, notes=nasty, sites=(nasty,)) for item in small.scope),
        seats=tuple(replace(seat, holder=nasty, title=nasty, unit=nasty) for seat in small.seats),
        ladders=tuple(replace(ladder, severity=nasty, description=nasty) for ladder in small.ladders),
    )
    document = PlanDocument(2, date(2026, 11, 23), nasty, nasty, content)
    read = _Read(plan_html(document, ENGLISH, answerable=True))
    _harmless(read)
    assert read.text.count(_flat(nasty)) >= 10


@settings(max_examples=60, deadline=None)
@given(documents())
def test_any_plan_makes_a_whole_page(document: PlanDocument) -> None:
    page = plan_html(document, SPANISH, answerable=True)
    _harmless(_Read(page))
    assert page == plan_html(document, SPANISH, answerable=True)


def test_control_characters_and_marks_that_turn_text_are_left_out() -> None:
    document = replace(a_document(), author="Eve\u202egnp.exe\x00\x1b[2J\x07")
    page = plan_html(document, ENGLISH).decode()
    assert "Evegnp.exe[2J" in page


def test_the_page_says_which_version_it_is() -> None:
    document = a_document(number=3)
    page = plan_html(document, ENGLISH, answerable=True)
    digest = sha256_of(canonical(document))
    assert f'<meta name="msp-desk-plan" content="{digest}">'.encode() in page[:4096]
    (form,) = _Read(page).named("form")
    assert (form["data-sha256"], form["data-number"]) == (digest, "3")
    assert form["data-file"] == "aero-handling-v3-answer.json"


def test_a_draft_says_so_and_has_no_fingerprint() -> None:
    text = _Read(plan_html(a_document(), ENGLISH, PlanPaperOptions(draft=True))).text
    assert "Draft, not published" in text
    assert "SHA-256" not in text


def test_it_is_told_in_the_language_that_is_asked_for() -> None:
    page = plan_html(a_document(), SPANISH, answerable=True)
    assert b'<html lang="es">' in page
    assert "23 de noviembre de 2026" in page.decode()
    assert "I accept" not in page.decode()


def test_what_changed_since_the_version_before_is_told() -> None:
    before = a_content()
    after = replace(before, scope=(replace(before.scope[0], quantity="99"), *before.scope[1:]))
    options = PlanPaperOptions(changes=compare(before, after), before=1)
    text = _Read(plan_html(a_document(after, number=2), ENGLISH, options)).text
    assert "What changed since version 1" in text
    assert "99" in text.split("What changed since version 1")[-1]


def test_logos_are_carried_in_the_page() -> None:
    page = _Read(plan_html(a_document(), ENGLISH, PlanPaperOptions(firm_logo=PNG, client_logo=PNG)))
    sources = [image["src"] for image in page.named("img")]
    assert sources == ["data:image/png;base64," + base64.b64encode(PNG).decode()] * 2


@pytest.mark.parametrize(
    "logo",
    [
        b"<svg onload=alert(1)>",
        b"GIF89a",
        PNG[:40],
        b"\x89PNG\r\n\x1a\n" + b"\0" * 60,
        b"\xff\xd8\xff" + b"\0" * 9,
    ],
)
def test_a_logo_that_is_no_picture_is_left_out(logo: bytes) -> None:
    page = _Read(plan_html(a_document(), ENGLISH, PlanPaperOptions(firm_logo=logo)))
    assert not page.named("img")


def test_a_logo_that_is_too_large_is_left_out() -> None:
    options = PlanPaperOptions(firm_logo=PNG, client_logo=PNG + b"\0" * 50_000_000)
    assert len(_Read(plan_html(a_document(), ENGLISH, options)).named("img")) == 1


def test_a_plan_of_three_hundred_commitments_is_whole() -> None:
    content = a_large_content(commitments=300)
    text = _page(content).text
    assert all(promise.indicator in text for promise in content.commitments)


def test_an_empty_plan_says_that_nothing_is_written_yet() -> None:
    empty = PlanContent(Language.ENGLISH, a_content().firm, a_content().client)
    assert _page(empty).text.count("Nothing is written here yet.") == 5


def test_a_large_chart_is_printed_on_a_sheet_that_lies_and_listed_for_a_phone() -> None:
    content = a_large_content()
    read = _page(content)
    assert len(read.named("svg")) == 4
    assert len([a for a in read.named("li") if str(a.get("class")).startswith("d")]) == len(content.seats)


def test_colours_of_the_charts_have_their_shade_for_the_dark() -> None:
    page = plan_html(a_document(a_large_content()), ENGLISH).decode()
    drawn = set(re.findall(r'(?:fill|stroke)="(#[0-9A-F]{6})"', page))
    style = re.search(r"<style>(.*?)</style>", page, re.DOTALL)
    assert style is not None
    assert drawn == {colour for colour in drawn if f'="{colour}"]' in style[1]}


def test_the_paper_that_it_is_printed_on_is_that_of_the_firm() -> None:
    page = plan_html(a_document(), ENGLISH, PlanPaperOptions(paper=Paper.LETTER))
    assert b"@page{size:letter;" in page


def test_the_index_lists_the_newest_first_and_says_which_is_in_force() -> None:
    versions = [
        PublishedVersion(n, date(2026, n, 1), "Marta", "<b>note</b>", f"v{n}.html") for n in (1, 3, 2)
    ]
    page = index_html(versions, "Norte & Co", "<Aero>", ENGLISH)
    read = _Read(page)
    _index_is_harmless(read)
    assert [a["href"] for a in read.named("a")] == ["v3.html", "v2.html", "v1.html"]
    assert read.text.count("In force") == 1
    assert "Version 3 In force 1 March 2026 · Marta <b>note</b>" in read.text
    assert b'<meta name="msp-desk-plan-index" content="1">' in page[:4096]


def _index_is_harmless(read: _Read) -> None:
    assert not {tag for tag, _ in read.elements} & {"script", "img", "form", "link", "b"}


def test_an_index_without_versions_says_so() -> None:
    assert "No version is published yet." in _Read(index_html([], "Norte", "Aero", ENGLISH)).text
