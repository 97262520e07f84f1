"""The gaps between two org charts in words: what is missing in a title, and why it matters in a line below."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msp_desk.i18n.words import Words
from msp_desk.rules.gaps import Gap, GapKind
from msp_desk.values.enums import Influence, Side

_MOST_NAMES = 3


def gap_title(gap: Gap, words: Words) -> str:
    """What is missing, in a few words."""
    return _more(gap, words) if gap.more else _TITLES[gap.kind](gap, words)


def gap_text(gap: Gap, words: Words) -> str:
    """Whom it is about and how it stands; empty where the title says all."""
    return "" if gap.more else _TEXTS[gap.kind](gap, words)


def _more(gap: Gap, words: Words) -> str:
    n = gap.more
    if gap.kind is GapKind.NOT_SPOKEN:
        return words.n("%(n)d more left alone for long", "%(n)d more left alone for long", n)
    if gap.kind is GapKind.COUNTERPART_EMPTY:
        return words.n("%(n)d more empty seat with lines", "%(n)d more empty seats with lines", n)
    if gap.kind is GapKind.TWO_FOR_TOPIC:
        return words.n("%(n)d more topic with several of ours", "%(n)d more topics with several of ours", n)
    return words.n(
        "%(n)d more position without a counterpart", "%(n)d more positions without a counterpart", n
    )


def _uncovered(gap: Gap, words: Words) -> str:
    return words.t("Nobody of ours at their level: %(level)s", level=words.term(gap.level).lower())


def _uncovered_text(gap: Gap, words: Words) -> str:
    return _names(gap.others, words)


def _alone(gap: Gap, words: Words) -> str:
    return words.t("Nobody of ours answers to %(position)s", position=gap.unit or gap.title)


def _alone_text(gap: Gap, words: Words) -> str:
    return _sentence(_who(gap, words), _last_contact(gap, words))


def _silent(gap: Gap, words: Words) -> str:
    if gap.days is None:
        return words.t("Nobody has spoken to %(name)s yet", name=gap.name)
    return words.n(
        "Nobody has spoken to %(name)s for %(n)d day",
        "Nobody has spoken to %(name)s for %(n)d days",
        gap.days,
        name=gap.name,
    )


def _silent_text(gap: Gap, words: Words) -> str:
    most = words.n("%(n)d day at most", "%(n)d days at most", gap.limit or 0)
    return _sentence(gap.title, words.term(gap.influence).lower(), most)


def _no_lines(_gap: Gap, words: Words) -> str:
    return words.t("No lines yet")


def _no_lines_text(_gap: Gap, words: Words) -> str:
    return words.t("Drag from a position of ours to one of theirs: who answers to whom, for what")


def _one(gap: Gap, words: Words) -> str:
    if gap.side is Side.OURS:
        return words.t("It hangs on one of ours: %(name)s", name=gap.name)
    return words.t("It hangs on one of theirs: %(name)s", name=gap.name)


def _one_text(gap: Gap, words: Words) -> str:
    if not gap.tie_keys:
        return words.n("The only contact of twelve months", "All %(n)d contacts of twelve months", gap.count)
    if gap.level is not None:
        level = words.term(gap.level).lower()
        return words.n(
            "The only line at their level: %(level)s",
            "All %(n)d lines at their level: %(level)s",
            gap.count,
            level=level,
        )
    return words.n("The only line", "All %(n)d lines", gap.count)


def _empty(gap: Gap, words: Words) -> str:
    return words.t("%(position)s: seat empty", position=gap.title)


def _empty_text(gap: Gap, words: Words) -> str:
    others = _names(gap.others, words)
    if gap.topic:
        return words.t("Counterpart of %(name)s for %(topic)s", name=others, topic=gap.topic)
    return words.t("Counterpart of %(name)s", name=others)


def _two(gap: Gap, words: Words) -> str:
    if gap.topic and gap.count == 2:
        return words.t("Two of ours for %(topic)s", topic=gap.topic)
    if gap.topic:
        return words.n(
            "%(n)d of ours for %(topic)s", "%(n)d of ours for %(topic)s", gap.count, topic=gap.topic
        )
    return words.t("Several of ours for everything of %(name)s", name=gap.name)


def _two_text(gap: Gap, words: Words) -> str:
    return _names(gap.others, words)


def _who(gap: Gap, words: Words) -> str:
    """Who holds the seat, and what they weigh: "Félix Echeverría approves"."""
    if gap.influence is Influence.DECIDES:
        return words.t("%(name)s decides", name=gap.name)
    if gap.influence is Influence.APPROVES:
        return words.t("%(name)s approves", name=gap.name)
    return f"{gap.name}, {gap.title}" if gap.unit else gap.name


def _last_contact(gap: Gap, words: Words) -> str:
    if gap.days is None:
        return words.t("never spoken to")
    if gap.days == 0:
        return words.t("last contact today")
    return words.n("last contact %(n)d day ago", "last contact %(n)d days ago", gap.days)


def _sentence(*parts: str) -> str:
    return "; ".join(p for p in parts if p)


def _names(names: Sequence[str], words: Words) -> str:
    """The first names of several, and how many more."""
    if len(names) == 2:
        return words.t("%(one)s and %(other)s", one=names[0], other=names[1])
    told = ", ".join(names[:_MOST_NAMES])
    more = len(names) - _MOST_NAMES
    return (
        words.n("%(names)s and %(n)d more", "%(names)s and %(n)d more", more, names=told)
        if more > 0
        else told
    )


_Told = Callable[[Gap, Words], str]
_TITLES: dict[GapKind, _Told] = {
    GapKind.COUNTERPART_EMPTY: _empty,
    GapKind.NO_COUNTERPART: _alone,
    GapKind.NOT_SPOKEN: _silent,
    GapKind.UNCOVERED_LEVEL: _uncovered,
    GapKind.NO_LINES: _no_lines,
    GapKind.ONE_OF_OURS: _one,
    GapKind.ONE_OF_THEIRS: _one,
    GapKind.TWO_FOR_TOPIC: _two,
}
_TEXTS: dict[GapKind, _Told] = {
    GapKind.COUNTERPART_EMPTY: _empty_text,
    GapKind.NO_COUNTERPART: _alone_text,
    GapKind.NOT_SPOKEN: _silent_text,
    GapKind.UNCOVERED_LEVEL: _uncovered_text,
    GapKind.NO_LINES: _no_lines_text,
    GapKind.ONE_OF_OURS: _one_text,
    GapKind.ONE_OF_THEIRS: _one_text,
    GapKind.TWO_FOR_TOPIC: _two_text,
}
