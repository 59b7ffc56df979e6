"""Questions to the one search: hits, kinds to narrow by, suggestions. Any text is a valid question."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext_lazy as _

from dos.cities import address
from dos.cities.models import City
from dos.core import search
from dos.core.module import Topic
from dos.core.text import clean_line, cut

ALL_CITIES = "alle"
PER_PAGE = 15
MAX_LETTERS = 200
MAX_FOLLOWED = 100
MAX_PAGE = 50
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
    """An answer of the search; `hint` says in words why there is nothing to show."""

    query: str
    hits: Sequence[FoundHit]
    total: int
    facets: Sequence[Facet]
    page: int
    pages: int
    is_askable: bool
    is_narrowed_to_city: bool
    city_choice: str = ""

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
    return Found(
        query=query,
        hits=[_shown(hit) for hit in answer.hits],
        total=answer.total,
        facets=_facets(query, answer.kinds, kind, city_choice),
        page=number,
        pages=min(-(-answer.total // PER_PAGE), MAX_PAGE),
        is_askable=bool(search.stems(query)),
        is_narrowed_to_city=city is not None,
        city_choice=city_choice,
    )


def suggested(text: str, *, city: City | None) -> list[str]:
    """Return titles for what is being typed, best first, none twice."""
    hits = search.suggestions(clean_line(text[:MAX_LETTERS]), city_key=city.key if city else "")
    return list(dict.fromkeys(_title(hit)[0] for hit in hits))


def _shown(hit: search.Hit) -> FoundHit:
    title, language = _title(hit)
    return FoundHit(str(KINDS.get(hit.kind, ("", ""))[0]), title, language, hit.teaser, _address(hit))


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


def _facets(query: str, counts: dict[str, int], chosen: str, city_choice: str) -> list[Facet]:
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
