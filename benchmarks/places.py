"""What is measured: every kind of page, every format, with the bars that hold for it."""

from dataclasses import dataclass

CPU_MS, QUERIES, PER_SECOND, HTML_BYTES = 12.0, 20, 100.0, 60_000


@dataclass(frozen=True)
class Place:
    """One address; `is_page` are the pages for which the bars hold, `is_streamed` what is read piece by piece."""

    name: str
    path: str
    is_page: bool = True
    is_streamed: bool = False
    queries: int = QUERIES


PLACES = (
    # The home asks every room for its door and draws two threads.
    Place("home", "/", queries=24),
    Place("home of a city", "/schwerte/", queries=24),
    Place("projects, list", "/projekte/"),
    Place("projects, filtered", "/dortmund/projekte/?feld=feld-3&stand=in-umsetzung"),
    Place("projects, table", "/projekte/?ansicht=tabelle"),
    Place("projects, map", "/projekte/?ansicht=karte"),
    Place("projects, timeline", "/projekte/?ansicht=zeitleiste"),
    Place("projects, goals", "/projekte/?ansicht=ziele"),
    Place("project", "/projekte/vorhaben-5/"),
    Place("programme", "/programm/"),
    Place("action fields", "/handlungsfelder/"),
    # A field gathers projects, indicators, partners and a thread on one page.
    Place("action field", "/handlungsfelder/feld-3/", queries=30),
    Place("indicators", "/kennzahlen/"),
    Place("indicator", "/kennzahlen/kennzahl-5/"),
    Place("decisions", "/beschluesse/"),
    Place("organisations", "/akteure/"),
    Place("strategy", "/strategie/"),
    Place("thread", "/faden/projekt/vorhaben-5/"),
    Place("services, list", "/leistungen/"),
    Place("services, from A to Z", "/schwerte/leistungen/?ansicht=a-z"),
    Place("service", "/leistungen/leistung-5/"),
    Place("office", "/stellen/buergerbuero-schwerte/"),
    Place("API, 100 projects", "/api/v1/projects?limit=100", is_page=False),
    Place("API, 100 milestones", "/api/v1/milestones?limit=100", is_page=False),
    Place("API, 100 indicators", "/api/v1/indicators?limit=100", is_page=False),
    Place("projects as CSV", "/projekte.csv", is_page=False, is_streamed=True),
    Place("projects as JSON", "/projekte.json", is_page=False, is_streamed=True),
    Place("projects as GeoJSON", "/projekte.geojson", is_page=False, is_streamed=True),
    Place("projects as Atom", "/projekte.atom", is_page=False, is_streamed=True),
)
PDF = "/strategie/aktuell/gesamt.pdf"
PDF_SECONDS = 3.0
