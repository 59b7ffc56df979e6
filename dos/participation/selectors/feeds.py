"""Which Atom feed of taking part tells the same as mails about a thing that people follow."""

from collections.abc import Iterator
from urllib.parse import urlencode

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from dos.cities import address
from dos.cities import selectors as cities
from dos.core.module import Feed
from dos.participation.models import Idea


def feeds(kind: str, key: str) -> Iterator[Feed]:
    """Return the feed of an idea, of a process with its ideas, or of all ways to take part in a city or a search."""
    language = get_language() or "de"
    if kind == "idea":
        for slug in Idea.objects.published().filter(reference=key).values_list("process__slug", flat=True):
            url = address.canonical("participation:idea_data", slug, key, "atom", language=language)
            yield Feed(_("Was mit der Idee geschieht"), url)
    elif kind == "process":
        url = address.canonical("participation:process_export", key, "atom", language=language)
        yield Feed(_("Ideen in diesem Verfahren"), url)
    elif kind in ("city", "search"):
        city = cities.directory().by_key.get(key) if kind == "city" else None
        url = address.canonical("participation:overview_export", "atom", city=city, language=language)
        yield Feed(_("Wege zum Mitmachen"), url if kind == "city" else f"{url}?{urlencode({'q': key})}")
