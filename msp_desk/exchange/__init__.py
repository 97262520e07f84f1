"""What goes in and out in other programs' formats.

I am: readers and writers of vCard, CSV, XLSX, JSON and mail.
I get: bytes of a file, or frozen rows.
I give: drafts and, beside them, the bad rows with line and reason; or bytes to keep.
I never: touch the store, lose a row without saying so, trust what a file claims.
"""
