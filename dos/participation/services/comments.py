"""Deeds on comments: write, confirm, withdraw; and the one way in which a comment changes its state (P9)."""

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import F
from django.db.models.functions import Greatest
from django.utils import timezone
from django.utils.translation import gettext as _

from dos.core.errors import Conflict, Refused
from dos.core.text import clean_text, length, without_markup
from dos.participation import permissions
from dos.participation.models import Activity, Author, Comment, Idea, Paragraph, Process
from dos.participation.services import announcing, authors, letters
from dos.participation.services.ideas import refuse_closed

MIN_TEXT, MAX_TEXT = 2, 2_000
S = Comment.State
_LINK = re.compile(r"(https?://|www\.)", re.IGNORECASE)
_FOLLOWING: dict[str, frozenset[str]] = {
    S.AWAITING_CONFIRMATION: frozenset({S.IN_MODERATION, S.PUBLISHED, S.WITHDRAWN}),
    S.IN_MODERATION: frozenset({S.PUBLISHED, S.HIDDEN, S.WITHDRAWN}),
    S.PUBLISHED: frozenset({S.HIDDEN, S.WITHDRAWN}),
    S.HIDDEN: frozenset({S.PUBLISHED}),
    S.WITHDRAWN: frozenset(),
}


@dataclass(frozen=True)
class Written:
    """A new comment, and the secret of its status link where a guest wrote it."""

    comment: Comment
    secret: str = ""
    is_new: bool = True


@dataclass(frozen=True)
class Subject:
    """What a comment is on: a process, in it an idea or a paragraph, and there another comment."""

    process: Process
    idea: Idea | None = None
    paragraph: Paragraph | None = None
    parent: Comment | None = None
    version: int | None = None

    @property
    def read_version(self) -> int | None:
        """The wording of the paragraph that was read: the one told, where it can be true, else the present one."""
        if self.paragraph is None:
            return None
        told = self.version or 0
        return told if 1 <= told <= self.paragraph.version else self.paragraph.version


def write_comment(
    *,
    process: Process,
    text: str,
    form_token: str,
    user: Any = None,
    guest: authors.Guest | None = None,
    idea: Idea | None = None,
    paragraph: Paragraph | None = None,
    paragraph_version: int | None = None,
    parent: Comment | None = None,
    now: datetime | None = None,
) -> Written:
    """Take in a comment; the same form sent twice is one comment. Whoever moderates there speaks for the city.

    Refused while no phase is open for it, for guests where only accounts may, for texts too short or too long, and for
    answers to answers or to what is not public.
    """
    now = now or timezone.now()
    known = Comment.objects.filter(form_token=form_token).first()
    if known is not None:
        return Written(known, is_new=False)
    subject = Subject(process, idea, paragraph, parent, paragraph_version)
    _refuse(subject, user, now)
    comment = Comment(
        process=process,
        idea=idea,
        paragraph=paragraph,
        paragraph_version=subject.read_version,
        parent=parent,
        text=checked_text(text),
        form_token=form_token,
        created_at=now,
        is_official=user is not None and permissions.may_moderate(user, idea or process),
        is_example=process.is_example,
    )
    try:
        with transaction.atomic():
            comment.author, secret = authors.sending_author(user, guest or authors.Guest(), form_token)
            comment.state = S.AWAITING_CONFIRMATION
            comment.full_clean(exclude=["form_token"])
            comment.save()
            _start(comment, secret)
            if user is not None and not comment.is_official and _is_first(comment):
                announcing.let_follow(idea or process, user)
    except IntegrityError:
        return Written(Comment.objects.get(form_token=form_token), is_new=False)
    return Written(comment, secret)


def _is_first(comment: Comment) -> bool:
    others = Comment.objects.filter(process=comment.process_id, idea=comment.idea_id, author=comment.author_id)
    return not others.exclude(pk=comment.pk).exists()


@transaction.atomic
def confirm_comment(*, comment: Comment, now: datetime | None = None) -> Comment:
    """Take the guest's address as theirs and let the comment go on; a second time changes nothing."""
    author = Author.objects.select_for_update().get(pk=comment.author_id)
    if author.email_confirmed_at is None:
        author.email_confirmed_at = now or timezone.now()
        author.save(update_fields=["email_confirmed_at"])
    comment.refresh_from_db()
    if comment.state == S.AWAITING_CONFIRMATION:
        move_comment(comment=comment, to=_first_state(comment))
    return comment


