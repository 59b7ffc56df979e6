"""Services and offices as JSON."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from dos.cities.tests.cast import Cast
from dos.core import search
from dos.directory.models import OpeningException, Provision, Service
from dos.directory.tests.factories import (
    OfficeFactory,
    ProvisionFactory,
    ServiceFactory,
    SituationFactory,
    TopicFactory,
)
from tests.budgets import count_queries

pytestmark = pytest.mark.django_db


def keys(client: Client, query: str = "") -> list[str]:
    return [row["key"] for row in client.get(f"/api/v1/services?{query}").json()["items"]]


def test_a_service_is_told_once_with_every_city(client: Client, cast: Cast) -> None:
    office = OfficeFactory(slug="amt", city=cast.schwerte)
    service = ServiceFactory(slug="hund", documents="Impfpass\nAusweis", leika_key="99102013000000")
    ProvisionFactory(service=service, city=cast.schwerte, office=office, online="no", fees=[{"amount": "12.5"}])
    ProvisionFactory(service=service, city=cast.dortmund, trust_level="high", online_url="https://antrag.invalid/")

    told = client.get("/api/v1/services/hund").json()

    assert told["documents"] == ["Impfpass", "Ausweis"]
    assert told["url"].endswith("/leistungen/hund/")
    by_city = {row["city"]["key"]: row for row in told["provisions"]}
    assert by_city["schwerte"]["office"]["key"] == "amt"
    assert by_city["schwerte"]["ways"] == {"online": False, "on_site": None, "by_post": None, "by_phone": None}
    assert by_city["schwerte"]["fees"][0]["amount"] in ("12.50", "12.5")
    assert by_city["schwerte"]["trust_level"] is None
    assert by_city["dortmund"]["trust_level"] == "high"


def test_every_filter_finds_its_own(client: Client, cast: Cast) -> None:
    wanted = ServiceFactory(
        slug="gesucht",
        title="Hund anmelden",
        leika_key="99102013000000",
        topics=[TopicFactory(slug="tiere")],
        situations=[SituationFactory(slug="tier-halten")],
    )
    ProvisionFactory(service=wanted, city=cast.schwerte)
    ProvisionFactory(service=ServiceFactory(slug="anderes", leika_key="99008001012000"), city=cast.dortmund)
    search.rebuild()

    assert keys(client) == ["anderes", "gesucht"]
    for query in ("stadt=schwerte", "thema=tiere", "lebenslage=tier-halten", "leika=99102013", "leika=99102013000000"):
        assert keys(client, query) == ["gesucht"], query
    assert "gesucht" in keys(client, "q=Hund")
    assert keys(client, "stadt=schwerte&thema=tiere&leika=99008") == []


def test_with_a_city_only_its_provision_is_told(client: Client, cast: Cast) -> None:
    service = ServiceFactory()
    ProvisionFactory(service=service, city=cast.schwerte)
    ProvisionFactory(service=service, city=cast.dortmund)

    (item,) = client.get("/api/v1/services?stadt=dortmund").json()["items"]

    assert [row["city"]["key"] for row in item["provisions"]] == ["dortmund"]


def test_what_changed_since_includes_what_changed_in_a_city(client: Client, cast: Cast) -> None:
    old, place = ServiceFactory(slug="alt"), ProvisionFactory(service=ServiceFactory(slug="neu-vor-ort"))
    long_ago = timezone.now() - timedelta(days=400)
    Service.objects.update(changed_at=long_ago)
    since = (timezone.now() - timedelta(hours=1)).strftime("%Y-%m-%dT%H:%M:%SZ")

    assert keys(client, f"changed_since={since}") == ["neu-vor-ort"]
    Provision.objects.filter(pk=place.pk).update(changed_at=long_ago)
    assert keys(client, f"changed_since={since}") == []
    assert keys(client, "changed_since=2020-01-01T00:00:00%2B01:00") == ["alt", "neu-vor-ort"]
    assert old.slug == "alt"


@pytest.mark.parametrize(
    "query",
    ["stadt=x", "thema=x", "lebenslage=x", "leika=abc", "changed_since=gestern", "changed_since=0", "y=1", "cursor=x"],
)
def test_what_makes_no_sense_is_refused(client: Client, query: str) -> None:
    assert client.get(f"/api/v1/services?{query}").status_code in (400, 422)


def test_pages_lead_through_everything_once_and_304_is_free(client: Client) -> None:
    for number in range(5):
        ServiceFactory(slug=f"leistung-nummer-{number}")

    seen, address = [], "/api/v1/services?limit=2"
    while address:
        response = client.get(address)
        seen += [row["key"] for row in response.json()["items"]]
        address = response.json()["next"] or ""

    assert seen == [f"leistung-nummer-{number}" for number in range(5)]
    etag = client.get("/api/v1/services?limit=2").headers["ETag"]
    assert client.get("/api/v1/services?limit=2", headers={"If-None-Match": etag}).status_code == 304


def test_drafts_are_nowhere(client: Client, cast: Cast) -> None:
    draft = ServiceFactory(live=False)
    service = ServiceFactory(related=[draft])
    ProvisionFactory(service=service, city=cast.schwerte, live=False)
    ProvisionFactory(service=service, city=cast.dortmund, office=OfficeFactory(city=None, live=False))

    told = client.get(f"/api/v1/services/{service.slug}").json()

    assert [(row["city"]["key"], row["office"]) for row in told["provisions"]] == [("dortmund", None)]
    assert told["related"] == []
    assert client.get(f"/api/v1/services/{draft.slug}").status_code == 404
    assert client.get("/api/v1/offices").json()["items"] == []


def test_an_office_tells_hours_and_days_that_differ(client: Client, cast: Cast) -> None:
    office = OfficeFactory(slug="amt", city=cast.schwerte, step_free="yes", induction_loop="no")
    day = timezone.localdate() + timedelta(days=3)
    office.exceptions.set([OpeningException(first_day=day, last_day=day, reason="Umzug")])
    office.save()
    OfficeFactory(slug="kreis", city=None)
    OfficeFactory(slug="dort", city=cast.dortmund)

    told = client.get("/api/v1/offices/amt").json()

    assert told["hours"][0] == {"weekday": 0, "opens": "08:00", "closes": "12:30", "note": None}
    assert {"day": day.isoformat(), "spans": [], "reason": "Umzug"} in told["unusual_days"]
    assert told["accessibility"]["step_free"] is True
    assert told["accessibility"]["induction_loop"] is False
    assert told["accessibility"]["accessible_parking"] is None
    listed = client.get("/api/v1/offices?stadt=schwerte").json()["items"]
    assert [row["key"] for row in listed] == ["amt", "kreis"]


def test_the_number_of_services_does_not_change_the_number_of_queries(client: Client, cast: Cast) -> None:
    ProvisionFactory(city=cast.schwerte, office=OfficeFactory(city=None), fees=[{"amount": 1}])
    few = count_queries(client, "/api/v1/services"), count_queries(client, "/api/v1/offices")
    for _ in range(5):
        ProvisionFactory(city=cast.schwerte, office=OfficeFactory(city=None), fees=[{"amount": 1}])

    assert (count_queries(client, "/api/v1/services"), count_queries(client, "/api/v1/offices")) == few
