"""Deeds of moderators: publish, hide, ask for a change, move, block, speak for the city, close a report (P5).

Every deed names its reason from a list and the version that the moderator looked at. Of two on one thing the second
is told what has happened; nothing is overwritten. The author reads the reason, and what they can do now.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override
from wagtail.log_actions import log

from dos.cities.models import City, CityRole
from dos.core import geo
from dos.core.errors import Conflict, Refused
from dos.participation.models import Author, Comment, Idea, IdeaEvent, Process, Report
from dos.participation.services import announcing, authors, comments, letters, states
from dos.participation.services.reasons import Act, checked_reason, words_of

LOGGED = "dos.moderation"
Subject = TypeVar("Subject", bound=Idea | Comment)


@dataclass(frozen=True)
class Ruling:
    """What a moderator decided: who, on which version of the thing, for which reason, with which words of their own."""

    user: Any
    version: int
    reason_key: str
    text: str = ""


@transaction.atomic
def publish(subject: Idea | Comment, ruling: Ruling, *, now: datetime | None = None) -> None:
    """Let everybody read it; an open report on it is closed. Refused for what has gone into another idea."""
    row = held(subject, ruling.version)
    if isinstance(row, Idea) and row.merged_into_id is not None:
        raise Conflict(_("Die Idee ist zusammengeführt. Bitte heben Sie zuerst die Zusammenführung auf."))
    _rule(row, Act.PUBLISH, Idea.State.PUBLISHED, ruling, now)
    subject.refresh_from_db()


@transaction.atomic
def hide(subject: Idea | Comment, ruling: Ruling, *, now: datetime | None = None) -> None:
    """Take it out of sight, or turn it down before anybody saw it; an open report on it is closed."""
    row = held(subject, ruling.version)
    if isinstance(row, Idea) and row.merged_into_id is not None:
        raise Conflict(_("Die Idee ist zusammengeführt. Bitte heben Sie zuerst die Zusammenführung auf."))
    _rule(row, Act.HIDE, Idea.State.HIDDEN, ruling, now)
    subject.refresh_from_db()


@transaction.atomic
def request_change(idea: Idea, ruling: Ruling, *, now: datetime | None = None) -> None:
    """Give an idea that nobody has read yet back to its author, who writes it anew."""
    row = held(idea, ruling.version)
    if row.state != Idea.State.IN_MODERATION:
        raise Conflict(_("Eine Änderung lässt sich nur vor der Veröffentlichung erbitten."))
    _rule(row, Act.CHANGE, Idea.State.DRAFT, ruling, now)
    idea.refresh_from_db()


@transaction.atomic
def take_into_review(idea: Idea, ruling: Ruling, *, now: datetime | None = None) -> None:
    """Say that the city works on an answer."""
    row = held(idea, ruling.version)
    if row.merged_into_id is not None:
        raise Conflict(_("Die Idee ist zusammengeführt. Bitte heben Sie zuerst die Zusammenführung auf."))
    _rule(row, Act.REVIEW, Idea.State.UNDER_REVIEW, ruling, now)
    idea.refresh_from_db()


@transaction.atomic
def move_to_process(idea: Idea, process: Process, ruling: Ruling, *, now: datetime | None = None) -> None:
    """Put an idea where it belongs; its number stays, the time for the answer follows the other process's rules.

    Refused for a process that takes no ideas, is not public, put away, of another city or of another area.
    """
    now = now or timezone.now()
    row = held(idea, ruling.version)
    reason = checked_reason(Act.MOVE, ruling.reason_key)
    _refuse_process(row, process)
    former, row.process = row.process, process
    if row.published_at is not None and not row.is_answered:
        row.answer_due_on = process.answer_due_on(timezone.localtime(row.published_at))
    row.save(update_fields=["process", "answer_due_on", "changed_at"])
    row.comments.update(process=process)
    words = {"from": former.title, "to": process.title}
    with override("de"):
        moved = _("Verschoben von „%(from)s“ nach „%(to)s“.") % words
    with override("en"):
        moved_en = _("Verschoben von „%(from)s“ nach „%(to)s“.") % words
    texts = (f"{moved} {words_of(reason, ruling.text)}", f"{moved_en} {words_of(reason, ruling.text, 'en')}")
    event = note(row, ruling, texts=texts, is_public=True, now=now)
    announcing.tell_step(row, event)
    idea.refresh_from_db()


@transaction.atomic
def block_author(subject: Idea | Comment, ruling: Ruling, *, now: datetime | None = None) -> None:
    """Take nothing more from the account behind it; what it wrote stays. Refused for guests: there is nobody to block.

    A second time changes nothing.
    """
    row = held(subject, ruling.version)
    reason = checked_reason(Act.BLOCK, ruling.reason_key)
    author = Author.objects.select_for_update().get(pk=row.author_id)
    if author.is_guest:
        raise Refused(_("Ohne Konto gibt es niemanden, den man sperren könnte."))
    if author.is_blocked:
        return
    Author.objects.filter(pk=author.pk).update(is_blocked=True)
    _log(row, Act.BLOCK, ruling, words_of(reason, ruling.text), now)
    subject.refresh_from_db()


@transaction.atomic
def unblock_author(subject: Idea | Comment, ruling: Ruling, *, now: datetime | None = None) -> None:
    """Take contributions from the account again."""
    row = held(subject, ruling.version)
    reason = checked_reason(Act.UNBLOCK, ruling.reason_key)
    if Author.objects.filter(pk=row.author_id, is_blocked=True).update(is_blocked=False):
        _log(row, Act.UNBLOCK, ruling, words_of(reason, ruling.text), now)
    subject.refresh_from_db()


@transaction.atomic
def dismiss_report(subject: Idea | Comment, ruling: Ruling, *, now: datetime | None = None) -> None:
    """Close the report on something that breaks no rule; it stays where it is."""
    row = held(subject, ruling.version)
    reason = checked_reason(Act.DISMISS, ruling.reason_key)
    if not _close_report(row, now):
        raise Conflict(_("Diese Meldung ist schon erledigt."))
    _log(row, Act.DISMISS, ruling, words_of(reason, ruling.text), now)


@transaction.atomic
def comment_officially(idea: Idea, text: str, *, user: Any, form_token: str, now: datetime | None = None) -> Comment:
    """Say something about an idea for the city, outside of any phase too; the same form sent twice is one comment."""
    known = Comment.objects.filter(form_token=form_token).first()
    if known is not None:
        return known
    if not idea.is_public:
        raise Conflict(_("Diese Idee ist nicht öffentlich."))
    comment = Comment.objects.create(
        process=idea.process,
        idea=idea,
        author=authors.author_of(user),
        text=comments.checked_text(text),
        state=Comment.State.IN_MODERATION,
        is_official=True,
        form_token=form_token,
        created_at=now or timezone.now(),
        is_example=idea.is_example,
    )
    return comments.move_comment(comment=comment, to=Comment.State.PUBLISHED)


def hide_many(
    subjects: Iterable[tuple[Idea | Comment, int]], *, user: Any, reason_key: str, text: str = ""
) -> tuple[int, list[str]]:
    """Hide several for one reason, each on its own; return how many, and of the others why not."""
    done, refused = 0, []
    for subject, version in subjects:
        try:
            hide(subject, Ruling(user, version, reason_key, text))
            done += 1
        except Conflict as conflict:
            refused.append(f"„{str(subject)[:60]}“: {conflict.message}")
    return done, refused


def held(subject: Subject, version: int) -> Subject:
    """Return the row, held for the rest of the transaction; a conflict when somebody has changed it meanwhile."""
    rows: Any = type(subject).objects.select_for_update(of=("self",)).select_related("process")
    row: Subject = rows.get(pk=subject.pk)
    if row.version != version:
        raise Conflict(what_happened(row))
    return row


def what_happened(row: Idea | Comment) -> str:
    """Say in a sentence what somebody else has done, so that nobody has to look for it."""
    if isinstance(row, Comment):
        state = row.get_state_display()
        return _("Inzwischen hat jemand anderes entschieden. Der Kommentar ist jetzt: %(state)s.") % {"state": state}
    last = row.events.order_by("at", "pk").last()
    if last is None:
        return _("Inzwischen hat jemand die Idee geändert.")
    words = _("Inzwischen hat jemand anderes entschieden: %(who)s, %(at)s Uhr. Stand jetzt: %(state)s. %(why)s")
    told = {
        "who": last.by_role,
        "at": date_format(timezone.localtime(last.at), "j. F Y, H:i"),
        "state": row.get_state_display(),
        "why": last.reason,
    }
    return (words % told).strip()


def role_of(user: Any, city: City | None) -> str:
    """Say as what somebody acts in a city, without a name: "Redaktion Schwerte"."""
    roles = CityRole.objects.of(user).select_related("city").order_by("pk")
    if city is not None:
        roles = roles.filter(city=city)
    order = list(CityRole.Role.values)
    best = max(roles, key=lambda row: order.index(row.role), default=None)
    with override("de"):
        return f"{best.get_role_display()} {best.city}" if best is not None else _("Administration des Programms")


def note(
    idea: Idea, ruling: Ruling, *, texts: tuple[str, str], is_public: bool, now: datetime | None = None
) -> IdeaEvent:
    """Append to the history what changed no state, and count the version on. The row has to be held."""
    event = IdeaEvent.objects.create(
        idea=idea,
        at=now or timezone.now(),
        by_role=role_of(ruling.user, idea.city),
        by=ruling.user,
        from_state=idea.state,
        to_state=idea.state,
        reason_key=ruling.reason_key,
        reason=texts[0],
        reason_en=texts[1],
        is_public=is_public,
    )
    idea.version += 1
    idea.save(update_fields=["version", "changed_at"])
    return event


def step_of(ruling: Ruling, act: Act, city: City | None) -> states.Step:
    """Return what the history says of a ruling."""
    reason = checked_reason(act, ruling.reason_key)
    return states.Step(
        by_role=role_of(ruling.user, city),
        by=ruling.user,
        reason=words_of(reason, ruling.text),
        reason_en=words_of(reason, ruling.text, "en"),
        reason_key=ruling.reason_key,
    )


def _rule(row: Idea | Comment, act: Act, to: str, ruling: Ruling, now: datetime | None) -> None:
    """Lead the thing into its new state, tell the author, and close the report."""
    if isinstance(row, Idea):
        states.move(row, to, step_of(ruling, act, row.city), now=now)
    else:
        words = words_of(checked_reason(act, ruling.reason_key), ruling.text)
        moved = comments.move_comment(comment=row, to=to, reason_key=ruling.reason_key, reason=words)
        log(instance=moved, action=LOGGED, user=ruling.user, data={"act": act.value, "reason_key": ruling.reason_key})
        letters.comment_letter(moved, f"{act.label}: {words}")
    _close_report(row, now)


def _log(row: Idea | Comment, act: Act, ruling: Ruling, words: str, now: datetime | None) -> None:
    """Write down what the public does not read."""
    if isinstance(row, Idea):
        with override("de"):
            said = f"{act.label}. {words}"
        note(row, ruling, texts=(said, ""), is_public=False, now=now)
        return
    row.version += 1
    row.save(update_fields=["version"])
    log(instance=row, action=LOGGED, user=ruling.user, data={"act": act.value, "reason_key": ruling.reason_key})


def _close_report(row: Idea | Comment, now: datetime | None) -> int:
    subject = {"idea": row} if isinstance(row, Idea) else {"comment": row}
    return Report.objects.filter(**subject, closed_at=None).update(closed_at=now or timezone.now())


def _refuse_process(idea: Idea, process: Process) -> None:
    wrong = ""
    if process.pk == idea.process_id:
        wrong = _("Die Idee ist schon in diesem Verfahren.")
    elif not process.live or not process.takes_ideas or process.archived_at is not None:
        wrong = _("Dieses Verfahren nimmt keine Ideen auf.")
    elif process.city_id is not None and process.city_id != idea.city_id:
        wrong = _("Dieses Verfahren gilt nur in %(city)s.") % {"city": process.city}
    elif not _lies_inside(idea, process):
        wrong = _("Der Ort der Idee liegt nicht im Gebiet dieses Verfahrens.")
    if wrong:
        raise Refused(wrong, fields={"process": wrong})


def _lies_inside(idea: Idea, process: Process) -> bool:
    if process.area is None or idea.latitude is None or idea.longitude is None:
        return True
    return geo.contains(process.area, idea.latitude, idea.longitude)
