"""The mailbox of the demonstration: every mail that would have been sent, for who plays all the roles."""

import re

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from dos.cities.middleware import CityRequest
from dos.core.http import numbered_page, page
from dos.core.secret import private
from dos.notifications import selectors

ROWS_PER_PAGE = 25
_LINK = re.compile(r"https?://[^\s<>\"]+")


@never_cache
@require_safe
def mailbox(request: CityRequest) -> HttpResponse:
    """Show all mails, newest first; there is no such page outside the demonstration."""
    _only_in_demo()
    context = {
        "crumbs": [(_("Start"), reverse("portal:home")), (_("Postfach"), "")],
        "page": numbered_page(request, selectors.mailbox(), ROWS_PER_PAGE),
    }
    return private(page(request, "notifications/mailbox.html", context))


@never_cache
@require_safe
def mail(request: CityRequest, name: str) -> HttpResponse:
    """Show one mail as text with its links and its calendar entry, and the source of its other form."""
    _only_in_demo()
    found = get_object_or_404(selectors.mailbox(), key_hash=name)
    links = [(url, _path_here(url)) for url in dict.fromkeys(_LINK.findall(found.text))]
    context = {
        "crumbs": [
            (_("Start"), reverse("portal:home")),
            (_("Postfach"), reverse("notifications:mailbox")),
            (found.subject, ""),
        ],
        "mail": found,
        "links": links,
    }
    return private(page(request, "notifications/mailbox_mail.html", context))


def _only_in_demo() -> None:
    if not settings.DEMO:
        raise Http404


def _path_here(url: str) -> str:
    """Return the address without host where it is our own: the demonstration may run under any name and port."""
    return url.removeprefix(settings.PUBLIC_URL) if url.startswith(f"{settings.PUBLIC_URL}/") else url
