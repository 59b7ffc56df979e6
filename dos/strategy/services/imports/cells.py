"""Values of cells as people in German offices write them; what can mean two things is refused."""

import re
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from dos.core.models import DatePrecision

_NUMBER = re.compile(r"[+-]?[0-9]{1,12}(?:[.,][0-9]{1,6})?")
_THOUSANDS = re.compile(r"[+-]?[0-9]{1,3}(?:\.[0-9]{3})+(?:,[0-9]{1,6})?")
_ISO = re.compile(r"([0-9]{4})(?:-([0-9]{2}))?(?:-([0-9]{2}))?")
_GERMAN = re.compile(r"(?:([0-9]{1,2})\.)?(?:([0-9]{1,2})\.)?([0-9]{4})")
_YEARS = range(1950, 2101)
_YES = {"ja": True, "nein": False, "wahr": True, "falsch": False, "true": True, "false": False}


class BadCell(ValueError):
    """A cell that says nothing clear; the message says what to write instead."""


def number(text: str) -> Decimal | None:
    """Read 1234, 1234,5, 1234.5 and 1.234.567,8; "1.234" can mean two things."""
    compact = text.replace(" ", "").replace("\u00a0", "").removesuffix("€")
    if not compact:
        return None
    if re.fullmatch(r"[+-]?[1-9][0-9]{0,2}\.[0-9]{3}", compact):
        words = _("„%(text)s“ ist mehrdeutig. Bitte ohne Tausenderpunkt oder mit Komma schreiben.")
        raise BadCell(words % {"text": text})
    if _THOUSANDS.fullmatch(compact):
        return Decimal(compact.replace(".", "").replace(",", "."))
    return plain_number(compact)


def plain_number(text: str) -> Decimal | None:
    """Read 51.4416 and 51,4416: a number without thousands."""
    if not text:
        return None
    if not _NUMBER.fullmatch(text):
        raise BadCell(_("„%(text)s“ ist keine Zahl.") % {"text": text[:40]})
    return Decimal(text.replace(",", "."))


def day(text: str) -> tuple[date, str] | None:
    """Read 31.12.2027, 12.2027, 2027, 2027-12-31 and 2027-12, each as exactly as it says."""
    if not text:
        return None
    iso, german = _ISO.fullmatch(text), _GERMAN.fullmatch(text)
    if iso:
        year, month, on = iso.groups()
    elif german:
        first, second, year = german.groups()
        month, on = (second, first) if second else (first, None)
    else:
        raise BadCell(_("„%(text)s“ ist kein Datum. Bitte wie 31.12.2027 schreiben.") % {"text": text[:40]})
    try:
        found = date(int(year), int(month or 1), int(on or 1))
    except ValueError:
        raise BadCell(_("Den Tag „%(text)s“ gibt es nicht.") % {"text": text[:40]}) from None
    if found.year not in _YEARS:
        raise BadCell(_("Das Jahr %(year)s ist nicht gemeint.") % {"year": found.year})
    return found, DatePrecision.DAY if on else DatePrecision.MONTH if month else DatePrecision.YEAR


def exact_day(text: str) -> date | None:
    """Read a date to the day."""
    found = day(text)
    if found is not None and found[1] != DatePrecision.DAY:
        raise BadCell(_("Bitte ein Datum auf den Tag angeben, wie 31.12.2027."))
    return found[0] if found else None


def yes_or_no(text: str) -> bool | None:
    """Read ja and nein; empty means not known."""
    if not text:
        return None
    if text.casefold() not in _YES:
        raise BadCell(_("Bitte „ja“ oder „nein“ schreiben, oder leer lassen."))
    return _YES[text.casefold()]


def choice(text: str, choices: dict[str, str]) -> str:
    """Read a value of a list, by its code or by its German label."""
    wanted = text.casefold()
    for code, label in choices.items():
        if wanted in (code.casefold(), str(label).casefold()):
            return code
    raise BadCell(
        _("„%(text)s“ ist nicht vorgesehen. Möglich sind: %(all)s.") % {"text": text[:40], "all": ", ".join(choices)}
    )


def words(text: str, limit: int) -> str:
    """Read a text of limited length."""
    if len(text) > limit:
        raise BadCell(_("Der Text ist länger als %(limit)s Zeichen.") % {"limit": limit})
    return text


def several(text: str) -> list[str]:
    """Read a list as the export writes it: "dortmund | schwerte"; commas will do."""
    return [part.strip() for part in re.split(r"[|,;]", text) if part.strip()]
