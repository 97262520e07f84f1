"""History: every contact of the desk, newest first.

I am: one list with filters, search and no end.
I get: surroundings.
I give: a page.
I never: read more than a page at a time.
"""
