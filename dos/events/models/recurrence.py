"""A rule of recurrence: the part of RFC 5545 that people can say in one sentence.

It is not a reader of foreign rules, and it knows days only: which time of day belongs to them says the event.
"""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import takewhile

from django.db import models
from django.utils.translation import gettext_lazy as _

WEEKDAY_CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
# A rule that would never end is followed no further than this from its first day.
LONGEST_YEARS = 60


class Repeats(models.TextChoices):
    """How an event comes back; day and weekday of the month are those of its first date."""

    NEVER = "never", _("gar nicht: ein einzelner Termin")
    DAILY = "daily", _("täglich")
    WEEKLY = "weekly", _("wöchentlich")
    MONTHLY_DAY = "monthly_day", _("monatlich am gleichen Tag, z. B. am 15.")
    MONTHLY_WEEKDAY = "monthly_weekday", _("monatlich am gleichen Wochentag, z. B. am ersten Donnerstag")
    MONTHLY_LAST = "monthly_last", _("monatlich am letzten, z. B. am letzten Donnerstag")


@dataclass(frozen=True)
class Rule:
    """From which day an event comes back how, and how long; `weekdays` counts from Monday (0)."""

    repeats: str
    first: date
    interval: int = 1
    weekdays: tuple[int, ...] = ()
    until: date | None = None
    count: int | None = None

    @property
    def is_endless(self) -> bool:
        """Whether neither a last day nor a number ends it."""
        return self.until is None and self.count is None

    @property
    def week_of_month(self) -> int:
        """Which weekday of its month the first day is: 1 to 5, or -1 where the rule means the last one."""
        return -1 if self.repeats == Repeats.MONTHLY_LAST else (self.first.day - 1) // 7 + 1

    @property
    def days_of_week(self) -> tuple[int, ...]:
        """The weekdays of a weekly rule, that of the first day among them."""
        return tuple(sorted({*self.weekdays, self.first.weekday()}))

    def days(self, horizon: date) -> Iterator[date]:
        """Yield the days up to the horizon, the first one included."""
        last = min(horizon, self.until or horizon)
        for number, day in enumerate(takewhile(lambda day: day <= last, self._all_days())):
            if self.count is not None and number >= self.count:
                return
            yield day

    def _all_days(self) -> Iterator[date]:
        if self.repeats == Repeats.NEVER:
            yield self.first
        elif self.repeats == Repeats.DAILY:
            yield from self._daily()
        elif self.repeats == Repeats.WEEKLY:
            yield from self._weekly()
        else:
            yield from self._monthly()

    def _daily(self) -> Iterator[date]:
        for number in range(LONGEST_YEARS * 366 // self.interval):
            yield self.first + timedelta(days=number * self.interval)

    def _weekly(self) -> Iterator[date]:
        monday = self.first - timedelta(days=self.first.weekday())
        for number in range(LONGEST_YEARS * 53 // self.interval):
            week = monday + timedelta(weeks=number * self.interval)
            days = (week + timedelta(days=weekday) for weekday in self.days_of_week)
            yield from (day for day in days if day >= self.first)

    def _monthly(self) -> Iterator[date]:
        for number in range(LONGEST_YEARS * 12 // self.interval):
            months = self.first.year * 12 + self.first.month - 1 + number * self.interval
            day = self._day_in(months // 12, months % 12 + 1)
            if day is not None:
                yield day

    def _day_in(self, year: int, month: int) -> date | None:
        """Return the day of the rule in a month; None where it has none, as a 31st or a fifth Friday."""
        first_weekday, length = monthrange(year, month)
        if self.repeats == Repeats.MONTHLY_DAY:
            return date(year, month, self.first.day) if self.first.day <= length else None
        day = (self.first.weekday() - first_weekday) % 7 + 1
        if self.week_of_month < 0:
            return date(year, month, day + (length - day) // 7 * 7)
        day += (self.week_of_month - 1) * 7
        return date(year, month, day) if day <= length else None
