"""The web door of one's own contributions: by the secret link of a guest, or with an account.

The link opens a page whose button trades the secret for an hour in which the browser is known; from then on no
address holds it. These pages send no address of theirs on and are kept nowhere.
"""

import time

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from dos.cities.middleware import CityRequest
from dos.core import once
from dos.core.errors import Conflict, Refused
from dos.core.http import numbered_page, refusal_shown_on
from dos.core.http import page as show
from dos.core.secret import secret_page
from dos.participation import permissions
from dos.participation.forms.ideas import ChangeForm
from dos.participation.models import Author, Comment, Idea
from dos.participation.selectors import comments as voices
from dos.participation.selectors import ideas as questions
from dos.participation.services import authors, comments, ideas, letters, names, support
from dos.participation.views import taking

SECONDS, SESSION_KEY, ROWS = 3600, "participation", 20


def open_status(request: CityRequest, author: Author) -> None:
    """Let this browser see and change what the author wrote, for an hour."""
    request.session.cycle_key()
    request.session[SESSION_KEY] = {"author": author.pk, "until": int(time.time()) + SECONDS}


def own_authors(request: CityRequest) -> set[int]:
    """Return who the browser is among the authors: the guest of a status link, the account, both or nobody."""
    found = {guest.pk} if (guest := _guest(request)) else set()
    account = questions.author_behind(request.user)
    return found | ({account.pk} if account else set())


def is_own(request: CityRequest, idea: Idea) -> bool:
    """Tell whether the browser is that of the author."""
    return idea.author_id in own_authors(request)


@secret_page
@require_http_methods(["GET", "HEAD", "POST"])
def status(request: CityRequest, secret: str) -> HttpResponse:
    """Show a button that opens the own contribution; the answer to an unknown secret is that to a forgotten one."""
    too_many = taking.braked(request, "status", taking.LINKS_PER_HOUR)
    if too_many is not None:
        return too_many
    author = questions.author_of_link(names.hashed(secret))
    if author is None:
        return unknown_link(request)
    if request.method != "POST":
        return show(request, "participation/status_open.html", {"crumbs": _crumbs()})
    open_status(request, author)
    only = list(questions.ideas_of({author.pk})[:1])
    return redirect("participation:own_idea", only[0].reference) if only else redirect("participation:own")


@secret_page
@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: CityRequest, token: str) -> HttpResponse:
    """Show a button that confirms the address; pressing it lets the contribution go on."""
    author = Author.objects.filter(pk=names.confirmed_author_id(token) or 0, user=None, erased_at=None).first()
    if author is None:
        return unknown_link(request)
    if request.method != "POST":
        return show(request, "participation/status_confirm.html", {"crumbs": _crumbs(), "author": author})
    for idea in questions.ideas_of({author.pk}):
        ideas.confirm_address(idea=idea)
    for comment in voices.comments_of({author.pk}):
        comments.confirm_comment(comment=comment)
    open_status(request, author)
    return redirect("participation:own")


@secret_page
@require_http_methods(["GET", "HEAD", "POST"])
def support_confirm(request: CityRequest, token: str) -> HttpResponse:
    """Show a button that counts a support by mail; pressing it twice counts once."""
    named = names.confirmed_support(token)
    idea = Idea.objects.published().filter(pk=named[0]).select_related("process").first() if named else None
    if named is None or idea is None:
        return unknown_link(request)
    context = {"crumbs": _crumbs(), "idea": idea, "idea_url": letters.idea_url(idea)}
    if request.method != "POST":
        return show(request, "participation/status_support.html", context)
    try:
        support.support_idea(idea=idea, by=support.Supporter(mail_hash=named[1]))
    except Refused as refusal:
        code = 409 if isinstance(refusal, Conflict) else 403
        return show(request, "participation/status_support.html", {**context, "refusal": refusal.message}, status=code)
    return show(request, "participation/status_support.html", {**context, "is_done": True})


@csrf_exempt  # mail programs press this button by themselves (RFC 8058); it can only stop letters
@secret_page
@require_http_methods(["GET", "HEAD", "POST"])
def stop_letters(request: CityRequest, token: str) -> HttpResponse:
    """Show a button that stops the letters about own contributions."""
    number = token.partition("-")[0]
    author = Author.objects.filter(pk=int(number)).first() if number.isdecimal() and len(number) < 19 else None
    if author is None or token != letters.stop_token(author):
        return unknown_link(request)
    if request.method == "POST":
        authors.stop_letters(author=author)
    return show(request, "participation/status_stop.html", {"crumbs": _crumbs(), "is_done": request.method == "POST"})


@never_cache
@require_http_methods(["GET", "HEAD"])
def own(request: CityRequest) -> HttpResponse:
    """List one's own contributions."""
    mine = own_authors(request)
    if not mine and not request.user.is_authenticated:
        return unknown_link(request)
    context = {
        "crumbs": _crumbs(),
        "page": numbered_page(request, questions.ideas_of(mine), ROWS),
        "comments": list(voices.comments_of(mine)[:100]),
        "guest": _guest(request),
    }
    return show(request, "participation/status_list.html", context)


