"""What pages say of stations and values: names, units, ages, doubts, thresholds."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import get_language, ngettext, pgettext_lazy
from django.utils.translation import gettext as _

from dos.core.text import Words, shortened
from dos.design.templatetags.design import german_number
from dos.sensors.models import Datastream, Flag, ResultKind, Theme, Threshold
from dos.sensors.storage import times

NBSP = "\u00a0"
# Symbols that are German words.
_UNITS = {"Plätze": pgettext_lazy("unit", "Plätze"), "Kfz/h": pgettext_lazy("unit", "Kfz/h")}
MINUTE = 60 * times.SECOND
LONGEST_TEXT = 60
# So many expected values may be missing before a station counts as silent.
MISSED = 3
SILENT_AFTER = times.DAY


def said(obj: Any) -> str:
    """Return the name in the reader's language; the English one stands among the properties."""
    if get_language() == "en":
        return str(obj.properties.get("name_en") or obj.name)
    return str(obj.name)


def told(obj: Any, field: str, english: str) -> Words:
    """Return a text of an entity in the reader's language; the English one stands among the properties."""
    translation = str(obj.properties.get(english) or "")
    if get_language() == "en" and translation:
        return Words(translation, "en", is_fallback=False)
    german = str(getattr(obj, field))
    return Words(german, "de", is_fallback=bool(german) and get_language() == "en")


def theme_label(theme: str) -> str:
    """Return a theme in words."""
    return str(Theme(theme).label)


def unit(stream: Datastream) -> str:
    """Return the symbol of the unit, or its name where it has none."""
    told = stream.unit_of_measurement if isinstance(stream.unit_of_measurement, dict) else {}
    symbol = str(told.get("symbol") or told.get("name") or "")
    return str(_UNITS.get(symbol, symbol))


def number(value: float | None) -> str:
    """Write a number as people read it: no more than two decimals, none that are not needed."""
    return "" if value is None else german_number(round(value, 2 if abs(value) < 100 else 1))


def result(kind: int | None, value: float | None, text: str | None) -> str:
    """Write a result of any kind."""
    if kind == ResultKind.BOOLEAN and value is not None:
        return _("ja") if value else _("nein")
    if value is not None:
        return number(value)
    return shortened(text or "", LONGEST_TEXT)


def age(at: int, now: int) -> str:
    """Say how long ago something was measured."""
    minutes, hours, days = ((now - at) // size for size in (MINUTE, times.HOUR, times.DAY))
    if minutes < 1:
        return _("gerade eben")
    if hours < 1:
        return ngettext("vor %(n)s Minute", "vor %(n)s Minuten", minutes) % {"n": minutes}
    if days < 1:
        return ngettext("vor %(n)s Stunde", "vor %(n)s Stunden", hours) % {"n": hours}
    return ngettext("vor %(n)s Tag", "vor %(n)s Tagen", days) % {"n": days}


def silence(at: int | None, now: int) -> str:
    """Say how long nothing has come."""
    if at is None:
        return _("noch kein Wert")
    hours, days = (now - at) // times.HOUR, (now - at) // times.DAY
    if days:
        return ngettext("seit %(n)s Tag kein Wert", "seit %(n)s Tagen kein Wert", days) % {"n": days}
    if hours:
        return ngettext("seit %(n)s Stunde kein Wert", "seit %(n)s Stunden kein Wert", hours) % {"n": hours}
    minutes = (now - at) // MINUTE
    return ngettext("seit %(n)s Minute kein Wert", "seit %(n)s Minuten kein Wert", minutes) % {"n": minutes}


def is_silent(at: int | None, now: int, expected_every: int | None) -> bool:
    """Tell whether a stream should have said something by now."""
    if at is None:
        return True
    return now - at > (MISSED * expected_every * times.SECOND if expected_every else SILENT_AFTER)


def doubts(flags: int) -> tuple[str, ...]:
    """Name what is wrong with a value."""
    return tuple(str(flag.label) for flag in Flag if flags & flag)


def interval(seconds: int | None) -> str:
    """Say how often a value is expected."""
    if not seconds:
        return _("nicht belegt")
    if seconds % 86400 == 0:
        days = seconds // 86400
        return ngettext("jeden Tag", "alle %(n)s Tage", days) % {"n": days}
    if seconds % 3600 == 0:
        hours = seconds // 3600
        return ngettext("jede Stunde", "alle %(n)s Stunden", hours) % {"n": hours}
    minutes = max(round(seconds / 60), 1)
    return ngettext("jede Minute", "alle %(n)s Minuten", minutes) % {"n": minutes}


def threshold_words(row: Threshold) -> str:
    """Return what a threshold says, in the reader's language."""
    return row.label_en if get_language() == "en" and row.label_en else row.label


def reached(value: float | None, rows: Iterable[Threshold]) -> Threshold | None:
    """Return the most serious threshold that a value has reached."""
    if value is None:
        return None
    order = {level: place for place, level in enumerate(Threshold.Level.values)}
    hit = [row for row in rows if (value <= row.value if row.is_below else value >= row.value)]
    return max(hit, key=lambda row: (order[row.level], row.value), default=None)
