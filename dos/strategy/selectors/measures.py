"""Indicators as pages show them: baseline, target, now, trend in words, and whether a value is due."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Window
from django.db.models.functions import RowNumber
from django.utils.translation import gettext as _

from dos.core.models import DatePrecision
from dos.core.text import translated
from dos.design.charts import Point
from dos.strategy.models import Indicator, IndicatorTarget, IndicatorValue
from dos.strategy.selectors import assessment
from dos.strategy.selectors.nodes import is_reached, number_words
from dos.strategy.selectors.wording import day_words

# How many values of each indicator come along where a trend is drawn.
HISTORY = 24


# What is said of an indicator where it is one of several; its own page reads all.
SAID = (
    *("slug", "name", "name_en", "unit", "unit_en", "direction", "baseline_value", "baseline_on"),
    *("update_interval_days", "source_url", "source_note", "is_example", "live"),
    *("city", "action_field", "objective", "project", "milestone"),
)


@dataclass(frozen=True)
class Measure:
    """One indicator with everything that is said about it; `points` in the order of time."""

    indicator: Indicator
    latest: IndicatorValue | None
    target: IndicatorTarget | None
    points: tuple[Point, ...]
    progress: assessment.Progress
    staleness: assessment.Staleness
    trend: str
    source_url: str
    source_note: str

    @property
    def unit(self) -> str:
        """The unit in the active language."""
        return translated(self.indicator, "unit").text

    @property
    def latest_words(self) -> str:
        """The newest value as a reader sees it."""
        return number_words(self.latest.value) if self.latest else ""

    @property
    def baseline_words(self) -> str:
        """The value before, with its day."""
        value, on = self.indicator.baseline_value, self.indicator.baseline_on
        if value is None:
            return ""
        return f"{number_words(value)} ({day_words(on, DatePrecision.MONTH)})" if on else number_words(value)

    @property
    def target_words(self) -> str:
        """The value to reach, with the day where one is known."""
        if self.target is None:
            return ""
        if self.target.on is None:
            return _("%(value)s (Termin nicht belegt)") % {"value": number_words(self.target.value)}
        return f"{number_words(self.target.value)} ({day_words(self.target.on, self.target.on_precision)})"

    @property
    def target_point(self) -> Point | None:
        """The target for the chart; without a day it has no place there."""
        if self.target is None or self.target.on is None:
            return None
        return Point(self.target.on, self.target.value, number_words(self.target.value))

    @property
    def summary(self) -> str:
        """The chart in one sentence, for those who do not see it."""
        parts = [self.trend, self.progress.words if self.progress.percent is not None else ""]
        return ". ".join(part for part in parts if part)


def fetch_latest(indicators: Collection[Indicator], number: int = 1) -> None:
    """Put the newest values of each indicator beside it as `latest_values`, in one query."""
    place = Window(RowNumber(), partition_by="indicator", order_by="-on")
    rows = IndicatorValue.objects.filter(indicator__in=indicators).annotate(place=place).filter(place__lte=number)
    found: dict[int, list[IndicatorValue]] = defaultdict(list)
    for row in rows.order_by("-on") if indicators else ():
        found[row.indicator_id].append(row)
    for indicator in indicators:
        indicator.latest_values = found[indicator.pk]


def measure(
    indicator: Indicator, values: Sequence[IndicatorValue], targets: Sequence[IndicatorTarget], today: date
) -> Measure:
    """Put together what is known of an indicator; `values` may be the latest only, in any order."""
    ordered = sorted(values, key=lambda value: value.on)
    latest = ordered[-1] if ordered else None
    target = next((one for one in targets if one.on is None or one.on >= today), targets[-1] if targets else None)
    source_url = (latest.source_url if latest else "") or indicator.source_url
    return Measure(
        indicator=indicator,
        latest=latest,
        target=target,
        points=tuple(Point(value.on, value.value, number_words(value.value)) for value in ordered),
        progress=_progress(indicator, latest, target),
        staleness=assessment.staleness(indicator, latest.on if latest else None, today),
        trend=_trend(ordered),
        source_url=source_url,
        # Where there is an address, its host says enough; how the value came about stands on the indicator's page.
        source_note="" if source_url else (latest.source_note if latest else "") or indicator.source_note,
    )


def _progress(
    indicator: Indicator, latest: IndicatorValue | None, target: IndicatorTarget | None
) -> assessment.Progress:
    if latest is not None and target is not None and is_reached(indicator, latest.value, target.value):
        return assessment.Progress(100, "indicator", _("Zielwert erreicht"))
    return assessment.progress(
        (),
        baseline=indicator.baseline_value,
        latest=latest.value if latest else None,
        target=target.value if target else None,
        direction=indicator.direction,
    )


def _trend(ordered: Sequence[IndicatorValue]) -> str:
    if len(ordered) < 2:
        return ""
    first, last = ordered[0], ordered[-1]
    since = {"month": day_words(first.on, DatePrecision.MONTH)}
    if last.value == first.value:
        return _("unverändert seit %(month)s") % since
    if last.value > first.value:
        return _("gestiegen seit %(month)s") % since
    return _("gesunken seit %(month)s") % since
