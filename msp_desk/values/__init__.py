"""The words that all rooms speak.

I am: enums, keys, money, times, folded text, drafts, phrases, changes and errors, as frozen values.
I get: nothing but the standard library.
I give: the same vocabulary to every room, so that two rooms can meet without knowing each other.
I never: import anything of ours, read a clock, open a file.
"""
