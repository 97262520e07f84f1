"""The program's own source as trees and lines, for the tests that keep the house in order."""

from __future__ import annotations

import ast
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PROGRAM = "msp_desk"


@dataclass(frozen=True, slots=True)
class Source:
    """One Python file, read and parsed."""

    path: str
    text: str
    tree: ast.Module

    @property
    def module(self) -> str:
        """Its dotted name."""
        name = self.path.removesuffix(".py").replace("/", ".")
        return name.removesuffix(".__init__")

    @property
    def room(self) -> str:
        """The folder or file right below the program: `rules`, `ui`, `cli`; empty for the program itself."""
        parts = self.module.split(".")
        return parts[1] if parts[0] == PROGRAM and len(parts) > 1 else ""

    def nodes(self) -> Iterator[ast.AST]:
        """Every node of its tree."""
        return ast.walk(self.tree)


@dataclass(frozen=True, slots=True)
class Import:
    """One name that a file imports, as a dotted path; `late` inside a function."""

    source: Source
    line: int
    target: str
    late: bool


@cache
def sources(folder: str = PROGRAM) -> tuple[Source, ...]:
    """All Python files below a folder of the project."""
    found = []
    for path in sorted((ROOT / folder).rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        name = path.relative_to(ROOT).as_posix()
        found.append(Source(name, text, ast.parse(text, name)))
    return tuple(found)


@cache
def everything() -> tuple[Source, ...]:
    """The program, its tools and its tests."""
    return sources(PROGRAM) + sources("packaging") + sources("tests")


def imports_of(source: Source) -> Iterator[Import]:
    """What a file imports when it runs; what only the type checker reads is left out."""
    yield from _imports_in(source, source.tree, late=False)


def _imports_in(source: Source, node: ast.AST, *, late: bool) -> Iterator[Import]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.If) and "TYPE_CHECKING" in ast.unparse(child.test):
            continue
        if isinstance(child, ast.Import):
            for name in child.names:
                yield Import(source, child.lineno, name.name, late)
        elif isinstance(child, ast.ImportFrom) and child.module and not child.level:
            for name in child.names:
                yield Import(source, child.lineno, f"{child.module}.{name.name}", late)
        else:
            inside = late or isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
            yield from _imports_in(source, child, late=inside)


@cache
def tracked_files() -> tuple[Path, ...]:
    """What the repository holds; in a copy without one, every file that is not made by a tool."""
    names = _git_names()
    if names:
        return tuple(Path(name) for name in names if (ROOT / name).is_file())
    made = {
        ".venv",
        ".git",
        "build",
        "dist",
        "__pycache__",
        ".mypy_cache",
        ".ruff_cache",
        ".pytest_cache",
        ".hypothesis",
    }
    files = (p.relative_to(ROOT) for p in ROOT.rglob("*") if p.is_file())
    return tuple(p for p in files if not made & set(p.parts))


def _git_names() -> list[str]:
    """What git tracks; nothing where there is no git or no repository."""
    if shutil.which("git") is None:
        return []
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False)
    return [name for name in listed.stdout.decode().split("\0") if name] if listed.returncode == 0 else []
