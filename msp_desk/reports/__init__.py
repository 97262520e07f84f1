"""The papers.

I am: layouts that put a frozen card and words on pages.
I get: a card, words, and how the paper is to be.
I give: bytes: PDF, HTML, SVG; the same bytes for the same card.
I never: ask the desk, read the clock, trust a text as markup.
"""
