"""The chapters of the guide as values: read from their files, and searched."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from msp_desk.values.folding import fold, fold_words

_COMMENT = re.compile(r"<!--.*?-->\n?", re.DOTALL)
_PICTURE = re.compile(r"!\[[^\]]*\]\([^)]*\)")
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_RULE = re.compile(r"^\s*\|?[-| :]+\|[-| :]*$")
_HEAD = re.compile(r"^(?:#{1,6}|[-*>]|\d+\.)\s+")
_MARKS = re.compile(r"\*\*|\*|`")
_FENCE = "```"
_FALLBACK = "en"
_BEFORE, _LONGEST = 24, 110


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter: its file, its title, all of it in Markdown, and its lines without any marks."""

    file: Path
    title: str
    text: str
    lines: tuple[str, ...]

    @property
    def name(self) -> str:
        """What links call it."""
        return self.file.name

    @property
    def opening(self) -> str:
        """Its first words after the title."""
        return next((line for line in self.lines if line != self.title), "")


@dataclass(frozen=True, slots=True)
class Found:
    """A chapter that has what is looked for, and the words around it."""

    chapter: Chapter
    excerpt: str


def read_guide(folder: Path, language: str) -> tuple[Chapter, ...]:
    """The chapters in their order, in this language or else in English; none where there is no guide."""
    there = next((f for f in (folder / language, folder / _FALLBACK) if f.is_dir()), None)
    files = sorted(there.glob("*.md")) if there is not None else []
    return tuple(_chapter(file) for file in files)


def find(chapters: Iterable[Chapter], text: str) -> tuple[Found, ...]:
    """The chapters in which every word typed stands, those first that have it in their title."""
    words = fold_words(text)
    found = [Found(c, _around(c, words)) for c in chapters if _has(words, " ".join(c.lines))]
    return tuple(sorted(found, key=lambda f: not _has(words, f.chapter.title)))


def lines_of(markdown: str) -> Iterator[str]:
    """The text without its marks, one line each paragraph, list entry or row of a table."""
    paragraph: list[str] = []
    fenced = False
    for line in [*markdown.splitlines(), ""]:
        fence = line.lstrip().startswith(_FENCE)
        fenced = fenced is not fence
        words = "" if fence or _RULE.match(line) else _plain(line, code=fenced)
        alone = fence or fenced or bool(_HEAD.match(line)) or line.startswith("|")
        if paragraph and (not words or alone):
            yield " ".join(paragraph)
            paragraph = []
        if words:
            paragraph.append(words)


def anchor_of(heading: str) -> str:
    """What a link calls a heading: «Print the key» is #print-the-key."""
    return "-".join(re.sub(r"[^\w\s-]", "", heading.casefold()).split())


def _chapter(file: Path) -> Chapter:
    text = _COMMENT.sub("", file.read_text(encoding="utf-8"))
    title = next((line[2:].strip() for line in text.splitlines() if line.startswith("# ")), file.stem)
    return Chapter(file, title, text, tuple(lines_of(text)))


def _plain(line: str, *, code: bool) -> str:
    if code:
        return line.strip()
    words = _LINK.sub(r"\1", _PICTURE.sub("", _HEAD.sub("", line.strip())))
    return " ".join(_MARKS.sub("", words).replace("|", " ").split())


def _has(words: list[str], text: str) -> bool:
    folded = fold(text)
    return all(w in folded for w in words)


def _around(chapter: Chapter, words: list[str]) -> str:
    """The line with most of the words, from shortly before the first of them."""
    lines = [line for line in chapter.lines if line != chapter.title]
    best = max(lines, key=lambda line: sum(w in fold(line) for w in words), default="")
    places = [place for w in words if (place := fold(best).find(w)) >= 0]
    if not places or len(best) <= _LONGEST:
        return best
    start = best.rfind(" ", 0, max(0, min(places) - _BEFORE)) + 1
    return ("… " if start else "") + best[start:]
