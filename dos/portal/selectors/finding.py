"""Questions to the one search: hits, kinds to narrow by, suggestions. Any text is a valid question."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext_lazy as _

from dos.cities import address
from dos.cities.models import City
from dos.core import search
from dos.core.module import Topic
from dos.core.text import clean_line, cut, translated
from dos.directory.models import Topic as DirectoryTopic

ALL_CITIES = "alle"
PER_PAGE = 15
MAX_LETTERS = 200
MAX_FOLLOWED = 100
MAX_PAGE = 50
MAX_TOPICS = 16
# From this share of the best hit's worth on a service comes first.
LEAD = 0.75
# Each kind as one hit is called, and as many are.
KINDS = {
    "service": (_("Leistung"), _("Leistungen")),
    "office": (_("Stelle"), _("Stellen")),
    "project": (_("Projekt"), _("Projekte")),
    "action_field": (_("Handlungsfeld"), _("Handlungsfelder")),
    "goal": (_("Programmziel"), _("Programmziele")),
    "decision": (_("Beschluss"), _("Beschlüsse")),
    "indicator": (_("Kennzahl"), _("Kennzahlen")),
    "organisation": (_("Akteur"), _("Akteure")),
    "process": (_("Beteiligungsverfahren"), _("Beteiligungsverfahren")),
    "idea": (_("Idee"), _("Ideen")),
    "offer": (_("Angebot zum Mitmachen"), _("Angebote zum Mitmachen")),
    "event": (_("Termin"), _("Termine")),
    "station": (_("Messstation"), _("Messstationen")),
    "programme": (_("Programm"), _("Programm")),
    "news": (_("Neuigkeit"), _("Neuigkeiten")),
    "question": (_("Frage"), _("Fragen")),
    "page": (_("Seite"), _("Seiten")),
    "document": (_("Dokument"), _("Dokumente")),
}


def topic(kind: str, key: str, viewer: object) -> Topic | None:
    """Return a question to the search as something to follow: news that hold all its words."""
    words = clean_line(key).lower()
    if kind != "search" or words != key or not 0 < len(key) <= MAX_FOLLOWED or not search.stems(key):
        return None
    url = address.canonical("portal:search", language="de")
    return Topic(kind, key, f"„{key}“", f"{url}?{urlencode({'q': key})}")


@dataclass(frozen=True)
class FoundHit:
    """A hit as a page shows it: in the reader's language, with its address on the reader's site."""

    kind_label: str
    title: str
    language: str
    teaser: str
    url: str
    is_lead: bool = False


@dataclass(frozen=True)
class TopicLink:
    """A topic of services to go on from."""

    title: str
    url: str


@dataclass(frozen=True)
class Facet:
    """A kind of things with the number of hits."""

    kind: str
    label: str
    count: int
    url: str
    is_current: bool


@dataclass(frozen=True)
class Found:
    """An answer of the search.

    `meant` is the question with its errors mended; `is_near` says that nothing holds what was asked, and the hits are
    what comes nearest; `topics` lead on from there.
    """

    query: str
    hits: Sequence[FoundHit]
    total: int
    facets: Sequence[Facet]
    page: int
    pages: int
    is_askable: bool
    is_narrowed_to_city: bool
    city_choice: str = ""
    meant: str = ""
    is_near: bool = False
    topics: Sequence[TopicLink] = ()

    @property
    def is_miss(self) -> bool:
        """Whether editors should know of it: nothing holds what was asked, and nothing but a city narrowed it."""
        is_whole = self.page == 1 and not any(facet.is_current and facet.kind for facet in self.facets)
        return self.is_askable and is_whole and (self.is_near or not self.facets)

    @property
    def meant_url(self) -> str:
        """The mended question."""
        return _query(self.meant, stadt=self.city_choice)

    @property
    def followed_key(self) -> str:
        """The question as something to follow by mail; "" where that is not possible."""
        key = self.query.lower()
        return key if self.is_askable and len(key) <= MAX_FOLLOWED and "/" not in key else ""

    @property
    def words(self) -> str:
        """The number of hits in words."""
        return ngettext("%(n)s Treffer", "%(n)s Treffer", self.total) % {"n": self.total}

    @property
    def next_url(self) -> str:
        """The address of the next page, "" on the last."""
        return self._url(self.page + 1) if self.page < self.pages else ""

    @property
    def previous_url(self) -> str:
        """The address of the page before, "" on the first."""
        return self._url(self.page - 1) if self.page > 1 else ""

    @property
    def everywhere_url(self) -> str:
        """The same question to all cities."""
        return _query(self.query, stadt=ALL_CITIES)

    def _url(self, page: int) -> str:
        current = next((facet.kind for facet in self.facets if facet.is_current), "")
        return _query(self.query, art=current, stadt=self.city_choice, seite=str(page) if page > 1 else "")


def find(text: str, *, city: City | None, kind: str = "", page: str = "", city_choice: str = "") -> Found:
    """Search everything, or what concerns one city; an unknown kind or page means all kinds, the first page."""
    city_choice = ALL_CITIES if city_choice == ALL_CITIES else ""
    city = None if city_choice else city
    query = cut(clean_line(text[: MAX_LETTERS * 4]), MAX_LETTERS)
    kind = kind if kind in KINDS else ""
    number = min(max(int(page), 1), MAX_PAGE) if page.isascii() and page.isdecimal() and len(page) < 6 else 1
    city_key = city.key if city else ""
    answer = search.answer(query, city_key=city_key, kind=kind, limit=PER_PAGE, offset=(number - 1) * PER_PAGE)
    hits = _service_first(answer.hits) if number == 1 and not kind and not answer.is_near else answer.hits
    return Found(
        query=query,
        hits=[_shown(hit, is_lead=at == 0 and hits is not answer.hits) for at, hit in enumerate(hits)],
        total=answer.total,
        facets=_facets(query, answer.kinds, kind, city_choice),
        page=number,
        pages=min(-(-answer.total // PER_PAGE), MAX_PAGE),
        is_askable=search.says_something(query),
        is_narrowed_to_city=city is not None,
        city_choice=city_choice,
        meant=cut(answer.meant, MAX_LETTERS),
        is_near=answer.is_near,
        topics=_topics() if answer.is_near or not answer.kinds else (),
    )


def suggested(text: str, *, city: City | None) -> list[str]:
    """Return titles for what is being typed, best first, none twice."""
    hits = search.suggestions(clean_line(text[:MAX_LETTERS]), city_key=city.key if city else "")
    return list(dict.fromkeys(_title(hit)[0] for hit in hits))


def _service_first(hits: Sequence[search.Hit]) -> Sequence[search.Hit]:
    """Return the hits with a service in front that answers about as well as the best; the same object if there is none.

    Who needs an office needs it more than a project about offices.
    """
    lead = next((hit for hit in hits if hit.kind == "service" and hit.score >= LEAD * hits[0].score), None)
    return hits if lead is None else [lead, *(hit for hit in hits if hit is not lead)]


def _topics() -> list[TopicLink]:
    list_url = reverse("directory:service_list")
    shown = [(row.slug, translated(row, "title").text) for row in DirectoryTopic.objects.order_by("order", "slug")]
    return [TopicLink(title, f"{list_url}?{urlencode({'thema': slug})}") for slug, title in shown[:MAX_TOPICS]]


def _shown(hit: search.Hit, *, is_lead: bool = False) -> FoundHit:
    title, language = _title(hit)
    label = str(KINDS.get(hit.kind, ("", ""))[0])
    return FoundHit(label, title, language, hit.teaser, _address(hit), is_lead=is_lead)


def _title(hit: search.Hit) -> tuple[str, str]:
    if get_language() == "en" and hit.title_en:
        return hit.title_en, "en"
    return hit.title, "de"


def _address(hit: search.Hit) -> str:
    """Put the part of the reader's site and language in front of the address that the index keeps.

    Files have one address on all sites.
    """
    if hit.kind == "document":
        return hit.url
    return reverse("portal:home") + hit.url.removeprefix("/")


def _facets(query: str, counts: Mapping[str, int], chosen: str, city_choice: str) -> list[Facet]:
    if not counts:
        return []
    found = [("", _("Alles"), sum(counts.values()))]
    found += [(kind, many, counts[kind]) for kind, (_one, many) in KINDS.items() if kind in counts]
    return [
        Facet(kind, str(label), count, _query(query, art=kind, stadt=city_choice), kind == chosen)
        for kind, label, count in found
    ]


def _query(query: str, **parameters: str) -> str:
    return "?" + urlencode({"q": query, **{name: value for name, value in parameters.items() if value}})
