"""I am: the forms of a service plan, of what holds for all of it and of each kind of item.

I get: the surroundings and a draft to begin with.
I give: forms for the side panel.
I never: decide what is missing in a plan; I only hold what is typed.
"""
