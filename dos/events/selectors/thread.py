"""Events on the thread: an event stands where its projects stand; without a project on the thread of its fields.

So if the thread of A shows B, that of B shows A. What is not public is a stub without name.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from django.db.models import Max, Min, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from dos.core.module import Topic
from dos.core.text import translated
from dos.core.thread import KIND_LABELS, MAX_OF_KIND, Fill, Node, stub
from dos.events.models import Event
from dos.events.models.moments import local_day
from dos.events.selectors.addresses import canonical_url
from dos.strategy.models import ActionField, Decision, Indicator, Milestone, Objective, ProgrammeGoal, Project
from dos.strategy.selectors import nodes as strategy_nodes
from dos.strategy.selectors import thread as strategy

KINDS = ("event",)
_BELOW = (ActionField, Decision, Indicator, Milestone, Objective, ProgrammeGoal, Project)
MAX_PROJECTS = 3
_MEMORY = "events_on_thread"


def thread(obj: Any, viewer: Any) -> Iterable[Node]:
    """Return the events on the thread of the object; of an event also what it belongs to."""
    if isinstance(obj, Event):
        return _around_event(obj, viewer)
    return _nodes(events_on(obj)) if isinstance(obj, _BELOW) else ()


def thread_object(kind: str, slug: str, viewer: Any) -> Any | None:
    """Return the public event of this name, or None."""
    return Event.objects.published().filter(slug=slug).first() if kind == "event" else None


def topic(kind: str, key: str, viewer: Any) -> Topic | None:
    """Return an event as something to follow."""
    event = thread_object(kind, key, viewer)
    return Topic(kind, key, translated(event, "title").text, canonical_url(event)) if event is not None else None


def events_on(obj: Any) -> list[Event]:
    """Return the events on the thread of one of the strategy's objects, hidden ones too: for them stands a stub.

    One query; the answer is remembered on the object, because a page needs it for more than the strip.
    """
    if obj.pk is None:
        return []
    known: list[Event] | None = obj.__dict__.get(_MEMORY)
    if known is None:
        which = Q(projects__in=strategy.chain(obj).projects)
        if isinstance(obj, ActionField):
            which |= Q(projects=None, action_fields=obj)
        found = Event.objects.filter(which).annotate(last=Max("occurrences__starts_at"), following=_following())
        known = list(found.order_by("-last", "-pk")[: 2 * MAX_OF_KIND])
        obj.__dict__[_MEMORY] = known
    return known


def _nodes(events: list[Event]) -> Iterator[Node]:
    yield from (of_event(event) for event in events if event.live)
    if any(not event.live for event in events):
        yield stub("event")


def _following() -> Any:
    return Min("occurrences__starts_at", filter=Q(occurrences__ends_at__gt=timezone.now()))


def of_event(event: Event, *, is_here: bool = False) -> Node:
    """Return an event as a node: open while it is to come, full once it was, crossed where it was called off."""
    at = getattr(event, "following", None) or getattr(event, "last", None)
    on = local_day(at) if at is not None else None
    fill, state = _state(event, is_over=on is not None and on < timezone.localdate())
    return Node(
        "event",
        event.slug,
        translated(event, "title").text,
        str(KIND_LABELS["event"]),
        fill,
        state,
        on=on,
        on_precision="month" if event.date_precision == Event.Precision.MONTH else "day",
        url=reverse("events:event_detail", args=[event.slug]),
        is_here=is_here,
        is_example=event.is_example,
        rank=on.toordinal() if on is not None else 0,
    )


def _state(event: Event, *, is_over: bool) -> tuple[Fill, str]:
    if event.is_cancelled:
        return "crossed", _("abgesagt")
    if is_over:
        return "full", _("mit Bericht") if event.is_reported else _("vorbei")
    return ("half", _("läuft als Reihe")) if event.is_series else ("open", _("geplant"))


def _around_event(event: Event, viewer: Any) -> Iterator[Node]:
    dated = Event.objects.filter(pk=event.pk).annotate(last=Max("occurrences__starts_at"), following=_following())
    yield of_event(dated.get(), is_here=True)
    projects = list(event.projects.all())
    if any(not project.live for project in projects):
        yield stub("project")
    for project in [project for project in projects if project.live][:MAX_PROJECTS]:
        yield from (replace(node, is_here=False) for node in strategy.thread(project, viewer))
    if not projects:
        yield from (strategy_nodes.of_action_field(field) for field in event.action_fields.all())
