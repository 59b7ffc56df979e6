"""How taking part shows itself on the home page and in the sitemap."""

from collections.abc import Iterator

from django.conf import settings
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from dos.cities import address
from dos.cities.models import City
from dos.core.module import Door, SitemapEntry
from dos.core.text import translated
from dos.participation.models import Idea, Offer, Process
from dos.participation.selectors.idea_list import canonical_base
from dos.participation.selectors.processes import canonical_url, open_processes, remaining

NAMED = 2


def door(city: City | None, viewer: object) -> Door | None:
    """Open the door to taking part: open processes with their deadline first, then how many offers are open."""
    now = timezone.now()
    facts = [
        _("%(title)s – %(deadline)s")
        % {"title": translated(process, "title").text, "deadline": remaining(process.open_until, now)}
        for process in open_processes(city, now)[:NAMED]
    ]
    today = timezone.localdate()
    found = Offer.objects.published().filter(state=Offer.State.OPEN)
    found = found.exclude(ends_on__lt=today).exclude(starts_on__gt=today)
    count = (found.filter(Q(city=city) | Q(city=None)) if city is not None else found).count()
    if count:
        facts.append(ngettext("%(n)s Angebot läuft", "%(n)s Angebote laufen", count) % {"n": count})
    if not facts:
        return None
    return Door(_("Mitmachen"), reverse("participation:overview"), tuple(facts), order=20, symbol="person")


def sitemap(city: City | None) -> Iterator[SitemapEntry]:
    """Name the list on every site; processes and their ideas where they are at home."""
    with address.on(city), translation.override("de"):
        yield SitemapEntry(reverse("participation:overview"))
    city_id = city.pk if city else None
    for process in Process.objects.published().filter(city=city_id):
        yield _entry(canonical_url(process), process.changed_at)
        base = canonical_base(process, "de")
        ideas = Idea.objects.filter(process=process, state__in=Idea.PUBLIC_STATES).order_by("pk")
        for reference, changed_at in ideas.values_list("reference", "changed_at").iterator(chunk_size=500):
            yield _entry(f"{base}{reference}/", changed_at)


def _entry(url: str, changed_at: object) -> SitemapEntry:
    return SitemapEntry(url.removeprefix(settings.PUBLIC_URL), changed_at)
