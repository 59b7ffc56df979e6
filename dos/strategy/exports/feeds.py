"""Which Atom feed of the register tells the same as mails about a thing that people follow."""

from collections.abc import Iterator
from urllib.parse import urlencode

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from dos.cities import address, selectors
from dos.core.module import Feed

# What of the register concerns the thing, as the filter of the register calls it.
_FILTERS = {"action_field": "feld", "organisation": "partner", "search": "q"}


def feeds(kind: str, key: str) -> Iterator[Feed]:
    """Return the feed of a project, or of all that belong to a field, a city, a district, an organisation, a search."""
    language = get_language() or "de"
    if kind == "project":
        yield Feed(
            _("Was sich am Vorhaben ändert"), address.canonical("strategy:project_data", key, "atom", language=language)
        )
        return
    city_key, _dot, district = key.partition(".") if kind in ("city", "district") else ("", "", "")
    if kind not in (*_FILTERS, "city", "district"):
        return
    city = selectors.directory().by_key.get(city_key)
    url = address.canonical("strategy:project_export", "atom", city=city, language=language)
    asked = {_FILTERS[kind]: key} if kind in _FILTERS else {"ort": district} if district else {}
    yield Feed(_("Vorhaben, die dazugehören"), f"{url}?{urlencode(asked)}" if asked else url)
