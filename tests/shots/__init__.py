"""Pictures of every screen: `python -m tests.shots --out FOLDER` (`--main` for the five that matter most).

I am: the real window over the sample firm, led from screen to screen.
I get: a folder.
I give: a PNG of each screen in both looks and both languages, and in other sizes of the window.
I never: draw anything myself.
"""
