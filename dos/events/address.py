"""Days in the addresses of events."""

from datetime import date
from typing import Any

from django.urls import register_converter


class DayConverter:
    """A day in an address, as 2026-12-03."""

    regex = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"

    def to_python(self, value: str) -> date:
        """Read the day; what is none is no address."""
        return date.fromisoformat(value)

    def to_url(self, value: Any) -> str:
        """Write the day."""
        return value.isoformat() if isinstance(value, date) else str(value)


register_converter(DayConverter, "day")
