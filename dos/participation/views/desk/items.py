"""One idea or comment at the desk, with everything that helps to decide, and the decisions as buttons."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from wagtail.admin import messages

from dos.core.errors import Refused
from dos.core.http import require
from dos.participation import permissions
from dos.participation.forms.desk import MoveForm, OfficialForm, RulingForm
from dos.participation.models import Comment, Idea, Report
from dos.participation.selectors import items as questions
from dos.participation.selectors import queue
from dos.participation.services import moderation
from dos.participation.services.reasons import Act
from dos.participation.views.desk.doors import desk_page, desk_view, query_of, queue_url, shown_on, wanted_of


@dataclass(frozen=True)
class Button:
    """One decision: what it does, and which form of the page it belongs to."""

    act: Act
    form: str
    deed: Callable[..., None]


BUTTONS = {
    button.act.value: button
    for button in (
        Button(Act.PUBLISH, "yes", moderation.publish),
        Button(Act.HIDE, "no", moderation.hide),
        Button(Act.CHANGE, "no", moderation.request_change),
        Button(Act.BLOCK, "no", moderation.block_author),
        Button(Act.REVIEW, "review", moderation.take_into_review),
        Button(Act.DISMISS, "dismiss", moderation.dismiss_report),
        Button(Act.UNBLOCK, "unblock", moderation.unblock_author),
    )
}
FORMS = {
    "yes": (Act.PUBLISH,),
    "no": (Act.HIDE, Act.CHANGE, Act.BLOCK),
    "review": (Act.REVIEW,),
    "dismiss": (Act.DISMISS,),
    "unblock": (Act.UNBLOCK,),
}
STATES_OF = {
    Act.PUBLISH: (Idea.State.IN_MODERATION, Idea.State.HIDDEN),
    Act.CHANGE: (Idea.State.IN_MODERATION,),
    Act.REVIEW: (Idea.State.PUBLISHED, Idea.State.NOT_ADOPTED, Idea.State.NOT_RESPONSIBLE),
}


@desk_view
def idea(request: HttpRequest, pk: int) -> HttpResponse:
    """Show an idea and decide on it."""
    found = get_object_or_404(questions.ideas(), pk=pk)
    require(permissions.may_moderate(request.user, found))
    if request.method == "POST":
        return _decided(request, found)
    return _page(request, found)


@desk_view
def comment(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a comment and decide on it."""
    found = get_object_or_404(questions.comments(), pk=pk)
    require(permissions.may_moderate(request.user, found))
    if request.method == "POST":
        return _decided(request, found)
    return _page(request, found)


@desk_view
def report(request: HttpRequest, pk: int) -> HttpResponse:
    """Lead to what was reported."""
    found = get_object_or_404(Report.objects.select_related("idea", "comment__idea", "comment__process"), pk=pk)
    subject = found.idea or found.comment
    if subject is None:
        raise Http404
    require(permissions.may_moderate(request.user, subject))
    name = "desk_idea" if isinstance(subject, Idea) else "desk_comment"
    response: HttpResponse = redirect(name, subject.pk)
    response["Location"] += query_of(request)
    return response


def _decided(request: HttpRequest, subject: Idea | Comment) -> HttpResponse:
    """Do what the pressed button says; go on to the next thing of the queue."""
    act = request.POST.get("tat", "")
    if act in (Act.MOVE.value, "official"):
        return _moved(request, subject) if act == Act.MOVE.value else _commented(request, subject)
    button = BUTTONS.get(act)
    if button is None or (isinstance(subject, Comment) and button.act in (Act.CHANGE, Act.REVIEW)):
        raise BadRequest(_("Diese Entscheidung gibt es nicht."))
    form = RulingForm(request.POST, acts=FORMS[button.form], prefix=button.form)
    going_on = _next_url(request, subject)
    if form.is_valid():
        try:
            button.deed(subject, form.ruling(request.user))
        except Refused as refusal:
            return _refused(request, subject, form, button.form, refusal)
        messages.success(request, _("„%(title)s“: %(act)s.") % {"title": str(subject)[:80], "act": button.act.label})
        return redirect(going_on)
    return _page(request, subject, forms={button.form: form}, status=422)


