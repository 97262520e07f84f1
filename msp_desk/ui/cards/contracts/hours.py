"""Hours used against those included, what a client leaves us, and what our service costs the client: blocks of a card."""

from __future__ import annotations

from datetime import date

from msp_desk.i18n.words import Words
from msp_desk.queries.contracts import HoursRow
from msp_desk.queries.margins import ClientMargin
from msp_desk.reports.contract_words import hours_told
from msp_desk.rules.margins import Margin
from msp_desk.ui.cards.contracts.pairs import Pair
from msp_desk.ui.cards.contracts.seen import ClientSeen
from msp_desk.ui.cards.contracts.track import Track
from msp_desk.ui.fonts import Voice, width_of
from msp_desk.ui.parts.blocks import Rich
from msp_desk.ui.parts.canvas import Block, Stack
from msp_desk.ui.parts.mixed import Span
from msp_desk.ui.tables.lines import Line
from msp_desk.ui.theme import Tone
from msp_desk.values.enums import Side


def used_told(margin: Margin, words: Words) -> str:
    """The hours spent, of those included."""
    spent = hours_told(margin.spent, words)
    if margin.included is None:
        return spent
    told = {"spent": spent, "included": hours_told(margin.included, words)}
    if margin.spent > margin.included:
        over = hours_told(margin.spent - margin.included, words)
        return words.t("%(spent)s of %(included)s, %(over)s over", over=over, **told)
    return words.t("%(spent)s of %(included)s", **told)


def worth_told(margin: Margin, words: Words) -> str:
    """What it brought, each currency alone."""
    return " + ".join(words.money(m.minor, m.currency) for m in margin.worth)


def percent_of(margin: Margin) -> float | None:
    """The margin as a part of the worth, in per cent; None where it cannot be told."""
    if margin.margin is None:
        return None
    worth = sum(m.minor for m in margin.worth if m.currency == margin.margin.currency)
    return 100 * margin.margin.minor / worth if worth else None


def margin_told(margin: Margin, words: Words) -> str:
    """The margin in money and per cent."""
    if margin.margin is None:
        return ""
    money, percent = words.money(margin.margin.minor, margin.margin.currency), percent_of(margin)
    if percent is None:
        return money
    return words.t("%(money)s (%(percent)s %%)", money=money, percent=words.number(percent))


def under_water(margin: Margin) -> bool:
    """Whether it cost more than it brought."""
    return margin.margin is not None and margin.margin.minor < 0


def hours_blocks(seen: ClientSeen, words: Words) -> list[Block]:
    """The hours of this month and of twelve, and what they leave."""
    if seen.month is None or seen.year is None:
        return []
    t, month, year = words.t, seen.month.margin, seen.year.margin
    blocks: list[Block] = [
        Track(words.month(seen.on), used_told(month, words), month.used),
        Track(t("12 months"), used_told(year, words), year.used),
    ]
    return [Stack(*blocks, gap=8), *_money(seen.year, words)]


def _money(client: ClientMargin, words: Words) -> list[Block]:
    t, margin, hours = words.t, client.margin, client.hours
    cost = words.money(margin.cost.minor, margin.cost.currency) if margin.cost is not None else ""
    bad = Tone.BAD if under_water(margin) else None
    told = margin_told(margin, words)
    lines = [
        (t("Worth"), worth_told(margin, words), None),
        (t("Our hours"), _ours(client, words), None),
        (t("Cost"), cost, None),
        (t("Margin"), t("%(margin)s, under water", margin=told) if bad else told, bad),
        (t("Hidden cost"), t("%(hours)s of theirs", hours=hours_told(hours.theirs, words)) if hours.theirs else "", None),
    ]  # fmt: skip
    shown = [line for line in lines if line[1]]
    wide = max((width_of(name, Voice.SECOND) for name, _, _ in shown), default=0) + 14
    pairs: list[Block] = [Pair(name, told, wide, tone) for name, told, tone in shown]
    if margin.cost is None:
        why = t("Say in Settings what an hour of ours costs, and the margin is told here.")
        pairs.append(Rich(Span(why, Voice.THIRD)))
    elif margin.margin is None:
        why = t("Part of it is in another currency than our cost: no margin is told.")
        pairs.append(Rich(Span(why, Voice.THIRD)))
    return [Stack(*pairs, gap=4)]


def _ours(client: ClientMargin, words: Words) -> str:
    hours = client.hours
    return words.t(
        "%(contacts)s of contacts, %(noted)s noted by hand",
        contacts=hours_told(hours.contacts, words),
        noted=hours_told(hours.noted, words),
    )


def noted_line(row: HoursRow, today: date, words: Words) -> Line:
    """Hours noted by hand, as a line."""
    whose = words.p("hours", "Ours") if row.side is Side.OURS else words.p("hours", "Theirs")
    return Line(
        row.key,
        hours_told(row.minutes, words),
        quiet=whose,
        second=row.note or words.t("no note"),
        right=words.day_here(row.day, today),
        icon="clock" if row.side is Side.OURS else "user",
        hint=" · ".join(t for t in (words.day(row.day, "full"), row.by) if t),
    )
