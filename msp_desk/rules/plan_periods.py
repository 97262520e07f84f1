"""The periods in which commitments are measured: months, quarters and years, by their first days."""

from __future__ import annotations

from datetime import date, timedelta

from msp_desk.values.plans import Frequency

#: How many periods a run shows.
RUN = 12
_MONTHS = {Frequency.MONTH: 1, Frequency.QUARTER: 3, Frequency.YEAR: 12}


def period_of(frequency: Frequency, day: date) -> date:
    """The first day of the period in which a day lies."""
    months = _MONTHS[frequency]
    return day.replace(month=(day.month - 1) // months * months + 1, day=1)


def moved(frequency: Frequency, period: date, by: int) -> date:
    """The first day of the period so many further on, or back; it stays within the calendar."""
    year, month = divmod(period.year * 12 + period.month - 1 + by * _MONTHS[frequency], 12)
    return date(min(max(year, date.min.year), date.max.year), month + 1, 1)


def last_day(frequency: Frequency, period: date) -> date:
    """The last day of a period."""
    return moved(frequency, period, 1) - timedelta(days=1)


def periods(frequency: Frequency, today: date, count: int = RUN) -> tuple[date, ...]:
    """The periods that end with the one that runs today, by their first days, the oldest first."""
    running = period_of(frequency, today)
    return tuple(moved(frequency, running, -back) for back in range(count - 1, -1, -1))
