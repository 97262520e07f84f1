"""Gathers the texts of the program into the word catalogues, keeps what is translated, and compiles them."""

from __future__ import annotations

import argparse
import io
import sys
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
PROGRAM = ROOT / "msp_desk"
WORDS = ROOT / "resources" / "words"
LANGUAGES = ("es",)

# How texts are marked in the code; see msp_desk/i18n/words.py, msp_desk/values/phrases.py and msp_desk/values/errors.py.
KEYWORDS: dict[str, tuple[int | tuple[int, str], ...] | None] = {
    "t": None,
    "n": (1, 2),
    "p": ((1, "c"), 2),
    "N_": None,
    "Phrase": None,
    "counted": (1, 2),
    "Refused": None,
    "Blocked": None,
    "WrongSecret": None,
    "name_of": (2,),
}


def gathered() -> Catalog:
    """Every text that the program can say, with the files it stands in."""
    texts = Catalog()
    found = extract_from_dir(PROGRAM, method_map=[("**.py", "python")], keywords=KEYWORDS)
    for name, _line, message, _comments, context in found:
        if isinstance(message, tuple) or message:
            texts.add(message, locations=[(f"msp_desk/{Path(name).as_posix()}", 0)], context=context)
    return texts


def catalogue_path(language: str) -> Path:
    """The catalogue of a language, as a person edits it."""
    return WORDS / language / "LC_MESSAGES" / "msp_desk.po"


def catalogue(language: str) -> Catalog:
    """What is translated so far."""
    path = catalogue_path(language)
    if path.exists():
        with path.open("rb") as file:
            return read_po(file, locale=language, domain="msp_desk")
    day = datetime(2026, 1, 1, tzinfo=UTC)
    return Catalog(
        locale=language,
        domain="msp_desk",
        project="MSP Desk",
        version="1",
        header_comment="# The words of MSP Desk.",
        msgid_bugs_address="see README.md",
        last_translator="MSP Desk",
        language_team="MSP Desk",
        creation_date=day,
        revision_date=day,
        fuzzy=False,
    )


def updated(language: str) -> Catalog:
    """The catalogue with today's texts: what is translated stays, what is no longer said goes."""
    words = catalogue(language)
    words.update(gathered(), no_fuzzy_matching=True, update_creation_date=False)
    words.obsolete.clear()
    return words


def as_po(words: Catalog) -> bytes:
    """The catalogue as text, stable from one run to the next."""
    out = io.BytesIO()
    write_po(out, words, width=110, sort_by_file=True, include_lineno=False)
    return out.getvalue()


def as_mo(words: Catalog) -> bytes:
    """The catalogue as the program reads it."""
    out = io.BytesIO()
    write_mo(out, words)
    return out.getvalue()


def untranslated(words: Catalog) -> list[str]:
    """The texts that still wait for a translation."""
    waiting = []
    for message in words:
        said = message.string if isinstance(message.string, tuple | list) else (message.string,)
        if message.id and (message.fuzzy or not all(said)):
            waiting.append(message.id if isinstance(message.id, str) else message.id[0])
    return waiting


def main() -> int:
    """Bring every catalogue up to date; with --check only say whether they are."""
    parser = argparse.ArgumentParser(prog="dev.py words", description=__doc__)
    parser.add_argument("--check", action="store_true", help="change nothing; exit 1 where something waits")
    check = parser.parse_args().check
    waits = False
    for language in LANGUAGES:
        path, words = catalogue_path(language), updated(language)
        waiting = untranslated(words)
        stale = not path.exists() or path.read_bytes() != as_po(words)
        waits = waits or bool(waiting) or stale
        if not check:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(as_po(words))
            path.with_suffix(".mo").write_bytes(as_mo(words))
        print(f"{language}: {len(words)} texts, {len(waiting)} without a translation.")
        if check and stale:
            print(f"{path.relative_to(ROOT)} is behind the program; type: python3 packaging/dev.py words")
    return 1 if check and waits else 0


if __name__ == "__main__":
    sys.exit(main())
