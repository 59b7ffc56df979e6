"""Requests from the product to others: the one way out, and nobody steers where it leads.

Only hosts on the operator's list are asked (`DOS_OUTBOUND_ALLOWED`: exact host:port, empty: none). What a name stands
for is looked up once for each step, every address is checked, and the connection goes to a checked address; so neither
a redirect nor a name that changes between two look-ups leads into the own network. A private address is reached only
where the list names that address itself.
"""

import contextlib
import http.client
import ipaddress
import re
import socket
import ssl
import threading
import time
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import SplitResult, urljoin, urlsplit

from django.conf import settings
from django.utils.translation import gettext as _

PORTS = {"http": 80, "https": 443}
_AGENT = "dos2030"
_MOVED = frozenset({301, 302, 303, 307, 308})
_NAME = re.compile(r"(?!-)[a-z0-9-]{1,63}(?:\.(?!-)[a-z0-9-]{1,63})*")
_NOT_IN_ADDRESSES = re.compile(r"[\x00-\x20\x7f\\]")
# Translates addresses of the old kind into the new one; what it stands for counts.
_TRANSLATED = ipaddress.ip_network("64:ff9b::/96")
_CHUNK = 64 * 1024
Address = ipaddress.IPv4Address | ipaddress.IPv6Address


class NotFetched(Exception):
    """It could not be fetched, or must not be; the message is a sentence for the desk."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = str(message)


@dataclass(frozen=True)
class Limits:
    """How much, how long and over how many steps."""

    size: int = 2_000_000
    connect_seconds: float = 5
    seconds: float = 10
    redirects: int = 3


@dataclass(frozen=True)
class Fetched:
    """What came, and from which address in the end."""

    content: bytes
    content_type: str
    url: str


@dataclass(frozen=True)
class _Step:
    """Where one request goes."""

    url: str
    parts: SplitResult
    host: str
    port: int

    @property
    def is_encrypted(self) -> bool:
        return self.parts.scheme == "https"

    @property
    def target(self) -> str:
        return (self.parts.path or "/") + (f"?{self.parts.query}" if self.parts.query else "")


def fetch(url: str, *, types: Collection[str], limits: Limits | None = None) -> Fetched:
    """Fetch what stands at an address, without cookies, credentials or a proxy; raises `NotFetched`.

    Never call it inside a transaction. Not fetched: hosts that are not on the list, addresses that are not public,
    other content types, packed content, and whatever is beyond the limits of size, time and redirects.
    """
    limits = limits or Limits()
    ends_at = time.monotonic() + limits.seconds
    step = _step(url)
    for _number in range(limits.redirects + 1):
        answer = _asked(step, types, limits, ends_at)
        if isinstance(answer, Fetched):
            return answer
        following = _step(answer)
        if step.is_encrypted and not following.is_encrypted:
            raise NotFetched(_("Die Adresse leitet auf eine unverschlüsselte weiter."))
        step = following
    raise NotFetched(_("Die Adresse leitet zu oft weiter."))


def refuse_address(url: str) -> None:
    """Raise `NotFetched` for an address that is none or whose host is not on the list; nothing is looked up."""
    _step(url)


def _step(url: str) -> _Step:
    wrong = NotFetched(_("Das ist keine Adresse, die mit https:// oder http:// beginnt."))
    if _NOT_IN_ADDRESSES.search(url) or not url.isascii():
        raise wrong
    try:
        parts = urlsplit(url)
        port = parts.port or PORTS[parts.scheme]
    except (ValueError, KeyError):
        raise wrong from None
    host = (parts.hostname or "").lower()
    if parts.username is not None or parts.password is not None:
        raise NotFetched(_("Die Adresse darf keinen Namen und kein Passwort enthalten."))
    if not host or not (_NAME.fullmatch(host) or _literal(host)):
        raise wrong
    if _pair(host, port) not in settings.OUTBOUND_ALLOWED:
        words = _("„%(host)s“ ist nicht freigegeben. Wer die Installation betreibt, kann den Rechner freigeben.")
        raise NotFetched(words % {"host": _pair(host, port)})
    return _Step(url, parts, host, port)


def _literal(host: str) -> Address | None:
    """Return the address that stands in the place of a name; other spellings of numbers are none."""
    try:
        return ipaddress.ip_address(host)
    except ValueError:
        return None


def _pair(host: str, port: int) -> str:
    return f"[{host}]:{port}" if ":" in host else f"{host}:{port}"


def _checked_addresses(step: _Step) -> list[str]:
    """Look the name up once; refuse it when any of its addresses is neither public nor named on the list."""
    try:
        found = socket.getaddrinfo(step.host, step.port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise NotFetched(_("Der Rechner „%(host)s“ ist nicht zu finden.") % {"host": step.host}) from None
    addresses = list(dict.fromkeys(str(entry[4][0]) for entry in found))
    if not addresses or not all(_is_allowed(address, step.port) for address in addresses):
        raise NotFetched(_("„%(host)s“ führt in ein internes Netz und wird nicht gefragt.") % {"host": step.host})
    return addresses


def _is_allowed(address: str, port: int) -> bool:
    return is_public(address) or _pair(address, port) in settings.OUTBOUND_ALLOWED


def is_public(address: str) -> bool:
    """Whether an address belongs to the public network, whatever it is wrapped in."""
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return False
    return all(one.is_global and not one.is_multicast and not one.is_reserved for one in _meanings(found))


def _meanings(address: Address) -> Iterator[Address]:
    """Yield the address, or those of the old kind that it stands for."""
    if isinstance(address, ipaddress.IPv4Address):
        yield address
    elif address.ipv4_mapped is not None:
        yield address.ipv4_mapped
    elif address in _TRANSLATED:
        yield ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    elif address.sixtofour is not None:
        yield address.sixtofour
    elif address.teredo is not None:
        yield from address.teredo
    else:
        yield address


def _asked(step: _Step, types: Collection[str], limits: Limits, ends_at: float) -> Fetched | str:
    """Ask once; return what came, or where it is said to be."""
    clock = _Clock(ends_at)
    try:
        with contextlib.closing(_connected(step, limits, clock)) as raw, clock.watching(raw):
            return _answer(step, raw, types, limits)
    except NotFetched:
        raise
    except ssl.SSLCertVerificationError:
        raise NotFetched(_("Das Zertifikat passt nicht zur Adresse.")) from None
    except (OSError, http.client.HTTPException, ValueError):
        if clock.is_over:
            raise NotFetched(_("Die Antwort hat zu lange gedauert.")) from None
        raise NotFetched(_("Die Verbindung ist gescheitert.")) from None
    finally:
        if clock.is_over:
            raise NotFetched(_("Die Antwort hat zu lange gedauert."))


class _Clock:
    """Ends a connection when the time is over, however slowly the other side writes."""

    def __init__(self, ends_at: float) -> None:
        self.ends_at = ends_at

    @property
    def left(self) -> float:
        return self.ends_at - time.monotonic()

    @property
    def is_over(self) -> bool:
        return self.left <= 0

    @contextlib.contextmanager
    def watching(self, raw: socket.socket) -> Iterator[None]:
        """Cut the connection below whatever reads from it; a copy, because TLS takes the original over."""
        with contextlib.closing(raw.dup()) as guard:
            timer = threading.Timer(max(self.left, 0), _cut, [guard])
            timer.daemon = True
            timer.start()
            try:
                yield
            finally:
                timer.cancel()
                timer.join(1)


def _cut(guard: socket.socket) -> None:
    with contextlib.suppress(OSError):
        guard.shutdown(socket.SHUT_RDWR)


def _connected(step: _Step, limits: Limits, clock: _Clock) -> socket.socket:
    """Return a connection to one of the checked addresses; the name is not looked up again."""
    fault: OSError | None = None
    for address in _checked_addresses(step):
        if clock.is_over:
            break
        try:
            raw = socket.create_connection((address, step.port), timeout=min(limits.connect_seconds, clock.left))
        except OSError as error:
            fault = error
            continue
        if not _is_allowed(str(raw.getpeername()[0]), step.port):
            raw.close()
            raise NotFetched(_("„%(host)s“ führt in ein internes Netz und wird nicht gefragt.") % {"host": step.host})
        raw.settimeout(max(clock.left, 0.01))
        return raw
    raise fault or OSError("no address answered")


def _answer(step: _Step, raw: socket.socket, types: Collection[str], limits: Limits) -> Fetched | str:
    stream = ssl.create_default_context().wrap_socket(raw, server_hostname=step.host) if step.is_encrypted else raw
    with contextlib.closing(stream):
        connection = http.client.HTTPConnection(step.host, step.port)
        connection.default_port = PORTS[step.parts.scheme]  # it names no port that is understood
        connection.sock = stream
        headers = {"User-Agent": _AGENT, "Accept": ", ".join(types), "Accept-Encoding": "identity"}
        connection.request("GET", step.target, headers={**headers, "Connection": "close"})
        response = connection.getresponse()
        with contextlib.closing(response):
            if response.status in _MOVED:
                return urljoin(step.url, response.headers.get("Location") or "")
            if response.status != http.client.OK:
                raise NotFetched(_("Die Gegenseite antwortet mit %(status)s.") % {"status": response.status})
            kind = response.headers.get_content_type()
            if kind not in types:
                raise NotFetched(_("Dort liegt etwas anderes („%(kind)s“).") % {"kind": kind[:60]})
            return Fetched(_body(response, limits), kind, step.url)


def _body(response: Any, limits: Limits) -> bytes:
    """Read the content to its end, or not at all."""
    if response.headers.get("Content-Encoding", "identity").strip().lower() != "identity":
        raise NotFetched(_("Die Gegenseite schickt gepackte Daten, um die niemand gebeten hat."))
    promised = response.length
    content = b""
    while len(content) <= limits.size and (promised or 0) <= limits.size:
        part = response.read(_CHUNK)
        if not part:
            if promised is not None and len(content) != promised:
                raise NotFetched(_("Die Antwort bricht vor ihrem Ende ab."))
            return content
        content += part
    raise NotFetched(_("Die Antwort ist größer als %(size)s MB.") % {"size": f"{limits.size / 1_000_000:g}"})
