"""The desk's own pages of the room: stations, what is expected of their streams, and keys."""

from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages

from dos.core.http import numbered_page, refusal_shown_on, require
from dos.sensors import permissions
from dos.sensors.forms.desk import KeyForm, StreamForm, ThingForm
from dos.sensors.models import AccessKey, Datastream, Thing
from dos.sensors.selectors import desk
from dos.sensors.services import describing, keys
from dos.sensors.storage import times

View = Callable[..., HttpResponse]
ROWS = 50


def desk_view(view: View) -> View:
    """Let in who writes for a city; a right that fails inside is answered with the desk's own page."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            require(permissions.may_see_desk(request.user))
            return view(request, *args, **kwargs)
        except PermissionDenied:
            return render(request, "cities/desk_forbidden.html", status=403)

    return require_http_methods(["GET", "HEAD", "POST"])(guarded)


def desk_page(
    request: HttpRequest, template: str, context: Mapping[str, Any], *, title: str, status: int = 200
) -> HttpResponse:
    """Answer with a page of this desk."""
    return render(request, template, {"header_icon": "view", **context, "page_title": title}, status=status)


@desk_view
def stations(request: HttpRequest) -> HttpResponse:
    """List the stations, those that have been silent longest first."""
    words = request.GET.get("q", "").strip()[:100]
    page = numbered_page(request, desk.own_stations(request.user, words), ROWS)
    rows = [(row, times.moment(row.last_time) if row.last_time is not None else None) for row in page]
    context = {"page": page, "rows": rows, "words": words, "query": request.GET.urlencode() if words else ""}
    return desk_page(request, "sensors/desk/stations.html", context, title=_("Stationen"))


@desk_view
def station(request: HttpRequest, pk: int) -> HttpResponse:
    """Show and change what people read about one station."""
    thing = get_object_or_404(Thing.objects.select_related("city"), pk=pk)
    require(permissions.may_describe(request.user, thing))
    form = ThingForm(request.POST or None, instance=thing)
    if request.method == "POST" and form.is_valid():
        with refusal_shown_on(form):
            describing.describe_thing(thing=thing, told=form.cleaned_data)
            messages.success(request, _("„%(name)s“ ist gespeichert.") % {"name": form.cleaned_data["name"]})
            return redirect("desk_sensors_station", pk=pk)
    streams = Datastream.objects.filter(thing=thing).select_related("state").order_by("name", "pk")
    context = {"thing": thing, "form": form, "streams": streams}
    return desk_page(
        request, "sensors/desk/station.html", context, title=thing.name, status=400 if form.errors else 200
    )


@desk_view
def stream(request: HttpRequest, pk: int) -> HttpResponse:
    """Show and change what is plausible and expected of one stream."""
    found = get_object_or_404(Datastream.objects.select_related("thing__city"), pk=pk)
    require(permissions.may_describe(request.user, found.thing))
    form = StreamForm(request.POST or None, instance=found)
    if request.method == "POST" and form.is_valid():
        with refusal_shown_on(form):
            describing.describe_stream(stream=found, told=form.cleaned_data)
            messages.success(request, _("„%(name)s“ ist gespeichert.") % {"name": form.cleaned_data["name"]})
            return redirect("desk_sensors_station", pk=found.thing_id)
    title = f"{found.thing.name}: {found.name}"
    context = {"stream": found, "form": form}
    return desk_page(request, "sensors/desk/stream.html", context, title=title, status=400 if form.errors else 200)


@desk_view
def key_list(request: HttpRequest) -> HttpResponse:
    """List the keys, and issue a new one; its secret is shown on this one page and never again."""
    own = desk.key_cities(request.user)
    require(permissions.may_issue_keys(request.user, own.values_list("pk", flat=True)))
    form = KeyForm(request.POST or None, user=request.user)
    secret, status = "", 200
    if request.method == "POST":
        secret = _issued(request, form)
        status = 200 if secret else 400
        form = KeyForm(user=request.user) if secret else form
    page = numbered_page(request, desk.own_keys(request.user), ROWS)
    context = {"form": form, "page": page, "secret": secret, "now": timezone.now()}
    answer = desk_page(request, "sensors/desk/keys.html", context, title=_("Zugangsschlüssel"), status=status)
    answer.headers["Cache-Control"] = "no-store"
    return answer


@desk_view
def withdraw_key(request: HttpRequest, pk: int) -> HttpResponse:
    """Withdraw a key; the only way here is the button."""
    key = get_object_or_404(AccessKey, pk=pk)
    require(permissions.may_issue_keys(request.user, key.writing_city_ids()))
    if request.method == "POST":
        keys.withdraw_key(key=key)
        messages.success(request, _("„%(name)s“ ist zurückgezogen und öffnet nichts mehr.") % {"name": key.name})
    return redirect("desk_sensors_keys")


def _issued(request: HttpRequest, form: KeyForm) -> str:
    secret = ""
    if form.is_valid():
        with refusal_shown_on(form):
            _key, secret = keys.issue_key(**form.cleaned_data, issued_by=request.user)
    return secret
