"""Small readings that all loaders share: dates as exact as the source, cities by their names, English texts."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from dos.cities.models import City
from dos.core.models import DatePrecision

NOT_FOUND = "In den ausgewerteten Quellen nicht genannt."


def day_and_precision(text: str | None) -> tuple[date | None, str]:
    """Read "2023", "2023-04" or "2023-04-01" as the first day that it can mean, and how exact it is."""
    if not text:
        return None, DatePrecision.DAY
    year, month, day = (int(part) for part in f"{text}-01-01".split("-")[:3])
    precision = (DatePrecision.YEAR, DatePrecision.MONTH, DatePrecision.DAY)[text.count("-")]
    return date(year, month, day), precision


def dated(prefix: str, text: str | None) -> dict[str, Any]:
    """Return the two fields of a date that may be known to the month or the year alone."""
    day, precision = day_and_precision(text)
    name = f"{prefix}_on" if prefix else "on"
    return {name: day, f"{prefix}_precision" if prefix else "on_precision": precision}


def cities_named(text: str | None) -> list[City]:
    """Return the partner cities that the text names, in their order."""
    return [city for city in City.objects.order_by("order", "key") if city.name in (text or "")]


def english(texts: Mapping[str, Any], kind: str, key: str, names: Mapping[str, str]) -> dict[str, str]:
    """Return the English twins of a row: field → text, empty where nobody has translated it."""
    known = texts.get(kind, {}).get(key, {})
    return {f"{field}_en": known.get(word, "") for field, word in names.items()}
