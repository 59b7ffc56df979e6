"""The drawing of a course: places in percent and pixels, gaps stay open."""

import re

import pytest
from django.utils import translation

from dos.design.charts import TOP
from dos.sensors.models import Threshold
from dos.sensors.selectors import chart, series
from dos.sensors.selectors.series import Entry, Shown
from dos.sensors.storage import times

MIDNIGHT = times.read("2026-07-14T22:00:00Z")


def shown(*entries: Entry, span: str = series.DAY, grain: int = times.HOUR) -> Shown:
    return Shown(span, MIDNIGHT, MIDNIGHT + series.DAYS[span] * times.DAY, entries, grain)


def entry(hours: float, number: float, **more: object) -> Entry:
    at = MIDNIGHT + int(hours * times.HOUR)
    return Entry(at, at, number, **more)  # type: ignore[arg-type]


def test_nothing_is_drawn_without_a_value_that_counts() -> None:
    assert chart.drawing(shown()) is None
    assert chart.drawing(shown(entry(1, 99, is_counted=False, doubts=("falsch",)))) is None


def test_the_line_is_broken_where_values_are_missing() -> None:
    drawn = chart.drawing(shown(entry(1, 10), entry(2, 11), entry(6, 12), entry(7, 13)))

    assert drawn is not None
    assert len(re.findall("M", drawn.line)) == 2


def test_a_value_alone_is_a_short_stroke() -> None:
    drawn = chart.drawing(shown(entry(12, 10)))

    assert drawn is not None
    assert drawn.line.count("L") == 1


def test_an_implausible_value_is_marked_at_the_edge_and_does_not_stretch_the_axis() -> None:
    drawn = chart.drawing(shown(entry(1, 10), entry(2, 12), entry(3, 999, is_counted=False, doubts=("falsch",))))

    assert drawn is not None
    assert max(tick.value for tick in drawn.y_ticks) < 20
    assert [(mark.label, float(mark.y)) for mark in drawn.doubtful] == [("falsch", TOP)]


def test_days_have_a_band_from_least_to_greatest() -> None:
    days = [entry(24 * day, 10 + day, low=5.0, high=20.0) for day in range(3)]
    drawn = chart.drawing(shown(*days, span=series.MONTH, grain=times.DAY))

    assert drawn is not None
    assert drawn.band.count("Z") == 1
    assert chart.drawing(shown(*days)).band == ""  # type: ignore[union-attr]


def test_a_threshold_is_drawn_where_it_is_near() -> None:
    near, far = Threshold(value=14, level="info"), Threshold(value=400, level="warning")

    drawn = chart.drawing(shown(entry(1, 10), entry(2, 12)), thresholds=[near, far])

    assert drawn is not None
    with translation.override("de"):
        assert [str(limit.label) for limit in drawn.limits] == ["Information"]


@pytest.mark.parametrize("span", list(series.LABELS))
def test_no_axis_has_more_words_than_a_phone_can_show(span: str) -> None:
    drawn = chart.drawing(shown(entry(1, 10), entry(2, 12), span=span))

    assert drawn is not None
    assert 3 <= len(drawn.x_ticks) <= 7
    assert all(0 <= float(at) <= 100 for at, _words, _anchor in drawn.x_ticks)


def test_numbers_of_the_drawing_have_points_in_every_language() -> None:
    with translation.override("de"):
        drawn = chart.drawing(shown(entry(1, 10.5), entry(2.5, 12.25)))

    assert drawn is not None
    assert "," not in drawn.line
