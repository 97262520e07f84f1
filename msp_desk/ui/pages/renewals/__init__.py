"""Renewals: which contracts have to be decided on and by when, what was decided, and what each client leaves us.

I am: the page of all renewals, and the forms of contracts, decisions and hours.
I get: surroundings; contracts with where they stand, hours, margins.
I give: a page and side panels.
I never: reckon a date or a margin (rules/contracts.py and rules/margins.py do).
"""
