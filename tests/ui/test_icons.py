"""Every icon that the window names is there: one that is missing would be found out while painting, which ends the program."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from tests.source import ROOT, Source, sources

_PARAMETERS = {"icon", "chip_icon"}
_LIKE_AN_ICON = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)+")
_NO_ICONS = {"utf-8", "utf-16-le", "check-in"}
#: Of the module that paints icons, which takes them as `name`.
_PAINTERS = {"draw": 1, "icon": 0, "pixmap": 0}


def _places() -> dict[str, set[int | str]]:
    """Which argument of which function or class is an icon, by place and by name."""
    found: dict[str, set[int | str]] = {name: {place, "name"} for name, place in _PAINTERS.items()}
    for source in sources():
        for node in source.nodes():
            if isinstance(node, ast.ClassDef):
                for name, place in _parameters_of(node):
                    found.setdefault(node.name, set()).update({name, place})
            elif isinstance(node, ast.FunctionDef) and node.name != "__init__":
                names = [a.arg for a in node.args.args if a.arg != "self"]
                for name in _PARAMETERS & {*names, *(a.arg for a in node.args.kwonlyargs)}:
                    found.setdefault(node.name, set()).update(
                        {name, names.index(name) if name in names else name}
                    )
    return found


def _parameters_of(node: ast.ClassDef) -> Iterator[tuple[str, int | str]]:
    """The icons that a class is made with, in its own `__init__` or as fields of a dataclass."""
    made = next((m for m in node.body if isinstance(m, ast.FunctionDef) and m.name == "__init__"), None)
    if made is not None:
        names = [a.arg for a in made.args.args[1:]]
        only = [a.arg for a in made.args.kwonlyargs]
    else:
        names = [
            f.target.id for f in node.body if isinstance(f, ast.AnnAssign) and isinstance(f.target, ast.Name)
        ]
        only = []
    for name in _PARAMETERS & {*names, *only}:
        yield name, names.index(name) if name in names else name


def _texts(node: ast.AST | None) -> Iterator[ast.Constant]:
    """The texts that an expression may turn out to be."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value:
        yield node
    elif isinstance(node, ast.IfExp):
        yield from _texts(node.body)
        yield from _texts(node.orelse)
    elif isinstance(node, ast.BoolOp | ast.Tuple | ast.List):
        for each in node.values if isinstance(node, ast.BoolOp) else node.elts:
            yield from _texts(each)
    elif isinstance(node, ast.Dict):
        for each in node.values:
            yield from _texts(each)


def _named_in(source: Source, places: dict[str, set[int | str]]) -> Iterator[ast.Constant]:
    """The icons that a file names: given to what takes one, kept under a name that says so, or spelt like one."""
    for node in source.nodes():
        if isinstance(node, ast.Call):
            called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            wanted = places.get(called, set())
            yield from (t for n, arg in enumerate(node.args) if n in wanted for t in _texts(arg))
            yield from (t for k in node.keywords if k.arg in wanted for t in _texts(k.value))
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            if any("icon" in getattr(t, "id", "").lower() for t in targets):
                yield from _texts(node.value)
        elif isinstance(node, ast.arguments):
            for arg, default in zip(reversed(node.args), reversed(node.defaults), strict=False):
                yield from _texts(default) if arg.arg in _PARAMETERS else ()
            for arg, given in zip(node.kwonlyargs, node.kw_defaults, strict=True):
                yield from _texts(given) if arg.arg in _PARAMETERS else ()
        elif source.room in {"ui", "app"} and isinstance(node, ast.Constant):
            text = node.value
            if isinstance(text, str) and _LIKE_AN_ICON.fullmatch(text) and text not in _NO_ICONS:
                yield node


def test_every_icon_that_is_named_is_there() -> None:
    there = {path.stem for path in (ROOT / "resources" / "icons").glob("*.svg")}
    places = _places()
    missing, seen = [], set()
    for source in sources():
        for text in _named_in(source, places):
            seen.add(text.value)
            if text.value not in there:
                missing.append(f"{source.path}:{text.lineno} {text.value!r}")
    assert not missing, "\n" + "\n".join(missing)
    assert len(seen & there) > 60, "the test does not find the icons any more"
