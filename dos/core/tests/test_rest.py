"""The door of the API: every refusal is a problem, every answer can be asked for again cheaply."""

from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from pytest_django.fixtures import Settings

from dos.core import rest

pytestmark = pytest.mark.django_db
ROOT = "/api/v1/"
LIST = "/api/v1/goals"


@pytest.fixture(autouse=True)
def _fresh_counter(monkeypatch: pytest.MonkeyPatch) -> None:
    """Count from nothing in each test."""
    monkeypatch.setattr(rest, "READS", rest.Counter())


def assert_problem(response: Any, status: int, kind: str) -> None:
    """Check the form of RFC 9457."""
    body = response.json()
    assert response.status_code == status
    assert response.headers["Content-Type"] == "application/problem+json"
    assert body["type"] == f"/api/docs/#{kind}"
    assert body["status"] == status
    assert body["title"]
    assert body["detail"]


def test_the_root_says_what_it_is(client: Client, settings: Settings) -> None:
    settings.DATA_LICENCE_URL = "https://example.org/licence"

    body = client.get(ROOT).json()

    assert body["is_demonstration"] is True
    assert "keine Website der Städte" in body["notice"]
    assert body["licence"] == "https://example.org/licence"
    assert {link["rel"] for link in body["links"]} >= {"projects", "indicators", "organisations"}


def test_an_answer_sets_no_cookie_and_may_be_read_from_anywhere(client: Client) -> None:
    response = client.get(LIST, headers={"origin": "https://evil.example"})

    assert response.headers["Access-Control-Allow-Origin"] == "*"
    assert "Access-Control-Allow-Credentials" not in response.headers
    assert not response.cookies
    assert "Cookie" not in response.headers.get("Vary", "")


