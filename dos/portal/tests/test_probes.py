"""Operators see whether the product lives and is ready; metrics are for those who know the token."""

from typing import Any

import pytest
from django.core.cache import cache
from django.db import OperationalError, connection
from django.test import Client

from dos.portal.selectors import health
from dos.portal.services import health as deeds


def test_alive_without_database_and_for_any_host(client: Client) -> None:
    answer = client.get("/healthz", headers={"host": "10.0.0.7"})

    assert (answer.status_code, answer.content) == (200, b"ok\n")


@pytest.mark.django_db
def test_ready_tells_that_the_worker_is_silent_and_when_it_speaks(client: Client) -> None:
    cache.delete(health.HEARTBEAT_KEY)
    before = client.get("/readyz")
    deeds.beat()
    after = client.get("/readyz")

    assert (before.status_code, before.json()["worker"]) == (200, "silent")
    assert (after.status_code, after.json()) == (
        200,
        {"ready": True, "database": "ok", "migrations": "ok", "worker": "ok"},
    )


@pytest.mark.django_db
def test_not_ready_without_database(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def gone() -> None:
        raise OperationalError

    monkeypatch.setattr(connection, "cursor", gone)
    answer = client.get("/readyz")

    assert (answer.status_code, answer.json()["database"]) == (503, "unreachable")
    assert answer.headers["Retry-After"]


@pytest.mark.django_db
def test_not_ready_before_the_migrations(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health, "_leaves", lambda: (("portal", "9999_not_there"),))

    assert client.get("/readyz").json()["migrations"] == "pending"


@pytest.mark.parametrize("token", ["", "falsch", "geheim"])
def test_metrics_need_the_token(client: Client, settings: Any, token: str) -> None:
    settings.METRICS_TOKEN = "geheim"

    answer = client.get("/metrics", headers={"authorization": f"Bearer {token}"})

    assert answer.status_code == (200 if token == "geheim" else 404)


def test_without_a_token_there_are_no_metrics(client: Client, settings: Any) -> None:
    settings.METRICS_TOKEN = ""

    assert client.get("/metrics", headers={"authorization": "Bearer "}).status_code == 404


def test_probes_are_read_only(client: Client) -> None:
    assert client.post("/healthz").status_code == 405
