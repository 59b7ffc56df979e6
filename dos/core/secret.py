"""Pages whose address is a key: the status of what a guest sent, a registration, a list of what somebody follows."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.cache import add_never_cache_headers

View = Callable[..., HttpResponse]


def private(response: HttpResponse) -> HttpResponse:
    """Keep an answer out of caches, of search engines and of what other sites are told.

    The policy is `strict-origin`: under `no-referrer` browsers name no origin with a POST, and without one Django
    refuses the button. Of the address itself both tell nobody anything.
    """
    add_never_cache_headers(response)
    response.headers["Referrer-Policy"] = "strict-origin"
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def secret_page(view: View) -> View:
    """Keep every answer of a view private, refusals too."""

    @wraps(view)
    def kept(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return private(view(request, *args, **kwargs))

    return kept
