"""Indicators: bounds, late data, targets in the log, a new version for a new unit."""

import math
from datetime import date, timedelta

import pytest
from django.utils import timezone

from dos.cities.tests.cast import Cast
from dos.core.errors import Refused
from dos.strategy.models import Indicator, IndicatorTarget
from dos.strategy.services import indicators
from dos.strategy.tests.factories import IndicatorFactory, IndicatorTargetFactory, IndicatorValueFactory, ProjectFactory

DAY = date(2026, 1, 31)


def publish(indicator: Indicator) -> Indicator:
    indicator.save_revision().publish()
    return Indicator.objects.get(pk=indicator.pk)


def test_the_same_value_twice_is_one_value(cast: Cast) -> None:
    indicator = IndicatorFactory()

    first = indicators.record_value(indicator, on=DAY, value=5)
    again = indicators.record_value(indicator, on=DAY, value=5)
    other = indicators.record_value(indicator, on=DAY, value=6)

    assert (first.added, again.unchanged, other.corrected) == (1, 1, 1)
    assert indicator.values.get().value == 6


@pytest.mark.parametrize(("value", "days"), [(math.nan, 0), (math.inf, 0), (-1, 0), (101, 0), (5, 2)])
def test_impossible_values_are_refused(cast: Cast, value: float, days: int) -> None:
    indicator = IndicatorFactory(lower_bound=0, upper_bound=100)

    with pytest.raises(Refused):
        indicators.record_value(indicator, on=timezone.localdate() + timedelta(days=days), value=value)
    assert not indicator.values.exists()


def test_one_bad_value_keeps_all_others_out(cast: Cast) -> None:
    indicator = IndicatorFactory()
    values = [indicators.NewValue(on=DAY, value=1, row=2), indicators.NewValue(on=DAY, value=-1, row=3)]

    with pytest.raises(Refused, match="Zeile 3"):
        indicators.record_values(indicator, values)
    assert not indicator.values.exists()


def test_a_moved_target_needs_a_reason_and_stands_in_the_projects_log(cast: Cast) -> None:
    project = ProjectFactory(lead_city=cast.schwerte)
    target = IndicatorTargetFactory(indicator=IndicatorFactory(project=project, name="Anträge"), value=100)
    indicator = Indicator.objects.get(pk=target.indicator_id)
    indicator.targets = [IndicatorTarget(on=target.on, value=80)]  # type: ignore[misc]  # modelcluster takes a list

    with pytest.raises(Refused):
        publish(indicator)
    indicator.change_reason = "Weniger Personal"
    published = publish(indicator)

    entry = project.changes.get()
    assert (entry.kind, entry.old, entry.new, entry.reason) == ("target", "100.0", "80.0", "Weniger Personal")
    assert published.change_reason == ""


def test_another_unit_needs_a_new_version(cast: Cast) -> None:
    indicator = IndicatorFactory(unit="Stück", slug="laternen")
    IndicatorValueFactory(indicator=indicator)
    indicator.unit = "Prozent"

    with pytest.raises(Refused, match="neue Fassung"):
        publish(indicator)
    fresh = indicators.new_version(Indicator.objects.get(pk=indicator.pk), unit="Prozent", reason="Anteile sagen mehr.")

    assert (fresh.version, fresh.slug, fresh.live, fresh.replaces_id) == (2, "laternen-2", False, indicator.pk)
    with pytest.raises(Refused):
        indicators.new_version(indicator, unit="Kilometer", reason="Länge")
