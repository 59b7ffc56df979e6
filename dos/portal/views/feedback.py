"""The web door of feedback: a form that needs no script, and the receipt."""

from django.core import signing
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from dos.cities.middleware import CityRequest
from dos.core import once, throttle
from dos.core.http import page as show
from dos.core.http import refusal_shown_on
from dos.core.rest import client_address
from dos.portal.forms import FeedbackForm
from dos.portal.models import Feedback
from dos.portal.services import feedback as deeds

PER_HOUR = 20
_SALT = "feedback-receipt"
_OCCASIONS = {
    "barriere": Feedback.Kind.BARRIER,
    "fehler": Feedback.Kind.MISTAKE,
    "wissen": Feedback.Kind.KNOWLEDGE,
    "anderes": Feedback.Kind.OTHER,
}


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def feedback(request: CityRequest) -> HttpResponse:
    """Show the form; take in one message for one form, however often it is sent."""
    if request.method != "POST":
        return _form_page(request, FeedbackForm(initial=_initial(request)))
    if request.POST.get(once.BAIT):
        raise Http404
    form = FeedbackForm(request.POST)
    if not form.is_valid():
        return _form_page(request, form, status=422)
    wait = throttle.seconds_to_wait("feedback", client_address(request), limit=PER_HOUR)
    if wait:
        return _too_many(request, wait)
    with refusal_shown_on(form):
        token = once.opened_token(form.cleaned_data["token"])
        sent = deeds.send_feedback(city=request.city, form_token=token, **form.what_was_said())
        receipt_code = signing.dumps([sent.reference, sent.due_on.isoformat()], salt=_SALT)
        return redirect(f"{reverse('portal:feedback_receipt')}?beleg={receipt_code}")
    return _form_page(request, form, status=422)


@never_cache
@require_safe
def receipt(request: CityRequest) -> HttpResponse:
    """Say the number and the day of the answer; nothing that was written stands here."""
    try:
        reference, due = signing.loads(request.GET.get("beleg", ""), salt=_SALT)
    except (signing.BadSignature, ValueError):
        raise Http404 from None
    context = {"reference": reference, "due_on": parse_date(due), "crumbs": _crumbs()}
    return show(request, "portal/feedback_receipt.html", context)


def _form_page(request: CityRequest, form: FeedbackForm, status: int = 200) -> HttpResponse:
    if form.is_bound and once.is_stale(form.data.get("token", "")):
        form.data = {**form.data, "token": once.new_form_token()}
    context = {
        "form": form,
        "crumbs": _crumbs(),
        "answer_days": deeds.ANSWER_DAYS,
        "latest_weeks": deeds.LATEST_DAYS // 7,
        "bait": once.BAIT,
    }
    return show(request, "portal/feedback.html", context, status=status)


def _too_many(request: CityRequest, wait: int) -> HttpResponse:
    response = show(request, "429.html", status=429)
    response.headers["Retry-After"] = str(wait)
    return response


def _initial(request: CityRequest) -> dict[str, str]:
    asked = request.GET.get("anlass", "")
    kind = _OCCASIONS.get(asked, asked if asked in Feedback.Kind.values else Feedback.Kind.BARRIER)
    return {"kind": kind, "page": request.GET.get("seite", "")[:500], "token": once.new_form_token()}


def _crumbs() -> list[tuple[str, str]]:
    return [(_("Startseite"), reverse("portal:home")), (_("Rückmeldung"), "")]
