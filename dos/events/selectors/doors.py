"""How events show themselves on the home page and in the sitemap."""

from collections.abc import Iterator

from django.conf import settings
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from dos.cities import address
from dos.cities.models import City
from dos.core.module import Door, SitemapEntry
from dos.core.text import translated
from dos.events.models import Event
from dos.events.selectors import event_list, wording
from dos.events.selectors.addresses import canonical_url, home_key
from dos.events.selectors.event_filter import EventFilter

NAMED = 2


def door(city: City | None, viewer: object) -> Door | None:
    """Open the door to the calendar: what comes next, then how many reports there are; none to an empty room."""
    today = timezone.localdate()
    public = Event.objects.published().in_city(city)
    coming = event_list.one_of_each(public, EventFilter(), today)[:NAMED]
    facts = [
        f"{wording.when(row.occurrence, with_weekday=False)}: {translated(row.event, 'title').text}"
        for row in event_list.rows(coming, today)
        if row.occurrence is not None
    ]
    count = public.count()
    if not count:
        return None
    if not facts:
        facts.append(_("zurzeit kein bestätigter Termin"))
    facts.append(ngettext("%(n)s Veranstaltung im Kalender", "%(n)s Veranstaltungen im Kalender", count) % {"n": count})
    return Door(_("Termine"), reverse("events:event_list"), tuple(facts), order=30, symbol="calendar")


def sitemap(city: City | None) -> Iterator[SitemapEntry]:
    """Name the list on every site, and events where they are at home."""
    with address.on(city), translation.override("de"):
        yield SitemapEntry(reverse("events:event_list"))
    key = city.key if city is not None else ""
    for event in Event.objects.published().order_by("pk").prefetch_related("cities"):
        if home_key(event) == key:
            yield SitemapEntry(canonical_url(event, "de").removeprefix(settings.PUBLIC_URL), event.changed_at)
