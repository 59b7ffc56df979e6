"""The desk's door for opening a further city; administrators of the programme alone may pass."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from dos.core.http import refusal_shown_on, require
from dos.portal.forms import OpenCityForm
from dos.portal.services.cities import open_city


@require_http_methods(["GET", "HEAD", "POST"])
def city_open(request: HttpRequest) -> HttpResponse:
    """Ask for the few things that a city needs, and open it."""
    require(bool(request.user.is_active and getattr(request.user, "is_superuser", False)))
    form = OpenCityForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusal_shown_on(form):
            city = open_city(**form.cleaned_data)
            messages.success(request, _("%(city)s ist geöffnet: /%(key)s/") % {"city": city.name, "key": city.key})
            return redirect("city_open")
    status = 422 if form.is_bound else 200
    return render(request, "portal/desk_open_city.html", {"form": form}, status=status)
