"""The pages of the window, one folder a subject.

I am: what a person sees of one subject: its lists, its details, its form panels.
I get: the desk's door, the words, and where to go next as callbacks.
I give: deeds to the desk and places to go.
I never: import each other, hold a session, compute.
"""
