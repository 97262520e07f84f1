"""Our firm: its people and positions, and the form of a position (of either side).

I am: what the side bar calls Our firm.
I get: surroundings; our own card.
I give: a page and a form.
I never: know another page.
"""
