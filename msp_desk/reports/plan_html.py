"""A service plan as one page for the browser that needs nothing beside it, and the index of its versions."""

from __future__ import annotations

import re
import unicodedata
from base64 import b64encode
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from hashlib import sha256
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from msp_desk.i18n.words import Words
from msp_desk.reports.kit.theme import ACCENT
from msp_desk.reports.plan.logos import logo_in
from msp_desk.reports.plan.options import PlanPaperOptions
from msp_desk.reports.plan.told import review_told, section_told
from msp_desk.reports.plan.web_charts import chart_pictures
from msp_desk.reports.plan.web_look import accents
from msp_desk.reports.plan.web_page import (
    changes_of,
    columns_of,
    ladders_of,
    level_words,
    paragraphs,
    procedures_of,
    promises_of,
    roles_of,
    scope_of,
    ties_of,
)
from msp_desk.reports.plan.web_words import index_words, page_words
from msp_desk.rules.plan_answers import ANSWER_KIND, ANSWER_SCHEMA, LONGEST_COMMENT, LONGEST_NAME
from msp_desk.rules.plan_canon import canonical, sha256_of
from msp_desk.rules.plan_sections import NUMBERED, Section
from msp_desk.values.enums import Paper, Side
from msp_desk.values.folding import fold
from msp_desk.values.plan_content import PlanContent, PlanDocument

__all__ = ["PlanPaperOptions", "PublishedVersion", "index_html", "plan_html"]

_PNG = b"\x89PNG"
#: Marks that turn the direction of the text after them: they could hide what a name says.
_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


@dataclass(frozen=True, slots=True)
class PublishedVersion:
    """A version as the index lists it; `file` is its page, beside the index."""

    number: int
    published_on: date
    author: str
    note: str
    file: str


def plan_html(
    document: PlanDocument, words: Words, options: PlanPaperOptions | None = None, *, answerable: bool = False
) -> bytes:
    """The page, in the language of `words`; the same bytes for the same document. It asks for nothing from anywhere.

    `answerable`: the client can comment on its sections, accept it, and save the answer as a file. May run on any
    thread.
    """
    wanted = options or PlanPaperOptions()
    content = document.content
    footer = f"{words.t('Version %(number)d', number=document.number)} · {content.client.name}"
    style = _style(words.folder, wanted.accent, wanted.paper, footer)
    script = Markup(_text(words.folder, "plan.js")) if answerable else Markup("")  # noqa: S704
    page = _templates(words.folder).get_template("plan.html.j2")
    return page.render(
        language=words.language.value,
        policy=_policy(style, script),
        style=style,
        script=script,
        answerable=answerable,
        draft=wanted.draft,
        document=document,
        content=content,
        w=page_words(words, document),
        day=words.day(document.published_on, "long"),
        firm_logo=_logo(wanted.firm_logo),
        client_logo=_logo(wanted.client_logo),
        sections=[(number, s.value, section_told(s, words)) for number, s in enumerate(NUMBERED, 1)],
        changes=changes_of(wanted.changes or (), words),
        changes_title=_changes_title(wanted.before, words),
        **_told(content, words),
        **_answering(document),
    ).encode()


def _told(content: PlanContent, words: Words) -> Mapping[str, object]:
    """What the sections say."""
    return {
        "review": review_told(content, words),
        "introduction": paragraphs(content.introduction),
        "scopes": [
            (word, groups, columns_of(groups))
            for word, is_in in (("included", True), ("excluded", False))
            if (groups := scope_of(content, is_in=is_in))
        ],
        "charts": chart_pictures(content, words),
        "levels": dict(level_words(words)),
        "roles": [
            (party.name, roles)
            for party, side in ((content.firm, Side.OURS), (content.client, Side.THEIRS))
            if (roles := roles_of(content, side, words))
        ],
        "ties": ties_of(content, words),
        "procedures": procedures_of(content, words),
        "promises": promises_of(content, words),
        "ladders": ladders_of(content, words),
    }


