"""The decisions of the business, pure.

I am: one file a subject: functions that take values and give values.
I get: values, and the moment and the facts as arguments.
I give: answers with their reasons: who is due and why, what a title proposes, which channel is right.
I never: read a clock, a file or a database; know a screen or a paper.
"""
