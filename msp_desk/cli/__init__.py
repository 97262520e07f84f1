"""The door without Qt: commands for scripts, schedulers and terminals.

I am: one file a group of commands, and the parser that names them.
I get: arguments, a passphrase over a file descriptor.
I give: words for people, or exact JSON; exit codes 0, 1 (refused, with the reason on standard error), 2 (usage).
I never: load Qt.
"""