@never_cache
@require_http_methods(["GET", "HEAD"])
def own_idea(request: CityRequest, reference: str) -> HttpResponse:
    """Show the own idea: how it stands, what happened, what can still be done."""
    idea = _own_idea(request, reference)
    if idea is None:
        return unknown_link(request)
    return _own_page(request, idea)


@never_cache
@require_http_methods(["POST"])
def idea_change(request: CityRequest, reference: str) -> HttpResponse:
    """Write the own idea anew, while that is possible."""
    idea = _own_idea(request, reference)
    if idea is None:
        return unknown_link(request)
    form = ChangeForm(request.POST)
    if form.is_valid():
        try:
            with refusal_shown_on(form):
                ideas.change_idea(idea=idea, title=form.cleaned_data["title"], text=form.cleaned_data["text"])
                return redirect("participation:own_idea", reference)
        except Conflict as conflict:
            return _own_page(request, idea, refusal=conflict.message, status=409)
    return _own_page(request, idea, form=form, status=409 if not ideas.is_editable(idea, timezone.now()) else 422)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def idea_withdraw(request: CityRequest, reference: str) -> HttpResponse:
    """Ask once more, then take the own idea back."""
    idea = _own_idea(request, reference)
    if idea is None:
        return unknown_link(request)
    if request.method != "POST":
        context = {"crumbs": _crumbs(), "idea": idea, "back": reverse("participation:own_idea", args=[reference])}
        return show(request, "participation/status_withdraw.html", context)
    try:
        ideas.withdraw_idea(idea=idea)
    except Refused as refusal:
        return _own_page(request, idea, refusal=refusal.message, status=409)
    return redirect("participation:own_idea", reference)


@never_cache
@require_http_methods(["POST"])
def comment_withdraw(request: CityRequest, number: int) -> HttpResponse:
    """Take the own comment back; a placeholder stays where it has answers."""
    comment = voices.own_comment(number, own_authors(request))
    if comment is None:
        return unknown_link(request)
    if comment.state != Comment.State.WITHDRAWN:
        comments.withdraw_comment(comment=comment)
    return redirect("participation:own")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def erase(request: CityRequest) -> HttpResponse:
    """Ask once more, then forget who the guest was; the contribution stays without a name."""
    guest = _guest(request)
    if guest is None:
        return unknown_link(request)
    if request.method != "POST":
        return show(request, "participation/status_erase.html", {"crumbs": _crumbs()})
    authors.erase_author(author=guest)
    request.session.pop(SESSION_KEY, None)
    return show(request, "participation/status_erase.html", {"crumbs": _crumbs(), "is_done": True})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def claim(request: CityRequest) -> HttpResponse:
    """Move what the guest wrote into the account of the person who has signed in."""
    guest = _guest(request)
    if guest is None:
        return unknown_link(request)
    if not request.user.is_authenticated:
        return redirect(taking.login_url(request.path))
    if request.method != "POST":
        return show(request, "participation/status_claim.html", {"crumbs": _crumbs(), "person": request.user})
    ideas.claim_author(guest=guest, user=request.user)
    request.session.pop(SESSION_KEY, None)
    return redirect("participation:own")


def unknown_link(request: CityRequest) -> HttpResponse:
    """Say the same to whoever comes with a forged, a used and a forgotten link."""
    return show(request, "participation/status_unknown.html", status=404)


def _guest(request: CityRequest) -> Author | None:
    """Return the guest whose link was opened in this browser within the hour."""
    known = request.session.get(SESSION_KEY)
    if not isinstance(known, dict) or known.get("until", 0) < time.time():
        return None
    return Author.objects.filter(pk=known.get("author") or 0, user=None, erased_at=None).first()


def _own_idea(request: CityRequest, reference: str) -> Idea | None:
    mine = own_authors(request)
    return questions.own_idea(reference, mine) if mine else None


def _own_page(
    request: CityRequest, idea: Idea, *, form: ChangeForm | None = None, refusal: str = "", status: int = 200
) -> HttpResponse:
    now = timezone.now()
    events = questions.public_events(idea)
    is_editable = ideas.is_editable(idea, now)
    start = {"title": idea.title, "text": idea.text, "token": once.new_form_token()}
    context = {
        "crumbs": [*_crumbs(reverse("participation:own")), (idea.reference, "")],
        "idea": idea,
        "events": events,
        "answer": questions.answer_of(events),
        "clock": questions.clock(idea, timezone.localdate()),
        "threshold": questions.threshold(idea),
        "form": (form or ChangeForm(initial=start)) if is_editable else None,
        "editable_until": idea.created_at + ideas.EDITING,
        "may_withdraw": idea.state not in (Idea.State.WITHDRAWN, Idea.State.MERGED, Idea.State.HIDDEN)
        and not idea.is_answered,
        "refusal": refusal,
        "is_guest": idea.author.is_guest,
        "is_public": idea.is_public and permissions.may_see_idea(request.user, idea),
        "idea_url": letters.idea_url(idea),
        "signed_in": request.user.is_authenticated,
    }
    return show(request, "participation/status_idea.html", context, status=status)


def _crumbs(own_url: str = "") -> list[tuple[str, str]]:
    return [
        (_("Start"), reverse("portal:home")),
        (_("Mitmachen"), reverse("participation:overview")),
        (_("Ihre Beiträge"), own_url),
    ]
