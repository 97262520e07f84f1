"""Keeps None, True and False alive on Pythons before 3.12, where Qt's binding would use them up."""

from __future__ import annotations

import ctypes
import sys

# PySide6 6.12 is built for the rules of Python 3.12, where these three are immortal: each call that returns nothing
# (or a bool) gives away a reference that it never took. Python 3.11 counts them, and ends with "none_dealloc:
# deallocating None" after some thousand calls (measured: one reference lost a call). So they get, here, what 3.12
# gives them: more references than anybody can lose.
_PLENTY = sys.maxsize >> 2


def make_lasting() -> None:
    """Give the three singletons more references than will ever be lost; nothing to do from Python 3.12 on."""
    if sys.version_info >= (3, 12) or sys.implementation.name != "cpython":
        return
    for lasting in (None, True, False):
        count = ctypes.c_ssize_t.from_address(id(lasting))
        if count.value < _PLENTY:
            count.value += _PLENTY
