"""A sentence as a value: the English text and what fills it, translated only where it is shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


def N_(text: str) -> str:  # noqa: N802 - gettext's own name for "mark, do not translate yet"
    """Mark a text for translation without translating it."""
    return text


@dataclass(frozen=True, slots=True)
class Phrase:
    """A translatable sentence with its parameters, in gettext's `%(name)s` style.

    Parameters may be plain values, dates, enum members or phrases; each is put into words when the sentence is.
    """

    text: str
    params: Mapping[str, object] = field(default_factory=dict)
    plural: str | None = None
    count: int = 0

    @classmethod
    def counted(
        cls, singular: str, plural: str, count: int, params: Mapping[str, object] | None = None
    ) -> Phrase:
        """A sentence that depends on a number; `%(n)d` in it is that number."""
        return cls(singular, {"n": count, **(params or {})}, plural, count)

    def in_english(self) -> str:
        """The sentence as developers and logs read it."""
        text = self.plural if self.plural is not None and self.count != 1 else self.text
        told = {k: v.in_english() if isinstance(v, Phrase) else v for k, v in self.params.items()}
        return text % told if told else text
