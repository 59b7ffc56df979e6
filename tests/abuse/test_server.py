"""Requests that are none, by raw sockets to a real gunicorn (A21, A24, A25, A27, A29, A87)."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests.abuse.served import ask, served
from tests.machine.product import ROOT, free_port

# The mark of the database makes it, also when these tests run alone.
pytestmark = pytest.mark.django_db
NGINX = (ROOT / "deploy" / "nginx.conf").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def port(tmp_path_factory: pytest.TempPathFactory, django_db_setup: None, django_db_blocker: Any) -> Iterator[int]:
    """The product behind gunicorn, with an empty database."""
    with served(tmp_path_factory.mktemp("server"), free_port(), django_db_blocker) as port:
        yield port


HEAD = b"GET /projekte/ HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n"


@pytest.mark.parametrize(
    ("sent", "statuses"),
    [
        (b"GET /projekte/ HTTP/1.1\r\nHost: 127.0.0.1\r\nHost: boese.example\r\n\r\n", "400"),
        (b"GET /projekte/ HTTP/1.1\r\nHost: boese.example\r\n\r\n", "400"),
        (b"GET /projekte/ HTTP/1.1\r\n\r\n", "400"),
        (b"GET http://boese.example/projekte/ HTTP/1.1\r\nHost: boese.example\r\n\r\n", "400"),
        (
            (
                b"POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n"
                b"0\r\n\r\nGET /x HTTP/1.1\r\n\r\n"
            ),
            "400",
        ),
        (b"POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 4\r\nContent-Length: 5\r\n\r\nabcd", "400"),
        (b"POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\nabc\r\n", "400 403 405"),
        (b"POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nTransfer-Encoding: xchunked\r\n\r\n0\r\n\r\n", "400 501"),
        (b"GET / HTTP/1.1\r\nHost : 127.0.0.1\r\n\r\n", "400"),
        (b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-A: a\x00b\r\n\r\n", "400"),
        (b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n X-Folded: a\r\n\r\n", "400"),
        (b"GET /a b HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n", "400"),
        (b"GET / HTTP/9.9\r\nHost: 127.0.0.1\r\n\r\n", "400 505"),
        (b"TRACE / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n", "405"),
        (b"CONNECT boese.example:443 HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n", "400 405"),
        (b"GET /projekte/?" + b"q" * 30_000 + b" HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n", "400 414"),
        (HEAD + b"Cookie: a=" + b"b" * 65_000 + b"\r\n\r\n", "400 431"),
        (HEAD + b"".join(b"X-%d: 1\r\n" % number for number in range(2_000)) + b"\r\n", "400 431"),
        (HEAD + b"Content-Encoding: gzip\r\n\r\n", "415"),
        (
            (
                b"POST /rueckmeldung/ HTTP/1.1\r\nHost: 127.0.0.1\r\n"
                b"Content-Type: application/x-www-form-urlencoded\r\n"
                b"Content-Length: 99999999999\r\n\r\n"
            ),
            "400 403 413",
        ),
    ],
    ids=lambda value: "" if isinstance(value, str) else value[:24].decode("latin-1"),
)
def test_a_request_that_is_none_is_refused(port: int, sent: bytes, statuses: str) -> None:
    answer = ask(port, sent)

    status = answer.split(b" ", 2)[1].decode() if answer.startswith(b"HTTP/") else answer.decode("latin-1")[:40]
    assert status in statuses.split()
    assert all(part.startswith(b"400") for part in answer.split(b"HTTP/1.1 ")[2:])  # never a second page
    assert b"Traceback" not in answer
    assert b"gunicorn/" not in answer.lower()


def test_forwarded_names_reach_no_link(port: int) -> None:
    forged = (
        b"X-Forwarded-Host: boese.example\r\nX-Host: boese.example\r\n"
        b"Forwarded: host=boese.example\r\nX-Original-URL: /desk/\r\n\r\n"
    )

    answer = ask(port, HEAD + forged)

    assert answer.startswith(b"HTTP/1.1 200")
    assert b"boese.example" not in answer
    assert f"http://127.0.0.1:{port}/projekte/".encode() in answer


def test_head_is_get_without_body(port: int) -> None:
    answer = ask(port, HEAD.replace(b"GET", b"HEAD") + b"\r\n")

    head, _mark, body = answer.partition(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 200")
    assert body == b""


@pytest.mark.parametrize(
    "line",
    [
        "client_header_timeout 10s;",
        "client_body_timeout 10s;",
        "proxy_request_buffering on;",
        "proxy_buffering on;",
        "limit_conn connections 40;",
        "client_max_body_size 12m;",
        "proxy_set_header X-Forwarded-For $remote_addr;",
        'proxy_set_header X-Forwarded-Host "";',
        "server_tokens off;",
        "location = /metrics { return 404; }",
    ],
)
def test_the_proxy_in_front_takes_slow_and_smuggled_requests(line: str) -> None:
    assert line in NGINX


def test_the_shipped_containers_believe_one_proxy() -> None:
    assert 'DOS_TRUSTED_PROXIES: "1"' in (ROOT / "deploy" / "compose.yaml").read_text(encoding="utf-8")
