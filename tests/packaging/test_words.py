"""The word catalogues hold every text of the program, and are compiled as they stand."""

from __future__ import annotations

import re

import pytest
from babel.messages.catalog import Message

import words

PARAMETER = re.compile(r"%\(\w+\)[a-z]|%%")
languages = pytest.mark.parametrize("language", words.LANGUAGES)


@languages
def test_every_text_is_gathered_and_translated(language: str) -> None:
    assert words.untranslated(words.updated(language)) == []


@languages
def test_nothing_stands_in_the_catalogue_that_the_program_no_longer_says(language: str) -> None:
    said = {(m.id if isinstance(m.id, str) else tuple(m.id), m.context) for m in words.gathered()}
    kept = {(m.id if isinstance(m.id, str) else tuple(m.id), m.context) for m in words.catalogue(language)}
    assert kept - said == set()


@languages
def test_the_compiled_catalogue_is_the_one_that_was_edited(language: str) -> None:
    compiled = words.catalogue_path(language).with_suffix(".mo").read_bytes()
    assert compiled == words.as_mo(words.catalogue(language)), "type: python3 packaging/dev.py words"


@languages
def test_translations_fill_in_the_same_parameters(language: str) -> None:
    wrong = [message.id for message in words.catalogue(language) if message.id and not _fits(message)]
    assert wrong == []


def _fits(message: Message) -> bool:
    """A plural form may leave the number out ("one day"), but nothing may ask for what is not given."""
    texts = (message.id,) if isinstance(message.id, str) else message.id
    told = (message.string,) if isinstance(message.string, str) else message.string or ()
    wanted = set[str]().union(*map(_parameters, texts))
    if len(texts) == 1:
        return all(_parameters(text) == wanted for text in told if text)
    return all(_parameters(text) <= wanted for text in told if text)


def _parameters(text: str) -> set[str]:
    return set(PARAMETER.findall(text))
