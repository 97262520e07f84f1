"""The measures of the house: how long a file may be, what nobody may write, what the repository may not hold."""

from __future__ import annotations

import ast
import re
import statistics
from collections.abc import Iterator

from tests.source import ROOT, Source, everything, sources, tracked_files

LONGEST_FILE = 400
LONGEST_MAIN_WINDOW = 200
MEDIAN_FILE = 150
LONGEST_FUNCTION = 50
MOST_METHODS = 20
MOST_BROAD_EXCEPTS = 3
EMPTY_NAMES = {
    "util",
    "utils",
    "helper",
    "helpers",
    "misc",
    "common",
    "manager",
    "managers",
    "handler",
    "handlers",
}

# Written in halves, so that this file does not find itself.
PLACES_OF_ONE_MACHINE = re.compile("/ro" r"ot/|/ho" r"me/\w+/|/Us" r"ers/\w+/|/wo" r"rk/(main|shared)")
REGISTRIES = re.compile("pypi" r"\.org|python" r"hosted\.org|npm" r"js\.(org|com)|deb\.deb" r"ian\.org")


def _functions(source: Source) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in source.nodes():
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def _lines(node: ast.stmt) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


def _none_of(complaints: list[str]) -> None:
    assert not complaints, "\n" + "\n".join(complaints)


def test_files_are_short() -> None:
    _none_of(
        [
            f"{source.path} has {len(source.text.splitlines())} lines; {LONGEST_FILE} at most"
            for source in everything()
            if len(source.text.splitlines()) > LONGEST_FILE
        ]
    )


def test_most_files_are_shorter() -> None:
    lengths = [len(s.text.splitlines()) for s in sources() if not s.path.endswith("__init__.py")]
    assert statistics.median(lengths) <= MEDIAN_FILE


def test_the_main_window_only_puts_things_in_their_place() -> None:
    _none_of(
        [
            f"{source.path} has more than {LONGEST_MAIN_WINDOW} lines"
            for source in sources()
            if source.path.endswith("ui/main_window.py")
            and len(source.text.splitlines()) > LONGEST_MAIN_WINDOW
        ]
    )


def test_functions_are_short() -> None:
    _none_of(
        [
            f"{source.path}:{node.lineno} {node.name} has {_lines(node)} lines; {LONGEST_FUNCTION} at most"
            for source in everything()
            for node in _functions(source)
            if _lines(node) > LONGEST_FUNCTION
        ]
    )


def test_classes_have_few_methods() -> None:
    complaints = []
    for source in everything():
        for node in source.nodes():
            if isinstance(node, ast.ClassDef):
                methods = sum(isinstance(m, ast.FunctionDef | ast.AsyncFunctionDef) for m in node.body)
                if methods > MOST_METHODS:
                    complaints.append(f"{source.path}:{node.lineno} {node.name} has {methods} methods")
    _none_of(complaints)


def test_every_module_says_what_it_is_for() -> None:
    complaints = []
    for source in everything():
        first = (ast.get_docstring(source.tree) or "").split("\n\n")[0].strip()
        if not first.endswith("."):
            complaints.append(f"{source.path} does not open with a sentence that says what it is for")
    _none_of(complaints)


def test_wires_are_bound_methods() -> None:
    _none_of(
        [
            f"{source.path}:{node.lineno} connects a lambda"
            for source in sources()
            for node in source.nodes()
            if isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and node.func.attr == "connect"
            and any(isinstance(argument, ast.Lambda) for argument in node.args)
        ]
    )


def test_nobody_turns_the_event_loop_by_hand() -> None:
    _none_of(
        [
            f"{source.path}:{node.lineno} calls processEvents"
            for source in sources()
            for node in source.nodes()
            if isinstance(node, ast.Attribute) and node.attr == "processEvents"
        ]
    )


def _is_broad(caught: ast.expr | None) -> bool:
    if isinstance(caught, ast.Tuple):
        return any(_is_broad(one) for one in caught.elts)
    return caught is None or (isinstance(caught, ast.Name) and caught.id in {"Exception", "BaseException"})


def test_errors_are_caught_by_name() -> None:
    """Broad ones: the runner, the exception hook, the command line. Cleaning up and raising again hides nothing."""
    broad = [
        f"{source.path}:{node.lineno}"
        for source in sources()
        for node in source.nodes()
        if isinstance(node, ast.ExceptHandler) and _is_broad(node.type) and not _raises_again(node)
    ]
    assert len(broad) <= MOST_BROAD_EXCEPTS, broad


def _raises_again(handler: ast.ExceptHandler) -> bool:
    last = handler.body[-1]
    return isinstance(last, ast.Raise) and last.exc is None


def test_no_text_is_glued_before_it_is_translated() -> None:
    """An f-string inside a translation is never found in the catalogue."""
    marks = {"t", "n", "p", "N_", "Phrase", "counted"}
    complaints = []
    for source in sources():
        for node in source.nodes():
            if isinstance(node, ast.Call):
                name = (
                    node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
                )
                if name in marks and any(isinstance(a, ast.JoinedStr) for a in node.args):
                    complaints.append(f"{source.path}:{node.lineno} glues a text before it is translated")
    _none_of(complaints)


def test_names_say_something() -> None:
    _none_of(
        [
            f"{path} is called by an empty name"
            for path in tracked_files()
            if EMPTY_NAMES & {part.split(".")[0].lower() for part in path.parts}
        ]
    )


def test_the_repository_knows_no_machine_and_no_registry() -> None:
    complaints = []
    for path in tracked_files():
        try:
            text = (ROOT / path).read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        for number, line in enumerate(text.splitlines(), 1):
            if PLACES_OF_ONE_MACHINE.search(line) or REGISTRIES.search(line):
                complaints.append(f"{path}:{number}: {line.strip()[:80]}")
    _none_of(complaints)
