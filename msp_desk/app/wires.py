"""Where everything that a page or a key asks for leads; the one list of the window's wires."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any
from uuid import UUID

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from msp_desk.ui.main_window import MainWindow
from msp_desk.ui.parts.panels import Overlay
from msp_desk.ui.surroundings import Surroundings
from msp_desk.values.changes import Changes
from msp_desk.values.drafts import InteractionDraft
from msp_desk.values.errors import Told
from msp_desk.values.files import told_of
from msp_desk.values.phrases import Phrase

_MAIL = ".eml"
_SEARCH_WIDTH = 860


class Wires(QObject):
    """Lives as long as its window."""

    def __init__(self, window: MainWindow, around: Surroundings) -> None:
        super().__init__(window)
        self._window, self._around, self._words = window, around, around.words
        self._overlay: Overlay | None = None
        self._search: Any = None
        self._undoable: UUID | None = None
        self._wire()

    def _wire(self) -> None:
        window, desk, ways = self._window, self._around.desk, self._around.ways
        window.search_asked.connect(self.search)
        window.log_asked.connect(self.log_here)
        window.me_asked.connect(self.show_settings)
        window.help_asked.connect(self.show_help)
        window.undo_asked.connect(desk.undo)
        window.redo_asked.connect(desk.redo)
        window.files_dropped.connect(self.take_files)
        desk.told.connect(self._tell)
        desk.refused.connect(self._refuse)
        desk.changed.connect(self._note_saved)
        ways.page.connect(window.go)
        ways.back.connect(window.back)
        ways.client.connect(self.show_client)
        ways.person.connect(self.show_person)
        ways.log.connect(self.log)
        ways.interaction.connect(self.show_interaction)
        ways.report.connect(self.show_report)

    @Slot()
    def search(self) -> None:
        """Ctrl+K: the field with what it finds."""
        self.search_for("")

    def search_for(self, text: str) -> None:
        """The same with a text in it: a number that calls."""
        from msp_desk.ui.pages.search.page import SearchPage

        if self._overlay is None:
            self._search = SearchPage(self._around)
            self._overlay = Overlay(self._window, self._search, _SEARCH_WIDTH)
            self._search.done.connect(self._overlay.close_overlay)
        self._overlay.open_overlay()
        self._search.begin(text)

    @Slot()
    def log_here(self) -> None:
        """Ctrl+L: log a contact, with whoever the page is about."""
        page = self._window.page(self._window.current())
        begun = page.begun_contact() if hasattr(page, "begun_contact") else None
        self.log(begun or InteractionDraft())

    @Slot(object)
    def log(self, draft: InteractionDraft) -> None:
        """Log a contact that is begun already."""
        from msp_desk.ui.pages.logging.panel import WIDTH, LogPanel, new_contact

        begun, loaded = new_contact(self._around, draft)
        panel = LogPanel(self._around, begun, loaded)
        panel.done.connect(self._window.close_panel)
        self._window.open_panel(self._words.t("Log a contact"), panel, WIDTH)

    @Slot(object, str)
    def show_client(self, key: UUID, tab: str) -> None:
        """A client, on one of its tabs."""
        self._show("clients", key, tab)

    @Slot(object)
    def show_person(self, key: UUID) -> None:
        """Somebody."""
        self._show("people", key, "")

    @Slot(object)
    def show_interaction(self, key: UUID) -> None:
        """A contact that was logged, to look at and to correct."""
        from msp_desk.queries.interactions import interaction_draft
        from msp_desk.ui.pages.logging.panel import WIDTH, LogPanel

        draft = self._around.desk.ask(interaction_draft, key)
        if draft is not None:
            panel = LogPanel(self._around, draft)
            panel.done.connect(self._window.close_panel)
            self._window.open_panel(self._words.t("Contact"), panel, WIDTH)

    @Slot(object)
    def show_report(self, key: UUID) -> None:
        """The relationship report of a client, made at once."""
        self._show("reports", key, "")

    @Slot()
    def show_settings(self) -> None:
        """Whoever sits here finds what they can set."""
        self._window.go("settings")

    @Slot()
    def show_help(self) -> None:
        """F1: the guide."""
        self._window.go("help")

    @Slot(object)
    def take_files(self, paths: Sequence[Path]) -> None:
        """Files were dropped on the window: a mail is logged, contacts come in."""
        mails = [p for p in paths if p.suffix.lower() == _MAIL]
        if mails:
            self.log_mail(mails[0])
        else:
            self.bring_in(paths)

    def log_mail(self, path: Path) -> None:
        """A mail is a contact: fill in what it tells."""
        from msp_desk.exchange.mail_in import read_mail
        from msp_desk.queries.addresses import people_at
        from msp_desk.ui.pages.logging.mail import addresses_in, filled_in

        try:
            with told_of(path):
                mail = read_mail(path.read_bytes())
        except Told as why:
            self._refuse(why)
            return
        desk = self._around.desk
        known = desk.ask(people_at, addresses_in(mail))
        self.log(filled_in(mail, known, desk.who))

    def bring_in(self, paths: Sequence[Path]) -> None:
        """Contacts come in from files."""
        page: Any = self._window.go("import")
        page.take(paths)

    def _show(self, name: str, key: UUID, tab: str) -> QWidget:
        page: Any = self._window.go(name)
        page.show_key(key, tab)
        return self._window.page(name)

    @Slot(object, object)
    def _tell(self, what: Phrase, deed: UUID | None) -> None:
        self._undoable = deed
        self._window.tell(self._words.say(what), self._undo if deed is not None else None)

    def _undo(self) -> None:
        if self._undoable is not None:
            self._around.desk.undo_deed(self._undoable)

    @Slot(object)
    def _refuse(self, why: Told) -> None:
        self._window.warn(self._words.say(why.phrase))

    @Slot(object)
    def _note_saved(self, changes: Changes) -> None:
        now = self._words.time(self._around.clock())
        self._window.side_bar.foot.set_text(self._words.t("Encrypted · saved %(time)s", time=now))
