"""Requests to others: only where the operator allows it, never into the own network, never without an end."""

import socket
import ssl
import threading
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from dos.core import web
from dos.core.web import Limits, NotFetched, fetch

TYPES = ("text/calendar",)
BODY = b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"


class Handler(BaseHTTPRequestHandler):
    """Answers as the path asks for."""

    seen: list[dict[str, str]] = []

    def do_GET(self) -> None:
        type(self).seen.append(dict(self.headers))
        getattr(self, f"say_{self.path.split('/')[1].split('?')[0]}")()

    def plain(self, body: bytes = BODY, status: int = 200, **headers: str) -> None:
        self.send_response(status)
        told = {"Content_Type": "text/calendar; charset=utf-8", "Content_Length": str(len(body))} | headers
        for name, value in told.items():
            if value:
                self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def say_ok(self) -> None:
        self.plain()

    def say_html(self) -> None:
        self.plain(Content_Type="text/html")

    def say_gone(self) -> None:
        self.plain(status=404)

    def say_packed(self) -> None:
        self.plain(Content_Encoding="gzip")

    def say_liar(self) -> None:
        self.plain(Content_Length="5000")

    def say_huge(self) -> None:
        self.plain(b"x" * 3_000_000)

    def say_endless(self) -> None:
        self.plain(b"", Content_Length="")
        try:
            for _number in range(400):
                self.wfile.write(b"x" * 65_536)
        except OSError:
            pass

    def say_slow(self) -> None:
        self.plain(b"", Content_Length="100000")
        self.drip()

    def say_slowhead(self) -> None:
        self.wfile.write(b"HTTP/1.1 200 OK\r\nX-Slow: ")
        self.drip()

    def drip(self) -> None:
        try:
            for _number in range(100):
                self.wfile.write(b"x")
                self.wfile.flush()
                time.sleep(0.1)
        except OSError:
            pass

    def say_once(self) -> None:
        self.plain(b"", 302, Location="/ok")

    def say_round(self) -> None:
        self.plain(b"", 302, Location="/round")

    def say_to(self) -> None:
        self.plain(b"", 302, Location=self.path.partition("?")[2])

    def log_message(self, *args: Any) -> None:
        """Say nothing."""


@pytest.fixture
def server(settings: Any) -> Iterator[str]:
    """A real server on this machine, which the list of the operator names by its address."""
    served = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=served.serve_forever, daemon=True)
    thread.start()
    Handler.seen = []
    settings.OUTBOUND_ALLOWED = [f"127.0.0.1:{served.server_port}"]
    yield f"http://127.0.0.1:{served.server_port}"
    served.shutdown()
    served.server_close()


def test_what_is_allowed_is_fetched_without_cookie_or_credential(server: str) -> None:
    found = fetch(f"{server}/ok?a=1", types=TYPES)

    assert (found.content, found.content_type) == (BODY, "text/calendar")
    assert set(Handler.seen[0]) == {"Host", "User-Agent", "Accept", "Accept-Encoding", "Connection"}
    assert Handler.seen[0]["Host"] == server.removeprefix("http://")
    assert fetch(f"{server}/once", types=TYPES).url == f"{server}/ok"


def test_an_empty_list_lets_nothing_out(server: str, settings: Any) -> None:
    settings.OUTBOUND_ALLOWED = []

    with pytest.raises(NotFetched, match="nicht freigegeben"):
        fetch(f"{server}/ok", types=TYPES)
    assert Handler.seen == []


@pytest.mark.parametrize(
    "url",
    [
        "ftp://127.0.0.1/",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "gopher://127.0.0.1/",
        "//127.0.0.1/",
        "",
        "http://",
        "http://name:geheim@127.0.0.1/",
        "http://127.0.0.1:99999/",
        "http://127.0.0.1\t/",
        "http://127.0.0.1\r\nX: y/",
        "http://127.0.0.1\\@b.example/",
        "http://2130706433/",
        "http://0x7f.1/",
        "http://0177.0.0.1/",
        "http://127.1/",
        "http://localhost./",
        "http://localhost/",
        "http://[::1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://[::ffff:7f00:1]/",
        "http://0.0.0.0/",
        "http://169.254.169.254/latest/meta-data/",
        "http://10.0.0.1/",
        "http://100.64.0.1/",
        "http://[fd00::1]/",
        "http://１２７.0.0.1/",
        "http://127.0.0.1:22/",
    ],
)
def test_an_address_into_the_own_network_is_not_even_tried(server: str, url: str) -> None:
    with pytest.raises(NotFetched):
        fetch(url, types=TYPES)
    assert Handler.seen == []


