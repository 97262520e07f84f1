"""The benchmark: how fast the program is, against the least that each thing can cost on the same machine.

I am: generated desks, limits, trials of the real program, goals, and the table that comes of them.
I get: a machine, and the program.
I give: JSON, a table, an exit code.
I never: judge a test run; time is no test.
"""
