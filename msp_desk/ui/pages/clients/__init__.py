"""Clients: the list of them, the page of one, and the form of one.

I am: what the side bar calls Clients.
I get: surroundings; client rows and cards.
I give: a page and a form.
I never: know another page, decide what presses (rules/today.py does).
"""
