"""The proxy of the production set-up, tried live: smuggled requests end there, slow people hold up nobody (A24, A87)."""

import socket
import ssl
import time
from collections.abc import Iterator
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.abuse.proxy import nginx, secured
from tests.abuse.served import ask, read, served
from tests.machine.product import free_port

# The mark of the database makes it, also when these tests run alone.
pytestmark = [pytest.mark.proxy, pytest.mark.django_db]
POST = b"POST /rueckmeldung/ HTTP/1.1\r\nHost: 127.0.0.1\r\n"
SLOW, SECONDS = 120, 2


@dataclass(frozen=True)
class Site:
    """The product as the internet sees it, and the list of what reached it."""

    plain: int
    secure: int
    log: Path

    def ask(self, sent: bytes, address: str = "127.0.0.1") -> bytes:
        """Send bytes over TLS and return the answer."""
        with secured(self.secure, address) as stream:
            stream.sendall(sent)
            return read(stream)

    @property
    def reached(self) -> list[str]:
        """Every request that the product got."""
        return self.log.read_text(encoding="utf-8").splitlines()


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, django_db_setup: None, django_db_blocker: Any) -> Iterator[Site]:
    """The shipped nginx in front of the product's gunicorn."""
    folder = tmp_path_factory.mktemp("proxy")
    plain, secure, product, log = free_port(), free_port(), free_port(), folder / "access.log"
    settings = {"DOS_PUBLIC_URL": f"https://127.0.0.1:{secure}", "DOS_TRUSTED_PROXIES": "1"}
    with ExitStack() as stack:
        stack.enter_context(served(folder, product, django_db_blocker, "--access-logfile", str(log), **settings))
        stack.enter_context(nginx(folder, plain=plain, secure=secure, product=product))
        yield Site(plain, secure, log)


def get(path: str, *headers: str) -> bytes:
    return "".join([f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n", *headers, "\r\n"]).encode()


def test_a_clean_request_passes_with_headers_of_the_proxy_alone(site: Site) -> None:
    forged = ["X-Forwarded-Host: boese.example\r\nForwarded: host=boese.example\r\nX-Forwarded-For: 6.6.6.6\r\n"]

    answer = site.ask(get("/projekte/", *forged))

    assert answer.startswith(b"HTTP/1.1 200")
    assert b"boese.example" not in answer
    assert b"Strict-Transport-Security" in answer
    assert b"Server: nginx\r\n" in answer
    assert b"/projekte/" in site.reached[-1].encode()


def test_whoever_comes_without_tls_is_sent_to_it_and_metrics_are_not_public(site: Site) -> None:
    assert ask(site.plain, get("/projekte/")).startswith(b"HTTP/1.1 308")
    assert site.ask(get("/metrics")).startswith(b"HTTP/1.1 404")
    assert not [line for line in site.reached if "/metrics" in line]


@pytest.mark.parametrize(
    ("sent", "statuses"),
    [
        (POST + b"Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /x HTTP/1.1\r\n\r\n", "400"),
        (POST + b"Transfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n0\r\n\r\n", "400"),
        (POST + b"Content-Length: 4\r\nContent-Length: 5\r\n\r\nabcde", "400"),
        (POST + b"Content-Length: 4, 4\r\n\r\nabcd", "400"),
        (POST + b"Content-Length: -4\r\n\r\nabcd", "400"),
        (POST + b"Transfer-Encoding: chunked\r\n\r\nZZ\r\nabc\r\n0\r\n\r\n", "400"),
        (POST + b"Transfer-Encoding: chunked\r\n\r\n4\r\nabcdefg\r\n0\r\n\r\n", "400"),
        (POST + b"Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n", "400 501"),
        (POST + b"Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n", "400 501"),
        (POST + b"Content-Length : 4\r\n\r\nabcd", "400"),
        (b"GET /x HTTP/1.1\r\nHost : 127.0.0.1\r\n\r\n", "400"),
        (b"GET /x HTTP/1.1\r\nHost: 127.0.0.1\r\nX-A: a\x00b\r\n\r\n", "400"),
        (b"GET /x HTTP/1.1\r\nHost: 127.0.0.1\r\nX-\x00A: b\r\n\r\n", "400"),
        (b"GET /x HTTP/1.1\r\nHost: 127.0.0.1\r\nHost: boese.example\r\n\r\n", "400"),
        (b"GET /x HTTP/1.1\r\n\r\n", "400"),
        (b"GET /x%00 HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n", "400"),
        (b"GET /" + b"x" * 30_000 + b" HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n", "414"),
        (get("/x", "Cookie: a=" + "b" * 65_000 + "\r\n"), "400"),
        (POST + b"Content-Length: 99999999999\r\n\r\n", "413"),
    ],
    ids=lambda value: "" if isinstance(value, str) else value[45:80].decode("latin-1"),
)
def test_a_smuggled_request_ends_at_the_proxy(site: Site, sent: bytes, statuses: str) -> None:
    before = site.reached

    answer = site.ask(sent)

    assert answer.split(b" ", 2)[1].decode() in statuses.split()
    assert answer.count(b"HTTP/1.1 ") == 1  # never a second answer
    time.sleep(0.05)
    assert site.reached == before


def seconds_for_a_visitor(site: Site) -> float:
    begun = time.monotonic()
    assert site.ask(get("/projekte/")).startswith(b"HTTP/1.1 200")
    return time.monotonic() - begun


def is_closed(stream: ssl.SSLSocket) -> bool:
    stream.settimeout(0.2)
    with suppress(TimeoutError, ssl.SSLWantReadError):
        try:
            while stream.recv(4096):
                pass
        except (ConnectionError, ssl.SSLError):
            pass
        return True
    return False


def test_slow_connections_hold_up_nobody_and_are_closed(site: Site) -> None:
    seconds_for_a_visitor(site)  # templates are read at the first page; that is no matter of slow connections
    before = len(site.reached)
    with ExitStack() as stack:
        heads = [stack.enter_context(secured(site.secure, f"127.0.0.{2 + n % 8}")) for n in range(SLOW)]
        posts = [stack.enter_context(secured(site.secure, f"127.0.0.{20 + n % 3}")) for n in range(60)]
        for stream in heads:
            stream.sendall(b"GET /projekte/ HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: ")
        for stream in posts:
            stream.sendall(POST + b"Content-Length: 100000\r\n\r\nmessage=")
        begun = time.monotonic()
        took = [seconds_for_a_visitor(site) for _number in range(3)]
        while time.monotonic() - begun < 9:
            drip(heads, b"a")
            drip(posts[:1], b"a")
            time.sleep(1)
        took.append(seconds_for_a_visitor(site))
        time.sleep(max(0, begun + 12 - time.monotonic()))
        open_heads, open_posts = ([one for one in them if not is_closed(one)] for them in (heads, posts[1:]))

    assert max(took) < SECONDS
    assert (open_heads, open_posts) == ([], [])
    assert [line for line in site.reached[before:] if "POST" in line] == []
    assert len(site.reached) == before + len(took)


def drip(streams: list[ssl.SSLSocket], piece: bytes) -> None:
    """Send a little to keep connections alive."""
    for stream in streams:
        with suppress(OSError, socket.timeout):
            stream.sendall(piece)
