"""Questions about comments: one page of them with their answers, in one of three orders."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db.models import Count, Exists, F, OuterRef, Prefetch, Q, QuerySet
from django.db.models.expressions import Window
from django.db.models.functions import RowNumber
from django.utils.translation import get_language

from dos.participation.models import Comment, Idea, Paragraph, Process
from dos.participation.selectors.processes import canonical_url

S = Comment.State
PER_PAGE, REPLIES_SHOWN = 20, 20
NEWEST, OLDEST, MOST_ANSWERED = "neu", "alt", "antworten"
ORDERS = (NEWEST, OLDEST, MOST_ANSWERED)


@dataclass(frozen=True)
class Place:
    """Where comments stand: in a process, on an idea or a paragraph of it."""

    process: Process
    idea: Idea | None = None
    paragraph: Paragraph | None = None


@dataclass(frozen=True)
class CommentRow:
    """A comment with what a file says about it: what it is on, where it stands, the address that names it for ever."""

    comment: Comment
    on: str
    url: str
    permanent_id: str


def public_comments(process: Process) -> QuerySet[Comment]:
    """Return every comment of a process that the public can read somewhere, newest first."""
    found = Comment.objects.filter(process=process, state=S.PUBLISHED)
    found = found.filter(Q(idea=None) | Q(idea__state__in=Idea.PUBLIC_STATES))
    # What answers a hidden comment is out of sight with it.
    found = found.filter(Q(parent=None) | Q(parent__state__in=(S.PUBLISHED, S.WITHDRAWN)))
    return found.select_related("idea", "paragraph").order_by("-created_at", "-pk")


def comment_rows(found: Iterable[Comment], process: Process) -> Iterator[CommentRow]:
    """Yield the comments of one process with their addresses; an answer is at home where its comment is."""
    here = canonical_url(process, get_language() or "de")
    for comment in found:
        if comment.idea is not None:
            on, place = "idee", f"{comment.idea.reference}/"
        elif comment.paragraph is not None:
            on, place = "absatz", f"text/{comment.paragraph.key}/"
        else:
            on, place = "vorhaben", "kommentare/"
        place += f"kommentar/{comment.parent_id or comment.pk}/"
        yield CommentRow(comment, on, f"{here}{place}", f"{settings.PUBLIC_URL}/mitmachen/#kommentar-{comment.pk}")


def comments_on(place: Place, order: str = NEWEST) -> QuerySet[Comment]:
    """Return the comments with their first answers; a withdrawn one keeps its place while somebody has answered it."""
    answers = Comment.objects.filter(parent=OuterRef("pk"), state=S.PUBLISHED)
    found = _at(place).filter(parent=None).filter(Q(state=S.PUBLISHED) | Q(state=S.WITHDRAWN) & Exists(answers))
    return _ordered(found, order).select_related("author").prefetch_related(Prefetch("replies", _replies(), "answers"))


def answers_to(comment: Comment) -> QuerySet[Comment]:
    """Return all answers to a comment, oldest first."""
    return comment.replies.filter(state=S.PUBLISHED).select_related("author").order_by("created_at", "pk")


def published_comment(pk: int, place: Place) -> Comment | None:
    """Return one public comment of this place."""
    return _at(place).filter(pk=pk, state=S.PUBLISHED).select_related("author", "paragraph").first()


def own_comment(pk: int, authors: set[int]) -> Comment | None:
    """Return a comment of these authors; to everybody else there is none."""
    found = Comment.objects.filter(pk=pk, author_id__in=authors)
    return found.select_related("process", "idea__process", "author").first()


def comments_of(authors: set[int]) -> QuerySet[Comment]:
    """Return the comments of these authors, newest first."""
    return Comment.objects.filter(author_id__in=authors).select_related("process", "idea__process")


def _at(place: Place) -> QuerySet[Comment]:
    if place.idea is not None:
        return Comment.objects.filter(idea=place.idea)
    if place.paragraph is not None:
        return Comment.objects.filter(paragraph=place.paragraph)
    return Comment.objects.filter(process=place.process, idea=None, paragraph=None)


def _ordered(found: Any, order: str) -> Any:
    if order == OLDEST:
        return found.order_by("created_at", "pk")
    if order == MOST_ANSWERED:
        number = Count("replies", filter=Q(replies__state=S.PUBLISHED))
        return found.annotate(number=number).order_by("-number", "-created_at", "-pk")
    return found.order_by("-created_at", "-pk")


def _replies() -> QuerySet[Comment]:
    """Return the first answers to each comment, and how many there are beyond them is for the page to say."""
    place = Window(RowNumber(), partition_by=F("parent_id"), order_by=["created_at", "pk"])
    found = Comment.objects.filter(state=S.PUBLISHED).annotate(place=place).filter(place__lte=REPLIES_SHOWN + 1)
    return found.select_related("author").order_by("created_at", "pk")
