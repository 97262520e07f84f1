"""The window before a desk is open: making one, opening one, and what to do where that fails.

I am: the first screen, the passphrase, the recovery key shown once, unlocking, and every trouble with its way out.
I get: an Entrance, which knows files and keyrings.
I give: an open desk.
I never: make a desk where one should be, keep a secret longer than its screen.
"""
