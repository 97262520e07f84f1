"""Turns HTML into plain text: nothing is loaded, nothing is run, and no input takes longer than its length asks."""

from __future__ import annotations

import html
import re

_LARGEST = 4_000_000
_SILENT = ("script", "style", "head", "title", "template", "svg", "noscript", "object")
_BREAKS = frozenset({"br", "tr", "li", "dt", "dd", "option", "hr"})
_BLOCKS = frozenset(
    {
        "p",
        "div",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "table",
        "ul",
        "ol",
        "dl",
        "blockquote",
        "pre",
        "section",
        "article",
    }
)
_HREF = re.compile(r"href\s{0,9}=\s{0,9}[\"']?([^\"'\s>]{1,2000})", re.IGNORECASE)
_TAG = re.compile(r"/?([a-z][a-z0-9]{0,20})", re.IGNORECASE)


def text_of_html(source: str) -> str:
    """What a reader would see of a page; links keep their address beside their text."""
    pieces: list[str] = []
    place, link, linked_from = 0, "", 0
    source = source[:_LARGEST]
    lower = source.lower()
    while (opened := source.find("<", place)) >= 0:
        pieces.append(_flowing(source[place:opened]))
        if source.startswith("<!--", opened):
            place = _after(source, "-->", opened + 4)
            continue
        closed = source.find(">", opened)
        named = _TAG.match(source, opened + 1)
        if closed < 0 or (named is None and source[opened + 1 : opened + 2] not in {"!", "?", "/"}):
            pieces.append("<")
            place = opened + 1
            if closed < 0:
                break
            continue
        place = closed + 1
        if named is None:
            continue
        name, is_end = named[1].lower(), source[opened + 1] == "/"
        if name in _SILENT and not is_end:
            place = _after(source, ">", _after(lower, f"</{name}", place))
        elif name == "a" and not is_end:
            link, linked_from = _link(source[opened:closed]), len(pieces)
        elif name == "a" and link:
            shown = "".join(pieces[linked_from:]).strip()
            pieces.append("" if shown in link or link in shown else f" ({link})")
            link = ""
        else:
            pieces.append(_mark(name, is_end=is_end))
    pieces.append(_flowing(source[place:]))
    return _tidy("".join(pieces))


def _after(source: str, sign: str, place: int) -> int:
    """Behind the next sign, or the end of the source where it never comes."""
    found = source.find(sign, place)
    return len(source) if found < 0 else found + len(sign)


def _flowing(text: str) -> str:
    """Text as HTML shows it: any white space is one space, entities are their signs."""
    if not text:
        return ""
    spaced = re.sub(r"[ \t\r\n\f]+", " ", text)
    return html.unescape(spaced).replace("\xa0", " ")


def _link(tag: str) -> str:
    found = _HREF.search(tag)
    address = html.unescape(found[1]) if found else ""
    return address if address.lower().startswith(("http://", "https://", "mailto:", "tel:")) else ""


def _mark(name: str, *, is_end: bool) -> str:
    if name in _BLOCKS:
        return "\n\n"
    if name in {"td", "th"}:
        return "\t" if is_end else ""
    if name == "li" and not is_end:
        return "\n- "
    return "\n" if name in _BREAKS and not is_end else ""


def _tidy(text: str) -> str:
    lines = [re.sub(r" {2,}", " ", line).strip(" \t") for line in text.split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()
