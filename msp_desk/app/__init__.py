"""The door with a window.

I am: what puts the window program together: first paint, opening, pages, wires, timers, closing.
I get: the window's options, and the machine.
I give: an exit code.
I never: decide about the business; I only bring together those who do.
"""

import builtins

# Qt's binding replaces Python's import by one that reads the source of every module, looking for names that we do not
# use; without it the window is there 25 ms and the desk 60 ms sooner. So Qt comes first, and the import comes back.
_plain = builtins.__import__
import PySide6.QtWidgets  # noqa: E402, F401

builtins.__import__ = _plain
