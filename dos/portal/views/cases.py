"""The web door of one's own case: the status link shows a button, and what stands behind it only when it is pressed.

Programs that look at links in mails open them, but press nothing. No cookie is needed: the secret in the address is
the whole right, so a form on another site that does not know it can do nothing, and Django's own guard against
forged forms, which rests on a cookie and on the referrer, would only stand in the way.
"""

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from dos.cities.middleware import CityRequest
from dos.core import once, throttle
from dos.core.errors import Conflict
from dos.core.http import page as show
from dos.core.http import refusal_shown_on
from dos.core.rest import client_address
from dos.core.secret import secret_page
from dos.portal.forms import AdditionForm
from dos.portal.models import Feedback
from dos.portal.selectors import cases as questions
from dos.portal.services import senders
from dos.portal.views.feedback import too_many

PER_HOUR = 20


@csrf_exempt
@secret_page
@require_http_methods(["GET", "HEAD", "POST"])
def case_status(request: CityRequest, secret: str) -> HttpResponse:
    """Show a button; pressed, show the case, take in an addition, ask before it is withdrawn, withdraw it."""
    case = questions.case_of_secret(secret)
    if case is None:
        return show(request, "portal/case_unknown.html", {"crumbs": _crumbs()}, status=404)
    if request.method != "POST":
        return show(request, "portal/case_open.html", {"crumbs": _crumbs()})
    if request.POST.get(once.BAIT):
        raise Http404
    deed = {"nachtrag": _add, "fragen": _ask, "zurueckziehen": _withdraw}.get(request.POST.get("was", ""), _case_page)
    return deed(request, case)


def _add(request: CityRequest, case: Feedback) -> HttpResponse:
    form = AdditionForm(request.POST)
    if not form.is_valid():
        return _case_page(request, case, form=form, status=422)
    if wait := throttle.seconds_to_wait("case-addition", client_address(request), limit=PER_HOUR):
        return too_many(request, wait)
    status = 422
    with refusal_shown_on(form):
        try:
            token = once.opened_token(form.cleaned_data["token"])
            senders.add_to_case(case, text=form.cleaned_data["text"], form_token=token)
            return _case_page(request, _anew(case), said=_("Ihr Nachtrag ist angekommen."))
        except Conflict:
            status = 409
            raise
    return _case_page(request, _anew(case), form=form, status=status)


def _ask(request: CityRequest, case: Feedback) -> HttpResponse:
    return show(request, "portal/case_withdraw.html", {"crumbs": _crumbs(), "case": case})


def _withdraw(request: CityRequest, case: Feedback) -> HttpResponse:
    senders.withdraw_case(case)
    return _case_page(request, _anew(case))


def _anew(case: Feedback) -> Feedback:
    case.refresh_from_db()
    return case


def _case_page(
    request: CityRequest,
    case: Feedback,
    *,
    form: AdditionForm | None = None,
    said: str = "",
    status: int = 200,
) -> HttpResponse:
    if form is not None and once.is_stale(str(form.data.get("token", ""))):
        form.data = {**form.data, "token": once.new_form_token()}
    context = {
        "crumbs": _crumbs(),
        "case": case,
        "additions": list(case.additions.all()),
        "about": questions.named_objects(questions.objects_of(case)),
        "form": form or AdditionForm(initial={"token": once.new_form_token()}),
        "said": said,
        "bait": once.BAIT,
    }
    return show(request, "portal/case_status.html", context, status=status)


def _crumbs() -> list[tuple[str, str]]:
    return [(_("Start"), reverse("portal:home")), (_("Ihr Anliegen"), "")]
