"""Questions about one idea: its page, its clock, whose it is."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.core.cache import caches
from django.db.models import Prefetch
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from dos.core.text import translated
from dos.core.thread import Thread, walk
from dos.participation.models import Activity, Author, CouncilStep, Idea, IdeaEvent, Phase, Process
from dos.participation.selectors.similar import Wanted, similar_ideas

_SIMILAR_SECONDS = 600
_NEXT_TO_IT = ("process__city", "city", "district", "action_field", "author", "decision", "project", "milestone")


@dataclass(frozen=True)
class Clock:
    """How the promise of an answer stands (P7): "waiting", "due", "overdue" or "answered", and in words."""

    state: str
    words: str
    on: date | None = None


@dataclass(frozen=True)
class Threshold:
    """How many supports count, how many it takes, and what happens then; `needed` is 0 where nothing is promised."""

    counted: int
    needed: int
    body: str
    others: int

    @property
    def missing(self) -> int:
        """How many are still missing."""
        return max(self.needed - self.counted, 0)


@dataclass(frozen=True)
class IdeaPage:
    """Everything that its page shows beside the comments."""

    idea: Idea
    events: list[IdeaEvent]
    answer: IdeaEvent | None
    clock: Clock
    threshold: Threshold
    council_step: CouncilStep | None
    similar: list[Idea]
    thread: Thread
    taken_in: tuple[Idea, ...] = ()


def ideas_process(slug: str) -> Process | None:
    """Return the published process in which ideas are sent, with its phases."""
    found = Process.objects.published().filter(slug=slug, kind__in=[Process.Kind.IDEAS, Process.Kind.MAP])
    return found.select_related("city", "action_field").prefetch_related("phases").first()


def any_process(slug: str) -> Process | None:
    """Return a published process with its phases."""
    return Process.objects.published().filter(slug=slug).select_related("city").prefetch_related("phases").first()


def idea_named(slug: str, reference: str) -> Idea | None:
    """Return the idea of this number in a published process, whatever its state; what it shows is for the door."""
    found = Idea.objects.filter(reference=reference, process__slug=slug, process__live=True)
    return _with_neighbours(found).first()


def own_idea(reference: str, authors: set[int]) -> Idea | None:
    """Return an idea of these authors; to everybody else there is none."""
    return _with_neighbours(Idea.objects.filter(reference=reference, author_id__in=authors)).first()


def ideas_of(authors: set[int]) -> Any:
    """Return the ideas of these authors, newest first."""
    return Idea.objects.filter(author_id__in=authors).select_related("process").order_by("-created_at", "-pk")


def author_of_link(secret_hash: str) -> Author | None:
    """Return the guest behind the secret of a status link."""
    return Author.objects.filter(secret_hash=secret_hash, user=None, erased_at=None).first()


def author_behind(user: Any) -> Author | None:
    """Return the author behind an account, if it has written anything."""
    return Author.objects.filter(user=user).first() if getattr(user, "is_authenticated", False) else None


def idea_page(idea: Idea, viewer: Any) -> IdeaPage:
    """Return what the page of an idea shows to the viewer."""
    events = public_events(idea)
    return IdeaPage(
        idea=idea,
        events=events,
        answer=answer_of(events),
        clock=clock(idea, timezone.localdate()),
        threshold=threshold(idea),
        council_step=getattr(idea, "council_step", None),
        similar=_remembered_similar(idea),
        thread=walk(idea, viewer),
        taken_in=tuple(idea.sources.published().filter(state=Idea.State.MERGED).select_related("process")),
    )


def public_events(idea: Idea) -> list[IdeaEvent]:
    """Return the steps that everybody may read, oldest first."""
    return list(idea.events.filter(is_public=True).select_related("decision", "project").order_by("at", "pk"))


def answer_of(events: list[IdeaEvent]) -> IdeaEvent | None:
    """Return the newest answer of the city; what it corrects is history, and a note that moves nothing is none."""
    answers = (event for event in reversed(events) if event.to_state in Idea.ANSWERED_STATES)
    return next((event for event in answers if event.from_state != event.to_state or event.corrects_id), None)


def clock(idea: Idea, today: date) -> Clock:
    """Say by when the city answers, that it has, or that it should have."""
    if idea.answered_at is not None:
        if idea.published_at is None:
            return Clock("answered", _("beantwortet"))
        days = (idea.answered_at - idea.published_at).days
        words = ngettext("beantwortet in %(n)s Tag", "beantwortet in %(n)s Tagen", days) % {"n": days}
        return Clock("answered", words)
    if idea.answer_due_on is None or not idea.is_public or idea.state == Idea.State.MERGED:
        return Clock("waiting", "")
    day = date_format(idea.answer_due_on, "j. F Y")
    if idea.answer_due_on < today:
        return Clock("overdue", _("überfällig seit %(day)s") % {"day": day}, idea.answer_due_on)
    return Clock("due", _("Antwort bis %(day)s") % {"day": day}, idea.answer_due_on)


def threshold(idea: Idea) -> Threshold:
    """Count what counts, and apart from it what does not."""
    counted, process = idea.supports_that_count, idea.process
    return Threshold(counted, process.threshold or 0, process.threshold_body, idea.supports - counted)


def opens_again(process: Process, activity: Activity, now: datetime) -> Phase | None:
    """Return the next phase that opens the activity."""
    return process.next_phase(now, activity)


def name_of(author: Author) -> str:
    """Return the name under which a contribution stands."""
    return author.name or _("ohne Namen")


def structured(idea: Idea, url: str) -> dict[str, Any]:
    """Return the idea for search engines."""
    described = {
        "@context": "https://schema.org",
        "@type": "DiscussionForumPosting",
        "@id": url,
        "url": url,
        "headline": idea.title,
        "text": idea.text,
        "identifier": idea.reference,
        "inLanguage": idea.language,
        "datePublished": idea.published_at.isoformat() if idea.published_at else None,
        "author": {"@type": "Person", "name": name_of(idea.author)},
        "isPartOf": {"@type": "CreativeWork", "name": translated(idea.process, "title").text},
        "commentCount": idea.comments_count,
        "contentLocation": {"@type": "Place", "name": idea.place or idea.city.name},
    }
    return {key: value for key, value in described.items() if value is not None}


def _with_neighbours(found: Any) -> Any:
    rows = found.select_related(*_NEXT_TO_IT, "merged_into__process", "council_step")
    return rows.prefetch_related(Prefetch("process__phases"), "pictures")


def _remembered_similar(idea: Idea) -> list[Idea]:
    """Return similar ideas of the same process, remembered for ten minutes: they hardly change."""
    key = f"similar-ideas:{idea.pk}:{idea.version}"
    known: list[int] | None = caches["local"].get(key)
    if known is None:
        wanted = Wanted(
            idea.title, idea.text, idea.process, None, idea.latitude, idea.longitude, idea.action_field, besides=idea
        )
        known = [row.pk for row in similar_ideas(wanted)]
        caches["local"].set(key, known, _SIMILAR_SECONDS)
    if not known:
        return []
    rows = Idea.objects.published().select_related("process").in_bulk(known)
    return [rows[pk] for pk in known if pk in rows]
