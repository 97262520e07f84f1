"""The sheet of all shortcuts (Ctrl+/).

I am: what the keyboard can do, in groups, on one card.
I get: the shortcuts and their words.
I give: nothing but the reading of it.
I never: bind a key.
"""