def _answering(document: PlanDocument) -> Mapping[str, object]:
    """What the answer file will say of the version, and how long its texts may be."""
    client = document.content.client.name
    return {
        "sha256": sha256_of(canonical(document)),
        "kind": ANSWER_KIND,
        "schema": ANSWER_SCHEMA,
        "longest_name": LONGEST_NAME,
        "longest_comment": LONGEST_COMMENT,
        "whole": Section.PLAN.value,
        "client_line": " ".join(_shown(client).split())[:LONGEST_COMMENT],
        "answer_file": f"{_slug(client)}-v{document.number}-answer.json",
    }


def index_html(
    versions: Sequence[PublishedVersion], firm: str, client: str, words: Words, accent: str = ACCENT
) -> bytes:
    """The page that lists the versions of a plan, the newest first, with links to their files beside it."""
    style = _style(words.folder, accent, Paper.A4, client)
    listed = sorted(versions, key=_number, reverse=True)
    page = _templates(words.folder).get_template("index.html.j2")
    return page.render(
        language=words.language.value,
        policy=_policy(style, ""),
        style=style,
        firm=firm,
        client=client,
        w=index_words(words),
        versions=[
            (words.t("Version %(number)d", number=v.number), v, words.day(v.published_on, "long"))
            for v in listed
        ],
    ).encode()


def _changes_title(before: int | None, words: Words) -> str:
    return words.t("Changes") if before is None else words.t("What changed since version %(n)d", n=before)


def _number(version: PublishedVersion) -> int:
    return version.number


@cache
def _templates(folder: Path) -> Environment:
    templates = Environment(
        loader=FileSystemLoader(folder / "web"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_finished,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
    )
    templates.filters["breaking"] = _breaking
    return templates


def _breaking(address: str) -> Markup:
    """An address that is broken, where it has to be, after the parts that it consists of."""
    return Markup("<wbr>").join(re.split(r"(?<=[@._])", _shown(address)))


@cache
def _text(folder: Path, name: str) -> str:
    return (folder / "web" / name).read_text(encoding="utf-8")


def _style(folder: Path, accent: str, paper: Paper, footer: str) -> Markup:
    """The style of a page, with what depends on the firm and the paper that it may be printed on."""
    voice = "font:8pt Inter,Arial,sans-serif;color:#666B70"
    told = "".join(f"\\{ord(c):x} " for c in " ".join(_shown(footer).split())[:120])
    head = (
        f":root{{{accents(accent).as_style()}}}\n"
        f'@page{{size:{paper.value};@bottom-left{{content:"{told}";{voice}}}'
        f'@bottom-right{{content:counter(page) " / " counter(pages);{voice}}}}}\n'
        f"@page lying{{size:{paper.value} landscape}}\n"
    )
    return Markup(head + _text(folder, "plan.css"))  # noqa: S704


def _policy(style: str, script: str) -> str:
    """What the browser may do with the page: show it, with this style, run this script, and nothing else."""
    rules = ["default-src 'none'", f"style-src '{_hash(style)}'", "img-src data:"]
    if script:
        rules.append(f"script-src '{_hash(script)}'")
    return "; ".join([*rules, "base-uri 'none'", "form-action 'none'"])


def _hash(text: str) -> str:
    return "sha256-" + b64encode(sha256(text.encode()).digest()).decode()


def _finished(value: object) -> object:
    """Every text that the template sets, without what no page can hold; it is escaped after this."""
    return _shown(value) if type(value) is str else value


def _shown(text: str) -> str:
    """The text as it was meant: control characters, halves of characters and marks that turn the text are left out."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(c for c in text.replace("\r\n", "\n").replace("\r", "\n") if _can_be_shown(c))


def _can_be_shown(character: str) -> bool:
    if character in "\n\t":
        return True
    return character not in _TURNING and unicodedata.category(character) not in {"Cc", "Cs"}


def _logo(content: bytes | None) -> str:
    picture = logo_in(content)
    if picture is None:
        return ""
    kind = "png" if picture.content.startswith(_PNG) else "jpeg"
    return f"data:image/{kind};base64,{b64encode(picture.content).decode()}"


def _slug(text: str) -> str:
    """A text as part of the name of a file, on any system."""
    return re.sub(r"[^a-z0-9]+", "-", fold(text))[:60].strip("-") or "plan"
