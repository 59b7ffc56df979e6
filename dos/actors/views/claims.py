"""The web door of those who want to speak for an organisation: with an account, or by a link in a mail."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from dos.actors import permissions
from dos.actors.forms.profiles import ClaimForm, ClaimLinkForm
from dos.actors.models import Keeper, Organisation
from dos.actors.selectors import claim_links
from dos.actors.selectors import profiles as questions
from dos.actors.services import keepers
from dos.actors.views.profiles import crumbs, known, too_many
from dos.cities.middleware import CityRequest
from dos.core import once, throttle
from dos.core.errors import Refused
from dos.core.http import page, refusal_shown_on, require
from dos.core.rest import client_address

CLAIMS_PER_HOUR, LINKS_PER_HOUR = 10, 10


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def profile_claim(request: CityRequest, slug: str) -> HttpResponse:
    """Ask to keep a profile and say what became of it; who has not signed in gets a link by mail."""
    organisation = known(slug)
    if not request.user.is_authenticated:
        return _send_link(request, organisation)
    require(permissions.may_claim(request.user))
    keeper = questions.keeper_of(request.user, organisation)
    if keeper is not None and keeper.state == Keeper.State.VERIFIED:
        return redirect("actors:profile_keep", slug)
    context = {**_context(organisation), "keeper": keeper}
    if request.method != "POST":
        return page(request, "actors/profile_claim.html", {**context, "form": ClaimForm()})
    form = ClaimForm(request.POST)
    if form.is_valid():
        if wait := throttle.seconds_to_wait(f"claim:user{request.user.pk}", "", limit=CLAIMS_PER_HOUR):
            return too_many(request, wait)
        with refusal_shown_on(form):
            keepers.claim_profile(organisation=organisation, user=request.user, **form.cleaned_data)
            return redirect("actors:profile_claim", slug)
    return page(request, "actors/profile_claim.html", {**context, "form": form}, status=422)


def _send_link(request: CityRequest, organisation: Organisation) -> HttpResponse:
    context = {
        **_context(organisation),
        "is_guest": True,
        "bait": once.BAIT,
        "login_url": f"{reverse('account_login')}?next={request.path}",
    }
    if request.method != "POST":
        form = ClaimLinkForm(initial={"token": once.new_form_token()})
        return page(request, "actors/profile_claim.html", {**context, "form": form})
    if request.POST.get(once.BAIT):
        raise Http404
    form = ClaimLinkForm(request.POST)
    if form.is_valid():
        if wait := throttle.seconds_to_wait("claim-link", client_address(request), limit=LINKS_PER_HOUR):
            return too_many(request, wait)
        with refusal_shown_on(form):
            token = once.opened_token(form.cleaned_data["token"])
            keepers.send_claim_link(organisation=organisation, email=form.cleaned_data["email"], form_token=token)
            return page(request, "actors/profile_claim.html", {**context, "is_sent": True})
    if once.is_stale(str(form.data.get("token", ""))):
        form.data = {**form.data.dict(), "token": once.new_form_token()}  # type: ignore[attr-defined]  # a QueryDict
    return page(request, "actors/profile_claim.html", {**context, "form": form}, status=422)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def claim_by_mail(request: CityRequest, slug: str, code: str) -> HttpResponse:
    """Show whoever opens the link the form, and take the request in for the address that the link proves."""
    organisation = known(slug)
    try:
        email = claim_links.proven_address(organisation, code)
    except Refused as refusal:
        return _noindex(
            page(
                request,
                "actors/claim_link_old.html",
                {**_context(organisation), "refusal": refusal.message},
                status=404,
            )
        )
    form, status = ClaimForm(request.POST or None), 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            if wait := throttle.seconds_to_wait(f"claim-by-mail:{organisation.pk}:{email}", "", limit=CLAIMS_PER_HOUR):
                return too_many(request, wait)
            with refusal_shown_on(form):
                keepers.claim_by_mail(organisation=organisation, email=email, **form.cleaned_data)
                return redirect("actors:claim_by_mail", slug, code)
    context = {
        **_context(organisation),
        "keeper": questions.keeper_with_address(email, organisation),
        "email": email,
        "form": form,
    }
    return _noindex(page(request, "actors/profile_claim.html", context, status=status))


def _noindex(response: HttpResponse) -> HttpResponse:
    """The address holds a right: it belongs into no index."""
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def _context(organisation: Organisation) -> dict[str, Any]:
    return {"crumbs": crumbs(organisation, _("Profil übernehmen")), "organisation": organisation}
