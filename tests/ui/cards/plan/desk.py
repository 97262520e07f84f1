"""A client's plan on the screen, and the forms that it opens, as a person works with them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, TypeVar, cast
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from msp_desk.commands.plan_versions import publish_plan
from msp_desk.queries.plan_content import plan_content
from msp_desk.rules.plan_holes import Hole
from msp_desk.ui.cards.chooser import Chooser
from msp_desk.ui.cards.orgchart_lines import TellingLine
from msp_desk.ui.cards.plan.section_pane import SectionPane
from msp_desk.ui.cards.plan.seen import PlanSeen
from msp_desk.ui.cards.plan.view import PlanView
from msp_desk.ui.forms.record_form import RecordForm
from msp_desk.ui.pages.plans.forms import form_of
from msp_desk.ui.parts.canvas import Canvas
from msp_desk.ui.parts.labels import Label
from msp_desk.ui.surroundings import At
from msp_desk.ui.tables.row_list import RowList
from tests.builders import DOING, TODAY
from tests.plan_desks import WholePlan, a_whole_plan
from tests.ui.pages.conftest import Scene

W = TypeVar("W", bound=QWidget)


@dataclass(slots=True)
class Planned:
    """The plan's screen, and what its ways were asked to open."""

    scene: Scene
    whole: WholePlan | None
    view: PlanView
    client: UUID
    asked: list[Any] = field(default_factory=list)

    def plan(self) -> WholePlan:
        """The keys of what is in it."""
        assert self.whole is not None
        return self.whole

    def seen(self) -> PlanSeen:
        """What the screen knows of the plan."""
        assert self.view.seen is not None
        return self.view.seen

    def pane(self) -> SectionPane:
        """The section that is shown."""
        pane = self.view._centre.currentWidget()
        assert isinstance(pane, SectionPane)
        return pane

    def go(self, place: str) -> SectionPane:
        """Show a section."""
        self.view.go(place)
        return self.pane()

    def lines(self) -> list[str]:
        """What the section's list says, headings too."""
        shown = self.pane().list
        assert isinstance(shown, RowList)
        model = shown.lines
        return [str(model.data(model.index(n, 0))) for n in range(model.rowCount())]

    def missing(self) -> list[Hole]:
        """What is told to be missing."""
        QApplication.processEvents()
        found = self.view.missing.findChildren(TellingLine)
        return [cast(Hole, line.subject) for line in found if not line.isHidden()]

    def form(self) -> RecordForm[Any]:
        """The form that was asked for last, shown."""
        begin = self.asked.pop()
        made = form_of(self.scene.around, begin.draft if isinstance(begin, At) else begin)
        self.scene.show(made, 640, 720)
        if isinstance(begin, At):
            made.begin_at(begin.place)
        return made

    def publish(self, note: str = "First plan") -> UUID:
        """Freeze the draft, without the screen."""
        desk = self.scene.made.desk
        content = desk.ask(plan_content, self.plan().plan, TODAY, "Europe/Madrid")
        return desk.do(DOING, publish_plan, self.plan().plan, content, note)


def only(inside: QWidget, kind: type[W]) -> W:
    """The one widget of a kind in there."""
    found = inside.findChild(kind)
    assert isinstance(found, kind)
    return found


def a_planned_client(scene: Scene) -> Planned:
    """A client whose plan has nothing missing, on the screen."""
    whole = a_whole_plan(scene.made)
    return shown(scene, whole.client, whole)


def shown(scene: Scene, client: UUID, whole: WholePlan | None = None, name: str = "Aero Handling") -> Planned:
    """The plan of a client, if there is one, on the screen."""
    view = PlanView(scene.around, client, name)
    planned = Planned(scene, whole, view, client)
    scene.around.ways.edit_plan_item.connect(planned.asked.append)
    scene.show(view, 1040, 620)
    return planned


def texts(widget: QWidget) -> list[str]:
    """What can be read there."""
    QApplication.processEvents()
    painted = [
        text for canvas in widget.findChildren(Canvas) if canvas.isVisible() for text in canvas.texts()
    ]
    return [label.text() for label in widget.findChildren(Label) if label.isVisible()] + painted


def choose(letters: str) -> None:
    """Type into the chooser that is open, and take what it offers first."""
    chooser = next(w for w in QApplication.allWidgets() if isinstance(w, Chooser) and w.isVisible())
    QTest.keyClicks(chooser.search, letters)
    QTest.keyClick(chooser.search, Qt.Key.Key_Return)


def line_of(editor: QWidget) -> QLineEdit:
    """The line that a field is written in."""
    found = editor.findChild(QLineEdit)
    assert isinstance(found, QLineEdit)
    return found


def write(editor: QWidget, text: str) -> None:
    """Type over what stands in a field."""
    box = editor.findChild(QPlainTextEdit)
    into: Any = box if box is not None else line_of(editor)
    into.selectAll()
    QTest.keyClicks(into, text) if text else QTest.keyClick(into, Qt.Key.Key_Delete)


def pick(editor: QWidget, letters: str) -> None:
    """Find something by a few letters, and take the first with Enter."""
    write(editor, letters)
    QTest.keyClick(line_of(editor), Qt.Key.Key_Return)


def select(editor: Any, value: object) -> None:
    """Choose from a drop-down list, as a person does."""
    editor.set_value(value)
    editor.box.activated.emit(editor.box.currentIndex())


def complaints(form: QWidget) -> list[str]:
    """What a form says is wrong."""
    return [
        label.text() for label in form.findChildren(Label) if label.isVisible() and label._tone.name == "BAD"
    ]
