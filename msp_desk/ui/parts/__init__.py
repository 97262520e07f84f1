"""Small parts of the window that every page uses.

I am: labels, chips, buttons, avatars, cards, toasts and empty states, drawn from the theme.
I get: plain text, values and the theme.
I give: widgets with a name for screen readers.
I never: ask the desk, know a page, read data as rich text.
"""
