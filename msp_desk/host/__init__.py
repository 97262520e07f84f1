"""The machine we stand on.

I am: paths, settings file, keyring, log and clock.
I get: the system, asked at call time.
I give: answers that a test can replace in one place.
I never: know the business, remember an answer.
"""
