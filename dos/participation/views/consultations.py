"""The web door of texts that are discussed paragraph by paragraph, and of projects that are commented."""

from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from dos.cities import address
from dos.cities.middleware import CityRequest
from dos.core import once
from dos.core.errors import Conflict
from dos.core.http import page as show
from dos.core.http import refusal_shown_on
from dos.core.paging import ForeignCursor
from dos.core.text import translated
from dos.participation import permissions
from dos.participation.forms.ideas import CommentForm, ReportForm
from dos.participation.models import Activity, Comment, Process
from dos.participation.selectors import comments as voices
from dos.participation.selectors import consultations, wordings
from dos.participation.selectors.consultations import Subject
from dos.participation.services import comments as deeds
from dos.participation.services import reports
from dos.participation.services.ideas import Closed
from dos.participation.views import status, taking, threads
from dos.participation.views.files import formats


@dataclass(frozen=True)
class Writing:
    """What somebody writes on: the subject, and the comment that is answered, if any."""

    subject: Subject
    parent: Comment | None


@require_safe
def text(request: CityRequest, slug: str) -> HttpResponse:
    """Show the text with an anchor and the number of comments for each paragraph."""
    process = consultations.discussed(slug, Process.Kind.TEXT)
    if process is None:
        raise Http404
    request.canonical = address.canonical("participation:text", slug, city=process.city)  # type: ignore[attr-defined]  # the frame asks for it
    paragraphs = list(consultations.paragraphs_of(process))
    context = {
        "process": process,
        "crumbs": taking.crumbs_to(process, (_("Text"), "")),
        "paragraphs": paragraphs,
        "is_changed": any(paragraph.is_changed for paragraph in paragraphs),
        "is_only_german": any(wordings.is_only_german(paragraph) for paragraph in paragraphs),
        "formats": formats("participation:comment_export", process),
        **_time(process),
    }
    return show(request, "participation/text_detail.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def comments(request: CityRequest, slug: str, key: str = "") -> HttpResponse:
    """Show a paragraph or a project with its comments and, while it is time, the form for another one."""
    writing = _writing(request, slug, key)
    if request.method != "POST":
        return _page(request, writing, _empty_form(request))
    if not permissions.may_comment(request.user, writing.subject.process, timezone.now()):
        return _shut(request, writing.subject)
    taking.refuse_bait(request)
    form = CommentForm(request.POST, is_guest=taking.person(request) is None)
    if not form.is_valid():
        return _page(request, writing, form, 422)
    too_many = taking.braked(request, "comment", taking.COMMENTS_PER_HOUR)
    too_many = too_many or taking.braked_letter(request, form.guest().email)
    return too_many or _taken_in(request, writing, form)


@require_safe
def comment_answers(request: CityRequest, slug: str, number: int, key: str = "") -> HttpResponse:
    """Show one comment with all answers to it."""
    subject = _subject(slug, key)
    comment = voices.published_comment(number, subject.place, user=taking.person(request))
    if comment is None or comment.parent_id is not None:
        raise Http404
    crumbs = _crumbs(subject, _("Antworten"))
    try:
        shown = threads.answers(request, subject.place, comment, subject.url)
    except ForeignCursor:
        return threads.lost(request, request.path, crumbs)
    return show(request, "participation/text_answers.html", {"crumbs": crumbs, "url": subject.url, **shown})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def comment_report(request: CityRequest, slug: str, number: int, key: str = "") -> HttpResponse:
    """Ask what is wrong with a comment; tell the moderators."""
    subject = _subject(slug, key)
    comment = voices.published_comment(number, subject.place)
    if comment is None:
        raise Http404
    context = {"crumbs": _crumbs(subject, _("Melden")), "url": subject.url, "comment": comment, "bait": once.BAIT}
    form = ReportForm(request.POST) if request.method == "POST" else ReportForm(initial=_token())
    if request.method != "POST":
        return show(request, "participation/text_report.html", {**context, "form": form})
    taking.refuse_bait(request)
    too_many = taking.braked(request, "report", taking.REPORTS_PER_HOUR)
    if too_many is not None:
        return too_many
    if form.is_valid():
        with refusal_shown_on(form):
            token = once.opened_token(form.cleaned_data["token"])
            reports.report(note=form.cleaned_data["note"], comment=comment, form_token=token)
            return show(request, "participation/text_report.html", {**context, "is_done": True})
    return show(
        request, "participation/text_report.html", {**context, "form": taking.with_fresh_token(form)}, status=422
    )


def _taken_in(request: CityRequest, writing: Writing, form: CommentForm) -> HttpResponse:
    subject = writing.subject
    with refusal_shown_on(form):
        try:
            written = deeds.write_comment(
                process=subject.process,
                text=form.cleaned_data["text"],
                form_token=once.opened_token(form.cleaned_data["token"]),
                user=taking.person(request),
                guest=form.guest(),
                paragraph=subject.paragraph,
                paragraph_version=_number(request.POST.get("fassung", "")),
                parent=writing.parent,
            )
        except Closed:
            return _shut(request, subject)
        except Conflict as conflict:
            form.add_error(None, conflict.message)
            return _page(request, writing, form, 409)
        if written.comment.state == Comment.State.PUBLISHED:
            return redirect(f"{subject.url}#kommentar-{written.comment.pk}")
        if written.secret:
            status.open_status(request, written.comment.author)
        context = {"crumbs": _crumbs(subject, _("Kommentieren")), "url": subject.url, "comment": written.comment}
        return show(request, "participation/text_sent.html", context)
    return _page(request, writing, form, 422)


def _page(request: CityRequest, writing: Writing, form: CommentForm, status_code: int = 200) -> HttpResponse:
    subject = writing.subject
    process, paragraph = subject.process, subject.paragraph
    name, args = (
        ("text_paragraph", [process.slug, paragraph.key]) if paragraph else ("process_comments", [process.slug])
    )
    request.canonical = address.canonical(f"participation:{name}", *args, city=process.city)  # type: ignore[attr-defined]  # the frame asks for it
    before, after = consultations.neighbours(paragraph) if paragraph else ("", "")
    order = request.GET.get("sortierung", voices.NEWEST)
    order = order if order in voices.ORDERS else voices.NEWEST
    try:
        shown = threads.threads(request, subject.place, subject.url, order)
    except ForeignCursor:
        return threads.lost(request, subject.url, _crumbs(subject))
    context = {
        "process": process,
        "paragraph": paragraph,
        "is_only_german": paragraph is not None and wordings.is_only_german(paragraph),
        # What was read, also after a refusal: the text may have changed while somebody wrote.
        "read_version": _number(request.POST.get("fassung", "")) or (paragraph.version if paragraph else None),
        "before": before,
        "after": after,
        "crumbs": _crumbs(subject),
        "url": subject.url,
        "parent": writing.parent,
        "form": taking.with_fresh_token(form),
        "bait": once.BAIT,
        "formats": formats("participation:comment_export", process),
        "is_guest": taking.person(request) is None,
        "login_url": taking.login_url(request.path),
        "is_checked_first": process.moderation == Process.Moderation.BEFORE,
        **_time(process),
        **shown,
    }
    return show(request, "participation/text_comments.html", context, status=status_code)


def _time(process: Process) -> dict[str, Any]:
    now = timezone.now()
    return {
        "until": consultations.comments_until(process, now),
        "coming": process.next_phase(now, Activity.COMMENT),
    }


def _shut(request: CityRequest, subject: Subject) -> HttpResponse:
    return taking.shut(request, subject.process, Activity.COMMENT, _crumbs(subject, _("Kommentieren")))


def _empty_form(request: CityRequest) -> CommentForm:
    return CommentForm(is_guest=taking.person(request) is None, initial=_token())


def _token() -> dict[str, str]:
    return {"token": once.new_form_token()}


def _writing(request: CityRequest, slug: str, key: str) -> Writing:
    subject = _subject(slug, key)
    asked = request.POST.get("auf") or request.GET.get("auf") or ""
    if not asked:
        return Writing(subject, None)
    number = _number(asked)
    parent = voices.published_comment(number, subject.place) if number is not None else None
    if parent is None or parent.parent_id is not None:
        raise Http404
    return Writing(subject, parent)


def _number(asked: str) -> int | None:
    return int(asked) if asked.isdecimal() and asked.isascii() and len(asked) < 19 else None


def _subject(slug: str, key: str) -> Subject:
    subject = consultations.subject_of(slug, key)
    if subject is None:
        raise Http404
    return subject


def _crumbs(subject: Subject, here: str = "") -> list[tuple[str, str]]:
    """Return the way to the comments, or to a page behind them."""
    process, paragraph = subject.process, subject.paragraph
    url = subject.url if here else ""
    way = [(_("Kommentare"), url)]
    if paragraph is not None:
        text_url = f"{reverse('participation:text', args=[process.slug])}#absatz-{paragraph.key}"
        heading = translated(paragraph, "heading").text
        way = [(_("Text"), text_url), (heading or _("Absatz"), url)]
    return taking.crumbs_to(process, *way, *([(here, "")] if here else []))
