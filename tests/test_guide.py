"""The guide says what is so: its links lead somewhere, both languages say the same, and no command, key or button is invented."""

from __future__ import annotations

import argparse
import re
from collections import defaultdict
from functools import cache
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from msp_desk.app.pages import Pages
from msp_desk.cli.parser import build_parser
from msp_desk.host import paths
from msp_desk.i18n.words import Words
from msp_desk.models.base import Base
from msp_desk.values.enums import Language
from tests.source import ROOT, sources

GUIDE = ROOT / "resources" / "guide"
LANGUAGES = [language.value for language in Language]
CHAPTERS = sorted(p.name for p in (GUIDE / "en").glob("*.md"))
EVERYWHERE = [(language, chapter) for language in LANGUAGES for chapter in CHAPTERS]
_LARGEST_PICTURE = 150_000
_WIDEST = 76
_LINK = re.compile(r"!?\[([^\]]*)\]\(([^)\s]+)\)")
_BOLD = re.compile(r"\*\*([^*]+)\*\*")
_KEYS = re.compile(r"\b(?:(?:Ctrl|Alt|Shift)\+)+(?:[A-Za-z0-9]+|[/,])|\bF\d+\b|^\| Del \|", re.MULTILINE)
#: Keys alone, each in a row of its own, of the pages that have such.
_ALONE = re.compile(r"^\| ([A-Z.]) \|", re.MULTILINE)
_OPTION = re.compile(r"(?<![\w-])--?[a-z][a-z-]*")
_BOUND = re.compile(
    r'bind\([\w.]+, f?"([^"]+)"|\("([A-Za-z+.]+)", (?:deeds|menus|whose|self\._put_away)\.|"(\w+)": deeds\.'
)
_SPANISH_KEYS = {
    "Arriba": "Up",
    "Abajo": "Down",
    "Mayús": "Shift",
    "Intro": "Enter",
    "AvPág": "PgDown",
    "RePág": "PgUp",
    "Supr": "Del",
}
#: What every command has is told once, above them.
_SHARED = {"-h", "--help", "--desk", "--passphrase-fd", "--output"}
#: Columns that every table has are told once, too.
_COMMON = {"key", "version", "created_at", "created_by", "updated_at", "updated_by"}
_NOT_TAKEN_OUT = {"check_in_clock", "form_draft", "perception_clock", "plan_moved", "plan_named"}


@cache
def text(language: str, chapter: str) -> str:
    return (GUIDE / language / chapter).read_text(encoding="utf-8")


def told(language: str, chapter: str) -> str:
    """The text without its examples, in one line."""
    return " ".join(re.sub(r"```.*?```", "", text(language, chapter), flags=re.DOTALL).split())


def headings(language: str, chapter: str) -> list[str]:
    without = re.sub(r"```.*?```", "", text(language, chapter), flags=re.DOTALL)
    return [line.split(" ")[0] for line in without.splitlines() if line.startswith("#")]


def test_every_chapter_is_there_in_both_languages_with_the_same_sections() -> None:
    assert sorted(p.name for p in (GUIDE / "es").glob("*.md")) == CHAPTERS
    for chapter in CHAPTERS:
        assert headings("en", chapter) == headings("es", chapter), chapter
        assert headings("en", chapter)[0] == "#", chapter


@pytest.mark.parametrize(("language", "chapter"), EVERYWHERE)
def test_every_link_and_picture_is_there(language: str, chapter: str) -> None:
    for words, target in _LINK.findall(text(language, chapter)):
        assert (GUIDE / language / target).is_file(), f"{chapter}: {target}"
        assert words.strip(), f"{chapter}: {target} has no words"


@pytest.mark.parametrize(("language", "chapter"), EVERYWHERE)
def test_examples_are_no_wider_than_the_column_of_the_help_page(language: str, chapter: str) -> None:
    for example in re.findall(r"^```\n(.*?)^```", text(language, chapter), flags=re.MULTILINE | re.DOTALL):
        assert [line for line in example.splitlines() if len(line) > _WIDEST] == []


def test_the_readme_leads_to_every_chapter() -> None:
    targets = [target for _, target in _LINK.findall((ROOT / "README.md").read_text(encoding="utf-8"))]
    assert all((ROOT / target).exists() for target in targets)
    assert {f"resources/guide/{language}/{chapter}" for language, chapter in EVERYWHERE} <= set(targets)


def test_pictures_are_small_of_the_right_language_and_all_shown() -> None:
    shown = {
        Path(target).name: language
        for language, chapter in EVERYWHERE
        for _, target in _LINK.findall(text(language, chapter))
        if target.endswith(".png")
    }
    for name, language in shown.items():
        assert name.endswith(f"-{language}.png")
    there = {p.name: p.stat().st_size for p in (GUIDE / "images").glob("*.png")}
    assert there.keys() == shown.keys()
    assert all(size <= _LARGEST_PICTURE for size in there.values())


