"""The desk's door for dates that others report: one queue, and for each yes, a question, or no with a reason."""

from typing import Any

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin import messages

from dos.core.errors import Conflict, Refused
from dos.core.http import numbered_page, refusal_shown_on, require
from dos.events import permissions
from dos.events.forms.submission import QuestionBackForm, RefusalForm
from dos.events.models import Submission
from dos.events.selectors import submissions as questions
from dos.events.services import submissions as deeds
from dos.events.views.desk import desk_page, desk_view

ROWS = 50


@desk_view
def submissions(request: HttpRequest) -> HttpResponse:
    """List what waits for a decision, longest first, and behind it what waits for an answer."""
    require(bool(permissions.running_city_ids(request.user)))
    page = numbered_page(request, questions.undecided(request.user), ROWS)
    return desk_page(request, "events/desk/submissions.html", {"page": page}, title=_("Gemeldete Termine"))


@desk_view
def submission(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what was reported; accept, ask back, refuse."""
    row = get_object_or_404(Submission.objects.select_related("city", "event"), pk=pk)
    require(permissions.may_decide(request.user, row))
    what = request.POST.get("tat", "")
    question = QuestionBackForm(request.POST if what == "fragen" else None)
    refusal = RefusalForm(request.POST if what == "ablehnen" else None)
    forms: dict[str, Form] = {"fragen": question, "ablehnen": refusal, "annehmen": Form(request.POST)}
    form, status = forms.get(what), 200
    if request.method == "POST" and form is not None:
        status = 422
        if form.is_valid():
            with refusal_shown_on(form):
                try:
                    messages.success(request, _done(row, what, form.cleaned_data, request.user))
                    return redirect("desk_submissions")
                except Conflict:
                    status = 409
                    raise
            row = get_object_or_404(Submission.objects.select_related("city", "event"), pk=pk)
    context = {
        "row": row,
        "facts": questions.facts(row),
        "edit_url": _edit_url(row),
        "question_form": question,
        "refusal_form": refusal,
        "errors": form.non_field_errors() if form is not None and status != 200 else [],
    }
    return desk_page(
        request, "events/desk/submission.html", context, title=_("Gemeldeter Termin"), subtitle=row.title, status=status
    )


def _edit_url(row: Submission) -> str:
    """Return where the desk edits the draft; "" where it is gone."""
    name = type(row.event).snippet_viewset.get_url_name("edit") if row.event is not None else ""
    return reverse(name, args=[row.event_id]) if name else ""


def _done(row: Submission, what: str, said: dict[str, Any], user: Any) -> str:
    if what == "annehmen":
        try:
            deeds.accept(submission=row, user=user)
        except Conflict:
            raise
        except Refused as refusal:
            # What is missing is missing in the draft, not on this page.
            raise Refused(refusal.message) from refusal
        return _("Veröffentlicht. Wer den Termin gemeldet hat, bekommt eine E-Mail.")
    if what == "fragen":
        deeds.ask(submission=row, **said)
        return _("Die Rückfrage ist unterwegs.")
    deeds.refuse(submission=row, **said)
    return _("Abgelehnt. Wer den Termin gemeldet hat, bekommt eine E-Mail mit Ihrem Grund.")
