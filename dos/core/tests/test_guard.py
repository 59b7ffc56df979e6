"""What no view should see is refused at the door, in a sentence."""

from typing import Any

import pytest
from django.db import OperationalError
from django.http import HttpResponse
from django.test import Client, RequestFactory

from dos.core.middleware import GuardMiddleware

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("TRACE", "/", 405),
        ("GET", "/projekte/?q=" + "x" * 9000, 414),
        ("GET", "/projekte/?q=%00", 400),
        ("GET", "/projekte/%00/", 400),
    ],
)
def test_the_door_refuses(client: Client, method: str, path: str, status: int) -> None:
    response = client.generic(method, path)

    assert response.status_code == status


def test_a_packed_body_is_not_unpacked(client: Client) -> None:
    response = client.post(
        "/rueckmeldung/", b"x", content_type="application/json", headers={"content-encoding": "gzip"}
    )

    assert response.status_code == 415


def test_a_missing_database_is_503_with_a_time_to_come_back(rf: RequestFactory) -> None:
    def broken(request: Any) -> Any:
        raise OperationalError("gone")

    response = GuardMiddleware(broken)(rf.get("/"))

    assert response.status_code == 503
    assert response.headers["Retry-After"]
    assert b"gone" not in response.content


@pytest.mark.parametrize("path", ["/projekte/?q=%00", "/metrics", "/gibt-es-nicht/", "/api/v1/nichts", "/projekte/"])
def test_no_answer_leaves_without_a_policy(client: Client, path: str) -> None:
    headers = client.get(path).headers

    assert "default-src 'none'" in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"


def test_head_says_the_length_and_sends_nothing(rf: RequestFactory) -> None:
    response = GuardMiddleware(lambda request: HttpResponse("Inhalt"))(rf.head("/"))

    assert response.content == b""
    assert response.headers["Content-Length"] == "6"
