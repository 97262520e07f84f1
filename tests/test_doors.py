"""The doors between the rooms: who may import what, as a table, with file, line and rule in every complaint."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from tests.source import PROGRAM, ROOT, Import, Source, imports_of, sources

STANDARD = sys.stdlib_module_names | {"__future__"}
ALL_ROOMS = frozenset(
    {"values", "rules", "models", "queries", "commands", "store", "i18n", "reports", "exchange", "host", "ui"}
)


@dataclass(frozen=True, slots=True)
class Door:
    """What a room may import of ours, and which libraries it speaks to beside the standard one."""

    ours: frozenset[str]
    libraries: frozenset[str]


def _door(ours: str = "", libraries: str = "") -> Door:
    return Door(frozenset(ours.split()), frozenset(libraries.split()))


# Queries are given a SQLAlchemy connection (not a session) and return frozen rows; the search index belongs to the
# store and is reached through `store/desk.py`, so that full-text SQL stays in one file.
DOORS = {
    "values": _door(),
    "rules": _door("values", "phonenumbers"),
    "models": _door("values rules", "sqlalchemy"),
    "queries": _door("values rules models", "sqlalchemy"),
    "commands": _door("values rules models", "sqlalchemy"),
    "store": _door("values models", "sqlalchemy alembic sqlcipher3 cryptography"),
    "i18n": _door("values", "babel holidays"),
    "reports": _door("values rules i18n queries", "reportlab jinja2 markupsafe"),
    "exchange": _door(
        "values rules i18n queries commands", "xlsxwriter charset_normalizer phonenumbers icalendar"
    ),
    "host": _door("values", "keyring platformdirs jeepney"),
    "ui": _door("values rules queries commands i18n reports exchange", "PySide6"),
    "program": Door(ALL_ROOMS - {"ui", "reports", "exchange"}, frozenset({"sqlalchemy"})),
    "cli": Door(ALL_ROOMS - {"ui"} | {"program"}, frozenset()),
    "app": Door(ALL_ROOMS | {"program"}, frozenset({"PySide6"})),
    "__main__": _door("app cli"),
}
UI_DESK = f"{PROGRAM}/ui/desk.py"
COMPOSERS = {"app", "cli", "program", "__main__"}
CLOCKLESS = {"values", "rules", "models", "queries", "commands", "i18n", "reports", "exchange"}
# In the window, parts know nothing above them: the order in which its folders stand on each other.
UI_FLOORS = ("parts", "tables", "forms", "chart", "pages", "main_window")


def _imports() -> Iterator[Import]:
    for source in sources():
        yield from imports_of(source)


def _complaint(found: Import, rule: str) -> str:
    return f"{found.source.path}:{found.line} imports {found.target}: {rule}"


def _fail_with(complaints: list[str]) -> None:
    assert not complaints, "\n" + "\n".join(complaints)


def test_every_room_stands_in_the_table() -> None:
    strange = {s.path for s in sources() if s.room and s.room not in DOORS}
    assert not strange, f"no door is drawn for {sorted(strange)}"


def test_rooms_import_only_what_their_door_allows() -> None:
    complaints = []
    for found in _imports():
        root, *rest = found.target.split(".")
        room = found.source.room
        if root != PROGRAM or not rest or rest[0].startswith("__version"):
            continue
        allowed = DOORS.get(room, _door()).ours | {room}
        if found.source.path == UI_DESK:
            allowed |= {"store"}
        if rest[0] not in allowed:
            complaints.append(_complaint(found, f"{room or PROGRAM} may not look into {rest[0]}"))
    _fail_with(complaints)


def test_rooms_speak_only_to_their_libraries() -> None:
    complaints = []
    for found in _imports():
        library = found.target.split(".")[0]
        if library == PROGRAM or library in STANDARD:
            continue
        if library not in DOORS.get(found.source.room, _door()).libraries:
            complaints.append(_complaint(found, f"{found.source.room} may not speak to {library}"))
    _fail_with(complaints)


def test_imports_stand_at_the_top() -> None:
    _fail_with(
        [
            _complaint(found, "an import inside a function is for app and cli, where it buys start-up time")
            for found in _imports()
            if found.late and found.source.room not in COMPOSERS
        ]
    )


def test_imports_name_the_whole_path() -> None:
    _fail_with(
        [
            f"{source.path}:{node.lineno} imports relatively"
            for source in sources()
            for node in source.nodes()
            if isinstance(node, ast.ImportFrom) and node.level
        ]
    )


def test_pages_do_not_know_each_other() -> None:
    pages = f"{PROGRAM}.ui.pages."
    complaints = []
    for found in _imports():
        mine, theirs = found.source.module, found.target
        if not (mine.startswith(pages) and theirs.startswith(pages)):
            continue
        if mine.removeprefix(pages).split(".")[0] != theirs.removeprefix(pages).split(".")[0]:
            complaints.append(_complaint(found, "a page may not import another page"))
    _fail_with(complaints)


def test_the_window_is_built_from_below() -> None:
    window = f"{PROGRAM}.ui."
    above = {name: UI_FLOORS[max(i + 1, 4) :] for i, name in enumerate(UI_FLOORS)}
    complaints = []
    for found in _imports():
        if not (found.source.module.startswith(window) and found.target.startswith(window)):
            continue
        mine = found.source.module.removeprefix(window).split(".")[0]
        theirs = found.target.removeprefix(window).split(".")[0]
        if theirs in above.get(mine, ()):
            complaints.append(_complaint(found, f"ui/{mine} stands below ui/{theirs}"))
    _fail_with(complaints)


def test_questions_are_asked_on_a_connection() -> None:
    session = {"sqlalchemy.orm.Session", "sqlalchemy.orm.sessionmaker", "sqlalchemy.orm.session"}
    _fail_with(
        [
            _complaint(found, "a query is given a connection and returns frozen rows")
            for found in _imports()
            if found.source.room == "queries" and found.target in session
        ]
    )


def test_the_search_index_is_reached_through_the_store() -> None:
    _fail_with(
        [
            _complaint(found, "full-text SQL is reached through store/desk.py")
            for found in _imports()
            if found.target.startswith(f"{PROGRAM}.store.search_index") and found.source.room != "store"
        ]
    )


def _calls(source: Source) -> Iterator[tuple[int, str]]:
    for node in source.nodes():
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            yield node.lineno, ast.unparse(node.func)


def test_only_the_host_reads_the_clock() -> None:
    clocks = (
        "datetime.now",
        "datetime.utcnow",
        "date.today",
        "time.time",
        "time.localtime",
        "datetime.today",
    )
    _fail_with(
        [
            f"{source.path}:{line} reads the clock ({call}); the moment is given"
            for source in sources()
            if source.room in CLOCKLESS
            for line, call in _calls(source)
            if call.endswith(clocks)
        ]
    )


def test_deeds_and_questions_never_commit() -> None:
    _fail_with(
        [
            f"{source.path}:{line} commits ({call}); the store does, once, at the end of the deed"
            for source in sources()
            if source.room in CLOCKLESS | {"ui", "cli"}
            for line, call in _calls(source)
            if call.endswith((".commit", ".rollback"))
        ]
    )


def _graph() -> dict[str, set[str]]:
    modules = {source.module for source in sources()}
    graph: dict[str, set[str]] = {module: set() for module in modules}
    for found in _imports():
        if found.late:
            continue
        target = found.target if found.target in modules else found.target.rpartition(".")[0]
        if target in modules and target != found.source.module:
            graph[found.source.module].add(target)
    return graph


def test_no_import_goes_in_a_circle() -> None:
    graph = _graph()
    done: set[str] = set()

    def walk(module: str, trail: tuple[str, ...]) -> None:
        if module in trail:
            pytest.fail("a circle of imports: " + " → ".join([*trail[trail.index(module) :], module]))
        if module in done:
            return
        for target in sorted(graph[module]):
            walk(target, (*trail, module))
        done.add(module)

    for module in sorted(graph):
        walk(module, ())


@pytest.mark.parametrize(
    "room", [*sorted(ALL_ROOMS), "ui/tables", "ui/forms", "ui/parts", "ui/chart", "ui/pages"]
)
def test_every_room_has_a_card_at_its_door(room: str) -> None:
    card = (
        ast.get_docstring(ast.parse((ROOT / PROGRAM / room / "__init__.py").read_text(encoding="utf-8")))
        or ""
    )
    for line in ("I am: ", "I get: ", "I give: ", "I never: "):
        assert any(text.startswith(line) for text in card.splitlines()), f"{room} does not say {line!r}"