@pytest.mark.parametrize(
    "address",
    [
        *(
            "127.0.0.1",
            "10.1.2.3",
            "172.16.0.1",
            "192.168.0.1",
            "169.254.169.254",
            "100.64.0.1",
            "0.0.0.0",  # noqa: S104  # refused, not bound
            "224.0.0.1",
        ),
        *("255.255.255.255", "240.0.0.1", "192.0.2.1", "::1", "::", "fd00::1", "fe80::1", "ff02::1", "2001:db8::1"),
        *("::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::", "unsinn", "fe80::1%eth0"),
    ],
)
def test_a_name_that_stands_for_such_an_address_is_refused(
    settings: Any, monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    settings.OUTBOUND_ALLOWED = ["kalender.example:443"]
    answers = [(0, 0, 0, "", ("93.184.216.34", 443)), (0, 0, 0, "", (address, 443))]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *args, **options: answers)
    monkeypatch.setattr(socket, "create_connection", lambda *args, **options: pytest.fail("connected"))

    with pytest.raises(NotFetched, match="internes Netz"):
        fetch("https://kalender.example/a.ics", types=TYPES)


@pytest.mark.parametrize("address", ["93.184.216.34", "2606:2800:220:1:248:1893:25c8:1946", "::ffff:93.184.216.34"])
def test_public_addresses_are_public(address: str) -> None:
    assert web.is_public(address)


def test_a_name_is_looked_up_once_and_the_checked_address_is_the_one_connected(
    server: str, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    port = int(server.rpartition(":")[2])
    settings.OUTBOUND_ALLOWED = [f"kalender.example:{port}", f"127.0.0.1:{port}"]
    looked_up: list[str] = []

    def changing(host: str, *args: Any, **options: Any) -> list[Any]:
        looked_up.append(host)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1" if len(looked_up) == 1 else "10.0.0.1", port))]

    real = socket.getaddrinfo
    monkeypatch.setattr(
        socket, "getaddrinfo", lambda host, *a, **o: (changing if host == "kalender.example" else real)(host, *a, **o)
    )

    assert fetch(f"http://kalender.example:{port}/ok", types=TYPES).content == BODY
    assert looked_up == ["kalender.example"]
    assert Handler.seen[0]["Host"] == f"kalender.example:{port}"


@pytest.mark.parametrize(
    "target",
    [
        "http://127.0.0.1:1/",
        "http://169.254.169.254/",
        "http://[::1]/",
        "file:///etc/passwd",
        "//10.0.0.1/",
        "http://a@b/",
    ],
)
def test_a_redirect_leads_nowhere_else(server: str, target: str) -> None:
    with pytest.raises(NotFetched):
        fetch(f"{server}/to?{target}", types=TYPES)
    assert len(Handler.seen) == 1


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("html", "etwas anderes"),
        ("gone", "404"),
        ("packed", "gepackte"),
        ("liar", "bricht"),
        ("huge", "2 MB"),
        ("endless", "2 MB"),
        ("round", "zu oft"),
    ],
)
def test_what_is_too_much_or_something_else_is_not_taken(server: str, path: str, words: str) -> None:
    with pytest.raises(NotFetched, match=words):
        fetch(f"{server}/{path}", types=TYPES)
    assert len(Handler.seen) <= 4


@pytest.mark.parametrize("path", ["slow", "slowhead"])
def test_whoever_drips_is_cut_off(server: str, path: str) -> None:
    began = time.monotonic()

    with pytest.raises(NotFetched, match="zu lange"):
        fetch(f"{server}/{path}", types=TYPES, limits=Limits(seconds=0.6))

    assert time.monotonic() - began < 3


def test_a_certificate_that_nobody_vouches_for_is_refused(server: str, settings: Any, tmp_path: Path) -> None:
    served = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(self_signed(tmp_path))
    served.socket = context.wrap_socket(served.socket, server_side=True)
    threading.Thread(target=served.serve_forever, daemon=True).start()
    settings.OUTBOUND_ALLOWED = [f"127.0.0.1:{served.server_port}"]

    with pytest.raises(NotFetched, match="Zertifikat"):
        fetch(f"https://127.0.0.1:{served.server_port}/ok", types=TYPES)

    assert Handler.seen == []
    served.shutdown()
    served.server_close()


def self_signed(folder: Path) -> Path:
    """Return a certificate that only says so itself, with its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "anders.example")])
    now = datetime.now(UTC)
    made = x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
    made = made.serial_number(1).not_valid_before(now - timedelta(days=1)).not_valid_after(now + timedelta(days=1))
    plain = serialization.NoEncryption()
    pem = key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, plain)
    file = folder / "server.pem"
    file.write_bytes(pem + made.sign(key, hashes.SHA256()).public_bytes(serialization.Encoding.PEM))
    return file


def test_nobody_there_is_said_in_words(server: str, settings: Any) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    settings.OUTBOUND_ALLOWED = [
        f"127.0.0.1:{port}",
        "gibt-es-nicht.invalid:80",
        f"127.0.0.1:{server.rpartition(':')[2]}",
    ]

    with pytest.raises(NotFetched, match="gescheitert"):
        fetch(f"http://127.0.0.1:{port}/", types=TYPES)
    with pytest.raises(NotFetched, match="nicht zu finden"):
        fetch("http://gibt-es-nicht.invalid/", types=TYPES)
    with pytest.raises(NotFetched, match="gescheitert"):
        fetch(server.replace("http://", "https://") + "/ok", types=TYPES)
