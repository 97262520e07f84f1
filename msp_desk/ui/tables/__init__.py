"""Lists that answer keystrokes.

I am: one rows model for all lists and the delegates that paint them.
I get: columns and a tuple of frozen rows.
I give: a view that sorts, filters and says what was chosen.
I never: ask the desk, know a page.
"""
