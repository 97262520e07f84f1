"""Widgets that show one of our cards or rows, for any page.

I am: the person card (pre-call card), the line of a history, the words that several pages say alike.
I get: frozen cards and rows from queries, words, the present day.
I give: widgets, and pure functions from rows to lines.
I never: ask, do, know a page.
"""
