"""A real nginx with the configuration that is shipped; only its ports and the paths of its files are others."""

import datetime
import ipaddress
import os
import re
import shutil
import socket
import ssl
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from tests.machine.product import ROOT

SHIPPED = ROOT / "deploy" / "nginx.conf"
AROUND = """
{user}
daemon off;
worker_processes 2;
pid {folder}/pid;
error_log {folder}/error.log;
events {{ worker_connections 1024; }}
http {{
    access_log off;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include {folder}/dos2030.conf;
}}
"""


def configuration(folder: Path, *, plain: int, secure: int, product: int) -> str:
    """Return the shipped configuration with the ports and paths of a test; each of them must be there to be replaced."""
    text = SHIPPED.read_text(encoding="utf-8")
    changes = {
        "server web:8000;": f"server 127.0.0.1:{product};",
        "listen 80;": f"listen 127.0.0.1:{plain};",
        "listen 443 ssl": f"listen 127.0.0.1:{secure} ssl",
        "/etc/nginx/certificates/": f"{folder}/",
    }
    for shipped, tested in changes.items():
        assert shipped in text
        text = text.replace(shipped, tested)
    return re.sub(r"^ *listen \[::\].*\n", "", text, flags=re.M)


@contextmanager
def nginx(folder: Path, *, plain: int, secure: int, product: int) -> Iterator[Path]:
    """Run nginx in front of the product; yield the folder with its log."""
    program = os.environ.get("DOS_NGINX") or shutil.which("nginx") or "/usr/sbin/nginx"
    write_certificate(folder)
    shipped = configuration(folder, plain=plain, secure=secure, product=product)
    (folder / "dos2030.conf").write_text(shipped, encoding="utf-8")
    # As root it would drop to an account that may not read the folder of the test.
    user = "user root;" if os.geteuid() == 0 else ""
    (folder / "nginx.conf").write_text(AROUND.format(user=user, folder=folder), encoding="utf-8")
    line = [program, "-p", str(folder), "-e", str(folder / "error.log"), "-c", str(folder / "nginx.conf")]
    process = subprocess.Popen(line, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        wait_for(secure, process, folder / "error.log")
        yield folder
    finally:
        process.terminate()
        process.wait(10)


def wait_for(port: int, process: "subprocess.Popen[bytes]", log: Path) -> None:
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline and process.poll() is None:
        with suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            return
        time.sleep(0.1)
    raise AssertionError(log.read_text(encoding="utf-8") if log.exists() else "nginx does not start")


def write_certificate(folder: Path) -> None:
    """Write a certificate for this machine, good for a day."""
    key, name = ec.generate_private_key(ec.SECP256R1()), x509.Name([])
    now = datetime.datetime.now(datetime.UTC)
    here = x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))])
    certificate = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(days=1))
        .not_valid_after(now + datetime.timedelta(days=1))
        .add_extension(here, critical=True)
        .sign(key, hashes.SHA256())
    )
    form = (serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    (folder / "key.pem").write_bytes(key.private_bytes(*form))
    (folder / "fullchain.pem").write_bytes(certificate.public_bytes(serialization.Encoding.PEM))


def secured(port: int, address: str = "127.0.0.1") -> ssl.SSLSocket:
    """Connect over TLS, from one of this machine's many addresses."""
    context = ssl.create_default_context()
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    stream = socket.create_connection(("127.0.0.1", port), timeout=10, source_address=(address, 0))
    return context.wrap_socket(stream)
