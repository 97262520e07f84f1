"""The questions that the desk can answer.

I am: one file a subject: functions that read with plain rows (Core) and as few statements as they can.
I get: a SQLAlchemy connection, and what is asked for.
I give: frozen rows and cards, whole and detached.
I never: change anything; return a mapped object, a result or a generator; translate; show.
"""
