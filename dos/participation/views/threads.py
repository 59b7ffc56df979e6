"""What pages with comments have in common: one page of them, the orders, the way on, and who may support one."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from dos.cities.middleware import CityRequest
from dos.core.http import page as show
from dos.participation import permissions
from dos.participation.models import Comment
from dos.participation.selectors import comments as voices
from dos.participation.selectors.comments import Place
from dos.participation.views import taking

ORDER, AFTER, ANSWERS = "sortierung", "nach", "antworten"


def threads(request: CityRequest, place: Place, url: str, order: str) -> dict[str, Any]:
    """Return what the list of comments on a page needs; `url` is that page. A foreign cursor is refused."""
    after = request.GET.get(AFTER, "")
    found = voices.comment_page(place, order, cursor=after, user=taking.person(request))
    labels = {
        voices.NEWEST: _("neueste"),
        voices.OLDEST: _("älteste"),
        voices.MOST_SUPPORTED: _("am meisten unterstützt"),
    }
    return {
        "comments": found,
        "orders": [(label, f"{_address(url, name)}#kommentare", name == order) for name, label in labels.items()],
        "more_url": f"{_address(url, order, found.following)}#kommentare" if found.following else "",
        "start_url": f"{_address(url, order)}#kommentare" if after else "",
        "replies_shown": voices.REPLIES_SHOWN,
        "support_query": _query(order, after),
        **_ways(request, place, url),
    }


def answers(request: CityRequest, place: Place, comment: Comment, url: str) -> dict[str, Any]:
    """Return what the page of one comment and its answers needs; `url` is the page of all comments.

    A foreign cursor is refused.
    """
    here = f"{url}kommentar/{comment.pk}/"
    after = request.GET.get(AFTER, "")
    found = voices.answer_page(comment, cursor=after, user=taking.person(request))
    query = urlencode({AFTER: found.following})
    return {
        "comment": comment,
        "answers": found,
        "number": voices.answers_to(comment).count(),
        "more_url": f"{here}?{query}" if found.following else "",
        "start_url": here if after else "",
        "support_query": urlencode({"von": ANSWERS, **({AFTER: after} if after else {})}),
        **_ways(request, place, url),
    }


def lost(request: CityRequest, url: str, crumbs: list[tuple[str, str]]) -> HttpResponse:
    """Say that the cursor in the address leads nowhere, and lead to the first comments (400)."""
    return show(request, "participation/comments_lost.html", {"start_url": url, "crumbs": crumbs}, status=400)


def back_to(request: CityRequest, url: str, comment: Comment) -> str:
    """Return where somebody came from when they supported a comment on the page `url`: the same part of it."""
    told = {name: request.GET[name] for name in (ORDER, AFTER) if request.GET.get(name)}
    if request.GET.get("von") == ANSWERS:
        url = f"{url}kommentar/{comment.parent_id or comment.pk}/"
    return f"{url}?{urlencode(told)}#kommentar-{comment.pk}" if told else f"{url}#kommentar-{comment.pk}"


def _ways(request: CityRequest, place: Place, url: str) -> dict[str, Any]:
    now, idea = timezone.now(), place.idea
    is_over = idea is not None and idea.state == idea.State.MERGED
    is_open = not is_over and permissions.may_comment(request.user, place.process, now)
    may_support = not is_over and permissions.may_support_comments(request.user, place.process, now)
    return {
        "may_comment": is_open,
        "may_support_comments": may_support,
        # Guests see the number, and where the phase is open the way to say something themselves.
        "sign_in_url": "" if taking.person(request) or not is_open else taking.login_url(url),
    }


def _address(url: str, order: str, after: str = "") -> str:
    query = _query(order, after)
    return f"{url}?{query}" if query else url


def _query(order: str, after: str = "") -> str:
    told = {ORDER: order if order != voices.NEWEST else "", AFTER: after}
    return urlencode({name: value for name, value in told.items() if value})
