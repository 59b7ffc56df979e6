"""Questions about comments: one page of them with their answers, in one of three orders, from a cursor on."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db.models import Case, Exists, F, OuterRef, Prefetch, Q, QuerySet, Value, When
from django.db.models.expressions import Window
from django.db.models.functions import RowNumber
from django.utils.translation import get_language

from dos.core.paging import page_of
from dos.participation.models import Comment, CommentSupport, Idea, Paragraph, Process
from dos.participation.selectors.processes import canonical_url

S = Comment.State
PER_PAGE, REPLIES_SHOWN = 20, 20
NEWEST, OLDEST, MOST_SUPPORTED = "neu", "alt", "unterstuetzt"
ORDERS: dict[str, tuple[str, ...]] = {
    NEWEST: ("-created_at", "-pk"),
    OLDEST: ("created_at", "pk"),
    MOST_SUPPORTED: ("-supports_count", "-created_at", "-pk"),
}


@dataclass(frozen=True)
class Place:
    """Where comments stand: in a process, on an idea or a paragraph of it."""

    process: Process
    idea: Idea | None = None
    paragraph: Paragraph | None = None


@dataclass(frozen=True)
class CommentPage:
    """Twenty comments, and the cursor behind which the next ones begin ("" at the end)."""

    rows: list[Comment]
    following: str


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


def comment_page(place: Place, order: str = NEWEST, *, cursor: str = "", user: Any = None) -> CommentPage:
    """Return one page of the comments; what comes in meanwhile moves none of them. A foreign cursor is refused."""
    return CommentPage(*page_of(comments_on(place, order, user=user), ORDERS[order], limit=PER_PAGE, cursor=cursor))


def answer_page(comment: Comment, *, cursor: str = "", user: Any = None) -> CommentPage:
    """Return one page of the answers to a comment, oldest first. A foreign cursor is refused."""
    return CommentPage(*page_of(answers_to(comment, user=user), ORDERS[OLDEST], limit=PER_PAGE, cursor=cursor))


def comments_on(place: Place, order: str = NEWEST, *, user: Any = None) -> QuerySet[Comment]:
    """Return the comments with their first answers; a withdrawn one keeps its place while somebody has answered it.

    For an account each row says whether it `is_own` and whether it `is_supported`.
    """
    answers = Comment.objects.filter(parent=OuterRef("pk"), state=S.PUBLISHED)
    found = _at(place).filter(parent=None).filter(Q(state=S.PUBLISHED) | Q(state=S.WITHDRAWN) & Exists(answers))
    found = _marked(found.order_by(*ORDERS[order]).select_related("author"), user)
    return found.prefetch_related(Prefetch("replies", _marked(_replies(), user), "answers"))


def answers_to(comment: Comment, *, user: Any = None) -> QuerySet[Comment]:
    """Return all answers to a comment, oldest first."""
    found = comment.replies.filter(state=S.PUBLISHED).select_related("author").order_by("created_at", "pk")
    return _marked(found, user)


def published_comment(pk: int, place: Place, *, user: Any = None) -> Comment | None:
    """Return one public comment of this place; what answers a hidden comment is out of sight with it."""
    found = _at(place).filter(pk=pk, state=S.PUBLISHED)
    found = found.filter(Q(parent=None) | Q(parent__state__in=(S.PUBLISHED, S.WITHDRAWN)))
    return _marked(found.select_related("author", "paragraph"), user).first()


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


def _marked(found: QuerySet[Comment], user: Any) -> QuerySet[Comment]:
    """Let each comment tell the account that asks what it has to do with it; a guest has nothing."""
    if user is None:
        return found
    supports = CommentSupport.objects.filter(comment=OuterRef("pk"), user=user)
    is_own = Case(When(author__user=user, then=Value(True)), default=Value(False))  # noqa: FBT003  SQL's own words
    return found.annotate(is_supported=Exists(supports), is_own=is_own)


def _replies() -> QuerySet[Comment]:
    """Return the first answers to each comment, and how many there are beyond them is for the page to say."""
    place = Window(RowNumber(), partition_by=F("parent_id"), order_by=["created_at", "pk"])
    found = Comment.objects.filter(state=S.PUBLISHED).annotate(place=place).filter(place__lte=REPLIES_SHOWN + 1)
    return found.select_related("author").order_by("created_at", "pk")
