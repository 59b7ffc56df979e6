"""What every view of this desk has in common: who comes in, and which queue they come from."""

from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from dos.core.errors import Conflict, Refused
from dos.core.http import require
from dos.participation import permissions
from dos.participation.forms.desk import QueueForm
from dos.participation.selectors.queue import Wanted

View = Callable[..., HttpResponse]


def desk_view(view: View) -> View:
    """Let in who moderates somewhere; a right that fails inside is answered with the desk's own page."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            require(permissions.may_see_queue(request.user))
            return view(request, *args, **kwargs)
        except PermissionDenied:
            return render(request, "cities/desk_forbidden.html", status=403)

    return require_http_methods(["GET", "HEAD", "POST"])(guarded)


def desk_page(
    request: HttpRequest,
    template: str,
    context: Mapping[str, Any],
    *,
    title: str,
    subtitle: str = "",
    status: int = 200,
) -> HttpResponse:
    """Answer with a page of this desk: the ways from one to another, and a heading."""
    shown = {**context, "desk_ways": ways_of(request.user), "page_title": title, "page_subtitle": subtitle}
    return render(request, template, {"header_icon": "group", **shown}, status=status)


def ways_of(user: Any) -> list[tuple[str, str]]:
    """Return the pages that the person can use, as names of addresses and labels."""
    ways = [("desk_queue", _("Was wartet"))]
    if permissions.answered_city_ids(user):
        ways += [("desk_answers", _("Antworten")), ("desk_council", _("Beratung im Gremium"))]
    return [*ways, ("desk_paper", _("Papier und Gespräche")), ("desk_numbers", _("Zahlen"))]


def shown_on(form: Any, refusal: Refused, **present: object) -> int:
    """Put the refusal on the form and return the answer's code.

    After a conflict (409) what was typed stays, and the next press counts on what is there now: `present`.
    """
    for field, message in refusal.fields.items():
        form.add_error(field if field in form.fields else None, message)
    if not refusal.fields:
        form.add_error(None, refusal.message)
    if not isinstance(refusal, Conflict):
        return 422
    form.data = form.data.copy()
    for field, value in present.items():
        form.data[form.add_prefix(field)] = str(value)
    return 409


def wanted_of(request: HttpRequest) -> Wanted:
    """Return to what the person has narrowed the queue."""
    return QueueForm(request.GET, user=request.user).wanted()


def query_of(request: HttpRequest) -> str:
    """Return the narrowing as it stands in addresses."""
    told = request.GET.copy()
    for name in list(told):
        if name not in ("art", "verfahren", "kommune"):
            del told[name]
    return f"?{told.urlencode()}" if told else ""


def queue_url(request: HttpRequest) -> str:
    """Return the address of the queue as the person left it."""
    return reverse("desk_queue") + query_of(request)
