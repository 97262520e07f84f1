"""The two kinds of failure a person is told about in a sentence; anything else is a bug."""

from __future__ import annotations

from msp_desk.values.phrases import N_, Phrase


class Told(Exception):  # noqa: N818 - not every telling is an error of ours
    """A failure that carries the sentence to tell, ready to be put in the person's language."""

    def __init__(self, text: str | Phrase, **params: object) -> None:
        self.phrase = text if isinstance(text, Phrase) else Phrase(text, params)
        super().__init__(self.phrase.in_english())


class Refused(Told):
    """What was asked cannot be done as asked; the person can mend it (wrong input, a loop, a stale save)."""


class Blocked(Told):
    """The machine stands in the way: disk full, file locked or damaged, no key."""


class Stale(Refused):
    """A save meets a record that somebody changed since the form was opened; `fields` are the names in conflict."""

    def __init__(self, fields: tuple[str, ...] = ()) -> None:
        super().__init__(N_("This was changed elsewhere while you were editing it."))
        self.fields = fields
