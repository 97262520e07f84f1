"""The one door to the desk file.

I am: engine and pragmas, a session per deed, journal and undo, search index, schema, copies, migrations.
I get: a path, a key and the mapped classes.
I give: sessions, connections and announcements of what was changed.
I never: know a subject by name, ask a person, decide for the business.
"""
