"""The search box: people, clients and notes as one types, with the pre-call card of who is chosen.

I am: one key away from everywhere (Ctrl+K).
I get: surroundings, what is typed.
I give: the content of an overlay.
I never: rank or match (the search index does).
"""
