"""Questions about what organisations offer and seek: found by filter, and which two fit each other."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from dos.actors.models import Notice, Organisation
from dos.actors.selectors.network import Network
from dos.cities.models import City
from dos.core.db import having_words
from dos.core.filters import ALL, AddressFilter, given, known, page_number
from dos.core.search import stems

PARAMETERS = {"art": "kind", "feld": "topic", "stadt": "city", "q": "text", "seite": "page"}
SEARCHED = ("title", "text", "organisation__name")
MAX_MATCHES, MAX_COMPARED = 5, 500
# The same field is worth as much as two thirds of the words; without it two words must agree.
SAME_TOPIC, SAME_WORDS, ENOUGH = 0.4, 0.6, 0.4


@dataclass(frozen=True)
class NoticeFilter(AddressFilter):
    """Which notices somebody wants to see; every empty text means "all"."""

    kind: str = ""
    topic: str = ""
    city: str = ""
    text: str = ""
    site_city: str = ""

    PARAMETERS = PARAMETERS
    NARROWING = ("kind", "topic", "city", "text")

    @property
    def default(self) -> "NoticeFilter":
        """Everything; on a city's own site what organisations of the city say."""
        return NoticeFilter(city=self.site_city, site_city=self.site_city)


def parse_notice_filter(
    parameters: Mapping[str, str], network: Network, cities: Mapping[str, City], home: City | None
) -> NoticeFilter:
    """Read the filter; refused when a known filter has an unknown value."""
    asked = given(parameters, PARAMETERS)
    site_city = home.key if home is not None else ""
    key = asked["city"] or site_city or ALL
    return NoticeFilter(
        kind=known(_("Art"), asked["kind"], Notice.Kind.values),
        topic=known(_("Handlungsfeld"), asked["topic"], network.fields),
        city="" if key == ALL else known(_("Stadt"), key, cities),
        text=asked["text"],
        page=page_number(asked["page"]),
        site_city=site_city,
    )


def notices(wanted: NoticeFilter, today: date) -> QuerySet[Notice]:
    """Return the notices that hold today and that the filter finds, the newest first."""
    found = Notice.objects.shown(today)
    if wanted.kind:
        found = found.filter(kind=wanted.kind)
    if wanted.topic:
        found = found.filter(topic=wanted.topic)
    if wanted.city:
        found = found.filter(organisation__city__key=wanted.city)
    return found.filter(having_words(SEARCHED, wanted.text)).order_by("-created_at", "-pk")


def shown_notice(key: str, today: date) -> Notice | None:
    """Return one notice that holds today; its key cannot be guessed."""
    return Notice.objects.shown(today).filter(form_token=key).first()


def notices_of(organisation: Organisation, today: date) -> list[Notice]:
    """Return what an organisation offers and seeks today."""
    return list(Notice.objects.shown(today).filter(organisation=organisation).order_by("-created_at", "-pk"))


def matches(notice: Notice, today: date) -> list[Notice]:
    """Return which notices of others fit this one, the best first: a seeker for who offers, and the other way."""
    opposite = Notice.Kind.SEEK if notice.kind == Notice.Kind.OFFER else Notice.Kind.OFFER
    others = Notice.objects.shown(today).filter(kind=opposite).exclude(organisation=notice.organisation_id)
    return best(notice, others.order_by("-created_at", "-pk")[:MAX_COMPARED])


def best(notice: Notice, others: Iterable[Notice]) -> list[Notice]:
    """Return those of the others that fit well enough, the best first, of equals in their order."""
    scored = [(likeness(notice, other), other) for other in others]
    return [other for score, other in sorted(scored, key=lambda pair: -pair[0]) if score >= ENOUGH][:MAX_MATCHES]


def likeness(one: Notice, other: Notice) -> float:
    """Tell from 0 to 1 how well two notices fit: the same field, and the share of words that both use."""
    mine, theirs = _words(one), _words(other)
    common = len(mine & theirs)
    is_same_topic = one.topic == other.topic
    if not is_same_topic and common < 2:
        return 0.0
    share = common / max(min(len(mine), len(theirs)), 1)
    return SAME_TOPIC * is_same_topic + SAME_WORDS * share


def _words(notice: Notice) -> set[str]:
    return set(stems(f"{notice.title} {notice.text}"))
