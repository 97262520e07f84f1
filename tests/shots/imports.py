"""Leads the window to the steps of bringing an org chart in."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from PySide6.QtTest import QTest

from msp_desk.queries.clients import client_names
from msp_desk.ui.pages.importing.preview import View
from msp_desk.ui.pages.importing.result import ResultPane
from tests.shots.studio import Studio

_WAIT_MS = 700
_TURN_MS, _MOST_TURNS = 50, 400
_STAFF = (
    "Nº empleado;Nombre completo;Cargo;Departamento;Depende de;Correo\n"
    "100;Ramon Estelrich Durán;Director;Dirección;;r.estelrich@hotelmiramar.example\n"
    "101;Tomás Blasco Rey;Director de operaciones;Operaciones;100;tomas.blasco@hotelmiramar.example\n"
    "102;Margalida Pons Rigo;Jefa de recepción;Recepción;101;m.pons@hotelmiramar.example\n"
    "103;Noa Ferrer Gil;Recepcionista;Recepción;Pons Rigo, Margalida;\n"
    "104;Hugo Peña Roca;Recepcionista de noche;Recepción;m.pons@hotelmiramar.example;\n"
    "105;;Gobernanta;Pisos;101;\n"
    "106;Marc Riba Sol;Responsable de sistemas;Sistemas;100;marc.riba@hotelmiramar.example\n"
    "107;Ada Quiles Mir;Técnica de sistemas;Sistemas;106;\n"
    "108;Leo Cano Rius;Técnico de sistemas;Sistemas;199;\n"
    "107;Sofía Lara Mora;Técnica de redes;Sistemas;106;\n"
)


def _owner(studio: Studio) -> UUID:
    names = studio.opened.desk.ask(client_names)
    return next((c.key for c in names if c.name == "Hotel Miramar"), names[-1].key)


def choosing(studio: Studio) -> None:
    """The first step, come to from the empty chart of a client."""
    studio.ways.import_chart.emit(_owner(studio))


def columns(studio: Studio) -> None:
    """The columns of the file, while nobody said whose chart it is."""
    file = studio.opened.file.path.parent / "plantilla.csv"
    file.write_text(_STAFF, encoding="utf-8")
    studio.wires.bring_in((file,))
    studio.settle(_WAIT_MS)


def _pane(studio: Studio) -> Any:
    return studio.window.page("import").shown()


def lines(studio: Studio) -> None:
    """The lines as they come in."""
    _see(studio, View.COMING)


def wrong(studio: Studio) -> None:
    """What is wrong, line by line."""
    _see(studio, View.BAD)


def _see(studio: Studio, view: View) -> None:
    columns(studio)
    wishes = _pane(studio).wishes
    wishes.owner.set_value(_owner(studio))
    wishes.changed.emit()
    for _ in range(_MOST_TURNS):
        if wishes.go.isEnabled():
            break
        QTest.qWait(_TURN_MS)
    _pane(studio).views.set_value(view)
    _pane(studio).views.picked.emit(view)


def result(studio: Studio) -> None:
    """What came in."""
    lines(studio)
    _pane(studio).wishes.go.click()
    for _ in range(_MOST_TURNS):
        if isinstance(_pane(studio), ResultPane):
            break
        QTest.qWait(_TURN_MS)
    studio.settle()
    studio.window.toast.hide()


def undone(studio: Studio) -> None:
    """The desk of the next picture is as it was."""
    _pane(studio).undo.click()
    studio.settle()
    studio.window.toast.hide()
