"""Widgets that show one of our cards or rows, for any page.

I am: the person card (pre-call card), the client in brief, a contact to read, a history, the words several pages say alike.
I get: frozen cards and rows, words, the present day; those that act for themselves (a history, a side) their surroundings.
I give: widgets, blocks of painted cards, and pure functions from rows to lines.
I never: know a page, decide.
"""
