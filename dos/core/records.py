"""Parts of which the records of the API are made: text in two languages, days as exact as they are known, sources."""

from datetime import date
from typing import Annotated, Any

from pydantic import BaseModel, Field

from dos.core.models import DatePrecision, Sourced

_LENGTH = {DatePrecision.DAY: 10, DatePrecision.MONTH: 7, DatePrecision.YEAR: 4}

Day = Annotated[str, Field(description="As exact as it is known: 2026-05-31, 2026-05 or 2026")]


class Text(BaseModel):
    """A text in German, and in English where there is a translation."""

    de: str
    en: str | None


class Source(BaseModel):
    """Where a statement comes from and as of when."""

    url: str | None
    note: str | None
    as_of: date | None


class Ref(BaseModel):
    """Another record: its public key, its name, and its page for people."""

    key: str
    title: str
    url: str | None = None


class Page(BaseModel):
    """What every list says about itself."""

    next: str | None = Field(description="Address of the next page, the same as in the Link header")


def text(obj: Any, field: str) -> Text:
    """Return a field in both languages."""
    return Text(de=getattr(obj, field) or "", en=getattr(obj, f"{field}_en") or None)


def source(obj: Sourced) -> Source | None:
    """Return the source of a row; none where none is named."""
    if not (obj.source_url or obj.source_note or obj.as_of):
        return None
    return Source(url=obj.source_url or None, note=obj.source_note or None, as_of=obj.as_of)


def day(on: date | None, precision: str = DatePrecision.DAY) -> str | None:
    """Return a day no more exactly than it is known: "2026-05-31", "2026-05" or "2026"."""
    return on.isoformat()[: _LENGTH[DatePrecision(precision)]] if on else None
