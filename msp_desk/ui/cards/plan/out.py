"""What a plan is handed over as: seen as paper, saved as PDF, as a page for the browser, into a folder, as a document."""

from __future__ import annotations

import importlib
from dataclasses import replace
from pathlib import Path
from typing import Any
from uuid import UUID

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from msp_desk.exchange.plan_folder import write_version
from msp_desk.i18n.words import Words
from msp_desk.queries.desk import desk_settings
from msp_desk.queries.plan_versions import versions_of
from msp_desk.ui.cards.export import Export, FileOut
from msp_desk.ui.cards.plan.paper import Index, MadePlan, PlanForm, PlanWish
from msp_desk.ui.cards.plan.seen import PlanSeen
from msp_desk.ui.icons import icon
from msp_desk.ui.runner import Progress
from msp_desk.ui.surroundings import Surroundings
from msp_desk.values.enums import Language
from msp_desk.values.phrases import Phrase


class PlanOut(QObject):
    """The menus of the draft and of each published version of one plan."""

    def __init__(self, around: Surroundings, owner: QWidget) -> None:
        super().__init__(owner)
        self._around, self._owner = around, owner
        self._name = ""
        self._seen: PlanSeen | None = None
        self._wish: PlanWish | None = None
        self._language: Language | None = None
        self._with_changes = True

    def be_about(self, name: str, seen: PlanSeen | None) -> None:
        """It is about this client's plan from now on."""
        self._name, self._seen = name, seen

    def menu(self) -> QMenu:
        """What the version published last, and what the draft can be taken out as."""
        menu, seen = self._empty(), self._seen
        if seen is None:
            return menu
        t = self._around.words.t
        if seen.last is None or seen.plan.version_key is None:
            self._fill(menu, None, seen.plan.number + 1)
        else:
            self._fill(menu, seen.plan.version_key, seen.last.number)
            if seen.changes:
                menu.addSeparator()
                draft = menu.addMenu(icon("pen-line"), t("The draft"))
                self._offer(draft, None, seen.plan.number + 1)
        return menu

    def menu_of(self, version: UUID, number: int) -> QMenu:
        """What a published version can be taken out as."""
        menu = self._empty()
        self._fill(menu, version, number)
        return menu

    def _empty(self) -> QMenu:
        menu = QMenu(self._owner)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return menu

    @Slot()
    def preview(self, version: UUID | None, number: int) -> None:
        """Show it as paper over the window."""
        wish = self._wished(version, number)
        if wish is not None:
            self.show_paper(wish)

    def show_paper(self, wish: PlanWish) -> None:
        """Show a paper over the window."""
        # Drawing PDF files is loaded by the first who looks at one.
        sheet: Any = importlib.import_module("msp_desk.ui.cards.plan.paper_sheet")
        made = MadePlan(self._around.desk, self._around.words, self._around.today(), wish)
        sheet.PaperSheet(self._around, self._owner, self.title(wish), made, self.file_name(wish)).open_sheet()

    def save(self, wish: PlanWish) -> None:
        """Save it as the file that it is wished for as."""
        made = MadePlan(self._around.desk, self._around.words, self._around.today(), wish)
        Export(self._around, self.file_name(wish), wish.form.value, made).begin()

    def into_folder(self, wish: PlanWish) -> None:
        """Write it into a folder of all versions, with an index, as a web host takes it."""
        folder = self._around.ask.folder(Phrase("Publish into which folder?"))
        if folder is not None:
            FolderOut(self._around, wish, folder).begin()

    def title(self, wish: PlanWish) -> str:
        """What it is called."""
        t = self._around.words.t
        if wish.version is None:
            return t("%(client)s: draft of the service plan", client=self._name)
        return t("%(client)s: service plan, version %(number)d", client=self._name, number=wish.number)

    def file_name(self, wish: PlanWish) -> str:
        """What a file of it is called."""
        return self.title(wish).replace(":", " –")

    def _wished(self, version: UUID | None, number: int) -> PlanWish | None:
        if self._seen is None:
            return None
        plan = self._seen.plan
        return PlanWish(
            plan.client_key, plan.key, version, number, language=self._language, with_changes=self._with_changes
        )  # fmt: skip

    def _fill(self, menu: QMenu, version: UUID | None, number: int) -> None:
        self._offer(menu, version, number)
        menu.addSeparator()
        t, group = self._around.words.t, QActionGroup(menu)
        languages = menu.addMenu(icon("languages"), t("Language"))
        choices: list[tuple[str, Language | None]] = [(t("That of the plan"), None)]
        choices += [(self._around.words.term(language), language) for language in Language]
        for text, language in choices:
            action = _checkable(languages, text, on=language is self._language, value=language)
            action.triggered.connect(self._choose_language)
            group.addAction(action)
        changes = _checkable(menu, t("With what changed, as an appendix"), on=self._with_changes, value=None)
        changes.triggered.connect(self._choose_changes)

    def _offer(self, menu: QMenu, version: UUID | None, number: int) -> None:
        t, wish = self._around.words.t, self._wished(version, number)
        if wish is None:
            return
        page = replace(wish, form=PlanForm.PAGE)
        self._entry(menu, "eye", t("Preview"), "show", wish)
        self._entry(menu, "file-text", t("Save as PDF…"), "save", wish)
        self._entry(menu, "globe", t("Save as a web page…"), "save", page)
        if version is not None:
            answerable = replace(page, answerable=True)
            self._entry(menu, "message-square", t("Save as a page that the client can answer…"), "save", answerable)  # fmt: skip
            self._entry(menu, "folder-open", t("Publish into a folder…"), "folder", answerable)
            self._entry(menu, "download", t("Save as JSON…"), "save", replace(wish, form=PlanForm.JSON))

    def _entry(self, menu: QMenu, picture: str, text: str, how: str, wish: PlanWish) -> None:
        action = QAction(icon(picture), text, menu)
        action.setData((how, wish))
        action.triggered.connect(self._chosen)
        menu.addAction(action)

    @Slot()
    def _chosen(self) -> None:
        action = self.sender()
        if not isinstance(action, QAction):
            return
        how, wish = action.data()
        wish = replace(wish, language=self._language, with_changes=self._with_changes)
        {"show": self.show_paper, "save": self.save, "folder": self.into_folder}[how](wish)

    @Slot()
    def _choose_language(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self._language = action.data()

    @Slot(bool)
    def _choose_changes(self, on: bool) -> None:
        self._with_changes = on


def _checkable(menu: QMenu, text: str, *, on: bool, value: object) -> QAction:
    action = QAction(text, menu)
    action.setCheckable(True)
    action.setChecked(on)
    action.setData(value)
    menu.addAction(action)
    return action


class FolderOut(FileOut):
    """One version that is written into a folder."""

    def __init__(self, around: Surroundings, wish: PlanWish, folder: Path) -> None:
        super().__init__(around)
        self._wish, self._folder = wish, folder

    def begin(self) -> None:
        """Work."""
        self._around.runner.run(self._work, self._done, self._failed)

    def _work(self, progress: Progress) -> Path:
        desk, words, wish = self._around.desk, self._around.words, self._wish
        made = MadePlan(desk, words, self._around.today(), wish)
        page, content = made(), made.document().content
        progress.check()
        versions = desk.ask(versions_of, wish.plan)
        told = Words(wish.language or content.language, words.folder, words.zone)
        accent = desk.ask(desk_settings).report_colour
        index = Index(versions, told, content.firm.name, content.client.name, accent)
        published = {v.number: v.sha256 for v in versions}
        return write_version(self._folder, wish.number, page, published, index)
