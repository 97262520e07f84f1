"""The door with a window.

I am: what puts the window program together: first paint, opening, pages, wires, timers, closing.
I get: the window's options, and the machine.
I give: an exit code.
I never: decide about the business; I only bring together those who do.
"""

# Qt comes first, and gives Python's own import back at once.
import msp_desk.ui  # noqa: F401