@pytest.mark.parametrize("origin", ["null", "https://evil.example"])
def test_a_preflight_allows_reading_alone(client: Client, origin: str) -> None:
    response = client.options(LIST, headers={"origin": origin, "access-control-request-method": "PUT"})

    assert response.status_code == 204
    assert response.headers["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"
    assert response.headers["Access-Control-Allow-Origin"] == "*"


def test_what_has_not_changed_is_not_sent_again(client: Client) -> None:
    etag = client.get(LIST).headers["ETag"]

    again = client.get(LIST, headers={"if-none-match": f'"other", W/{etag}'})

    assert again.status_code == 304
    assert not again.content
    assert again.headers["ETag"] == etag
    assert again.headers["Access-Control-Allow-Origin"] == "*"


def test_what_travelled_packed_has_not_changed_either(client: Client) -> None:
    packed = client.get(LIST, headers={"accept-encoding": "gzip"})

    again = client.get(LIST, headers={"accept-encoding": "gzip", "if-none-match": packed.headers["ETag"]})

    assert again.status_code == 304


@pytest.mark.parametrize("sent", ['"' + "x" * 5000 + '"', "nonsense", "", "W/", ","])
def test_a_strange_etag_changes_nothing(client: Client, sent: str) -> None:
    assert client.get(LIST, headers={"if-none-match": sent}).status_code == 200


def test_head_is_get_without_body(client: Client) -> None:
    response, full = client.head(LIST), client.get(LIST)

    assert response.status_code == 200
    assert not response.content
    assert response.headers["ETag"] == full.headers["ETag"]


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_writing_is_not_provided(client: Client, method: str) -> None:
    response = getattr(client, method)(LIST, data=b"{", content_type="application/json")

    assert_problem(response, 405, "method")
    assert response.headers["Allow"] == "GET, HEAD, OPTIONS"


@pytest.mark.parametrize("path", ["/api/", "/api/nix", "/api/v2/", "/api/v1/nix", "/api/v1/projects/../x", LIST + "/"])
def test_an_unknown_address_is_a_problem_too(client: Client, path: str) -> None:
    assert_problem(client.get(path), 404, "not-found")


@pytest.mark.parametrize(
    "query",
    [
        "limit=0",
        "limit=-1",
        "limit=abc",
        "limit=1.5",
        "limit=1e9",
        "limit=101",
        "limit=",
        "limit=99999999999999999999999",
        "page=0",
        "cursor=x",
        "cursor=%C3%BC",
        "cursor=" + "x" * 700,
        "sort=password",
        "fields=email",
        "filter[user__password__startswith]=p",
        "callback=alert",
        "format=../x",
        "limit=1&limit=2",
        "a[]=1",
        "_connector=OR",
        "name__startswith=p",
    ],
)
def test_a_wrong_parameter_is_refused(client: Client, query: str) -> None:
    assert_problem(client.get(f"{LIST}?{query}"), 400, "invalid")


def test_the_refusal_names_the_known_parameters(client: Client) -> None:
    body = client.get(f"{LIST}?sort=password").json()

    assert "cursor, limit" in body["detail"]
    assert body["errors"] == [{"loc": ["query", "sort"], "msg": "unbekannt"}]


def test_refusals_speak_the_language_of_the_reader(client: Client) -> None:
    response = client.get(f"{LIST}?sort=x", headers={"accept-language": "en"})

    assert response.headers["Content-Language"] == "en"
    assert "Accept-Language" in response.headers["Vary"]


def test_too_many_requests_have_to_wait(client: Client, settings: Settings) -> None:
    settings.API_READS_PER_MINUTE = 2
    etag = client.get(LIST).headers["ETag"]
    free = [client.get(LIST, headers={"if-none-match": etag}).status_code for _ in range(5)]
    client.get(LIST)

    refused = client.get(LIST)
    stranger = client.get(LIST, REMOTE_ADDR="192.0.2.7")

    assert free == [304] * 5
    assert_problem(refused, 429, "throttled")
    assert 0 < int(refused.headers["Retry-After"]) <= 60
    assert stranger.status_code == 200


def test_a_network_of_ipv6_counts_as_one(client: Client, settings: Settings) -> None:
    settings.API_READS_PER_MINUTE = 1
    client.get(LIST, REMOTE_ADDR="2001:db8::1")

    assert client.get(LIST, REMOTE_ADDR="2001:db8::2").status_code == 429


def test_a_forwarded_address_counts_only_behind_a_proxy(client: Client, settings: Settings) -> None:
    settings.API_READS_PER_MINUTE = 1
    client.get(LIST, headers={"x-forwarded-for": "192.0.2.1"})

    assert client.get(LIST, headers={"x-forwarded-for": "192.0.2.2"}).status_code == 429
    settings.TRUSTED_PROXIES = 1
    assert client.get(LIST, headers={"x-forwarded-for": "1.1.1.1, 192.0.2.3"}).status_code == 200


def test_another_format_is_not_to_be_had(client: Client) -> None:
    assert_problem(client.get(LIST, headers={"accept": "text/csv"}), 406, "not-acceptable")


def test_a_packed_request_is_refused(client: Client) -> None:
    assert_problem(client.get(LIST, headers={"content-encoding": "gzip"}), 415, "media-type")


def test_an_endless_address_is_refused(client: Client) -> None:
    assert_problem(client.get(f"{LIST}?cursor={'x' * 9000}"), 414, "too-long")


def test_a_fault_is_a_problem_without_internals(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*args: object) -> HttpResponse:
        raise RuntimeError("secret")

    monkeypatch.setattr(rest, "answer", broken)

    response = client.get(ROOT)

    assert_problem(response, 500, "failed")
    assert b"secret" not in response.content


def test_a_large_answer_is_packed_for_who_wants_it(client: Client) -> None:
    response = client.get("/api/v1/openapi.json", headers={"accept-encoding": "gzip"})

    assert response.headers["Content-Encoding"] == "gzip"
    assert "Accept-Encoding" in response.headers["Vary"]
