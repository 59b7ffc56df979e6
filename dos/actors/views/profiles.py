"""The web door of profiles that organisations keep themselves."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from dos.actors import permissions
from dos.actors.forms.profiles import ProfileForm
from dos.actors.models import Organisation
from dos.actors.selectors import profiles as questions
from dos.actors.selectors.notices import notices_of
from dos.actors.selectors.organisations import organisation_page
from dos.actors.selectors.ties import ties_to_keep
from dos.actors.services import keepers, profiles
from dos.cities.middleware import CityRequest
from dos.core.errors import Refused
from dos.core.http import page, refusal_shown_on, require
from dos.core.text import translated


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def profile_keep(request: CityRequest, slug: str) -> HttpResponse:
    """Show keepers their profile as a form; take in what they say."""
    organisation = known(slug)
    if not permissions.may_keep(request.user, organisation):
        return redirect("actors:profile_claim", slug)
    profile = questions.shown_profile(organisation)
    form = ProfileForm(request.POST or None, request.FILES or None, profile=profile, organisation=organisation)
    if request.method == "POST" and form.is_valid():
        with refusal_shown_on(form):
            profiles.keep_profile(
                organisation=organisation,
                said=form.said(),
                logo=form.new_logo(),
                drops_logo=form.cleaned_data.get("drops_logo", False),
            )
            messages.success(request, _("Ihr Profil ist gespeichert und zu sehen."))
            return redirect("actors:organisation_detail", slug)
    context = {
        "crumbs": crumbs(organisation, _("Profil pflegen")),
        "organisation": organisation,
        "profile": profile,
        "is_confirmed": profile is not None and profile.is_confirmed(timezone.localdate()),
        "ties": ties_to_keep(organisation),
        "notices": notices_of(organisation, timezone.localdate()),
        "form": form,
    }
    return page(request, "actors/profile_keep.html", context, status=422 if form.is_bound else 200)


@login_required
@never_cache
@require_POST
def profile_confirm(request: CityRequest, slug: str) -> HttpResponse:
    """Say that everything still holds."""
    organisation = kept(request, slug)
    try:
        profiles.confirm_profile(organisation=organisation)
        messages.success(request, _("Danke. Das Profil ist für ein Jahr bestätigt."))
    except Refused as refusal:
        messages.error(request, refusal.message)
    return redirect("actors:profile_keep", slug)


@login_required
@never_cache
@require_POST
def profile_leave(request: CityRequest, slug: str) -> HttpResponse:
    """Give up keeping the profile."""
    keeper = questions.keeper_of(request.user, kept(request, slug))
    if keeper is not None:
        keepers.end_keeping(keeper=keeper, by=request.user)  # type: ignore[arg-type]  # login_required
    messages.success(request, _("Sie pflegen dieses Profil nicht mehr."))
    return redirect("actors:organisation_detail", slug)


def known(slug: str) -> Organisation:
    """Return a published organisation."""
    organisation = organisation_page(slug)
    if organisation is None or organisation.is_example:
        raise Http404
    return organisation


def kept(request: CityRequest, slug: str) -> Organisation:
    """Return an organisation that the asking account keeps; 403 for anybody else."""
    organisation = known(slug)
    require(permissions.may_keep(request.user, organisation))
    return organisation


def crumbs(organisation: Organisation, *more: str) -> list[tuple[str, str]]:
    """Return the way to a page below an organisation."""
    detail = reverse("actors:organisation_detail", args=[organisation.slug])
    return [
        (_("Start"), reverse("portal:home")),
        (_("Akteure"), reverse("actors:organisation_list")),
        (translated(organisation, "name").text, detail),
        *((label, "") for label in more),
    ]


def too_many(request: CityRequest, wait: int) -> HttpResponse:
    """Say how long to wait."""
    response = page(request, "429.html", status=429)
    response.headers["Retry-After"] = str(wait)
    return response
