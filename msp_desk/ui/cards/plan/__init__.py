"""A client's service plan on its tab: the five sections, what is missing, versions and answers.

I am: what a client's page and the tests show of a plan.
I get: the surroundings and a client.
I give: widgets; I ask the ways to open forms.
I never: know a page, or decide what a plan lacks.
"""
