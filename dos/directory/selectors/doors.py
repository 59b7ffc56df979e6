"""How services show themselves on the home page and in the sitemap."""

from collections.abc import Iterator

from django.conf import settings
from django.db.models import Count, Q
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from dos.cities import address
from dos.cities.models import City
from dos.core.models import Known
from dos.core.module import Door, SitemapEntry
from dos.core.text import translated
from dos.directory.models import Office, Origin, Provision, Service
from dos.directory.selectors.addresses import home_key, office_url, service_url
from dos.directory.selectors.most_asked import most_asked


def door(city: City | None, viewer: object) -> Door | None:
    """Open the door to the services: how many there are, how many are proven, what can be done online."""
    places = Provision.objects.published().filter(service__live=True)
    if city is not None:
        places = places.filter(city=city)
    found = places.aggregate(
        services=Count("service", distinct=True),
        proven=Count("service", distinct=True, filter=~Q(origin=Origin.GENERIC)),
        online=Count("service", distinct=True, filter=Q(online=Known.YES)),
    )
    services, proven, online = found["services"], found["proven"], found["online"]
    if not services:
        return None
    facts = [
        ngettext("%(n)s Leistung mit zuständiger Stelle", "%(n)s Leistungen mit zuständiger Stelle", services)
        % {"n": services},
        ngettext("davon %(n)s aus öffentlichen Quellen belegt", "davon %(n)s aus öffentlichen Quellen belegt", proven)
        % {"n": proven},
    ]
    if online:
        facts.append(ngettext("%(n)s geht online", "%(n)s gehen online", online) % {"n": online})
    asked = [translated(service, "title").text for service in most_asked(city, timezone.localdate())]
    if asked:
        facts.append(_("Meistgesucht: %(titles)s") % {"titles": ", ".join(asked)})
    return Door(_("Leistungen"), reverse("directory:service_list"), tuple(facts), order=40, symbol="document")


def sitemap(city: City | None) -> Iterator[SitemapEntry]:
    """Name the list on every site, services on the programme's, offices where they are at home."""
    with address.on(city), translation.override("de"):
        yield SitemapEntry(reverse("directory:service_list"))
    key = city.key if city is not None else ""
    for office in Office.objects.published().order_by("pk"):
        if home_key(office) == key:
            yield SitemapEntry(office_url(office, "de").removeprefix(settings.PUBLIC_URL), office.changed_at)
    if city is None:
        for service in Service.objects.published().order_by("pk").only("slug", "changed_at"):
            yield SitemapEntry(service_url(service, "de").removeprefix(settings.PUBLIC_URL), service.changed_at)
