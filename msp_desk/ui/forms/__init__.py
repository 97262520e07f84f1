"""Forms that hold a draft.

I am: fields, and the form that lays them out from a list.
I get: a list of fields and what they held when loaded.
I give: a draft when the person saves.
I never: write, decide what may be saved, know a page.
"""
