"""The queue, and heaps of it that are looked through at once."""

from datetime import datetime
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin import messages

from dos.core.http import numbered_page, refusal_shown_on
from dos.participation import permissions
from dos.participation.forms.desk import HeapForm, QueueForm
from dos.participation.models import Process
from dos.participation.selectors import queue as questions
from dos.participation.services import moderation
from dos.participation.views.desk.doors import desk_page, desk_view, query_of, queue_url

PAGE_SIZE, HEAP_SIZE = 30, 100


@desk_view
def queue(request: HttpRequest) -> HttpResponse:
    """Show what waits, nearest deadline first."""
    form = QueueForm(request.GET, user=request.user)
    keys = questions.waiting_keys(request.user, form.wanted())
    page = numbered_page(request, keys, PAGE_SIZE)
    context = {
        "form": form,
        "items": questions.items(page.object_list),
        "heaps": questions.heaps(keys),
        "page": page,
        "total": len(keys),
        "query": query_of(request),
    }
    return desk_page(request, "participation/desk/queue.html", context, title=_("Beteiligung"))


@desk_view
def heap(request: HttpRequest, kind: str, pk: int, hour: str) -> HttpResponse:
    """Look through many contributions of one hour; the chosen ones are hidden for one reason."""
    process = get_object_or_404(Process, pk=pk)
    rows = questions.in_heap(request.user, kind, process, _hour(hour))
    page = Paginator(rows, HEAP_SIZE).get_page(1)
    offered = {f"{row.pk}-{row.version}": row for row in page.object_list}
    # What somebody else has decided meanwhile is told, not silently left out.
    sent = request.POST.getlist("chosen") if request.method == "POST" else []
    form = HeapForm(request.POST or None, offered=[*offered, *sent])
    if request.method == "POST" and form.is_valid():
        chosen = form.cleaned_data["chosen"]
        with refusal_shown_on(form):
            done, refused = _hidden(request, rows.model, chosen, form)
            if done:
                words = ngettext("%(n)s Beitrag ausgeblendet.", "%(n)s Beiträge ausgeblendet.", done) % {"n": done}
                messages.success(request, words)
            for line in refused:
                messages.warning(request, line)
            if done or refused:
                return redirect(queue_url(request))
            form.add_error(None, _("Bitte wählen Sie mindestens einen Beitrag."))
    context = {
        "form": form,
        "kind": kind,
        "process": process,
        "rows": offered,
        "chosen": sent,
        "total": page.paginator.count,
        "queue_url": queue_url(request),
    }
    return desk_page(
        request,
        "participation/desk/heap.html",
        context,
        title=process.title,
        subtitle=_("viele Beiträge in einer Stunde"),
        status=422 if form.errors else 200,
    )


def _hidden(request: HttpRequest, model: Any, chosen: list[str], form: HeapForm) -> tuple[int, list[str]]:
    """Hide the chosen ones that are the person's to decide on."""
    versions = dict(_numbers(key) for key in chosen)
    found = model.objects.filter(pk__in=versions).select_related("process")
    own = [row for row in found if permissions.may_moderate(request.user, row)]
    told = form.cleaned_data
    return moderation.hide_many(
        [(row, versions[row.pk]) for row in own],
        user=request.user,
        reason_key=told["reason_key"],
        text=told["text"],
    )


def _numbers(key: str) -> tuple[int, int]:
    pk, _dash, version = key.partition("-")
    if not (pk.isdecimal() and version.isdecimal() and len(pk) < 19 and len(version) < 10):
        raise Http404
    return int(pk), int(version)


def _hour(text: str) -> datetime:
    try:
        found = datetime.fromisoformat(f"{text[:4]}-{text[4:6]}-{text[6:8]}T{text[8:]}:00")
    except ValueError:
        raise Http404 from None
    return timezone.make_aware(found)
