"""Deeds of those who answer for a city: the answer itself, its correction, and the reminders before it is late."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from math import ceil
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from dos.accounts.models import User
from dos.cities import address
from dos.cities.models import City, CityRole
from dos.core.errors import Conflict, Refused
from dos.core.text import clean_line, clean_text
from dos.notifications.services import send_mail
from dos.participation import permissions
from dos.participation.models import Idea, IdeaEvent
from dos.participation.services import states
from dos.participation.services.moderation import held, role_of
from dos.strategy.models import Decision, Milestone, Project

# When so much of the time has passed, the team is reminded (P7).
REMINDERS = (75, 100)
LISTED = 20


@dataclass(frozen=True)
class Answer:
    """What a city says to an idea; everything but the state may be empty where the state does not need it."""

    state: str
    reason: str = ""
    reason_en: str = ""
    responsible_unit: str = ""
    decision: Decision | None = None
    project: Project | None = None
    milestone: Milestone | None = None


@transaction.atomic
def answer_idea(
    idea: Idea, answer: Answer, *, user: Any, version: int, is_correction: bool = False, now: datetime | None = None
) -> IdeaEvent:
    """Answer an idea for its city; the author gets a letter. A correction names the answer that it replaces.

    Refused as `states.move` says, for things that the public cannot see, and for a milestone of another project; a
    conflict when somebody has changed the idea meanwhile, or when there is no answer to correct.
    """
    row = held(idea, version)
    if row.merged_into_id is not None:
        raise Conflict(_("Die Idee ist zusammengeführt. Bitte antworten Sie auf die gemeinsame Idee."))
    _refuse_hidden(answer)
    event = states.move(
        row,
        answer.state,
        states.Step(
            by_role=role_of(user, row.city),
            by=user,
            reason=clean_text(answer.reason),
            reason_en=clean_text(answer.reason_en),
            responsible_unit=clean_line(answer.responsible_unit),
            decision=answer.decision,
            project=answer.project or (answer.milestone.project if answer.milestone else None),
            milestone=answer.milestone,
            corrects=_last_answer(row) if is_correction else None,
        ),
        now=now,
    )
    idea.refresh_from_db()
    return event


def possible_answers(idea: Idea, *, is_correction: bool = False) -> list[str]:
    """Return the states that an answer may lead to now."""
    if is_correction:
        return list(Idea.ANSWERED_STATES) if states.last_answer(idea) is not None else []
    followers = states.followers_of(idea.state)
    return [state for state in (Idea.State.UNDER_REVIEW, *Idea.ANSWERED_STATES) if state in followers]


def remind_of_answers(*, now: datetime) -> int:
    """Remind the teams of answers for which 75 % or all of the time has passed; each idea once for each; how many.

    One letter a city and person lists them. Told are exactly those who may answer in the city: its editors and
    administrators with an active account; where a city has none, the administrators of the programme.
    """
    today = timezone.localdate(now)
    due: dict[int, list[Idea]] = defaultdict(list)
    open_ideas = Idea.objects.filter(
        state__in=(Idea.State.PUBLISHED, Idea.State.UNDER_REVIEW), process__live=True, is_example=False
    ).exclude(answer_due_on=None)
    for idea in open_ideas.filter(reminded_at_percent__lt=max(REMINDERS)).select_related("process", "city"):
        if _percent_due(idea, today) > idea.reminded_at_percent:
            due[idea.city_id].append(idea)
    return sum(_remind(ideas, today, now) for ideas in due.values())


def answerers(city: City) -> list[User]:
    """Return who may answer in a city; the administrators of the programme where it has nobody."""
    ids = CityRole.objects.filter(city=city, role__in=permissions.ANSWERING).values("user_id")
    people = list(User.objects.filter(pk__in=ids, is_active=True).order_by("pk"))
    return people or list(User.objects.filter(is_superuser=True, is_active=True).order_by("pk"))


def _percent_due(idea: Idea, today: date) -> int:
    """Return the highest reminder that is due: 0, 75 or 100."""
    if idea.answer_due_on is None:
        return 0
    if today >= idea.answer_due_on:
        return 100
    rest = timedelta(days=ceil(idea.process.answer_days * 0.25))
    return 75 if today >= idea.answer_due_on - rest else 0


@transaction.atomic
def _remind(ideas: Iterable[Idea], today: date, now: datetime) -> int:
    """Write the letters of one city; an idea that another run has taken is left out."""
    taken: list[Idea] = []
    for idea in ideas:
        percent = _percent_due(idea, today)
        fresh = Idea.objects.filter(pk=idea.pk, reminded_at_percent__lt=percent)
        if fresh.update(reminded_at_percent=percent):
            taken.append(idea)
    if not taken:
        return 0
    taken.sort(key=lambda idea: (idea.answer_due_on or today, idea.pk))
    for person in answerers(taken[0].city):
        _write(person, taken, today)
    return len(taken)


def _write(person: User, ideas: list[Idea], today: date) -> None:
    city = ideas[0].city
    number = len(ideas)
    with override("de"):
        rest = number - LISTED
        send_mail(
            key=f"participation:answers:{person.pk}:{city.key}:" + ",".join(_mark(idea, today) for idea in ideas),
            to=person.email,
            subject=ngettext(
                "%(city)s: %(n)s Idee wartet auf Antwort", "%(city)s: %(n)s Ideen warten auf Antwort", number
            )
            % {"city": city, "n": number},
            paragraphs=[
                _("Die Frist läuft ab oder ist abgelaufen. Bürger*innen sehen das auf der Seite der Idee."),
                *(_line(idea, today) for idea in ideas[:LISTED]),
                *([_("und %(n)s weitere") % {"n": rest}] if rest > 0 else []),
            ],
            action=(_("Antworten"), address.canonical("desk_answers")),
        )


def _mark(idea: Idea, today: date) -> str:
    return f"{idea.pk}-{_percent_due(idea, today)}"


def _line(idea: Idea, today: date) -> str:
    due_on = idea.answer_due_on or today
    left, day = (due_on - today).days, date_format(due_on, "j. F Y")
    words = {"title": idea.title, "day": day, "n": abs(left)}
    if left < 0:
        return _("„%(title)s“: fällig am %(day)s, seit %(n)s Tagen überfällig") % words
    return _("„%(title)s“: fällig am %(day)s, noch %(n)s Tage") % words


def _refuse_hidden(answer: Answer) -> None:
    if answer.project is not None and not answer.project.live:
        message = _("Dieses Vorhaben ist nicht öffentlich.")
        raise Refused(message, fields={"project": message})
    if answer.decision is not None and not answer.decision.live:
        message = _("Dieser Beschluss ist nicht öffentlich.")
        raise Refused(message, fields={"decision": message})
    milestone = answer.milestone
    if milestone is not None and not milestone.project.live:
        message = _("Dieser Meilenstein ist nicht öffentlich.")
        raise Refused(message, fields={"milestone": message})
    if milestone is not None and answer.project is not None and milestone.project_id != answer.project.pk:
        message = _("Dieser Meilenstein gehört zu einem anderen Vorhaben.")
        raise Refused(message, fields={"milestone": message})


def _last_answer(idea: Idea) -> IdeaEvent:
    last = states.last_answer(idea)
    if last is None:
        raise Conflict(_("Es gibt keine Antwort, die sich berichtigen lässt."))
    return last
