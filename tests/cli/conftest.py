"""A desk that the command line made, and a way to call it as a script does."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from msp_desk.cli.main import run


@dataclass(frozen=True, slots=True)
class Answer:
    """What a command answered."""

    code: int
    out: str
    err: str

    @property
    def data(self) -> Any:
        return json.loads(self.out)


Call = Callable[..., Answer]


@pytest.fixture
def call(capfd: pytest.CaptureFixture[str]) -> Call:
    def command(*arguments: object) -> Answer:
        capfd.readouterr()
        code = run([str(a) for a in arguments])
        out, err = capfd.readouterr()
        return Answer(code, out, err)

    return command


@pytest.fixture
def desk(call: Call, tmp_path: Path) -> Path:
    file = tmp_path / "norte.mspdesk"
    made = call("new", file, "--firm", "Norte Sistemas", "--me", "Marta Ruiz", "--lang", "en")
    assert made.code == 0, made.err
    return file


@pytest.fixture
def contacts(tmp_path: Path) -> Path:
    """Three people of two companies, one row without any name."""
    file = tmp_path / "contacts.csv"
    file.write_text(
        "Company,Full name,Job title,Mobile,E-mail,Country\n"
        "Aero Handling,Óscar Díaz,Operations manager,600 100 200,oscar@aero.example,ES\n"
        "Aero Handling,Pilar Sanz,General director,,pilar@aero.example,ES\n"
        "Hotel Miramar,Carmen Ortega,Finance director,+34 971 55 01 20,,ES\n"
        ",,Operations manager,,,ES\n",
        encoding="utf-8",
    )
    return file
