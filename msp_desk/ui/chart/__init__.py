"""Chart: org charts drawn and alive, one or two beside each other.

I am: the widget that shows cards where the layout puts them, and tells what a person wants done with them.
I get: cards (faces), nodes, counterpart lines and photos as values; words.
I give: a view with signals, keyed by seat.
I never: know a page, ask the desk, or change a chart myself.
"""