def withdraw_comment(*, comment: Comment) -> Comment:
    """Take a comment back; a placeholder keeps its place, so that answers to it stay understandable."""
    return move_comment(comment=comment, to=S.WITHDRAWN)


@transaction.atomic
def move_comment(*, comment: Comment, to: str, reason_key: str = "", reason: str = "") -> Comment:
    """Lead a comment into a state and keep the idea's counter right; of two at once the second is refused."""
    row = Comment.objects.select_for_update(of=("self",)).get(pk=comment.pk)
    if to not in _FOLLOWING[row.state]:
        raise Conflict(
            _("Von „%(now)s“ nach „%(next)s“ geht es nicht.") % {"now": S(row.state).label, "next": S(to).label}
        )
    step = (to == S.PUBLISHED) - (row.state == S.PUBLISHED)
    row.state, row.version = to, row.version + 1
    row.hidden_reason_key, row.hidden_reason = reason_key, reason
    row.save()
    if step and row.idea_id:
        Idea.objects.filter(pk=row.idea_id).update(comments_count=Greatest(F("comments_count") + step, 0))
    comment.refresh_from_db()
    return comment


def checked_text(text: str) -> str:
    """Return the text cleaned; refused when too short or too long (P3)."""
    text = clean_text(without_markup(text))
    if not MIN_TEXT <= length(text) <= MAX_TEXT:
        message = _("Ein Kommentar braucht %(least)s bis %(most)s Zeichen.") % {"least": MIN_TEXT, "most": "2.000"}
        raise Refused(message, fields={"text": message})
    return text


def refuse_silent(process: Process, idea: Idea | None, now: datetime) -> None:
    """Refuse where nothing can be said about comments: the idea is out of sight or merged, or no phase is open."""
    if idea is not None and (not idea.is_public or idea.state == Idea.State.MERGED):
        raise Conflict(_("Diese Idee lässt sich nicht mehr kommentieren."))
    refuse_closed(process, Activity.COMMENT, now)


def _refuse(subject: Subject, user: Any, now: datetime) -> None:
    process, idea = subject.process, subject.idea
    if idea is not None and idea.process_id != process.pk:
        raise Conflict(_("Diese Idee lässt sich nicht mehr kommentieren."))
    if subject.paragraph is not None and subject.paragraph.process_id != process.pk:
        raise Refused(_("Dieser Absatz gehört nicht zu diesem Verfahren."))
    refuse_silent(process, idea, now)
    if user is None and not process.allows_guests:
        raise Refused(_("Für dieses Verfahren brauchen Sie ein Konto."))
    if subject.parent is not None and not _takes_answer(subject):
        raise Refused(_("Auf diesen Kommentar lässt sich nicht antworten."))


def _takes_answer(subject: Subject) -> bool:
    """Tell whether the comment above is public, at home in the same place, and no answer itself."""
    parent = subject.parent
    return (
        parent is not None
        and parent.state == S.PUBLISHED
        and parent.parent_id is None
        and parent.process_id == subject.process.pk
        and parent.idea_id == (subject.idea.pk if subject.idea else None)
        and parent.paragraph_id == (subject.paragraph.pk if subject.paragraph else None)
    )


def _start(comment: Comment, secret: str) -> None:
    author = comment.author
    if author.is_guest and author.email and author.email_confirmed_at is None:
        letters.comment_confirmation_letter(comment, secret)
        return
    move_comment(comment=comment, to=_first_state(comment))


def _first_state(comment: Comment) -> str:
    """Return where a comment begins: in sight, or with the moderators (P2, P4)."""
    author, process = comment.author, comment.process
    if comment.is_official:
        return S.PUBLISHED
    is_unknown = author.is_guest and author.email_confirmed_at is None
    if process.moderation == Process.Moderation.BEFORE or is_unknown:
        return S.IN_MODERATION
    if _LINK.search(comment.text) and not author.comments.filter(state=S.PUBLISHED).exists():
        return S.IN_MODERATION
    return S.PUBLISHED
