"""Search hits as lines of a list."""

from __future__ import annotations

from datetime import date

from msp_desk.i18n.words import Words
from msp_desk.ui.looks import level_of, level_tone
from msp_desk.ui.tables.lines import Line
from msp_desk.values.folding import digits_of, fold, fold_words, initials, looks_like_number
from msp_desk.values.hits import Hit, HitKind

_EXCERPT = 90


def line_of(hit: Hit, typed: str, words: Words, today: date) -> Line:
    """Who or what was found, with the part that matched underlined."""
    if hit.kind is HitKind.NOTE:
        excerpt = around_match(hit.detail, typed)
        return Line(
            key=(hit.kind, hit.key),
            bold=hit.title or words.t("Contact without a subject"),
            second=hit.subtitle,
            third=excerpt,
            mark=mark_in(excerpt, typed),
            icon="notebook-pen",
            right=words.day_here(words.local_day(hit.at), today) if hit.at else "",
        )
    return Line(
        key=(hit.kind, hit.key),
        bold=hit.title,
        second=hit.subtitle,
        third=hit.detail,
        mark=mark_in(hit.detail, typed),
        avatar=initials(hit.title),
        avatar_tone=level_tone(level_of(hit.level)),
        square=hit.kind is HitKind.CLIENT,
    )


def mark_in(text: str, typed: str) -> tuple[int, int]:
    """From where to where the text is what was typed; (0, 0) where it is not.

    Digits match through the spaces between them; words without regard to case, and to accents where folding keeps
    the number of letters.
    """
    if looks_like_number(typed):
        return _mark_digits(text, digits_of(typed).lstrip("0"))
    folded = fold(text)
    if len(folded) != len(text):
        return 0, 0
    for word in fold_words(typed):
        place = folded.find(word)
        if place >= 0:
            return place, place + len(word)
    return 0, 0


def _mark_digits(text: str, wanted: str) -> tuple[int, int]:
    places = [i for i, c in enumerate(text) if c.isdigit()]
    start = "".join(text[i] for i in places).find(wanted) if wanted else -1
    if start < 0:
        return 0, 0
    return places[start], places[start + len(wanted) - 1] + 1


def around_match(text: str, typed: str) -> str:
    """The words of a note around what was typed, on one line."""
    flat = " ".join(text.split())
    start, _ = mark_in(flat, typed)
    if start < _EXCERPT // 2:
        return flat[:_EXCERPT]
    return "… " + flat[start - _EXCERPT // 3 :][:_EXCERPT]
