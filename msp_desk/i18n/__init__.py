"""Words and formats in a language.

I am: the gettext catalogue, Babel's numbers and dates, and the words for every enum.
I get: a language, phrases and values.
I give: sentences, dates, numbers and plurals, the same for window, command line and papers.
I never: know Qt, know where the words are shown.
"""
