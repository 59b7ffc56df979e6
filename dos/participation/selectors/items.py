"""What helps a moderator to decide on one idea or comment."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from dos.participation.models import Author, Comment, CouncilStep, Idea, IdeaEvent, IdeaText, Report
from dos.participation.selectors.similar import Wanted, similar_ideas


@dataclass(frozen=True)
class About:
    """Everything beside the words themselves. Addresses of people are not in it: nobody needs them to decide."""

    author_kind: str
    contributions: int
    report: Report | None
    texts: Sequence[IdeaText] = ()
    events: Sequence[IdeaEvent] = ()
    similar: Sequence[Idea] = ()
    sources: Sequence[Idea] = ()
    pictures: Sequence[Any] = ()
    council_step: CouncilStep | None = None


def ideas() -> QuerySet[Idea]:
    """Return ideas with what their page at the desk needs."""
    return Idea.objects.select_related(
        "process__city", "city", "author", "district", "action_field", "merged_into__process", "decision", "project"
    )


def comments() -> QuerySet[Comment]:
    """Return comments with what their page at the desk needs."""
    return Comment.objects.select_related("process__city", "idea__city", "idea__process", "paragraph", "author")


def about(subject: Idea | Comment) -> About:
    """Return what helps to decide."""
    author = subject.author
    report = open_report(subject)
    if isinstance(subject, Comment):
        return About(author_kind(author), number_of_contributions(author), report)
    return About(
        author_kind(author),
        number_of_contributions(author),
        report,
        texts=list(subject.texts.order_by("-number"))[1:],
        events=list(subject.events.select_related("corrects", "decision", "project").order_by("at", "pk")),
        similar=similar_to(subject),
        sources=list(subject.sources.select_related("process")),
        pictures=list(subject.pictures.all()),
        council_step=CouncilStep.objects.filter(idea=subject).select_related("decision").first(),
    )


def similar_to(idea: Idea) -> list[Idea]:
    """Return ideas of the same process that say nearly the same."""
    return similar_ideas(
        Wanted(
            title=idea.title,
            text=idea.text,
            process=idea.process,
            latitude=idea.latitude,
            longitude=idea.longitude,
            action_field=idea.action_field,
            besides=idea,
        )
    )


def open_report(subject: Idea | Comment) -> Report | None:
    """Return the report on it that nobody has dealt with."""
    rows = Report.objects.filter(closed_at=None, count__gt=0)
    return (rows.filter(idea=subject) if isinstance(subject, Idea) else rows.filter(comment=subject)).first()


def author_kind(author: Author) -> str:
    """Say what is known of somebody without saying who it is."""
    if author.erased_at is not None:
        return _("gelöschtes Konto")
    if not author.is_guest:
        return _("Person mit Konto, gesperrt") if author.is_blocked else _("Person mit Konto")
    if author.source != Author.Source.WEB:
        return str(author.get_source_display())
    return _("Gast mit bestätigter Adresse") if author.email_confirmed_at else _("Gast ohne bestätigte Adresse")


def number_of_contributions(author: Author) -> int:
    """Return how many ideas and comments came from the same account or guest."""
    return author.ideas.count() + author.comments.count()
