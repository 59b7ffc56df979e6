"""How measured values run through day and year; pure functions of a time, a seed and a few numbers."""

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import cos, exp, pi, sin
from typing import Any

from dos.sensors.storage import times

# Nobody sees a pattern in waves whose periods (hours) have no common multiple.
_SLOW = tuple(2 * pi / period for period in (61.0, 103.0, 173.0, 331.0))
_FAST = tuple(2 * pi / period for period in (2.3, 5.1, 11.7))
_MONDAY_TO_FRIDAY, _SUNDAY = range(5), 6


@dataclass(frozen=True, slots=True)
class Moment:
    """A time with what the curves need of it: local hour, weekday, day of the year, and the weather."""

    kept: int
    hours: float
    hour: float
    weekday: int
    day: int
    weather: float
    wind: float


@dataclass(frozen=True, slots=True)
class Mood:
    """The own ups and downs of a station."""

    slow: tuple[float, ...]
    fast: tuple[float, ...]

    def slowly(self, hours: float) -> float:
        """Between about -1 and 1, over days."""
        return _waves(hours, _SLOW, self.slow)

    def quickly(self, hours: float) -> float:
        """Between about -1 and 1, over hours."""
        return _waves(hours, _FAST, self.fast)


@lru_cache(maxsize=512)
def mood(seed: str) -> Mood:
    """Return the ups and downs that belong to a name."""
    chance = random.Random(seed)  # noqa: S311  no secret hangs on it
    return Mood(
        tuple(chance.uniform(0, 2 * pi) for _speed in _SLOW), tuple(chance.uniform(0, 2 * pi) for _speed in _FAST)
    )


@lru_cache(maxsize=8192)
def moment(kept: int) -> Moment:
    """Look at a time once for all stations."""
    local = times.moment(kept).astimezone(times.HERE)
    hours = kept / times.HOUR
    return Moment(
        kept=kept,
        hours=hours,
        hour=local.hour + local.minute / 60,
        weekday=local.weekday(),
        day=local.timetuple().tm_yday,
        weather=mood("Wetter").slowly(hours),
        wind=mood("Wind").slowly(hours),
    )


def value(name: str, at: Moment, seed: str, told: Mapping[str, Any]) -> float:
    """Return what the curve of this name says at a time; `told` has the station's `offset` and `size`."""
    return _CURVES[name](at, mood(seed), float(told.get("offset", 0)), float(told.get("size", 0)))


def _waves(hours: float, speeds: Sequence[float], phases: Sequence[float]) -> float:
    total = 0.0
    for speed, phase in zip(speeds, phases, strict=True):
        total += sin(hours * speed + phase)
    return total / len(speeds) * 1.6


def _bump(hour: float, middle: float, width: float) -> float:
    away = min(abs(hour - middle), 24 - abs(hour - middle))
    return exp(-((away / width) ** 2))


def _sun(at: Moment) -> float:
    """-1 before dawn, 1 in the afternoon."""
    return cos(2 * pi * (at.hour - 15) / 24)


def _season(at: Moment) -> float:
    """-1 in January, 1 in July."""
    return cos(2 * pi * (at.day - 200) / 365)


def _rush(at: Moment) -> float:
    """How many people are on their way, from 0 to about 1."""
    if at.weekday in _MONDAY_TO_FRIDAY:
        return 0.05 + 0.95 * _bump(at.hour, 7.8, 1.6) + 0.9 * _bump(at.hour, 16.8, 2.4) + 0.5 * _bump(at.hour, 12.5, 4)
    late = 13.5 if at.weekday == _SUNDAY else 12.5
    return 0.04 + (0.5 if at.weekday == _SUNDAY else 0.75) * _bump(at.hour, late, 4.5)


def _temperature(at: Moment, own: Mood, offset: float, size: float) -> float:
    # A dense quarter keeps its warmth above all at night (heat island).
    island = offset * (1.15 - 0.35 * _sun(at))
    warm = 10.6 + 8.6 * _season(at) + (3.4 + 1.9 * _season(at)) * _sun(at) * (1 - 0.3 * at.wind)
    return round(warm + 3.6 * at.weather + island + 0.5 * own.quickly(at.hours), 1)


def _humidity(at: Moment, own: Mood, offset: float, size: float) -> float:
    said = 76 - 13 * _sun(at) - 5 * _season(at) - 9 * at.weather - offset + 4 * own.quickly(at.hours)
    return float(round(min(max(said, 24), 100)))


def _wind(at: Moment, own: Mood, offset: float, size: float) -> float:
    return round(max(2.6 + 1.9 * at.wind + 0.8 * _sun(at) + 0.7 * own.quickly(at.hours) - 0.4 * offset, 0.1), 1)


def _rain(at: Moment, own: Mood, offset: float, size: float) -> float:
    return round(max(-at.weather - 0.45 + 0.35 * own.quickly(at.hours), 0) * 5.5, 1)


def _pm10(at: Moment, own: Mood, offset: float, size: float) -> float:
    still = 1.25 - 0.45 * at.wind - 0.25 * _season(at)
    return round(max((11 + offset + 9 * _rush(at)) * still + 2.2 * own.quickly(at.hours), 2), 1)


def _pm25(at: Moment, own: Mood, offset: float, size: float) -> float:
    return round(max(0.58 * _pm10(at, own, offset, size) + 0.6 * own.slowly(at.hours), 1), 1)


def _level(at: Moment, own: Mood, offset: float, size: float) -> float:
    return float(round(max(214 - 34 * _season(at) - 46 * own.slowly(at.hours) + 3 * own.quickly(at.hours), 95)))


def _free(at: Moment, own: Mood, offset: float, size: float) -> float:
    if at.weekday in _MONDAY_TO_FRIDAY:
        taken = 0.10 + 0.62 * _bump(at.hour, 11.5, 3.6) + 0.34 * _bump(at.hour, 16.5, 2.4)
    elif at.weekday == _SUNDAY:
        taken = 0.09 + 0.24 * _bump(at.hour, 15, 3.5)
    else:
        taken = 0.12 + 0.78 * _bump(at.hour, 13.5, 3.4)
    # At night the barrier is down: nobody comes, nobody leaves.
    taken = taken * (1 + 0.09 * own.quickly(at.hours) + 0.07 * own.slowly(at.hours)) if 6 <= at.hour < 23 else 0.1
    return float(round(size * (1 - min(max(taken, 0.02), 1))))


def _cars(at: Moment, own: Mood, offset: float, size: float) -> float:
    return float(round(max(size * _rush(at) * (1 + 0.1 * own.quickly(at.hours)), 0)))


_CURVES: dict[str, Callable[[Moment, Mood, float, float], float]] = {
    "temperature": _temperature,
    "humidity": _humidity,
    "wind": _wind,
    "rain": _rain,
    "pm10": _pm10,
    "pm25": _pm25,
    "level": _level,
    "free": _free,
    "cars": _cars,
}
