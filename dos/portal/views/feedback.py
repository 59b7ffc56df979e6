"""The web door of what people send: two forms that need no script, one about the website, one to the project team."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core import signing
from django.db.models import Model
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from dos.cities import address
from dos.cities.middleware import CityRequest
from dos.core import once, throttle
from dos.core.http import page as show
from dos.core.http import refusal_shown_on
from dos.core.rest import client_address
from dos.portal.forms import CaseForm, FeedbackForm, MessageForm
from dos.portal.models import Feedback
from dos.portal.selectors import cases as questions
from dos.portal.services import cases
from dos.portal.services import feedback as deeds

PER_HOUR = 20
# The browser holds the status link until the receipt has shown it once.
LINK_COOKIE, LINK_SECONDS = "beleg", 600
_SALT = "feedback-receipt"
_OCCASIONS = {
    "barriere": Feedback.Kind.BARRIER,
    "fehler": Feedback.Kind.MISTAKE,
    "wissen": Feedback.Kind.KNOWLEDGE,
    "anderes": Feedback.Kind.OTHER,
    "frage": Feedback.Kind.QUESTION,
    "mitarbeit": Feedback.Kind.COOPERATION,
    "presse": Feedback.Kind.PRESS,
    "beschwerde": Feedback.Kind.COMPLAINT,
}


@dataclass(frozen=True)
class Desk:
    """One of the two forms: what it asks, its page, what its message is about."""

    form: type[MessageForm]
    template: str
    title: str
    about: Mapping[str, Model]


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def feedback(request: CityRequest) -> HttpResponse:
    """Take in a message about the website."""
    return _form(request, Desk(FeedbackForm, "portal/feedback.html", _("Rückmeldung"), {}))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def case_new(request: CityRequest) -> HttpResponse:
    """Take in a request to the project team, about what the address names."""
    about = questions.linked_objects(request.GET)
    return _form(request, Desk(CaseForm, "portal/case_new.html", _("Dem Projektteam schreiben"), about))


@never_cache
@require_safe
def receipt(request: CityRequest) -> HttpResponse:
    """Say the number, the day of the answer and once the status link; nothing that was written stands here."""
    try:
        reference, due = signing.loads(request.GET.get("beleg", ""), salt=_SALT)
    except (signing.BadSignature, ValueError):
        raise Http404 from None
    told = request.get_signed_cookie(LINK_COOKIE, default="", salt=reference, max_age=LINK_SECONDS)
    link = address.canonical("portal:case_status", told) if told else ""
    crumbs = _crumbs(_("Ihre Nachricht ist angekommen"))
    context = {"reference": reference, "due_on": parse_date(due), "crumbs": crumbs, "link": link}
    response = show(request, "portal/feedback_receipt.html", context)
    response.headers["Referrer-Policy"] = "no-referrer"
    if told:
        response.delete_cookie(LINK_COOKIE)
    return response


def _form(request: CityRequest, desk: Desk) -> HttpResponse:
    """Show the form; take in one message for one form, however often it is sent."""
    if request.method != "POST":
        return _form_page(request, desk, desk.form(initial=_initial(request, desk)))
    if request.POST.get(once.BAIT):
        raise Http404
    form = desk.form(request.POST)
    if not form.is_valid():
        return _form_page(request, desk, form, status=422)
    if wait := throttle.seconds_to_wait("feedback", client_address(request), limit=PER_HOUR):
        return too_many(request, wait)
    with refusal_shown_on(form):
        token = once.opened_token(form.cleaned_data["token"])
        sent = deeds.send_feedback(city=request.city, form_token=token, about=desk.about, **form.what_was_said())
        return _to_receipt(sent)
    return _form_page(request, desk, form, status=422)


def _to_receipt(sent: Feedback) -> HttpResponse:
    code = signing.dumps([sent.reference, sent.due_on.isoformat()], salt=_SALT)
    response = redirect(f"{reverse('portal:feedback_receipt')}?beleg={code}")
    response.set_signed_cookie(
        LINK_COOKIE,
        sent.secret,
        salt=sent.reference,
        max_age=LINK_SECONDS,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
    return response


def _form_page(request: CityRequest, desk: Desk, form: MessageForm, status: int = 200) -> HttpResponse:
    if form.is_bound and once.is_stale(str(form.data.get("token", ""))):
        form.data = {**form.data, "token": once.new_form_token()}
    context = {
        "form": form,
        "crumbs": _crumbs(desk.title),
        "about": questions.named_objects(desk.about),
        "answer_days": cases.ANSWER_DAYS,
        "latest_weeks": cases.LATEST_DAYS // 7,
        "bait": once.BAIT,
    }
    return show(request, desk.template, context, status=status)


def too_many(request: CityRequest, wait: int) -> HttpResponse:
    """Say how long to wait."""
    response = show(request, "429.html", status=429)
    response.headers["Retry-After"] = str(wait)
    return response


def _initial(request: CityRequest, desk: Desk) -> dict[str, Any]:
    asked = request.GET.get("anlass", "")
    start = {"page": request.GET.get("seite", "")[:500], "token": once.new_form_token()}
    kind = _OCCASIONS.get(asked, asked)
    offered = Feedback.WEBSITE_KINDS if desk.form is FeedbackForm else Feedback.REQUEST_KINDS
    return {**start, "kind": kind} if kind in offered else start


def _crumbs(title: str) -> list[tuple[str, str]]:
    return [(_("Start"), reverse("portal:home")), (title, "")]
