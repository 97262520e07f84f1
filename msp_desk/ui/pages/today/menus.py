"""The menus of a line of Today: all that can be done, until when to put it off, and to whom to hand it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QPoint, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from msp_desk.queries.desk import OurPersonRow
from msp_desk.rules.snoozing import later_today, next_week, tomorrow
from msp_desk.rules.today import Action, DueItem
from msp_desk.ui.cards.chooser import Chooser
from msp_desk.ui.forms.pick_fields import Option
from msp_desk.ui.icons import icon
from msp_desk.ui.looks import REASON_ICON
from msp_desk.ui.pages.today.deeds import ItemDeeds
from msp_desk.ui.parts.menus import open_within
from msp_desk.ui.surroundings import Surroundings
from msp_desk.values.folding import fold
from msp_desk.values.times import zone_named

Deed = Callable[..., object]


class ItemMenus(QObject):
    """Makes the menus; what is chosen is done by the deeds."""

    def __init__(self, around: Surroundings, deeds: ItemDeeds, owner: QWidget) -> None:
        super().__init__(owner)
        self._around, self._deeds, self._owner = around, deeds, owner
        self._handed: DueItem | None = None

    def all_deeds(self, item: DueItem) -> QMenu:
        """All that can be done about an item, the one thing to do first."""
        t, deeds = self._around.words.t, self._deeds
        menu = QMenu(self._owner)
        if item.action is not Action.LOG:
            _add(
                menu, self._around.words.say(item.action_words), REASON_ICON[item.reason], deeds.act, "Return"
            )
        _add(menu, t("Log it"), "pen-line", deeds.log, "L")
        menu.addSeparator()
        put_off = self.snoozing()
        put_off.setParent(menu, put_off.windowFlags())
        put_off.setTitle(t("Snooze"))
        put_off.setIcon(icon("alarm-clock"))
        menu.addMenu(put_off)
        _add(menu, t("Hand over…"), "forward", self.choose_colleague, "H")
        if item.mark is not None:
            _add(menu, t("Take it back"), "undo-2", deeds.bring_back)
        menu.addSeparator()
        if item.action is Action.KEEP:
            _add(menu, t("Mark as broken"), "x", deeds.break_it)
        _add(menu, t("Drop…"), "archive", deeds.drop, "D")
        if item.client_key not in (None, deeds.firm):
            menu.addSeparator()
            _add(menu, t("Open the client"), "building-2", deeds.go_to_client, "Ctrl+Return")
        return menu

    def snoozing(self) -> QMenu:
        """Until when it is put off."""
        words, deeds, menu = self._around.words, self._deeds, QMenu(self._owner)
        today = self._around.today()
        later = later_today(self._around.clock().astimezone(zone_named(words.zone)))
        if later is not None:
            told = words.t("Later today, at %(time)s", time=words.time(later))
            _add(menu, told, "clock", partial(deeds.snooze, later))
        for told, day in (
            (words.t("Tomorrow"), tomorrow(today)),
            (words.t("Next week, %(day)s", day=words.weekday(next_week(today))), next_week(today)),
        ):
            _add(menu, told, "calendar", partial(deeds.snooze, day))
        _add(menu, words.t("A day…"), "calendar-days", deeds.snooze_until_a_day)
        return menu

    @Slot()
    def open_snoozing(self, *_: object) -> None:
        """Offer until when, beside the line."""
        if self._deeds.item is not None:
            self._open(self.snoozing())

    @Slot()
    def open_all(self, *_: object) -> None:
        """Offer all that can be done."""
        if self._deeds.item is not None:
            self._open(self.all_deeds(self._deeds.item))

    @Slot()
    def choose_colleague(self, *_: object) -> None:
        """Ask to whom it is handed."""
        if self._deeds.item is None:
            return
        people = self._deeds.colleagues()
        if not people:
            self._deeds.refuse_empty()
            return
        t = self._around.words.t
        text = t("It goes to their list, with a note if you like.")
        chooser = Chooser(self._owner, self._around.words, t("Hand over to"), text, _Colleagues(people))
        self._handed = self._deeds.item
        chooser.picked.connect(self._hand_to)
        chooser.open_chooser()

    @Slot(object)
    def _hand_to(self, key: object) -> None:
        colleague = next((p for p in self._deeds.people if p.key == key), None)
        if colleague is not None and self._handed is not None and self._deeds.still(self._handed):
            self._deeds.hand_to(colleague)

    def _open(self, menu: QMenu) -> None:
        open_within(menu, self._owner, QPoint(12, self._owner.height() - menu.sizeHint().height() - 56))


class _Colleagues:
    """Finds somebody of ours by a few letters."""

    def __init__(self, people: list[OurPersonRow]) -> None:
        self._people = people

    def __call__(self, text: str) -> list[Option]:
        wanted = fold(text)
        return [Option(p.key, p.name, p.title) for p in self._people if wanted in fold(p.name)]


def _add(menu: QMenu, text: str, name: str, deed: Deed, keys: str = "") -> None:
    action = QAction(icon(name), text, menu)
    if keys:
        action.setShortcut(QKeySequence(keys))
        action.setShortcutVisibleInContextMenu(True)
    action.triggered.connect(deed)
    menu.addAction(action)
