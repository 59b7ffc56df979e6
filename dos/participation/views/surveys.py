"""The web door of surveys and polls: the form, which needs no script, and the thanks."""

import secrets
from functools import partial

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from dos.cities import address
from dos.cities.middleware import CityRequest
from dos.core import once
from dos.core.errors import Conflict
from dos.core.http import page as show
from dos.core.http import refusal_shown_on
from dos.core.secret import secret_page
from dos.core.text import translated
from dos.participation import permissions
from dos.participation.forms.surveys import AddressForm, SurveyForm
from dos.participation.models import Activity, Process
from dos.participation.selectors import surveys
from dos.participation.selectors.idea_list import boundary_areas
from dos.participation.selectors.questions import questions_of
from dos.participation.services import surveys as deeds
from dos.participation.services.ideas import Closed
from dos.participation.services.names import confirmed_sheet
from dos.participation.views import status as status_pages
from dos.participation.views import taking

# A whole class of a school sits behind one address.
PER_HOUR = 60
COOKIE = "__Host-umfrage" if settings.SESSION_COOKIE_SECURE else "umfrage"
COOKIE_AGE = 365 * 24 * 3600


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def survey(request: CityRequest, slug: str) -> HttpResponse:
    """Show the questions; take in one sheet of each person."""
    process = _found(request, slug, "participation:survey")
    if not permissions.may_answer_questions(request.user, process, timezone.now()):
        return _shut(request, process)
    who = _who(request)
    if process.asks_address and who.user is None:
        return _address_first(request, process)
    return _questions(request, process, who)


@secret_page
@require_http_methods(["GET", "HEAD", "POST"])
def survey_by_mail(request: CityRequest, token: str) -> HttpResponse:
    """Show the questions to whoever has confirmed an address with this link; it holds for one sheet."""
    found = confirmed_sheet(token)
    process = surveys.asking_process(found[0]) if found is not None else None
    if found is None or process is None:
        return status_pages.unknown_link(request)
    # The page is the survey; its address is a secret and stands nowhere.
    request.canonical = address.canonical("participation:survey", process.slug, city=process.city)  # type: ignore[attr-defined]  # the frame asks for it
    who = deeds.Who(proven=found[1])
    if not process.allows_guests or not process.allows(Activity.ANSWER, timezone.now()):
        return _shut(request, process)
    return _questions(request, process, who)


@never_cache
@require_safe
def survey_thanks(request: CityRequest, slug: str) -> HttpResponse:
    """Say that the answers have arrived, and when the result stands where."""
    process = _found(request, slug, "participation:survey_thanks")
    return show(request, "participation/survey_thanks.html", _context(process))


def _questions(request: CityRequest, process: Process, who: deeds.Who) -> HttpResponse:
    if request.method == "POST":
        return _taken_in(request, process, who)
    if deeds.has_answered(process, who):
        return _already(request, process)
    return _form_page(request, process, _form(process), who)


def _address_first(request: CityRequest, process: Process) -> HttpResponse:
    """Ask for the address; the link in the letter opens the questions."""
    form = AddressForm(request.POST if request.method == "POST" else None, initial={"token": once.new_form_token()})
    if request.method == "POST":
        taking.refuse_bait(request)
        if form.is_valid():
            with refusal_shown_on(form):
                once.opened_token(form.cleaned_data["token"])
                return _letter_sent(request, process, form.cleaned_data["email"])
    context = {
        **_context(process),
        "form": taking.with_fresh_token(form),
        "bait": once.BAIT,
        "phase": process.phase_at(timezone.now()),
        "questions": [translated(question, "text") for question in questions_of(process)],
        "login_url": taking.login_url(request.path),
    }
    status = 422 if request.method == "POST" else 200
    return show(request, "participation/survey_address.html", context, status=status)


def _letter_sent(request: CityRequest, process: Process, email: str) -> HttpResponse:
    brake = taking.braked(request, "survey", PER_HOUR) or taking.braked_letter(request, email)
    if brake is not None:
        return brake
    deeds.ask_for_sheet(process=process, email=email)
    return show(request, "participation/survey_address_sent.html", {**_context(process), "email": email})


def _taken_in(request: CityRequest, process: Process, who: deeds.Who) -> HttpResponse:
    taking.refuse_bait(request)
    brake = taking.braked(request, "survey", PER_HOUR)
    if brake is not None:
        return brake
    form = _form(process, data=request.POST)
    form.full_clean()
    with refusal_shown_on(form):
        try:
            token = once.opened_token(request.POST.get("token", ""))
            deeds.answer_questions(process=process, answers=form.cleaned_data, who=who, form_token=token)
        except Conflict:
            return _already(request, process, status=409)
        except Closed:
            return _shut(request, process)
        return redirect("participation:survey_thanks", slug=process.slug)
    return _form_page(request, process, form, who, status=422)


def _form(process: Process, **inputs: object) -> SurveyForm:
    return SurveyForm(questions_of(process), process.area_name, partial(boundary_areas, process), **inputs)


def _form_page(
    request: CityRequest, process: Process, form: SurveyForm, who: deeds.Who, status: int = 200
) -> HttpResponse:
    token = request.POST.get("token", "")
    context = {
        **_context(process),
        "form": form,
        "token": once.new_form_token() if once.is_stale(token) else token,
        "bait": once.BAIT,
        "phase": process.phase_at(timezone.now()),
    }
    response = show(request, "participation/survey_form.html", context, status=status)
    if not who.is_known:
        response.set_signed_cookie(
            COOKIE,
            secrets.token_urlsafe(16),
            salt=COOKIE,
            max_age=COOKIE_AGE,
            secure=settings.SESSION_COOKIE_SECURE,
            httponly=True,
            samesite="Lax",
        )
    return response


def _already(request: CityRequest, process: Process, status: int = 200) -> HttpResponse:
    return show(request, "participation/survey_already.html", _context(process), status=status)


def _shut(request: CityRequest, process: Process) -> HttpResponse:
    """Say why nobody can answer now, and when; whoever sent something is refused (403)."""
    now = timezone.now()
    context = {
        **_context(process),
        "needs_account": process.allows(Activity.ANSWER, now),
        "coming": process.next_phase(now, Activity.ANSWER),
    }
    status = 403 if request.method == "POST" else 200
    return show(request, "participation/survey_shut.html", context, status=status)


def _who(request: CityRequest) -> deeds.Who:
    if request.user.is_authenticated:
        return deeds.Who(user=request.user)
    browser = request.get_signed_cookie(COOKIE, default="", salt=COOKIE, max_age=COOKIE_AGE)
    return deeds.Who(browser=browser or "")


def _found(request: CityRequest, slug: str, url_name: str) -> Process:
    process = surveys.asking_process(slug)
    if process is None:
        raise Http404
    request.canonical = address.canonical(url_name, slug, city=process.city)  # type: ignore[attr-defined]  # the frame asks for it
    return process


def _context(process: Process) -> dict[str, object]:
    is_poll = process.kind == Process.Kind.POLL
    return {
        "process": process,
        "crumbs": taking.crumbs_to(process, (_("Abstimmung") if is_poll else _("Umfrage"), "")),
        "is_poll": is_poll,
        "is_result_public": surveys.is_result_public(process, timezone.now()),
        "result_from": surveys.result_from(process),
    }
