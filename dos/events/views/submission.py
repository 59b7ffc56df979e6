"""The web door for dates that others report: one form, and a page behind a secret link that says how it stands.

The link needs no cookie: the secret in the address is the whole right, as with cases of the project team.
"""

from typing import Any

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from dos.cities.middleware import CityRequest
from dos.core import once
from dos.core.errors import Conflict, Refused
from dos.core.http import page as show
from dos.core.http import refusal_shown_on
from dos.core.secret import secret_page
from dos.events.forms.submission import ReplyForm, SubmissionForm
from dos.events.models import Submission
from dos.events.selectors import submissions as questions
from dos.events.selectors.addresses import canonical_url
from dos.events.services import submissions as deeds
from dos.events.services.registration_names import hashed, mail_key
from dos.events.views.registration import LINKS_PER_HOUR, braked, person

PER_HOUR, MAILS_PER_HOUR = 20, 5


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def submission_form(request: CityRequest) -> HttpResponse:
    """Ask for the date; take it in once. A guest gets a link by mail, an account sees at once how it stands."""
    user = person(request)
    if request.method != "POST":
        return _page(request, SubmissionForm(city=request.city, user=user, initial={"token": once.new_form_token()}))
    if request.POST.get(once.BAIT):
        raise Http404
    form = SubmissionForm(request.POST, city=request.city, user=user)
    if not form.is_valid():
        return _page(request, form, 422)
    return braked(request, "submission", PER_HOUR) or _taken_in(request, form, user)


@csrf_exempt
@secret_page
@require_http_methods(["GET", "HEAD", "POST"])
def submission_link(request: CityRequest, secret: str) -> HttpResponse:
    """Show a button; pressed, confirm the address, show how it stands, take an answer in, withdraw."""
    if too_many := braked(request, "submission-link", LINKS_PER_HOUR):
        return too_many
    row = questions.of_secret(hashed(secret))
    if row is None:
        return show(request, "events/submission/unknown.html", {"crumbs": _crumbs()}, status=404)
    is_new = row.state == Submission.State.REQUESTED
    if request.method != "POST":
        return show(request, "events/submission/open.html", {"crumbs": _crumbs(), "row": row, "is_new": is_new})
    form, said, status = ReplyForm(), "", 200
    try:
        if is_new:
            row = deeds.confirm(submission=row)
        elif request.POST.get("tat") == "antworten":
            form, said = ReplyForm(request.POST), _("Ihre Antwort ist angekommen.")
            row, status = _replied(row, form)
        elif request.POST.get("tat") == "zurueckziehen":
            row = deeds.withdraw(submission=row)
    except Refused as refusal:
        said, status = refusal.message, 409 if isinstance(refusal, Conflict) else 422
    return _status(request, row, form, said=said, status=status)


def _replied(row: Submission, form: ReplyForm) -> tuple[Submission, int]:
    if not form.is_valid():
        return row, 422
    return deeds.reply(submission=row, text=form.cleaned_data["text"]), 200


def _taken_in(request: CityRequest, form: SubmissionForm, user: Any) -> HttpResponse:
    proposal = form.proposal()
    if user is None:
        key = mail_key(0, proposal.email) or ""
        if too_many := braked(request, "submission-mail", MAILS_PER_HOUR, by=key[:24]):
            return too_many
    with refusal_shown_on(form):
        token = once.opened_token(form.cleaned_data["token"])
        row = deeds.submit(proposal=proposal, form_token=token, user=user)
        return show(request, "events/submission/sent.html", {"crumbs": _crumbs(), "row": row, "is_guest": user is None})
    return _page(request, form, 422)


def _page(request: CityRequest, form: SubmissionForm, status: int = 200) -> HttpResponse:
    if form.is_bound and once.is_stale(str(form.data.get("token", ""))):
        told: Any = form.data
        form.data = told.copy()
        form.data["token"] = once.new_form_token()  # type: ignore[index]  # a copy of a QueryDict can be written
    context = {
        "crumbs": _crumbs(),
        "form": form,
        "bait": once.BAIT,
        "is_guest": person(request) is None,
        "login_url": f"{reverse('account_login')}?next={request.path}",
    }
    return show(request, "events/submission/form.html", context, status=status)


def _status(request: CityRequest, row: Submission, form: ReplyForm, *, said: str, status: int) -> HttpResponse:
    is_public = row.event is not None and row.event.live
    context = {
        "crumbs": _crumbs(),
        "row": row,
        "facts": questions.facts(row),
        "event_url": canonical_url(row.event) if row.event is not None and is_public else "",
        "form": form if row.state == Submission.State.ASKED else None,
        "said": said if not form.errors else "",
        "is_refused": status != 200,
    }
    return show(request, "events/submission/status.html", context, status=status)


def _crumbs() -> list[tuple[str, str]]:
    crumbs = [(_("Start"), reverse("portal:home")), (_("Termine"), reverse("events:event_list"))]
    return [*crumbs, (_("Termin melden"), "")]
