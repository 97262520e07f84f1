"""Links that may be opened: only those that go to the web, to a mail or to a telephone."""

from __future__ import annotations

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

_MAY = frozenset({"http", "https", "mailto", "tel"})
_LONGEST = 2000


def may_open(link: str) -> bool:
    """Whether a link leads where links may lead: no file of this machine, no share of another, no script."""
    if not link or len(link) > _LONGEST or any(sign < " " or sign in "\\\x7f" for sign in link):
        return False
    url = QUrl(link, QUrl.ParsingMode.StrictMode)
    if not url.isValid() or url.scheme().lower() not in _MAY:
        return False
    return bool(url.host()) if url.scheme().lower() in {"http", "https"} else bool(url.path())


def open_link(link: str) -> bool:
    """Open a link with the system's program for it; says whether that was done."""
    return may_open(link) and QDesktopServices.openUrl(QUrl(link, QUrl.ParsingMode.StrictMode))
