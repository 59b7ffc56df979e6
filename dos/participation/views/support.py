"""The web door of support: with an account, by confirmed address, or with a cookie that is counted apart."""

import secrets

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from dos.cities.middleware import CityRequest
from dos.core import once
from dos.core.errors import Conflict, Refused
from dos.core.http import page as show
from dos.core.http import refusal_shown_on
from dos.participation import permissions
from dos.participation.forms.ideas import SupportForm
from dos.participation.models import Activity, Idea
from dos.participation.selectors import ideas as questions
from dos.participation.services import support as deeds
from dos.participation.services.ideas import Closed
from dos.participation.views import taking

COOKIE = "__Host-unterstuetzung" if settings.SESSION_COOKIE_SECURE else "unterstuetzung"
COOKIE_AGE = 365 * 24 * 3600
BY_MAIL, WITHOUT, WITHDRAW = "mail", "ohne", "zurueck"


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def idea_support(request: CityRequest, slug: str, reference: str) -> HttpResponse:
    """Show the ways to support an idea; count one person once."""
    idea = questions.idea_named(slug, reference)
    if idea is None or not idea.is_public:
        raise Http404
    waits = idea.state in deeds.SUPPORTABLE
    if waits and not permissions.may_support(request.user, idea, timezone.now()):
        return taking.shut(request, idea.process, Activity.SUPPORT, _crumbs(idea))
    if request.method != "POST":
        return _page(request, idea, SupportForm(initial={"token": once.new_form_token()}))
    taking.refuse_bait(request)
    too_many = taking.braked(request, "support", taking.SUPPORTS_PER_HOUR)
    return too_many or _taken_in(request, idea)


def supporter(request: CityRequest) -> deeds.Supporter:
    """Return who the browser is among the supporters; empty for one that has never supported anything."""
    cookie = request.get_signed_cookie(COOKIE, default="", salt=COOKIE, max_age=COOKIE_AGE) or ""
    return deeds.Supporter(user=taking.person(request), guest=cookie)


def _taken_in(request: CityRequest, idea: Idea) -> HttpResponse:
    way, who = request.POST.get("weg", WITHOUT), supporter(request)
    form = SupportForm(request.POST)
    try:
        if way == WITHDRAW:
            deeds.withdraw_support(idea=idea, by=who)
        elif who.user is not None:
            deeds.support_idea(idea=idea, by=who)
        elif way == BY_MAIL:
            return _by_mail(request, idea, form)
        else:
            return _with_cookie(request, idea, who.guest)
    except Closed:
        return taking.shut(request, idea.process, Activity.SUPPORT, _crumbs(idea))
    except Refused as refusal:
        status = 409 if isinstance(refusal, Conflict) else 403
        return _page(request, idea, SupportForm(), refusal=refusal.message, status=status)
    return redirect("participation:idea_support", idea.process.slug, idea.reference)


def _by_mail(request: CityRequest, idea: Idea, form: SupportForm) -> HttpResponse:
    if not form.is_valid():
        return _page(request, idea, form, status=422)
    email = form.cleaned_data["email"]
    with refusal_shown_on(form):
        once.opened_token(form.cleaned_data["token"])
    if form.errors:
        return _page(request, idea, form, status=422)
    too_many = taking.braked_letter(request, email)
    if too_many is not None:
        return too_many
    deeds.ask_for_support(idea=idea, email=email)
    context = {"idea": idea, "crumbs": _crumbs(idea), "email": email}
    return show(request, "participation/idea_support_sent.html", context)


def _with_cookie(request: CityRequest, idea: Idea, known: str) -> HttpResponse:
    cookie = known or secrets.token_urlsafe(24)
    deeds.support_idea(idea=idea, by=deeds.Supporter(guest=cookie))
    response = redirect("participation:idea_support", idea.process.slug, idea.reference)
    response.set_signed_cookie(
        COOKIE,
        cookie,
        salt=COOKIE,
        max_age=COOKIE_AGE,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
    return response


def _page(request: CityRequest, idea: Idea, form: SupportForm, *, refusal: str = "", status: int = 200) -> HttpResponse:
    context = {
        "idea": idea,
        "crumbs": _crumbs(idea),
        "form": taking.with_fresh_token(form),
        "bait": once.BAIT,
        "threshold": questions.threshold(idea),
        "known": deeds.known_support(idea, supporter(request)),
        "is_guest": taking.person(request) is None,
        "accounts_only": idea.process.threshold_counts == idea.process.Counting.ACCOUNTS,
        "login_url": taking.login_url(request.path),
        "waits": idea.state in deeds.SUPPORTABLE,
        "refusal": refusal,
    }
    return show(request, "participation/idea_support.html", context, status=status)


def _crumbs(idea: Idea) -> list[tuple[str, str]]:
    return taking.crumbs_to(idea.process, (idea.title, taking.idea_url(idea)), (_("Unterstützen"), ""))
