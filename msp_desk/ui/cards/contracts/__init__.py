"""What several pages show of contracts.

I am: a contract with its terms, decisions and hours; a client's contracts.
I get: contract cards, hours, margins.
I give: widgets and blocks.
I never: reckon a date or a margin.
"""
