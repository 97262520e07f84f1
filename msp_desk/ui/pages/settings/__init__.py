"""The settings: of this window, of our papers and our work, of the check-in rules, and of the desk itself.

I am: three tabs of forms, the backups, and the keys of the desk.
I get: the surroundings of every page, and a Keeping, which knows the machine and the file.
I give: deeds for what is the desk's, wishes for what is the machine's.
I never: know where settings, keys or copies are kept.
"""