def commands() -> dict[str, set[str]]:
    """Every command, with the names of its options; one that is the first word of several has those of all."""
    parser = build_parser(Words(Language.ENGLISH, paths.resources()))
    return {name: _options(command) for name, command in _below(parser)}


def _below(parser: argparse.ArgumentParser) -> list[tuple[str, argparse.ArgumentParser]]:
    groups = [a for a in parser._actions if isinstance(a, argparse._SubParsersAction)]
    return [named for group in groups for named in group.choices.items()]


def _options(parser: argparse.ArgumentParser) -> set[str]:
    own = {o for action in parser._actions for o in action.option_strings}
    return own.union(*(_options(command) for _, command in _below(parser)))


def section(language: str, name: str) -> str:
    """What chapter 9 says of a command."""
    found = re.search(
        rf"^## {name}$(.*?)(?=^## |\Z)", text(language, "09-command-line.md"), re.MULTILINE | re.DOTALL
    )
    assert found is not None, f"{language}: nothing about {name}"
    return found[1]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_option_of_every_command_is_told_and_none_invented(language: str) -> None:
    known = commands()
    for name, options in known.items():
        said = set(_OPTION.findall(section(language, name)))
        assert options - _SHARED - said == set(), f"{name}: not told"
        assert said - options == set(), f"{name}: no such options"
    every = {o for options in known.values() for o in options} | {"--version", "--call"}
    shared: set[str] = set(_OPTION.findall(text(language, "09-command-line.md").split("\n## new")[0]))
    untold, unknown = _SHARED - shared, shared - every - {"-m"}  # that one is Python's own
    assert (untold, unknown) == (set(), set())


@pytest.mark.parametrize(("language", "chapter"), EVERYWHERE)
def test_every_command_in_an_example_is_one(language: str, chapter: str) -> None:
    parser_knows = commands()
    for name, rest in re.findall(r"\bmsp-desk ([a-z]+)\b([^\n`]*)", text(language, chapter)):
        assert name in parser_knows, f"{chapter}: msp-desk {name}"
        for option in re.findall(r"(?<![\w-])--[a-z][a-z-]*", rest):
            assert option in parser_knows[name], f"{chapter}: msp-desk {name} {option}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_table_that_is_taken_out_is_told_with_all_its_columns(language: str) -> None:
    said = text(language, "08-taking-everything-out.md")
    for table in Base.metadata.sorted_tables:
        if table.name in _NOT_TAKEN_OUT:
            continue
        names = {c.name for c in table.columns} - _COMMON
        missing = {n for n in (*names, table.name) if not re.search(rf"[`# ]{n}[`\n ]", said)}
        assert not missing, f"{table.name}: {sorted(missing)}"


def bound_keys() -> set[str]:
    """Every key that the window binds, as its source says."""
    found: set[str] = set()
    for source in sources("msp_desk/ui"):
        for pair in _BOUND.findall(source.text):
            keys = str(pair[0] or pair[1] or pair[2])
            found |= {keys.replace("{feeling}", str(n)) for n in range(1, 6)} if "{" in keys else {keys}
    found |= {str(spec.shortcut) for spec in Pages(Words(Language.ENGLISH, paths.resources())).specs()}
    return {k.replace("Return", "Enter") for k in found} - {"", "Esc"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_chapter_of_the_keyboard_has_every_key_and_no_other(language: str) -> None:
    said = text(language, "11-keyboard.md")
    for there, english in _SPANISH_KEYS.items():
        said = said.replace(there, english)
    said = said.replace("Ctrl+1 … Ctrl+5", "Ctrl+1 Ctrl+2 Ctrl+3 Ctrl+4 Ctrl+5")
    told_keys = {k.strip("| ") for k in _KEYS.findall(said)} | set(_ALONE.findall(said))
    by_qt = {"Shift+Tab", "Ctrl+C"}
    of_forms = {"Ctrl+S", "Ctrl+Enter"}
    of_charts = {"Ctrl+Shift+arrows", "Ctrl+Shift+flechas", "F2"}  # answered by the drawn chart itself
    assert told_keys - by_qt - of_charts == bound_keys() | of_forms


def catalogue() -> dict[str, set[str]]:
    """What each text of the program is in Spanish."""
    found: dict[str, set[str]] = defaultdict(set)
    with (ROOT / "resources" / "words" / "es" / "LC_MESSAGES" / "msp_desk.po").open("rb") as file:
        for message in read_po(file):
            ids = message.id if isinstance(message.id, tuple) else (message.id,)
            strings = message.string if isinstance(message.string, tuple) else (message.string,)
            for said, meant in zip(ids, strings, strict=False):
                found[str(said)].add(str(meant))
    return found


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_what_the_guide_tells_to_press_is_called_so_in_spanish_too(chapter: str) -> None:
    known = catalogue()
    in_spanish = {bold.casefold() for bold in _BOLD.findall(told("es", chapter))}
    for pressed in set(_BOLD.findall(told("en", chapter))) & known.keys():
        meant = {m.casefold() for m in known[pressed] if m}
        assert meant & in_spanish, f"**{pressed}** is called {sorted(meant)} in the Spanish window"
