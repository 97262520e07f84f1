"""What is to be done on which day, as a week or a month.

I am: days with their items, between which arrows move.
I get: an agenda, words, the present day, the names of holidays.
I give: a widget that says which item is chosen or opened, and which days it wants to see.
I never: plan, know a page.
"""
