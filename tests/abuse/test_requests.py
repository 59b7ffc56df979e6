"""Requests that no browser sends: refused or answered as any other, never a fault (A22, A25-A30, A60-A65, A89-A92)."""

import logging
import time
from urllib.parse import urlencode

import pytest
from django.core.cache import cache
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytest_django.fixtures import Settings

from dos.actors.tests.factories import OrganisationFactory
from dos.cities.tests.cast import Cast
from dos.portal.models import Feedback
from dos.strategy.models import Project
from dos.strategy.tests import factories

LISTS = [
    "/projekte/",
    "/projekte.csv",
    "/projekte.json",
    "/projekte.geojson",
    "/projekte.atom",
    "/beschluesse/",
    "/kennzahlen/",
    "/akteure/",
    "/suche/",
    "/handlungsfelder/",
    "/aktuelles/",
    "/leistungen/",
    "/leistungen.csv",
    "/leistungen.json",
    "/leistungen.geojson",
    "/messwerte/",
    "/messwerte.csv",
    "/messwerte.json",
    "/messwerte.geojson",
    "/messwerte/messnetze/",
    "/messwerte/thema/hitze/",
]
API = [
    "/api/v1/projects",
    "/api/v1/milestones",
    "/api/v1/decisions",
    "/api/v1/indicators",
    "/api/v1/organisations",
    "/api/v1/action-fields",
    "/api/v1/objectives",
    "/api/v1/goals",
    "/api/v1/services",
    "/api/v1/offices",
]
pytestmark = pytest.mark.django_db

PART = '--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n'
FILE_PART = '--x\r\nContent-Disposition: form-data; name="a"; filename="b\0"\r\n\r\n1\r\n'


@pytest.fixture(autouse=True)
def _some_rows(cast: Cast, settings: Settings) -> None:
    settings.API_READS_PER_MINUTE = 0
    cache.clear()
    project = factories.ProjectFactory(slug="vorhaben", lead_city=cast.schwerte)
    factories.DecisionFactory(projects=[project])
    factories.IndicatorFactory(project=project)
    OrganisationFactory()


@pytest.mark.parametrize("query", ["q=%0d%0aX-Evil:%201", "next=%0d%0aSet-Cookie:%20a=b", "seite=1%0d%0a%0d%0a<html>"])
def test_nothing_sent_ends_up_as_a_header(client: Client, query: str) -> None:
    for path in (*LISTS, "/", "/projekte/vorhaben/", "/rueckmeldung/", "/gibt/es/nicht", "/projekte"):
        response = client.get(f"{path}?{query}", headers={"user-agent": "\x1b[31mrot"})

        assert response.status_code in (200, 301, 302, 400, 404)
        assert not {"X-Evil", "Set-Cookie"} & set(response.headers)
        assert all("\n" not in value and "\r" not in value for value in response.headers.values())


