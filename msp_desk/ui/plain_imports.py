"""Takes Qt's binding out of Python's way when it imports."""

from __future__ import annotations

import builtins

import PySide6.QtCore  # noqa: F401 - puts its hook in, which is taken out below

# For its own `from __feature__ import …` the binding reads the source of every module that is imported after it, to look
# for its name in there, and Python's linecache then keeps all that text. Nobody here asks for such features; without it the
# window is there 25 ms and the desk 60 ms sooner, and 25 MB are never held.
_BEFORE_FEATURES = "__orig_import__"


def import_plainly() -> None:
    """Import as the binding itself does underneath its hook; nothing to do where it has none."""
    if hasattr(builtins, _BEFORE_FEATURES):
        builtins.__import__ = getattr(builtins, _BEFORE_FEATURES)
