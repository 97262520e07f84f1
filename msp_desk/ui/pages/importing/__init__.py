"""Bringing contacts and org charts in: files dropped or chosen, a preview in which each column finds its place, a count before, a list after.

I am: the steps of an import, one after another.
I get: the surroundings of every page, and what copies the desk before.
I give: one deed that can be undone, and every row that did not come in with its reason.
I never: read a file on the main thread, guess a column, decide who is the same person.
"""