@pytest.mark.parametrize("path", ["/projekte/", "/projekte/vorhaben/", "/suche/", "/api/v1/projects"])
def test_a_method_in_disguise_is_what_it_is(client: Client, path: str) -> None:
    for header in ("x-http-method-override", "x-method-override", "x-http-method"):
        assert client.get(path, headers={header: "DELETE"}).status_code == 200
        assert client.post(path, {"_method": "DELETE"}, headers={header: "DELETE"}).status_code == 405
    refused = [
        client.generic(method, path) for method in ("PUT", "DELETE", "PATCH", "TRACE", "CONNECT", "MKCOL", "PROPFIND")
    ]
    assert [answer.status_code for answer in refused] == [405] * 7
    assert all(answer.headers["Allow"] for answer in refused)


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ("&".join(f"f{number}=1" for number in range(20_000)), "application/x-www-form-urlencoded"),
        ("kind=other&message=" + "%00", "application/x-www-form-urlencoded"),
        ("kind=other&message=%ff%fe%80", "application/x-www-form-urlencoded"),
        ("+ADw-script+AD4-", "application/x-www-form-urlencoded; charset=utf-7"),
        ("kind=other", "application/x-www-form-urlencoded; charset=erfunden"),
        ("kein Trenner", "multipart/form-data"),
        ("--x\r\n" * 50, "multipart/form-data; boundary=x"),
        (PART * 6_000 + "--x--", "multipart/form-data; boundary=x"),
        (FILE_PART * 30 + "--x--", "multipart/form-data; boundary=x"),
        ("x", "multipart/form-data; boundary=" + "y" * 9_000),
        ('{"kind": "other"', "application/json"),
        ("[" * 200_000, "application/json"),
        ('{"a": NaN, "a": 1e999, "b": "\\ud800"}', "application/json"),
        ("9" * 100_000, "application/json"),
        ("\ufeff{}", "application/json"),
        ("<x/>", "text/xml"),
        ("kind=other", ""),
        ("kind=other", "\x00/\x01"),
    ],
    ids=lambda value: str(value)[:24],
)
def test_odd_bodies_are_refused_and_nothing_is_stored(client: Client, body: str, kind: str) -> None:
    for path in ("/rueckmeldung/", "/anmelden/"):
        begun = time.process_time()
        response = client.generic("POST", path, body.encode("utf-8", "surrogatepass"), content_type=kind)

        assert 400 <= response.status_code < 500, path
        assert time.process_time() - begun < 2
    assert not Feedback.objects.exists()


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_the_api_takes_no_values_from_anybody(client: Client, method: str) -> None:
    sent = '{"id": 1, "status": "done", "is_staff": true, "votes": 9, "created_at": "1999-01-01", "name": "Gekapert"}'

    for path in ("/api/v1/projects", "/api/v1/projects/vorhaben"):
        response = getattr(client, method)(path, sent, content_type="application/json")
        assert response.status_code == 405
        assert response.headers["Content-Type"] == "application/problem+json"
    assert not Project.objects.filter(name="Gekapert").exists()


@pytest.mark.parametrize(
    "query",
    [
        "limit=0",
        "limit=-1",
        "limit=abc",
        "limit=1.5",
        "limit=1e9",
        "limit=101",
        "limit=5&limit=6",
        "cursor=gefaelscht",
        "sort=password",
        "order_by=lead_city__key",
        "fields=email",
        "filter[user__password__startswith]=p",
        "a[]=1",
        "_connector=OR",
        "name__startswith=a",
        "callback=alert(1)",
        "format=../x",
        "offset=99999999999999999999",
    ],
)
def test_the_api_refuses_what_it_does_not_know(client: Client, query: str) -> None:
    for path in API:
        response = client.get(f"{path}?{query}")

        assert response.status_code == 400, path
        assert response.headers["Content-Type"] == "application/problem+json"


@pytest.mark.parametrize(
    "query",
    [
        "seite=0",
        "seite=-1",
        "seite=abc",
        "seite=1.5",
        "seite=1e9",
        "seite=99999999999999999999",
        "seite=%D9%A3",
        "page=0",
        "sortierung=password",
        "sortierung=-lead_city__key",
        "ansicht=../../x",
        "stand=' or 1=1 --",
        "stadt=%F0%9F%98%80",
        "q=(a%2B)%2B$",
        "q=%25%25%25___",
        "q=" + "%28" * 1_000,
        "q__startswith=a",
        "_connector=OR%20pg_sleep(9)",
        "stand[]=running",
    ],
)
def test_lists_answer_any_parameter_with_a_page_or_a_sentence(client: Client, query: str) -> None:
    for path in LISTS:
        begun = time.process_time()
        response = client.get(f"{path}?{query}")

        assert response.status_code in (200, 400, 404), path
        assert time.process_time() - begun < 2, path


PARAMETERS = st.sampled_from(
    [
        "q",
        "seite",
        "stadt",
        "stand",
        "feld",
        "art",
        "ort",
        "partner",
        "sortierung",
        "ansicht",
        "gruppe",
        "jahr",
        "thema",
        "x",
    ]
)


