"""The window.

I am: pages, forms, tables and small parts over frozen rows; `desk.py` is its only way to the store.
I get: rows and cards from queries, words from i18n, answers from the person.
I give: drafts to commands.
I never: decide, compute, hold a session, show data as rich text.
"""

from msp_desk.ui.lasting import make_lasting
from msp_desk.ui.plain_imports import import_plainly

make_lasting()
import_plainly()
