"""The web door of ties between organisations, for those who speak for one of them."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from dos.actors.forms.ties import TieForm
from dos.actors.selectors.ties import ties_to_keep
from dos.actors.services import ties
from dos.actors.views.profiles import crumbs, kept
from dos.cities.middleware import CityRequest
from dos.core.errors import Refused
from dos.core.http import page, refusal_shown_on


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def tie_new(request: CityRequest, slug: str) -> HttpResponse:
    """Ask what binds the organisation to another; pass it on to the other side."""
    organisation = kept(request, slug)
    form = TieForm(request.POST or None, organisation=organisation)
    if form.is_valid():
        with refusal_shown_on(form):
            ties.propose_tie(first=organisation, second=form.cleaned_data["second"], by=request.user, said=form.said())
            messages.success(request, _("Ihr Vorschlag ist unterwegs. Öffentlich wird er mit der Zustimmung."))
            return redirect("actors:profile_keep", slug)
    context = {"crumbs": crumbs(organisation, _("Neue Verbindung")), "organisation": organisation, "form": form}
    return page(request, "actors/tie_new.html", context, status=422 if form.is_bound else 200)


@login_required
@never_cache
@require_POST
def tie_answer(request: CityRequest, slug: str, number: int) -> HttpResponse:
    """Consent, decline, or end."""
    organisation = kept(request, slug)
    tie = get_object_or_404(ties_to_keep(organisation), pk=number)
    act = request.POST.get("act", "")
    if act not in ("agree", "decline", "end"):
        raise Http404
    try:
        if act == "end":
            ties.end_tie(tie=tie, organisation=organisation, by=request.user)
        else:
            ties.answer_tie(tie=tie, organisation=organisation, by=request.user, is_agreed=act == "agree")
        messages.success(request, _("Gespeichert. Beide Seiten bekommen eine Mail."))
    except Refused as refusal:
        messages.error(request, refusal.message)
    return redirect("actors:profile_keep", slug)
