"""People: everybody of both sides in one list, and the form of one.

I am: what the side bar calls People.
I get: surroundings; person rows and cards.
I give: a page and a form.
I never: know another page.
"""
