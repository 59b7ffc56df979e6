"""Which Atom feed of taking part tells the same as mails about a thing that people follow."""

from collections.abc import Iterator
from urllib.parse import urlencode

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from dos.cities import address
from dos.cities import selectors as cities
from dos.core.module import Feed
from dos.participation.models import Idea, Process


def feeds(kind: str, key: str) -> Iterator[Feed]:
    """Return the feeds of an idea, of a process by its kind, or of all ways to take part in a city or a search."""
    language = get_language() or "de"
    if kind == "idea":
        for slug in Idea.objects.published().filter(reference=key).values_list("process__slug", flat=True):
            url = address.canonical("participation:idea_data", slug, key, "atom", language=language)
            yield Feed(_("Was mit der Idee geschieht"), url)
    elif kind == "process":
        process = Process.objects.published().filter(slug=key).first()
        for label, name in _of_kind(process) if process is not None else ():
            yield Feed(label, address.canonical(f"participation:{name}", key, "atom", language=language))
    elif kind in ("city", "search"):
        city = cities.directory().by_key.get(key) if kind == "city" else None
        url = address.canonical("participation:overview_export", "atom", city=city, language=language)
        yield Feed(_("Wege zum Mitmachen"), url if kind == "city" else f"{url}?{urlencode({'q': key})}")


def _of_kind(process: Process) -> Iterator[tuple[str, str]]:
    if process.takes_ideas:
        yield _("Ideen in diesem Verfahren"), "process_export"
    if process.kind == Process.Kind.TEXT:
        yield _("Was sich am Text geändert hat"), "change_export"
    if not process.asks_questions:
        yield _("Kommentare in diesem Verfahren"), "comment_export"
