"""The application for gunicorn."""

import os
from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.core.wsgi import get_wsgi_application

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "dos.config.settings")

django = get_wsgi_application()


def application(environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
    """Refuse a request without the name of the server (RFC 9112, section 3.2); hand all others to Django."""
    if "HTTP_HOST" not in environ:
        start_response("400 Bad Request", [("Content-Type", "text/plain; charset=utf-8")])
        return [b"Der Anfrage fehlt der Name des Servers.\n"]
    return django(environ, start_response)
