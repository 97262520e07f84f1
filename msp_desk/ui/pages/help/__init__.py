"""The Help page: the guide that travels with the program, to read and to search.

I am: the chapters, the search in them and the text as it is set.
I get: the surroundings of a page.
I give: a widget.
I never: fetch anything, or show a file from outside the guide.
"""
