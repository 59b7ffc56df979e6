"""A new version of an indicator at the desk: the old values keep their unit."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages

from dos.core.http import refusal_shown_on
from dos.strategy.forms.versions import NewVersionForm
from dos.strategy.models import Indicator
from dos.strategy.permissions import may_edit
from dos.strategy.services import indicators


@require_http_methods(["GET", "HEAD", "POST"])
def new_version(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask for unit and reason, then begin the new version as a draft."""
    indicator = get_object_or_404(Indicator, pk=pk)
    if not may_edit(request.user, indicator):
        return render(request, "cities/desk_forbidden.html", status=403)
    form = NewVersionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusal_shown_on(form):
            fresh = indicators.new_version(indicator, user=request.user, **form.cleaned_data)
            words = _("Fassung %(number)s ist als Entwurf angelegt. Bitte prüfen Sie alle Angaben.")
            messages.success(request, words % {"number": fresh.version})
            return redirect(fresh.snippet_viewset.get_url_name("edit"), fresh.pk)
    context = {"form": form, "indicator": indicator}
    return render(request, "strategy/desk_new_version.html", context, status=422 if form.errors else 200)
