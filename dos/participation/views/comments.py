"""The web door of comments and reports on ideas."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from dos.cities.middleware import CityRequest
from dos.core import once
from dos.core.errors import Conflict
from dos.core.http import page as show
from dos.core.http import refusal_shown_on
from dos.core.paging import ForeignCursor
from dos.participation import permissions
from dos.participation.forms.ideas import CommentForm, ReportForm
from dos.participation.models import Activity, Comment, Idea
from dos.participation.selectors import comments as voices
from dos.participation.selectors import ideas as questions
from dos.participation.services import comments as deeds
from dos.participation.services import reports
from dos.participation.services.ideas import Closed
from dos.participation.views import status, taking, threads


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def idea_comment(request: CityRequest, slug: str, reference: str) -> HttpResponse:
    """Ask for a comment or, with `?auf=`, for an answer to one; take it in once."""
    idea = _idea(slug, reference)
    if not permissions.may_comment(request.user, idea.process, timezone.now()):
        return taking.shut(request, idea.process, Activity.COMMENT, _crumbs(idea, _("Kommentieren")))
    parent = _parent(request, idea)
    is_guest = taking.person(request) is None
    if request.method != "POST":
        form = CommentForm(is_guest=is_guest, initial={"token": once.new_form_token()})
        return _form_page(request, idea, parent, form)
    taking.refuse_bait(request)
    form = CommentForm(request.POST, is_guest=is_guest)
    if not form.is_valid():
        return _form_page(request, idea, parent, form, 422)
    too_many = taking.braked(request, "comment", taking.COMMENTS_PER_HOUR)
    too_many = too_many or taking.braked_letter(request, form.guest().email)
    return too_many or _taken_in(request, idea, parent, form)


@require_safe
def comment_detail(request: CityRequest, slug: str, reference: str, number: int) -> HttpResponse:
    """Show one comment with all answers to it."""
    idea = _idea(slug, reference)
    place = voices.Place(idea.process, idea=idea)
    comment = voices.published_comment(number, place, user=taking.person(request))
    if comment is None or comment.parent_id is not None:
        raise Http404
    crumbs, url = _crumbs(idea, _("Kommentar")), taking.idea_url(idea)
    try:
        shown = threads.answers(request, place, comment, url)
    except ForeignCursor:
        return threads.lost(request, request.path, crumbs)
    return show(request, "participation/comment_detail.html", {"crumbs": crumbs, "idea": idea, **shown})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def idea_report(request: CityRequest, slug: str, reference: str, number: int = 0) -> HttpResponse:
    """Ask what is wrong with an idea or a comment; tell the moderators."""
    idea = _idea(slug, reference)
    comment = voices.published_comment(number, voices.Place(idea.process, idea=idea)) if number else None
    if number and comment is None:
        raise Http404
    context = {"crumbs": _crumbs(idea, _("Melden")), "idea": idea, "comment": comment, "bait": once.BAIT}
    if request.method != "POST":
        form = ReportForm(initial={"token": once.new_form_token()})
        return show(request, "participation/idea_report.html", {**context, "form": form})
    taking.refuse_bait(request)
    too_many = taking.braked(request, "report", taking.REPORTS_PER_HOUR)
    if too_many is not None:
        return too_many
    form = ReportForm(request.POST)
    if form.is_valid():
        with refusal_shown_on(form):
            token = once.opened_token(form.cleaned_data["token"])
            on = None if comment is not None else idea
            reports.report(note=form.cleaned_data["note"], idea=on, comment=comment, form_token=token)
            return show(request, "participation/idea_report.html", {**context, "is_done": True})
    fresh = taking.with_fresh_token(form)
    return show(request, "participation/idea_report.html", {**context, "form": fresh}, status=422)


def _taken_in(request: CityRequest, idea: Idea, parent: Comment | None, form: CommentForm) -> HttpResponse:
    with refusal_shown_on(form):
        token = once.opened_token(form.cleaned_data["token"])
        try:
            written = deeds.write_comment(
                process=idea.process,
                text=form.cleaned_data["text"],
                form_token=token,
                user=taking.person(request),
                guest=form.guest(),
                idea=idea,
                parent=parent,
            )
        except Closed:
            return taking.shut(request, idea.process, Activity.COMMENT, _crumbs(idea, _("Kommentieren")))
        except Conflict as conflict:
            form.add_error(None, conflict.message)
            return _form_page(request, idea, parent, form, 409)
        if written.comment.state == Comment.State.PUBLISHED:
            return redirect(f"{taking.idea_url(idea)}#kommentar-{written.comment.pk}")
        if written.secret:
            status.open_status(request, written.comment.author)
        context = {
            "crumbs": _crumbs(idea, _("Kommentieren")),
            "idea": idea,
            "comment": written.comment,
            "own_url": reverse("participation:own"),
        }
        return show(request, "participation/comment_sent.html", context)
    return _form_page(request, idea, parent, form, 422)


def _form_page(
    request: CityRequest, idea: Idea, parent: Comment | None, form: CommentForm, status: int = 200
) -> HttpResponse:
    context = {
        "crumbs": _crumbs(idea, _("Kommentieren")),
        "idea": idea,
        "parent": parent,
        "form": taking.with_fresh_token(form),
        "bait": once.BAIT,
        "is_guest": taking.person(request) is None,
        "login_url": taking.login_url(request.get_full_path()),
        "is_checked_first": idea.process.moderation == idea.process.Moderation.BEFORE,
    }
    return show(request, "participation/comment_new.html", context, status=status)


def _parent(request: CityRequest, idea: Idea) -> Comment | None:
    asked = request.POST.get("auf") or request.GET.get("auf") or ""
    if not asked:
        return None
    is_number = asked.isdecimal() and asked.isascii() and len(asked) < 19
    parent = voices.published_comment(int(asked), voices.Place(idea.process, idea=idea)) if is_number else None
    if parent is None or parent.parent_id is not None:
        raise Http404
    return parent


def _idea(slug: str, reference: str) -> Idea:
    idea = questions.idea_named(slug, reference)
    if idea is None or not idea.is_public:
        raise Http404
    return idea


def _crumbs(idea: Idea, here: str) -> list[tuple[str, str]]:
    return taking.crumbs_to(idea.process, (idea.title, taking.idea_url(idea)), (here, ""))
