"""Every kind of page, in six views: nothing for axe to find, nothing too wide, nothing too small to hit."""

import pytest
from django.conf import settings
from django.core.management import call_command
from playwright.sync_api import BrowserContext

from dos.actors.models import Organisation
from dos.actors.selectors import claim_links
from dos.actors.tests.factories import KeeperFactory, NoticeFactory
from dos.events.models import Occurrence
from dos.notifications.selectors import find_topic
from dos.notifications.services import send_mail
from dos.notifications.tests.factories import following
from dos.participation.models import Idea, Paragraph
from dos.strategy.models import Decision, Indicator, Project
from tests.accessibility import axe

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True, serialized_rollback=False)]

# Each part loads the demonstration and looks at its share of the pages.
PARTS = 4


def addresses() -> list[str]:
    """One address of each kind of page, with real content and with the empty state."""
    project = Project.objects.published().filter(kind="measure", is_example=False)[0].slug
    example = Project.objects.published().filter(is_example=True)[0].slug
    decision, indicator = Decision.objects.published()[0].slug, Indicator.objects.published()[0].slug
    views = [f"/projekte/?ansicht={view}" for view in ("liste", "tabelle", "karte", "zeitleiste", "ziele")]
    pages = "programm handlungsfelder akteure kennzahlen beschluesse strategie mitmachen aktuelles faq kontakt"
    duties = "suche anliegen rueckmeldung impressum datenschutz barrierefreiheit leichte-sprache"
    return [
        "/",
        "/schwerte/",
        "/dortmund/",
        "/en/",
        *views,
        "/projekte/?q=gibtesnicht",
        f"/projekte/{project}/",
        f"/en/projekte/{project}/",
        f"/projekte/{example}/",
        f"/einbetten/projekte/{project}/",
        f"/faden/projekt/{example}/",
        f"/beschluesse/{decision}/",
        f"/kennzahlen/{indicator}/",
        "/programm/ziele/nachhaltigkeit/",
        "/handlungsfelder/energie-und-umwelt/",
        "/handlungsfelder/bauen-und-wohnen/",
        *(f"/{name}/" for name in f"{pages} {duties}".split()),
        *network(project),
        *participation(),
        *events(),
        *directory(),
        *measured(),
        "/suche/?q=sensor",
        "/suche/?q=gibtesnicht",
        "/anmelden/",
        f"/folgen/projekt/{project}/",
        f"/en/folgen/projekt/{project}/",
        "/folgen/postfach/",
        "/folgen/bestaetigen/zu-alt/",
        *followers_pages(),
        "/api/docs/",
        "/gestaltung/",
        "/gibt-es-nicht/",
    ]


def followers_pages() -> list[str]:
    """The pages that links in mails open, and the mailbox of the demonstration."""
    topic = find_topic("city", "schwerte", None)
    assert topic is not None
    follower = following(topic)
    mail = send_mail(key="axe", to=follower.email, subject="Es ist etwas geschehen", stop_url=topic.url)
    own = f"/abo/{follower.token}/"
    return [own, f"{own}beenden/", "/abo/", "/postfach/", f"/postfach/{mail.key_hash}/"]


def events() -> list[str]:
    """The calendar in its views, an event to come, a series, one of its dates, a report, a habit."""
    day = Occurrence.objects.filter(event__slug="beispiel-digital-sprechstunde")[1].day
    slugs = ("beispiel-digital-sprechstunde", "beispiel-rundgang-haltestellen", "beispiel-werkstatt-standorte")
    return [
        "/termine/",
        "/en/termine/",
        "/termine/?zeit=vergangene",
        "/termine/?ansicht=monat",
        "/termine/?ansicht=karte&zeit=vergangene",
        "/termine/?q=gibtesnicht",
        *(f"/termine/{slug}/" for slug in slugs),
        f"/termine/beispiel-digital-sprechstunde/{day.isoformat()}/",
        "/termine/open-space-medienwerkstatt/",
    ]


def directory() -> list[str]:
    """Services as list, from A to Z and on the map, found and not; the whole one, one of the district, offices."""
    return [
        "/leistungen/",
        "/schwerte/leistungen/?thema=ausweise-und-wohnsitz",
        "/leistungen/?ansicht=a-z",
        "/leistungen/?ansicht=karte",
        "/leistungen/?q=perso+verloren",
        "/leistungen/?nur=online&buchstabe=Q",
        "/leistungen/beispiel-lastenrad-leihen/",
        "/schwerte/leistungen/fuehrerschein/",
        "/en/leistungen/wohngeld/",
        "/stellen/beispiel-servicepunkt/",
        "/stellen/buergerdienste-dortmund/",
    ]


