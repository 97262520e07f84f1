"""Takes the pictures of the guide from the real window: `python -m tests.guide_pictures [NAME ...]`."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import msp_desk.ui  # noqa: F401 - before anything of Qt

# isort: split
import keyring
from keyring.backend import KeyringBackend
from PIL import Image
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from msp_desk.app.front import Front
from msp_desk.app.main import make_application
from msp_desk.app.options import Options
from msp_desk.app.stamps import Stamps
from msp_desk.host import paths
from msp_desk.queries.clients import client_names
from msp_desk.queries.people import PeopleFilter, people_rows
from msp_desk.store import backup
from msp_desk.ui.cards.agenda.spans import Span
from msp_desk.ui.parts.labels import Label
from msp_desk.values.backups import BackupReason
from msp_desk.values.drafts import InteractionDraft, PromiseDraft
from msp_desk.values.enums import Channel, Initiative, Language, Moment, Theme
from tests.shots.studio import Studio, a_studio, morning, move_in

IMAGES = Path(__file__).resolve().parent.parent / "resources" / "guide" / "images"
_COLOURS, _MOST_BYTES = 200, 150_000
_SIZE, _WELCOME_SIZE = (1280, 800), (960, 660)
_HOME = "~/.local/share/msp-desk"
_PDF_MS = 900
_NOTES = {
    Language.ENGLISH: (
        "Will make the night shift lead known by Friday.\nWants to see what a kiosk would save, in euros per passenger.",
        "What a kiosk saves, per passenger",
    ),
    Language.SPANISH: (
        "El viernes nos dirá quién lleva el turno de noche.\nQuiere ver qué ahorraría un quiosco, en euros por pasajero.",
        "Cuánto ahorra un quiosco, por pasajero",
    ),
}
_CONTACTS = {
    Language.ENGLISH: (
        "Company,First name,Last name,Job title,Work phone,Mobile,Email,Locker\n"
        "Bodegas Arín,Lucía,Arín Sanz,General manager,941 000 120,600 100 411,lucia@bodegasarin.example,\n"
        "Bodegas Arín,Pablo,Otero Gil,Cellar master,,600 100 412,pablo@bodegasarin.example,14\n"
        "Talleres Ibarra,Elena,Blanco Uría,Workshop manager,,,elena.blanco@talleresibarra.example,\n"
        "Cala Films,Nora,Vidal,Producer,+44 20 7946 0018,,nora@calafilms.example,\n"
        ",,,Accountant,,,,3\n"
    ),
    Language.SPANISH: (
        "Empresa;Nombre;Apellidos;Cargo;Teléfono trabajo;Móvil;Correo;Taquilla\n"
        "Bodegas Arín;Lucía;Arín Sanz;Directora general;941 000 120;600 100 411;lucia@bodegasarin.example;\n"
        "Bodegas Arín;Pablo;Otero Gil;Jefe de bodega;;600 100 412;pablo@bodegasarin.example;14\n"
        "Talleres Ibarra;Elena;Blanco Uría;Jefa de taller;;;elena.blanco@talleresibarra.example;\n"
        "Cala Films;Nora;Vidal;Productora;+44 20 7946 0018;;nora@calafilms.example;\n"
        ";;;Contable;;;;3\n"
    ),
}


class MemoryKeyring(KeyringBackend):
    """A keyring of this run, so that the pictures show a machine that has one."""

    priority = 1.0

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self._kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self._kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        self._kept.pop((service, username), None)


@dataclass(frozen=True, slots=True)
class Picture:
    """What a picture is called, and how the window is led there."""

    name: str
    lead: Callable[[Studio], None]


def _today(studio: Studio) -> None:
    studio.window.go("today").list.step(1)


def _week(studio: Studio) -> None:
    page: Any = studio.window.go("today")
    page.head.look_at(Span.WEEK)


def _renewals(studio: Studio) -> None:
    studio.window.go("renewals")


def _search(studio: Studio) -> None:
    studio.window.go("today")
    studio.wires.search_for("ana")
    _all(studio.window, "SearchPage")[0].field.deselect()


def _log(studio: Studio) -> None:
    notes, promise = _NOTES[studio.language]
    client = _client(studio, "Aero Handling")
    due = studio.scene.words.local_day(morning()) + timedelta(days=7)
    person = _person(studio, client)
    draft = InteractionDraft(
        client_key=client, people=(person,), channel=Channel.VISIT, initiative=Initiative.PROACTIVE,
        moment=Moment.EVOLUTION, notes=notes, perceived=3, promises=(PromiseDraft(promise, due_on=due),),
    )  # fmt: skip
    studio.window.go("today")
    studio.ways.log.emit(draft)


def _client_page(studio: Studio) -> None:
    studio.wires.show_client(_client(studio, "Aero Handling"), "overview")


def _charts(studio: Studio) -> None:
    studio.wires.show_client(_client(studio, "Aero Handling"), "charts")
    studio.settle()
    view = _all(studio.window, "OrgChartsView")[0]
    view.chart.zoom_to_fit()


def _plan(studio: Studio) -> None:
    studio.wires.show_client(_client(studio, "Aero Handling"), "plan")
    studio.settle()
    _all(studio.window, "PlanView")[0].go("escalation")


def _import(studio: Studio) -> None:
    name = {Language.ENGLISH: "contacts.csv", Language.SPANISH: "contactos.csv"}[studio.language]
    file = studio.opened.file.path.parent / name
    file.write_text(_CONTACTS[studio.language], encoding="utf-8")
    studio.wires.bring_in((file,))
    studio.settle(_PDF_MS)


def _report(studio: Studio) -> None:
    name = {Language.ENGLISH: "Harbourline Freight", Language.SPANISH: "Aero Handling"}[studio.language]
    studio.wires.show_report(_client(studio, name))
    studio.settle(_PDF_MS)


def _backups(studio: Studio) -> None:
    folder = backup.folder_of(paths.backups_folder(), studio.opened.file.path, studio.opened.file.header.desk)
    for days, reason in (
        (9, BackupReason.CLOSE),
        (3, BackupReason.IMPORT),
        (1, BackupReason.CLOSE),
        (0, BackupReason.TIMER),
    ):
        backup.make_backup(studio.opened.file, folder, reason, morning() - timedelta(days=days, minutes=37))  # fmt: skip
    page: Any = studio.window.go("settings")
    page.tabs.pick("desk")
    studio.settle()
    _say_home(studio.window, studio.opened.file.path.parent, "Norte Sistemas.mspdesk")
    locks = _all(studio.window, "LocksCard")[0]
    for area in _all(studio.window, "ScrollArea"):
        if area.isAncestorOf(locks):
            area.verticalScrollBar().setValue(locks.mapTo(area.widget(), locks.rect().topLeft()).y())


PICTURES = (
    Picture("today", _today),
    Picture("search", _search),
    Picture("log", _log),
    Picture("client", _client_page),
    Picture("charts", _charts),
    Picture("plan", _plan),
    Picture("import", _import),
    Picture("report", _report),
    Picture("backups", _backups),
    Picture("renewals", _renewals),
    Picture("week", _week),  # last, for Today stays so
)


def main() -> int:
    """Take those asked for, or all, in both languages."""
    wanted = set(sys.argv[1:])
    IMAGES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="msp-desk-pictures-") as home:
        move_in(Path(home))
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        app = make_application()
        keyring.set_keyring(MemoryKeyring())
        for language in Language:
            if not wanted or "first-run" in wanted:
                _first_run(app, language)
            chosen = [p for p in PICTURES if not wanted or p.name in wanted]
            if chosen:
                _series(app, Path(home), language, chosen)
    return 0


def _series(app: QApplication, home: Path, language: Language, pictures: list[Picture]) -> None:
    with a_studio(app, home, language) as studio:
        studio.wear(Theme.LIGHT)
        studio.window.resize(*_SIZE)
        for picture in pictures:
            studio.at_rest()
            picture.lead(studio)
            studio.settle(150)
            _keep(studio.window, f"{picture.name}-{language}")


def _first_run(app: QApplication, language: Language) -> None:
    with _welcome(app, language) as window:
        window.resize(*_WELCOME_SIZE)
        _say_home(window, paths.data_folder(), "")
        app.processEvents()
        _keep(window, f"first-run-{language}")


@contextmanager
def _welcome(app: QApplication, language: Language) -> Iterator[QWidget]:
    front = Front(app, Options(), Stamps())
    front.speak(language)
    front.theme.choose(Theme.LIGHT)
    front.open_another()
    try:
        yield next(w for w in app.topLevelWidgets() if type(w).__name__ == "WelcomeWindow" and w.isVisible())
    finally:
        front.end()


def _client(studio: Studio, name: str) -> UUID:
    return next(c.key for c in studio.opened.desk.ask(client_names) if c.name == name)


def _person(studio: Studio, client: UUID) -> UUID:
    today: date = studio.scene.words.local_day(morning())
    rows = studio.opened.desk.ask(people_rows, PeopleFilter(client=client), today)
    return next(r.key for r in rows if r.name == "Ana Núñez Rey")


def _all(window: QWidget, kind: str) -> list[Any]:
    """The widgets of a class, by its name."""
    return [w for w in window.findChildren(QWidget) if type(w).__name__ == kind]


def _say_home(window: QWidget, folder: Path, name: str) -> None:
    """Nobody's folder but an everyday one is to be seen in a picture."""
    for label in window.findChildren(QLabel):
        if str(folder) in label.text() and isinstance(label, Label):
            told = label.text().replace(str(folder), _HOME)
            label.setText(f"{_HOME}/{name}" if name else told)


def _keep(widget: QWidget, name: str) -> None:
    """Save it in few colours: a window has not many, and the guide is carried along with the program."""
    picture = IMAGES / f"{name}.png"
    if not widget.grab().save(str(picture)):
        raise OSError(f"{picture} could not be written")
    with Image.open(picture) as full:
        small = full.convert("RGB").quantize(_COLOURS, dither=Image.Dither.NONE)
    small.save(picture, optimize=True)
    size = picture.stat().st_size
    print(f"{picture.name}: {size // 1024} kB")
    if size > _MOST_BYTES:
        raise ValueError(f"{picture.name} is larger than the guide allows")


if __name__ == "__main__":
    sys.exit(main())
