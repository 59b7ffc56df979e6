"""Every link of the demonstration leads somewhere, every anchor exists, and no public page is out of reach."""

import html
import re
from collections import Counter
from dataclasses import dataclass, field
from urllib.parse import urldefrag, urljoin, urlsplit
from xml.etree import ElementTree as ET

import pytest
from django.core.management import call_command
from django.test import Client

pytestmark = pytest.mark.django_db

BASE = "http://testserver"
SITES = ("/", "/schwerte/", "/dortmund/", "/en/", "/en/schwerte/", "/en/dortmund/")
SITE_PART = re.compile(r"^(/en)?(/schwerte|/dortmund)?(?=/)")
# The same list in another order or cut: its pages are those of the list. What is over is a list apart, at `/mitmachen/`
# by its state, at `/termine/` by its pages.
REFINED = re.compile(
    r"[?&](ansicht|sortierung|art|partner|feld|stadt|gefoerdert|ort|zeigen|q)="
    r"|^(?!/mitmachen/).*[?&]stand=|^(?!/termine/).*[?&]seite="
)
NOT_FOLLOWED = re.compile(r"^/(desk|static)/|\.(pdf|csv|json|geojson|atom)(\?|$)")
OF_ONE_KIND = 6


@dataclass
class Walk:
    """What a walk over one site found."""

    client: Client
    site: str
    most_of_a_kind: int
    visited: dict[str, int] = field(default_factory=dict)
    anchors: dict[str, set[str]] = field(default_factory=dict)
    wanted_anchors: set[tuple[str, str, str]] = field(default_factory=set)
    faults: list[str] = field(default_factory=list)
    kinds: Counter[str] = field(default_factory=Counter)

    def go(self) -> None:
        """Follow links until there is none that was not followed."""
        waiting = [(self.site, "")]
        while waiting:
            url, source = waiting.pop()
            if url not in self.visited and self._is_due(url):
                waiting += [(link, url) for link in self._visit(url, source)]

    def _is_due(self, url: str) -> bool:
        if self.site_of(url) != self.site or REFINED.search(url) or NOT_FOLLOWED.search(url):
            return False
        kind = "/".join(SITE_PART.sub("", url).split("/")[:2])
        self.kinds[kind] += 1
        return self.kinds[kind] <= self.most_of_a_kind

    @staticmethod
    def site_of(url: str) -> str:
        """The home of the site that an address belongs to."""
        found = SITE_PART.match(url)
        return f"{found[0]}/" if found else "/"

    def _visit(self, url: str, source: str) -> list[str]:
        answer = self.client.get(url, follow=True)
        self.visited[url] = answer.status_code
        if answer.status_code != 200:
            self.faults.append(f"{answer.status_code} {url}, linked on {source}")
            return []
        if answer.streaming or not answer.headers["Content-Type"].startswith("text/html"):
            return []
        text = answer.content.decode()
        ids = re.findall(r'\sid="([^"]+)"', text)
        self.anchors[url] = set(ids)
        self.faults += [f"twice #{name} on {url}" for name, number in Counter(ids).items() if number > 1]
        return [
            link
            for link in (self._link(url, target) for target in re.findall(r'<a\b[^>]*\shref="([^"]*)"', text))
            if link
        ]

    def _link(self, page: str, target: str) -> str:
        address, anchor = urldefrag(urljoin(BASE + page, html.unescape(target)))
        if not address.startswith(BASE) or urlsplit(address).scheme not in ("http", "https"):
            return ""
        path = address.removeprefix(BASE)
        if anchor:
            self.wanted_anchors.add((path, anchor, page))
        return path

    def missing_anchors(self) -> list[str]:
        """Anchors that a link names and the page does not have."""
        return [
            f"no #{anchor} on {path}, linked on {page}"
            for path, anchor, page in sorted(self.wanted_anchors)
            if path in self.anchors and anchor not in self.anchors[path]
        ]


def of_sitemaps(client: Client) -> set[str]:
    """Every German address of all sitemaps, without the part of the site."""
    found = set()
    for key in ("programm", "schwerte", "dortmund"):
        root = ET.fromstring(client.get(f"/sitemap-{key}.xml").getvalue())
        urls = [
            str(loc.text).removeprefix(BASE) for loc in root.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")
        ]
        found |= {SITE_PART.sub("", url) for url in urls if not url.startswith("/en/")}
    return found


def test_no_link_is_broken_and_no_page_out_of_reach(client: Client) -> None:
    call_command("load_demo", verbosity=0)
    faults: list[str] = []
    for site in SITES:
        walk = Walk(client, site, most_of_a_kind=10_000 if site == "/" else OF_ONE_KIND)
        walk.go()
        faults += walk.faults + walk.missing_anchors()
        if site == "/":
            faults += [f"nobody links to {url}" for url in sorted(of_sitemaps(client) - set(walk.visited))]

    assert not faults, "\n".join(faults[:40])
