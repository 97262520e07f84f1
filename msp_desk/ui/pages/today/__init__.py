"""Today: who is due and why, what to talk about, and the one thing to do.

I am: the first screen of every morning.
I get: surroundings; due records, person cards.
I give: a page.
I never: decide what is due (rules/today.py does).
"""
