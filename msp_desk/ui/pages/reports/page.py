"""The Reports page: what to tell at the left, the paper itself at the right."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from msp_desk.queries.desk import desk_settings
from msp_desk.ui.cards.printing import AskPrinter, ask_printer
from msp_desk.ui.fonts import Voice
from msp_desk.ui.forms.finders import Clients
from msp_desk.ui.forms.form import Form
from msp_desk.ui.pages.reports.options import card_form, report_form
from msp_desk.ui.pages.reports.paper import PaperSide
from msp_desk.ui.pages.reports.wishes import CardWish, Kind, Period, ReportWish
from msp_desk.ui.parts.buttons import Button
from msp_desk.ui.parts.cards import Card, Divider
from msp_desk.ui.parts.choices import Segment, SegmentedChoice
from msp_desk.ui.parts.keys import bind
from msp_desk.ui.parts.labels import Label
from msp_desk.ui.parts.layouts import column, holder, row
from msp_desk.ui.parts.panels import ScrollArea
from msp_desk.ui.parts.states import EmptyState
from msp_desk.ui.surroundings import Surroundings
from msp_desk.values.changes import Changes

_TOUCHED_BY = (
    "client", "person", "position", "holding", "contact_point", "site", "channel_choice", "interaction", "participation",
    "promise", "check_in_rule", "check_in_exception", "setting", "stored_file", "contract", "contract_before",
    "contract_decision", "hours_entry",
)  # fmt: skip
_PAUSE_MS = 250
_OPTIONS = 348


class ReportsPage(QWidget):
    """Whatever is wished for is made at once; what is seen is what is printed or saved."""

    def __init__(
        self, around: Surroundings, parent: QWidget | None = None, printer: AskPrinter = ask_printer
    ) -> None:
        super().__init__(parent)
        self._around, self._words = around, around.words
        paper = around.desk.ask(desk_settings).paper
        self._clients = Clients(around)
        self.report = report_form(around, self._clients, ReportWish(paper=paper))
        self.card = card_form(around, CardWish(language=around.words.language, paper=paper))
        self.paper = PaperSide(around, printer)
        self._stale = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._build()
        self._wire()
        self._choose()

    def show_key(self, key: UUID, tab: str = "") -> None:
        """The relationship report of this client, at once."""
        self._clients.renew()
        self.kind.set_value(Kind.RELATIONSHIP)
        self.report.set_draft(replace(self.report.draft(), client=key))
        self._choose()
        self.print_button.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_person(self, key: UUID) -> None:
        """The pre-call card of this person, at once."""
        self.kind.set_value(Kind.PRECALL)
        self.card.set_draft(replace(self.card.draft(), person=key))
        self._choose()
        self.print_button.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def arrive(self) -> None:
        """What was touched meanwhile is told anew; the keys begin where somebody is to be chosen."""
        if self._stale:
            self._make()
        if self._is_open():
            self._form().setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self) -> None:
        t = self._words.t
        kinds = (
            Segment(Kind.RELATIONSHIP, t("Relationship report")),
            Segment(Kind.PRECALL, t("Pre-call card")),
        )
        self.kind = SegmentedChoice(t("Kind of paper"), kinds, Kind.RELATIONSHIP)
        self._forms = QStackedWidget()
        for form in (self.report, self.card):
            self._forms.addWidget(ScrollArea(form))
        head = holder(row(self.kind, None, margins=(16, 14, 16, 12)))
        options = Card(head, Divider(), self._forms, gap=0, margins=0)
        options.setFixedWidth(_OPTIONS)
        self.save_button = Button(t("Save as PDF"), icon="download", keys="Ctrl+S")
        self.print_button = Button(t("Print"), icon="printer", keys="Ctrl+P")
        title = row(Label(t("Reports"), Voice.TITLE), None, self.save_button, self.print_button, gap=8)
        body = row(options, self.paper, gap=16)
        body.setStretch(1, 1)
        layout = column(title, body, gap=12, margins=(20, 16, 20, 16))
        layout.setStretch(1, 1)
        self.setLayout(layout)

    def _wire(self) -> None:
        self._around.desk.changed.connect(self._heed)
        self._pause.timeout.connect(self._make)
        self.kind.picked.connect(self._choose)
        for form in (self.report, self.card):
            form.draft_changed.connect(self._edited)
            form.save_asked.connect(self._save)
        self.paper.ready.connect(self.save_button.setEnabled)
        self.paper.ready.connect(self.print_button.setEnabled)
        self.save_button.clicked.connect(self.paper.save_it)
        self.print_button.clicked.connect(self.paper.print_it)
        for side in (self.paper, self.save_button, self.print_button):
            bind(side, "Ctrl+S", self.paper.save_it)
        bind(self, "Ctrl+P", self.paper.print_it)

    def _form(self) -> Form[Any]:
        return self.report if self.kind.value() is Kind.RELATIONSHIP else self.card

    def _is_open(self) -> bool:
        """Whether it is not said yet about whom the paper is to be."""
        wish = self._form().draft()
        return (wish.client if isinstance(wish, ReportWish) else wish.person) is None

    @Slot()
    def _choose(self, *_: object) -> None:
        """The other kind, or another client: what was shown is not what is wanted."""
        self._forms.setCurrentIndex(0 if self._form() is self.report else 1)
        self._show_days()
        self._make()
        if self._is_open():
            self._form().setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _edited(self, *_: object) -> None:
        self._show_days()
        self._pause.start()

    def _show_days(self) -> None:
        """A period of one's own needs its days, which begin as those that were shown before."""
        wish = self.report.draft()
        custom = wish.period is Period.CUSTOM
        for name in ("since", "until"):
            self.report.show_field(name, custom)
        if custom and wish.since is None and wish.until is None and not self.report.problems():
            since, until = wish.days(self._around.today())
            self.report.set_draft(replace(wish, since=since, until=until))

    @Slot()
    def _make(self) -> None:
        self._pause.stop()
        self._stale = False
        form = self._form()
        problems = form.problems()
        if self._is_open():
            self.paper.show_empty(self._invitation())
        elif problems:
            self.paper.show_problem(self._words.say(next(iter(problems.values()))))
        else:
            self.paper.make(form.draft())

    def _invitation(self) -> EmptyState:
        t = self._words.t
        if self._form() is self.report:
            about = t(
                "Who is who, what was said and promised, how they feel and who is due: on paper, in their language. "
                "Choose the client at the left."
            )
            return EmptyState(t("A report about a client"), about, "file-text")
        about = t("All one needs to know before a call, on one page. Choose the person at the left.")
        return EmptyState(t("A card about a person"), about, "id-card")

    @Slot()
    def _save(self, *_: object) -> None:
        """Ctrl+S in the form: what was typed last is made before."""
        if self._pause.isActive():
            self._make()
        self.paper.save_it()

    @Slot(object)
    def _heed(self, changes: Changes) -> None:
        if not changes.touch(*_TOUCHED_BY):
            return
        self._clients.renew()
        if self.isVisible():
            self._pause.start()
        else:
            self._stale = True
