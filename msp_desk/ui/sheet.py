"""The little that Qt's own controls need in style sheet language; everything else is palette or painted by us."""

from __future__ import annotations

from collections.abc import Mapping

# Fields, menus, tool tips and scroll bars only: each rule here is paid for by every widget that is shown.
_SHEET = """
QLineEdit, QPlainTextEdit, QTextBrowser {
    background: %(surface)s; color: %(text)s; border: 1px solid %(line)s; border-radius: 8px;
    selection-background-color: %(accent)s; selection-color: %(on_accent)s;
}
QLineEdit { padding: 0 8px; min-height: 28px; max-height: 28px; }
QPlainTextEdit, QTextBrowser { padding: 4px 5px; }
QLineEdit:hover, QPlainTextEdit:hover { border-color: %(text3)s; }
QLineEdit:focus, QPlainTextEdit:focus, QTextBrowser:focus { border: 1px solid %(accent)s; }
QLineEdit[wrong="true"], QPlainTextEdit[wrong="true"] { border: 1px solid %(bad)s; }
QLineEdit:disabled, QPlainTextEdit:disabled { background: %(sunken)s; color: %(text3)s; }
QLineEdit[bare="true"], QTextBrowser[bare="true"] { border: none; background: transparent; padding: 0; min-height: 0; }
QScrollArea { background: transparent; border: none; }
QAbstractScrollArea::corner { background: transparent; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 2px; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 2px; }
QScrollBar::handle { background: %(line)s; border-radius: 3px; min-height: 32px; min-width: 32px; }
QScrollBar::handle:hover { background: %(text3)s; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QToolTip { background: %(text)s; color: %(surface)s; border: none; padding: 4px 8px; }
QMenu { background: %(surface)s; color: %(text)s; border: 1px solid %(line)s; padding: 4px; }
QMenu::item { padding: 6px 28px 6px 10px; border-radius: 6px; }
QMenu::icon { padding-left: 8px; }
QMenu::item:selected { background: %(accentsoft)s; color: %(text)s; }
QMenu::item:disabled { color: %(text3)s; }
QMenu::separator { height: 1px; background: %(line)s; margin: 4px 6px; }
QComboBox QAbstractItemView, QAbstractItemView[popup="true"] {
    background: %(surface)s; color: %(text)s; border: 1px solid %(line)s; outline: none;
    selection-background-color: %(accentsoft)s; selection-color: %(text)s;
}
QHeaderView { background: transparent; }
QFileDialog QHeaderView::section {
    background: %(sunken)s; color: %(text2)s; border: none; border-bottom: 1px solid %(line)s; padding: 3px 8px;
}
QCalendarWidget { background: %(surface)s; border: 1px solid %(line)s; }
QCalendarWidget QWidget#qt_calendar_navigationbar { background: %(surface)s; }
QCalendarWidget QToolButton { background: transparent; color: %(text)s; border: none; border-radius: 6px; padding: 4px 8px; }
QCalendarWidget QToolButton:hover { background: %(hover)s; }
QCalendarWidget QToolButton::menu-indicator { image: none; }
QCalendarWidget QTableView { background: %(surface)s; alternate-background-color: %(surface)s; border: none; }
"""


def sheet(colours: Mapping[str, str]) -> str:
    """The style sheet with the colours of a look."""
    return _SHEET % colours