def _moved(request: HttpRequest, subject: Idea | Comment) -> HttpResponse:
    if not isinstance(subject, Idea):
        raise BadRequest(_("Diese Entscheidung gibt es nicht."))
    form = MoveForm(request.POST, idea=subject, prefix="move")
    if form.is_valid():
        try:
            moderation.move_to_process(subject, form.cleaned_data["process"], form.ruling(request.user))
        except Refused as refusal:
            return _refused(request, subject, form, "move", refusal)
        messages.success(request, _("„%(title)s“: %(act)s.") % {"title": subject, "act": Act.MOVE.label})
        return redirect("desk_idea", subject.pk)
    return _page(request, subject, forms={"move": form}, status=422)


def _commented(request: HttpRequest, subject: Idea | Comment) -> HttpResponse:
    if not isinstance(subject, Idea):
        raise BadRequest(_("Diese Entscheidung gibt es nicht."))
    form = OfficialForm(request.POST, prefix="official")
    if form.is_valid():
        told = form.cleaned_data
        try:
            moderation.comment_officially(
                subject, told["comment"], user=request.user, form_token=told["form_token"][:64]
            )
        except Refused as refusal:
            return _refused(request, subject, form, "official", refusal)
        messages.success(request, _("Der Kommentar der Stadt ist veröffentlicht."))
        return redirect("desk_idea", subject.pk)
    return _page(request, subject, forms={"official": form}, status=422)


def _refused(request: HttpRequest, subject: Idea | Comment, form: Any, name: str, refusal: Refused) -> HttpResponse:
    """Show the form as it was sent."""
    subject.refresh_from_db()
    present = {"version": subject.version} if "version" in form.fields else {}
    status = shown_on(form, refusal, **present)
    return _page(request, subject, forms={name: form}, status=status)


def _page(
    request: HttpRequest, subject: Idea | Comment, *, forms: dict[str, Any] | None = None, status: int = 200
) -> HttpResponse:
    before, after = queue.neighbours(request.user, wanted_of(request), *_place(subject))
    query = query_of(request)
    made = _forms(request, subject) | (forms or {})
    context = {
        "subject": subject,
        "about": questions.about(subject),
        "forms": made,
        "acts": {act.value for act in Act if _is_possible(act, subject)},
        "may_answer": isinstance(subject, Idea) and permissions.may_answer_idea(request.user, subject),
        "before_url": before and before + query,
        "next_url": after and after + query,
        "queue_url": queue_url(request),
        "is_conflict": status == 409,
    }
    template, title, reference = "participation/desk/comment.html", _("Kommentar"), ""
    if isinstance(subject, Idea):
        template, title, reference = "participation/desk/idea.html", subject.title, subject.reference
    return desk_page(request, template, context, title=title, subtitle=reference, status=status)


def _forms(request: HttpRequest, subject: Idea | Comment) -> dict[str, Any]:
    start = {"version": subject.version}
    made: dict[str, Any] = {name: RulingForm(acts=acts, prefix=name, initial=start) for name, acts in FORMS.items()}
    if isinstance(subject, Idea):
        made["move"] = MoveForm(idea=subject, prefix="move", initial=start)
        made["official"] = OfficialForm(prefix="official", initial={"form_token": secrets.token_urlsafe(24)})
    return made


def _is_possible(act: Act, subject: Idea | Comment) -> bool:
    """Tell whether the button is shown; the deed decides in any case."""
    if act == Act.BLOCK:
        return not subject.author.is_guest and not subject.author.is_blocked
    if act == Act.UNBLOCK:
        return subject.author.is_blocked
    if act == Act.DISMISS:
        return questions.open_report(subject) is not None
    if isinstance(subject, Comment):
        possible = {Act.PUBLISH: ("in_moderation", "hidden"), Act.HIDE: ("in_moderation", "published")}
        return subject.state in possible.get(act, ())
    if act in (Act.HIDE, Act.MOVE):
        return subject.state == Idea.State.IN_MODERATION or (subject.is_public and subject.merged_into_id is None)
    if act == Act.MERGE:
        return subject.state in queue.OPEN_STATES
    if act == Act.UNMERGE:
        return subject.state == Idea.State.MERGED
    return subject.state in STATES_OF.get(act, ())


def _place(subject: Idea | Comment) -> tuple[str, int]:
    """Return as what the subject stands in the queue."""
    open_report = questions.open_report(subject)
    if open_report is not None:
        return "meldung", open_report.pk
    if isinstance(subject, Comment):
        return "kommentar", subject.pk
    return ("idee" if subject.state == Idea.State.IN_MODERATION else "antwort"), subject.pk


def _next_url(request: HttpRequest, subject: Idea | Comment) -> str:
    _before, after = queue.neighbours(request.user, wanted_of(request), *_place(subject))
    return after + query_of(request) if after else queue_url(request)
