"""Widgets for the secrets of a desk.

I am: the two fields of a new passphrase with their hint, and the recovery key with its ways onto paper.
I get: the words, whom to ask, a secret for as long as it is shown.
I give: a secret that was typed; a sheet to print, a file to save, a clipboard that forgets.
I never: keep a secret, check one, know where keys are kept.
"""
