"""The network as a whole: who takes part in what, as the rooms above tell it; at most half a minute old."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from django.core.cache import caches
from django.urls import get_urlconf, reverse
from django.utils import timezone, translation
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from dos.actors.models import Organisation, Tie
from dos.cities import selectors as cities
from dos.core import module
from dos.core.relations import Relation, Theme, Thing
from dos.core.search import fold

FIELD, OBJECTIVE = "action_field", "objective"
_CACHE_KEY, _SECONDS = "network", 30


@dataclass(frozen=True)
class Member:
    """An organisation of the network, as lists show it."""

    slug: str
    name: str
    name_en: str
    category: str
    city: str
    place: str
    words: str

    def get_category_display(self) -> str:
        """The group in words."""
        return str(Organisation.Category(self.category).label)


@dataclass(frozen=True)
class Network:
    """Everybody, what they take part in, and what that serves."""

    members: Mapping[str, Member]
    relations: tuple[Relation, ...]
    themes: tuple[Theme, ...]

    @cached_property
    def of_member(self) -> Mapping[str, tuple[Relation, ...]]:
        """What each takes part in."""
        found: dict[str, list[Relation]] = defaultdict(list)
        for relation in self.relations:
            found[relation.organisation].append(relation)
        return {slug: tuple(relations) for slug, relations in found.items()}

    @cached_property
    def at_thing(self) -> Mapping[Thing, tuple[str, ...]]:
        """Who takes part in each thing, each once."""
        found: dict[Thing, dict[str, None]] = defaultdict(dict)
        for relation in self.relations:
            found[relation.thing][relation.organisation] = None
        return {thing: tuple(members) for thing, members in found.items()}

    @cached_property
    def fields(self) -> Mapping[str, Theme]:
        """The fields of the strategy by key."""
        return {theme.key: theme for theme in self.themes if theme.kind == FIELD}

    @cached_property
    def objectives(self) -> Mapping[str, Theme]:
        """The objectives inside the fields, by key."""
        return {theme.key: theme for theme in self.themes if theme.kind == OBJECTIVE}

    @cached_property
    def roles(self) -> Mapping[str, str | Promise]:
        """As what organisations take part."""
        return {relation.role: relation.role_label for relation in self.relations}

    def partners(self, slug: str, relations: Iterable[Relation] | None = None) -> dict[str, int]:
        """Return with whom an organisation works, and at how many things, the closest first."""
        things = {relation.thing for relation in (self.of_member.get(slug, ()) if relations is None else relations)}
        found: dict[str, int] = defaultdict(int)
        for thing in things:
            for other in self.at_thing[thing]:
                if other != slug:
                    found[other] += 1
        return dict(sorted(found.items(), key=lambda pair: (-pair[1], pair[0])))


def network() -> Network:
    """Return the network, remembered for a moment: it stands behind many pages and changes on few days."""
    known: Network | None = caches["local"].get(_CACHE_KEY)
    return known or fresh_network()


def fresh_network() -> Network:
    """Return the network as it is now."""
    told = [room.relations() for room in module.modules() if room.relations is not None]
    members = _members()
    found_relations = [*(one for part in told for one in part.relations), *_declared()]
    relations = tuple(one for one in found_relations if one.organisation in members)
    found = Network(members, relations, tuple(theme for part in told for theme in part.themes))
    caches["local"].set(_CACHE_KEY, found, _SECONDS)
    return found


def _declared() -> Iterator[Relation]:
    """Yield what two organisations both say binds them, as one relation of each."""
    for tie in Tie.objects.shown(timezone.localdate()).select_related("first", "second").order_by("pk"):
        back = "" if tie.kind == Tie.Kind.PARTNER else "-zurueck"
        sides = (
            (tie.first, tie.second, f"tie-{tie.kind}", Tie.Kind(tie.kind).label),
            (tie.second, tie.first, f"tie-{tie.kind}{back}", tie.back_label()),
        )
        for own, other, role, label in sides:
            yield Relation(
                organisation=own.slug,
                role=role,
                role_label=label,
                kind="tie",
                kind_label=_("Verbindung"),
                key=f"verbindung-{tie.pk}",
                label=other.name,
                label_en=other.name_en,
                url_name="actors:organisation_detail",
                url_key=other.slug,
                source_url=tie.source_url,
                is_declared=True,
                starts_on=tie.starts_on,
                ends_on=tie.ends_on,
            )


def forget_network() -> None:
    """Ask anew at the next question."""
    caches["local"].delete(_CACHE_KEY)


def _members() -> dict[str, Member]:
    names = {city.pk: city for city in cities.all_cities()}
    columns = ("slug", "name", "name_en", "short_name", "category", "city_id", "place", "role", "role_en")
    rows = Organisation.objects.published().filter(is_example=False).values(*columns)
    found = []
    for row in rows:
        city = names.get(row["city_id"])
        words = fold(" ".join(row[name] for name in ("name", "name_en", "short_name", "role", "role_en", "place")))
        key, place = (city.key, city.name) if city else ("", row["place"])
        found.append(Member(row["slug"], row["name"], row["name_en"], row["category"], key, place, words))
    return {member.slug: member for member in sorted(found, key=lambda one: (fold(one.name), one.slug))}


def url_of(url_name: str, key: str, anchor: str = "") -> str:
    """Return the address of a thing on the site and in the language of the current request."""
    before, after = _around(url_name, get_urlconf(), translation.get_language())
    return f"{before}{key}{after}{'#' if anchor else ''}{anchor}"


@lru_cache(maxsize=256)
def _around(url_name: str, urlconf: object, language: str | None) -> tuple[str, str]:
    """Return what stands before and after the slug; site and language are named because the answer is remembered."""
    before, _, after = reverse(url_name, urlconf, args=["slug-here"]).partition("slug-here")  # type: ignore[arg-type]  # any object with urlpatterns
    return before, after
