"""The small readers: dates, countries, encodings and names that are safe as files."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from msp_desk.exchange.countries import country_as_known, country_code
from msp_desk.exchange.dates import Day, read_day, seems_day_first
from msp_desk.exchange.decoding import decoded, decoded_as
from msp_desk.exchange.names_safe import safe_name


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("1980-03-22", Day(22, 3, 1980)),
        ("19800322", Day(22, 3, 1980)),
        ("1980-03-22T10:00:00Z", Day(22, 3, 1980)),
        ("--0322", Day(22, 3)),
        ("--03-22", Day(22, 3)),
        ("22/03/1980", Day(22, 3, 1980)),
        ("3/22/1980", Day(22, 3, 1980)),
        ("02/03/1980", Day(2, 3, 1980)),
        ("22.3.80", Day(22, 3, 1980)),
        ("1/2/05", Day(1, 2, 2005)),
        ("22 de marzo de 1980", Day(22, 3, 1980)),
        ("March 22, 1980", Day(22, 3, 1980)),
        ("22 mar", Day(22, 3)),
        ("1604-02-29", Day(29, 2)),
        ("0000-03-22", Day(22, 3)),
        ("29/02", Day(29, 2)),
        ("1980-02-30", None),
        ("0/0/00", None),
        ("29/02/1981", None),
        ("soon", None),
        ("", None),
    ],
)
def test_days_as_files_write_them(text: str, day: Day | None) -> None:
    assert read_day(text) == day


def test_a_day_is_told_in_iso() -> None:
    assert (str(Day(2, 3, 1980)), str(Day(2, 3))) == ("1980-03-02", "03-02")
    assert read_day("02/03/1980", day_first=False) == Day(3, 2, 1980)
    assert seems_day_first([])


@given(st.text(max_size=80))
def test_any_text_is_a_day_or_none(text: str) -> None:
    day = read_day(text)
    assert day is None or (1 <= day.day <= 31 and 1 <= day.month <= 12)


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("UK", "GB"),
        ("USA", "US"),
        ("U.S.A.", "US"),
        ("EE. UU.", "US"),
        ("United States of America", "US"),
        ("Mexico", "MX"),
        ("Méjico", "MX"),
        ("España", "ES"),
        ("SPAIN", "ES"),
        ("es", "ES"),
        ("Alemania", "DE"),
        ("Deutschland", "DE"),
        ("Reino Unido", "GB"),
        ("Países Bajos", "NL"),
        ("Atlantis", ""),
        ("", ""),
    ],
)
def test_countries_in_both_languages(name: str, code: str) -> None:
    assert country_code(name) == code
    assert country_as_known(name) == (code or name)


@pytest.mark.parametrize(
    "text", ["Compañía; Dirección", "MUÑOZ PEÑA", "Frédérique père", "São Paulo", "C/ Mayor 3, 2º — «sí»"]
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252", "mac_roman"])
def test_encodings_are_found_out(text: str, encoding: str) -> None:
    assert decoded(text.encode(encoding)).text == text


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("東京都 山田太郎 株式会社", "shift_jis"),
        ("株式会社 山田太郎 東京都港区", "euc_jp"),
        ("Łukasz Dvořák", "cp1250"),
    ],
)
def test_encodings_of_other_scripts_are_found_out(text: str, encoding: str) -> None:
    assert decoded((text + "\n").encode(encoding) * 5).text == (text + "\n") * 5


def test_an_encoding_that_is_not_what_it_says_is_read_as_what_it_is() -> None:
    assert decoded_as("Núñez".encode("cp1252"), "utf-8") == "Núñez"
    assert decoded_as("Núñez".encode(), "no-such-encoding") == "Núñez"
    assert decoded_as("Núñez".encode(), "base64") == "Núñez"


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("offer.pdf", "offer.pdf"),
        ("../../.bashrc", "bashrc"),
        ("C:\\Windows\\x.exe", "x.exe"),
        ("/etc/passwd", "passwd"),
        ("CON", "_CON"),
        ("con.txt", "_con.txt"),
        ("com1.tar.gz", "_com1.tar.gz"),
        ("a\u202egnp.exe", "agnp.exe"),
        ("a\0b\n.txt", "ab.txt"),
        ("what? <is>: this|.txt", "what is this .txt"),
        ("dots...", "dots"),
        ("..", "file"),
        ("", "file"),
        ("résumé 日本.pdf", "résumé 日本.pdf"),
    ],
)
def test_file_names_are_made_safe(name: str, safe: str) -> None:
    assert safe_name(name) == safe


def test_long_names_keep_their_ending() -> None:
    name = safe_name("ñ" * 300 + ".pdf")
    assert len(name.encode()) <= 150
    assert name.endswith("ñ.pdf")


@settings(max_examples=2_000)
@given(st.text(max_size=300))
def test_any_text_makes_a_safe_name(text: str) -> None:
    name = safe_name(text)
    assert name
    assert not set(name) & set('/\\<>:"|?*\0\n\r')
    assert name.strip(". ") == name
    assert len(name.encode()) <= 152
    assert safe_name(name) == name
