"""The answer desk: what is to be answered by when, the answer with its preview, and the day of a committee."""

from typing import Any

from django.db.models import F
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.admin import messages

from dos.core.errors import Refused
from dos.core.http import numbered_page, require
from dos.participation import permissions
from dos.participation.forms.answers import AnswerForm, CouncilForm, ResultForm
from dos.participation.models import CouncilStep, Idea, IdeaEvent, Process
from dos.participation.selectors import items, queue, statistics
from dos.participation.services import answers, council, processes, states
from dos.participation.views.desk.doors import desk_page, desk_view, query_of, shown_on, wanted_of

PAGE_SIZE = 30


@desk_view
def answer_list(request: HttpRequest) -> HttpResponse:
    """List what is to be answered, by the days that remain, and how each process is doing."""
    own = permissions.answered_city_ids(request.user)
    require(bool(own))
    wanted = wanted_of(request)
    keys = queue.waiting_keys(request.user, queue.Wanted("antwort", wanted.process, wanted.city))
    page = numbered_page(request, keys, PAGE_SIZE)
    context = {
        "items": queue.items(page.object_list),
        "page": page,
        "total": len(keys),
        "query": query_of(request),
        "clocks": statistics.answer_clocks(own),
    }
    return desk_page(request, "participation/desk/answers.html", context, title=_("Antworten"))


@desk_view
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    """Answer an idea, or correct the answer; the preview shows what people will read."""
    idea = get_object_or_404(items.ideas(), pk=pk)
    require(permissions.may_answer_idea(request.user, idea))
    is_correction = request.POST.get("is_correction") == "True" or bool(request.GET.get("berichtigen"))
    if request.method != "POST":
        start = _start(idea, is_correction=is_correction)
        return _page(request, idea, AnswerForm(idea=idea, is_correction=is_correction, initial=start))
    form = AnswerForm(request.POST, idea=idea, is_correction=is_correction)
    if not form.is_valid():
        return _page(request, idea, form, status=422)
    if request.POST.get("tat") != "send":
        return _page(request, idea, form, preview=form.cleaned_data)
    try:
        answers.answer_idea(
            idea,
            form.answer(),
            user=request.user,
            version=form.cleaned_data["version"],
            is_correction=is_correction,
        )
    except Refused as refusal:
        return _refused(request, idea, form, refusal)
    messages.success(request, _("Die Antwort auf „%(title)s“ ist veröffentlicht.") % {"title": idea})
    return redirect("desk_answers")


@desk_view
def council_list(request: HttpRequest) -> HttpResponse:
    """List what committees have to deal with, open ones first."""
    own = permissions.answered_city_ids(request.user)
    require(bool(own))
    rows = CouncilStep.objects.filter(idea__city_id__in=own).select_related("idea__city", "decision")
    ordered = rows.order_by(
        F("closed_at").desc(nulls_first=True), F("planned_on").asc(nulls_first=True), "opened_at", "pk"
    )
    page = numbered_page(request, ordered, PAGE_SIZE)
    return desk_page(request, "participation/desk/council.html", {"page": page}, title=_("Beratung im Gremium"))


@desk_view
def council_step(request: HttpRequest, pk: int) -> HttpResponse:
    """Say when a committee sits, and attach what it decided."""
    step = get_object_or_404(CouncilStep.objects.select_related("idea__process", "idea__city", "decision"), pk=pk)
    require(permissions.may_answer_idea(request.user, step.idea))
    start = {
        "opened": council.mark_of(step),
        "body": step.body,
        "planned_on": step.planned_on,
        "decision": step.decision,
    }
    form = CouncilForm(request.POST or None, step=step, initial=start)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                _sat(request, step, form.cleaned_data)
            except Refused as refusal:
                step.refresh_from_db()
                status = shown_on(form, refusal, opened=council.mark_of(step))
            else:
                messages.success(request, _("Gespeichert. Es steht im Verlauf der Idee."))
                return redirect("desk_council")
    context = {"step": step, "form": form}
    return desk_page(
        request,
        "participation/desk/council_step.html",
        context,
        title=step.body,
        subtitle=step.idea.title,
        status=status,
    )


@desk_view
def result(request: HttpRequest, pk: int) -> HttpResponse:
    """Publish what came of a process, then put it away."""
    process = get_object_or_404(Process.objects.select_related("city"), pk=pk)
    require(permissions.may_run_process(request.user, process))
    form = ResultForm(
        request.POST if request.POST.get("tat") == "result" else None,
        initial={"result": process.result, "result_en": process.result_en},
    )
    status, refused = 200, ""
    if request.method == "POST":
        status = 422
        try:
            if request.POST.get("tat") == "archive":
                processes.archive_process(process=process)
                messages.success(request, _("„%(title)s“ ist abgelegt.") % {"title": process})
                return redirect("desk_result", process.pk)
            if form.is_valid():
                processes.publish_result(process=process, user=request.user, **form.cleaned_data)
                messages.success(request, _("Das Ergebnis von „%(title)s“ ist veröffentlicht.") % {"title": process})
                return redirect("desk_result", process.pk)
        except Refused as refusal:
            if form.is_bound:
                status = shown_on(form, refusal)
            refused = refusal.message
    context = {"process": process, "form": form, "refused": refused, "ends_at": process.ends_at()}
    return desk_page(
        request, "participation/desk/result.html", context, title=_("Ergebnis"), subtitle=process.title, status=status
    )


def _sat(request: HttpRequest, step: CouncilStep, told: dict[str, Any]) -> None:
    """Plan, and close when a decision is named."""
    council.plan_council(
        step=step, planned_on=told["planned_on"], body=told["body"], user=request.user, mark=told["opened"]
    )
    if told["decision"] is not None:
        council.close_council(step=step, decision=told["decision"], user=request.user, mark=council.mark_of(step))


def _start(idea: Idea, *, is_correction: bool) -> dict[str, Any]:
    """Return what the form begins with: what is known, and the wrong answer where one is corrected."""
    known = {
        "version": idea.version,
        "is_correction": is_correction,
        "responsible_unit": idea.responsible_unit or idea.process.contact_unit,
        "decision": idea.decision_id,
        "project": idea.project_id,
        "milestone": idea.milestone_id,
    }
    last = states.last_answer(idea) if is_correction else None
    if last is not None:
        known |= {"state": last.to_state, "reason": last.reason, "reason_en": last.reason_en}
    return known


def _refused(request: HttpRequest, idea: Idea, form: AnswerForm, refusal: Refused) -> HttpResponse:
    idea.refresh_from_db()
    status = shown_on(form, refusal, version=idea.version)
    return _page(request, idea, form, status=status)


def _page(
    request: HttpRequest, idea: Idea, form: AnswerForm, *, preview: dict[str, Any] | None = None, status: int = 200
) -> HttpResponse:
    said: IdeaEvent | None = states.last_answer(idea)
    context = {
        "idea": idea,
        "form": form,
        "said": said,
        "preview": preview,
        "state_label": dict(Idea.State.choices).get(preview["state"]) if preview else "",
        "days_left": (idea.answer_due_on - timezone.localdate()).days if idea.answer_due_on else None,
    }
    return desk_page(
        request,
        "participation/desk/answer.html",
        context,
        title=_("Antwort der Stadt"),
        subtitle=idea.title,
        status=status,
    )
