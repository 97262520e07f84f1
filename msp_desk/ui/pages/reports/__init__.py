"""The Reports page: papers about a client or a person, looked at before they are printed.

I am: the options, the making off the main thread, the preview, and what prints and saves it.
I get: the surroundings of a page.
I give: a widget.
I never: lay a paper out.
"""