@given(path=st.sampled_from(LISTS), query=st.lists(st.tuples(PARAMETERS, st.text(max_size=30)), max_size=5))
@settings(max_examples=60, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck))
def test_no_filter_breaks_a_list(client: Client, path: str, query: list[tuple[str, str]]) -> None:
    safe = [(name, value.encode("utf-8", "ignore").decode()) for name, value in query]

    assert client.get(f"{path}?{urlencode(safe)}").status_code in (200, 400, 404)


@pytest.mark.parametrize("origin", ["https://boese.example", "null", "http://testserver.boese.example"])
def test_other_origins_read_without_credentials_and_without_reflection(client: Client, origin: str) -> None:
    answers = [client.get("/api/v1/projects", headers={"origin": origin})]
    answers.append(
        client.options("/api/v1/projects", headers={"origin": origin, "access-control-request-method": "PUT"})
    )

    for answer in answers:
        assert answer.headers["Access-Control-Allow-Origin"] == "*"
        assert "Access-Control-Allow-Credentials" not in answer.headers
        assert "PUT" not in answer.headers.get("Access-Control-Allow-Methods", "")
    assert "Access-Control-Allow-Origin" not in client.get("/projekte/", headers={"origin": origin}).headers


@pytest.mark.parametrize(
    "headers",
    [
        {"range": "bytes=" + ",".join("0-" for _ in range(1_000))},
        {"range": "bytes=-1,5-2,abc"},
        {"if-none-match": '"' + "x" * 5_000 + '"'},
        {"if-modified-since": "gestern"},
        {"if-modified-since": "Thu, 31 Feb 9999 99:99:99 GMT"},
        {"accept": "a/" + "b" * 4_000},
        {"accept-language": "de;q=" + "9" * 2_000},
        {"accept-language": ",".join(f"x{number}" for number in range(2_000))},
        {"cookie": "sitzung=" + "x" * 8_000},
        {"cookie": 'sitzung="\\377\\000"; csrf=\x01'},
        {"hx-request": "true", "hx-target": "<script>"},
    ],
    ids=lambda headers: next(iter(headers)),
)
def test_odd_headers_do_no_harm(client: Client, headers: dict[str, str]) -> None:
    for path in ("/projekte/", "/projekte.csv", "/api/v1/projects", "/sitemap.xml", "/anmelden/"):
        assert client.get(path, headers=headers).status_code in (200, 304, 400, 406, 416), path


@pytest.mark.parametrize(
    "token", ["", "Bearer", "Bearer falsch", "Bearer ü", "Bearer geheim ", "Bearer gehei", "Basic geheim"]
)
def test_a_wrong_token_opens_nothing(client: Client, settings: Settings, token: str) -> None:
    settings.METRICS_TOKEN = "geheim"

    refused = client.get("/metrics", headers={"authorization": token})

    assert (refused.status_code, refused.content) == (404, b"Not found\n")
    assert client.get("/metrics?token=geheim").status_code == 404
    assert client.get("/metrics", headers={"authorization": "Bearer geheim"}).status_code == 200


def test_what_the_address_adds_does_not_split_what_is_remembered(client: Client) -> None:
    plain = client.get("/projekte/").content.decode()
    busted = client.get("/projekte/?x=1234&utm_source=y").content.decode()

    canonical = 'rel="canonical" href="'
    assert canonical in plain
    assert plain.split(canonical)[1].split('"')[0] == busted.split(canonical)[1].split('"')[0]


def test_there_is_no_way_on_for_ever(client: Client) -> None:
    for path in ("/projekte/", "/beschluesse/", "/kennzahlen/", "/akteure/", "/aktuelles/", "/suche/"):
        response = client.get(path, {"seite": "9999"})

        assert response.status_code in (404, 200), path
        assert b"seite=10000" not in response.content, path  # a list without pages shows all it has


def test_a_storm_of_missing_pages_writes_no_log(client: Client, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.ERROR)

    for number in range(30):
        client.get(f"/gibt-es-nicht-{number}/")
        client.get("/", headers={"host": f"fremd-{number}.example"})

    assert caplog.records == []
