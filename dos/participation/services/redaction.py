"""The deed that takes personal details out of everything that was written, for good (P5).

The passage is replaced by a mark in title and text, in every former wording, in comments, reasons, hints of reports,
histories of the desk, mails that are kept, and in the search. The history says that it happened, never what it was.
"""

import re
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.html import escape
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import ModelLogEntry

from dos.core import search
from dos.core.errors import Refused
from dos.core.text import clean_text, cut
from dos.notifications.models import Follow, Mail, Notice
from dos.participation.models import Comment, Idea, IdeaEvent, IdeaPicture, IdeaText, Report
from dos.participation.services.moderation import LOGGED, Ruling, held, note
from dos.participation.services.reasons import Act, checked_reason
from dos.participation.services.similarity import remember_words

MARK = "[entfernt: persönliche Angaben]"
MIN_PASSAGE, MAX_PASSAGE = 3, 500
_SAID = "Persönliche Angaben wurden entfernt."
_SAID_EN = "Personal details have been removed."


@transaction.atomic
def redact_idea(idea: Idea, passage: str, ruling: Ruling, *, now: datetime | None = None) -> int:
    """Replace a passage by the mark wherever the idea and what belongs to it say it; return in how many places.

    Refused for passages under 3 or above 500 characters, and for one that stands nowhere.
    """
    row = held(idea, ruling.version)
    checked_reason(Act.REDACT, ruling.reason_key)
    pattern = _pattern(passage)
    number = _redact_letters(row, pattern) + _redact_idea(row, pattern)
    number += _redact_comments(Comment.objects.filter(idea=row), pattern)
    if not number:
        _refuse_missing()
    row.refresh_from_db()
    remember_words(row)
    _forget_search(row)
    note(row, ruling, texts=(_SAID, _SAID_EN), is_public=True, now=now)
    idea.refresh_from_db()
    return number


@transaction.atomic
def redact_comment(comment: Comment, passage: str, ruling: Ruling) -> int:
    """Replace a passage by the mark in a comment, in the answers to it and in letters; return in how many places."""
    row = held(comment, ruling.version)
    checked_reason(Act.REDACT, ruling.reason_key)
    pattern = _pattern(passage)
    number = _redact_letters(row.idea, pattern) if row.idea is not None else 0
    number += _redact_comments(Comment.objects.filter(Q(pk=row.pk) | Q(parent=row)), pattern)
    if not number:
        _refuse_missing()
    Comment.objects.filter(pk=row.pk).update(version=row.version + 1)
    # Read anew: the log keeps the beginning of the text as the name of the thing.
    comment.refresh_from_db()
    told = {"act": Act.REDACT.value, "reason_key": ruling.reason_key}
    log(instance=comment, action=LOGGED, user=ruling.user, data=told)
    if row.idea is not None:
        _forget_search(row.idea)
    return number


def _redact_idea(idea: Idea, pattern: re.Pattern[str]) -> int:
    """Go through the idea, its wordings and pictures, and the histories that name it."""
    number = _redact_rows(Idea.objects.filter(pk=idea.pk), ("title", "text", "place", "responsible_unit"), pattern)
    number += _redact_rows(IdeaText.objects.filter(idea=idea), ("title", "text"), pattern)
    number += _redact_rows(IdeaPicture.objects.filter(idea=idea), ("alt",), pattern)
    number += _redact_reports(Report.objects.filter(idea=idea), pattern)
    # Ideas that were brought together name each other.
    family = Q(idea=idea) | Q(idea__merged_into=idea) | Q(idea__sources=idea)
    said = IdeaEvent.objects.filter(pk__in=IdeaEvent.objects.filter(family).values("pk"))
    return number + _redact_rows(said, ("reason", "reason_en", "responsible_unit"), pattern)


def _redact_comments(comments: QuerySet[Comment], pattern: re.Pattern[str]) -> int:
    number = _redact_rows(comments, ("text", "hidden_reason"), pattern)
    number += _redact_reports(Report.objects.filter(comment__in=comments), pattern)
    kind = ContentType.objects.get_for_model(Comment)
    keys = [str(pk) for pk in comments.values_list("pk", flat=True)]
    _redact_rows(ModelLogEntry.objects.filter(content_type=kind, object_id__in=keys), ("label",), pattern)
    return number


def _redact_rows(rows: QuerySet[Any], fields: Iterable[str], pattern: re.Pattern[str]) -> int:
    """Write past `save`: the history of an idea is changed by nobody, and for this alone."""
    names, number = tuple(fields), 0
    for row in rows:
        fresh = {name: pattern.sub(MARK, getattr(row, name)) for name in names}
        fresh = {name: text for name, text in fresh.items() if text != getattr(row, name)}
        for name, text in fresh.items():
            limit = type(row)._meta.get_field(name).max_length
            fresh[name] = text if limit is None else _cut(text, limit)
        if fresh:
            type(row)._default_manager.filter(pk=row.pk).update(**fresh)
            number += 1
    return number


def _redact_reports(rows: QuerySet[Report], pattern: re.Pattern[str]) -> int:
    number = 0
    for row in rows:
        notes = [{**hint, "text": pattern.sub(MARK, str(hint.get("text", "")))} for hint in row.notes]
        if notes != row.notes:
            Report.objects.filter(pk=row.pk).update(notes=notes)
            number += 1
    return number


def _redact_letters(idea: Idea, pattern: re.Pattern[str]) -> int:
    """Letters, notices and lists of what people follow quote titles and reasons; those about the idea are mended."""
    title = cut(idea.title, 40)
    mails = _naming(Mail, ("subject", "text"), idea.reference, title)
    number = _redact_rows(mails, ("subject", "text", "html"), pattern)
    said = ("subject", "subject_en", "text", "text_en", "about", "thread_line")
    number += _redact_rows(_naming(Notice, (*said, "url"), idea.reference, title), said, pattern)
    return number + _redact_rows(Follow.objects.filter(kind="idea", key=idea.reference), ("label",), pattern)


def _naming(model: Any, fields: Iterable[str], *words: str) -> QuerySet[Any]:
    """Return the rows that name one of the words."""
    found = Q()
    for name in fields:
        for word in words:
            found |= Q(**{f"{name}__icontains": word})
    rows: QuerySet[Any] = model._default_manager.filter(found)
    return rows


def _forget_search(idea: Idea) -> None:
    """Take the idea out of the search at once; the nightly run takes it in again as it reads now."""
    search.take_out("idea", idea.reference)


def _pattern(passage: str) -> re.Pattern[str]:
    """Return what finds the passage, whatever its capitals and however its words are broken into lines."""
    passage = clean_text(passage)
    if not MIN_PASSAGE <= len(passage) <= MAX_PASSAGE:
        message = _("Bitte geben Sie die Stelle mit 3 bis 500 Zeichen an.")
        raise Refused(message, fields={"passage": message})
    words = [f"(?:{re.escape(word)}|{re.escape(escape(word))})" for word in passage.split()]
    return re.compile(r"\s+".join(words), re.IGNORECASE)


def _cut(text: str, limit: int) -> str:
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"


def _refuse_missing() -> None:
    message = _("Diese Stelle steht nicht da. Bitte kopieren Sie sie genau aus dem Text.")
    raise Refused(message, fields={"passage": message})
