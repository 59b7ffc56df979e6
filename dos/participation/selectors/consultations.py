"""Questions about texts under discussion and about projects that are commented."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet
from django.urls import reverse

from dos.participation.models import Activity, Comment, Paragraph, ParagraphText, Phase, Process
from dos.participation.selectors.comments import Place

PUBLIC = Q(comments__state=Comment.State.PUBLISHED)


@dataclass(frozen=True)
class Subject:
    """What is commented: one paragraph of a text, or the project of a process; and where that happens."""

    place: Place
    url: str

    @property
    def process(self) -> Process:
        """The process that it belongs to."""
        return self.place.process

    @property
    def paragraph(self) -> Paragraph | None:
        """The paragraph; None where a whole project is commented."""
        return self.place.paragraph


def discussed(slug: str, kind: Process.Kind) -> Process | None:
    """Return the public process of this name and kind, or None."""
    phases = Prefetch("phases", Phase.objects.order_by("starts_at", "pk"))
    found = Process.objects.published().filter(slug=slug, kind=kind)
    return found.select_related("city", "project").prefetch_related(phases).first()


def paragraphs_of(process: Process) -> QuerySet[Any]:
    """Return the paragraphs in their order, each with its number of public comments as `voices`, and `is_changed`."""
    changes = ParagraphText.objects.filter(paragraph=OuterRef("pk")).exclude(reason="")
    found = process.paragraphs.annotate(voices=Count("comments", filter=PUBLIC), is_changed=Exists(changes))
    return found.order_by("sort_order", "pk")


def subject_of(slug: str, key: str = "") -> Subject | None:
    """Return the paragraph of this key or, without one, the project that is commented; None where there is none."""
    process = discussed(slug, Process.Kind.TEXT if key else Process.Kind.COMMENTS)
    if process is None:
        return None
    if not key:
        return Subject(Place(process), reverse("participation:process_comments", args=[slug]))
    paragraph = paragraphs_of(process).filter(key=key).first()
    if paragraph is None:
        return None
    return Subject(Place(process, paragraph=paragraph), reverse("participation:text_paragraph", args=[slug, key]))


def neighbours(paragraph: Paragraph) -> tuple[str, str]:
    """Return the keys of the paragraphs before and after; empty at the ends."""
    keys = list(paragraph.process.paragraphs.order_by("sort_order", "pk").values_list("key", flat=True))
    place = keys.index(paragraph.key)
    return keys[place - 1] if place else "", keys[place + 1] if place + 1 < len(keys) else ""


def comments_until(process: Process, now: datetime) -> datetime | None:
    """Return until when comments are taken; None while they are not."""
    phase = process.phase_at(now)
    return phase.ends_at if phase is not None and process.allows(Activity.COMMENT, now) else None