def measured() -> list[str]:
    """Stations as list, table and on the map, found and not; one with doubts, silent, compared, over a year; a tile."""
    return [
        "/messwerte/",
        "/en/messwerte/",
        "/messwerte/?ansicht=tabelle",
        "/messwerte/?ansicht=karte",
        "/messwerte/?q=gibtesnicht",
        "/messwerte/messnetze/",
        "/messwerte/thema/hitze/",
        "/schwerte/messwerte/thema/wasser/",
        "/messwerte/thema/weiteres/",
        "/messwerte/beispiel-klima-eving/",
        "/messwerte/beispiel-klima-mengede/",
        "/messwerte/beispiel-klima-brackel/?spanne=woche&vergleich=beispiel-klima-hoerde&seite=2",
        "/en/messwerte/beispiel-pegel-ruhr-in-schwerte/?spanne=jahr",
        "/einbetten/messwerte/beispiel-klima-hombruch/",
    ]


def network(project: str) -> list[str]:
    """The network in its views, an organisation, offers and searches with one of them, and the forms around them."""
    works = Organisation.objects.get(slug="stadt-schwerte")
    KeeperFactory(organisation=works)
    notice = NoticeFactory(organisation=works, topic="energie-und-umwelt", title="Räume am Abend")
    link = claim_links.claim_url(works, "ina@dos.invalid").removeprefix(settings.PUBLIC_URL)
    return [
        "/netzwerk/",
        "/en/netzwerk/",
        "/netzwerk/?ansicht=grafik",
        "/netzwerk/?ansicht=luecken",
        "/netzwerk/?q=gibtesnicht",
        "/akteure/stadt-schwerte/",
        "/akteure/biete-suche/",
        f"/akteure/biete-suche/{notice.form_token}/",
        "/akteure/stadt-schwerte/nachricht/",
        "/akteure/stadt-schwerte/uebernehmen/",
        link,
        "/akteure/stadt-schwerte/uebernehmen/zu-alt/",
        f"/anliegen/?projekt={project}&akteur=stadt-schwerte",
    ]


def participation() -> list[str]:
    """The overview and processes of each kind, with their views and an idea."""
    idea = Idea.objects.published().filter(project__isnull=False).select_related("process")[0]
    kinds = ("kuehle-orte", "fahrradbuegel", "unterwegs", "platzbaum", "leitsaetze", "vorhabenliste")
    return [
        "/mitmachen/?ansicht=karte&stand=alle",
        "/mitmachen/?q=gibtesnicht",
        "/mitmachen/zahlen/",
        *(f"/mitmachen/beispiel-{kind}/" for kind in kinds),
        "/mitmachen/beispiel-fahrradbuegel/?ansicht=karte",
        "/mitmachen/beispiel-kuehle-orte/?q=gibtesnicht",
        "/mitmachen/beispiel-kuehle-orte/zahlen/",
        "/en/mitmachen/beispiel-kuehle-orte/",
        *(f"/mitmachen/beispiel-{kind}/umfrage/" for kind in ("unterwegs", "platzbaum")),
        *(f"/mitmachen/beispiel-{kind}/ergebnis/" for kind in ("unterwegs", "platzbaum")),
        "/mitmachen/beispiel-fahrradbuegel/neu/",
        "/mitmachen/beispiel-fahrradbuegel/neu/schritte/",
        "/mitmachen/beispiel-leitsaetze/text/",
        "/mitmachen/beispiel-leitsaetze/text/aenderungen/",
        f"/mitmachen/beispiel-leitsaetze/text/{Paragraph.objects.filter(process__slug='beispiel-leitsaetze')[0].key}/",
        "/mitmachen/beispiel-vorhabenliste/kommentare/",
        f"/mitmachen/{idea.process.slug}/{idea.reference}/",
        f"/faden/idee/{idea.reference}/",
    ]


@pytest.mark.parametrize("part", range(PARTS))
def test_no_page_has_a_finding(context: BrowserContext, part: int) -> None:
    call_command("load_demo")
    page, found = context.new_page(), []

    for address in addresses()[part::PARTS]:
        page.goto(address)
        found += axe.seen(page)

    assert not found, "\n".join(found)
