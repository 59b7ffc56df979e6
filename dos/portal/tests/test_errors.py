"""Refusals help on, in the look of the house, with the same policy as every page; nothing inside shows."""

from typing import Any

import pytest
from django.db import OperationalError
from django.test import Client
from django.urls import reverse

from dos.cities import selectors as cities
from dos.cities.tests.cast import Cast
from dos.portal.selectors import stories

pytestmark = pytest.mark.django_db


def is_guarded(answer: Any) -> bool:
    """Tell whether the answer carries the strict policy."""
    policy = answer.headers["Content-Security-Policy"]
    return (
        "default-src 'none'" in policy
        and "unsafe" not in policy
        and answer.headers["X-Content-Type-Options"] == "nosniff"
    )


def test_not_found_offers_search_and_doors(client: Client, cast: Cast) -> None:
    answer = client.get("/schwerte/gibt/es/nicht/")

    assert answer.status_code == 404
    assert 'action="/schwerte/suche/"' in answer.content.decode()
    assert 'href="/schwerte/projekte/"' in answer.content.decode()
    assert is_guarded(answer)


def test_not_found_speaks_english(client: Client, cast: Cast) -> None:
    assert '<html lang="en">' in client.get("/en/nothing-here/").content.decode()


def test_not_found_below_the_api_is_problem_details(client: Client) -> None:
    answer = client.get("/api/v1/nichts")

    assert answer.status_code == 404
    assert answer.headers["Content-Type"].startswith("application/problem+json")


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_pages_only_read(client: Client, cast: Cast, method: str) -> None:
    for address in ("/", "/suche/", "/kontakt/", "/sitemap.xml"):
        answer = getattr(client, method)(address)

        assert answer.status_code == 405
        assert "GET" in answer.headers["Allow"]


def test_a_wrong_method_is_explained(client: Client, cast: Cast) -> None:
    assert "So lässt sich diese Seite nicht aufrufen" in client.put("/suche/").content.decode()


def test_trace_is_refused(client: Client) -> None:
    assert client.trace("/").status_code == 405


def test_head_is_get_without_body(client: Client, cast: Cast) -> None:
    answer = client.head("/suche/")

    assert (answer.status_code, answer.content) == (200, b"")


def test_too_much_data_is_413(client: Client, cast: Cast, settings: Any) -> None:
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1000

    answer = client.post("/rueckmeldung/", {"message": "x" * 5000})

    assert answer.status_code == 413
    assert is_guarded(answer)


def test_a_long_address_is_414(client: Client) -> None:
    assert client.get("/suche/?q=" + "x" * 9000).status_code == 414


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1@evil.example", "a,b", "evil.example:80"])
def test_unknown_hosts_are_refused(client: Client, cast: Cast, host: str) -> None:
    answer = client.get("/", headers={"host": host})

    assert answer.status_code == 400
    assert "evil" not in answer.content.decode()


def test_a_forwarded_host_changes_nothing(client: Client, cast: Cast) -> None:
    answer = client.get("/suche/", headers={"x-forwarded-host": "evil.example"})

    assert "evil.example" not in answer.content.decode()


@pytest.mark.parametrize(
    "target",
    ["//evil.example", "/\\evil.example", "https://evil.example", "\tjavascript:alert(1)", "http:evil.example"],
)
def test_nobody_is_led_elsewhere_after_login(client: Client, cast: Cast, target: str) -> None:
    answer = client.post(
        f"{reverse('account_login')}?next={target}",
        {"login": cast.stranger.email, "password": "ein-langes-kennwort-2030", "next": target},
    )

    assert "evil" not in answer.headers.get("Location", "")
    assert "javascript" not in answer.headers.get("Location", "")


def test_a_missing_database_is_503(client: Client, cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(*args: Any) -> None:
        raise OperationalError("secret host name")

    monkeypatch.setattr(stories, "story", gone)
    answer = client.get("/kontakt/")

    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "30")
    assert "secret" not in answer.content.decode()
    assert is_guarded(answer)


def test_a_database_that_is_gone_before_the_page_is_503_too(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def gone() -> None:
        raise OperationalError("secret host name")

    monkeypatch.setattr(cities, "directory", gone)
    answer = Client(raise_request_exception=False).get("/kontakt/")

    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "30")
    assert "secret" not in answer.content.decode()
    assert is_guarded(answer)


def test_a_failure_is_500_without_internals(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*args: Any) -> None:
        raise RuntimeError("secret value")

    monkeypatch.setattr(stories, "story", broken)
    answer = Client(raise_request_exception=False).get("/kontakt/")

    assert answer.status_code == 500
    assert "secret" not in answer.content.decode()
    assert is_guarded(answer)


@pytest.mark.parametrize(
    "address", ["/", "/suche/?q=x", "/inhalt/", "/gibtesnicht/", "/aktuelles.atom", "/robots.txt", "/mitmachen/"]
)
def test_every_answer_carries_the_policy_and_no_cookie(client: Client, cast: Cast, address: str) -> None:
    assert is_guarded(client.get(address))
    assert not client.cookies
