"""Logging a contact: the form that takes ten seconds, for a new contact and for correcting one.

I am: a side panel, one key away from everywhere (Ctrl+L).
I get: surroundings, a draft to begin with, mails that are dropped.
I give: a panel.
I never: write before the person saves (but what is typed is kept safe).
"""
