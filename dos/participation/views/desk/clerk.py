"""Bringing ideas together and apart, and taking personal details out."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin import messages

from dos.core.errors import Refused
from dos.core.http import require
from dos.participation import permissions
from dos.participation.forms.clerk import MergeForm, RedactionForm, mergeable_near
from dos.participation.forms.desk import RulingForm
from dos.participation.models import Comment, Idea
from dos.participation.selectors import items
from dos.participation.services import merging, redaction
from dos.participation.services.reasons import Act
from dos.participation.views.desk.doors import desk_page, desk_view, shown_on


@desk_view
def merge(request: HttpRequest, pk: int) -> HttpResponse:
    """Let other ideas go into this one."""
    idea = get_object_or_404(items.ideas(), pk=pk)
    require(permissions.may_moderate(request.user, idea))
    near = mergeable_near(idea, items.similar_to(idea))
    start = {"version": idea.version, "sources": request.GET.get("mit", "")[:200]}
    form = MergeForm(request.POST or None, target=idea, initial=start)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            sources = form.cleaned_data["sources"]
            # Whoever brings ideas together decides on all of them.
            require(all(permissions.may_moderate(request.user, source) for source in sources))
            try:
                offers = merging.merge_ideas(idea, sources, form.ruling(request.user))
            except Refused as refusal:
                idea.refresh_from_db()
                status = shown_on(form, refusal, version=idea.version)
            else:
                words = ngettext(
                    "Zusammengeführt. %(n)s Person wird gefragt, ob die Unterstützung mitkommt.",
                    "Zusammengeführt. %(n)s Personen werden gefragt, ob die Unterstützung mitkommt.",
                    len(offers),
                )
                messages.success(request, words % {"n": len(offers)})
                return redirect("desk_idea", idea.pk)
    context = {"idea": idea, "form": form, "near": near}
    return desk_page(
        request, "participation/desk/merge.html", context, title=_("Zusammenführen"), subtitle=idea.title, status=status
    )


@desk_view
def unmerge(request: HttpRequest, pk: int) -> HttpResponse:
    """Take an idea out of the one that it went into."""
    idea = get_object_or_404(items.ideas(), pk=pk)
    require(permissions.may_moderate(request.user, idea))
    form = RulingForm(request.POST or None, acts=[Act.UNMERGE], initial={"version": idea.version})
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                merging.unmerge_idea(idea, form.ruling(request.user))
            except Refused as refusal:
                idea.refresh_from_db()
                status = shown_on(form, refusal, version=idea.version)
            else:
                messages.success(request, _("Die Ideen sind wieder getrennt, die Unterstützungen wie vorher."))
                return redirect("desk_idea", idea.pk)
    context = {"idea": idea, "form": form}
    return desk_page(
        request,
        "participation/desk/unmerge.html",
        context,
        title=_("Zusammenführung aufheben"),
        subtitle=idea.title,
        status=status,
    )


@desk_view
def redact_idea(request: HttpRequest, pk: int) -> HttpResponse:
    """Take personal details out of an idea."""
    idea = get_object_or_404(items.ideas(), pk=pk)
    require(permissions.may_moderate(request.user, idea))
    return _redact(request, idea, redaction.redact_idea, "desk_idea")


@desk_view
def redact_comment(request: HttpRequest, pk: int) -> HttpResponse:
    """Take personal details out of a comment."""
    comment = get_object_or_404(items.comments(), pk=pk)
    require(permissions.may_moderate(request.user, comment))
    return _redact(request, comment, redaction.redact_comment, "desk_comment")


def _redact(request: HttpRequest, subject: Idea | Comment, deed: Any, back: str) -> HttpResponse:
    form = RedactionForm(request.POST or None, initial={"version": subject.version})
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                number = deed(subject, form.cleaned_data["passage"], form.ruling(request.user))
            except Refused as refusal:
                subject.refresh_from_db()
                status = shown_on(form, refusal, version=subject.version)
            else:
                words = ngettext("An %(n)s Stelle entfernt.", "An %(n)s Stellen entfernt.", number)
                messages.success(request, words % {"n": number})
                return redirect(back, subject.pk)
    context = {"subject": subject, "form": form, "back": back, "mark": redaction.MARK}
    return desk_page(
        request,
        "participation/desk/redact.html",
        context,
        title=_("Persönliche Angaben entfernen"),
        subtitle=str(subject),
        status=status,
    )
