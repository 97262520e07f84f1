"""The deeds that a person can do.

I am: one file a subject: a verb takes a draft, lets the rules decide, and changes the nouns.
I get: a session that somebody else opened, and a draft.
I give: keys, or a refusal that the person can mend.
I never: commit, open a session, call a query, show, translate.
"""
